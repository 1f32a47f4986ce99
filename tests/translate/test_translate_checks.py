"""Sanity flags: what makes a translation suspicious, and what does not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from comparer.encode import load_encoder
from comparer.figures import extract_figures
from comparer.options import Options
from comparer.translate import checks
from comparer.translate.checks import is_untranslated, repeats_itself


@pytest.mark.parametrize(
    ("original", "translation", "reader", "suspicious"),
    [
        ("قصفت الطائرات البلدة", "The planes bombed البلدة", "en", True),
        ("قصفت الطائرات البلدة", "قصفت الطائرات البلدة", "en", True),
        ("قصفت الطائرات البلدة", "The planes bombed the town", "en", False),
        ("قال إن BBC نقلت الخبر", "He said the BBC reported it", "en", False),
        ("The NASA probe reached Mars", "وصل مسبار NASA إلى المريخ", "ar", False),
        ("The NASA probe reached Mars", "وصل probe ناسا إلى المريخ", "ar", True),
        ("28", "28", "en", False),
        ("BBC", "BBC", "ar", True),
    ],
)
def test_untranslated(original, translation, reader, suspicious):
    assert is_untranslated(original, translation, reader) is suspicious


@pytest.mark.parametrize(
    ("translation", "suspicious"),
    [
        ("The army said that the army said that the army said that it left.", True),
        ("no no no no no", True),
        ("He said the the town fell.", False),
        ("They went on and on and on.", False),
        ("Day by day, year by year, town by town, they left.", False),
        (" ".join(["the town and the city of the town"] * 6), True),
    ],
)
def test_repetition(translation, suspicious):
    assert repeats_itself("قال الجيش إنه غادر البلدة", translation) is suspicious


def test_repetition_of_the_original_is_no_loop_of_the_translation():
    assert not repeats_itself("لا لا لا لا لا", "no no no no no")


class Axes:
    """An encoder that knows two meanings."""

    name = "axes"
    caveats = ()

    def encode(self, texts):
        rows = [[1.0, 0.0] if "town" in t or "بلدة" in t else [0.0, 1.0] for t in texts]
        return np.asarray(rows, dtype=np.float32)


def test_low_similarity_needs_an_encoder_and_enough_text(document):
    doc = document(
        ["غادر الجيش البلدة ليلا", "غادر الجيش البلدة ليلا", "بلدة", "غادر الجيش البلدة"]
    )
    texts = ["The army left the town at night", "The cat sat on the mat", "Cat", ""]
    found = checks.flags(doc, doc.sentences, texts, "en", Axes())
    assert ["low_similarity" in marks for marks in found] == [False, True, False, False]
    assert checks.flags(doc, doc.sentences, texts, "en", None) == [(), (), (), ()]


NUMBERS = [
    ("ترفع ٣٠٠ عربة العدد إلى ١٣٠٠ عربة", "An additional 300 cars raise it to 300 cars", True),
    ("ترفع ٣٠٠ عربة العدد إلى ١٣٠٠ عربة", "An additional 300 cars raise it to 1,300 cars", False),
    ("قتل 28 عنصرا في الهجوم", "The attack killed 28 fighters", False),
    ("قتل 28 عنصرا في الهجوم", "The attack killed 82 fighters", True),
    ("قتل 28 عنصرا في الهجوم", "The attack killed fighters", True),
    ("غادر الجيش البلدة", "The army left 40 towns", True),
    ("قرب محطة الضخ رقم 9", "near pumping station number 9", False),
    ("في الساعة 9:30 صباحا", "at 9:30 in the morning", False),
    ("بلغت الأضرار 1.2 مليون دولار", "Damage reached $1.2 million", False),
    ("بلغت الأضرار 1.2 مليون دولار", "Damage reached $12 million", True),
    ("وصلوا حوالي عام ١٠٠٠٠ قبل الميلاد", "They arrived around 10,000 BCE", False),
    ("وصلوا حوالي عام ١٠٠٠٠ قبل الميلاد", "They arrived around 1,000 BCE", True),
    ("شق بعمق 5 مم (1/5 بوصة)", "a slit 5 mm (1/5 in) deep", False),
    ("شق بعمق 5 مم (1/5 بوصة)", "a slit 5 mm (1/6 in) deep", True),
    ("اشترى سيارة دفع رباعي", "He bought a four-wheel drive car", False),
    (
        "عثروا على عظام تتراوح أعمارها بين مليوني وثلاثة ملايين عام.",
        "They found bones aged between two and three million.",
        False,
    ),
    ("بفارق سبع نقاط عن المتصدر", "behind the leader", True),
]


@pytest.mark.parametrize(("original", "translation", "changed"), NUMBERS)
def test_number_changed(original, translation, changed, document):
    doc = document([original])
    doc = replace(doc, figures=extract_figures(doc))
    encoder = load_encoder(Options())
    (marks,) = checks.flags(doc, doc.sentences, [translation], "en", encoder)
    assert ("number_changed" in marks) is changed
