"""Readers of the fixture files: sentences with their figures, pairs with their differences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from comparer.article import Article
from comparer.figures import extract_figures
from comparer.records import Document, Figure, Sentence

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """A block of a fixture file: sentences, the lines below them, the day of publication."""

    where: str
    sentences: tuple[str, ...]
    expected: tuple[str, ...]
    published: str | None = None


def blocks(name: str) -> Iterator[Case]:
    """The blocks of a fixture file; `ValueError` for one without a sentence."""
    sentences: list[str] = []
    expected: list[str] = []
    published: str | None = None
    start = 0
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate([*lines, ""], start=1):
        if line.startswith("#"):
            continue
        if not line.strip():
            if expected and not sentences:
                raise ValueError(f"{name}:{start}: figures without a sentence")
            if sentences:
                yield Case(f"{name}:{start}", tuple(sentences), tuple(expected), published)
            sentences, expected, published = [], [], None
        elif line.startswith("@"):
            published = line[1:].strip()
        elif line.startswith("  "):
            expected.append(line.strip())
        else:
            start = start if sentences else number
            sentences.append(line)


def document(text: str, lang: str, published: str | None = None) -> Document:
    """A document of one sentence, with its figures."""
    article = Article(text, lang=lang, published=published)
    bare = Document(article, lang, (Sentence(0, 0, len(text)),))
    return Document(article, lang, bare.sentences, extract_figures(bare))


def described(figure: Figure, text: str) -> str:
    """A figure as a fixture line gives it."""
    cells = (
        figure.kind, _value(figure), figure.unit or "-", figure.bound, figure.counted or "-",
        text[figure.start : figure.end],
    )  # fmt: skip
    return " | ".join(cells)


def _value(figure: Figure) -> str:
    if figure.value is not None:
        return _plain(figure.value)
    if figure.low is None:
        return "-"
    return f"{_plain(figure.low)}..{'' if figure.high is None else _plain(figure.high)}"


def _plain(value: Decimal | str) -> str:
    return value if isinstance(value, str) else f"{value:f}"
