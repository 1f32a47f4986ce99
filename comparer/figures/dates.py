"""Dates as news writes them: 5 آب/أغسطس 2015 · Aug 5, 2015 · Friday · late May · the 1980s."""

from __future__ import annotations

from dataclasses import replace

from comparer.figures.concepts import PEOPLE
from comparer.figures.reading import DateParts, Line, Reading
from comparer.figures.tokens import DATE

_RAMADAN = 9
_HALF_REACH = 4
"""How far behind a weekday its hour may stand."""
_PERIODS = ("week", "month", "year", "decade", "century")


def read_date(line: Line, i: int) -> Reading | None:
    """The longest date that starts at token i. Its value is filled in by `calendar`."""
    for rule in (
        _numeric, _phase, _weekday, _day_month, _month_day, _decade, _year, _relative, _period,
    ):  # fmt: skip
        found = rule(line, i)
        if found is not None:
            return found
    return None


def _date(start: int, end: int, parts: DateParts, form: str = "calendar") -> Reading:
    return Reading(
        start, end, "date", None, date=parts, form="relative" if form == "relative" else "calendar"
    )


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
        return _date(i, end, DateParts(year, month, day, hijri=True))
    return _date(i, end, DateParts(year, month, day))


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
    if line.text(end) == "'s":
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
    if line.text(j) in (",", "،", "-", "/") or line.text(j) in ("of", "من", "لعام", "لسنة"):
        j += 1
    j = line.after(j, "year_word")
    year = line.whole(j)
    if year is None or len(line.tokens[j].raw) != 4 or not 1000 <= year <= 2100:
        return None, i
    if line.text(i) == "-" and not line.glued(j):
        return None, i
    if _counts_something(line, j):
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
    ordinal = read_ordinal_number(line, i)
    if ordinal is not None and 1 <= ordinal[0] <= 31:
        return ordinal
    numeral = line.numerals.read(i)
    if numeral is None or numeral.value is None or not 1 <= numeral.value <= 31:
        return None
    whole_day = numeral.value == numeral.value.to_integral_value()
    return (int(numeral.value), numeral.end) if whole_day else None


def read_ordinal_number(line: Line, i: int) -> tuple[int, int] | None:
    """An ordinal in words: (number, end) of twenty-third, السابعة عشرة, الثالث والستين."""
    unit = line.value(i, "ordinal")
    if unit is not None:
        end = i + 1
        if line.rules.TENS_AFTER_UNITS and unit < 10:
            teen = line.tag(end, "teen")
            if teen is not None and not line.tokens[end].conjoined:
                return unit + 10, end + 1
            at = end + 1 if line.text(end) in line.rules.CONJUNCTIONS else end
            tens = line.value(at, "cardinal")
            joined = at > end or (at < len(line) and line.tokens[at].conjoined)
            if joined and tens is not None and 20 <= tens < 100:
                definite = line.tokens[at].definite or line.tokens[i].definite
                if definite:
                    return int(tens) + unit, at + 1
        return unit, end
    tens = line.value(i, "cardinal")
    if tens is None:
        return None
    if line.rules.TENS_AFTER_UNITS:
        # القرن الواحد والعشرين: the cardinal stands in for the ordinal.
        return None
    at = i + 2 if line.text(i + 1) == "-" else i + 1
    unit = line.value(at, "ordinal")
    if unit is not None and unit < 10 and 20 <= tens < 100:
        return int(tens) + unit, at + 1
    return None


def _range_end(line: Line, i: int) -> tuple[int, int] | None:
    """The second day of 13–15 يوليو or July 13 to 15: (day, end)."""
    at = i
    if line.text(at) == "-" or line.tag(at, "range_to") or line.text(at) in line.rules.CONJUNCTIONS:
        at += 1
    elif not (at < len(line) and line.tokens[at].conjoined):
        return None
    return _day(line, at) if at < len(line) else None


def _day_month(line: Line, i: int) -> Reading | None:
    """5 August 2015, the fifth of August, الخامس من آب, 13-15 يوليو."""
    found = _day(line, i)
    if found is None:
        return None
    day, j = found
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
        return _date(i, end + toward[0], replace(parts, toward=toward[1]))
    year, end = _year_after(line, end, hijri=hijri)
    return _date(i, end, replace(parts, year=year))


def _month_here(line: Line, j: int) -> tuple[int, bool, int] | None:
    """The month after a day, past "of", من and شهر."""
    if line.text(j) in ("of", "من"):
        j += 1
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
            return _date(i, end, DateParts(year, number))
        i += word[0]
    found = _month(line, i, near_number=word is not None)
    if found is None:
        return None
    month, hijri, end = found
    day = last_day = None
    whole = line.whole(end)
    if whole is not None and whole <= 31 and not line.rules.DAY_FIRST:
        first = _day(line, end)
        if first is not None and not _counts_something(line, first[1] - 1):
            day, end = first
            second = _range_end(line, end)
            if (
                second is not None
                and second[0] > day
                and not _counts_something(line, second[1] - 1)
            ):
                last_day, end = second
    toward = line.tag(end, "toward_after")
    if toward is not None and day is None:
        parts = DateParts(month=month, hijri=hijri, toward=toward[1])
        return _date(start, end + toward[0], parts)
    year, end = _year_after(line, end, hijri=hijri)
    return _date(start, end, DateParts(year, month, day, hijri=hijri, last_day=last_day))


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
    for skip in ("(", ",", "،", "الموافق", "the", "ال", "-"):
        if line.text(at) == skip:
            at += 1
    if at < len(line):
        date = _numeric(line, at) or _day_month(line, at) or _month_day(line, at)
        if date is not None and date.date is not None and date.date.day is not None:
            closing = date.end + 1 if line.text(date.end) == ")" else date.end
            parts = replace(date.date, weekday=weekday, part=_half_of_day(line, start, date.end))
            return _date(start, closing, parts)
    parts = DateParts(weekday=weekday, toward=toward, part=_half_of_day(line, start, end))
    return _date(start, end, parts)


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
    return value if value in ("am", "pm") else None


def _dated(line: Line, i: int) -> bool:
    j = i + 1
    while line.text(j) in (".", ","):
        j += 1
    return line.tag(j, "month") is not None or line.text(i - 1) == "on"


# Years, decades, periods -------------------------------------------------------------------------


def _counts_something(line: Line, i: int) -> bool:
    """Is the number at i followed by what it counts or measures?"""
    for tag in ("unit", "currency", "multiplier", "noun", "unit_multiple"):
        found = line.tag(i + 1, tag)
        if found is not None and not line.tokens[i + 1].conjoined:
            return not (tag == "unit" and line.text(i + 1) in ("م", "m", "in"))
    return line.text(i + 1) == "%"


def _year(line: Line, i: int) -> Reading | None:
    """2016, عام 2016, 1440 هـ, 2017-18, 2014-2016."""
    start = i
    word = line.tag(i, "year_word")
    if word is not None:
        i += word[0]
        if line.text(i) == "ال":
            i += 1
        spelled = _year_in_words(line, i)
        if spelled is not None:
            return _date(start, spelled[1], DateParts(spelled[0]))
    year = line.whole(i)
    if year is None or len(line.tokens[i].raw) != 4:
        return None
    hijri = line.tag(i + 1, "era_hijri")
    if hijri is not None and 1200 <= year <= 1600:
        return _date(start, i + 1 + hijri[0], DateParts(year, hijri=True))
    if not 1000 <= year <= 2100:
        return None
    before = line.ending(i, "before_year") is not None or word is not None
    era = line.tag(i + 1, "era")
    if era is None and word is None:
        if line.ending(i, "bound") is not None:
            return None
        if _counts_something(line, i) and not _names_an_event(line, i, before):
            return None
        if not 1900 <= year <= 2099 and not before:
            return None
        if not 1800 <= year <= 2099 and line.ending(i, "between") is not None:
            return None
    end = i + 1 + (era[0] if era is not None else 0)
    last = _last_year(line, start, end, year)
    if last is not None:
        return _date(start, last[1], DateParts(year, last_year=last[0]))
    return _date(start, end, DateParts(year))


def _year_in_words(line: Line, i: int) -> tuple[int, int] | None:
    """عام ألفين وثمانية عشر"""
    if i >= len(line) or line.tokens[i].value is not None:
        return None
    numeral = line.numerals.read(i)
    if numeral is None or numeral.value is None or not 1000 <= numeral.value <= 2100:
        return None
    return int(numeral.value), numeral.end


def _names_an_event(line: Line, i: int, before: bool) -> bool:
    """The 2016 vote, in 2018 games: the year says which, and counts nothing."""
    if line.rules.HEAD_FIRST:
        return before and not (line.value(i + 1, "noun") or frozenset()) & PEOPLE
    if line.tag(i + 1, "unit") or line.tag(i + 1, "currency") or line.tag(i + 1, "multiplier"):
        return False
    plural = line.text(i + 1).endswith("s") or bool(
        (line.value(i + 1, "noun") or frozenset()) & PEOPLE
    )
    return not plural or line.tag(i - 1, "determiner") is not None


def _last_year(line: Line, start: int, end: int, year: int) -> tuple[int, int] | None:
    """The end of 2017-18, 2014–2016, between 2014 and 2016: (year, end)."""
    dash = line.text(end) in ("-", "/")
    at = end + 1
    if not dash:
        opened = line.ending(start, "between") is not None
        joined = line.text(end) in line.rules.CONJUNCTIONS
        if not opened or not (joined or line.tag(end, "range_to")):
            return None
    number = line.whole(at)
    if number is None:
        return None
    digits = line.tokens[at].raw
    if len(digits) == 2 and dash and line.glued(at) and number > year % 100:
        return year - year % 100 + number, at + 1
    if len(digits) == 4 and year < number <= 2100 and not _counts_something(line, at):
        return number, at + 1
    return None


def _decade(line: Line, i: int) -> Reading | None:
    """The 1980s, '80s, the eighties, ثمانينيات القرن الماضي."""
    year = line.whole(i)
    if year is not None and year % 10 == 0:
        at = i + 1
        if line.text(at) == "'" and line.glued(at):
            at += 1
        if line.tag(at, "plural_ending") and line.glued(at):
            if 1000 <= year <= 2100:
                return _date(i, at + 1, DateParts(year, decade=True))
            if 10 <= year <= 90 and not _of_life(line, i):
                return _date(i, at + 1, DateParts(1900 + year, decade=True))
        return None
    found = line.tag(i, "decade_of")
    if found is None:
        return None
    end = i + found[0]
    if line.tag(end, "of_life") or _of_life(line, i):
        return None
    century = 19
    named = line.tag(end, "last_century")
    if named is not None:
        end += named[0]
    elif line.tag(end, "century"):
        ordinal = read_ordinal_number(line, end + 1)
        if ordinal is not None:
            century, end = ordinal[0] - 1, ordinal[1]
    return _date(i, end, DateParts(century * 100 + found[1], decade=True))


def _of_life(line: Line, i: int) -> bool:
    """In his (late) sixties: years of age."""
    before = i - 2 if line.tag(i - 1, "phase") else i - 1
    return line.tag(before, "of_life") is not None


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
    for rule in (_month_day, _decade, _year, _period):
        inner = rule(line, at) if at < len(line) else None
        if inner is not None and inner.date is not None and inner.date.day is None:
            return _date(i, inner.end, replace(inner.date, phase=str(found[1])))
    return None


def _relative(line: Line, i: int) -> Reading | None:
    """Yesterday, أول من أمس."""
    found = line.tag(i, "relative_day")
    if found is None:
        return None
    end = i + found[0]
    if found[1] == 0:
        # اليوم الجمعة is the Friday; "today's world" and هذا اليوم are no dates.
        if line.tag(end, "weekday") or line.tag(end, "ordinal") or line.text(end) == "'s":
            return None
        if line.tag(i - 1, "toward") or line.tag(i - 1, "not_today"):
            return None
        if (
            line.tokens[i].before
            or line.tag(end, "toward_after")
            or line.tag(end, "not_today_after")
        ):
            return None
    return _date(i, end, DateParts(relative_days=found[1]), "relative")


def _period(line: Line, i: int) -> Reading | None:
    """Last week, this year, الشهر الماضي, هذا العام; last August."""
    toward = line.tag(i, "toward")
    if toward is not None:
        at = i + toward[0]
        month = _month(line, at, near_number=True) if toward[1] else None
        if month is not None:
            return _date(i, month[2], DateParts(month=month[0], hijri=month[1], toward=toward[1]))
        unit = line.value(at, "unit")
        plural = line.text(at).endswith("s")
        if unit in _PERIODS and line.text(i - 1) != "the" and not plural:
            return _date(i, at + 1, DateParts(period=(unit, toward[1])), "relative")
        return None
    unit = line.value(i, "unit")
    if unit in _PERIODS and line.tokens[i].definite and not line.tokens[i].dual:
        after = line.tag(i + 1, "toward_after")
        if after is not None:
            return _date(i, i + 1 + after[0], DateParts(period=(unit, after[1])), "relative")
    return None
