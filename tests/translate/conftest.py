"""What the translation tests share: a trained model, its package, an empty home."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from toy_model import COMPUTE_TYPE, PAIRS, package, train

from comparer.article import Article
from comparer.records import Document, Sentence


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an Arabic→English model and its tokenizer."""
    folder = tmp_path_factory.mktemp("trained")
    train(folder, PAIRS)
    return folder


@pytest.fixture(scope="session")
def argosmodel(trained: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A translate-ar_en-1_0.argosmodel file that works."""
    return package(trained, "ar", "en", tmp_path_factory.mktemp("package"))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home: no package is installed, nothing is cached, Argos has no settings."""
    for name in ("ARGOS_PACKAGES_DIR", "ARGOS_BEAM_SIZE", "COMPARER_CACHE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in COMPUTE_TYPE.items():
        monkeypatch.setenv(name, value)
    for name in ("data", "config", "cache"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / name))
    return tmp_path


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
