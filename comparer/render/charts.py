"""Two pictures of a report as static SVG, styled by the report's style sheet, no script.

Shapes and line styles carry everything that colours do. Each picture comes with a description in
words, and everything in it stands in a table of the report as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from markupsafe import Markup

from comparer.records import ArticleKey, Match, Sentence
from comparer.render.evidence import KEYS, Finding
from comparer.render.values import number
from comparer.render.view import View

_WIDTH = 440
_BOX = 22
_COLUMN = 96
"""From the outer edge to the boxes: room for the numbers and the difference marks."""
_TOP = 26
_GAP = 3
_MOST_MARKS = 5


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as HTML, with a title and a description that says in words what it shows."""

    title: str
    description: str
    svg: Markup


@dataclass(frozen=True, slots=True)
class _Box:
    """A sentence's place in the map, in SVG units from the top."""

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
    matched = {
        "a": {index for match in report.matches for index in match.a},
        "b": {index for match in report.matches for index in match.b},
    }
    crossings = sum(
        (one.a[0] - two.a[0]) * (one.b[0] - two.b[0]) < 0
        for one, two in combinations([m for m in report.matches if m.a and m.b], 2)
    )
    description = " ".join(
        (
            view.text("chart.map_text"),
            view.text(
                "chart.map_counts",
                a_matched=len(matched["a"]), a_total=len(boxes["a"]),
                b_matched=len(matched["b"]), b_total=len(boxes["b"]),
            ),
            view.text("chart.map_crossing", n=crossings)
            if crossings
            else view.text("chart.map_in_order") if len(report.matches) > 1 else "",
        )
    ).strip()  # fmt: skip

    height = max(box.top + box.height for key in KEYS for box in boxes[key].values()) + 6
    drawn = Markup("").join(
        [
            *(_links(view, match, boxes) for match in report.matches),
            *(_column(view, key, list(boxes[key].values()), matched[key]) for key in KEYS),
        ]
    )
    svg = Markup(
        '<svg class="map" viewBox="0 0 {} {:.0f}" role="group" aria-label="{}">{}</svg>'
    ).format(_WIDTH, height, view.text("chart.map"), drawn)
    return Picture(view.text("chart.map"), description, svg + _map_key(view))


def paired_dots(view: View) -> Picture | None:
    """The figures that differ, each pair on its own scale from zero; None where there are none."""
    rows = []
    for finding in view.figures:
        a, b = finding.difference.a, finding.difference.b
        one, other = number(a.value if a else None), number(b.value if b else None)
        if a is None or b is None or one is None or other is None or a.unit != b.unit:
            continue
        if min(one, other) < 0 or one == other:
            continue
        rows.append(_dots_row(finding, one, other, view))
    if not rows:
        return None
    svg = Markup('<ul class="dots">{}</ul>').format(Markup("").join(rows))
    return Picture(view.text("chart.dots"), view.text("chart.dots_text"), svg)


def _dots_row(finding: Finding, one: Decimal, other: Decimal, view: View) -> Markup:
    width, pad = 480, 9
    top = max(one, other)

    def x(value: Decimal) -> float:
        along = pad + float(value / top) * (width - 2 * pad)
        return width - along if view.direction == "rtl" else along

    track = Markup(
        '<svg viewBox="0 0 {w} 20" class="track" aria-hidden="true" focusable="false">'
        '<path class="axis" d="M{zero:.1f} 10H{full:.1f}M{zero:.1f} 6V14"/>'
        '<path class="span" d="M{a:.1f} 10H{b:.1f}"/>'
        '<circle class="dot-a" cx="{a:.1f}" cy="10" r="5.5"/>'
        '<path class="dot-b" d="M{b:.1f} 3.5l6.5 6.5l-6.5 6.5l-6.5 -6.5z"/></svg>'
    ).format(w=width, zero=x(Decimal(0)), full=x(top), a=x(one), b=x(other))
    values = [
        Markup(
            '<span class="dot-value"><svg viewBox="0 0 12 12" aria-hidden="true">{}</svg>'
            '<b class="badge">{}</b> <bdi dir="{}">{}</bdi></span>'
        ).format(_SHAPES[key], view.text(f"article.{key}"), view.direction, side.value)
        for key in KEYS
        if (side := finding.side(key))
    ]
    return Markup(
        '<li><a class="number figure" href="#{}">{}</a>'
        '<span class="dot-label">{}</span>{}<span class="dot-values">{}</span></li>'
    ).format(
        finding.id, finding.number, finding.quantity or finding.aspect, track,
        Markup(" ").join(values),
    )  # fmt: skip


_SHAPES: dict[ArticleKey, Markup] = {
    "a": Markup('<circle class="dot-a" cx="6" cy="6" r="4.5"/>'),
    "b": Markup('<path class="dot-b" d="M6 1l5 5l-5 5l-5 -5z"/>'),
}


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


def _links(view: View, match: Match, boxes: Mapping[ArticleKey, Mapping[int, _Box]]) -> Markup:
    """The lines of a match: from each of its sentences in a to each of its sentences in b."""
    start, end = _inner_edge(view, "a"), _inner_edge(view, "b")
    bend = (end - start) * 0.45
    lines = []
    for one in (boxes["a"][i] for i in match.a if i in boxes["a"]):
        for other in (boxes["b"][i] for i in match.b if i in boxes["b"]):
            y, z = one.middle, other.middle
            curve = f"C{start + bend:.1f} {y:.1f} {end - bend:.1f} {z:.1f} {end} {z:.1f}"
            path = f"M{start} {y:.1f}{curve}"
            title = (
                f"{view.text('article.a')} {one.sentence.index + 1} – "
                f"{view.text('article.b')} {other.sentence.index + 1}: "
                f"{view.name('relation', match.relation)}"
            )
            lines.append(
                Markup('<path class="link {}" d="{}"><title>{}</title></path>').format(
                    match.relation, path, title
                )
            )
    return Markup("").join(lines)


def _column(
    view: View, key: ArticleKey, boxes: Sequence[_Box], matched: frozenset[int] | set[int]
) -> Markup:
    left = _on_left(view, key)
    x = _COLUMN if left else _WIDTH - _COLUMN - _BOX
    marks = _marks_by_sentence(view, key)
    parts = [
        Markup('<text class="map-head" x="{}" y="14" text-anchor="middle">{}</text>').format(
            x + _BOX / 2, f"{view.text(f'article.{key}')} · {view.language_name(key)}"
        )
    ]
    outward = -1 if left else 1
    edge = x if left else x + _BOX
    every = max(1, -(-len(boxes) // 30))
    for box in boxes:
        sentence = box.sentence
        aside = sentence.repeats is not None or sentence.role in ("dateline", "byline")
        state = "matched" if sentence.index in matched else "aside" if aside else "unmatched"
        name = f"{view.text(f'article.{key}')} {sentence.index + 1}"
        parts.append(
            Markup(
                '<a href="#{}-s{}" tabindex="-1"><rect class="box {}" x="{}" y="{:.1f}" width="{}"'
                ' height="{:.1f}"><title>{}</title></rect></a>'
            ).format(key, sentence.index, state, x, box.top, _BOX, box.height, name)
        )
        if sentence.index % every == 0 and box.height >= 7:
            parts.append(
                Markup(
                    '<text class="map-index" x="{}" y="{:.1f}" text-anchor="{}">{}</text>'
                ).format(
                    edge + outward * 5, box.middle + 3.5, "end" if left else "start",
                    sentence.index + 1,
                )
            )  # fmt: skip
        found = marks.get(sentence.index, [])
        for n, finding in enumerate(found[:_MOST_MARKS]):
            parts.append(_glyph(finding, edge + outward * (30 + n * 11), box.middle))
    return Markup("").join(parts)


def _glyph(finding: Finding, x: float, y: float) -> Markup:
    """A difference beside its sentence: a square for a figure, a ring for framing."""
    if finding.difference.kind == "figure":
        shape = Markup(
            '<rect class="glyph figure" x="{:.1f}" y="{:.1f}" width="7" height="7">{}</rect>'
        )
        at = (x - 3.5, y - 3.5)
    else:
        shape = Markup('<circle class="glyph framing" cx="{:.1f}" cy="{:.1f}" r="3.4">{}</circle>')
        at = (x, y)
    name = f"{finding.number}: {finding.aspect}"
    return Markup('<a href="#{}" tabindex="-1" aria-label="{}">{}</a>').format(
        finding.id, name, shape.format(*at, Markup("<title>{}</title>").format(name))
    )


def _map_key(view: View) -> Markup:
    """What the shapes and lines of the map mean."""
    items = [
        *(
            Markup('<li><svg viewBox="0 0 28 10" aria-hidden="true"><path class="link {}"'
                   ' d="M1 5H27"/></svg>{}</li>').format(name, view.text(f"chart.{name}"))
            for name in ("same", "partial", "conflict")
        ),
        *(
            Markup('<li><svg viewBox="0 0 28 10" aria-hidden="true"><rect class="box {}" x="7"'
                   ' y="1" width="14" height="8"/></svg>{}</li>').format(
                name, view.text(f"chart.{name}"))
            for name in ("unmatched", "aside")
        ),
        Markup('<li><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="glyph figure" x="1"'
               ' y="1" width="8" height="8"/></svg>{}</li>').format(view.name("kind", "figure")),
        Markup('<li><svg viewBox="0 0 10 10" aria-hidden="true"><circle class="glyph framing"'
               ' cx="5" cy="5" r="3.6"/></svg>{}</li>').format(view.name("kind", "framing")),
    ]  # fmt: skip
    return Markup('<ul class="map-key">{}</ul>').format(Markup("").join(items))


def _marks_by_sentence(view: View, key: ArticleKey) -> dict[int, list[Finding]]:
    marks: dict[int, list[Finding]] = {}
    for finding in view.findings:
        side = finding.side(key)
        if side is None or finding.difference.kind == "omission" or not side.sentences:
            continue
        marks.setdefault(side.sentences[0], []).append(finding)
    return marks


def _on_left(view: View, key: ArticleKey) -> bool:
    """Report A stands where reading begins."""
    return (key == "a") == (view.direction == "ltr")


def _inner_edge(view: View, key: ArticleKey) -> int:
    return _COLUMN + _BOX if _on_left(view, key) else _WIDTH - _COLUMN - _BOX
