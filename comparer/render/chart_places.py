"""Where in each report the differences sit: a lane a kind, from beginning to end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from comparer.records import ArticleKey
from comparer.render.charts import (
    KEY_ROW,
    LINE,
    SHAPES,
    SIZES,
    SOFT,
    WIDTH,
    Picture,
    Plane,
    Row,
    brief,
)
from comparer.render.evidence import KEYS, Finding
from comparer.render.view import View

_PAD = 9
_LANE = 24
_REPORT = 20 + len(SHAPES) * _LANE + 22
"""Pixels that a report takes: its name, its lanes, and the words at their ends."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A finding and how far down its report it stands, 0–1."""

    finding: Finding
    share: float


def placement(view: View) -> Picture | None:
    """Where in each report the differences sit; None where there are none."""
    places = {key: _places(view, key) for key in KEYS}
    if not any(places.values()):
        return None
    plane = Plane(view, len(KEYS) * _REPORT + 14 + 2 * KEY_ROW)
    for at, key in enumerate(KEYS):
        _lanes(view, plane, key, places[key], at * _REPORT)
    kinds = [
        ("point", {**style, "size": 70}, view.name("kind", kind)) for kind, style in SHAPES.items()
    ]
    small = ("point", {"shape": "square", "size": 20, "stroke": SOFT},
             view.text("chart.place_size"))  # fmt: skip
    plane.key(len(KEYS) * _REPORT + 12, (*kinds, small))
    return plane.picture("places", view.text("chart.place"), _description(view, places))


def _description(view: View, places: Mapping[ArticleKey, Sequence[_Place]]) -> str:
    words = [view.text("chart.place_text")]
    for key in KEYS:
        thirds = [0, 0, 0]
        for place in places[key]:
            thirds[min(2, int(place.share * 3))] += 1
        words.append(
            view.text(
                "chart.place_counts",
                report=view.text(f"article.{key}_long"),
                first=thirds[0],
                middle=thirds[1],
                last=thirds[2],
            )
        )
    return " ".join(words)


def _places(view: View, key: ArticleKey) -> list[_Place]:
    document = view.report.document(key)
    length = max(1, len(document.text))
    found = []
    for finding in view.findings:
        side = finding.difference.a if key == "a" else finding.difference.b
        if side and side.spans:
            found.append(_Place(finding, min(1.0, side.spans[0].start / length)))
    return found


def _lanes(view: View, plane: Plane, key: ArticleKey, places: Sequence[_Place], top: float) -> None:
    """One report: its lanes under each other, reading from where the interface begins to read."""
    title = f"{view.text(f'article.{key}')} · {view.language_name(key)}"
    plane.write([{"x": 0, "y": top + 10, "text": title}], fontWeight="bold")
    lanes = {kind: top + 20 + _LANE * (n + 0.5) for n, kind in enumerate(SHAPES)}
    axes: list[Row] = [{"x": _PAD, "x2": WIDTH - _PAD, "y": y, "y2": y} for y in lanes.values()]
    plane.draw("rule", axes, stroke=LINE, strokeWidth=2)
    for kind, style in SHAPES.items():
        rows: list[Row] = [
            {
                "x": round(_PAD + place.share * (WIDTH - 2 * _PAD), 2), "y": lanes[kind],
                "size": SIZES[place.finding.difference.severity],
                "href": f"#{place.finding.id}",
                "says": f"{place.finding.number}: {place.finding.aspect}. "
                + brief(place.finding.reason, 120),
            }
            for place in places
            if place.finding.difference.kind == kind
        ]  # fmt: skip
        plane.draw("point", rows, **style)
    ends = top + 20 + len(SHAPES) * _LANE + 8
    small = partial(plane.write, fontSize=11, fill=SOFT)
    small([{"x": 0, "y": ends, "text": view.text("chart.beginning")}])
    small([{"x": WIDTH, "y": ends, "text": view.text("chart.end")}], "end")
