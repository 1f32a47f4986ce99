"""How grave a figure difference is, and how sure."""

from __future__ import annotations

from decimal import Decimal

from comparer.figures.concepts import CASUALTIES
from comparer.figures.extract import Found
from comparer.figures.units import in_base, units
from comparer.records import Severity

_LARGE_RATIO = 2.0
_NOTABLE_RATIO = 1.2


def severity_of(aspect: str, x: Found | None, y: Found | None) -> Severity:
    """Casualties and money first, then by the ratio between the two numbers."""
    grave = any(f is not None and is_grave(f) for f in (x, y))
    if aspect == "missing":
        return "medium" if grave else "low"
    if aspect == "precision":
        return "medium" if grave and _ratio(x, y) >= _NOTABLE_RATIO else "low"
    if aspect == "date":
        return "medium"
    ratio = _ratio(x, y)
    if grave or ratio >= _LARGE_RATIO:
        return "high"
    return "medium" if ratio >= _NOTABLE_RATIO else "low"


def is_grave(found: Found) -> bool:
    """Is it about people who came to harm, or about money?"""
    reading = found.reading
    return reading.kind == "money" or bool((reading.roles | reading.concepts) & CASUALTIES)


def _ratio(x: Found | None, y: Found | None) -> float:
    """The larger over the smaller, in one unit; 1 where that cannot be said."""
    values = [_size(f) for f in (x, y) if f is not None]
    if len(values) < 2 or values[0] is None or values[1] is None:
        return 1.0
    low, high = sorted(abs(v) for v in values if v is not None)
    return float(high / low) if low else float("inf") if high else 1.0


def _size(found: Found) -> Decimal | None:
    reading = found.reading
    for value in (reading.value, reading.low):
        if isinstance(value, Decimal):
            return in_base(value, reading.unit) if reading.unit in units() else value
    return None


# Shares of findings that were right, by rule: changed figures that were found against alarms on
# human translations (bench/figures.py), taking one changed figure in a hundred as the prior.
_CONFIDENCE = {"value": 0.9, "date": 0.9, "unit": 0.85, "precision": 0.7, "missing": 0.6}


def confidence_of(aspect: str, x: Found | None, y: Found | None) -> float:
    """The measured precision of the rule that found it."""
    del x, y
    return _CONFIDENCE[aspect]
