"""All pictures of a report, in the order in which they are shown, on the page and in the report."""

from __future__ import annotations

from comparer.render.chart_figures import paired_dots
from comparer.render.chart_map import alignment_map
from comparer.render.chart_names import naming_bars
from comparer.render.chart_places import placement
from comparer.render.charts import Picture
from comparer.render.view import View


def pictures(view: View) -> list[Picture]:
    """The pictures that this report has anything for."""
    drawn = (draw(view) for draw in (alignment_map, paired_dots, placement, naming_bars))
    return [picture for picture in drawn if picture is not None]
