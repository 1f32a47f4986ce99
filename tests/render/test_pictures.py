"""The pictures: what they draw is what the report says, with words for all of it."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sample_report import sample_report

from comparer.framing.profile import ActorNaming, FramingProfile, Naming, Tone
from comparer.records import Explanation
from comparer.render.pictures import naming_bars, pictures, placement
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


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_difference_is_on_the_line_of_each_report_that_it_stands_in(lang):
    view = View(small_report(), lang)
    drawn = str(placement(view).svg)
    links = re.findall(r'href="#(d\d+)"', drawn)
    sides = [side for d in view.report.differences for side in (d.a, d.b) if side]
    assert len(links) == len(sides)
    assert set(links) == {d.id for d in view.report.differences}


def test_places_run_from_where_the_interface_begins_to_read():
    def first(lang):
        drawn = str(placement(View(small_report(), lang)).svg)
        return float(re.search(r'href="#d1".*?x="([\d.]+)"', drawn)[1])

    assert first("en") < 100
    assert first("ar") > 380


def test_the_counts_by_thirds_are_said_in_words():
    picture = placement(View(small_report(), "en"))
    counts = re.findall(r"(\d+) in the (?:first|middle|last)", picture.description)
    assert len(counts) == 6
    differences = small_report().differences
    assert sum(map(int, counts)) == sum(bool(d.a) + bool(d.b) for d in differences)


def test_a_bar_is_as_wide_as_the_name_is_frequent():
    drawn = str(naming_bars(View(with_names(ARMY), "en")).svg)
    widths = [
        (kind, float(w)) for kind, w in re.findall(r'class="name (\w+)".*?width="([\d.]+)"', drawn)
    ]
    assert widths == [("against", 180.0), ("plain", 60.0), ("plain", 120.0)]


def test_names_are_escaped_and_stand_beside_their_bars_with_their_category():
    drawn = str(naming_bars(View(with_names(ARMY), "en")).svg)
    assert "<النظام>" not in drawn
    assert "ميليشيات &lt;النظام&gt;" in drawn
    assert 'dir="rtl"' in drawn
    assert "delegitimising" in drawn


def test_without_actors_or_differences_there_is_no_such_picture():
    assert naming_bars(View(with_names(), "en")) is None
    assert placement(View(replace(small_report(), differences=()), "en")) is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_picture_has_a_title_and_words(lang):
    found = pictures(View(with_names(ARMY), lang))
    assert len(found) == 4
    assert len({picture.title for picture in found}) == 4
    assert all(picture.description for picture in found)
