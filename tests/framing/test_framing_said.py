"""What is said of a claim: how sure it is, and who stands behind it."""

from __future__ import annotations

import pytest

from comparer.article import Article
from comparer.framing import Lexicons, framing_differences, load_lexicons
from comparer.records import Document, Match, Sentence


@pytest.fixture(scope="module")
def lexicons() -> Lexicons:
    return load_lexicons()


def document(text: str, lang: str) -> Document:
    return Document(Article(text, lang=lang), lang, (Sentence(0, 0, len(text)),))


def aspects(lexicons: Lexicons, arabic: str, english: str) -> set[str]:
    match = (Match("m1", (0,), (0,), 1.0),)
    a, b = document(arabic, "ar"), document(english, "en")
    return {d.aspect for d in framing_differences(a, b, match, lexicons)}


@pytest.mark.parametrize(
    ("arabic", "english", "differ"),
    [
        # allowing answers a hedge, but not where both sides allow
        (
            "من شأن الجسر أن يتيح للشاحنات تفادي وسط البلدة.",
            "The bridge has allowed lorries to bypass the town centre.",
            True,
        ),
        (
            "من شأن الجسر أن يتيح للشاحنات تفادي وسط البلدة.",
            "The bridge would allow lorries to bypass the town centre.",
            False,
        ),
        # a bill and a court are no plans
        (
            "أقر البرلمان مشروع قانون للصيد البحري.",
            "Parliament is poised to pass a fisheries bill.",
            True,
        ),
        (
            "يعتزم المصرف فتح فرع في كوبنهاغن.",
            "The bank has opened a branch near the court in Copenhagen.",
            True,
        ),
        # what had been meant to be by then
        (
            "ألغت الفرقة الحفل قبل ساعة من موعده.",
            "The band cancelled the concert an hour before it was due to begin.",
            False,
        ),
        # two denials of doubt, two denials of news
        (
            "لا شك في أن البئر جافة.",
            "There is no question that the well is dry.",
            False,
        ),
        (
            "غرق قارب صيد ولم ترد أنباء عن ضحايا.",
            "A fishing boat sank, with no word of casualties.",
            False,
        ),
        # توقع "she signs" and "it expects"
        (
            "لم توقع شركة الملاحة العقد.",
            "The shipping line did not sign the contract.",
            False,
        ),
        # not "now": الآن
        (
            "تعرض المكتبة الآن مخطوطات نادرة.",
            "The library now displays rare manuscripts.",
            False,
        ),
    ],
)  # fmt: skip
def test_how_sure_it_is(lexicons: Lexicons, arabic: str, english: str, differ: bool) -> None:
    assert ("certainty" in aspects(lexicons, arabic, english)) is differ
