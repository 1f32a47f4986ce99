"""Figure differences inside matches: value, date, unit, precision, missing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import numpy as np
from scipy.optimize import linear_sum_assignment

from comparer.encode import Encoder
from comparer.figures.extract import Found, read_document
from comparer.records import Difference, Document, Explanation, Match, Side, Span


def figure_differences(
    a: Document, b: Document, matches: tuple[Match, ...], encoder: Encoder
) -> tuple[Difference, ...]:
    """Where matched claims give different figures."""
    found_a, found_b = read_document(a), read_document(b)
    out: list[Difference] = []
    for match in matches:
        left = [f for f in found_a if f.figure.sentence in match.a]
        right = [f for f in found_b if f.figure.sentence in match.b]
        for x, y in _pairs(left, right):
            if _differ(x, y):
                out.append(_difference(match, x, y))
    return tuple(out)


def _pairs(left: Sequence[Found], right: Sequence[Found]) -> list[tuple[Found, Found]]:
    if not left or not right:
        return []
    weights = np.array([[_weight(x, y) for y in right] for x in left])
    rows, columns = linear_sum_assignment(-weights)
    return [
        (left[r], right[c])
        for r, c in zip(rows.tolist(), columns.tolist(), strict=True)
        if weights[r, c] > 0
    ]


def _weight(x: Found, y: Found) -> float:
    p, q = x.figure, y.figure
    if p.kind != q.kind or p.unit != q.unit:
        return 0.0
    concepts = bool(x.reading.concepts & y.reading.concepts)
    return 1.0 + 2.0 * (p.value == q.value) + 2.0 * concepts


def _differ(x: Found, y: Found) -> bool:
    p, q = x.figure, y.figure
    return p.value is not None and q.value is not None and p.value != q.value


def _difference(match: Match, x: Found, y: Found) -> Difference:
    p, q = x.figure, y.figure
    aspect = "date" if p.kind in ("date", "time", "duration") else "value"
    return Difference(
        "figure", aspect, match.id, "medium", 0.5, _side(x), _side(y),
        Explanation(
            f"One report gives {p.value}, the other {q.value}.",
            f"يذكر أحد التقريرين {p.value} ويذكر الآخر {q.value}.",
        ),
    )  # fmt: skip


def _side(found: Found) -> Side:
    figure = found.figure
    value = figure.value if isinstance(figure.value, str | Decimal) else None
    return Side(
        (Span(figure.start, figure.end),), None if value is None else str(value), figure.unit,
        figure.bound,
    )  # fmt: skip
