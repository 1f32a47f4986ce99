"""Years and spans of years: 2016, عام 2016, 1440 هـ, 2017-18, the 1980s."""

from __future__ import annotations

from comparer.figures.concepts import PEOPLE
from comparer.figures.ranks import read_ordinal_number
from comparer.figures.reading import DateParts, Line, Reading, date_reading


def counts_something(line: Line, i: int) -> bool:
    """Is the number at i followed by what it counts or measures?"""
    for tag in ("unit", "currency", "multiplier", "noun", "unit_multiple"):
        found = line.tag(i + 1, tag)
        if found is not None and not line.tokens[i + 1].conjoined:
            return True
    return line.text(i + 1) == "%"


def read_year(line: Line, i: int) -> Reading | None:
    """2016, عام 2016, 1440 هـ, 2017-18, 2014-2016."""
    start = i
    word = line.tag(i, "year_word")
    if word is not None:
        i += word[0]
        i = line.past_article(i)
        spelled = _year_in_words(line, i)
        if spelled is not None:
            return date_reading(start, spelled[1], DateParts(spelled[0]))
    year = line.whole(i)
    if year is None or len(line.tokens[i].raw) != 4:
        return None
    hijri = line.tag(i + 1, "era_hijri")
    if hijri is not None and 1200 <= year <= 1600:
        return date_reading(start, i + 1 + hijri[0], DateParts(year, hijri=True))
    if not 1000 <= year <= 2100:
        return None
    before = line.ending(i, "before_year") is not None or word is not None
    era = line.tag(i + 1, "era")
    if era is None and word is None:
        if line.ending(i, "bound") is not None:
            return None
        if counts_something(line, i) and not _names_an_event(line, i, before):
            return None
        if not 1900 <= year <= 2099 and not before:
            return None
        if not 1800 <= year <= 2099 and line.ending(i, "between") is not None:
            return None
    end = i + 1 + (era[0] if era is not None else 0)
    last = _last_year(line, start, end, year)
    if last is not None:
        return date_reading(start, last[1], DateParts(year, last_year=last[0]))
    return date_reading(start, end, DateParts(year))


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
    plural = line.rules.looks_plural(line.text(i + 1)) or bool(
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
    if len(digits) == 4 and year < number <= 2100 and not counts_something(line, at):
        return number, at + 1
    return None


def read_decade(line: Line, i: int) -> Reading | None:
    """The 1980s, '80s, the eighties, ثمانينيات القرن الماضي."""
    year = line.whole(i)
    if year is not None and year % 10 == 0:
        at = i + 1
        if line.text(at) == "'" and line.glued(at):
            at += 1
        if line.tag(at, "plural_ending") and line.glued(at):
            if 1000 <= year <= 2100:
                return date_reading(i, at + 1, DateParts(year, decade=True))
            if 10 <= year <= 90 and not of_life(line, i):
                return date_reading(i, at + 1, DateParts(1900 + year, decade=True))
        return None
    found = line.tag(i, "decade_of")
    if found is None:
        return None
    end = i + found[0]
    if line.tag(end, "of_life") or of_life(line, i):
        return None
    century = 19
    named = line.tag(end, "last_century")
    if named is not None:
        end += named[0]
    elif line.tag(end, "century"):
        ordinal = read_ordinal_number(line, end + 1)
        if ordinal is not None:
            century, end = ordinal[0] - 1, ordinal[1]
    return date_reading(i, end, DateParts(century * 100 + found[1], decade=True))


def of_life(line: Line, i: int) -> bool:
    """In his (late) sixties: years of age."""
    before = i - 2 if line.tag(i - 1, "phase") else i - 1
    return line.tag(before, "of_life") is not None
