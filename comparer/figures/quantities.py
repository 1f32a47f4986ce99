"""Counts, money, measures and durations, with their ranges."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import cast

from comparer.figures.bounds import find_bound, is_soft, lasts
from comparer.figures.concepts import AGE, PEOPLE
from comparer.figures.counted import Counted, find_counted
from comparer.figures.measures import (
    SPANS,
    Measure,
    currency_before,
    is_degree,
    measure_after,
    measure_before,
    measure_of,
    percent_before,
    with_millions,
)
from comparer.figures.numerals import Numeral, tidy
from comparer.figures.ranges import range_from, range_of_units
from comparer.figures.reading import Form, Line, Reading
from comparer.figures.scores import read_score
from comparer.figures.shares import read_fraction, read_one_in, read_share_of
from comparer.figures.units import same_currency
from comparer.records import FigureKind

_TWO = Decimal(2)
_HUNDRED = Decimal(100)
_OLDEST = 120


def read_quantity(line: Line, i: int) -> Reading | None:
    """The quantity that starts at token i."""
    return (
        _dual(line, i)
        or _twice(line, i)
        or _age_decade(line, i)
        or read_one_in(line, i)
        or _unit_and_fraction(line, i)
        or _named_multiple(line, i)
        or _number(line, i)
    )


def _number(line: Line, i: int) -> Reading | None:
    prefix = currency_before(line, i) or percent_before(line, i)
    at = i if prefix is None else prefix.end
    numeral = line.numerals.read(at) if at < len(line) else None
    if numeral is None:
        return None
    if prefix is not None or any(
        line.tag(numeral.end + 1, tag) for tag in ("noun", "unit", "currency")
    ):
        # £5m, 1.5m people, 1.05m barrels; but 5m of rope
        numeral = with_millions(line, numeral)
    compound = read_share_of(line, numeral) or read_score(line, numeral)
    if compound is not None:
        return compound
    if numeral.share is not None:
        return _part_of_unit(line, numeral) or read_fraction(line, numeral)
    if numeral.form == "words" and not _is_number_word(line, numeral):
        return None
    numeral, second = range_from(line, numeral, prefix)
    last = second or numeral
    if prefix is not None:
        # $5 million US dollars: the name after the sign belongs to it.
        measure: Measure | None = replace(prefix, end=line.after(last.end, "currency"))
    else:
        measure = measure_after(line, last, last.end) or measure_before(line, numeral)
        first = measure_after(line, numeral, numeral.end) if second is not None else None
        if measure is None and first is not None:
            # من 12 ألف ليرة إلى 30 ألفاً
            measure = replace(first, end=last.end)
    if measure is None and second is not None and _years(numeral) and _years(second):
        return None
    if measure is None and second is None and _is_age(line, numeral):
        measure = measure_of("year", numeral.end)
    found = _build(line, numeral.start, numeral, second, measure)
    if measure is not None and measure.unit in ("year", "month") and _tells_age(line, found):
        return replace(found, concepts=frozenset({AGE}))
    return found


def _build(
    line: Line, start: int, numeral: Numeral, second: Numeral | None, measure: Measure | None
) -> Reading:
    """The reading of a number, or of the two ends of a range, and what it measures or counts."""
    end = (second or numeral).end
    kind: FigureKind = "count"
    unit: str | None = None
    if measure is not None:
        kind, unit, end = measure.kind, measure.unit, max(end, measure.end)
        if measure.start is not None:
            start = min(start, measure.start)
        if second is None and numeral.scale > 1:
            numeral, end = _with_part_of_scale(line, numeral, end)
        elif second is None and kind not in ("percent", "money"):
            numeral, end = _with_fraction(line, numeral, measure, end)
        elif second is None and kind == "money":
            numeral, end = _with_subunit(line, numeral, measure, end)
    value, low, high = numeral.value, numeral.low, numeral.high
    if second is not None:
        value, low, high = None, numeral.value, second.value
    if measure is not None and measure.factor != 1:
        value, low, high = (v and tidy(v * measure.factor) for v in (value, low, high))
    if kind in ("temperature", "percent") and value is not None:
        value, start, end = _signed(line, value, start, end)
    counted = find_counted(line, start, end) if measure is None else Counted()
    bound = "range" if second is not None else find_bound(line, start, end, counted.end, numeral)
    if bound == "more_than" and kind == "duration" and lasts(line, start):
        bound = "at_least" if numeral.form == "vague" else "exact"
    elif bound == "more_than" and (
        (kind == "money" and _is_attribute(line, start, end))
        or (kind in ("area", "distance") and _is_spread(line, start))
    ):
        bound = "exact"
    return Reading(
        start, end, kind, value, low, high, unit, bound,
        counted.span, cast(Form, numeral.form), counted.concepts, counted.roles,
        tuple(v for v in (numeral.value, second.value if second else None) if v is not None),
        soft=is_soft(line, start, kind),
    )  # fmt: skip


def _is_spread(line: Line, start: int) -> bool:
    """Locusts swept over 14,000 hectares: "over" says where."""
    bound = line.ending(start, "bound")
    over = bound is not None and bound[0] == start - 1 and line.tag(bound[0], "throughout")
    return bool(over) and line.tag(start - 2, "spread") is not None


def _is_attribute(line: Line, start: int, end: int) -> bool:
    """Jailed over $92m theft: "over" means "because of" before what a sum is said of."""
    at = start - 1 if line.tag(start - 1, "article") else start
    bound = line.ending(at, "bound")
    if bound is None or bound[0] != at - 1 or not line.tag(bound[0], "throughout"):
        return False
    return line.is_word(end) and not line.tokens[end].tags.keys() & {"stop", "currency", "share_of"}


def _with_fraction(line: Line, numeral: Numeral, measure: Measure, end: int) -> tuple[Numeral, int]:
    """ساعتين ونصف, أربعة أمتار ونصف المتر: the half after the unit belongs to the number."""
    share = line.numerals.and_fraction(end)
    if share is None or numeral.value is None:
        return numeral, end
    after = share[1]
    again = line.tag(after, "unit")
    if again is not None:
        if again[1] != measure.unit:
            # Ten days and half an hour
            return numeral, end
        after += again[0]
    return replace(numeral, value=tidy(numeral.value + _decimal(share[0]))), after


def _with_part_of_scale(line: Line, numeral: Numeral, end: int) -> tuple[Numeral, int]:
    """ملياري دولار ونصف المليار: half of what the number before was multiplied by."""
    share = line.numerals.and_fraction(end)
    if share is None or numeral.value is None:
        return numeral, end
    if line.value(share[1], "multiplier") != numeral.scale:
        return numeral, end
    whole = tidy(numeral.value + numeral.scale * _decimal(share[0]))
    return replace(numeral, value=whole), share[1] + 1


def _with_subunit(line: Line, numeral: Numeral, measure: Measure, end: int) -> tuple[Numeral, int]:
    """78 دولاراً و42 سنتاً, two pounds and fifty pence: one sum."""
    at = line.numerals.past_and(end)
    small = line.numerals.read(at) if at is not None else None
    if small is None or small.value is None or not 0 < small.value < _HUNDRED:
        return numeral, end
    found = line.tag(small.end, "subunit")
    if found is None or numeral.value is None or measure.factor != 1:
        return numeral, end
    if not same_currency(measure.unit, str(found[1])):
        return numeral, end
    whole = tidy(numeral.value + small.value / _HUNDRED)
    return replace(numeral, value=whole), small.end + found[0]


def _signed(line: Line, value: Decimal, start: int, end: int) -> tuple[Decimal, int, int]:
    """-5°C, minus 5, 5 degrees below zero: (value, start, end)."""
    below = line.tag(end, "below_zero")
    if below is not None:
        return -value, start, end + below[0]
    before = start - 1
    dash = line.text(before) == "-" and line.glued(start) and not line.glued(before)
    if before >= 0 and (dash or line.tag(before, "negative")):
        return -abs(value), before, end
    return value, start, end


def _decimal(share: Fraction) -> Decimal:
    return Decimal(share.numerator) / share.denominator


def _years(numeral: Numeral) -> bool:
    return numeral.plain and numeral.value is not None and 1000 <= numeral.value <= 2100


def read_single(line: Line, i: int) -> Reading | None:
    """A week of mourning, حداد لمدة أسبوع: one of a unit of time without a number."""
    start = i
    if line.rules.HEAD_FIRST:
        found = line.tag(i, "unit_of_one")
        spans = line.ending(i, "span_before") or line.ending(i, "bound")
        if found is None or not (spans or line.text(i).endswith("ا")):
            return None
    else:
        i += 1
        found = line.tag(i, "unit")
        if not line.tag(start, "article") or found is None:
            return None
        if _is_rate(line, start) and not line.tag(i + found[0], "distance_in_time"):
            return None
    if line.tokens[i].dual or line.tokens[i].definite or found[1] not in SPANS:
        return None
    end = i + found[0]
    one = Numeral(start, end, Decimal(1))
    return Reading(
        start, end, "duration", Decimal(1), unit=str(found[1]), form="single",
        bound=find_bound(line, start, end, 0, one),
    )  # fmt: skip


def _is_rate(line: Line, i: int) -> bool:
    """Does a week say how often: five times a week, 300 barrels a day?"""
    before = line.tokens[i - 1] if i else None
    counted = {"noun", "unit", "currency", "tally_times"}
    return before is not None and (before.value is not None or bool(before.tags.keys() & counted))


# Words that are numbers only in some places ------------------------------------------------------


def _is_number_word(line: Line, numeral: Numeral) -> bool:
    """Do "one" and واحد stand beside what they count? Elsewhere they are pronouns."""
    if numeral.value != 1 or numeral.end != numeral.start + 1:
        return True
    i = numeral.start
    if line.rules.HEAD_FIRST:
        if numeral.end < len(line) and line.tokens[numeral.end].definite:
            # وأحد الناخبين (and one of the voters) looks like واحد.
            return False
        if line.tag(i - 1, "noun") or line.tag(i - 1, "unit"):
            # تعد البحيرة واحدة من أجمل المعالم: the lake is one of many.
            return line.tokens[i].definite or not line.tokens[i - 1].definite
        # ممرضة واحدة: any feminine that has no article agrees with it.
        return (
            line.is_word(i - 1)
            and not line.tokens[i].before
            and not line.tokens[i - 1].definite
            and not line.tokens[i - 1].tags
            and line.text(i).endswith("ه")
            and line.text(i - 1).endswith("ه")
        )
    if line.tag(i - 1, "determiner"):
        return False
    at = i + 2 if line.text(i + 1) == "-" else i + 1
    if any(line.tag(at, tag) for tag in ("noun", "unit", "currency", "fate")):
        return True
    if line.tag(at + 1, "fate") and line.tag(at, "auxiliary"):
        # One was killed
        return True
    return any(line.tag(at + 1, tag) for tag in ("noun", "fate")) and not line.tag(at, "stop")


def _is_age(line: Line, numeral: Numeral) -> bool:
    """Aged 45, البالغة من العمر 19: years, though the word is left out."""
    value = numeral.value
    if value is None or value > _OLDEST or numeral.form == "vague" or line.tag(numeral.end, "noun"):
        return False
    bound = line.ending(numeral.start, "bound")
    start = bound[0] if bound else numeral.start
    if line.ending(start, "age") is not None:
        return True
    if _is_apposed(line, numeral):
        return True
    # At 19, she became a minister
    apart = line.text(numeral.end) == "," and line.tag(numeral.end + 1, "he_or_she")
    return line.tag(start - 1, "at_age") is not None and bool(apart)


def _tells_age(line: Line, found: Reading) -> bool:
    """Is it how old somebody is: aged 45, 34-year-old, عن 81 عاماً, 45 عاماً من العمر?"""
    hyphen = line.text(found.end) == "-" and line.glued(found.end)
    if line.tag(found.end + hyphen, "age_after") or line.tag(found.end, "of_life"):
        return True
    bound = line.ending(found.start, "bound") or line.ending(found.start, "bound_idiom")
    start = bound[0] if bound else found.start
    bare = not line.tokens[found.end - 1].tags.keys() & {"unit"}
    return bare or line.ending(start, "age") is not None


def _is_apposed(line: Line, numeral: Numeral) -> bool:
    """Imad al-Zein, 61, was fined; the actor, 31, said: between commas."""
    i = numeral.start
    if not numeral.plain or line.text(i - 1) != "," or line.text(numeral.end) not in (",", "."):
        return False
    if not line.is_word(i - 2):
        return False
    name = line.tokens[i - 2]
    noun = line.value(i - 2, "noun") or frozenset()
    return (name.raw[0].isupper() and not name.tags) or bool(noun & PEOPLE)


def _age_decade(line: Line, i: int) -> Reading | None:
    """In his 40s, في الأربعينيات من عمره: from forty to forty-nine years old."""
    whole, end = line.whole(i), i + 1
    if whole is not None:
        if line.text(end) == "'":
            end += 1
        if not (line.tag(end, "plural_ending") and line.glued(end)):
            return None
        end += 1
    else:
        whole = line.value(i, "decade_of")
    before = i - 2 if line.tag(i - 1, "phase") else i - 1
    of_life = line.tag(end, "of_life") or line.tag(before, "of_life")
    if whole is None or not of_life or not 10 <= whole <= 90:
        return None
    low = Decimal(whole)
    return Reading(
        i, end, "duration", None, low, low + 9, "year", "range", form="words", parts=(low, low + 9)
    )


# Duals and bare units ----------------------------------------------------------------------------


def _dual(line: Line, i: int) -> Reading | None:
    """قتيلان, كيلومترين: two, said by the noun's ending."""
    token = line.tokens[i]
    if not token.dual or (i and line.tokens[i - 1].dual and not token.conjoined):
        # طائرتين مسيّرتين: the second is said of the first.
        return None
    for tag in ("unit", "currency", "noun"):
        found = token.tags.get(tag)
        if found is None:
            continue
        end = i + found[0]
        if line.value(end, "cardinal") == _TWO and not line.tokens[end].conjoined:
            end += 1
        numeral = Numeral(i, end, _TWO)
        if tag == "noun":
            return _dual_noun(line, i, i + found[0], numeral, found[1])
        unit = str(found[1])
        if tag == "unit" and not is_degree(line, i, unit):
            # درجتان are classes, unless it is hot.
            return _dual_noun(line, i, i + found[0], numeral, frozenset())
        second = range_of_units(line, i, end, unit) if tag == "unit" else None
        if second is not None:
            return _build(line, i, numeral, second, measure_of(unit, second.end))
        measure = Measure("money", unit, end) if tag == "currency" else measure_of(unit, end)
        return replace(_build(line, i, numeral, None, measure), form="dual")
    return None


def _dual_noun(
    line: Line, i: int, noun_end: int, numeral: Numeral, concepts: frozenset[str]
) -> Reading:
    counted = find_counted(line, i, numeral.end)
    return Reading(
        i, numeral.end, "count", _TWO,
        bound=find_bound(line, i, numeral.end, 0, numeral),
        counted=(i, noun_end), form="dual", concepts=concepts, roles=counted.roles, parts=(_TWO,),
    )  # fmt: skip


def _twice(line: Line, i: int) -> Reading | None:
    found = line.tag(i, "tally_times")
    if found is None:
        return None
    end, value = i + found[0], found[1]
    return Reading(
        i, end, "count", value, bound=find_bound(line, i, end, 0, Numeral(i, end, value)),
        form="words", concepts=frozenset({"time"}), parts=(value,),
    )  # fmt: skip


def _named_multiple(line: Line, i: int) -> Reading | None:
    """A fortnight: fourteen days without a number."""
    at = i + 1 if line.tag(i, "article") else i
    found = line.tag(at, "unit_multiple")
    if found is None:
        return None
    factor, unit = found[1]
    end = at + found[0]
    return _build(line, i, Numeral(i, end, factor), None, measure_of(unit, end))


def _unit_and_fraction(line: Line, i: int) -> Reading | None:
    """ساعة ونصف, an hour and a half."""
    at = i + 1 if line.tag(i, "article") else i
    found = line.tag(at, "unit")
    if found is None or line.tokens[at].dual or (not line.rules.HEAD_FIRST and at == i):
        return None
    share = line.numerals.and_fraction(at + found[0])
    if share is None:
        return None
    numeral = Numeral(i, share[1], tidy(1 + _decimal(share[0])))
    return _build(line, i, numeral, None, measure_of(str(found[1]), share[1]))


def _part_of_unit(line: Line, numeral: Numeral) -> Reading | None:
    """Half an hour, نصف كيلومتر, a quarter of a mile."""
    at = line.after(numeral.end, "of")
    if line.text(at) == "-" and line.glued(at):
        at += 1
    if line.tag(at, "article"):
        at += 1
    found = line.tag(at, "unit")
    if found is None or numeral.share is None or line.tokens[at].dual:
        return None
    whole = Numeral(numeral.start, numeral.end, tidy(_decimal(numeral.share)))
    return _build(line, numeral.start, whole, None, measure_of(str(found[1]), at + found[0]))
