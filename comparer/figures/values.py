"""Whether two figures say the same: in other words, less exactly, in another unit, or not."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from comparer.figures.calendar import iso, weekday_of
from comparer.figures.concepts import AGE
from comparer.figures.reading import DateParts, Reading
from comparer.figures.units import in_base, same_currency, units


class Relation(Enum):
    """How two figures stand to each other."""

    EQUAL = "equal"
    CONVERTED = "converted"
    """Equal once converted to one unit."""
    PRECISION = "precision"
    DIFFERENT = "different"
    UNIT = "unit"
    OPEN = "open"
    """Of one kind, but nothing that both give can be compared (a weekday against a month)."""
    NONE = "none"
    """Not the same kind of thing."""


_CONVERSION = Decimal("0.04")
"""Converted figures are rounded: 190 miles is given as 300 km (1.9%), acres as feddans (3.8%)."""
_ROUND_CONVERSION = Decimal("0.1")
"""The same where one of them has a single significant digit: a mile is 1.5 km."""
_ABOUT = Decimal("0.06")
"""How far an "about" may be from the exact number."""
_FRACTION = Decimal("0.5")
"""How far percent may be from the fraction that they are told as."""
_BEYOND = Decimal("1.5")
"""How far "more than 20" may stay below the number it stands for."""


def relation(x: Reading, y: Reading) -> Relation:
    """How two figures of either language stand to each other; symmetric."""
    if x.kind == y.kind == "time" and "name" in (x.form, y.form):
        return Relation.EQUAL if x.parts == y.parts else Relation.DIFFERENT
    if "name" in (x.form, y.form):
        return Relation.EQUAL if _same_number(x, y) else Relation.NONE
    if x.kind == y.kind:
        if x.kind == "date":
            return _dates(x, y)
        if x.kind == "time":
            return _times(x, y)
        if x.kind == "score":
            return Relation.EQUAL if sorted(x.parts) == sorted(y.parts) else Relation.DIFFERENT
        if x.unit != y.unit:
            return _units(x, y)
        return _numbers(x, y)
    if "single" in (x.form, y.form):
        return Relation.NONE
    if AGE in x.concepts & y.concepts and "month" not in (x.unit, y.unit):
        return Relation.EQUAL if x.value == y.value else Relation.DIFFERENT
    if "score" in (x.kind, y.kind):
        # Right to left, 31-27 comes out as 27-31 and looks like a range.
        return Relation.EQUAL if sorted(x.parts) == sorted(y.parts) else Relation.NONE
    if {x.kind, y.kind} == {"ordinal", "time"} and "hour" in (x.unit, y.unit):
        # Hour four, الساعة الرابعة
        return Relation.EQUAL if _hour_of(x) == _hour_of(y) else Relation.DIFFERENT
    return Relation.EQUAL if _same_number(x, y) else Relation.NONE


def _hour_of(x: Reading) -> int:
    return _minutes(x) // 60 if x.kind == "time" else int(str(x.value))


# Numbers -----------------------------------------------------------------------------------------


def _numbers(x: Reading, y: Reading) -> Relation:
    """The same unit on both sides."""
    v, w = x.value, y.value
    if isinstance(v, Decimal) and isinstance(w, Decimal):
        if v == w:
            return _bounds(x, y)
        return _unequal(x, y, v, w)
    if v is None and w is None:
        return _intervals(x, y)
    exact, vague = (y, x) if v is None else (x, y)
    assert isinstance(exact.value, Decimal)  # noqa: S101 - one of the two has a number
    return Relation.PRECISION if _within(exact.value, vague) else Relation.DIFFERENT


def _bounds(x: Reading, y: Reading) -> Relation:
    """The same number: exact on one side only, or the ceiling here and the floor there."""
    if x.bound == y.bound:
        return Relation.EQUAL
    if "exact" in (x.bound, y.bound):
        return Relation.PRECISION
    up, down = {"more_than", "at_least"}, {"less_than", "at_most"}
    opposite = (x.bound in up and y.bound in down) or (x.bound in down and y.bound in up)
    return Relation.DIFFERENT if opposite else Relation.EQUAL


def _unequal(x: Reading, y: Reading, v: Decimal, w: Decimal) -> Relation:
    small, large = (x, y) if v < w else (y, x)
    low, high = min(v, w), max(v, w)
    if "fraction" in (x.form, y.form) and x.kind == "percent" and high - low <= _FRACTION:
        # A third is 33 percent.
        return Relation.EQUAL
    about = "about" in (x.bound, y.bound)
    if about and high > 0 and (high - low) / high <= _ABOUT:
        return Relation.PRECISION
    if _is_rounding(low, high) or _is_rounding(high, low):
        return Relation.PRECISION
    floor = small.bound in ("more_than", "at_least") and large.bound in ("exact", "about")
    # More than 100 and at least 104 may both be said of 104, but no round "at least" moves.
    floor = floor or (
        small.bound == "more_than" and large.bound == "at_least"
        and _significant(low) < _significant(high)
    )  # fmt: skip
    ceiling = large.bound in ("less_than", "at_most") and small.bound in ("exact", "about")
    if (floor or ceiling) and low > 0 and high / low <= _BEYOND:
        return Relation.PRECISION
    return Relation.DIFFERENT


def _is_rounding(rough: Decimal, fine: Decimal) -> bool:
    """Is `rough` what `fine` becomes with fewer (but two or more) significant digits?"""
    digits = _significant(rough)
    if digits < 2 or digits >= _significant(fine) or fine == 0:
        return False
    step = Decimal(1).scaleb(fine.adjusted() - digits + 1)
    rounded = (fine / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    return rounded == rough


def _significant(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _within(value: Decimal, vague: Reading) -> bool:
    low, high = vague.low, vague.high
    if not isinstance(low, Decimal):
        return True
    if isinstance(high, Decimal):
        return low <= value <= high
    # Dozens, hundreds: up to ten times their least, and 20 is dozens to most.
    return low * Decimal("0.8") <= value < low * 10


def _intervals(x: Reading, y: Reading) -> Relation:
    a, b, c, d = x.low, x.high, y.low, y.high
    if not isinstance(a, Decimal) or not isinstance(c, Decimal):
        return Relation.OPEN
    if isinstance(b, Decimal) and isinstance(d, Decimal):
        if (a, b) == (c, d):
            return Relation.EQUAL
        vague = x.form == "vague" or y.form == "vague"
        if vague and a <= d and c <= b:
            return Relation.EQUAL
        return Relation.DIFFERENT
    if b is None and d is None:
        return Relation.EQUAL if a.adjusted() == c.adjusted() else Relation.DIFFERENT
    # Several against dozens, 20 to 30 against dozens.
    top = b if isinstance(b, Decimal) else d
    bottom = c if isinstance(b, Decimal) else a
    return Relation.EQUAL if isinstance(top, Decimal) and top >= bottom else Relation.DIFFERENT


# Units -------------------------------------------------------------------------------------------


def _units(x: Reading, y: Reading) -> Relation:
    if x.kind == "money":
        return _money(x, y)
    if x.kind == "percent":
        return _numbers(x, y)
    if x.unit is None or y.unit is None or x.unit not in units() or y.unit not in units():
        return _numbers(x, y)
    if x.kind == "temperature" and "deg" in (x.unit, y.unit):
        return _numbers(x, y)
    pairs = list(zip(_ends(x), _ends(y), strict=False))
    if not pairs or len(_ends(x)) != len(_ends(y)):
        return Relation.OPEN
    if all(_converts(v, str(x.unit), w, str(y.unit)) for v, w in pairs):
        return Relation.CONVERTED
    if all(v == w for v, w in pairs) or x.kind != "duration":
        return Relation.UNIT
    return Relation.DIFFERENT


def _money(x: Reading, y: Reading) -> Relation:
    if same_currency(x.unit, y.unit):
        return _numbers(x, y)
    return Relation.UNIT


def _ends(x: Reading) -> list[Decimal]:
    return [v for v in (x.value, x.low, x.high) if isinstance(v, Decimal)]


def _converts(v: Decimal, unit: str, w: Decimal, other: str) -> bool:
    """Are they one quantity but for the rounding of whoever converted?"""
    first, second = in_base(v, unit), in_base(w, other)
    if units()[unit].kind == "temperature":
        return abs(first - second) <= 1
    largest = max(abs(first), abs(second))
    rough = min(_significant(v), _significant(w)) == 1
    tolerance = _ROUND_CONVERSION if rough else _CONVERSION
    return largest == 0 or abs(first - second) / largest <= tolerance


# Dates and times ---------------------------------------------------------------------------------


def _dates(x: Reading, y: Reading) -> Relation:
    p, q = x.date, y.date
    if p is None or q is None:
        return Relation.OPEN
    if p.hijri != q.hijri:
        return _values(x, y)
    if p.decade or q.decade or p.last_year or q.last_year:
        return _year_spans(x, y)
    compared = [
        (one, other)
        for one, other in (
            (p.year, q.year), (p.month, q.month), (p.day, q.day), (p.last_day, q.last_day),
            (p.last_month or p.month, q.last_month or q.month),
            (p.relative_days, q.relative_days), (p.period, q.period),
        )
        if one is not None and other is not None
    ]  # fmt: skip
    if any(one != other for one, other in compared):
        if p.period and q.period and p.period[0] != q.period[0]:
            return Relation.OPEN
        return Relation.DIFFERENT
    if compared and p.phase and q.phase and p.phase != q.phase:
        # By the middle of next year, by its end
        return Relation.DIFFERENT
    weekdays = _weekday(p), _weekday(q)
    if weekdays[0] and weekdays[1]:
        halves = p.part is None or q.part is None or p.part == q.part
        return Relation.EQUAL if weekdays[0] == weekdays[1] and halves else Relation.DIFFERENT
    return Relation.EQUAL if compared else _values(x, y)


def _weekday(parts: DateParts) -> str | None:
    if parts.weekday is not None or parts.day is None:
        return parts.weekday
    return weekday_of(iso(parts) or "")


def _values(x: Reading, y: Reading) -> Relation:
    """By the resolved ISO values, where both are full dates."""
    v, w = x.value, y.value
    if isinstance(v, str) and isinstance(w, str) and len(v) == len(w) == len("2018-01-01"):
        return Relation.EQUAL if v == w else Relation.DIFFERENT
    return Relation.OPEN


def _year_spans(x: Reading, y: Reading) -> Relation:
    one, other = _years(x), _years(y)
    if one is None or other is None:
        return Relation.OPEN
    if one == other:
        return Relation.EQUAL
    if (one[0] <= other[0] and other[1] <= one[1]) or (other[0] <= one[0] and one[1] <= other[1]):
        return Relation.PRECISION
    return Relation.DIFFERENT


def _years(x: Reading) -> tuple[int, int] | None:
    parts = x.date
    if parts is None or parts.year is None:
        return None
    if parts.decade:
        return parts.year, parts.year + 9
    return parts.year, parts.last_year or parts.year


def _times(x: Reading, y: Reading) -> Relation:
    one, other = _minutes(x), _minutes(y)
    if one == other:
        return Relation.EQUAL
    if (x.twelve_hour or y.twelve_hour) and (one - other) % 720 == 0:
        return Relation.EQUAL
    return Relation.DIFFERENT


def _minutes(x: Reading) -> int:
    hour, minute = str(x.value).split(":")
    return int(hour) * 60 + int(minute)


# Across kinds ------------------------------------------------------------------------------------


def parts_in(x: Reading) -> frozenset[Decimal]:
    """The numbers that another mention must have, all of them, to say as much."""
    if x.date is not None or x.kind == "time":
        return frozenset()
    return frozenset(v for v in (x.value, x.low, x.high) if isinstance(v, Decimal))


def numbers_in(x: Reading) -> frozenset[Decimal]:
    """Every number that stands in a figure, whatever it means."""
    if x.kind == "time":
        return frozenset(x.parts[:1])
    found = {v for v in (x.value, x.low, x.high, *x.parts) if isinstance(v, Decimal)}
    if x.date is not None:
        parts = x.date
        given = (parts.year, parts.day, parts.last_day, parts.last_year)
        found |= {Decimal(v) for v in given if v is not None}
    return frozenset(found)


def _same_number(x: Reading, y: Reading) -> bool:
    """An age is a count here and years there; a year is taken for a count."""
    if "vague" in (x.form, y.form):
        return False
    v, w = x.value, y.value
    if isinstance(v, Decimal) and isinstance(w, Decimal):
        return v == w or _one_scales(x, y, v, w)
    if "date" not in (x.kind, y.kind) and "time" not in (x.kind, y.kind):
        return (x.value, x.low, x.high) == (y.value, y.low, y.high)
    return bool(numbers_in(x) & numbers_in(y))


def _one_scales(x: Reading, y: Reading, v: Decimal, w: Decimal) -> bool:
    """Half the people against 0.5; "two decades" against twenty of something."""
    if "percent" in (x.kind, y.kind):
        return v == w * 100 or w == v * 100
    return False
