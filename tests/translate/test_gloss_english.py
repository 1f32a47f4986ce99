"""English word forms and figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from comparer.records import Figure
from comparer.translate.gloss import english
from comparer.translate.gloss.numbers import ascii_digits, render_figure
from comparer.translate.gloss.reading import clean


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("city", "cities"), ("day", "days"), ("church", "churches"), ("woman", "women"),
        ("minister of state", "ministers of state"), ("police", "police"), ("forces", "forces"),
        ("crisis", "crises"), ("car bomb", "car bombs"),
    ],
)  # fmt: skip
def test_plural(word, expected):
    assert english.plural(word) == expected
    assert english.is_plural(expected)


@pytest.mark.parametrize(
    ("verb", "past", "third", "progressive"),
    [
        ("announce", "announced", "announces", "announcing"),
        ("carry out", "carried out", "carries out", "carrying out"),
        ("stop", "stopped", "stops", "stopping"),
        ("write", "wrote", "writes", "writing"),
        ("die", "died", "dies", "dying"),
        ("offer", "offered", "offers", "offering"),
        ("attach", "attached", "attaches", "attaching"),
        ("have", "had", "has", "having"),
        ("see", "saw", "sees", "seeing"),
    ],
)
def test_tenses(verb, past, third, progressive):
    assert english.past(verb) == past
    assert english.third_person(verb) == third
    assert english.progressive(verb) == progressive


def test_a_gloss_in_the_past_stays_so():
    assert english.past("said") == "said"


@pytest.mark.parametrize(
    ("adjective", "adverb"),
    [("quick", "quickly"), ("basic", "basically"), ("possible", "possibly"), ("easy", "easily"),
     ("good", "well"), ("unexpected", "in an unexpected way")],
)  # fmt: skip
def test_adverbs(adjective, adverb):
    assert english.adverb(adjective) == adverb


@pytest.mark.parametrize(
    ("phrase", "article"), [("army", "an"), ("hour", "an"), ("university", "a"), ("town", "a")]
)
def test_article(phrase, article):
    assert english.article(phrase) == article


@pytest.mark.parametrize(
    ("gloss", "senses"),
    [
        ("popliteal (armpit)", ["popliteal"]),
        ("better/best", ["better", "best"]),
        ("more/most generous", ["more generous", "most generous"]),
        ("(accus.)", []),
        ("bravo!", ["bravo"]),
    ],
)
def test_notes_are_no_part_of_a_sense(gloss, senses):
    assert clean(gloss) == senses


def figure(kind, text, value, **more):
    return render_figure(Figure(0, 0, len(text), kind, value, **more), text)


@pytest.mark.parametrize(
    ("rendered", "expected"),
    [
        (figure("count", "٣٥٠", Decimal(350)), "350"),
        (figure("count", "16700", Decimal(16700)), "16,700"),
        (figure("count", "ثلاثة", Decimal(3)), "three"),
        (figure("count", "عشرات", None, low=Decimal(20)), None),
        (figure("count", "2.4 مليون", Decimal(2400000)), "2.4 million"),
        (figure("percent", "58٪", Decimal(58), unit="%"), "58 percent"),
        (figure("percent", "النصف", Decimal(50), unit="%"), None),
        (figure("money", "60 مليار دولار", Decimal(60 * 10**9), unit="USD"), "$60 billion"),
        (figure("money", "500 ليرة سورية", Decimal(500), unit="SYP"), "500 Syrian pounds"),
        (figure("duration", "ربع قرن", Decimal("0.25"), unit="century"), "a quarter of a century"),
        (figure("duration", "نصف ساعة", Decimal("0.5"), unit="hour"), "half an hour"),
        (
            figure("duration", "ثلثي ساعة", Decimal("0.666667"), unit="hour"),
            "two thirds of an hour",
        ),
        (figure("duration", "ساعتين ونصف", Decimal("2.5"), unit="hour"), "two and a half hours"),
        (figure("duration", "عام وثلث", Decimal("1.333333"), unit="year"), "one and a third years"),
        (figure("distance", "نصف كيلومتر", Decimal("0.5"), unit="km"), "half a kilometre"),
        (figure("distance", "0.25 كم", Decimal("0.25"), unit="km"), "0.25 kilometres"),
        (figure("distance", "12 كم", Decimal(12), unit="km"), "12 kilometres"),
        (figure("ordinal", "الثالثة", Decimal(3)), "third"),
        (figure("ordinal", "الحادية والعشرين", Decimal(21)), "21st"),
        (figure("ordinal", "الثانية عشرة", Decimal(12)), "12th"),
        (figure("date", "الجمعة", "Fri"), "Friday"),
        (figure("date", "5 آب 2015", "2015-08-05"), "August 5, 2015"),
        (figure("date", "عام 1958", "1958"), "1958"),
        (figure("date", "شهر تشرين الثاني", "--11"), "November"),
        (figure("date", "الستينيات", None, low=Decimal(1960), high=Decimal(1969)), "the 1960s"),
        (figure("score", "2-1", "2-1"), "2-1"),
    ],
)
def test_figures_are_rendered_as_extracted(rendered, expected):
    assert rendered == expected


def test_no_part_of_a_date_is_shown_that_is_not_written():
    assert figure("date", "5 آب", "2015-08-05") == "August 5"
    assert figure("date", "آب", "2015-08") == "August"
    assert figure("date", "أمس", "2015-08-04") is None
    assert figure("date", "قبل 3 أيام", "2015-08-02") is None


def test_digits_are_european_in_english():
    assert ascii_digits("١٬٢٣٤٫٥") == "1,234.5"
