"""Times of day: 14:30 · 3:15 a.m. · الثالثة والربع فجراً · noon."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from comparer.figures.dates import read_ordinal_number
from comparer.figures.reading import Line, Reading
from comparer.figures.tokens import CLOCK
from comparer.records import Bound

_HALF_DAY = 12


def read_time(line: Line, i: int) -> Reading | None:
    """The time of day that starts at token i."""
    fixed = line.tag(i, "hour_of_day")
    if fixed is not None:
        return Reading(i, i + fixed[0], "time", str(fixed[1]), form="words")
    start = i
    named = line.tag(i, "clock_before")
    if named is not None:
        i += named[0]
        if i >= len(line):
            return None
    found = _digits(line, i, named is not None) or _words(line, i, named is not None)
    if found is None:
        return None
    hour, minute, end = found
    if not (0 <= hour <= 24 and 0 <= minute < 60):
        # A match clock (63:10), or a slip: comparable, but no time of day.
        parts = (Decimal(hour), Decimal(minute))
        return Reading(start, end, "time", None, form="name", parts=parts)
    part = line.tag(end, "day_part")
    unknown = hour <= _HALF_DAY and hour > 0
    if part is not None and hour <= _HALF_DAY:
        end += part[0]
        if line.text(end) == "." and line.glued(end) and line.text(end - 1).endswith(".m"):
            end += 1
        hour = hour % _HALF_DAY + (_HALF_DAY if part[1] == "pm" else 0)
        unknown = False
        if line.text(end - 1) in ("ليلا", "ظهرا", "ظهر") and hour in (12, 13, 14, 15):
            hour = {12: 0 if line.text(end - 1) == "ليلا" else 12}.get(hour, hour)
    elif line.tokens[i].kind == CLOCK and len(line.tokens[i].raw.split(":")[0]) == 2 and hour < 10:
        unknown = False
    if line.text(end) == "hours":
        end += 1
    end = line.after(end, "timezone")
    bound = line.ending(start, "bound")
    about: Bound = "about" if bound is not None and bound[1] == "about" else "exact"
    return Reading(
        start, end, "time", f"{hour % 24:02d}:{minute:02d}", bound=about,
        twelve_hour=unknown,
        form="digits" if line.tokens[i].kind != "word" else "words",
        parts=(Decimal(hour % 24), Decimal(minute)),
    )  # fmt: skip


def _digits(line: Line, i: int, named: bool) -> tuple[int, int, int] | None:
    """(hour, minute, end) of 14:30, 8pm, 8.30pm, الساعة 4, 8 o'clock."""
    token = line.tokens[i]
    if token.kind == CLOCK:
        hour, minute = token.raw.split(":")[:2]
        return int(hour), int(minute), i + 1
    if len(token.raw) == 4 and token.raw.isdigit() and _is_military(line, i):
        return int(token.raw[:2]), int(token.raw[2:]), i + 1
    if token.value is None or token.value >= 25:
        return None
    timed = line.tag(i + 1, "day_part") or line.tag(i + 1, "clock")
    if not named and timed is None:
        return None
    if not named and not _is_clock_suffix(line, i + 1):
        return None
    end = line.after(i + 1, "clock")
    hour, _, minute = token.raw.partition(".")
    if minute and (len(minute) != 2 or int(minute) > 59):
        return None
    if line.tag(i + 1, "unit") and not named:
        return None
    minutes = int(minute or 0)
    if not minute:
        extra = _extra_minutes(line, end)
        if extra is not None:
            minutes, end = extra
    if minutes < 0:
        return int(hour) - 1, 60 + minutes, end
    return int(hour), minutes, end


def _is_military(line: Line, i: int) -> bool:
    """0230 GMT, at 1120 hours."""
    hour, minute = int(line.tokens[i].raw[:2]), int(line.tokens[i].raw[2:])
    if hour > 23 or minute > 59:
        return False
    return line.tag(i + 1, "timezone") is not None or (
        line.text(i + 1) == "hours" and line.tag(i - 1, "at_hour") is not None
    )


def _is_clock_suffix(line: Line, i: int) -> bool:
    """am, pm and o'clock make a time; صباح before a weekday does not."""
    if line.tag(i, "clock"):
        return True
    return line.text(i) not in ("صباح", "فجر", "ظهر", "عصر")


def _words(line: Line, i: int, named: bool) -> tuple[int, int, int] | None:
    """(hour, minute, end) of الثالثة والربع فجرا, الساعة الثانية عشرة, eight o'clock."""
    ordinal = read_ordinal_number(line, i)
    if ordinal is None:
        if line.value(i, "cardinal") is None:
            return None
        numeral = line.numerals.read(i)
        if numeral is None or numeral.value is None or not 1 <= numeral.value <= 12:
            return None
        hour, end = int(numeral.value), numeral.end
        if (
            not named
            and not line.tag(end, "clock")
            and line.text(end) not in ("am", "pm", "a.m", "p.m")
        ):
            return None
        end = line.after(end, "clock")
    else:
        hour, end = ordinal
        if not 1 <= hour <= 12 or not line.rules.TENS_AFTER_UNITS:
            return None
        if not line.text(i).endswith("ه") and not line.text(i).endswith("ي") and not named:
            return None
    extra = _extra_minutes(line, end)
    minutes = 0
    if extra is not None:
        minutes, end = extra
    if not named and ordinal is not None and line.tag(end, "day_part") is None:
        return None
    if minutes < 0:
        return hour - 1, 60 + minutes, end
    return hour, minutes, end


def _extra_minutes(line: Line, i: int) -> tuple[int, int] | None:
    """(minutes, end) of والنصف, والربع, إلا ربعا, و20 دقيقة."""
    if i >= len(line):
        return None
    token = line.tokens[i]
    at = i + 1 if token.text in (*line.rules.CONJUNCTIONS, "الا") else i
    sign = -1 if token.text == "الا" else 1
    if at == i and not token.conjoined:
        return None
    share = line.value(at, "fraction")
    if isinstance(share, Fraction) and share.denominator <= 4 and share.numerator == 1:
        return sign * int(60 * share), at + 1
    if line.value(at, "unit") == "minute":
        # والدقيقة السابعة عشرة
        counted = read_ordinal_number(line, at + 1)
        whole = line.whole(at + 1)
        if counted is None and whole is not None:
            counted = whole, at + 2
        return counted if counted is not None and counted[0] < 60 else None
    numeral = line.numerals.read(at) if at < len(line) else None
    if numeral is None or numeral.value is None or numeral.value >= 60:
        return None
    if line.value(numeral.end, "unit") != "minute":
        return None
    return sign * int(numeral.value), numeral.end + 1
