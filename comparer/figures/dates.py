"""Dates as news writes them: 5 آب/أغسطس 2015 · Aug 5, 2015 · Friday · late May · the 1980s."""

from __future__ import annotations

from dataclasses import replace

from comparer.figures.ranks import read_ordinal_number
from comparer.figures.reading import DateParts, Line, Reading, date_reading
from comparer.figures.tokens import DATE
from comparer.figures.years import counts_something, read_decade, read_year

_RAMADAN = 9
_HALF_REACH = 4
"""How far behind a weekday its hour may stand."""
_LINKS = ("(", ",", "،", "-")
_PERIODS = ("week", "month", "year", "decade", "century")


def read_date(line: Line, i: int) -> Reading | None:
    """The longest date that starts at token i. Its value is filled in by `calendar`."""
    for rule in (
        _numeric, _phase, _weekday, _day_month, _month_day, read_decade, read_year, _relative,
        _period,
    ):  # fmt: skip
        found = rule(line, i)
        if found is not None:
            return _with_last_month(line, found) if rule in (_day_month, _month_day) else found
    return None


def _with_last_month(line: Line, first: Reading) -> Reading:
    """من 8 آذار إلى 2 نيسان, March 8–April 2: the date, with a second date that ends it."""
    parts = first.date
    if parts is None or parts.day is None or parts.last_day is not None or parts.toward:
        return first
    at = first.end
    opened = line.ending(first.start, "between") is not None
    if line.text(at) == "-" or (
        opened and (line.tag(at, "range_to") or line.text(at) in line.rules.CONJUNCTIONS)
    ):
        at += 1
    elif not (opened and at < len(line) and line.tokens[at].conjoined):
        return first
    second = (_day_month(line, at) or _month_day(line, at)) if at < len(line) else None
    last = second.date if second is not None else None
    if second is None or last is None or last.day is None or last.last_day is not None:
        return first
    if parts.year is not None and last.year not in (None, parts.year):
        return first
    year = last.year if parts.year is None else parts.year
    if last.hijri != parts.hijri or (last.month, last.day) <= (parts.month, parts.day):
        return first
    whole = replace(parts, year=year, last_day=last.day, last_month=last.month)
    return date_reading(first.start, second.end, whole)


def _numeric(line: Line, i: int) -> Reading | None:
    """2018-09-30, 30/9/2018, 9/30/2018."""
    token = line.tokens[i]
    if token.kind != DATE:
        return None
    separator = next(c for c in token.raw if not c.isdigit())
    first, second, third = (int(part) for part in token.raw.split(separator))
    if first > 31:
        year, month, day = first, second, third
    else:
        day, month, year = (
            (first, second, third) if line.rules.DAY_FIRST else (second, first, third)
        )
        if month > 12:
            day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    hijri = "era_hijri" in (line.tokens[i + 1].tags if i + 1 < len(line) else ())
    end = line.after(i + 1, "era_hijri")
    if hijri or 1300 <= year <= 1500:
        return date_reading(i, end, DateParts(year, month, day, hijri=True))
    return date_reading(i, end, DateParts(year, month, day))


# Months ------------------------------------------------------------------------------------------


def _month(line: Line, i: int, *, near_number: bool) -> tuple[int, bool, int] | None:
    """(month, is it Hijri, end), with a second name for it: آب/أغسطس, آب (أغسطس)."""
    for tag in ("month", "month_weak", "month_beside_number", "hijri_month"):
        found = line.tag(i, tag)
        if found is None:
            continue
        if tag == "month_beside_number" and not near_number and line.whole(i + found[0]) is None:
            continue
        length, month = found
        end = i + length
        if tag != "month" and not near_number and not _timely(line, i, end):
            return None
        if line.text(end) == "." and line.glued(end) and line.tag(i, "abbreviated"):
            end += 1
        for opening, closing in (("/", ""), ("(", ")"), ("-", ""), ("", "")):
            at = end + (1 if opening else 0)
            again = line.tag(at, "month") or line.tag(at, "month_weak")
            if line.text(end) == opening or not opening:
                if again is None or again[1] != month:
                    continue
                end = at + again[0]
                if closing and line.text(end) == closing:
                    end += 1
                break
        return month, tag == "hijri_month", end
    return None


def _timely(line: Line, start: int, end: int) -> bool:
    """Does a word of time, or a year, stand beside a name that is not always a month?"""
    if line.whole(end) is not None or line.tag(end, "year_word"):
        return True
    beside = line.tag(end + 1, "month") or line.tag(end + 1, "month_weak")
    if beside and (line.text(end) in ("/", "(", "-") or line.tag(end, "range_to")):
        return True
    if line.tag(start - 1, "range_to") and (
        line.ending(start - 1, "month") or line.ending(start - 1, "month_weak")
    ):
        return True
    if line.text(start - 1) == "-" and line.ending(start - 1, "phase") is not None:
        return True
    if line.rules.is_possessive(line.text(end - 1)):
        return False
    if "hijri_month" in line.tokens[start].tags and line.value(start, "hijri_month") != _RAMADAN:
        return line.ending(start, "month_word") is not None
    # May and March after "in", but not Theresa May or "to march".
    return line.ending(start, "before_month") is not None or (
        line.ending(start, "phase") is not None or line.ending(start, "month_word") is not None
    )


def _year_after(line: Line, i: int, *, hijri: bool) -> tuple[int | None, int]:
    """The year after a month: (year, end); ", 2015", "of 2015", من عام 2015."""
    j = i
    if line.text(j) in (",", "،", "-", "/") or line.tag(j, "date_of"):
        j += 1
    j = line.after(j, "year_word")
    year = line.whole(j)
    if year is None or len(line.tokens[j].raw) != 4 or not 1000 <= year <= 2100:
        return None, i
    if line.text(i) == "-" and not line.glued(j):
        return None, i
    if counts_something(line, j):
        return None, i
    end = line.after(j + 1, "era_hijri", "era") if not hijri else line.after(j + 1, "era_hijri")
    return year, end


def _day(line: Line, i: int) -> tuple[int, int] | None:
    """A day of the month: (day, end) of 5, 5th, fifth, الخامس, الحادي والعشرين."""
    whole = line.whole(i)
    if whole is not None:
        if not 1 <= whole <= 31:
            return None
        end = i + 1
        if line.text(end) in line.rules.ORDINAL_ENDINGS and line.glued(end):
            end += 1
        return whole, end
    first = line.tag(i, "first_day")
    if first is not None:
        return 1, i + first[0]
    ordinal = read_ordinal_number(line, i)
    if ordinal is not None and 1 <= ordinal[0] <= 31:
        return ordinal
    numeral = line.numerals.read(i)
    if numeral is None or numeral.value is None or not 1 <= numeral.value <= 31:
        return None
    whole_day = numeral.value == numeral.value.to_integral_value()
    return (int(numeral.value), numeral.end) if whole_day else None


def _range_end(line: Line, i: int) -> tuple[int, int] | None:
    """The second day of 13–15 يوليو or July 13 to 15: (day, end)."""
    at = i
    if line.text(at) == "-" or line.tag(at, "range_to") or line.text(at) in line.rules.CONJUNCTIONS:
        at += 1
    elif not (at < len(line) and line.tokens[at].conjoined):
        return None
    return _day(line, at) if at < len(line) else None


def _day_month(line: Line, i: int) -> Reading | None:
    """5 August 2015, the fifth of August, الخامس من آب, 13-15 يوليو; the 12th of next month."""
    found = _day(line, i)
    if found is None:
        return None
    day, j = found
    of_period = _day_of_period(line, i, found)
    if of_period is not None:
        return of_period
    last_day = None
    second = _range_end(line, j)
    month = _month_here(line, j)
    if month is None and second is not None and second[0] > day:
        month = _month_here(line, second[1])
        if month is not None:
            last_day = second[0]
    if month is None:
        return None
    number, hijri, end = month
    toward = line.tag(end, "toward_after")
    parts = DateParts(None, number, day, hijri=hijri, last_day=last_day)
    if toward is not None:
        return date_reading(i, end + toward[0], replace(parts, toward=toward[1]))
    year, end = _year_after(line, end, hijri=hijri)
    return date_reading(i, end, replace(parts, year=year))


def _day_of_period(line: Line, i: int, found: tuple[int, int]) -> Reading | None:
    """الخامس عشر من الشهر المقبل, the 12th of next month: a day of a month that is not named."""
    day, end = found
    if read_ordinal_number(line, i) is None:
        # Four of last month's raids are no day, nor are "12 of this month's cases".
        rank = line.whole(i) is not None and (end > i + 1 or line.rules.HEAD_FIRST)
        if not rank:
            return None
    at = line.after(end, "date_of")
    month = _period(line, at) if end < at < len(line) else None
    if month is None or month.date is None or (month.date.period or ("", 0))[0] != "month":
        return None
    return date_reading(i, month.end, replace(month.date, day=day))


def _month_here(line: Line, j: int) -> tuple[int, bool, int] | None:
    """The month after a day, past "of", من and شهر."""
    j = line.after(j, "date_of")
    j = line.after(j, "month_word")
    return _month(line, j, near_number=True)


def _month_day(line: Line, i: int) -> Reading | None:
    """August 5, 2015; Aug 13–15; August 2015; August; شهر 3."""
    start = i
    word = line.tag(i, "month_word")
    if word is not None:
        number = line.whole(i + word[0])
        if number is not None and 1 <= number <= 12:
            year, end = _year_after(line, i + word[0] + 1, hijri=False)
            return date_reading(i, end, DateParts(year, number))
        i += word[0]
    found = _month(line, i, near_number=word is not None)
    if found is None:
        return None
    month, hijri, end = found
    day = last_day = None
    whole = line.whole(end)
    if whole is not None and whole <= 31 and not line.rules.DAY_FIRST:
        first = _day(line, end)
        if first is not None and not counts_something(line, first[1] - 1):
            day, end = first
            second = _range_end(line, end)
            if second is not None and second[0] > day and not counts_something(line, second[1] - 1):
                last_day, end = second
    toward = line.tag(end, "toward_after")
    if toward is not None and day is None:
        parts = DateParts(month=month, hijri=hijri, toward=toward[1])
        return date_reading(start, end + toward[0], parts)
    year, end = _year_after(line, end, hijri=hijri)
    return date_reading(start, end, DateParts(year, month, day, hijri=hijri, last_day=last_day))


# Weekdays ----------------------------------------------------------------------------------------


def _weekday(line: Line, i: int) -> Reading | None:
    """Friday, last Friday, الجمعة الماضي, Friday, 5 August 2015."""
    start, toward = i, 0
    if (before := line.tag(i, "toward")) is not None and line.tag(i + 1, "weekday"):
        toward, i = before[1], i + 1
    found = line.tag(i, "weekday")
    if found is None:
        found = line.tag(i, "weekday_weak")
        if found is None or not _dated(line, i):
            return None
    weekday = str(found[1])
    end = i + found[0]
    after = line.tag(end, "toward_after")
    if after is not None:
        toward, end = after[1], end + after[0]
    at = end
    if line.text(at) == "." and line.glued(at):
        at += 1
    at = line.after(at, "part_of_day", "day_part")
    while line.text(at) in _LINKS or line.tag(at, "date_link"):
        at += 1
    at = line.past_article(at)
    if at < len(line):
        date = _numeric(line, at) or _day_month(line, at) or _month_day(line, at)
        if date is not None and date.date is not None and date.date.day is not None:
            closing = date.end + 1 if line.text(date.end) == ")" else date.end
            parts = replace(date.date, weekday=weekday, part=_half_of_day(line, start, date.end))
            return date_reading(start, closing, parts)
    parts = DateParts(weekday=weekday, toward=toward, part=_half_of_day(line, start, end))
    return date_reading(start, end, parts)


def _half_of_day(line: Line, start: int, end: int) -> str | None:
    """am or pm, where the words beside a day say it: صباح الخميس, Thursday at 5 p.m."""
    for tag in ("day_part", "part_of_day"):
        before = line.ending(start, tag)
        if before is not None:
            return _half(before[1])
    for j in range(end, min(end + _HALF_REACH, len(line))):
        if line.text(j) in (",", "،", ";") or line.tag(j, "weekday"):
            break
        found = line.tag(j, "day_part") or line.tag(j, "part_of_day")
        if found is not None:
            return _half(found[1])
    return None


def _half(value: str) -> str | None:
    return {"am": "am", "pm": "pm", "noon": "pm"}.get(value)


def _dated(line: Line, i: int) -> bool:
    j = i + 1
    while line.text(j) in (".", ","):
        j += 1
    return line.tag(j, "month") is not None or line.tag(i - 1, "before_date") is not None


# Parts of a year, days from today ----------------------------------------------------------------


def _phase(line: Line, i: int) -> Reading | None:
    """Late May, أواخر أيار, early 2018, the early 1980s."""
    found = line.tag(i, "phase")
    if found is None:
        return None
    if line.tag(i - 1, "of_life"):
        # In his late 60s
        return None
    at = i + found[0]
    if line.text(at) == "-" and line.glued(at):
        at += 1
    for rule in (_month_day, read_decade, read_year, _period):
        inner = rule(line, at) if at < len(line) else None
        if inner is not None and inner.date is not None and inner.date.day is None:
            return date_reading(i, inner.end, replace(inner.date, phase=str(found[1])))
    return None


def _relative(line: Line, i: int) -> Reading | None:
    """Yesterday, أول من أمس."""
    found = line.tag(i, "relative_day")
    if found is None:
        return None
    end = i + found[0]
    if found[1] == 0:
        # اليوم الجمعة is the Friday; "today's world" and هذا اليوم are no dates.
        if line.tag(end, "weekday") or line.tag(end, "ordinal"):
            return None
        if line.rules.is_possessive(line.text(end - 1)):
            return None
        if line.tag(i - 1, "toward") or line.tag(i - 1, "not_today"):
            return None
        if (
            line.tokens[i].before
            or line.tag(end, "toward_after")
            or line.tag(end, "not_today_after")
        ):
            return None
    else:
        # أمس الاثنين, بعد غد الخميس
        day = line.tag(end, "weekday")
        if day is not None:
            parts = DateParts(weekday=str(day[1]), relative_days=found[1])
            return date_reading(i, end + day[0], parts)
    return date_reading(i, end, DateParts(relative_days=found[1]), form="relative")


def _period(line: Line, i: int) -> Reading | None:
    """Last week, this year, الشهر الماضي, هذا العام; last August."""
    toward = line.tag(i, "toward")
    if toward is not None:
        at = i + toward[0]
        month = _month(line, at, near_number=True) if toward[1] else None
        if month is not None:
            return date_reading(
                i, month[2], DateParts(month=month[0], hijri=month[1], toward=toward[1])
            )
        unit = line.value(at, "unit")
        if unit in _PERIODS and line.tag(i - 1, "date_link") is None:
            return date_reading(i, at + 1, DateParts(period=(unit, toward[1])), form="relative")
        return None
    unit = line.value(i, "unit")
    if unit in _PERIODS and line.tokens[i].definite and not line.tokens[i].dual:
        after = line.tag(i + 1, "toward_after")
        if after is not None:
            return date_reading(
                i, i + 1 + after[0], DateParts(period=(unit, after[1])), form="relative"
            )
    return None
