"""Arabic words for the framing rules: tokens, clitics, inflection of lexicon forms.

How a form is written in a lexicon file:

    إرهابي          a noun or adjective: article, clitics, feminine, dual, sound plurals are seen
    =هجوم           the same, but only clitics and article: no inflection (broken plurals, masdars)
    v:زعم/يزعم      a verb, past / present: persons, genders and object pronouns are seen
    !قد             this very word, with at most و or ف before it

Words of a phrase are each inflected, so "جماعة إرهابية" is found in "للجماعات الإرهابية" when the
form lists the plural of the first word as well ("=جماعات إرهابي").
"""

from __future__ import annotations

import re
from functools import lru_cache

from comparer.framing.actors import actor_in
from comparer.framing.annotate import Actor, Sentence
from comparer.framing.matcher import Hit
from comparer.framing.tokens import Token, TokenKind, cover

_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_INVISIBLE = "\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_LETTERS = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3\u06d5\ufb50-\ufdfb\ufe70-\ufefc"
_TOKEN = re.compile(
    rf"(?P<word>[{_LETTERS}][{_LETTERS}{_MARKS}{_INVISIBLE}]*|[A-Za-z][A-Za-z.'’-]*[A-Za-z]|[A-Za-z])"
    r"|(?P<number>[0-9٠-٩۰-۹][0-9٠-٩۰-۹.,٫٬]*)"
    r"|(?P<quote>[\"“”«»‹›„‟]|''|(?<!\w)['‘]|['’](?!\w))"
    r"|(?P<punct>[^\w\s])"
)
_FOLD = {
    **{ord(c): None for c in map(chr, (*range(0x610, 0x61B), *range(0x64B, 0x660), 0x670))},
    **{c: None for c in range(0x6D6, 0x6EE)},
    **{ord(c): "ا" for c in "أإآٱ"},
    ord("ى"): "ي",
    ord("ی"): "ي",
    ord("ک"): "ك",
}
_HIDE = {
    0x640: None, 0xFEFF: None, **{c: None for c in range(0x200B, 0x2010)},
    **{c: None for c in range(0x202A, 0x202F)}, **{c: None for c in range(0x2066, 0x206A)},
}  # fmt: skip
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")

_ENCLITICS = ("هما", "كما", "هم", "هن", "ها", "كم", "نا", "ه", "ك", "ي")
_NOUN_PROCLITICS = (
    "", "ال", "و", "ف", "ب", "ك", "ل", "لل", "وال", "فال", "بال", "كال", "ول", "وب", "وك", "فل",
    "فب", "ولل", "وبال", "وكال", "فلل", "فبال",
)  # fmt: skip
_VERB_PROCLITICS = ("", "و", "ف", "س", "وس", "فس", "ل", "ول", "فل")
_PARTICLE_PROCLITICS = ("", "و", "ف", "أ", "ا")


def visible(text: str) -> str:
    """The text without tatweel and direction marks, presentation forms unfolded."""
    import unicodedata

    text = text.translate(_HIDE)
    if _PRESENTATION.search(text):
        text = unicodedata.normalize("NFKC", text)
    return text


def normalise(text: str) -> str:
    """The letters that are compared: no diacritics, one alef, ى as ي."""
    return visible(text).translate(_FOLD).lower()


def tokenize(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`; offsets are code points of `text`."""
    tokens = []
    for found in _TOKEN.finditer(text, start, end):
        kind: TokenKind = found.lastgroup  # type: ignore[assignment]
        raw = visible(found.group())
        norm = normalise(raw)
        keys = keys_of(norm) if kind == "word" else frozenset((norm,))
        tokens.append(Token(found.start(), found.end(), norm, kind, keys, raw))
    return tuple(tokens)


@lru_cache(maxsize=50_000)
def keys_of(norm: str) -> frozenset[str]:
    """Every lexicon key that a word may stand for.

    "n:" a noun after its clitics, "N:" the same but only before a pronoun (حكومت in حكومته),
    "v:" a verb, "V:" a verb before a pronoun, "p:" a particle.
    """
    keys = set()
    for clitic in _PARTICLE_PROCLITICS:
        if norm.startswith(clitic) and len(norm) > len(clitic):
            keys.add("p:" + norm[len(clitic) :])
    for tag, clitics in (("n", _NOUN_PROCLITICS), ("v", _VERB_PROCLITICS)):
        for clitic in clitics:
            if not norm.startswith(clitic):
                continue
            rest = norm[len(clitic) :]
            if len(rest) < (2 if not clitic else 3):
                continue
            keys.add(f"{tag}:{rest}")
            if clitic.endswith("لل") and not rest.startswith("ل"):
                keys.add(f"{tag}:ل{rest}")
            for enclitic in _ENCLITICS:
                if rest.endswith(enclitic) and len(rest) - len(enclitic) >= 3:
                    bare = rest[: -len(enclitic)]
                    keys.add(f"{tag}:{bare}")
                    keys.add(f"{tag.upper()}:{bare}")
    return frozenset(keys)


@lru_cache(maxsize=50_000)
def expand(form: str) -> tuple[frozenset[str], ...]:
    """The keys of each word of a lexicon form."""
    if form.startswith("v:"):
        verb, *rest = form[2:].split(" ")
        return (frozenset(_verb(verb)), *(frozenset(_word(word)) for word in rest))
    return tuple(frozenset(_word(word)) for word in form.split(" ") if word)


def _word(word: str) -> set[str]:
    if word.startswith("!"):
        return {"p:" + normalise(word[1:])}
    if word.startswith("v:"):
        return _verb(word[2:])
    if word.startswith("="):
        return _noun(normalise(word[1:]), inflect=False)
    return _noun(normalise(word), inflect=True)


def _noun(word: str, *, inflect: bool) -> set[str]:
    if word.startswith("ال") and len(word) > 4:
        # An article written in the form is required in the text: "التنظيم" is not "تنظيم".
        return {f"n:{word}", f"n:لل{word[2:]}"} if not inflect else {f"n:{word}"}
    keys = {f"n:{word}"}
    if len(word) < 3:
        return keys
    if word.endswith("ة"):
        stem = word[:-1]
        keys.add(f"N:{stem}ت")
        if inflect:
            keys.update(f"n:{stem}{s}" for s in ("ات", "تان", "تين", "تا", "تي"))
        return keys
    keys.add(f"n:{word}ا")
    if not inflect:
        return keys
    endings: tuple[str, ...] = ("ان", "ين")
    if len(word) > 3 or word.endswith("ي"):
        endings = ("ان", "ين", "ون", "ات", "ة", "تان", "تين", "و", "ي", "يا")
        keys.add(f"N:{word}ت")
    keys.update(f"n:{word}{ending}" for ending in endings)
    return keys


def _verb(spec: str) -> set[str]:
    past, _, present = normalise(spec).partition("/")
    keys: set[str] = set()
    if past:
        weak = past[-1] in "يا" and len(past) > 2
        stem = past[:-1] if weak else past
        for ending in ("ت", "وا", "تا"):
            keys.add(f"v:{stem}{ending}")
        keys.update((f"v:{past}", f"V:{stem}و", f"V:{stem}ا"))
        keys.update(f"v:{past}{ending}" for ending in (("نا", "ن") if weak else ("ا", "نا", "ن")))
    if present:
        body = present[1:]
        weak = body[-1:] in ("ي", "و") and len(body) > 2
        stem = body[:-1] if weak else body
        for prefix in "يتنا":
            keys.add(f"v:{prefix}{body}")
        for prefix in "يت":
            keys.update(f"v:{prefix}{stem}{ending}" for ending in ("ون", "وا", "ان", "ن"))
            keys.add(f"V:{prefix}{stem}و")
            if weak:
                keys.add(f"v:{prefix}{stem}")
    return keys


# --- reading a sentence ---------------------------------------------------------------------

_PREPOSITIONS = frozenset(
    "في من الي علي عن مع بعد قبل خلال اثناء بين عند لدي منذ حتي دون ضد حول تحت فوق امام قرب جنوب "
    "شمال شرق غرب وسط عبر نحو حيث بسبب جراء اثر عقب ضمن لكن ان انه انها اذ اذا لان بينما فيما كما "
    "امس اليوم غدا مساء صباح ليل فجر ظهر الذي التي الذين او ثم قد كان كانت".split()
)
_COMPLEMENTISERS = frozenset("ان انه انها انهم بان بانه بانها بانهم انهما اننا انني".split())
_MONTHS_DAYS = frozenset(
    "الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت الماضي الماضية الجاري".split()
)
_IMPERFECT_TA = re.compile("^ت(?:ت|ست|كون|ؤ|ن.{2,}|.{2,}ي$|ش|ص|ب|ح|ض|ط|ع|ق|ك|و)")
_PERFECT_TA = frozenset(
    "تم توفي تمكن تعرض تسبب توقف توصل تقدم تراجع تحول تلقي تولي تبين تطور تصاعد تدخل تعهد تجاوز "
    "تحدث تسلم تضمن تضرر تفاقم توجه تركت تبني تخلي تعرف تعلم تعامل تبادل تزامن تحقق تعين تكبد "
    "تمت تعرضت تسببت تمكنت توقفت توصلت تقدمت تراجعت تحولت تلقت تولت تبينت تطورت تصاعدت تدخلت "
    "تعهدت تجاوزت تحدثت تسلمت تضمنت تضررت تفاقمت توجهت تبنت تخلت تعلمت تعاملت تبادلت تحققت تكبدت "
    "تدهور تدهورت تغير تغيرت تاثر تاثرت تشكل تشكلت تعثر تعثرت تاكد تاكدت تقرر تقررت".split()
)


def is_name(token: Token) -> bool:
    """Whether a word may be a part of a proper name: Arabic does not show it."""
    return len(token.norm) > 2 and token.norm not in _PREPOSITIONS


def accepts(tokens: tuple[Token, ...], hit: Hit) -> bool:
    """Whether a hit is what it seems, given the words around it."""
    following = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
    if hit.entry.layer == "certainty" and hit.entry.concept == "qad":
        return following is not None and _is_imperfect(following)
    return True


def _is_imperfect(token: Token) -> bool:
    word = token.norm
    if word in ("لا", "لن"):
        return True
    if word.startswith("ي"):
        return len(word) > 2
    if word.startswith("ت"):
        return word not in _PERFECT_TA and bool(_IMPERFECT_TA.match(word))
    return False


def source_of(sentence: Sentence, hit: Hit) -> Actor | None:
    """Who is quoted by a reporting verb or phrase."""
    after = _run(sentence, hit.last + 1, 1, limit=8)
    if hit.entry.concept == "according":
        return actor_in(sentence, after, is_name)
    found = actor_in(sentence, after, is_name)
    if found and found.concepts:
        return found
    before = actor_in(sentence, _run(sentence, hit.first - 1, -1, limit=8), is_name)
    if before and before.concepts:
        return before
    return found or before


def _run(sentence: Sentence, start: int, step: int, limit: int) -> list[int]:
    found = []
    index = start
    while 0 <= index < len(sentence.tokens) and len(found) < limit:
        token = sentence.tokens[index]
        if token.kind in ("punct", "quote") or token.norm in _COMPLEMENTISERS:
            break
        if any(e.concept != "according" for e in sentence.entries("report", index)):
            break
        found.append(index)
        index += step
    return sorted(found)


def voice_of(sentence: Sentence, hit: Hit) -> tuple[str, Actor | None]:
    """Voice of an event and its agent: None where the words hide who did it."""
    tokens = sentence.tokens
    category = hit.entry.category
    agent = _agent_after(sentence, hit.last)
    if category == "noun":
        return "nominal", agent
    if category == "intransitive":
        return "intransitive", agent
    if category == "passive" or _is_vowelled_passive(tokens[hit.first]):
        return "passive", agent
    if agent is not None:
        return "passive", agent
    subject = _subject(sentence, hit)
    if subject is not None:
        return "active", subject
    return "passive", None


def _is_vowelled_passive(token: Token) -> bool:
    raw = token.raw.lstrip("وف")
    return len(raw) > 1 and raw[1] == "\u064f"


def _agent_after(sentence: Sentence, last: int) -> Actor | None:
    tokens = sentence.tokens
    for index in range(last + 1, min(last + 14, len(tokens))):
        if tokens[index].norm in (".", "؛", "،", ":"):
            break
        entries = sentence.entries("agent", index)
        if any(e.category == "by" for e in entries):
            if any(e.category == "by" for e in sentence.entries("agent", index + 1)):
                continue
            return actor_in(sentence, _run(sentence, index + 1, 1, limit=4), is_name)
        if any(e.category == "instrument" for e in entries):
            found = actor_in(sentence, range(index + 1, min(index + 5, len(tokens))), is_name)
            if found and found.concepts:
                return found
    return None


def _subject(sentence: Sentence, hit: Hit) -> Actor | None:
    """The subject of an active verb: the noun phrase after it that another noun phrase follows."""
    tokens = sentence.tokens
    index = hit.last + 1
    phrase: list[int] = []
    while index < len(tokens) and tokens[index].kind == "word":
        if tokens[index].norm in _PREPOSITIONS:
            break
        in_phrase = bool(sentence.entries("label", index)) or bool(
            sentence.entries("source", index)
        )
        if not in_phrase and phrase:
            break
        if not in_phrase:
            return None
        phrase.append(index)
        index += 1
    if not phrase:
        return None
    following = tokens[index] if index < len(tokens) else None
    if following is None or following.kind in ("punct", "quote"):
        return None
    if following.norm in _PREPOSITIONS:
        return None
    return actor_in(sentence, phrase, lambda _: False)
