"""Reads a sentence from left to right and gives every figure in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from comparer.figures.clock import read_time
from comparer.figures.counted import share_roles
from comparer.figures.dates import read_date
from comparer.figures.lexicon import Lexicon
from comparer.figures.names import skipped
from comparer.figures.normalise import View
from comparer.figures.ordinals import read_ordinal
from comparer.figures.quantities import read_quantity, read_single
from comparer.figures.reading import Line, Reading
from comparer.figures.scores import read_goals
from comparer.figures.tokens import CLOCK, DATE, NUMBER, Token, tokenise

_Rule = Callable[[Line, int], Reading | None]

# The order settles what a number is: the day in "5 August" before five of something, the hour in
# الساعة الثالثة before the third.
_RULES: tuple[_Rule, ...] = (
    read_time, read_date, read_ordinal, read_goals, read_quantity, read_single,
)  # fmt: skip

_SEEDS = frozenset({
    "cardinal", "teen_unit", "multiplier", "scaled", "fraction", "vague", "tally", "tally_times",
    "ordinal", "decade_of", "month", "month_weak", "hijri_month", "weekday", "weekday_weak",
    "relative_day", "toward", "phase", "hour_of_day", "clock_before", "year_word", "month_word",
    "currency", "unit", "unit_multiple", "article", "denominator", "nil",
    "fraction_before_definite", "first_day", "goals_of",
    "one_goal", "unit_of_one", "one_in",
})  # fmt: skip
_NUMBERS = frozenset({NUMBER, DATE, CLOCK})


def read_sentence(view: View, start: int, end: int, lexicon: Lexicon) -> tuple[Line, list[Reading]]:
    """The tokens between two offsets of the view, and the figures in them in text order.

    Readings of form "name" are numbers that are no figures (F-16).
    """
    tokens = tokenise(view.text, start, end, lexicon)
    line = Line(tokens, lexicon)
    readings: list[Reading] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if not (token.kind in _NUMBERS or token.tags):
            i += 1
            continue
        after = skipped(line, i)
        if after > i:
            readings.extend(_names(line, i, after))
            i = after
            continue
        found = _first(line, i) if _is_seed(token) else None
        if found is None:
            i += 1
        else:
            # A unit may stand before its number, but not if another figure has it.
            taken = readings[-1].end if readings else 0
            readings.append(replace(found, start=max(found.start, taken)))
            i = max(found.end, i + 1)
    return line, share_roles(line, readings) if len(readings) > 1 else readings


def _is_seed(token: Token) -> bool:
    return token.kind != "word" or not _SEEDS.isdisjoint(token.tags) or token.dual


def _names(line: Line, start: int, end: int) -> Iterator[Reading]:
    """The numbers of a name, an idiom or a telephone number: no figures, but comparable."""
    for i in range(start, end):
        value = line.tokens[i].value
        if value is not None:
            yield Reading(i, i + 1, "count", value, form="name", parts=(value,))


def _first(line: Line, i: int) -> Reading | None:
    for rule in _RULES:
        found = rule(line, i)
        if found is not None:
            return found
    return None
