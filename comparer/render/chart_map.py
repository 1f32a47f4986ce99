"""The alignment map: which sentence of one report answers which of the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from comparer.records import ArticleKey, Match, Relation, Sentence
from comparer.render.charts import (
    FIGURE,
    KEY_ROW,
    OMISSION,
    OMISSION_WASH,
    SHAPES,
    SOFT,
    WIDTH,
    Picture,
    Plane,
    Row,
    brief,
)
from comparer.render.evidence import KEYS, Finding
from comparer.render.view import View

_BOX = 22
_COLUMN = 96
"""From the outer edge to the boxes: room for the numbers and the difference marks."""
_TOP = 26
_GAP = 3
_MOST_MARKS = 5
_SAID = 90
"""Characters of a sentence in a tooltip."""

_LINES: dict[Relation, dict[str, object]] = {
    "same": {"stroke": "#77726a", "strokeWidth": 1.6},
    "partial": {"stroke": "#77726a", "strokeWidth": 1.6, "strokeDash": 4},
    "conflict": {"stroke": FIGURE, "strokeWidth": 3},
}
_BOXES: dict[str, dict[str, object]] = {
    "matched": {"fill": "#a9a396", "stroke": "#6b665c", "strokeWidth": 1},
    "unmatched": {
        "fill": OMISSION_WASH, "stroke": OMISSION, "strokeWidth": 1.8, "strokeDash": 3,
    },
    "aside": {"fill": "#ffffff", "stroke": "#8a8478", "strokeWidth": 1},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Box:
    """A sentence's place in the map, in pixels from the top."""

    sentence: Sentence
    top: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


def alignment_map(view: View) -> Picture | None:
    """Which sentence answers which: boxes for sentences, lines for matches; None without text."""
    report = view.report
    boxes = {key: _boxes(view, key) for key in KEYS}
    if not all(boxes.values()):
        return None
    matched: dict[ArticleKey, set[int]] = {
        "a": {index for match in report.matches for index in match.a},
        "b": {index for match in report.matches for index in match.b},
    }
    bottom = max(box.top + box.height for key in KEYS for box in boxes[key].values())
    plane = Plane(view, bottom + 20 + 4 * KEY_ROW)
    for relation, style in _LINES.items():
        rows = [
            row
            for match in report.matches
            if match.relation == relation
            for row in _links(view, match, boxes)
        ]
        plane.draw("line", rows, **style)
    for key in KEYS:
        _column(view, plane, key, list(boxes[key].values()), matched[key])
    plane.key(
        bottom + 22,
        (
            *(("line", style, view.text(f"chart.{name}")) for name, style in _LINES.items()),
            *(
                ("rect", _BOXES[name], view.text(f"chart.{name}"))
                for name in ("unmatched", "aside")
            ),
            *(
                ("point", {**SHAPES[kind], "size": 60}, view.name("kind", kind))
                for kind in ("figure", "framing")
            ),
        ),
    )
    return plane.picture("map", view.text("chart.map"), _description(view, boxes, matched))


def _description(
    view: View,
    boxes: Mapping[ArticleKey, Mapping[int, _Box]],
    matched: Mapping[ArticleKey, set[int]],
) -> str:
    matches = view.report.matches
    crossings = sum(
        (one.a[0] - two.a[0]) * (one.b[0] - two.b[0]) < 0
        for one, two in combinations([m for m in matches if m.a and m.b], 2)
    )
    order = ""
    if crossings:
        order = view.text("chart.map_crossing", n=crossings)
    elif len(matches) > 1:
        order = view.text("chart.map_in_order")
    counts = view.text(
        "chart.map_counts",
        a_matched=len(matched["a"]), a_total=len(boxes["a"]),
        b_matched=len(matched["b"]), b_total=len(boxes["b"]),
    )  # fmt: skip
    return " ".join(filter(None, (view.text("chart.map_text"), counts, order)))


def _boxes(view: View, key: ArticleKey) -> dict[int, _Box]:
    """The sentences by index, top to bottom, longer ones taller; both articles equally high."""
    documents = [view.report.document(k) for k in KEYS]
    most = max(len(document.sentences) for document in documents)
    height = min(max(most * 17, 120), max(460, most * 4))
    sentences = view.report.document(key).sentences
    if not sentences:
        return {}
    # A floor keeps short headlines visible; what is left over is shared out by length.
    floor = min(6.0, height / len(sentences) * 0.6)
    left = height - len(sentences) * floor
    # The square root: one page-long sentence must not flatten all others.
    lengths = [max(1, s.end - s.start) ** 0.5 for s in sentences]
    boxes, top = {}, float(_TOP)
    for sentence, length in zip(sentences, lengths, strict=True):
        share = floor + left * length / sum(lengths)
        gap = min(_GAP, share * 0.3)
        boxes[sentence.index] = _Box(sentence, top, share - gap)
        top += share
    return boxes


def _links(view: View, match: Match, boxes: Mapping[ArticleKey, Mapping[int, _Box]]) -> list[Row]:
    """The lines of a match: from each of its sentences in a to each of its sentences in b."""
    start, end = _COLUMN + _BOX, WIDTH - _COLUMN - _BOX
    bend = (end - start) * 0.35
    rows: list[Row] = []
    for one in (boxes["a"][i] for i in match.a if i in boxes["a"]):
        for other in (boxes["b"][i] for i in match.b if i in boxes["b"]):
            says = (
                f"{_place(view, 'a', one.sentence)} – {_place(view, 'b', other.sentence)}: "
                f"{view.name('relation', match.relation)}"
            )
            name = f"{match.id} {one.sentence.index} {other.sentence.index}"
            rows += [
                {
                    "x": x, "y": round(y, 2), "line": name, "step": step, "says": says,
                    "href": f"#{match.id}",
                }
                for step, (x, y) in enumerate((
                    (start, one.middle), (start + bend, one.middle),
                    (end - bend, other.middle), (end, other.middle),
                ))
            ]  # fmt: skip
    return rows


def _column(
    view: View, plane: Plane, key: ArticleKey, boxes: Sequence[_Box], matched: set[int]
) -> None:
    """One report: its boxes, their numbers, and the differences beside them."""
    first = key == "a"
    left = _COLUMN if first else WIDTH - _COLUMN - _BOX
    edge, outward = (left, -1) if first else (left + _BOX, 1)
    head = f"{view.text(f'article.{key}')} · {view.language_name(key)}"
    plane.write(
        [{"x": left + _BOX / 2, "y": 12, "text": head}],
        "middle", fontWeight="bold",
    )  # fmt: skip
    document = view.report.document(key)
    drawn: dict[str, list[Row]] = {state: [] for state in _BOXES}
    for box in boxes:
        sentence = box.sentence
        aside = sentence.repeats is not None or sentence.role in ("dateline", "byline")
        state = "matched" if sentence.index in matched else "aside" if aside else "unmatched"
        said = brief(document.slice(sentence), _SAID)
        drawn[state].append(
            {
                "x": left, "x2": left + _BOX, "y": round(box.top, 2),
                "y2": round(box.top + box.height, 2), "href": f"#{key}-s{sentence.index}",
                "says": f"{_place(view, key, sentence)}: {said}",
            }
        )  # fmt: skip
    for state, style in _BOXES.items():
        plane.draw("rect", drawn[state], **style)
    every = max(1, -(-len(boxes) // 30))
    plane.write(
        [
            {"x": edge + outward * 5, "y": box.middle, "text": str(box.sentence.index + 1)}
            for box in boxes
            if box.sentence.index % every == 0 and box.height >= 7
        ],
        "end" if first else "start", fontSize=10, fill=SOFT,
    )  # fmt: skip
    marks = _marks_by_sentence(view, key)
    for kind in ("figure", "framing"):
        rows: list[Row] = [
            {
                "x": edge + outward * (30 + n * 11), "y": round(box.middle, 2),
                "href": f"#{finding.id}", "says": f"{finding.number}: {finding.aspect}",
            }
            for box in boxes
            for n, finding in enumerate(marks.get(box.sentence.index, [])[:_MOST_MARKS])
            if finding.difference.kind == kind
        ]  # fmt: skip
        plane.draw("point", rows, **SHAPES[kind], size=52)


def _place(view: View, key: ArticleKey, sentence: Sentence) -> str:
    return f"{view.text(f'article.{key}')} {sentence.index + 1}"


def _marks_by_sentence(view: View, key: ArticleKey) -> dict[int, list[Finding]]:
    marks: dict[int, list[Finding]] = {}
    for finding in view.findings:
        side = finding.side(key)
        if side is None or finding.difference.kind == "omission" or not side.sentences:
            continue
        marks.setdefault(side.sentences[0], []).append(finding)
    return marks
