"""Where sentences end in a paragraph, from files with one case a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from comparer.segment.knowledge import load
from comparer.segment.split import LONG, split

SENTENCES = Path(__file__).parent / "sentences"
CASES = [
    (path.stem, line)
    for path in sorted(SENTENCES.glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def sentences(paragraph: str, lang: str) -> list[str]:
    return [paragraph[start:end] for start, end in split(paragraph, lang, load(lang))]


@pytest.mark.parametrize(("lang", "case"), CASES)
def test_sentence_ends(lang: str, case: str) -> None:
    paragraph = case.replace(" | ", " ").replace("||", "")
    assert sentences(paragraph, lang) == case.replace("||", " | ").split(" | ")


def test_a_long_quotation_is_cut_inside() -> None:
    said = "We went north along the river until the road ended and the dogs would not go on. "
    paragraph = f'"{said * 5}" said the guide. He wept.'
    found = sentences(paragraph, "en")
    assert len(found) > 5
    assert max(map(len, found)) < LONG


def test_a_short_quotation_stays_with_who_said_it() -> None:
    paragraph = '"We came. We saw. We left," said the guide.'
    assert sentences(paragraph, "en") == [paragraph]
