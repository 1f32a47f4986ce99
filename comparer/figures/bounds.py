"""How exact a figure is: more than, at least, nearly, up to; before it or after it."""

from __future__ import annotations

from typing import cast

from comparer.figures.numerals import Numeral
from comparer.figures.reading import Line
from comparer.records import Bound, FigureKind

_CHAIN = 3
"""Words of bound may pile up: "more than an estimated 20"."""
_VERB_REACH = 5


def find_bound(line: Line, start: int, end: int, noun_end: int, numeral: Numeral) -> Bound:
    """The bound of the figure in tokens [start, end), whose noun ends at `noun_end` (0: none)."""
    found = _before(line, start) or _after(line, end, noun_end)
    if numeral.form == "vague":
        if numeral.high is not None:
            return "range"
        return cast(Bound, found) if found in ("more_than", "at_least") else "at_least"
    return cast(Bound, found) if found is not None else "exact"


def lasts(line: Line, start: int) -> bool:
    """Is the "over" before a duration "during": disbursed over 46 months?"""
    bound = line.ending(start, "bound")
    if bound is None or bound[0] != start - 1 or not line.tag(bound[0], "throughout"):
        return False
    return line.tag(bound[0] - 1, "throughout_no") is None


def is_soft(line: Line, start: int, kind: FigureKind) -> bool:
    """Is it a bound that faithful wording may drop: a toll reaches 300, it lasted over 24 hours?"""
    at = start
    for _ in range(_CHAIN):
        bound = line.ending(at, "bound")
        if bound is None:
            break
        if kind == "duration" and line.tag(bound[0], "throughout"):
            return True
        at = bound[0]
    return line.ending(at, "reach") is not None


def before_bounds(line: Line, start: int) -> int:
    """The start of the words of bound that stand before token `start`."""
    at = start
    while at > 0:
        bound = line.ending(at, "bound")
        if bound is not None:
            at = bound[0]
        elif line.tag(at - 1, "article") or line.tag(at - 1, "bound_filler"):
            at -= 1
        else:
            break
    return at


def _before(line: Line, start: int) -> str | None:
    at, found = start, None
    for _ in range(_CHAIN):
        at = line.before_article(at)
        if at > 0 and line.tag(at - 1, "bound_filler"):
            at -= 1
        if line.ending(at, "bound_idiom") is not None:
            return found
        bound = line.ending(at, "bound")
        if bound is None:
            break
        if found in (None, "about"):
            found = str(bound[1])
        at = bound[0]
    return _verb(line, at) or found if found in (None, "about") else found


def _verb(line: Line, start: int) -> str | None:
    """تجاوز عدد القتلى 100, لا يقل عدد المفقودين عن 33: a verb, its subject, the number."""
    end, tag = start, "bound_verb"
    if line.tag(start - 1, "bound_preposition"):
        end, tag = start - 1, "bound_verb_with"
    for verb in range(max(start - 2 - _VERB_REACH, 0), end - 1):
        found = line.tag(verb, tag)
        if found is None:
            continue
        between = range(verb + found[0], end)
        if between and all(line.is_word(k) and not line.tag(k, "stop") for k in between):
            return str(found[1])
    return None


def _after(line: Line, end: int, noun_end: int) -> str | None:
    """20 people at least, 40 عائلة أخرى أو أكثر"""
    for at in (end, noun_end, line.after(noun_end, "skip_after")):
        found = line.value(at, "bound_after") if at >= end else None
        if found is not None:
            return str(found)
    return None
