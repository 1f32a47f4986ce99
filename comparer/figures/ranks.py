"""Ordinal numbers in words: twenty-third, السابعة عشرة, الثالث والستون."""

from __future__ import annotations

from comparer.figures.reading import Line


def read_ordinal_number(line: Line, i: int) -> tuple[int, int] | None:
    """An ordinal in words: (number, end) of twenty-third, السابعة عشرة, الثالث والستين."""
    unit = line.value(i, "ordinal")
    if unit is not None:
        end = i + 1
        if line.rules.TENS_AFTER_UNITS and unit < 10:
            teen = line.tag(end, "teen")
            if teen is not None and not line.tokens[end].conjoined:
                return unit + 10, end + 1
            at = end + 1 if line.text(end) in line.rules.CONJUNCTIONS else end
            tens = line.value(at, "cardinal")
            joined = at > end or (at < len(line) and line.tokens[at].conjoined)
            if joined and tens is not None and 20 <= tens < 100:
                definite = line.tokens[at].definite or line.tokens[i].definite
                if definite:
                    return int(tens) + unit, at + 1
        return unit, end
    tens = line.value(i, "cardinal")
    if tens is None:
        return None
    if line.rules.TENS_AFTER_UNITS:
        # القرن الواحد والعشرين: the cardinal stands in for the ordinal.
        return None
    at = i + 2 if line.text(i + 1) == "-" else i + 1
    unit = line.value(at, "ordinal")
    if unit is not None and unit < 10 and 20 <= tens < 100:
        return int(tens) + unit, at + 1
    return None
