"""Extraction against sentences by someone who had not seen the grammar.

F1 over figures: one is right when its span covers at least half of the gold span and the kind,
the value (low and high for a range) and the unit agree (`figure_gold.py`). Bound agreement is over
the right ones. The floors stand just below what was measured; they are raised, not lowered.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from figure_gold import read_gold, score

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("name", "least", "f1", "bound"),
    [
        ("gold_ar", 250, 0.985, 0.985),
        ("gold_en", 150, 0.985, 0.99),
        ("gold_wires_ar", 240, 0.985, 0.985),
        ("gold_wires_en", 180, 0.985, 0.985),
    ],
)
def test_extraction_reaches_its_floor(name: str, least: int, f1: float, bound: float) -> None:
    result = score(HERE / f"{name}.txt", name[-2:])
    report = "\n".join(result.disagreements)
    assert result.sentences >= least
    assert result.f1 >= f1, f"F1 {result.f1:.4f}\n{report}"
    assert result.bound_agreement >= bound, f"bounds {result.bound_agreement:.4f}\n{report}"


def test_a_sentence_that_is_read_wrong_costs(tmp_path: Path) -> None:
    gold = tmp_path / "gold.txt"
    gold.write_text("Nine people died.\n  Nine | count 8\n", "utf-8")
    assert score(gold, "en").f1 == 0


def test_a_figure_that_is_not_in_the_sentence_is_refused(tmp_path: Path) -> None:
    gold = tmp_path / "gold.txt"
    gold.write_text("Nine people died.\n  Ten | count 10\n", "utf-8")
    with pytest.raises(ValueError, match=r"gold\.txt:2"):
        list(read_gold(gold))
