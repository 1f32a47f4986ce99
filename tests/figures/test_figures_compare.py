"""Comparison: the pairs, and what must hold of any comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest
from figure_fixtures import Case, blocks
from numpy.typing import NDArray

from comparer.article import Article
from comparer.figures import figure_differences
from comparer.records import ASPECTS, Difference, Document, Match, Sentence, Side

CASES = list(blocks("pairs.txt"))


@dataclass(frozen=True)
class NoEncoder:
    """An encoder that must not be asked: these nouns are in the lexicon or not needed."""

    name: str = "none"
    caveats: tuple[()] = ()

    def encode(self, texts: object) -> object:
        raise AssertionError(f"asked for {texts!r}")


def document(line: str) -> Document:
    lang, _, text = line.partition(": ")
    parts = text.split(" ¶ ")
    sentences, start = [], 0
    for index, part in enumerate(parts):
        sentences.append(Sentence(index, start, start + len(part)))
        start += len(part) + 1
    return Document(Article("\n".join(parts), lang=lang), lang, tuple(sentences))


def compared(a: Document, b: Document) -> tuple[Difference, ...]:
    return figure_differences(a, b, (Match("m1", (0,), (0,), 1.0),), NoEncoder())


def described(found: Difference, a: Document, b: Document) -> str:
    return " | ".join((found.aspect, _text(found.a, a), _text(found.b, b)))


def _text(side: Side | None, document: Document) -> str:
    return "-" if side is None else " … ".join(document.slice(span) for span in side.spans)


@pytest.mark.parametrize("case", CASES, ids=[case.where for case in CASES])
def test_pair_gives_its_differences(case: Case) -> None:
    a, b = (document(line) for line in case.sentences)
    assert sorted(described(d, a, b) for d in compared(a, b)) == sorted(case.expected)


@pytest.mark.parametrize("case", CASES, ids=[case.where for case in CASES])
def test_swapping_the_reports_mirrors_the_differences(case: Case) -> None:
    a, b = (document(line) for line in case.sentences)
    forth = {(d.aspect, d.severity, d.confidence, d.a, d.b) for d in compared(a, b)}
    back = {(d.aspect, d.severity, d.confidence, d.b, d.a) for d in compared(b, a)}
    assert forth == back


@pytest.mark.parametrize("case", CASES, ids=[case.where for case in CASES])
def test_every_difference_can_be_reported(case: Case) -> None:
    a, b = (document(line) for line in case.sentences)
    for found in compared(a, b):
        assert found.kind == "figure"
        assert found.aspect in ASPECTS["figure"]
        assert found.a or found.b
        assert 0 < found.confidence < 1
        assert found.match == "m1"
        for text in (found.explanation.en, found.explanation.ar):
            assert text.endswith(".")
            assert "None" not in text
            assert "{" not in text
        assert any("\u0600" <= c <= "\u06ff" for c in found.explanation.ar)


@pytest.mark.parametrize("case", CASES, ids=[case.where for case in CASES])
def test_a_report_agrees_with_itself(case: Case) -> None:
    for line in case.sentences:
        assert compared(document(line), document(line)) == ()


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("ar: يبعد المخيم 3 كيلومترات عن القرية.", "en: The camp is 2 kilometres from the village.",
         "3 كيلومترات، بينما يذكر التقرير باللغة الإنجليزية كيلومترين."),
        ("ar: استمرت الهدنة ساعتين.", "en: The truce lasted more than five hours.",
         "ساعتين، بينما يذكر التقرير باللغة الإنجليزية أكثر من 5 ساعات."),
    ],
)  # fmt: skip
def test_two_of_a_unit_are_the_dual_in_arabic(a: str, b: str, words: str) -> None:
    (found,) = compared(document(a), document(b))
    assert found.explanation.ar.endswith(words)


def severities(a: str, b: str) -> list[str]:
    return [d.severity for d in compared(document(a), document(b))]


def test_casualties_and_money_are_grave_and_others_by_ratio() -> None:
    assert severities("en: 30 people were killed.", "en: 31 people were killed.") == ["high"]
    assert severities("en: It cost $30 million.", "en: It cost $31 million.") == ["high"]
    assert severities("en: It has 30 rooms.", "en: It has 90 rooms.") == ["high"]
    assert severities("en: It has 30 rooms.", "en: It has 40 rooms.") == ["medium"]
    assert severities("en: It has 30 rooms.", "en: It has 31 rooms.") == ["low"]


def test_relative_days_are_compared_by_the_day_of_publication() -> None:
    def dated(line: str, published: str) -> Document:
        doc = document(line)
        article = Article(doc.text, lang=doc.lang, published=published)
        return Document(article, doc.lang, doc.sentences)

    a = dated("ar: وقع الهجوم أمس.", "2018-09-30")
    assert compared(a, dated("en: It happened on 29 September 2018.", "2018-10-01")) == ()
    [found] = compared(a, dated("en: It happened on 27 September 2018.", "2018-10-01"))
    assert found.aspect == "date"


@dataclass
class ToyEncoder:
    """Vectors by meaning: words of one meaning share an axis."""

    meanings: tuple[tuple[str, ...], ...]
    asked: list[list[str]] = field(default_factory=list)
    name: str = "toy"
    caveats: tuple[()] = ()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked.append(list(texts))
        rows = [[float(any(w in text for w in words)) for words in self.meanings] for text in texts]
        return np.array(rows, dtype=np.float32)


def test_nouns_that_no_lexicon_has_are_paired_by_the_encoder_in_one_call() -> None:
    encoder = ToyEncoder((("حقيبة", "bags"), ("بطانية", "blankets")))
    a = document("ar: وزعت 120 حقيبة و80 بطانية.")
    b = document("en: They gave out 90 blankets and 150 bags.")
    found = figure_differences(a, b, (Match("m1", (0,), (0,), 1.0),), encoder)
    assert sorted(described(d, a, b) for d in found) == ["value | 120 | 150", "value | 80 | 90"]
    assert len(encoder.asked) == 1


def test_a_match_that_may_be_wrong_makes_its_findings_less_sure() -> None:
    a, b = document("en: It killed 12 people."), document("en: It killed 21 people.")
    sure, unsure = (
        figure_differences(a, b, (Match("m1", (0,), (0,), score),), NoEncoder())[0].confidence
        for score in (1.0, 0.5)
    )
    assert unsure == pytest.approx(sure / 2, abs=0.01)
