"""What the pictures are drawn with: Altair charts on a plane that begins where reading begins.

Each picture is one Altair chart. The page shows it live, the HTML report as static SVG
(`comparer.render.static_chart`). Shapes and line styles carry everything that colours do, and every
position is set here rather than by the size of a text, which differs between machines.

Altair is imported when a picture is drawn: its import takes longer than a small comparison.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from comparer.languages import Direction
from comparer.records import Severity
from comparer.render.isolates import isolated_runs
from comparer.render.safe import isolated, one_line
from comparer.render.view import View

if TYPE_CHECKING:
    import altair

Row = Mapping[str, object]
"""What one mark shows: its place (x, y, x2, y2), and maybe text, says, href, size, fill, line."""

WIDTH = 440
"""Of every picture, in pixels; the page stretches it to the room there is."""
KEY_ROW = 17
"""Pixels from one line of a key to the next."""

INK, SOFT, LINE = "#1d1c1a", "#5c5850", "#dcd7cc"
FIGURE, FRAMING, OMISSION = "#0b4f8a", "#8f3500", "#5a3d80"
OMISSION_WASH = "#f0eaf7"
FONT = (
    "Inter, 'Noto Sans', 'Noto Sans Arabic', system-ui, -apple-system, 'Segoe UI', "
    "'Geeza Pro', Tahoma, sans-serif"
)

SHAPES: dict[str, dict[str, object]] = {
    "figure": {"shape": "square", "fill": FIGURE, "stroke": "#ffffff", "strokeWidth": 1},
    "framing": {"shape": "circle", "fill": "#ffffff", "stroke": FRAMING, "strokeWidth": 1.8},
    "omission": {
        "shape": "triangle-up", "fill": OMISSION_WASH, "stroke": OMISSION, "strokeWidth": 1.6,
    },
}  # fmt: skip
"""How a difference is marked, by its kind."""
SIZES: dict[Severity, int] = {"high": 150, "medium": 90, "low": 50}
"""Area of a difference's mark where its severity shows, in square pixels."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart, with a title and a description that says in words what it shows."""

    name: str
    title: str
    description: str
    plan: altair.LayerChart
    """The chart without its data, which Altair would copy at every step."""
    rows: Mapping[str, list[Row]]
    """The data, by the name that the plan has for it."""

    @property
    def chart(self) -> altair.LayerChart:
        """The chart with its data."""
        chart = self.plan.copy(deep=False)
        chart.datasets = self.rows
        return chart

    def specification(self) -> dict[str, object]:
        """The chart as Vega-Lite."""
        return {**self.plan.to_dict(validate=False), "datasets": self.rows}


class Plane:
    """A drawing area in pixels: x from where the interface begins to read, y from the top."""

    def __init__(self, view: View, height: float) -> None:
        self._view = view
        self._height = height
        self._rtl = view.direction == "rtl"
        # One layer for all marks that are given alike: each costs Vega time.
        self._rows: dict[tuple[str, ...], list[Row]] = {}

    def draw(self, mark: str, rows: Sequence[Row], **style: object) -> None:
        """Marks, one a row, in one style; `line` and `step` join rows to one mark.

        What a row `says` is its tooltip and its name for assistive technology; without it the
        mark is decoration. `href` is "#" and the id of the evidence.
        """
        for row in rows:
            kind = (mark, *(name for name in _CHANNELS if name in row))
            self._rows.setdefault(kind, []).append({**style, **row})

    def write(self, rows: Sequence[Row], align: str = "start", **style: object) -> None:
        """Texts, which start, end or are centred at their place; `dir` where theirs is known."""
        sides = ("right", "left") if self._rtl else ("left", "right")
        given = {
            "align": {"start": sides[0], "end": sides[1]}.get(align, "center"),
            "fontSize": 12, "fontWeight": "normal", "fill": INK, **style,
        }  # fmt: skip
        shown = []
        for row in rows:
            direction: Direction = "rtl" if row.get("dir", self._view.direction) == "rtl" else "ltr"
            shown.append({**row, "text": _isolated(str(row["text"]), direction)})
        self.draw("text", shown, **given)

    def key(self, top: float, entries: Sequence[tuple[str, Mapping[str, object], str]]) -> None:
        """What the marks mean, in two columns: each a mark, its style and its words."""
        texts: list[Row] = []
        for at, (mark, style, words) in enumerate(entries):
            x, y = (at % 2) * WIDTH / 2, top + at // 2 * KEY_ROW
            rows: list[Row] = [{"x": x + 14, "y": y}]
            if mark == "line":
                rows = [{"x": x + end, "y": y, "line": f"key {at}", "step": end} for end in (2, 26)]
            elif mark == "rect":
                rows = [{"x": x + 7, "x2": x + 21, "y": y - 4.5, "y2": y + 4.5}]
            self.draw(mark, rows, **style)
            texts.append({"x": x + 34, "y": y, "text": words})
        self.write(texts, fontSize=11, fill=SOFT)

    def picture(self, name: str, title: str, description: str) -> Picture:
        """What was drawn as one chart; `name` tells it from the other pictures."""
        import altair

        scale = altair.Scale(domain=[0, WIDTH], nice=False, zero=False, reverse=self._rtl)
        down = altair.Scale(domain=[0, self._height], nice=False, zero=False, reverse=True)
        place = {
            "x": altair.X("x:Q", axis=None, scale=scale),
            "y": altair.Y("y:Q", axis=None, scale=down),
        }
        order = sorted(self._rows, key=lambda kind: _ABOVE.index(kind[0]))
        rows = {f"marks-{n}": self._rows[kind] for n, kind in enumerate(order)}
        layers = []
        for (mark, *given), (data, found) in zip(order, rows.items(), strict=True):
            named = {key for row in found for key in row}
            style = {
                key: altair.ExprRef(_EXPRESSIONS.get(key, f"datum.{key}"))
                for key in _STYLE
                if key in named
            }
            chart = altair.Chart(altair.NamedData(name=data))
            drawn = getattr(chart, f"mark_{mark}")(
                aria="says" in given, opacity=1, **_ALWAYS.get(mark, {}), **style
            )
            layers.append(drawn.encode(**place, **_channels(given)))
        # All in one call: each further one would copy the layers.
        plan = altair.layer(
            *layers, name=name, description=f"{title}. {description}",
            width=WIDTH, height=self._height, padding=0, background="transparent",
            config={
                "font": FONT, "autosize": {"type": "none", "contains": "padding"},
                "view": {"stroke": None},
            },
        )  # fmt: skip
        return Picture(name, title, description, plan, rows)


_ABOVE = ("line", "rule", "rect", "text", "point")
"""The marks in the order in which they are drawn, one over the other."""
_CHANNELS = ("x2", "y2", "line", "text", "href", "says")
_STYLE = (
    "fill", "stroke", "strokeWidth", "strokeDash", "shape", "size", "align", "fontSize",
    "fontWeight",
)  # fmt: skip
# A dash is given by its length: what a row has must be plain values.
_EXPRESSIONS = {
    "strokeDash": "datum.strokeDash ? [datum.strokeDash, datum.strokeDash - 1] : [1, 0]"
}
_ALWAYS: dict[str, dict[str, object]] = {
    "line": {"interpolate": "monotone"},
    "text": {"baseline": "middle"},
}


def _channels(given: Sequence[str]) -> dict[str, Any]:
    """What the columns of a layer's rows are to Altair."""
    import altair

    channels: dict[str, Any] = {}
    for name in given:
        match name:
            case "x2":
                channels["x2"] = altair.X2("x2")
            case "y2":
                channels["y2"] = altair.Y2("y2")
            case "line":
                channels["detail"] = altair.Detail("line:N")
                channels["order"] = altair.Order("step:Q")
            case "text":
                channels["text"] = altair.Text("text:N")
            case "href":
                channels["href"] = altair.Href("href:N")
            case "says":
                channels["tooltip"] = altair.Tooltip("says:N")
                channels["description"] = altair.Description("says:N")
    return channels


def brief(text: str, length: int) -> str:
    """The text on one line, cut to about this many characters."""
    text = one_line(text)
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def _isolated(text: str, direction: Direction) -> str:
    """The text between isolates, as are the numbers and names of the other direction in it."""
    inner: Direction = "ltr" if direction == "rtl" else "rtl"
    parts, at, text = [], 0, one_line(text)
    for run in isolated_runs(text, direction):
        parts += [text[at : run.start], isolated(text[run.start : run.end], inner)]
        at = run.end
    return isolated("".join((*parts, text[at:])), direction)
