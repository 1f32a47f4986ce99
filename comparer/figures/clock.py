"""Times of day: 14:30 · 3:15 a.m. · الثالثة والربع فجراً · noon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from comparer.figures.ranks import read_ordinal_number
from comparer.figures.reading import Line, Reading
from comparer.figures.tokens import CLOCK, WORD
from comparer.records import Bound

_HOUR = re.compile(r"(\d{1,2})(?:[.,٫](\d{2}))?")
"""8, 8.30 or ٨٫٣٠; a number such as 1٫5 is no hour."""

_HALF_DAY = 12
_MINUTES = 60


@dataclass(frozen=True, slots=True)
class _Clock:
    hour: int
    minute: int
    end: int

    @property
    def is_valid(self) -> bool:
        return 0 <= self.hour <= 24 and 0 <= self.minute < _MINUTES


def read_time(line: Line, i: int) -> Reading | None:
    """The time of day that starts at token i.

    Of 63:10, a match clock or a slip, it gives a reading of form "name": comparable, but no figure.
    """
    fixed = line.tag(i, "hour_of_day")
    if fixed is not None:
        return _reading(line, i, i, _hour_of_day(fixed[1], i + fixed[0]), known=True)
    named = line.tag(i, "clock_before")
    at = i if named is None else i + named[0]
    if at >= len(line):
        return None
    is_hour = named is not None or line.ending(i, "clock_hint") is not None
    found = _digits(line, at, is_hour) or _words(line, at, is_hour)
    if found is None:
        return None
    if not found.is_valid:
        parts = (Decimal(found.hour), Decimal(found.minute))
        return Reading(i, found.end, "time", None, form="name", parts=parts)
    part_at = _part_at(line, found.end)
    part = line.tag(part_at, "day_part") or line.tag(part_at, "part_of_day")
    if part is None or found.hour > _HALF_DAY:
        return _reading(line, i, at, found, known=_is_by_24_hours(line, at, found))
    end = part_at + part[0]
    if line.text(end) == "." and line.glued(end) and "." in line.text(end - 1):
        end += 1
    hour = _by_24_hours(found.hour, str(part[1]))
    return _reading(line, i, at, _Clock(hour, found.minute, end), known=True)


def _part_at(line: Line, i: int) -> int:
    """Where the part of the day may stand: at i, or past "of" (من صباح أمس)."""
    of = line.after(i, "date_of")
    return of if of > i and line.tag(of, "part_of_day") else i


def _hour_of_day(value: str, end: int) -> _Clock:
    hour, minute = value.split(":")
    return _Clock(int(hour), int(minute), end)


def _reading(line: Line, start: int, at: int, clock: _Clock, *, known: bool) -> Reading:
    end = line.after(line.after(clock.end, "hours_word"), "timezone")
    bound = line.ending(start, "bound")
    about: Bound = "about" if bound is not None and bound[1] == "about" else "exact"
    hour = clock.hour % 24
    return Reading(
        start, end, "time", f"{hour:02d}:{clock.minute:02d}", bound=about,
        form="words" if line.tokens[at].kind == WORD else "digits",
        parts=(Decimal(hour), Decimal(clock.minute)), twelve_hour=not known,
    )  # fmt: skip


def _by_24_hours(hour: int, part: str) -> int:
    """The hour by the part of the day that is named: one at night is 1, one at noon is 13."""
    hour %= _HALF_DAY
    if part == "pm":
        return hour + _HALF_DAY
    if part == "noon":
        return hour + _HALF_DAY if hour <= 3 else hour
    if part == "night":
        return hour if hour <= 5 else hour + _HALF_DAY
    return hour


def _is_by_24_hours(line: Line, at: int, clock: _Clock) -> bool:
    """Is it clear which half of the day is meant: 14:30, 04:30?"""
    if clock.hour == 0 or clock.hour > _HALF_DAY:
        return True
    token = line.tokens[at]
    return token.kind == CLOCK and token.raw.startswith("0")


def _digits(line: Line, i: int, named: bool) -> _Clock | None:
    """14:30, 8pm, 8.30pm, الساعة 4, 8 o'clock, 0230 GMT."""
    token = line.tokens[i]
    if token.kind == CLOCK:
        hour, minute = token.raw.split(":")[:2]
        return _Clock(int(hour), int(minute), i + 1)
    if len(token.raw) == 4 and token.raw.isdigit() and _is_military(line, i):
        return _Clock(int(token.raw[:2]), int(token.raw[2:]), i + 1)
    if token.value is None or token.value > 24:
        return None
    timed = line.tag(i + 1, "day_part") or line.tag(i + 1, "clock")
    if timed is None and "." in token.raw:
        # 15.00 بتوقيت غرينتش
        timed = line.tag(i + 1, "timezone")
    if not named and (timed is None or line.tag(i + 1, "unit")):
        return None
    parts = _HOUR.fullmatch(token.raw)
    if parts is None or int(parts[2] or 0) >= _MINUTES:
        return None
    end = line.after(i + 1, "clock")
    return _with_minutes(line, _Clock(int(parts[1]), int(parts[2] or 0), end))


def _is_military(line: Line, i: int) -> bool:
    """0230 GMT, at 1120 hours."""
    if not _Clock(int(line.tokens[i].raw[:2]), int(line.tokens[i].raw[2:]), i).is_valid:
        return False
    hours = line.tag(i + 1, "hours_word") and line.tag(i - 1, "at_hour")
    return line.tag(i + 1, "timezone") is not None or hours is not None


def _words(line: Line, i: int, named: bool) -> _Clock | None:
    """الثالثة والربع فجرا, الساعة الثانية عشرة, eight o'clock."""
    ordinal = read_ordinal_number(line, i)
    if ordinal is None:
        if line.value(i, "cardinal") is None or line.tag(i, "weekday"):
            return None
        numeral = line.numerals.read(i)
        if numeral is None or numeral.value is None or not 1 <= numeral.value <= _HALF_DAY:
            return None
        hour, end = int(numeral.value), numeral.end
        if not named and not line.tag(end, "clock") and not line.tag(end, "day_part"):
            return None
        return _with_minutes(line, _Clock(hour, 0, line.after(end, "clock")))
    hour, end = ordinal
    if not 1 <= hour <= _HALF_DAY or not (named or line.tag(i, "ordinal_feminine")):
        return None
    clock = _with_minutes(line, _Clock(hour, 0, end))
    part_at = _part_at(line, clock.end)
    said = line.tag(part_at, "day_part") or line.tag(part_at, "part_of_day")
    # عند الثانية والنصف, قرابة الخامسة: the minutes or the "about" say that it is an hour.
    about = line.value(i - 1, "bound") == "about" and not line.tag(end, "ordinal")
    by_minutes = clock.minute > 0 and line.tokens[i].definite
    return clock if named or said or by_minutes or (about and _ends(line, end)) else None


def _ends(line: Line, i: int) -> bool:
    """Does nothing follow that the ordinal before i could rank?"""
    return not line.is_word(i) or "stop" in line.tokens[i].tags or line.tokens[i].before > 0


def _with_minutes(line: Line, clock: _Clock) -> _Clock:
    """With والنصف, إلا ربعا, و20 دقيقة, والدقيقة السابعة عشرة."""
    i = clock.end
    if i >= len(line) or clock.minute:
        return clock
    minus = line.tag(i, "clock_minus") is not None
    apart = minus or line.text(i) in line.rules.CONJUNCTIONS
    if not apart and not line.tokens[i].conjoined:
        return clock
    found = _minutes(line, i + 1 if apart else i)
    if found is None:
        return clock
    minutes, end = found
    return (
        _Clock(clock.hour - 1, _MINUTES - minutes, end)
        if minus
        else _Clock(clock.hour, minutes, end)
    )


def _minutes(line: Line, at: int) -> tuple[int, int] | None:
    """(minutes, end)"""
    share = line.value(at, "fraction")
    if isinstance(share, Fraction) and share.denominator <= 4 and share.numerator == 1:
        return int(_MINUTES * share), at + 1
    if line.value(at, "unit") == "minute":
        whole = line.whole(at + 1)
        counted = (whole, at + 2) if whole is not None else read_ordinal_number(line, at + 1)
        return counted if counted is not None and counted[0] < _MINUTES else None
    numeral = line.numerals.read(at) if at < len(line) else None
    if numeral is None or numeral.value is None or numeral.value >= _MINUTES:
        return None
    if line.value(numeral.end, "unit") != "minute":
        return None
    return int(numeral.value), numeral.end + 1
