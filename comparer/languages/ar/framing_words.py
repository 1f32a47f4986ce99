"""Arabic words for the framing rules: tokens, clitics, inflection of lexicon forms.

How a form is written in a lexicon file:

    إرهابي          a noun or adjective: article, clitics, feminine, dual, sound plurals are seen
    =هجوم           the same, but only clitics and article: no inflection (broken plurals, masdars)
    a:بشع           an adjective: as a noun, with feminine and plural however short it is
    v:زعم/يزعم      a verb, past / present: persons, genders and object pronouns are seen
    v:طرد/يطرد/طرد  the same with its verbal noun (events only)
    f:ألغيت         this very form of a verb
    !قد             this very word, with at most و or ف before it
    v:أطلق/يطلق * النار   "*": up to seven words may stand between

Words of a phrase are each inflected, so "جماعة إرهابية" is found in "للجماعات الإرهابية" when the
form lists the plural of the first word as well ("=جماعات إرهابي").
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from typing import Any

from comparer import languages
from comparer.framing.matcher import START, start_of
from comparer.framing.tokens import Token, TokenKind

_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_INVISIBLE = "\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_LETTERS = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3\u06d5\ufb50-\ufdfb\ufe70-\ufefc"
_TOKEN = re.compile(
    rf"(?P<word>[{_LETTERS}][{_LETTERS}{_MARKS}{_INVISIBLE}]*|[A-Za-z][A-Za-z.'’-]*[A-Za-z]|[A-Za-z])"
    r"|(?P<number>[0-9٠-٩۰-۹]+(?:[.,٫٬][0-9٠-٩۰-۹]+)*)"
    r"|(?P<quote>[\"“”«»‹›„‟]|''|(?<!\w)['‘]|['’](?!\w))"
    r"|(?P<punct>[^\w\s])"
)
_FOLD = {
    **{ord(c): None for c in map(chr, (*range(0x610, 0x61B), *range(0x64B, 0x660), 0x670))},
    **dict.fromkeys(range(1750, 1774)),
    **{ord(c): "ا" for c in "أإآٱ"},
    ord("ى"): "ي",
    ord("ی"): "ي",
    ord("ک"): "ك",
}
_HIDE = {
    0x640: None, 0xFEFF: None, **dict.fromkeys(range(8203, 8208)),
    **dict.fromkeys(range(8234, 8239)), **dict.fromkeys(range(8294, 8298)),
}  # fmt: skip
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")

_JUSSIVE = frozenset(("لم", "ولم", "فلم"))
"""After these a verb loses its long vowel: لم يغب, لم يبن."""
_ENCLITICS = ("هما", "كما", "هم", "هن", "ها", "كم", "نا", "ه", "ك")
_NOUN_PROCLITICS = (
    "", "ال", "و", "ف", "ب", "ك", "ل", "لل", "وال", "فال", "بال", "كال", "ول", "وب", "وك", "فل",
    "فب", "ولل", "وبال", "وكال", "فلل", "فبال",
)  # fmt: skip
_VERB_PROCLITICS = ("", "و", "ف", "س", "وس", "فس", "ل", "ول", "فل")
_PRESENT = frozenset("يتنا")
"""How a verb of the present may begin, as normalised."""
_PARTICLE_PROCLITICS = ("", "و", "ف")


def visible(text: str) -> str:
    """The text without tatweel and direction marks, presentation forms unfolded."""
    text = text.translate(_HIDE)
    if _PRESENTATION.search(text):
        text = unicodedata.normalize("NFKC", text)
    return text


def normalise(text: str) -> str:
    """The letters that are compared: no diacritics, one alef, ى as ي."""
    return visible(text).translate(_FOLD).lower()


def tokenize(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`; offsets are code points of `text`."""
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text, start, end):
        kind: TokenKind = found.lastgroup  # type: ignore[assignment]
        norm, keys, raw = _read(found.group(), kind)
        if kind == "word" and tokens and tokens[-1].norm in _JUSSIVE:
            keys |= {f"j:{norm}"}
        tokens.append(Token(found.start(), found.end(), norm, kind, keys, raw))
    return tuple(tokens)


@lru_cache(maxsize=50_000)
def _read(written: str, kind: TokenKind) -> tuple[str, frozenset[str], str]:
    raw = visible(written)
    norm = normalise(raw)
    if kind != "word":
        return norm, frozenset((norm,)), raw
    return norm, keys_of(norm, article=not raw.startswith("أل")), raw


def keys_of(norm: str, *, article: bool = True) -> frozenset[str]:
    """Every lexicon key that a word may stand for; `article` is whether it may begin with one.

    "n:" a noun after its clitics, "N:" the same but only before a pronoun (حكومت in حكومته),
    "v:" a verb, "V:" a verb before a pronoun, "j:" a weak verb after لم, "p:" a particle.
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
            defined = clitic.endswith("ال")
            if clitic == "ال" and not article:
                continue  # A hamza is written: ألفريد is Alfred, and ألقى has no article.
            if clitic.endswith("س") and rest[:1] not in _PRESENT:
                continue  # The future is of a present: وسمحت is "and allowed", never "will wipe".
            if len(rest) < (2 if not clitic or defined else 4 if clitic.endswith("ك") else 3):
                continue
            keys.add(f"{tag}:{rest}")
            if clitic.endswith("لل") and not rest.startswith("ل"):
                keys.add(f"{tag}:ل{rest}")
            for enclitic in _ENCLITICS:
                if tag == "v" and enclitic.startswith("ك"):
                    continue  # Nobody is addressed in a report: شكوك is doubts, not "complained".
                if rest.endswith(enclitic) and len(rest) - len(enclitic) >= 3:
                    bare = rest[: -len(enclitic)]
                    keys.add(f"{tag}:{bare}")
                    keys.add(f"{tag.upper()}:{bare}")
    return frozenset(keys)


@lru_cache(maxsize=50_000)
def expand(form: str) -> tuple[frozenset[str], ...]:
    """The keys of each word of a lexicon form."""
    if form.startswith("f:"):
        verb, *rest = form[2:].split(" ")
        return (frozenset((f"v:{normalise(verb)}",)), *(frozenset(_word(word)) for word in rest))
    if form.startswith("v:"):
        verb, *rest = form[2:].split(" ")
        return (frozenset(_verb(verb)), *(frozenset(_word(word)) for word in rest))
    return tuple(frozenset(_word(word)) for word in form.split(" ") if word)


def starts(form: str) -> frozenset[str]:
    """How the keys of a form's first word may begin (`matcher.start_of`).

    Read off the word where that is plain; a short word whose letters change is inflected.
    """
    first = form.partition(" ")[0]
    if first.startswith("v:"):
        past, _, present = first[2:].partition("/")
        begin, second = _begin(past), _begin(present)[1:START]
        changes = len(begin) <= START and (past.endswith(("ا", "ى")) or begin[1:2] == "ا")
        if changes or (past and len(begin) < START) or (present and len(second) < START - 1):
            return _starts_of_keys(form)
        begins = [f"{prefix}{second}" for prefix in "يت"] if present else []
        return frozenset((begin[:START], *begins) if past else begins)
    begin = _begin(first.partition(":")[2] if first[1:2] == ":" else first.lstrip("=!"))
    if len(begin) < START or (len(begin) == START and begin.endswith("ة")):
        return _starts_of_keys(form)
    begin = begin[:START]
    return frozenset((begin, "لل" + begin[2:]) if begin.startswith("ال") else (begin,))


def _starts_of_keys(form: str) -> frozenset[str]:
    return frozenset(start_of(key) for key in expand(form)[0])


def _begin(word: str) -> str:
    """The letters that are compared at the beginning: marks may stand between them."""
    return _first_letters(word[: 2 * START])


@lru_cache(maxsize=20_000)
def _first_letters(written: str) -> str:
    return normalise(written)


def _word(word: str) -> set[str]:
    if word == "*":
        return {"*"}
    if word.isdecimal():
        return {word}  # A year: نكسة 1967.
    if word.startswith("!"):
        return {"p:" + normalise(word[1:])}
    if word in ("أن", "إن"):
        return {"p:ان"}  # No noun, which might have an article: الآن is "now".
    if word.startswith("v:"):
        return _verb(word[2:])
    if word.startswith("a:"):
        return _adjective(normalise(word[2:]))
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
        if len(word) > 4 and word.endswith(("ون", "ين")):
            # Either case, and the construct state: مسؤولين, مسؤولو الصحة.
            keys.add(f"n:{word[:-1]}")
        return keys
    if len(word) > 3 or word.endswith("ي"):
        return keys | _adjective(word)
    keys.update(f"n:{word}{ending}" for ending in ("ان", "ين"))
    return keys


_ADJECTIVE_ENDINGS = ("", "ا", "ان", "ين", "ون", "ات", "ة", "تان", "تين", "و", "ي", "يا")


def _adjective(word: str) -> set[str]:
    return {f"N:{word}ت", *(f"n:{word}{ending}" for ending in _ADJECTIVE_ENDINGS)}


def _verb(spec: str) -> set[str]:
    written = spec.partition("/")[0]
    past, _, present = normalise(spec).partition("/")
    present = present.partition("/")[0]
    keys: set[str] = set()
    if past:
        # A final hamza (برأ) is a consonant, a final alef (غزا, نفى) is not.
        weak = written[-1] in "ىا" and len(past) > 2
        stem = past[:-1] if weak else past
        for ending in ("ت", "وا", "تا"):
            keys.add(f"v:{stem}{ending}")
        keys.update((f"v:{past}", f"V:{stem}و", f"V:{stem}ا"))
        keys.update(f"v:{past}{ending}" for ending in (("نا",) if weak else ("ا", "نا")))
    if present:
        body = present[1:]
        if len(past) == 3 and past[1] == "ا" and len(body) == 3 and body[1] in "ويا":
            keys.update(f"j:{prefix}{body[0]}{body[2]}" for prefix in "يت")
        weak = body[-1:] in ("ي", "و") and len(body) > 2
        stem = body[:-1] if weak else body
        # Not "we": reports seldom speak so, and نصف is a half, not "we describe".
        for prefix in "يت":
            keys.add(f"v:{prefix}{body}")
        for prefix in "يت":
            keys.update(f"v:{prefix}{stem}{ending}" for ending in ("ون", "وا", "ان"))
            keys.add(f"V:{prefix}{stem}و")
            if weak:
                keys.add(f"j:{prefix}{stem}")
    return keys


@cache
def words(role: str) -> frozenset[str]:
    """The function words that play a role (`framing_words.toml`)."""
    return frozenset(_word_lists()[role].split())


def longest_word() -> int:
    """The length in letters beyond which a word is several that lost the space between them."""
    return int(_word_lists()["longest_word"])


@cache
def _word_lists() -> dict[str, Any]:
    content = languages.data_file("ar", "framing_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(content)
