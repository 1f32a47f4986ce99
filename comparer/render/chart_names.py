"""How often each report uses which name for an actor: a bar a name, grouped by actor."""

from __future__ import annotations

from comparer import languages
from comparer.framing.profile import ActorNaming, Naming
from comparer.records import ArticleKey
from comparer.render.charts import (
    FIGURE,
    FRAMING,
    OMISSION,
    SOFT,
    Picture,
    Plane,
    Row,
    brief,
)
from comparer.render.profile import profile_of
from comparer.render.view import View

_ACTORS = 6
_NAMES = 4
"""How many actors, and names of one actor in one report, are drawn; a table has all."""
_ROW = 18
_TITLE = 24
_NAME, _BAR, _LONGEST = 24, 205, 110
"""Where names and bars begin, and how long the longest bar is, in pixels."""

_AGAINST = {"delegitimising", "dehumanising", "figurative", "condemning", "negative", "scare"}
_FOR = {"legitimising", "honorific", "praising", "positive", "euphemistic"}


def naming_bars(view: View) -> Picture | None:
    """How often each report uses which name for an actor; None where no actor is named."""
    actors = [actor for actor in profile_of(view.report).actors if actor.a or actor.b][:_ACTORS]
    if not actors:
        return None
    most = max(name.count for actor in actors for name in (*actor.a, *actor.b))
    titles: list[Row] = []
    bars: list[Row] = []
    texts: dict[str, list[Row]] = {"letter": [], "name": [], "count": []}
    y = 0.0
    for actor in actors:
        title = brief(getattr(actor.name, view.lang), 60)
        titles.append({"x": 0, "y": y + _TITLE / 2, "text": title})
        y += _TITLE
        for key, name in _names(actor):
            lang = view.report.document(key).lang
            length = _LONGEST * name.count / most
            category = view.name("category", name.category)
            letter = view.text(f"article.{key}")
            middle = y + _ROW / 2
            bars.append(
                {
                    "x": _BAR, "x2": round(_BAR + length, 2), "y": middle - 5, "y2": middle + 5,
                    "fill": _tint(name.category),
                    "says": f"{letter}: {brief(name.words, 60)} ×{name.count} · {category}",
                }
            )  # fmt: skip
            texts["letter"].append({"x": 4, "y": middle, "text": letter})
            texts["name"].append(
                {
                    "x": _NAME, "y": middle, "text": brief(name.words, 27),
                    "dir": languages.get(lang).direction,
                }
            )  # fmt: skip
            texts["count"].append(
                {
                    "x": round(_BAR + length + 6, 2), "y": middle,
                    "text": f"×{name.count} {category}",
                }
            )  # fmt: skip
            y += _ROW
        y += 4
    plane = Plane(view, y)
    plane.draw("rect", bars, stroke="#1d1c1a", strokeWidth=0.8)
    plane.write(titles, fontWeight="bold")
    plane.write(texts["letter"], fontSize=11, fill=SOFT, fontWeight="bold")
    plane.write(texts["name"])
    plane.write(texts["count"], fontSize=11, fill=SOFT)
    return plane.picture("names", view.text("chart.names"), view.text("chart.names_text"))


def _names(actor: ActorNaming) -> list[tuple[ArticleKey, Naming]]:
    """The names that are drawn for an actor, report by report, the most frequent first."""
    return [("a", name) for name in actor.a[:_NAMES]] + [("b", name) for name in actor.b[:_NAMES]]


def _tint(category: str) -> str:
    """The colour of a name's bar, by its connotation, which stands in words beside it."""
    if category in _AGAINST:
        return FRAMING
    if category in _FOR:
        return FIGURE
    return "#c9c3b5" if category in ("neutral", "name", "generic") else OMISSION
