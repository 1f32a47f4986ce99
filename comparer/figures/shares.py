"""Parts of a whole: half of the country, ثلثا السكان, four of five, one in three."""

from __future__ import annotations

from decimal import Decimal

from comparer.figures.bounds import find_bound
from comparer.figures.counted import find_counted
from comparer.figures.numerals import Numeral, tidy
from comparer.figures.reading import Line, Reading

_LARGEST_WHOLE = 1000


def percent(part: Decimal, whole: Decimal) -> Decimal:
    """The share in percent, to two decimals."""
    return tidy(round(100 * part / whole, 2))


def read_share_of(line: Line, numeral: Numeral) -> Reading | None:
    """Four of five, one in three, 4 من أصل 5: a number of a small whole."""
    value = numeral.value
    found = line.tag(numeral.end, "share_of")
    if value is None or found is None or numeral.scale != 1:
        return None
    if value < 1 or value != value.to_integral_value():
        return None
    member = line.tag(numeral.end, "member_of")
    if value == 1 and numeral.form == "words" and member is not None and member[0] >= found[0]:
        # One of nine leaders is no share: it counts the leaders.
        return None
    at = line.past_article(numeral.end + found[0])
    whole = line.numerals.read(at) if at < len(line) else None
    if whole is None or whole.value is None or not value < whole.value <= _LARGEST_WHOLE:
        return None
    if any(line.tag(whole.end, tag) for tag in ("unit", "currency", "month")):
        return None
    if line.tag(whole.end, "range_to") and line.ending(at, "between") is not None:
        return None
    counted = find_counted(line, at, whole.end)
    return Reading(
        numeral.start, whole.end, "percent", percent(value, whole.value), unit="%",
        bound=find_bound(line, numeral.start, whole.end, counted.end, numeral),
        counted=counted.span, form="fraction", concepts=counted.concepts, roles=counted.roles,
        parts=(value, whole.value),
    )  # fmt: skip


def read_one_in(line: Line, i: int) -> Reading | None:
    """طفل من كل أربعة, one child in four: the part is the noun, maybe with "one" before it."""
    if line.rules.HEAD_FIRST:
        found, at = line.tag(i, "one_in"), i
        if not line.tag(i - 1, "noun") or line.tokens[i - 1].definite:
            return None
    else:
        if line.value(i, "cardinal") != 1 or not line.tag(i + 1, "noun"):
            return None
        at = line.after(i + 1, "noun")
        found = line.tag(at, "one_in")
    whole = line.numerals.read(at + found[0]) if found and at + found[0] < len(line) else None
    if whole is None or whole.value is None or not 1 < whole.value <= _LARGEST_WHOLE:
        return None
    if any(line.tag(whole.end, tag) for tag in ("unit", "currency", "month", "noun")):
        return None
    noun = (i - 1, i) if line.rules.HEAD_FIRST else (i + 1, at)
    return Reading(
        i, whole.end, "percent", percent(Decimal(1), whole.value), unit="%",
        bound=find_bound(line, i, whole.end, 0, whole), counted=noun, form="fraction",
        concepts=line.value(noun[0], "noun"), parts=(Decimal(1), whole.value),
    )  # fmt: skip


def read_fraction(line: Line, numeral: Numeral) -> Reading | None:
    """Half of the country, ثلثا السكان; not the first half, nor half an hour."""
    if numeral.share is None or not _divides(line, numeral):
        return None
    part, whole = Decimal(numeral.share.numerator), Decimal(numeral.share.denominator)
    counted = find_counted(line, numeral.start, line.after(numeral.end, "partitive"))
    return Reading(
        numeral.start, numeral.end, "percent", percent(part, whole), unit="%",
        bound=find_bound(line, numeral.start, numeral.end, counted.end, numeral),
        counted=counted.span, form="fraction", concepts=counted.concepts,
        parts=(tidy(part / whole),),
    )  # fmt: skip


def _divides(line: Line, numeral: Numeral) -> bool:
    """Is something divided, or is it a half of a match, a half-brother, a quarter of a year?"""
    start, end = numeral.start, numeral.end
    if line.tag(end, "ordinal"):
        return False
    if line.tag(start, "share_of_them") or line.tag(end, "partitive"):
        return True
    if line.rules.HEAD_FIRST:
        if line.tokens[start].definite:
            return line.tag(start - 1, "no_share_after") is None
        return line.is_word(end) and "stop" not in line.tokens[end].tags
    if end > start + 1 or line.ending(start, "bound") is not None:
        return True
    return line.tag(start - 1, "share_after") is not None
