"""The rules of English figures that data cannot hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from comparer.figures.lexicon import Candidate

DECIMAL_COMMA = False
"""Is 76.000 seventy-six thousand, and 4,8 less than five?"""
DAY_FIRST = False
"""Is 5/8/2015 the fifth of August? (American order, the commoner in agency English.)"""
BARE_MULTIPLIER = False
"""Does "million" alone mean one million? English says "a million"."""
TENS_AFTER_UNITS = False
CONJUNCTION_OPTIONAL = True
"""May the parts of a number stand side by side (two hundred six)?"""
HEAD_FIRST = False
"""Does the noun come first in its phrase, so that a number counts the very next word?"""
CONJUNCTIONS = frozenset({"and"})
DETACHED_ARTICLES = frozenset[str]()
GLUED_PREFIXES = frozenset[str]()
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
VERSUS_PREFIXES: tuple[str, ...] = ()

_INVARIABLE_ENDINGS = ("ss", "people", "men", "personnel", "ren", "²", "³")


def candidates(word: str) -> Iterator[Candidate]:
    """The forms to look up, the barest first."""
    yield Candidate(word)
    if word.endswith("'s"):
        yield Candidate(word[:-2])


def article_of(word: str) -> tuple[int, bool]:
    """(letters before the article, is there one): English writes it apart."""
    del word
    return 0, False


def may_be_noun(word: str) -> bool:
    """May a word that the lexicon does not know be what a number counts?"""
    return word.endswith("s")


def is_singular(word: str) -> bool:
    """Does a noun show that it is one? English numbers it by an ending on the number."""
    del word
    return False


def is_possessive(word: str) -> bool:
    """Does a word say whose something is (Theresa May's)?"""
    return word.endswith("'s")


def is_owned(word: str) -> bool:
    """Does a noun end in a pronoun that says whose it is? In English none does."""
    del word
    return False


def looks_plural(word: str) -> bool:
    """Does a word that the lexicon does not know end as plurals do?"""
    return len(word) > 3 and word.endswith(("s", "ese")) and not word.endswith(("ss", "'s"))


def cuts(word: str) -> tuple[int, ...]:
    """Where a word that has lost its spaces is cut: English text keeps them."""
    del word
    return ()


def looks_dual(word: str) -> bool:
    """Does the word end as duals do? English has none."""
    del word
    return False


def noun_form(number: Decimal | None) -> int:
    """Which form of a noun follows the digits: 0 the singular, 1 the plural."""
    return 0 if number == 1 else 1


def ordinal(number: int) -> str:
    """A number as an ordinal, in digits: 1st, 22nd, 13th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10)
    return f"{number}{ending or 'th'}"


def plain_forms(word: str) -> tuple[str, ...]:
    """The forms under which a word can stand inside a phrase of the lexicon."""
    return (word,)


def inflected(tag: str, forms: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Further forms of a unit, currency or noun, and whether each is a dual."""
    if tag not in ("unit", "currency", "noun", "subunit", "unit_multiple"):
        return
    for form in forms:
        last = form[-1]
        if not last.isascii() or not last.isalpha() or len(form) < 3 or form[-1:].isupper():
            continue
        if form.endswith(_INVARIABLE_ENDINGS) or (last == "s" and form + "es" in forms):
            continue
        if last == "y" and form[-2] not in "aeiou":
            yield form[:-1] + "ies", False
        elif form.endswith(("s", "x", "ch", "sh")):
            if last != "s":
                yield form + "es", False
        else:
            yield form + "s", False
