"""What the translation tests share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from toy_model import PAIRS, train

from comparer.article import Article
from comparer.records import Document, Sentence


@pytest.fixture(autouse=True)
def home(model_home: Path) -> Path:
    """An empty home for every test of translation."""
    return model_home


@pytest.fixture(scope="session")
def reversed_trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an English→Arabic model and its tokenizer."""
    folder = tmp_path_factory.mktemp("reversed")
    train(folder, tuple((english, arabic) for arabic, english in PAIRS))
    return folder


@pytest.fixture
def document() -> Callable[..., Document]:
    """Makes a document of sentences, one a line."""

    def make(lines: Sequence[str], lang: str = "ar") -> Document:
        sentences = []
        start = 0
        for index, line in enumerate(lines):
            sentences.append(Sentence(index, start, start + len(line)))
            start += len(line) + 1
        return Document(Article("\n".join(lines), lang=lang), lang, tuple(sentences))

    return make
