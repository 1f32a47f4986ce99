"""Articles from lines, and the bundled encoder once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from comparer import Article
from comparer.encode import Encoder, load_encoder
from comparer.figures import extract_figures
from comparer.options import Options
from comparer.records import Document
from comparer.segment import segment

MakeDocument = Callable[[Sequence[str], str], Document]


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return load_encoder(Options())


@pytest.fixture(scope="session")
def document() -> MakeDocument:
    """Paragraphs and a language → the document, sentences and figures read."""

    def make(paragraphs: Sequence[str], lang: str) -> Document:
        text = "\n\n".join(paragraphs)
        read = Document(Article(text, lang=lang), lang, segment(text, lang))
        return replace(read, figures=extract_figures(read))

    return make
