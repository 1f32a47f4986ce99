"""Arabic words that ran into each other."""

import pytest

from comparer.align.spacing import spaced
from comparer.align.words import content_words, masked, plain


@pytest.mark.parametrize(
    ("run_together", "apart"),
    [
        ("وزيرالخارجيةالأردني", "وزير الخارجية الأردني"),
        ("مجلسالأمنالدولي", "مجلس الأمن الدولي"),
        ("فتحتالشرطةالطريق", "فتحت الشرطة الطريق"),
        ("ولايةتكساس", "ولاية تكساس"),
        ("إلىبغداد", "إلى بغداد"),
        ("كورياالشماليةوالولاياتالمتحدة", "كوريا الشمالية والولايات المتحدة"),
    ],
)
def test_words_that_ran_into_each_other_are_taken_apart(run_together, apart):
    assert spaced(run_together) == apart
    assert spaced(f"قال {run_together}، أمس.") == f"قال {apart}، أمس."


@pytest.mark.parametrize(
    "text",
    [
        "وسيستخدمونها في مشروعاتهم",
        "المسؤوليات والاستراتيجيات الاقتصادية",
        "أفغانستان وأوزبكستان وقيرغيزستان",
        "مدرسة على ضفة النهر",
        "Reuters: 1,250 homes in Beirut",
        "",
    ],
)
def test_whole_words_stay_whole(text):
    assert spaced(text) == text


def test_nothing_but_spaces_is_added():
    for run in (
        "ققققققققققققققققققق",
        "زاربومبيوكورياالشماليةثلاثمراتمسبقا",
        "ة" * 50,
        "ا" * 5_000,
    ):
        assert spaced(run).replace(" ", "") == run


def test_matching_reads_the_words_apart():
    text = "التقىوزيرالخارجيّةفيبغداد 12 نائباً"
    assert plain(text) == "التقى وزير الخارجية في بغداد 12 نائبا"
    assert masked(text).endswith(" 0 نائبا")
    assert "بغداد" in content_words(plain(text), "ar")
