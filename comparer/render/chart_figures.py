"""The figures that differ as paired dots, each pair on a scale of its own."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from comparer.render.charts import FIGURE, LINE, WIDTH, Picture, Plane, Row, brief
from comparer.render.evidence import KEYS, Finding
from comparer.render.values import number
from comparer.render.view import View

_ROW = 58
_PAD = 9
_DOTS: dict[str, dict[str, object]] = {
    "a": {"shape": "circle", "fill": FIGURE, "stroke": FIGURE},
    "b": {"shape": "diamond", "fill": "#ffffff", "stroke": FIGURE, "strokeWidth": 2},
}
_VALUE = {"a": 0.0, "b": WIDTH / 2}
"""Where a report's value stands under the line."""


@dataclass(frozen=True, slots=True)
class _Pair:
    finding: Finding
    a: Decimal
    b: Decimal


def paired_dots(view: View) -> Picture | None:
    """The figures that differ, each pair on its own scale from zero; None where there are none."""
    pairs = [pair for finding in view.figures if (pair := _pair(finding))]
    if not pairs:
        return None
    plane = Plane(view, len(pairs) * _ROW)
    tops = [n * _ROW for n in range(len(pairs))]
    lines: list[Row] = [
        {"x": _PAD, "x2": WIDTH - _PAD, "y": top + 28, "y2": top + 28} for top in tops
    ]
    plane.draw("rule", lines, stroke=LINE, strokeWidth=2)
    zeros: list[Row] = [{"x": _PAD, "x2": _PAD, "y": top + 24, "y2": top + 32} for top in tops]
    plane.draw("rule", zeros, stroke=LINE, strokeWidth=2)
    between: list[Row] = [
        {"x": _along(pair, pair.a), "x2": _along(pair, pair.b), "y": top + 28, "y2": top + 28}
        for pair, top in zip(pairs, tops, strict=True)
    ]
    plane.draw("rule", between, stroke=FIGURE, strokeWidth=2.5)
    for key in KEYS:
        dots: list[Row] = [
            {
                "x": _along(pair, pair.a if key == "a" else pair.b), "y": top + 28,
                "says": f"{view.text(f'article.{key}_long')}: {_value(pair.finding, key)}",
                "href": f"#{pair.finding.id}",
            }
            for pair, top in zip(pairs, tops, strict=True)
        ]  # fmt: skip
        plane.draw("point", dots, **_DOTS[key], size=120)
        small: list[Row] = [{"x": _VALUE[key] + _PAD, "y": top + 46} for top in tops]
        plane.draw("point", small, **_DOTS[key], size=60)
        plane.write(
            [
                {
                    "x": _VALUE[key] + 22, "y": top + 46,
                    "text": f"{view.text(f'article.{key}')} {_value(pair.finding, key)}",
                }
                for pair, top in zip(pairs, tops, strict=True)
            ]
        )  # fmt: skip
    plane.write(
        [
            {
                "x": 2, "y": top + 10, "text": pair.finding.number,
                "href": f"#{pair.finding.id}", "says": pair.finding.reason,
            }
            for pair, top in zip(pairs, tops, strict=True)
        ],
        fill=FIGURE, fontWeight="bold",
    )  # fmt: skip
    plane.write(
        [
            {
                "x": 26, "y": top + 10,
                "text": brief(pair.finding.quantity or pair.finding.aspect, 60),
            }
            for pair, top in zip(pairs, tops, strict=True)
        ]
    )  # fmt: skip
    return plane.picture("dots", view.text("chart.dots"), view.text("chart.dots_text"))


def _pair(finding: Finding) -> _Pair | None:
    """The two numbers, where they can stand on one scale and are apart."""
    a, b = finding.difference.a, finding.difference.b
    one, other = number(a.value if a else None), number(b.value if b else None)
    if a is None or b is None or one is None or other is None or a.unit != b.unit:
        return None
    if min(one, other) < 0 or one == other:
        return None
    return _Pair(finding, one, other)


def _along(pair: _Pair, value: Decimal) -> float:
    return round(_PAD + float(value / max(pair.a, pair.b)) * (WIDTH - 2 * _PAD), 2)


def _value(finding: Finding, key: str) -> str:
    side = finding.a if key == "a" else finding.b
    return brief(side.value, 34) if side else ""
