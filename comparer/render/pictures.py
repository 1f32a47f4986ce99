"""All pictures of a report, in the order in which they are shown, on the page and in the report.

They are drawn here as SVG and not by a chart library: the same bytes serve the page and the
static report, every mark leads to its evidence, and nothing is scripted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from comparer import languages
from comparer.framing.profile import ActorNaming, Naming
from comparer.records import ArticleKey
from comparer.render.charts import Picture, alignment_map, paired_dots
from comparer.render.evidence import KEYS, Finding
from comparer.render.profile import profile_of
from comparer.render.reading import inline_html
from comparer.render.safe import one_line
from comparer.render.view import View

_WIDTH = 480
_PAD = 9
_LANE = 24
_ACTORS = 8
"""How many actors are drawn; the table beside the picture has all."""


def pictures(view: View) -> list[Picture]:
    """The pictures that this report has anything for."""
    drawn = (draw(view) for draw in (alignment_map, paired_dots, placement, naming_bars))
    return [picture for picture in drawn if picture is not None]


@dataclass(frozen=True, slots=True)
class _Place:
    """A finding and how far down its report it stands, 0–1."""

    finding: Finding
    share: float


_GROUPS = ("figure", "framing", "omission")


def placement(view: View) -> Picture | None:
    """Where in each report the differences sit: a lane a kind, from beginning to end."""
    places = {key: _places(view, key) for key in KEYS}
    if not any(places.values()):
        return None
    drawn = Markup("").join(_lanes(view, key, places[key]) for key in KEYS)
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
    return Picture(view.text("chart.place"), " ".join(words), drawn + _place_key(view))


def _places(view: View, key: ArticleKey) -> list[_Place]:
    document = view.report.document(key)
    length = max(1, len(document.text))
    found = []
    for finding in view.findings:
        side = finding.difference.a if key == "a" else finding.difference.b
        if side and side.spans:
            found.append(_Place(finding, min(1.0, side.spans[0].start / length)))
    return found


def _lanes(view: View, key: ArticleKey, places: Sequence[_Place]) -> Markup:
    """One report: its lanes under each other, reading from where the interface begins to read."""
    height = _LANE * len(_GROUPS) + 6

    def x(share: float) -> float:
        along = _PAD + share * (_WIDTH - 2 * _PAD)
        return _WIDTH - along if view.direction == "rtl" else along

    parts = []
    for lane, group in enumerate(_GROUPS):
        y = _LANE * lane + _LANE / 2 + 3
        parts.append(Markup('<path class="axis" d="M{} {}H{}"/>').format(_PAD, y, _WIDTH - _PAD))
        parts.extend(
            _mark(place.finding, x(place.share), y)
            for place in places
            if place.finding.difference.kind == group
        )
    title = f"{view.text(f'article.{key}')} · {view.language_name(key)}"
    svg = Markup(
        '<svg class="places" viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg>'
    ).format(_WIDTH, height, f"{view.text('chart.place')}: {title}", Markup("").join(parts))
    ends = Markup(
        '<span class="ends" aria-hidden="true"><span>{}</span><span>{}</span></span>'
    ).format(view.text("chart.beginning"), view.text("chart.end"))
    return Markup('<div class="placement"><b>{}</b>{}{}</div>').format(title, svg, ends)


def _mark(finding: Finding, x: float, y: float) -> Markup:
    """A finding on its lane: the kind's own shape, larger where the severity is higher."""
    size = {"high": 7.0, "medium": 5.5, "low": 4.2}[finding.difference.severity]
    name = f"{finding.number}: {finding.aspect}"
    shape = {
        "figure": Markup(
            '<rect class="glyph figure" x="{x0:.1f}" y="{y0:.1f}" width="{d:.1f}" height="{d:.1f}">'
            "{title}</rect>"
        ),
        "framing": Markup(
            '<circle class="glyph framing" cx="{x:.1f}" cy="{y:.1f}" r="{s:.1f}">{title}</circle>'
        ),
        "omission": Markup(
            '<path class="glyph omission" d="M{x:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}H{x0:.1f}z">'
            "{title}</path>"
        ),
    }[finding.difference.kind].format(
        x=x, y=y, s=size, d=2 * size, x0=x - size, y0=y - size, x1=x + size, y1=y + size,
        title=Markup("<title>{}</title>").format(name),
    )  # fmt: skip
    return Markup('<a href="#{}" tabindex="-1" aria-label="{}">{}</a>').format(
        finding.id, name, shape
    )


def _place_key(view: View) -> Markup:
    shapes = (
        ("figure", Markup('<rect class="glyph figure" x="1" y="1" width="8" height="8"/>')),
        ("framing", Markup('<circle class="glyph framing" cx="5" cy="5" r="3.8"/>')),
        ("omission", Markup('<path class="glyph omission" d="M5 1L9 9H1z"/>')),
    )
    items = [
        Markup('<li><svg viewBox="0 0 10 10" aria-hidden="true">{}</svg>{}</li>').format(
            shape, view.name("kind", kind)
        )
        for kind, shape in shapes
    ]
    items.append(Markup("<li>{}</li>").format(view.text("chart.place_size")))
    return Markup('<ul class="map-key">{}</ul>').format(Markup("").join(items))


def naming_bars(view: View) -> Picture | None:
    """How often each report uses which name for an actor; None where no actor is named."""
    actors = [actor for actor in profile_of(view.report).actors if actor.a or actor.b][:_ACTORS]
    if not actors:
        return None
    most = max(_total(names) for actor in actors for names in (actor.a, actor.b))
    rows = Markup("").join(_actor(view, actor, most) for actor in actors)
    svg = Markup('<svg class="patterns" width="0" height="0" aria-hidden="true">{}</svg>').format(
        _PATTERNS
    )
    return Picture(
        view.text("chart.names"),
        view.text("chart.names_text"),
        svg + Markup('<ul class="names">{}</ul>').format(rows),
    )


def _total(names: Sequence[Naming]) -> int:
    return sum(name.count for name in names)


def _actor(view: View, actor: ActorNaming, most: int) -> Markup:
    bars = Markup("").join(
        _bar(view, key, names, most) for key, names in zip(KEYS, (actor.a, actor.b), strict=True)
    )
    return Markup('<li><span class="dot-label">{}</span>{}</li>').format(
        one_line(getattr(actor.name, view.lang)), bars
    )


def _bar(view: View, key: ArticleKey, names: Sequence[Naming], most: int) -> Markup:
    """A report's names for one actor: a segment a name, as wide as it is frequent."""
    width, height = 240, 14
    parts, at = [], 0.0
    for name in names:
        wide = width * name.count / most
        left = width - at - wide if view.direction == "rtl" else at
        parts.append(
            Markup('<rect class="name {}" x="{:.1f}" y="1" width="{:.1f}" height="{}"/>').format(
                _tint(name.category), left, wide, height - 2
            )
        )
        at += wide
    lang = view.report.document(key).lang
    said = Markup(" · ").join(
        Markup('<span class="said"><bdi lang="{}" dir="{}">{}</bdi> ×{} <i>{}</i></span>').format(
            lang,
            languages.get(lang).direction,
            Markup(inline_html(one_line(name.words), lang)),  # noqa: S704 (escaped there)
            name.count,
            view.name("category", name.category),
        )
        for name in names
    )
    return Markup(
        '<span class="naming-bar"><b class="badge">{}</b>'
        '<svg viewBox="0 0 {} {}" aria-hidden="true">{}</svg><span>{}</span></span>'
    ).format(
        view.text(f"article.{key}"), width, height, Markup("").join(parts),
        said or view.text("profile.none"),
    )  # fmt: skip


_AGAINST = {"delegitimising", "dehumanising", "condemning", "negative", "scare"}
_FOR = {"legitimising", "honorific", "praising", "positive", "euphemistic"}


def _tint(category: str) -> str:
    """How a name's segment is filled: plain, striped or dotted, by its connotation."""
    if category in _AGAINST:
        return "against"
    if category in _FOR:
        return "for"
    return "plain" if category in ("neutral", "name", "generic") else "other"


_PATTERNS = Markup(
    "<defs>"
    '<pattern id="cmp-against" width="6" height="6" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><rect width="6" height="6" fill="#fde8d7"/>'
    '<rect width="3" height="6" fill="#8f3500"/></pattern>'
    '<pattern id="cmp-for" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<rect width="5" height="5" fill="#dbeafa"/><circle cx="2.5" cy="2.5" r="1.4" fill="#0b4f8a"/>'
    "</pattern>"
    '<pattern id="cmp-other" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<rect width="5" height="5" fill="#f0eaf7"/><rect width="5" height="1.8" fill="#5a3d80"/>'
    "</pattern></defs>"
)
