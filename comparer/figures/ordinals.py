"""Ordinals: 63rd, the third place, المركز الثالث والستين, الذكرى الـ60, the 19th century."""

from __future__ import annotations

from decimal import Decimal

from comparer.figures.concepts import AGE
from comparer.figures.counted import find_ranked
from comparer.figures.ranks import read_ordinal_number
from comparer.figures.reading import Form, Line, Reading

_LEAST_CARDINAL = 20
"""From here on Arabic has no ordinals of its own: الذكرى الستون."""


def read_ordinal(line: Line, i: int) -> Reading | None:
    """The ordinal that starts at token i; none where it is an adverb (first, …)."""
    headed = _headed(line, i)
    if headed is not None:
        number, end = headed
    else:
        found = _digits(line, i) or read_ordinal_number(line, i)
        if found is None:
            return None
        number, end = found
        if line.tokens[i].value is None and _is_adverb(line, i, end):
            return None
    if line.text(i - 1) == "-" and line.glued(i):
        return None
    if headed is None and _is_unit(line, i, end):
        return None
    if number == 1 and headed is None and line.tag(end, "member_of"):
        # أول من وصل, the first of whom
        return None
    unit = line.value(i - 1, "unit") if headed is not None else None
    at = end + 1 if line.text(end) == "-" else end
    if line.tag(at, "century") and not line.rules.HEAD_FIRST:
        unit, end = "century", at + 1
    elif line.ending(i, "century") is not None or line.ending(i - 1, "century") is not None:
        unit = "century"
        head = line.ending(i, "century") or line.ending(i - 1, "century")
        i = head[0] if head is not None else i
    counted = find_ranked(line, i, end)
    # في الثانية والستين من عمرها: as old as that
    concepts = frozenset({AGE}) if line.tag(end, "of_life") else counted.concepts
    form: Form = "ordinal" if line.tokens[i].value is None else "digits"
    return Reading(
        i, end, "ordinal", Decimal(number), unit=unit, counted=None if unit else counted.span,
        form=form, concepts=concepts, parts=(Decimal(number),),
    )  # fmt: skip


def _is_numbered(line: Line, before: int, i: int) -> bool:
    """Does the noun before a definite number take an ordinal: النسخة الـ22, هدفه الخمسين?"""
    if line.tag(before, "ordinal_head") or line.tag(before, "century"):
        return True
    if not line.rules.HEAD_FIRST or not line.is_word(before):
        return False
    definite = before < i - 1 or line.tokens[i].definite
    return definite and line.rules.is_singular(line.text(before))


def _is_unit(line: Line, i: int, end: int) -> bool:
    """ثانية is the second only of a feminine noun; else it is a second of time, or "again"."""
    if line.tag(i, "unit") is None or line.tokens[i].definite or not line.rules.HEAD_FIRST:
        return False
    return line.value(end, "cardinal") == 1 or not line.rules.is_singular(line.text(i - 1))


def _digits(line: Line, i: int) -> tuple[int, int] | None:
    whole = line.whole(i)
    if whole is None:
        return None
    if line.text(i + 1) in line.rules.ORDINAL_ENDINGS and line.glued(i + 1):
        return whole, i + 2
    return None


def _headed(line: Line, i: int) -> tuple[int, int] | None:
    """A number after a noun that is numbered: الذكرى الـ60, الذكرى الستين, القرن 21."""
    before = line.before_article(i) - 1
    article = before < i - 1
    if before < 0 or not _is_numbered(line, before, i):
        return None
    if line.tokens[before].dual:
        return None
    numeral = line.numerals.read(i)
    if numeral is None or numeral.value is None or numeral.form == "vague":
        return None
    if numeral.value != numeral.value.to_integral_value() or numeral.scale != 1:
        return None
    in_words = numeral.form == "words" and line.rules.HEAD_FIRST
    if in_words and numeral.value < _LEAST_CARDINAL:
        # الأديان الثلاث are three; the third would be الثالث.
        return None
    definite = article or line.tokens[i].definite
    if line.rules.HEAD_FIRST and not definite and line.tokens[i].value is None:
        return None
    for tag in ("noun", "unit", "currency", "month"):
        after = line.tokens[numeral.end] if numeral.end < len(line) else None
        if after is not None and tag in after.tags and not (after.before or after.definite):
            return None
    return int(numeral.value), numeral.end


def _is_adverb(line: Line, i: int, end: int) -> bool:
    """First, he said; at first; the former second."""
    if line.rules.HEAD_FIRST:
        return False
    if end >= len(line) or not (line.is_word(end) or line.text(end) == "-"):
        return line.text(i - 1) in ("", ",", ".", '"', ":", ";") or i == 0
    if i == 0 and line.text(end) == ",":
        return True
    # It was first coined, you must first survey; but his first goal, the first.
    before = line.text(i - 1)
    possessed = line.rules.is_possessive(before) or line.tag(i - 1, "determiner") is not None
    if line.tag(i, "adverb_too") is None or i == 0:
        return False
    return not possessed and line.tag(end, "noun") is None
