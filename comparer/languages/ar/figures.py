"""The rules of Arabic figures that data cannot hold: clitics, duals, case endings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

DECIMAL_COMMA = True
DAY_FIRST = True
BARE_MULTIPLIER = True
TENS_AFTER_UNITS = True
CONJUNCTION_OPTIONAL = False
NOUN_BEFORE_ONE = True
CONJUNCTIONS = frozenset({"و"})
ARTICLES = frozenset[str]()
GLUED_PREFIXES = frozenset(
    {
        "و",
        "ف",
        "ب",
        "ل",
        "ك",
        "ال",
        "وال",
        "بال",
        "لل",
        "كال",
        "فال",
        "ولل",
        "وبال",
        "وب",
        "ول",
        "وك",
    }
)
ORDINAL_ENDINGS = frozenset[str]()

_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "س", "ال", "وال", "بال", "لل", "وب", "ول", "كال", "فال", "وبال", "ولل", "فب", "فل", "وكال", "وك")  # fmt: skip
_DUAL_ENDINGS = ("ان", "ين")


def candidates(word: str) -> Iterator[tuple[str, int, bool, bool]]:
    """The forms to look up: (form, letters before it, is "and" one of them, is it definite).

    The barest reading comes first, so that وصل is not و + صل where both are words. The letters
    before the form are the conjunction and preposition; the article counts as part of the word.
    """
    for proclitic in _PROCLITICS:
        if not word.startswith(proclitic) or (proclitic and len(word) - len(proclitic) < 2):
            continue
        form = word[len(proclitic) :]
        definite = proclitic.endswith(("ال", "لل"))
        # In لل the article has lost its alef: one letter of it belongs to the word.
        before = len(proclitic) - (2 if proclitic.endswith("ال") else 1 if definite else 0)
        conjoined = proclitic[:1] == "و"
        yield form, before, conjoined, definite
        if form.endswith("ا") and len(form) > 3 and not definite:
            yield form[:-1], before, conjoined, definite


_GLUED_WEEKDAY = re.compile("(?<=يوم)ال(?:احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت)")


def cuts(word: str) -> tuple[int, ...]:
    """Where a word that has lost its spaces is cut: بمجلسالأمنيومالخميسأنه around الخميس."""
    if len(word) < len("يومالاحد"):
        return ()
    found = _GLUED_WEEKDAY.search(word)
    return (found.start() - len("يوم"), *found.span()) if found else ()


def looks_dual(word: str) -> bool:
    """Does the word end as feminine duals do? (ين alone may be a plural.)"""
    return len(word) > 4 and word.endswith(("تين", "تان"))


def plain_forms(word: str) -> tuple[str, ...]:
    """The forms under which a word can stand inside a phrase of the lexicon."""
    forms = [word]
    if word.startswith("ال") and len(word) > 4:
        forms.append(word[2:])
    if word.endswith("ا") and len(word) > 3:
        forms.append(word[:-1])
    return tuple(forms)


def inflected(tag: str, forms: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The duals of the first form: كيلومتران، كيلومترين; unless ين is its plural (مقاتلين)."""
    if tag not in ("unit", "currency", "noun"):
        return
    for base in forms if tag == "noun" else forms[:1]:
        head, _, tail = base.partition(" ")
        if len(head) < 3:
            continue
        stem = head[:-1] + "ت" if head.endswith("ه") else head
        for ending in _DUAL_ENDINGS:
            dual = stem + ending
            if dual in forms:
                continue
            if not tail:
                yield dual, True
            else:
                yield f"{dual} {tail}{ending}", True
