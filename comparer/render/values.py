"""A finding's values in the reader's words: numbers grouped, dates spelled out, units named."""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation

from comparer import strings
from comparer.figures.indefinite import indefinite_words, is_indefinite
from comparer.records import Document, Figure, Side
from comparer.report_json import number_to_text
from comparer.strings.plurals import governed, plural_category

_DATE = re.compile(r"(?:(\d{4})|-)-(\d\d)(?:-(\d\d))?", re.ASCII)
# With an exponent of few digits at most: "1E+999999" would be written out.
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([Ee][+-]?\d{1,2})?", re.ASCII)
_SCALES = (
    (Decimal(10) ** 12, "number.trillion"),
    (Decimal(10) ** 9, "number.billion"),
    (Decimal(10) ** 6, "number.million"),
)


def number(value: str | None) -> Decimal | None:
    """The value as a number, or None when it is a date, a score or not there."""
    if value is None or not _NUMBER.fullmatch(value):
        return None
    try:
        return Decimal(value)
    except InvalidOperation:
        return None


def number_text(value: Decimal, lang: str) -> str:
    """The number, grouped; whole millions and up in words ("60 billion", "1.5 million")."""
    for scale, key in _SCALES:
        if abs(value) >= scale:
            scaled = value / scale
            if scaled == scaled.quantize(Decimal("0.001")):
                return strings.text(lang, key, n=_trimmed(scaled))
            break
    return f"{_trimmed(value):,f}"


def value_text(
    side: Side, lang: str, figure: Figure | None = None, document: Document | None = None
) -> str:
    """The value with its bound and unit ("at least 28", "12 km", "5 August 2015"), or "".

    `figure`, the one that the evidence covers, tells the ends of a range; its `document` the words
    of a quantity without a number ("dozens").
    """
    if figure and document and is_indefinite(figure, document):
        bound = "more_than" if side.bound == "more_than" else "exact"
        words = indefinite_words(figure, document, lang)
        return strings.text(lang, f"bound.{bound}", value=words)
    if figure and side.bound == "range" and figure.low is not None and figure.high is not None:
        ends = [number(number_to_text(end)) for end in (figure.low, figure.high)]
        if ends[0] is not None and ends[1] is not None:
            low = number_text(ends[0], lang)
            high = with_unit(ends[1], side.unit, lang, after_word=True)
        else:
            low, high = (date_text(str(end), lang) for end in (figure.low, figure.high))
        return strings.text(lang, "bound.between", low=low, high=high)
    if side.value is None:
        return ""
    found = number(side.value)
    bound = f"bound.{side.bound or 'exact'}"
    if found is None:
        shown = " ".join(filter(None, (date_text(side.value, lang), side.unit)))
    else:
        leads = strings.text(lang, bound).startswith("{value}")
        shown = with_unit(found, side.unit, lang, after_word=not leads)
    return strings.text(lang, bound, value=shown)


def with_unit(value: Decimal, unit: str | None, lang: str, *, after_word: bool = False) -> str:
    """The number with its unit in words, in the number's plural form.

    `after_word` when it follows "about" or the like, which governs a dual that stands for "2".
    """
    shown = number_text(value, lang)
    if unit is None:
        return shown
    if not strings.has(lang, f"unit.{unit}"):
        return f"{shown} {unit}"
    words = strings.text(lang, f"unit.{unit}", n=_trimmed(value), shown=shown)
    dual = plural_category(lang, value) == "two" and shown not in words
    return governed(lang, words) if after_word and dual else words


def date_text(value: str, lang: str) -> str:
    """An ISO 8601 date, whole or partial, or a weekday, in words; anything else as it is."""
    if strings.has(lang, f"weekday.{value}"):
        return strings.text(lang, f"weekday.{value}")
    found = _DATE.fullmatch(value)
    if not found or not strings.has(lang, f"month.{found[2]}"):
        return value
    year, month, day = found[1], strings.text(lang, f"month.{found[2]}"), found[3]
    if year and day:
        return strings.text(lang, "date.day", day=int(day), month=month, year=year)
    if day:
        return strings.text(lang, "date.day_only", day=int(day), month=month)
    return strings.text(lang, "date.month", month=month, year=year) if year else month


def difference_text(a: Side, b: Side, lang: str) -> str:
    """How far b lies from a ("+9", "−2 days"), or "" where the two cannot be subtracted."""
    days = _days_between(a.value, b.value)
    if days is not None:
        if not days:
            return ""
        return _signed(Decimal(days), strings.text(lang, "count.day", n=abs(days)))
    one, other = number(a.value), number(b.value)
    if one is None or other is None or a.unit != b.unit:
        return ""
    gap = other - one
    if not gap:
        return ""
    return _signed(gap, number_text(abs(gap), lang))


def ratio_text(a: Side, b: Side) -> str:
    """b divided by a, to two decimals, or "" where that means nothing."""
    one, other = number(a.value), number(b.value)
    if one is None or other is None or a.unit != b.unit or one <= 0 or other < 0:
        return ""
    if one == other:
        return ""
    ratio = (other / one).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
    return f"{ratio:,f}" if ratio else "<0.01" if other else "0"


def _signed(gap: Decimal, shown: str) -> str:
    return f"{'+' if gap > 0 else '−'}{shown}"


def _days_between(a: str | None, b: str | None) -> int | None:
    try:
        first, second = (datetime.date.fromisoformat(value or "") for value in (a, b))
    except ValueError:
        return None
    return (second - first).days


def _trimmed(value: Decimal) -> Decimal:
    """The number without trailing zeros or an exponent."""
    if value == value.to_integral_value():
        return value.quantize(Decimal(1)) if abs(value) < Decimal(10) ** 27 else value
    return value.normalize()
