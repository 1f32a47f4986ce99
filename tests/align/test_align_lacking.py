"""Clauses that one report lacks, through the pipeline, on free wording with gold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from comparer import Article, Comparer, Options
from comparer.records import Span
from comparer.report import Report

GOLD = Path(__file__).parent / "clauses.tsv"
PRECISION, RECALL = 0.85, 0.55


def articles() -> list[tuple[tuple[str, str], tuple[list[Span], list[Span]]]]:
    """The texts of each article's two sides, and where what the other lacks stands."""
    text = GOLD.read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    found = []
    for block in lines.strip().split("\n\n"):
        texts, missing = ["", ""], ([], [])
        for line in block.splitlines():
            for side, cell in enumerate(line.split("\t")):
                for at, part in enumerate(re.split(r"[{}]", cell)):
                    if at % 2:
                        start = len(texts[side])
                        missing[side].append(Span(start, start + len(part)))
                    texts[side] += part
                texts[side] += "\n\n"
        found.append(((texts[0], texts[1]), missing))
    return found


@pytest.fixture(scope="module")
def reports() -> list[tuple[Report, tuple[list[Span], list[Span]]]]:
    comparer = Comparer(Options(translator="none"))
    return [
        (comparer.compare(Article(a, lang="ar"), Article(b, lang="en")), missing)
        for (a, b), missing in articles()
    ]


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def test_clauses_that_the_other_report_lacks_are_omissions(reports) -> None:
    right, predicted, wrong, found, gold = 0, 0, [], 0, 0
    for report, missing in reports:
        hit: set[Span] = set()
        for difference in report.differences:
            if difference.kind != "omission":
                continue
            key = "a" if difference.a else "b"
            spans, known = (difference.a or difference.b).spans, missing[key == "b"]
            matched = {i for match in report.matches for i in match.side(key)}
            sentences = [s for s in report.document(key).sentences if _shared(s.span, spans[0])]
            if not any(s.index in matched for s in sentences):
                continue
            predicted += 1
            of = [m for m in known if 2 * _shared(m, spans[0]) > spans[0].end - spans[0].start]
            right += bool(of)
            hit.update(of)
            if not of:
                wrong.append(report.document(key).slice(spans[0]))
        found += len(hit)
        gold += sum(map(len, missing))
    assert right >= PRECISION * predicted, wrong
    assert found >= RECALL * gold, f"{found} of {gold}"


APPEAL = (
    "حكمت المحكمة على الوزير السابق بالسجن ثماني سنوات.\n\n"
    "ورفض محاميه سامر العلي الحكم معلناً أنه سيستأنفه خلال أسبوعين، ومؤكداً أن المحكمة تجاهلت تقرير "
    "خبراء الحسابات.\n\nوبدأت المحاكمة في مارس من العام الماضي."
)


def test_a_clause_that_a_sentence_beside_tells_is_matched_with_it() -> None:
    english = (
        "The former minister was sentenced to eight years in prison.\n\n"
        "His lawyer, Samer al-Ali, said he would appeal within two weeks.\n\n"
        "The panel of judges ignored the findings of accounting experts, the lawyer said.\n\n"
        "The trial began in March last year."
    )
    comparer = Comparer(Options(translator="none"))
    a, b = Article(APPEAL, lang="ar"), Article(english, lang="en")
    report, swapped = comparer.compare(a, b), comparer.compare(b, a)
    assert ((1,), (1, 2)) in [(m.a, m.b) for m in report.matches]
    assert ((1, 2), (1,)) in [(m.a, m.b) for m in swapped.matches]
    assert not [d for d in report.differences if d.kind == "omission"]


def test_a_clause_that_a_sentence_far_off_tells_is_no_omission() -> None:
    english = (
        "The panel of judges ignored the findings of accounting experts, the lawyer said.\n\n"
        "The former minister was sentenced to eight years in prison.\n\n"
        "The trial began in March last year.\n\n"
        "His lawyer, Samer al-Ali, said he would appeal within two weeks."
    )
    comparer = Comparer(Options(translator="none"))
    report = comparer.compare(Article(APPEAL, lang="ar"), Article(english, lang="en"))
    assert not [d for d in report.differences if d.kind == "omission" and d.a]


def test_what_is_cut_from_the_spans_is_what_is_reported(reports) -> None:
    for report, _ in reports:
        for match in report.matches:
            for key in ("a", "b"):
                spans = match.spans(key)
                for difference in report.differences:
                    side = difference.a if key == "a" else difference.b
                    if difference.kind == "omission" and side is not None:
                        assert not any(_shared(span, s) for span in spans for s in side.spans)


def test_a_clause_with_another_figure_is_no_omission() -> None:
    arabic = (
        "انقلبت حافلة ركاب مزدحمة صباح الأحد على الطريق الجبلي المؤدي إلى تل مرجان، ما أسفر عن "
        "مقتل 17 شخصاً، بينهم سائقها.\n\nوأُغلق الطريق في الاتجاهين حتى المساء."
    )
    english = (
        "A crowded passenger coach overturned on Sunday morning on the mountain road to Tell "
        "Marjan, killing at least 12 people, its driver among them.\n\nThe road was closed both "
        "ways until the evening."
    )
    report = Comparer(Options(translator="none")).compare(
        Article(arabic, lang="ar"), Article(english, lang="en")
    )
    assert len(report.matches) == 2
    assert not [d for d in report.differences if d.kind == "omission"]
    assert [(d.a.value, d.b.value) for d in report.differences if d.kind == "figure"] == [
        ("17", "12")
    ]
