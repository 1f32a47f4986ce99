"""English word forms: plurals, tenses, articles, for words of a dictionary's glosses."""

from __future__ import annotations

import functools
import re

from comparer import languages

_VOWELS = "aeiou"
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")


@functools.cache
def _verbs() -> dict[str, tuple[str, str]]:
    """Past and past participle of irregular verbs."""
    return {"have": ("had", "had"), "be": ("was", "been")} | {
        base: (past, participle) for base, past, participle in _rows("framing_irregular.tsv")
    }


@functools.cache
def _plurals() -> dict[str, str]:
    return dict(_rows("gloss_plurals.tsv"))  # type: ignore[arg-type]


@functools.cache
def units() -> dict[str, tuple[str, str]]:
    """The name of each canonical unit in the singular and the plural."""
    return {unit: (one, many) for unit, one, many in _rows("gloss_units.tsv")}


@functools.cache
def _plainer() -> dict[str, str]:
    return dict(_rows("gloss_plain.tsv"))  # type: ignore[arg-type]


def plain(phrase: str) -> str:
    """What an English newspaper would rather write than the dictionary's gloss."""
    return _plainer().get(phrase, phrase)


def adverb(adjective: str) -> str:
    """The adverb of an adjective: "quick" → "quickly"; "in a … way" where there is none."""
    if " " in adjective or adjective.endswith(("ed", "ing", "ly", "er")):
        return f"in {article(adjective)} {adjective} way"
    if adjective in ("fast", "hard", "well", "more", "better", "less"):
        return adjective
    if adjective == "good":
        return "well"
    if adjective.endswith("ic"):
        return adjective + "ally"
    if adjective.endswith("le") and adjective[-3:-2] not in _VOWELS:
        return adjective[:-1] + "y"
    if adjective.endswith("y"):
        return adjective[:-1] + "ily"
    return adjective + "ly"


def _rows(name: str) -> list[tuple[str, ...]]:
    text = languages.data_file("en", name).read_text(encoding="utf-8")
    return [
        tuple(line.split("\t")) for line in text.split("\n") if line and not line.startswith("#")
    ]


_ADJECTIVAL = re.compile(
    r"(?:ed|ing|al|ic|ous|ive|able|ible|ful|less|ary|ant|ent|ish|y|en|ular|ate|ite|id|own)$"
)


def is_adjectival(phrase: str) -> bool:
    """Whether the phrase looks like an adjective or a participle."""
    return bool(_ADJECTIVAL.search(phrase.split(" ", maxsplit=1)[0])) and not is_plural(phrase)


@functools.cache
def _places() -> frozenset[str]:
    return frozenset(word for (word,) in _rows("gloss_places.txt"))


def is_place(phrase: str) -> bool:
    """Whether the phrase's noun is a kind of place: something happens in it."""
    word = phrase.partition(" of ")[0].rpartition(" ")[2].lower()
    return word in _places() or (is_plural(word) and any(_plural(p) == word for p in _places()))


def plural(phrase: str) -> str:
    """The phrase in the plural: its head noun is its last word, or the one before "of"."""
    head, separator, rest = phrase.partition(" of ")
    start, space, word = head.rpartition(" ")
    return start + space + _plural(word) + separator + rest


def is_plural(phrase: str) -> bool:
    """Whether the phrase's head noun looks like a plural."""
    word = phrase.partition(" of ")[0].rpartition(" ")[2].lower()
    if word in _irregular_plurals():
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "ics", "news", "series"))


@functools.cache
def _irregular_plurals() -> frozenset[str]:
    return frozenset(_plurals().values())


def _plural(word: str) -> str:
    lower = word.lower()
    if lower in _plurals():
        return _plurals()[lower]
    if is_plural(word):
        return word
    if _SIBILANT.search(lower):
        return word + "es"
    if lower.endswith("y") and lower[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


@functools.cache
def _past_forms() -> frozenset[str]:
    return frozenset(form for forms in _verbs().values() for form in forms)


def past(phrase: str) -> str:
    """The simple past of a verb phrase: "carry out" → "carried out"."""
    return _inflect(phrase, lambda verb: _verbs()[verb][0] if verb in _verbs() else _ed(verb))


def participle(phrase: str) -> str:
    """The past participle of a verb phrase."""
    return _inflect(phrase, lambda verb: _verbs()[verb][1] if verb in _verbs() else _ed(verb))


def third_person(phrase: str) -> str:
    """The third person singular of a verb phrase: "carry out" → "carries out"."""

    def form(verb: str) -> str:
        if verb == "have":
            return "has"
        if _SIBILANT.search(verb) or verb.endswith("o"):
            return verb + "es"
        if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
            return verb[:-1] + "ies"
        return verb + "s"

    return _inflect(phrase, form)


def progressive(phrase: str) -> str:
    """The -ing form of a verb phrase."""

    def form(verb: str) -> str:
        if verb.endswith("ie"):
            return verb[:-2] + "ying"
        if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
            return verb[:-1] + "ing"
        return _doubled(verb) + "ing"

    return _inflect(phrase, form)


def article(phrase: str) -> str:
    """ "a" or "an", as the phrase's first sound asks for, judged by its letters."""
    lower = phrase.lower()
    if lower.startswith(("hour", "honest", "honor", "honour", "heir")):
        return "an"
    if lower.startswith(("uni", "use", "usu", "eu", "one", "once", "ut")):
        return "a"
    return "an" if lower[:1] in _VOWELS else "a"


def _inflect(phrase: str, form) -> str:  # type: ignore[no-untyped-def]
    verb, space, rest = phrase.partition(" ")
    return str(form(verb)) + space + rest


def _ed(verb: str) -> str:
    if verb in _past_forms() or (verb.endswith("ed") and len(verb) > 4):
        return verb  # the dictionary glosses some perfects in the past already
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return _doubled(verb) + "ed"


def _doubled(verb: str) -> str:
    """The verb with its last consonant doubled where English does: "stop" → "stopp"."""
    if (
        re.search(r"[^aeiou][aeiou][bdgklmnprt]$", verb)
        and (len(verb) <= 4 or verb.endswith(("mit", "fer", "gin", "cur", "pel", "trol")))
        and not verb.endswith(("offer", "suffer", "differ", "open"))
    ):
        return verb + verb[-1]
    return verb
