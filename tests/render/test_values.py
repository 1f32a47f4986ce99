"""Values in the reader's words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from comparer.records import Figure, Side, Span
from comparer.render.safe import cell, clean, isolate, markdown, one_line
from comparer.render.values import (
    date_text,
    difference_text,
    number_text,
    ratio_text,
    value_text,
)


def side(value, unit=None, bound="exact"):
    return Side((Span(0, 1),), value, unit, bound)


@pytest.mark.parametrize(
    ("value", "en", "ar"),
    [
        ("28", "28", "28"),
        ("1234567", "1,234,567", "1,234,567"),
        ("1500000", "1.5 million", "1.5 مليون"),
        ("3000000", "3 million", "3 ملايين"),
        ("60000000000", "60 billion", "60 مليار"),
        ("15000000", "15 million", "15 مليون"),
        ("2000000", "2 million", "2 مليون"),
        ("1000000", "1 million", "مليون"),
        ("0.50", "0.5", "0.5"),
        ("100", "100", "100"),
        ("-2", "-2", "-2"),
    ],
)
def test_numbers(value, en, ar):
    assert number_text(Decimal(value), "en") == en
    assert number_text(Decimal(value), "ar") == ar


@pytest.mark.parametrize(
    ("given", "en", "ar"),
    [
        (side("28", None, "at_least"), "at least 28", "28 على الأقل"),
        (side("12", "km"), "12 km", "12 كم"),
        (side("2", "week", "more_than"), "more than 2 weeks", "أكثر من أسبوعين"),
        (side("1", "mi"), "1 mile", "ميل واحد"),
        (side("60000000000", "USD"), "60 billion US dollars", "60 مليار دولار أمريكي"),
        (side("10", "%", "about"), "about 10%", "نحو 10%"),
        (side("6E+10", "USD"), "60 billion US dollars", "60 مليار دولار أمريكي"),
        (side("4", "widgets"), "4 widgets", "4 widgets"),
        (side("2015-08-05"), "5 August 2015", "5 أغسطس/آب 2015"),
        (side("2015-08"), "August 2015", "أغسطس/آب 2015"),
        (side("--08-05"), "5 August", "5 أغسطس/آب"),
        (side("--05"), "May", "مايو/أيار"),
        (side("Fri"), "Friday", "الجمعة"),
        (side("14:30"), "14:30", "14:30"),
        (side("2-1"), "2-1", "2-1"),
        (side("2015-99-05"), "2015-99-05", "2015-99-05"),
        (side(None, None, "at_least"), "", ""),
    ],
)
def test_values(given, en, ar):
    assert value_text(given, "en") == en
    assert value_text(given, "ar") == ar


def test_a_range_shows_both_ends():
    figure = Figure(0, 0, 1, "distance", None, Decimal(20), Decimal(30), "km", "range")
    assert value_text(side(None, "km", "range"), "en", figure) == "20 to 30 km"
    assert value_text(side(None, "km", "range"), "ar", figure) == "من 20 إلى 30 كم"
    dates = Figure(0, 0, 1, "date", None, "--07-13", "--07-15", None, "range")
    assert value_text(side(None, None, "range"), "en", dates) == "13 July to 15 July"


@pytest.mark.parametrize(
    ("a", "b", "gap", "ratio"),
    [
        (side("37"), side("28"), "−9", "0.76"),
        (side("23"), side("24"), "+1", "1.04"),
        (side("28"), side("28", None, "at_least"), "", ""),
        (side("0"), side("5"), "+5", ""),
        (side("1000"), side("1"), "−999", "<0.01"),
        (side("5", "km"), side("5", "mi"), "", ""),
        (side("2015-08-05"), side("2015-08-06"), "+1 day", ""),
        (side("2015-08-05"), side("2015-08-03"), "−2 days", ""),
        (side("Fri"), side("Wed"), "", ""),
        (side("2-1"), side("3-1"), "", ""),
    ],
)
def test_gaps(a, b, gap, ratio):
    assert difference_text(a, b, "en") == gap
    assert ratio_text(a, b) == ratio


def test_dates_that_are_none_stay_as_they_are():
    assert date_text("yesterday", "en") == "yesterday"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("plain", "plain"), ("=1+1", "'=1+1"), ("+1+1", "'+1+1"), ("@x", "'@x"), ("-2+3", "'-2+3"),
        ("\t=1", "'\t=1"), (" =1", "' =1"), ("\u200f=1", "'\u200f=1"), ("＝1", "'＝1"),
        ("-5", "-5"), ("+5", "+5"), ("--08-05", "'--08-05"), ("- he said", "'- he said"),
    ],
)  # fmt: skip
def test_csv_cells(given, shown):
    assert cell(given) == shown


def test_text_is_cleaned_of_what_steers_its_surroundings():
    assert clean("a\u202eb\u2066c\u2069\x1b[31m\x9b\x00") == "abc\ufffd[31m\ufffd\ufffd"
    assert clean("مُحَمَّد\u200f ـ\u200c") == "مُحَمَّد\u200f ـ\u200c"
    assert one_line(" a\n\n b\u2028c ") == "a b c"
    assert isolate("", "rtl") == ""
    assert isolate("x", "rtl") == "\u2067x\u2069"


def test_markdown_escapes_only_what_could_be_markup():
    assert markdown("28 dead, pro-regime (F-16).") == "\u206828 dead, pro-regime (F-16).\u2069"
    assert markdown("a*b_c [d](e) <f>") == "\u2068a\\*b\\_c \\[d\\](e) &lt;f\\>\u2069"
