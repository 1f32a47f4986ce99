"""Extraction: the fixture files, spans, determinism, speed."""

from __future__ import annotations

import time
from decimal import Decimal
from itertools import pairwise

import pytest
from figure_fixtures import Case, blocks, described, document
from hypothesis import given, settings
from hypothesis import strategies as st

from comparer import languages
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
        begun = time.process_time()
        extract_figures(doc)
        rate = len(sentences) / (time.process_time() - begun)
        # A loaded machine may be several times slower than the one it was measured on.
        assert rate > 500, f"{lang}: {rate:.0f} sentences a second"


def pieces(lang: str) -> list[str]:
    """Words of the grammar, and what may stand between them."""
    words = set()
    for name in ("numerals", "calendar", "units", "words"):
        text = languages.data_file(lang, f"figures_{name}.tsv").read_text(encoding="utf-8")
        for line in text.splitlines():
            if line and not line.startswith("#"):
                words.update(line.split("\t")[2].split("|"))
    signs = ["5", "12", "2018", "1,234", "3.5", "14:30", "99:99", "1/1/2018", "2-1", "0800", "٣٥٠"]
    return [
        *sorted(words),
        *signs,
        "-",
        "/",
        "%",
        "$",
        "(",
        ")",
        ".",
        ",",
        "،",
        "و",
        "ال",
        "'s",
        "x",
    ]


@pytest.mark.parametrize("lang", ["ar", "en"])
@given(data=st.data())
@settings(max_examples=600, deadline=None)
def test_no_order_of_words_breaks_the_grammar(lang: str, data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(PIECES[lang]), max_size=9))
    glue = data.draw(st.sampled_from(["", " "]))
    text = " ".join(chosen[:5]) + glue + glue.join(chosen[5:])
    if not text.strip():
        return
    published = data.draw(st.sampled_from([None, "2018-09-30", "2024-02-29"]))
    figures = document(text, lang, published).figures
    for figure, following in pairwise(figures):
        assert figure.end <= following.start
    for figure in figures:
        assert 0 <= figure.start < figure.end <= len(text)
        assert figure.value is None or str(figure.value)
        if figure.bound == "range":
            assert figure.low is not None
        if isinstance(figure.low, Decimal) and isinstance(figure.high, Decimal):
            assert figure.low <= figure.high


PIECES = {lang: pieces(lang) for lang in ("ar", "en")}
