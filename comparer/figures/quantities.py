"""Counts, money, measures, shares, durations and scores, with their bounds and ranges."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import cast

from comparer.figures.counted import Counted, find_counted
from comparer.figures.numerals import Numeral, tidy
from comparer.figures.reading import Form, Line, Reading
from comparer.figures.tokens import SYMBOL
from comparer.figures.units import kind_of
from comparer.records import Bound, FigureKind

_ONE = Decimal(1)
_SPANS = ("minute", "hour", "day", "week", "month", "year", "decade")


@dataclass(frozen=True, slots=True)
class _Unit:
    kind: FigureKind
    unit: str
    end: int
    factor: Decimal = _ONE
    start: int | None = None
    """Where it stands before the number: $5, السنوات الخمس."""


def read_quantity(line: Line, i: int) -> Reading | None:
    """The quantity that starts at token i."""
    dual = _dual(line, i)
    if dual is not None:
        return dual
    twice = line.tag(i, "tally_times")
    if twice is not None:
        bound = _bound(line, i, i + 1, Counted(), Numeral(i, i + 1, twice[1]), None)
        return Reading(
            i, i + twice[0], "count", twice[1], bound=bound, form="words",
            concepts=frozenset({"time"}), parts=(twice[1],),
        )  # fmt: skip
    decade = _age_decade(line, i)
    if decade is not None:
        return decade
    bare = _bare_unit_and_fraction(line, i)
    if bare is not None:
        return bare
    prefix = _currency_before(line, i)
    at = i if prefix is None else prefix.end
    numeral = line.numerals.read(at) if at < len(line) else None
    if numeral is None:
        return None
    if prefix is not None:
        numeral = _millions(line, numeral)
    share = _share_of(line, numeral)
    if share is not None:
        return share
    score = _score(line, numeral)
    if score is not None:
        return score
    if numeral.share is not None:
        return _fraction(line, numeral)
    if numeral.form == "words" and not _is_number_word(line, numeral):
        return None
    numeral, second = _range_to(line, numeral, prefix)
    last = second or numeral
    unit = prefix or _unit_after(line, last, last.end) or _unit_before(line, numeral)
    if unit is None and second is None and _is_age(line, numeral):
        unit = _Unit("duration", "year", numeral.end)
    if unit is not None and prefix is not None:
        unit = replace(prefix, end=max(last.end, _repeated_currency(line, last.end)), start=i)
    if second is not None and unit is None and _year_like(numeral) and _year_like(second):
        return None
    return _build(line, i if prefix else numeral.start, numeral, second, unit)


def _build(
    line: Line, start: int, numeral: Numeral, second: Numeral | None, unit: _Unit | None
) -> Reading:
    last = second or numeral
    end = last.end
    kind: FigureKind = "count"
    canonical: str | None = None
    factor = _ONE
    if unit is not None:
        kind, canonical, factor = unit.kind, unit.unit, unit.factor
        end = max(end, unit.end)
        if unit.start is not None:
            start = min(start, unit.start)
        if second is None and kind == "duration":
            share = line.numerals.and_fraction(end)
            if share is not None and numeral.value is not None:
                half = numeral.value + Decimal(share[0].numerator) / share[0].denominator
                numeral, end = replace(numeral, value=tidy(half)), share[1]
    value, low, high = numeral.value, numeral.low, numeral.high
    if second is not None:
        value, low, high = None, numeral.value, second.value
    if factor != 1:
        value, low, high = (None if v is None else tidy(v * factor) for v in (value, low, high))
    if kind == "temperature" and value is not None:
        below = line.tag(end, "below_zero")
        if below is not None:
            value, end = -value, end + below[0]
    if kind in ("temperature", "percent") and value is not None and _minus(line, start):
        value, start = -abs(value), start - 1
    counted = find_counted(line, start, end) if unit is None else Counted()
    bound = _bound(line, start, end, counted, numeral, second)
    form: Form = cast(Form, numeral.form)
    soft = _is_soft(line, start, kind)
    return Reading(
        start, end, kind, value, low, high, canonical, bound,
        counted.span, form, counted.concepts, counted.roles,
        tuple(v for v in (numeral.value, second.value if second else None) if v is not None),
        soft=soft,
    )  # fmt: skip


# Number words that are no numbers ----------------------------------------------------------------


def _is_number_word(line: Line, numeral: Numeral) -> bool:
    """ "one" and واحد count only beside what they count; elsewhere they are pronouns."""
    if numeral.value != 1 or numeral.end != numeral.start + 1:
        return True
    i = numeral.start
    if line.rules.HEAD_FIRST:
        before = i - 1
        if numeral.end < len(line) and line.tokens[numeral.end].definite:
            # وأحد الناخبين (and one of the voters) is written like واحد.
            return False
        if line.value(numeral.end, "share_of") and line.text(i + 1) != "من":
            return True
        return line.tag(before, "noun") is not None or line.tag(before, "unit") is not None
    if line.tag(i - 1, "determiner"):
        return False
    at = i + 2 if line.text(i + 1) == "-" else i + 1
    tags = ("noun", "unit", "currency", "fate")
    if any(line.tag(at, tag) for tag in tags):
        return True
    return any(line.tag(at + 1, tag) for tag in ("noun", "fate")) and not line.tag(at, "stop")


def _age_decade(line: Line, i: int) -> Reading | None:
    """In his 40s, في الأربعينيات من عمره: from forty to forty-nine years old."""
    whole, end = line.whole(i), i + 1
    if whole is not None:
        if line.text(end) == "'":
            end += 1
        if not (line.text(end) == "s" and line.glued(end) and line.tag(i - 1, "age_decade")):
            return None
        end += 1
    else:
        whole = line.value(i, "decade_of")
        if whole is None or not (line.tag(end, "age_decade") or line.tag(i - 1, "age_decade")):
            return None
    if not 10 <= whole <= 90:
        return None
    low = Decimal(whole)
    return Reading(
        i, end, "duration", None, low, low + 9, "year", "range", form="words", parts=(low, low + 9)
    )


def _is_age(line: Line, numeral: Numeral) -> bool:
    """Aged 45, البالغة من العمر 19: years, though the word is left out."""
    value = numeral.value
    if value is None or value > 120 or numeral.form == "vague" or line.tag(numeral.end, "noun"):
        return False
    at = numeral.start
    bound = line.ending(at, "bound")
    if bound is not None:
        at = bound[0]
    return line.ending(at, "age") is not None


def _minus(line: Line, start: int) -> bool:
    i = start - 1
    if i < 0:
        return False
    if line.tag(i, "negative"):
        return True
    return line.text(i) == "-" and line.glued(start) and not line.glued(i)


def _year_like(numeral: Numeral) -> bool:
    return numeral.plain and numeral.value is not None and 1000 <= numeral.value <= 2100


# Units -------------------------------------------------------------------------------------------


def _currency_before(line: Line, i: int) -> _Unit | None:
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
    return _Unit("money", str(found[1]), end)


def _repeated_currency(line: Line, i: int) -> int:
    """$5 million US dollars: the name after the sign belongs to it."""
    found = line.tag(i, "currency")
    return i + found[0] if found is not None else i


def _millions(line: Line, numeral: Numeral) -> Numeral:
    """£5m is five million pounds."""
    end = numeral.end
    if line.text(end) == "m" and line.glued(end) and numeral.value is not None:
        million = Decimal(10**6)
        return replace(numeral, value=tidy(numeral.value * million), end=end + 1, scale=million)
    return numeral


def _unit_after(line: Line, numeral: Numeral, i: int) -> _Unit | None:
    j = i
    if line.text(j) == "-" and line.glued(j) and line.glued(j + 1):
        j += 1
    if numeral.form == "vague" and line.text(j) == "of":
        # Hundreds of hours, billions of dollars
        j = i = j + 1
    skipped = line.after(j, "skip")
    if skipped > j and line.value(skipped, "unit") in _SPANS and numeral.value != 1:
        # A few short years, four more days
        j = i = skipped
    if j >= len(line) or (line.tokens[j].conjoined and j == i and line.tokens[j].before):
        return None
    best: _Unit | None = None
    for tag in ("unit", "currency", "unit_multiple", "subunit"):
        found = line.tag(j, tag)
        if found is None or (best is not None and j + found[0] <= best.end):
            continue
        if tag == "unit":
            unit = str(found[1])
            if not _fits(line, numeral, j, unit):
                continue
            best = _Unit(kind_of(unit), unit, j + found[0])
        elif tag == "currency":
            if line.text(j) == "won" and (numeral.value or 0) < 1000:
                continue
            best = _Unit("money", str(found[1]), j + found[0])
        elif tag == "unit_multiple":
            factor, unit = found[1]
            best = _Unit(kind_of(unit), unit, j + found[0], factor)
        else:
            best = _Unit("money", str(found[1]), j + found[0], Decimal("0.01"))
    if best is not None and best.unit == "pound" and _weighs(line, i, j):
        return replace(best, kind="mass", unit="lb")
    return best


def _fits(line: Line, numeral: Numeral, j: int, unit: str) -> bool:
    """Is the word at j this unit here? Short signs are other things too."""
    text = line.text(j)
    if text in ("c", "f", "g", "m", "k", "ft", "mi", "min", "t", "°") and len(text) <= 2:
        if numeral.form != "digits" or (line.text(j + 1) == "-" and line.glued(j + 1)):
            return False
        if text in ("c", "f") and not line.tokens[j].raw.isupper():
            return False
        if text == "m" and line.glued(j) and line.tag(j + 1, "noun"):
            return False
    if text == "م" and numeral.form != "digits":
        return False
    if unit == "day" and line.tag(j + 1, "weekday"):
        # راديو 4 يوم الأحد: the day belongs to the weekday.
        return False
    if unit == "deg":
        return "magnitude_word" not in line.present and (
            "heat_word" in line.present or line.tag(j + 1, "below_zero") is not None
        )
    return True


def _weighs(line: Line, i: int, j: int) -> bool:
    """A 200-pound man; he weighs 200 pounds."""
    return j > i or "weight_word" in line.present


def _unit_before(line: Line, numeral: Numeral) -> _Unit | None:
    """السنوات الخمس, ساعة واحدة: the unit stands before a definite number and before one."""
    if not line.rules.HEAD_FIRST:
        return None
    before = numeral.start - 1
    article = line.text(before) == "ال"
    if article:
        before -= 1
    unit = line.value(before, "unit") if before >= 0 else None
    if unit is None:
        return None
    if numeral.form == "vague":
        # ساعات عدة
        if line.text(numeral.start) != "عده" or line.tokens[before].definite:
            return None
        return _Unit(kind_of(unit), str(unit), numeral.end, start=before)
    definite = (article or line.tokens[numeral.start].definite) and line.tokens[before].definite
    if definite or (numeral.value in (1, 2) and numeral.form == "words"):
        return _Unit(kind_of(unit), str(unit), numeral.end, start=before)
    return None


# Duals, bare units and shares --------------------------------------------------------------------


def _dual(line: Line, i: int) -> Reading | None:
    """قتيلان, كيلومترين: two, said by the noun's ending."""
    token = line.tokens[i]
    if not token.dual:
        return None
    two = Decimal(2)
    for tag in ("unit", "currency", "noun"):
        found = token.tags.get(tag)
        if found is None:
            continue
        end = i + found[0]
        emphatic = line.value(end, "cardinal") == 2 and not line.tokens[end].conjoined
        last = end + 1 if emphatic else end
        numeral = Numeral(i, last, two)
        if tag == "noun":
            counted = find_counted(line, i, last)
            concepts = found[1]
            return Reading(
                i, last, "count", two, bound=_bound(line, i, last, counted, numeral, None),
                counted=(i, end), form="dual", concepts=concepts,
                roles=counted.roles | (concepts & {"killed", "wounded"}), parts=(two,),
            )  # fmt: skip
        unit = _Unit("money" if tag == "currency" else kind_of(found[1]), str(found[1]), end)
        return replace(_build(line, i, numeral, None, unit), form="dual")
    return None


def _bare_unit_and_fraction(line: Line, i: int) -> Reading | None:
    """ساعة ونصف, an hour and a half."""
    at = i + 1 if line.text(i) in line.rules.ARTICLES else i
    found = line.tag(at, "unit")
    if found is None or line.tokens[at].dual:
        return None
    share = line.numerals.and_fraction(at + found[0])
    if share is None or (line.rules.ARTICLES and at == i):
        return None
    numeral = Numeral(i, share[1], tidy(1 + _decimal(share[0])))
    return _build(line, i, numeral, None, _Unit(kind_of(found[1]), str(found[1]), share[1]))


def _decimal(share: Fraction) -> Decimal:
    return Decimal(share.numerator) / share.denominator


def _share_of(line: Line, numeral: Numeral) -> Reading | None:
    """Four of five, one in three, 4 من أصل 5: a share of a small whole."""
    value = numeral.value
    if value is None or value != value.to_integral_value() or numeral.scale != 1:
        return None
    found = line.tag(numeral.end, "share_of")
    if found is None or value < 1:
        return None
    if value == 1 and numeral.form == "words" and line.text(numeral.end) in ("of", "من"):
        if found[0] == 1 or line.text(numeral.end + 1) == "the":
            # One of nine leaders is no share: it counts the leaders.
            return None
    at = numeral.end + found[0]
    if line.text(at) == "ال":
        at += 1
    if at >= len(line):
        return None
    whole = line.numerals.read(at)
    if whole is None or whole.value is None or not value < whole.value <= 1000:
        return None
    if (
        line.tag(whole.end, "unit")
        or line.tag(whole.end, "currency")
        or line.tag(whole.end, "month")
    ):
        return None
    if line.tag(whole.end, "range_to") and line.ending(at, "between") is not None:
        return None
    counted = find_counted(line, at, whole.end)
    percent = tidy(round(100 * value / whole.value, 2))
    return Reading(
        numeral.start, whole.end, "percent", percent, unit="%",
        bound=_bound(line, numeral.start, whole.end, counted, numeral, None),
        counted=counted.span, form="fraction", concepts=counted.concepts, roles=counted.roles,
        parts=(value, whole.value),
    )  # fmt: skip


def _fraction(line: Line, numeral: Numeral) -> Reading | None:
    """Half of the country, ثلثا السكان; half an hour, نصف كيلومتر."""
    assert numeral.share is not None  # noqa: S101 - only called with a share
    share = _decimal(numeral.share)
    at = numeral.end
    if line.text(at) in ("a", "an", "of", "-"):
        at += 1
    if line.text(at) in ("a", "an"):
        at += 1
    found = line.tag(at, "unit")
    if found is not None and not line.tokens[at].dual and not line.tokens[at].definite:
        unit = _Unit(kind_of(found[1]), str(found[1]), at + found[0])
        whole = Numeral(numeral.start, numeral.end, tidy(share))
        return _build(line, numeral.start, whole, None, unit)
    if not _is_part_of_whole(line, numeral):
        return None
    counted = find_counted(line, numeral.start, line.after(numeral.end, "partitive"))
    percent = tidy(round(100 * share, 2))
    return Reading(
        numeral.start, numeral.end, "percent", percent, unit="%",
        bound=_bound(line, numeral.start, numeral.end, counted, numeral, None),
        counted=counted.span, form="fraction", concepts=counted.concepts, parts=(tidy(share),),
    )  # fmt: skip


_PRONOUNS = ("هم", "ها", "هن")


def _is_part_of_whole(line: Line, numeral: Numeral) -> bool:
    """Is something divided, or is it a half of a match, a half-brother, a quarter of a year?"""
    start, end = numeral.start, numeral.end
    if line.tag(end, "ordinal"):
        return False
    token = line.tokens[start]
    if line.rules.HEAD_FIRST:
        if token.definite:
            return line.text(start - 1) not in ("في", "خلال")
        if token.text.endswith(_PRONOUNS):
            return True
        return end < len(line) and line.is_word(end) and "stop" not in line.tokens[end].tags
    if line.tag(end, "partitive"):
        return True
    multiword = end > start + 1
    return (
        multiword or line.ending(start, "bound") is not None or line.text(start - 1) in ("by", "in")
    )


# Scores ------------------------------------------------------------------------------------------


def _score(line: Line, numeral: Numeral) -> Reading | None:
    """2-1, 31–27; not 5-10 percent."""
    first, end = numeral.value, numeral.end
    if first is None or numeral.form != "digits" or numeral.end != numeral.start + 1:
        return None
    if line.text(end) != "-" or not line.glued(end) or not line.glued(end + 1):
        return None
    second = line.whole(end + 1)
    if second is None or line.whole(numeral.start) is None or first > 200 or second > 200:
        return None
    if any(line.tag(end + 2, tag) for tag in ("currency", "month", "multiplier", "suffix")):
        return None
    if _unit_after(line, numeral, end + 2) is not None:
        return None
    if line.text(end + 2) == "-" or (
        line.text(numeral.start - 1) == "-" and line.glued(numeral.start)
    ):
        return None
    if line.ending(numeral.start, "month") is not None:
        return None
    if first < second and ("sport" not in line.present or line.tag(end + 2, "noun")):
        return None
    return Reading(
        numeral.start, end + 2, "score", f"{first}-{second}", form="digits",
        parts=(first, Decimal(second)),
    )  # fmt: skip


# Ranges and bounds -------------------------------------------------------------------------------


def _range_to(line: Line, first: Numeral, prefix: _Unit | None) -> tuple[Numeral, Numeral | None]:
    """Both ends of between 20 and 30, 5-10%, من 5 إلى 10; or the number and None."""
    if first.value is None:
        return first, None
    j = first.end
    unit = _unit_after(line, first, j)
    opened = line.ending(first.start if prefix is None else first.start - 1, "between") is not None
    bound = line.ending(first.start, "bound")
    if bound is not None and line.ending(bound[0], "between") is not None:
        opened = True
    at = _range_sign(line, j, opened)
    if at is None and unit is not None:
        at = _range_sign(line, unit.end, opened)
        if at is not None and not opened and line.text(unit.end) not in ("-", "to", "الي"):
            at = None
    if at is None or at >= len(line):
        return first, None
    if line.text(at) == "ال":
        at += 1
    currency = _currency_before(line, at)
    if currency is not None:
        at = currency.end
    second = line.numerals.read(at) if at < len(line) else None
    if second is None or second.value is None:
        return first, None
    if prefix is not None:
        second = _millions(line, second)
    low = first.value
    scale = second.scale
    if first.scale == 1 and scale > 1 and low < second.value / scale and unit is None:
        low = tidy(low * scale)
    if not low < second.value:
        return first, None
    after = _unit_after(line, second, second.end)
    if unit is not None and after is not None and unit.unit != after.unit:
        return first, None
    if line.text(second.end) == "-" and line.glued(second.end) and after is None:
        return first, None
    return replace(first, value=low), second


def _range_sign(line: Line, j: int, opened: bool) -> int | None:
    text = line.text(j)
    if text == "-":
        glued = line.glued(j) == (j + 1 < len(line) and line.glued(j + 1))
        return j + 1 if glued else None
    if text in line.rules.CONJUNCTIONS:
        return j + 1 if opened else None
    if line.tag(j, "range_to"):
        return j + 1
    if opened and j < len(line) and line.tokens[j].conjoined:
        return j
    if line.tag(j, "range_or"):
        return j + 1
    return None


def _bound(
    line: Line, start: int, end: int, counted: Counted, numeral: Numeral, second: Numeral | None
) -> Bound:
    """How exact the figure is, by the words on either side."""
    if second is not None:
        return "range"
    found = _bound_before(line, start)
    if found is None:
        for at in (end, counted.end, line.after(counted.end, "skip_after")):
            after = line.value(at, "bound_after") if at >= end else None
            if after is not None:
                found = after
                break
    if numeral.form == "vague":
        if numeral.high is not None:
            return "range"
        return cast(Bound, found) if found in ("more_than", "at_least") else "at_least"
    return cast(Bound, found) if found is not None else "exact"


def _is_soft(line: Line, start: int, kind: FigureKind) -> bool:
    """Does the sum reach the number, or do things happen over the hours?"""
    at = start
    for _ in range(3):
        bound = line.ending(at, "bound")
        if bound is None:
            break
        if kind == "duration" and line.text(at - 1) == "over":
            return True
        at = bound[0]
    return line.ending(at, "reach") is not None


def _bound_before(line: Line, start: int) -> str | None:
    at, found = start, None
    for _ in range(3):
        if at > 0 and (line.tag(at - 1, "bound_filler") or line.text(at - 1) == "ال"):
            at -= 1
        if line.ending(at, "bound_idiom") is not None:
            return found
        bound = line.ending(at, "bound")
        if bound is None:
            break
        if found is None or found == "about":
            found = str(bound[1])
        at = bound[0]
    return _bound_verb(line, at) or found if found in (None, "about") else found


def _bound_verb(line: Line, start: int) -> str | None:
    """تجاوز عدد القتلى 100: a verb with the name of the number between it and the number."""
    for verb in range(start - 2, max(start - 6, -1), -1):
        if line.tag(verb, "bound_verb") and line.tag(verb + 1, "bound_gap"):
            return str(line.value(verb, "bound_verb"))
    return None
