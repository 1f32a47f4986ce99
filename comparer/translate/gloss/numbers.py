"""Figures and dates in English, from what was extracted: never from a dictionary."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction

from comparer.records import Figure
from comparer.translate.gloss import english

_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+")
_SINGLE_VALUED = ("exact", "about", "at_least", "at_most", "more_than", "less_than")
_CARDINALS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
)  # fmt: skip
_ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
)  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = {
    "Mon": "Monday", "Tue": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday", "Fri": "Friday",
    "Sat": "Saturday", "Sun": "Sunday",
}  # fmt: skip
_PARTS = {
    2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth",
    9: "ninth", 10: "tenth",
}  # fmt: skip
_ROUNDED = Decimal("0.000001")
"""What a figure's value is rounded to: a third is 0.333333."""
_SIGNS = {"USD": "$", "GBP": "£", "EUR": "€"}
_SCALES = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))


def render_figure(figure: Figure, text: str) -> str | None:
    """The figure in English; None where its words say it better (vague, relative, a dual noun).

    `text` is the figure as written.
    """
    digits = bool(_DIGIT.search(text))
    if figure.kind == "date":
        return _date(figure, text)
    if figure.kind == "time":
        return figure.value if isinstance(figure.value, str) and digits else None
    if figure.kind == "score":
        return str(figure.value) if figure.value else None
    if not digits and (figure.bound not in _SINGLE_VALUED or figure.value is None):
        return None
    if figure.kind == "ordinal":
        ordinal = _ordinal(figure)
        return f"the {ordinal} century" if ordinal and figure.unit == "century" else ordinal
    names = english.units().get(figure.unit or "")
    if not digits and names is not None and (shared := _with_fraction(figure.value, *names)):
        return shared
    number = _quantity(figure, digits)
    if number is None:
        return None
    if figure.kind == "percent":
        if not digits and "ئة" not in text and "ائة" not in text:
            return None  # a fraction in words
        return f"{number} percent" if figure.unit == "%" else f"{number} percentage points"
    if figure.kind == "money" and figure.unit in _SIGNS:
        return f"{_SIGNS[figure.unit]}{number}"
    if names is not None:
        return f"{number} {names[figure.value != 1]}"
    return number if figure.unit is None else f"{number} {figure.unit}"


def is_ordinal(english: str) -> bool:
    """Whether a rendered figure is an ordinal."""
    return english in _ORDINALS or bool(re.fullmatch(r"\d+(?:th|st|nd|rd)", english))


def is_day(english: str) -> bool:
    """Whether a rendered figure is a day: of the week, or of a month."""
    month, _, day = english.partition(" ")
    return english in _WEEKDAYS.values() or (month in _MONTHS and day[:2].strip(",").isdigit())


def _date(figure: Figure, text: str) -> str | None:
    """The date, with no part that is not written there: a resolved year or day is left out."""
    value = figure.value
    written = {int(number) for number in _NUMBER.findall(text)}
    if isinstance(figure.low, Decimal) and isinstance(figure.high, Decimal):
        return f"the {figure.low}s" if figure.high - figure.low == 9 else None
    if not isinstance(value, str):
        return str(value) if value is not None and written else None
    if value in _WEEKDAYS:
        return _WEEKDAYS[value]
    if re.fullmatch(r"\d{4}", value):
        return value if written else None
    match = re.fullmatch(r"(?:(\d{4})|-)-(\d\d)(?:-(\d\d))?", value)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    name = _MONTHS[(month or 1) - 1]
    if written and not written & {year, month, day}:
        return None  # "3 days ago"
    if day is not None and day in written:
        return f"{name} {day}, {year}" if year in written else f"{name} {day}"
    if year in written:
        return f"{name} {year}"
    return name if figure.value in (f"--{month:02}", f"{year}-{month:02}") else None


def _ordinal(figure: Figure) -> str | None:
    value = figure.value
    if not isinstance(value, Decimal) or value != value.to_integral() or value < 1:
        return None
    number = int(value)
    if number < 10:
        return _ORDINALS[number]
    last = number % 10 if number % 100 not in (11, 12, 13) else 0
    return f"{number}{('th', 'st', 'nd', 'rd')[last] if last < 4 else 'th'}"


def _with_fraction(value: Decimal | str | None, unit: str, units: str) -> str | None:
    """Half an hour, a quarter of a century, two and a half hours; None for any other number."""
    if not isinstance(value, Decimal) or not 0 < value < len(_CARDINALS):
        return None
    whole = int(value)
    part = _part(value - whole)
    if part is None:
        return None
    if whole:
        part = "a half" if part == "half" else part
        return f"{_CARDINALS[whole]} and {part} {units}"
    of = "" if part == "half" else "of "
    return f"{part} {of}{english.article(unit)} {unit}"


def _part(value: Decimal) -> str | None:
    """Half, a third, three quarters; None for what has no such name."""
    share = Fraction(value).limit_denominator(max(_PARTS))
    named = Decimal(share.numerator) / share.denominator
    if share.denominator not in _PARTS or abs(value - named) > _ROUNDED:
        return None
    part = _PARTS[share.denominator]
    if share.numerator > 1:
        return f"{_CARDINALS[share.numerator]} {part}s"
    return part if part == "half" else f"{english.article(part)} {part}"


def _quantity(figure: Figure, digits: bool) -> str | None:
    if figure.low is not None and figure.high is not None:
        if not digits:
            return None
        return f"{_number(figure.low, digits)} to {_number(figure.high, digits)}"
    value = figure.value if figure.value is not None else figure.low
    return _number(value, digits)


def _number(value: Decimal | str | None, digits: bool) -> str | None:
    if not isinstance(value, Decimal):
        return None
    if not digits and value == value.to_integral() and 0 <= value <= 20:
        return _CARDINALS[int(value)]
    for size, name in _SCALES:
        if value >= size and (value / size * 100) % 1 == 0:
            return f"{(value / size).normalize():f} {name}"
    if value == value.to_integral():
        return f"{int(value):,}"
    return f"{value.normalize():,f}"


def ascii_digits(text: str) -> str:
    """The text with European digits and separators."""
    out = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)
    return out.replace("٫", ".").replace("٬", ",")
