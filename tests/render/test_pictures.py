"""The pictures: what they draw is what the report says, with words for all of it."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from sample_report import sample_report

from comparer.framing.profile import ActorNaming, FramingProfile, Naming, Tone
from comparer.records import Explanation
from comparer.render.chart_figures import paired_dots
from comparer.render.chart_map import alignment_map
from comparer.render.chart_names import naming_bars
from comparer.render.chart_places import placement
from comparer.render.charts import WIDTH
from comparer.render.pictures import pictures
from comparer.render.static_chart import static_svg
from comparer.render.view import View
from comparer.strings import LANGUAGES

sys.path.insert(0, str(Path(__file__).parents[1] / "page"))
from page_report import small_report


def with_names(*actors):
    tone = Tone(0, (), 0.0)
    return replace(sample_report(), profile=FramingProfile(tuple(actors), (), tone, tone))


ARMY = ActorNaming(
    "actor.army",
    Explanation("army", "جيش"),
    (Naming("ميليشيات <النظام>", 3, "delegitimising"), Naming("الجيش", 1, "neutral")),
    (Naming("army", 2, "neutral"),),
)


def rows(picture, mark):
    """The rows that the chart draws as marks of this kind."""
    spec = picture.chart.to_dict()  # checked against Altair's schema of Vega-Lite
    return [
        row
        for layer in spec["layer"]
        if layer["mark"]["type"] == mark
        for row in spec["datasets"][layer["data"]["name"]]
    ]


def svg(picture):
    return etree.fromstring(static_svg(picture))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_difference_is_on_the_line_of_each_report_that_it_stands_in(lang):
    view = View(small_report(), lang)
    links = re.findall(r'href="#(d\d+)"', static_svg(placement(view)))
    sides = [side for d in view.report.differences for side in (d.a, d.b) if side]
    assert len(links) == len(sides)
    assert set(links) == {d.id for d in view.report.differences}


def test_places_run_from_where_the_interface_begins_to_read():
    def first(lang):
        drawn = svg(placement(View(small_report(), lang)))
        place = drawn.xpath("//*[local-name()='a'][@href='#d1']/*/@transform")[0]
        return float(re.search(r"translate\(([\d.]+)", place)[1])

    assert first("en") < 100
    assert first("ar") == pytest.approx(WIDTH - first("en"), abs=0.1)


def test_the_counts_by_thirds_are_said_in_words():
    picture = placement(View(small_report(), "en"))
    counts = re.findall(r"(\d+) in the (?:first|middle|last)", picture.description)
    assert len(counts) == 6
    differences = small_report().differences
    assert sum(map(int, counts)) == sum(bool(d.a) + bool(d.b) for d in differences)


def test_the_map_joins_what_the_matches_join_and_links_every_sentence():
    report = sample_report()
    picture = alignment_map(View(report, "en"))
    joined = {tuple(map(int, row["line"].split()[1:])) for row in rows(picture, "line")
              if "href" in row}  # fmt: skip
    assert joined == {(a, b) for m in report.matches for a in m.a for b in m.b}
    linked = {row["href"] for row in rows(picture, "rect") if "href" in row}
    assert linked == {
        f"#{key}-s{s.index}" for key in ("a", "b") for s in report.document(key).sentences
    }


def test_relations_differ_by_line_and_not_by_colour_alone():
    lines = rows(alignment_map(View(sample_report(), "en")), "line")
    styles = {(row.get("strokeDash"), row["strokeWidth"]) for row in lines}
    assert len(styles) == 3
    drawn = static_svg(alignment_map(View(sample_report(), "en")))
    assert 'stroke-dasharray="4,3"' in drawn
    assert 'stroke-dasharray="3,2"' in drawn


def test_dots_stand_where_their_numbers_do():
    dots = [row for row in rows(paired_dots(View(sample_report(), "en")), "point")
            if row.get("href") == "#d2"]  # fmt: skip
    at = {row["says"]: row["x"] for row in dots}
    a, b = at["Report A: 37"], at["Report B: at least 28"]
    assert (b - 9) / (a - 9) == pytest.approx(28 / 37, abs=0.001)


def test_a_bar_is_as_long_as_the_name_is_frequent():
    bars = rows(naming_bars(View(with_names(ARMY), "en")), "rect")
    assert [bar["x2"] - bar["x"] for bar in bars] == pytest.approx([110, 36.67, 73.33], abs=0.01)


def test_names_stand_beside_their_bars_with_their_category_in_their_direction():
    picture = naming_bars(View(with_names(ARMY), "en"))
    drawn = static_svg(picture)
    assert "<النظام>" not in drawn
    assert '<tspan direction="rtl" unicode-bidi="isolate">ميليشيات &lt;النظام&gt;</tspan>' in drawn
    assert "×3 delegitimising" in "".join(svg(picture).itertext())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_texts_begin_where_the_interface_begins_to_read(lang):
    drawn = svg(naming_bars(View(with_names(ARMY), lang)))
    anchors = {t.get("text-anchor", "start") for t in drawn.xpath("//*[local-name()='text']")}
    assert anchors == {"start" if lang == "en" else "end"}


def test_without_actors_figures_or_differences_there_is_no_such_picture():
    nothing = View(replace(small_report(), differences=()), "en")
    assert naming_bars(View(with_names(), "en")) is None
    assert placement(nothing) is None
    assert paired_dots(nothing) is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_picture_has_a_title_and_words(lang):
    found = pictures(View(with_names(ARMY), lang))
    assert [picture.name for picture in found] == ["map", "dots", "places", "names"]
    assert len({picture.title for picture in found}) == 4
    assert all(picture.description for picture in found)
    for picture in found:
        assert svg(picture).get("aria-label") == picture.title
        assert picture.chart.to_dict()["description"].endswith(picture.description)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_static_pictures_hold_shapes_texts_and_inner_links_only(lang):
    for picture in pictures(View(with_names(ARMY), lang)):
        drawn = svg(picture)
        tags = {etree.QName(e).localname for e in drawn.iter()}
        assert tags <= {"svg", "g", "a", "path", "rect", "line", "text", "tspan", "title"}
        names = {name for e in drawn.iter() for name in e.attrib}
        assert not names & {"style", "id", "onclick"}
        assert all(value.startswith("#") for value in drawn.xpath("//@href"))
        assert "url(" not in static_svg(picture)


def test_a_picture_is_the_same_every_time():
    def drawn():
        return [static_svg(picture) for picture in pictures(View(sample_report(), "ar"))]

    assert drawn() == drawn()


def test_what_draws_charts_is_loaded_when_one_is_drawn():
    code = (
        "import sys, comparer.cli, comparer.render.pictures, comparer.render.static_chart;"
        "print(*{'altair', 'vl_convert', 'pandas'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
