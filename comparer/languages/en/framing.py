"""English words for the framing rules: tokens and inflection of lexicon forms.

How a form is written in a lexicon file:

    militant         a noun or adjective: plural and possessive are seen; the last word inflects
    =the accused     these very words
    v:take over      a verb, its first word inflects
    US, Islamic State  a form with a capital letter matches only with these capitals
"""

from __future__ import annotations

import re
from functools import lru_cache

from comparer import languages
from comparer.framing.actors import actor_in
from comparer.framing.annotate import Actor, Sentence
from comparer.framing.matcher import Hit
from comparer.framing.tokens import Token, TokenKind, cover

_TOKEN = re.compile(
    r"(?P<abbreviation>(?:[A-Za-z]\.){2,})"
    r"|(?P<nt>(?:(?<=ca)|(?<=do)|(?<=did)|(?<=is)|(?<=was)|(?<=were)|(?<=are)|(?<=has)|(?<=have)"
    r"|(?<=had)|(?<=does)|(?<=would)|(?<=could)|(?<=should)|(?<=wo)|(?<=must)|(?<=need)"
    r"|(?<=might))n['’]t\b)"
    r"|(?P<word>(?:[^\W\d_](?!['’]t\b)|[^\W\d_](?=['’]t\b))[^\W\d_]*?(?=n['’]t\b|[^\w]|[\d_]|$))"
    r"|(?P<clitic>['’](?:s|S|re|ve|ll|d|m)\b)"
    r"|(?P<number>[$£€]?\d[\d.,]*)"
    r"|(?P<quote>[\"“”«»]|''|(?<!\w)['‘]|['’](?!\w))"
    r"|(?P<punct>[^\w\s])"
)


def normalise(text: str) -> str:
    """The letters that are compared."""
    return text.lower().replace("’", "'")


def tokenize(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`; offsets are code points of `text`."""
    tokens = []
    for found in _TOKEN.finditer(text, start, end):
        group = found.lastgroup or "punct"
        raw = found.group()
        if group == "punct" and raw in "-‐‑":
            continue
        norm = normalise(raw)
        kind: TokenKind = "word"
        if group in ("number", "quote", "punct"):
            kind = group  # type: ignore[assignment]
        if group == "abbreviation":
            raw = raw.replace(".", "")
            norm = raw.lower()
        keys = frozenset((norm, raw)) if raw != norm else frozenset((norm,))
        tokens.append(Token(found.start(), found.end(), norm, kind, keys, raw))
    return tuple(tokens)


@lru_cache(maxsize=1)
def irregular_verbs() -> dict[str, tuple[str, str]]:
    """Base form → past, past participle."""
    text = languages.data_file("en", "framing_irregular.tsv").read_text(encoding="utf-8")
    table = {}
    for line in text.splitlines():
        if line and not line.startswith("# "):
            base, past, participle = line.split("\t")
            table[base] = (past, participle)
    return table


@lru_cache(maxsize=50_000)
def expand(form: str) -> tuple[frozenset[str], ...]:
    """The keys of each word of a lexicon form."""
    if form.startswith("="):
        return tuple(frozenset((word,)) for word in _words(form[1:]))
    if form.startswith("v:"):
        verb, *rest = _words(form[2:])
        return (frozenset(verb_forms(verb)), *(frozenset((word,)) for word in rest))
    words = _words(form)
    if not words:
        return ()
    *rest, last = words
    return (*(frozenset(spelled(word)) for word in rest), frozenset(spelled(last, *_plurals(last))))


def _words(form: str) -> list[str]:
    return [token.raw.replace("’", "'") for token in tokenize(form, 0, len(form))]


def spelled(*words: str) -> set[str]:
    """The words with both -ise and -ize spellings."""
    return {
        variant
        for word in words
        for variant in (
            word,
            re.sub(r"(?<=\w{4})is(?=(?:e|ed|es|ing|ation|ations|er|ers)$)", "iz", word),
        )
    }


def _plurals(word: str) -> tuple[str, ...]:
    if re.search(r"[^aeiou]y$", word):
        return (word[:-1] + "ies",)
    if re.search(r"(s|x|z|ch|sh)$", word):
        return (word + "es",)
    if word.endswith("man"):
        return (word[:-3] + "men", word + "s")
    return (word + "s",)


@lru_cache(maxsize=50_000)
def paradigm(verb: str) -> tuple[str, str, str, str, str]:
    """Base, third person, past, past participle, -ing form."""
    if re.search(r"[^aeiou]y$", verb):
        third, regular = verb[:-1] + "ies", verb[:-1] + "ied"
    elif re.search(r"(s|x|z|ch|sh|o)$", verb):
        third, regular = verb + "es", verb + "ed"
    else:
        third, regular = verb + "s", verb + ("d" if verb.endswith("e") else "ed")
    ing = (verb[:-1] if re.search(r"[^eoy]e$", verb) else verb) + "ing"
    if doubles(verb):
        regular, ing = verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    if verb.endswith("ie"):
        ing = verb[:-2] + "ying"
    past, participle = irregular_verbs().get(verb, (regular, regular))
    return verb, third, past, participle, ing


_DOUBLING = frozenset(
    "abet admit acquit ban bar bet commit compel control cut deter drop expel fit grab gun hit "
    "infer kidnap mar mob nab occur omit patrol permit plan plot propel prod ram rebel refer rig "
    "rip rob scrap scrub sit skip slam slap slip snap spot stab star stir stop strip submit tap "
    "top transfer transmit trap trim whip win wrap zap shut let get put set split quit rid run "
    "begin forget regret fuel signal quell".split()
) - {"fuel", "signal", "quell"}


def doubles(verb: str) -> bool:
    """Whether the verb doubles its last letter before -ed and -ing."""
    return verb in _DOUBLING


def verb_forms(verb: str) -> set[str]:
    """All forms of a verb, in both spellings; travelled and traveled alike."""
    if verb == "be":
        return {"be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re"}
    if verb == "have":
        return {"have", "has", "had", "having", "'ve"}
    forms = spelled(*paradigm(verb))
    if re.search(r"[aeiou]l$", verb):
        forms |= {verb + "led", verb + "ling"}
    return forms


# --- reading a sentence ---------------------------------------------------------------------

_BE = frozenset("is are was were be been being 's 're am".split())
_GET = frozenset("get gets got getting gotten".split())
_HAVE = frozenset("has have had having 've".split())
_ADVERBS = frozenset(
    "not n't also all both reportedly allegedly then later still never ever just only already "
    "since immediately initially subsequently recently fatally seriously severely critically "
    "badly forcibly repeatedly effectively largely partly partially completely totally".split()
)
_PREPOSITIONS = frozenset(
    "in on at during after before when while as by near outside inside from for with without "
    "since until under over along across amid following because where who which that and or but "
    "to into through around between against earlier last this yesterday today overnight late "
    "early again too there here than if though although due via within per toward towards "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_BOUNDARY = frozenset("that which who whom whose when while after before because although though "
                      "but if where as since and or so until than whether".split())  # fmt: skip
_PRONOUNS = frozenset(
    "he she it they we i you who which that this these those his her their its our my him them "
    "us there what".split()
)
_MODALS = frozenset("will would can could may might must shall should to do does did".split())
_SKIP_IN_NAMES = frozenset(
    "The A An In On At By For And But He She It They We His Her Their".split()
)


def is_name(token: Token) -> bool:
    """Whether a word looks like a part of a proper name."""
    return token.raw[:1].isupper() and token.raw not in _SKIP_IN_NAMES and len(token.raw) > 1


def accepts(tokens: tuple[Token, ...], hit: Hit) -> bool:
    """Whether a hit is what it seems, given the words around it."""
    token = tokens[hit.first]
    following = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
    if hit.entry.layer == "certainty" and hit.first == hit.last:
        if token.norm == "may" and (
            (token.raw == "May" and hit.first > 0) or (following and following.kind == "number")
        ):
            return False
        if token.norm == "could" and following and following.norm in ("not", "n't"):
            return False
    return True


def source_of(sentence: Sentence, hit: Hit) -> Actor | None:
    """Who is quoted by a reporting verb or phrase."""
    tokens = sentence.tokens
    after = _run(sentence, hit.last + 1, 1, limit=8)
    if hit.entry.concept == "according":
        return actor_in(sentence, after, is_name, pronouns=_PRONOUNS)
    before = _run(sentence, hit.first - 1, -1, limit=10)
    if before:
        return actor_in(sentence, before, is_name, pronouns=_PRONOUNS)
    if after and tokens[after[0]].norm not in _PRONOUNS:
        return actor_in(sentence, after, is_name, pronouns=_PRONOUNS)
    return None


def _run(sentence: Sentence, start: int, step: int, limit: int) -> list[int]:
    """The words from `start` on, until a mark, a clause boundary or another verb of saying."""
    found = []
    index = start
    while 0 <= index < len(sentence.tokens) and len(found) < limit:
        token = sentence.tokens[index]
        if token.kind in ("punct", "quote") or token.norm in _BOUNDARY:
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
    if category == "noun":
        return "nominal", _agent_after(sentence, hit.last) or _adjective_agent(sentence, hit)
    if category == "intransitive":
        return "intransitive", _agent_after(sentence, hit.last)
    if _is_passive(tokens, hit):
        return "passive", _agent_after(sentence, hit.last)
    subject = _subject(sentence, hit.first)
    if subject is None:
        return "active", Actor(cover(tokens, hit.first, hit.last), frozenset(), (), "pronoun")
    return "active", subject


def _is_passive(tokens: tuple[Token, ...], hit: Hit) -> bool:
    word = tokens[hit.first].norm
    if not (word.endswith(("ed", "n", "t", "d", "g", "k")) or word in _participles()):
        return False
    if word.endswith("ing"):
        return False
    index = hit.first - 1
    while index >= 0 and (tokens[index].norm in _ADVERBS or tokens[index].norm.endswith("ly")):
        index -= 1
    before = tokens[index].norm if index >= 0 else ""
    if before in _BE or before in _GET:
        return True
    if before in _HAVE or before in _MODALS:
        return False
    if not (word.endswith("ed") or word in _participles()):
        return False
    if hit.last > hit.first:
        return False
    following = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
    if following is None or following.kind in ("punct", "quote"):
        return True
    return following.norm in _PREPOSITIONS and index >= 0


@lru_cache(maxsize=1)
def _participles() -> frozenset[str]:
    return frozenset(participle for _, participle in irregular_verbs().values())


def _agent_after(sentence: Sentence, last: int) -> Actor | None:
    """The doer named after an event: "by X", "at the hands of X", "in an X strike"."""
    tokens = sentence.tokens
    for index in range(last + 1, min(last + 14, len(tokens))):
        token = tokens[index]
        if token.norm in (".", ";", ":"):
            break
        if any(e.category == "by" for e in sentence.entries("agent", index)):
            run = _run(sentence, index + 1, 1, limit=6)
            if not run or tokens[run[0]].kind == "number" or tokens[run[0]].norm.endswith("ing"):
                continue
            if tokens[run[0]].norm in ("the",) and len(run) > 1 and tokens[run[1]].norm == "time":
                continue
            return actor_in(sentence, run, is_name, pronouns=_PRONOUNS)
        if any(e.category == "instrument" for e in sentence.entries("agent", index)):
            run = [i for i in range(max(last + 1, index - 4), index)]
            found = actor_in(sentence, run, is_name)
            if found and found.concepts:
                return found
    return None


def _adjective_agent(sentence: Sentence, hit: Hit) -> Actor | None:
    """The doer before a noun of action: "Israeli bombardment", "the army's arrest of"."""
    run = _run(sentence, hit.first - 1, -1, limit=3)
    found = actor_in(sentence, run, is_name)
    return found if found and found.concepts else None


def _subject(sentence: Sentence, first: int) -> Actor | None:
    tokens = sentence.tokens
    index = first - 1
    while index >= 0 and (
        tokens[index].norm in _MODALS | _HAVE | _ADVERBS | _BE or tokens[index].norm.endswith("ly")
    ):
        index -= 1
    run = _run(sentence, index, -1, limit=8)
    if not run:
        return None
    return actor_in(sentence, run, is_name, pronouns=_PRONOUNS)
