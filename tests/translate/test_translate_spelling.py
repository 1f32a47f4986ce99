"""Names through an article: one spelling each, and nothing else touched."""

from __future__ import annotations

import pytest

from comparer.translate.glossary import Glossary
from comparer.translate.spelling import consistent
from comparer.translate.translator import Translator, translate

ARABIC = [
    "قال الوزير سامر قنديل إن الطريق مفتوح.",
    "وأضاف قنديل أن الجسر مغلق.",
    "ونفى لقنديل أي علم بالأمر.",
]


def test_the_commonest_spelling_takes_the_place_of_the_others():
    given = [
        "The minister, Samer Qandil, said the road was open.",
        "Kandeel added that the bridge was closed.",
        "He denied to Qandil any knowledge of it.",
    ]
    assert consistent(ARABIC, given) == [given[0], given[1].replace("Kandeel", "Qandil"), given[2]]


def test_a_spelling_of_the_glossary_wins():
    given = ["Samer Qandil said.", "Kandeel added.", "To Qandil."]
    expected = ["Samer Kandeel said.", "Kandeel added.", "To Kandeel."]
    assert consistent(ARABIC, given, ["Kandeel"]) == expected


@pytest.mark.parametrize(
    ("originals", "translations"),
    [
        # Two names with the same consonants; words that are no names; a name met once.
        (["زار فارس كريم البلدة.", "زارت كريمة البلدة."], ["Karim came.", "Karima came."]),
        (["قال أحمد ذلك.", "نفى حامد ذلك."], ["Ahmad said so.", "Hamid denied it."]),
        (["وصل الجندي إلى بلدة كندة."], ["The Kindness of the candle."]),
        (["غادر مروان حداد."], ["Marwan Haddad left."]),
        # Alike in English, but not the consonants of anything in the original.
        (["قال ذلك.", "قال هذا."], ["Stephen said so.", "Steven said this."]),
    ],
)
def test_what_is_no_second_spelling_stays(originals, translations):
    assert consistent(originals, translations) == translations


class Fickle:
    """An engine that spells a name another way each time."""

    name = "fickle"
    is_gloss = False
    fingerprint = "fickle"

    def translate(self, document, sentences):
        return ["Samer Qandil said.", "Kandeel added.", "To Qandil."]


def test_translations_of_an_article_are_made_consistent(document, monkeypatch):
    from comparer.options import Options
    from comparer.translate import translator

    monkeypatch.setattr(translator, "TextEngine", Fickle)
    made = Translator("en", "fickle", {"ar": Fickle()}, Glossary(), None)
    translated, _ = translate(document(ARABIC), "a", made, Options(reader="en"))
    texts = [s.translation.text for s in translated.sentences]
    assert texts == ["Samer Qandil said.", "Qandil added.", "To Qandil."]
