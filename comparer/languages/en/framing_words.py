"""English words for the framing rules: tokens and inflection of lexicon forms.

How a form is written in a lexicon file:

    militant         a noun or adjective: plural and possessive are seen; the last word inflects
    =the accused     these very words
    v:take over      a verb, its first word inflects
    a:brutal         an adjective and its adverb: brutal, brutally
    v:set * on fire up to seven words may stand at the "*"
    v:keep one's job "one's": any possessive, as in a dictionary: kept her job
    US, Islamic State  a form with a capital letter matches only with these capitals
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from typing import Any

from comparer import languages
from comparer.framing.matcher import START, start_of
from comparer.framing.tokens import Token, TokenKind

_TOKEN = re.compile(
    r"(?P<abbreviation>(?:[A-Za-z]\.){2,}"
    r"|\b(?:Mr|Mrs|Ms|Dr|Prof|Col|Gen|Lt|Maj|Capt|Sgt|Brig|Cmdr|Adm|Sen|Rep|Gov|Rev|St)\.(?=\s+[A-Z]))"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)"
    r"|(?P<number>[$£€]?\d+(?:[.,]\d+)*)"
    r"|(?P<quote>[\"“”«»]|''|(?<!\w)['‘]|['’](?!\w))"
    r"|(?P<punct>[^\w\s])"
)
_CLITIC = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))$", re.IGNORECASE)


def normalise(text: str) -> str:
    """The letters that are compared."""
    return text.lower().replace("’", "'")


def tokenize(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`; offsets are code points of `text`."""
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text, start, end):
        group, raw, at = found.lastgroup, found.group(), found.start()
        if group == "word":
            clitic = _CLITIC.search(raw) if not raw.isalpha() else None
            if clitic and clitic.start():
                tokens.append(_token(at, raw[: clitic.start()]))
                tokens.append(_token(at + clitic.start(), clitic.group()))
            else:
                tokens.append(_token(at, raw))
        elif group == "abbreviation":
            plain = raw.replace(".", "")
            keys = frozenset((plain.lower(), plain))
            tokens.append(Token(at, found.end(), plain.lower(), "word", keys, plain))
        elif raw not in "-‐‑":
            kind: TokenKind = group  # type: ignore[assignment]
            if raw in "'’" and kind == "quote" and _is_possessive(text, at, tokens):
                kind = "punct"
            norm = normalise(raw)
            tokens.append(Token(at, found.end(), norm, kind, frozenset((norm,)), raw))
    return tuple(tokens)


def _is_possessive(text: str, at: int, tokens: list[Token]) -> bool:
    """Whether an apostrophe after s closes no quotation: "the deputies' summons"."""
    if at == 0 or text[at - 1] not in "sS":
        return False
    return sum(t.kind == "quote" and t.raw in "'‘’" for t in tokens) % 2 == 0


def _token(start: int, raw: str) -> Token:
    norm = normalise(raw)
    keys = frozenset((norm,)) if raw == norm else frozenset((norm, raw))
    return Token(start, start + len(raw), norm, "word", keys, raw)


@cache
def irregular_verbs() -> dict[str, tuple[str, str]]:
    """Base form → past, past participle."""
    text = languages.data_file("en", "framing_irregular.tsv").read_text(encoding="utf-8")
    table = {}
    for line in text.splitlines():
        if line and not line.startswith("# "):
            base, past, participle = line.split("\t")
            table[base] = (past, participle)
    return table


@cache
def actions() -> dict[str, str]:
    """Verb → its noun of action, where its inflection does not give it: withdraw, withdrawal."""
    text = languages.data_file("en", "framing_actions.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("# "))
    return {row[0]: row[1] for row in rows}


@lru_cache(maxsize=50_000)
def expand(form: str) -> tuple[frozenset[str], ...]:
    """The keys of each word of a lexicon form."""
    if form.startswith("="):
        return tuple(map(_exact, _words(form[1:])))
    if form.startswith("a:"):
        *first, last = _words(form[2:])
        return (*(frozenset((word,)) for word in first), frozenset(spelled(last, adverb(last))))
    if form.startswith("v:"):
        verb, *rest = _words(form[2:])
        return (frozenset(verb_forms(verb)), *map(_exact, rest))
    words = _words(form)
    if not words:
        return ()
    *rest, last = words
    return (*(frozenset(spelled(word)) for word in rest), frozenset(spelled(last, *_plurals(last))))


ANYONES = "one's"
"""The word of a form that stands for any possessive."""


def _exact(word: str) -> frozenset[str]:
    return words("possessives") if word == ANYONES else frozenset((word,))


def starts(form: str) -> frozenset[str]:
    """How the keys of a form's first word may begin (`matcher.start_of`).

    Read off the word where that is plain: inflection changes its last two letters at most.
    """
    is_verb = form.startswith("v:")
    first = (form[2:] if form[1:2] == ":" else form.lstrip("=")).partition(" ")[0].lower()
    if len(first) < START + 2 or not first.isalpha():
        return frozenset(start_of(key) for key in expand(form)[0])
    if is_verb and first in irregular_verbs():
        return frozenset(word[:START] for word in (first, *irregular_verbs()[first]))
    return frozenset((first[:START],))


def _words(form: str) -> list[str]:
    """The words of a form as they stand in a text; "*" is kept."""
    for mark in ("*", ANYONES):
        before, found, after = f"{form} ".partition(f" {mark} ")
        if found:
            return [*_words(before), mark, *_words(after.strip())]
    if form == "n't":
        return [form]
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


def adverb(adjective: str) -> str:
    """The adverb in -ly of an adjective; no word at all for one that has none is no harm."""
    if re.search(r"[^aeiou]y$", adjective):
        return adjective[:-1] + "ily"
    if re.search(r"[^aeiou]le$", adjective):
        return adjective[:-1] + "y"
    if adjective.endswith("ic"):
        return adjective + "ally"
    return adjective + ("y" if adjective.endswith("ll") else "ly")


def _plurals(word: str) -> tuple[str, ...]:
    if re.search(r"[^aeiou]y$", word):
        return (word[:-1] + "ies",)
    if re.search(r"(s|x|z|ch|sh)$", word):
        return (word + "es",)
    if word.endswith("man"):
        return (word[:-3] + "men", word + "s")
    if re.search(r"[^aeiou]o$", word):
        return (word + "es", word + "s")  # Heroes, but photos.
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


def doubles(verb: str) -> bool:
    """Whether the verb doubles its last letter before -ed and -ing."""
    return verb in words("doubling")


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


@cache
def words(role: str) -> frozenset[str]:
    """The function words that play a role (`framing_words.toml`)."""
    return frozenset(_word_lists()[role].split())


def longest_word() -> int:
    """The length in letters beyond which a word is several that lost the space between them."""
    return int(_word_lists()["longest_word"])


@cache
def _word_lists() -> dict[str, Any]:
    content = languages.data_file("en", "framing_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(content)
