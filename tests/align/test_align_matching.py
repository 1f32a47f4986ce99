"""Which claims are matched, and which are left alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest

from comparer.align import THRESHOLD, align, judge, with_openings
from comparer.align.candidates import Group
from comparer.encode import Encoder
from comparer.records import Alignment, Document

SAMPLES = Path(__file__).parents[2] / "samples"
MakeDocument = Callable[[Sequence[str], str], Document]

FERRY_EN = [
    "Ferry sinks off Noor island",
    "A ferry carrying 46 passengers went down off the island of Noor on Thursday evening.",
    "Thirty-one people were rescued, the coastguard said, and twenty are missing.",
    "A military helicopter had to turn back because of strong winds.",
    "The transport minister ordered an inquiry into the accident.",
    "The owner of the ship said it had passed an inspection in May.",
]
FERRY_AGAIN_EN = [
    "Twenty missing after passenger ship goes down near Noor",
    "The head of the coastguard said 31 survivors were picked up and 20 people are still lost.",
    "Strong winds forced an army helicopter to give up the search.",
    "Schools on the island will stay closed on Sunday.",
    "An investigation has been opened by the minister of transport.",
    "According to its owner, the vessel was inspected in May without any faults being found.",
]
FERRY_AR = [
    "غرق عبّارة قبالة جزيرة نور",
    "غرقت مساء الخميس قبالة جزيرة نور عبّارة كانت تقل 46 راكباً.",
    "وقال خفر السواحل إن واحداً وثلاثين شخصاً أُنقذوا وإن عشرين في عداد المفقودين.",
    "واضطرت مروحية عسكرية إلى العودة بسبب الرياح القوية.",
    "وأمر وزير النقل بفتح تحقيق في الحادث.",
    "وقال مالك السفينة إنها اجتازت فحصاً في أيار/مايو.",
]
FERRY_AGAIN_AR = [
    "عشرون مفقوداً في غرق سفينة ركاب قرب نور",
    "وذكر قائد خفر السواحل أنه جرى انتشال 31 ناجياً، ولا يزال 20 شخصاً مفقودين.",
    "وأجبرت شدة الرياح مروحية للجيش على وقف البحث.",
    "وستغلق مدارس الجزيرة أبوابها يوم الأحد.",
    "وفتحت وزارة النقل تحقيقاً في غرق السفينة.",
    "وأفاد صاحب السفينة بأنها خضعت لفحص في أيار/مايو ولم تظهر فيها أعطال.",
]
RETOLD = {(2, 1), (3, 2), (4, 4), (5, 5)}
"""What corresponds between a story and the same retold, beside headlines and lead."""


def links(alignment: Alignment) -> set[tuple[int, int]]:
    return {(i, j) for match in alignment.matches for i in match.a for j in match.b}


@pytest.mark.parametrize(
    ("lang_a", "a", "lang_b", "b"),
    [
        ("en", FERRY_EN, "en", FERRY_AGAIN_EN),
        ("ar", FERRY_AR, "ar", FERRY_AGAIN_AR),
        ("ar", FERRY_AR, "en", FERRY_AGAIN_EN),
        ("en", FERRY_EN, "ar", FERRY_AGAIN_AR),
    ],
)
def test_a_story_retold_is_matched_in_any_languages(
    lang_a: str,
    a: list[str],
    lang_b: str,
    b: list[str],
    document: MakeDocument,
    encoder: Encoder,
) -> None:
    alignment = align(document(a, lang_a), document(b, lang_b), encoder)
    assert links(alignment) >= RETOLD
    assert 3 in {unmatched.sentence for unmatched in alignment.only_b}


@pytest.mark.parametrize(("lang", "text"), [("en", FERRY_EN), ("ar", FERRY_AR)])
def test_an_article_matches_itself_surely(
    lang: str, text: list[str], document: MakeDocument, encoder: Encoder
) -> None:
    alignment = align(document(text, lang), document(text, lang), encoder)
    assert links(alignment) == {(i, i) for i in range(len(text))}
    assert min(match.score for match in alignment.matches) > 0.9
    assert all(match.relation == "same" for match in alignment.matches)


def test_swapping_the_articles_swaps_the_matches(document: MakeDocument, encoder: Encoder) -> None:
    a, b = document(FERRY_AR, "ar"), document(FERRY_AGAIN_EN, "en")
    there, back = align(a, b, encoder), align(b, a, encoder)
    assert {(m.a, m.b) for m in there.matches} == {(m.b, m.a) for m in back.matches}
    scores = {(m.b, m.a): m.score for m in back.matches}
    assert all(abs(scores[m.a, m.b] - m.score) < 1e-3 for m in there.matches)


def test_order_is_not_assumed(document: MakeDocument, encoder: Encoder) -> None:
    turned = [FERRY_EN[0], *reversed(FERRY_EN[1:])]
    alignment = align(document(FERRY_AR, "ar"), document(turned, "en"), encoder)
    assert links(alignment) == {(0, 0), *((i, 6 - i) for i in range(1, 6))}


def _sample(name: str, lang: str) -> list[str]:
    return (SAMPLES / name / f"{lang}.txt").read_text(encoding="utf-8").split("\n\n")


NAMES = sorted(path.parent.name for path in SAMPLES.glob("*/gold.toml"))


@pytest.mark.parametrize(
    ("ar", "en"), [pair for at, pair in enumerate(permutations(NAMES, 2)) if at % 4 == 0]
)
def test_unrelated_articles_stay_unmatched(
    ar: str, en: str, document: MakeDocument, encoder: Encoder
) -> None:
    a, b = document(_sample(ar, "ar"), "ar"), document(_sample(en, "en"), "en")
    matches = align(a, b, encoder).matches
    assert len(matches) <= 1
    assert all(match.score < 0.8 for match in matches)


@pytest.mark.parametrize(
    ("ar", "en"),
    [
        ("وأسفر الزلزال عن مقتل 28 شخصاً في الحي القديم.", "The quake killed 37 people there."),
        ("وبلغت الخسائر ثلاثة ملايين دولار.", "The losses came to 11 million dollars."),
        ("وقال الدفاع المدني إن 412 منزلاً تضررت.", "Civil defence said 97 houses were damaged."),
    ],
)  # fmt: skip
def test_a_differing_figure_does_not_break_a_match(
    ar: str, en: str, document: MakeDocument, encoder: Encoder
) -> None:
    a = document([FERRY_AR[3], ar, FERRY_AR[4], FERRY_AR[5]], "ar")
    b = document([FERRY_EN[4], FERRY_EN[3], FERRY_EN[5], en], "en")
    assert (1, 3) in links(align(a, b, encoder))


def test_a_headline_is_not_absorbed_as_a_missing_half(
    document: MakeDocument, encoder: Encoder
) -> None:
    # The second article has no headline; its lead answers the first one's lead.
    a, b = document(FERRY_AR, "ar"), document(FERRY_EN[1:], "en")
    matches = align(a, b, encoder).matches
    assert all(match.a != (0, 1) for match in matches)
    assert (1, 0) in links(align(a, b, encoder))


def test_a_repeat_takes_no_match(document: MakeDocument, encoder: Encoder) -> None:
    quote = "“I held on to a plastic barrel and to my son,” said Omar Jabbour."
    en = document([*FERRY_EN[:3], quote, FERRY_EN[3], quote, *FERRY_EN[4:]], "en")
    ar = document(
        [*FERRY_AR[:3], "وقال عمر جبور: «تشبثت ببرميل من البلاستيك وبابني».", *FERRY_AR[3:]], "ar"
    )
    assert en.sentences[5].repeats == 3
    found = links(align(ar, en, encoder))
    assert (3, 3) in found
    assert all(j != 5 for _, j in found)


def test_one_sentence_here_is_two_there(document: MakeDocument, encoder: Encoder) -> None:
    ar = [*FERRY_AR[:3], "وأمر وزير النقل بفتح تحقيق، واضطرت مروحية عسكرية إلى العودة بسبب الرياح."]
    en = [*FERRY_EN[:3], FERRY_EN[4], FERRY_EN[3]]
    matches = align(document(ar, "ar"), document(en, "en"), encoder).matches
    assert [match.b for match in matches if match.a == (3,)] == [(3, 4)]


def test_an_article_without_claims_has_no_matches(document: MakeDocument, encoder: Encoder) -> None:
    empty, full = document([], "en"), document(FERRY_AR, "ar")
    assert align(empty, full, encoder).matches == ()
    assert len(align(full, empty, encoder).only_a) == len(FERRY_AR)
    assert align(document(FERRY_EN[1:2], "en"), document(FERRY_AR[1:2], "ar"), encoder).matches


def test_spans_cover_the_clause_that_corresponds(document: MakeDocument, encoder: Encoder) -> None:
    ar = [*FERRY_AR[:4], "وأمر وزير النقل بفتح تحقيق في الحادث، وأعلنت الحكومة رفع أسعار الخبز."]
    a, b = document(ar, "ar"), document(FERRY_EN[:5], "en")
    (match,) = (match for match in align(a, b, encoder).matches if match.a == (4,))
    assert match.relation == "partial"
    assert [a.slice(span) for span in match.spans_a] == ["وأمر وزير النقل بفتح تحقيق في الحادث"]
    assert match.spans_b == ()


OPENINGS_EN = [
    "Signalman blamed after deadly crash",
    "An express ran through a red light at dawn.",
    *FERRY_EN[2:],
]
OPENINGS_AR = ["قطار الموت يفجع الوادي", "استيقظت المدينة على فاجعة لم تعرف مثلها.", *FERRY_AR[2:]]


def test_the_headlines_and_leads_of_one_event_correspond_in_whatever_words(document, encoder):
    a, b = document(OPENINGS_EN, "en"), document(OPENINGS_AR, "ar")
    assert a.sentences[0].role == b.sentences[0].role == "headline"
    found = judge(a, b, encoder)
    groups = found.groups
    opening = groups.index(Group((0,), (0,)))
    rows = [groups.index(Group((n,), (n,))) for n in range(2, 6)]
    given = np.full(len(groups), 0.1)
    assert with_openings(given, rows, found, a, b)[opening] > THRESHOLD
    # Nothing else matches, or the headline is taken: it is judged as any other.
    assert with_openings(given, rows[:1], found, a, b)[opening] == 0.1
    assert with_openings(given, [*rows, opening], found, a, b)[opening] == 0.1
    a, b = document(OPENINGS_EN[1:], "en"), document(OPENINGS_AR[1:], "ar")
    without = judge(a, b, encoder)
    same = np.full(len(without.groups), 0.1)
    assert (with_openings(same, [], without, a, b) == same).all()
