"""Whole articles against their expected sentences, in files that a linguist can edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from comparer.segment import segment

ARTICLES = Path(__file__).parent / "articles"
FILES = sorted(ARTICLES.glob("*/*.txt"))


def described(text: str, lang: str) -> list[str]:
    """One line a sentence: role, what it repeats, text on one line."""
    lines = []
    for sentence in segment(text, lang):
        repeats = "" if sentence.repeats is None else f" ={sentence.repeats}"
        on_one_line = " ".join(text[sentence.start : sentence.end].split())
        lines.append(f"{sentence.role}{repeats} {on_one_line}")
    return lines


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_article_has_the_expected_sentences(path: Path) -> None:
    text, expected = path.read_text(encoding="utf-8").split("\n=====\n")
    assert described(text, path.parent.name) == [line for line in expected.splitlines() if line]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_there_are_a_dozen_articles_in_each_language(lang: str) -> None:
    assert len([path for path in FILES if path.parent.name == lang]) >= 12


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_windows_line_ends_and_trailing_blanks_change_nothing(path: Path) -> None:
    text, _ = path.read_text(encoding="utf-8").split("\n=====\n")
    padded = text.replace("\n", "  \n") + "\n\n"
    assert described(padded, path.parent.name) == described(text, path.parent.name)
