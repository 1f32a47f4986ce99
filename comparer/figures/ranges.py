"""Ranges: between 20 and 30, 5-10%, من 5 إلى 10 في المئة, two or three."""

from __future__ import annotations

from dataclasses import replace

from comparer.figures.measures import Measure, currency_before, measure_after, with_millions
from comparer.figures.numerals import Numeral, tidy
from comparer.figures.reading import Line

_TWO = 2


def range_from(
    line: Line, first: Numeral, prefix: Measure | None
) -> tuple[Numeral, Numeral | None]:
    """The number and, where it opens a range, the upper end; else the number and None.

    In "5 to 10 million" the lower end is five million too.
    """
    if first.value is None:
        return first, None
    opened = _is_opened(line, first.start if prefix is None else prefix.start or 0)
    # In $1.2bn-$1.4bn the second sign belongs to the second number.
    unit = measure_after(line, first, first.end) if prefix is None else None
    at = _sign(line, first.end, opened)
    if at is None and unit is not None:
        at = _sign(line, unit.end, opened)
        if at is not None and not opened and line.tag(at - 1, "range_to") is None:
            at = None
    if at is None:
        return first, None
    at = line.past_article(at)
    currency = currency_before(line, at)
    if currency is not None:
        at = currency.end
    second = line.numerals.read(at) if at < len(line) else None
    if second is None or second.value is None:
        return first, None
    if prefix is not None:
        second = with_millions(line, second)
    scaled = _scaled(first, second, with_unit=unit is not None)
    if scaled.value is None or second.value is None or not scaled.value < second.value:
        return first, None
    after = measure_after(line, second, second.end)
    if currency is not None and (prefix is None or currency.unit != prefix.unit):
        return first, None
    if unit is not None and (unit.unit != after.unit if after is not None else not opened):
        # It fell 2.5% to $71, or to 71: a fall and a level, no range.
        return first, None
    if line.text(second.end) == "-" and line.glued(second.end) and after is None:
        return first, None
    return scaled, second


def range_of_units(line: Line, start: int, end: int, unit: str) -> Numeral | None:
    """The upper end after a dual: بين أسبوعين وثلاثة أسابيع; it ends after its unit."""
    if not _is_opened(line, start):
        return None
    at = _sign(line, end, opened=True)
    second = line.numerals.read(at) if at is not None and at < len(line) else None
    if second is None or second.value is None or second.value <= _TWO:
        return None
    after = measure_after(line, second, second.end)
    if after is None or after.unit != unit:
        return None
    return replace(second, end=after.end)


def _scaled(first: Numeral, second: Numeral, *, with_unit: bool) -> Numeral:
    scale = second.scale
    if first.value is None or second.value is None or first.scale != 1 or scale == 1 or with_unit:
        return first
    return (
        replace(first, value=tidy(first.value * scale))
        if first.value < second.value / scale
        else first
    )


def _is_opened(line: Line, start: int) -> bool:
    """Does "between" or "from" stand before it, maybe with "about" between?"""
    bound = line.ending(start, "bound")
    places = (start, bound[0]) if bound is not None else (start,)
    return any(line.ending(place, "between") is not None for place in places)


def _sign(line: Line, j: int, opened: bool) -> int | None:
    """Where the upper end starts, if token j may join the ends."""
    if line.text(j) == "-":
        even = line.glued(j) == line.glued(j + 1)
        return j + 1 if even else None
    if line.text(j) in line.rules.CONJUNCTIONS:
        return j + 1 if opened else None
    if line.tag(j, "range_to") or line.tag(j, "range_or"):
        return j + 1
    return j if opened and j < len(line) and line.tokens[j].conjoined else None
