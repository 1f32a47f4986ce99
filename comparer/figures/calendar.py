"""ISO values of dates, resolved against the day of publication where there is one."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import lru_cache

from comparer.figures.reading import DateParts, Reading

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_HIJRI_YEARS = (1343, 1500)
"""The Umm al-Qura years that `hijridate` knows."""


def with_value(reading: Reading, published: datetime.date | None) -> Reading:
    """The date with its ISO value, and low and high where it spans days or years."""
    parts = reading.date
    if parts is None:
        return reading
    if parts.hijri:
        return _hijri(reading, parts, published)
    if parts.decade and parts.year is not None:
        return replace(reading, low=str(parts.year), high=str(parts.year + 9), bound="range")
    if parts.last_year is not None:
        return replace(reading, low=str(parts.year), high=str(parts.last_year), bound="range")
    if parts.period is not None:
        value = _period(parts.period, published)
        if parts.day is not None and value is not None:
            value = f"{value}-{parts.day:02d}"
        return replace(reading, value=value)
    if parts.relative_days is not None:
        if published is None:
            return replace(reading, value=parts.weekday)
        day = published + datetime.timedelta(days=parts.relative_days)
        return replace(reading, value=day.isoformat())
    if published is not None:
        parts = _resolved(parts, published)
    value = iso(parts)
    if parts.last_day is not None:
        high = iso(replace(parts, day=parts.last_day, month=parts.last_month or parts.month))
        return replace(reading, low=value, high=high, bound="range")
    bound = "about" if parts.phase else "exact"
    return replace(reading, value=value, bound="about" if bound == "about" else "exact")


def iso(parts: DateParts) -> str | None:
    """The parts in ISO 8601, partial as they are: 2015-08-05, 2015-08, 2015, --08-05, --08, Fri."""
    if parts.month is None:
        return parts.weekday if parts.year is None else f"{parts.year:04d}"
    head = f"{parts.year:04d}-" if parts.year is not None else "--"
    tail = f"{parts.month:02d}"
    return head + tail + (f"-{parts.day:02d}" if parts.day is not None else "")


def weekday_of(value: str) -> str | None:
    """The weekday of a full ISO date."""
    try:
        return _WEEKDAYS[datetime.date.fromisoformat(value).weekday()]
    except ValueError:
        return None


def _resolved(parts: DateParts, published: datetime.date) -> DateParts:
    """The parts with the year, or the day of a weekday, that the publication date implies."""
    if parts.month is not None and parts.year is None:
        return replace(parts, year=_nearest_year(parts, published))
    if parts.weekday is not None and parts.month is None and parts.year is None:
        ahead = (_WEEKDAYS.index(parts.weekday) - published.weekday()) % 7
        if parts.toward > 0:
            ahead = ahead or 7
        elif parts.toward < 0:
            ahead = ahead - 7
        else:
            # News speaks of the week behind it: Friday is the last one, or today.
            ahead = ahead - 7 if ahead else 0
        day = published + datetime.timedelta(days=ahead)
        return replace(parts, year=day.year, month=day.month, day=day.day)
    return parts


def _nearest_year(parts: DateParts, published: datetime.date) -> int:
    month = parts.month or 1
    if parts.toward:
        behind = (month, parts.day or 1) < (published.month, published.day)
        if parts.toward < 0:
            return published.year if behind else published.year - 1
        return published.year + 1 if behind else published.year
    distance = month - published.month
    if distance > 6:
        return published.year - 1
    return published.year + 1 if distance < -6 else published.year


def _period(period: tuple[str, int], published: datetime.date | None) -> str | None:
    if published is None:
        return None
    unit, step = period
    if unit == "week":
        year, week, _ = (published + datetime.timedelta(weeks=step)).isocalendar()
        return f"{year}-W{week:02d}"
    if unit == "month":
        index = published.year * 12 + published.month - 1 + step
        return f"{index // 12}-{index % 12 + 1:02d}"
    return str(published.year + step) if unit == "year" else None


def _hijri(reading: Reading, parts: DateParts, published: datetime.date | None) -> Reading:
    year = parts.year
    if year is None and published is not None and parts.month is not None:
        year = _nearest_hijri_year(parts.month, published)
    if year is None or not _HIJRI_YEARS[0] <= year <= _HIJRI_YEARS[1]:
        return reading
    if parts.month is None:
        low, high = _gregorian(year, 1, 1), _gregorian(year, 12, None)
        return replace(reading, low=low, high=high, bound="range")
    if parts.day is None:
        low, high = _gregorian(year, parts.month, 1), _gregorian(year, parts.month, None)
        return replace(reading, low=low, high=high, bound="range")
    value = _gregorian(year, parts.month, parts.day)
    if parts.last_day is not None:
        high = _gregorian(year, parts.last_month or parts.month, parts.last_day)
        return replace(reading, low=value, high=high, bound="range")
    return replace(reading, value=value)


def _nearest_hijri_year(month: int, published: datetime.date) -> int | None:
    """None if the calendar's tables do not reach the day of publication."""
    from hijridate import Gregorian

    try:
        today = Gregorian.fromdate(published).to_hijri()
    except OverflowError:
        return None
    distance = month - today.month
    return int(today.year) + (-1 if distance > 6 else 1 if distance < -6 else 0)


@lru_cache(maxsize=512)
def _gregorian(year: int, month: int, day: int | None) -> str | None:
    """The Gregorian ISO date of a Hijri day (None: the month's last), by Umm al-Qura."""
    from hijridate import Hijri

    try:
        last = Hijri(year, month, 1).month_length()
        return str(Hijri(year, month, last if day is None else day).to_gregorian().isoformat())
    except (ValueError, OverflowError):
        return None
