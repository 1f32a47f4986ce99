"""Extraction: the fixture files, spans, determinism, speed."""

from __future__ import annotations

import time

import pytest
from figure_fixtures import Case, blocks, described, document

from comparer.article import Article
from comparer.figures import extract_figures
from comparer.records import Document, Sentence

CASES = [(lang, case) for lang in ("ar", "en") for case in blocks(f"{lang}.txt")]


@pytest.mark.parametrize(("lang", "case"), CASES, ids=[case.where for _, case in CASES])
def test_sentence_gives_its_figures(lang: str, case: Case) -> None:
    [text] = case.sentences
    doc = document(text, lang, case.published)
    assert [described(figure, text) for figure in doc.figures] == list(case.expected)


def test_spans_point_into_the_original_through_marks_and_tatweel() -> None:
    text = "قُتِلَ ٣٥٠\u200f شـخصًا في الحَـرْب."
    [figure] = document(text, "ar").figures
    assert text[figure.start : figure.end] == "٣٥٠"
    assert figure.counted == "شـخصًا"


def test_sentences_are_read_apart() -> None:
    text = "He has 5.\nMillion of them left."
    sentences = (Sentence(0, 0, 9), Sentence(1, 10, len(text)))
    doc = Document(Article(text, lang="en"), "en", sentences)
    assert [str(figure.value) for figure in extract_figures(doc)] == ["5"]


def test_digits_of_any_script_and_separator_are_one_number() -> None:
    for digits in ("1,234,567", "1 234 567", "١٬٢٣٤٬٥٦٧", "۱۲۳۴۵۶۷", "1.234.567", "１２３４５６７"):
        for lang, sentence in (("ar", "قُتل {} شخصاً."), ("en", "It killed {} people.")):
            [figure] = document(sentence.format(digits), lang).figures
            assert figure.value == 1234567, (lang, digits)


def test_two_thousand_sentences_a_second() -> None:
    for lang in ("ar", "en"):
        lines = [case.sentences[0] for case in blocks(f"{lang}.txt")]
        text = "\n".join(lines * 4)
        sentences, start = [], 0
        for index, line in enumerate(lines * 4):
            sentences.append(Sentence(index, start, start + len(line)))
            start += len(line) + 1
        doc = Document(Article(text, lang=lang), lang, tuple(sentences))
        extract_figures(doc)
        begun = time.perf_counter()
        extract_figures(doc)
        rate = len(sentences) / (time.perf_counter() - begun)
        # A loaded machine may be several times slower than the one it was measured on.
        assert rate > 500, f"{lang}: {rate:.0f} sentences a second"
