"""Units and currencies beside a number: $5, 60 مليار دولار, 800 kph, السنوات الخمس."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from comparer.figures.numerals import Numeral, tidy
from comparer.figures.reading import Line
from comparer.figures.tokens import SYMBOL
from comparer.figures.units import kind_of
from comparer.records import FigureKind

SPANS = frozenset({"minute", "hour", "day", "week", "month", "year", "decade"})
_LARGE_SUM = 1000
"""Below it "5 won" is no money."""
_MILLION = Decimal(10**6)


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number measures, and which tokens say so."""

    kind: FigureKind
    unit: str
    end: int
    factor: Decimal = Decimal(1)
    """How many of the unit one of the word is: 14 for a fortnight, 0.01 for a cent."""
    start: int | None = None
    """Where it stands before the number: $5, السنوات الخمس."""


def measure_of(unit: str, end: int) -> Measure:
    """The measure of a unit of the table, said by tokens that end before `end`."""
    return Measure(kind_of(unit), unit, end)


def currency_before(line: Line, i: int) -> Measure | None:
    """A currency sign or code before its number: $5, US$ 60, EUR 5."""
    found = line.tag(i, "currency")
    if found is None:
        return None
    end = i + found[0]
    sign = line.tokens[end - 1]
    if sign.kind != SYMBOL and not sign.raw.isupper():
        return None
    if end >= len(line) or line.tokens[end].value is None:
        return None
    return Measure("money", str(found[1]), end, start=i)


def percent_before(line: Line, i: int) -> Measure | None:
    """%87, as it is often typed from right to left."""
    if line.text(i) != "%" or not line.glued(i + 1) or line.glued(i):
        return None
    after = line.tokens[i + 1]
    return Measure("percent", "%", i + 1, start=i) if after.value is not None else None


def with_millions(line: Line, numeral: Numeral) -> Numeral:
    """After a currency sign the m of £5m is a million, not a metre."""
    end = numeral.end
    sign = line.tag(end, "suffix_of_money")
    if sign is None or not line.glued(end) or numeral.value is None:
        return numeral
    return replace(numeral, value=tidy(numeral.value * _MILLION), end=end + 1, scale=_MILLION)


def measure_after(line: Line, numeral: Numeral, i: int) -> Measure | None:
    """The unit or currency that starts at token i, behind a number that ends before it."""
    j = i
    hyphenated = line.text(j) == "-" and line.glued(j) and line.glued(j + 1)
    if hyphenated:
        j += 1
    if numeral.form == "vague":
        # Hundreds of hours, billions of dollars
        j = line.after(j, "of")
    beyond = line.after(j, "skip")
    if beyond > j and line.value(beyond, "unit") in SPANS and numeral.value != 1:
        # A few short years, four more days
        j = beyond
    if j >= len(line) or line.tokens[j].before:
        return None
    best: Measure | None = None
    for measure in (
        _unit(line, j), _unit_sign(line, numeral, j), _currency(line, numeral, j),
        _multiple(line, j), _subunit(line, j),
    ):  # fmt: skip
        if measure is not None and (best is None or measure.end > best.end):
            best = measure
    if best is not None and best.unit == "pound" and (hyphenated or "weight" in line.present):
        # A 200-pound man; he weighs 200 pounds.
        return replace(best, kind="mass", unit="lb")
    return best


def _unit(line: Line, j: int) -> Measure | None:
    found = line.tag(j, "unit")
    if found is None:
        return None
    unit = str(found[1])
    if unit == "day" and line.tag(j + 1, "weekday"):
        # راديو 4 يوم الأحد: the day belongs to the weekday.
        return None
    if not is_degree(line, j, unit):
        return None
    return measure_of(unit, j + found[0])


def is_degree(line: Line, j: int, unit: str) -> bool:
    """Are bare degrees of heat, not of an earthquake or a ladder? True for any other unit."""
    if unit != "deg":
        return True
    heat = "heat" in line.present or line.tag(j + 1, "below_zero") is not None
    return heat and "magnitude" not in line.present


def _unit_sign(line: Line, numeral: Numeral, j: int) -> Measure | None:
    """m, kg, C, م: signs that are other things too, and units only behind digits."""
    found = line.tag(j, "unit_sign")
    if found is None or numeral.form != "digits":
        return None
    end = j + found[0]
    if line.text(end) == "-" and line.glued(end):
        # 5 F-16s
        return None
    if line.glued(j) and line.tag(j, "suffix_of_money") and line.tag(end, "noun"):
        # 5m people
        return None
    return measure_of(str(found[1]), end)


def _currency(line: Line, numeral: Numeral, j: int) -> Measure | None:
    found = line.tag(j, "currency")
    if found is None and line.is_word(j) and line.tokens[j].raw[0].isupper():
        # 60 billion Japanese yen
        named = line.tag(j + 1, "currency")
        found = None if named is None else (named[0] + 1, named[1])
    large = line.tag(j, "currency_of_large_sums")
    if found is None and large is not None and (numeral.value or 0) >= _LARGE_SUM:
        found = large
    return None if found is None else Measure("money", str(found[1]), j + found[0])


def _multiple(line: Line, j: int) -> Measure | None:
    found = line.tag(j, "unit_multiple")
    if found is None:
        return None
    factor, unit = found[1]
    return Measure(kind_of(unit), unit, j + found[0], factor)


def _subunit(line: Line, j: int) -> Measure | None:
    found = line.tag(j, "subunit")
    if found is None:
        return None
    return Measure("money", str(found[1]), j + found[0], Decimal("0.01"))


def measure_before(line: Line, numeral: Numeral) -> Measure | None:
    """السنوات الخمس, ساعة واحدة, ساعات عدة: the unit before a definite number, one or several."""
    if not line.rules.HEAD_FIRST:
        return None
    start = numeral.start
    before = line.before_article(start) - 1
    unit = line.value(before, "unit") if before >= 0 else None
    if unit is None:
        return None
    head = line.tokens[before]
    definite = line.tokens[start].definite or before < start - 1
    if numeral.form == "vague":
        fits = line.tag(start, "vague_after") is not None and not head.definite
    elif definite:
        fits = head.definite
    else:
        fits = numeral.value in (1, 2) and numeral.form == "words"
    return replace(measure_of(str(unit), numeral.end), start=before) if fits else None
