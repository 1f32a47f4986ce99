"""What a reader sees of a comparison while it runs."""

from __future__ import annotations

import pytest

from comparer import Article
from comparer.errors import Cancelled
from comparer.pipeline import STAGES

LINES = 120


def articles(name: str) -> tuple[Article, Article]:
    """A long pair that no other test has embedded."""
    return (
        Article("\n\n".join(f"بلغ منسوب النهر {n} متراً عند جسر {name}." for n in range(LINES))),
        Article("\n\n".join(f"The river is at {n} metres at {name} bridge." for n in range(LINES))),
    )


def test_progress_goes_through_the_stages_and_moves_inside_matching(comparer):
    told: list[tuple[str, float]] = []
    comparer.compare(*articles("Bab"), progress=lambda *at: told.append(at))
    stages = [stage for stage, _ in told]
    shares = [share for _, share in told]
    assert list(dict.fromkeys(stages)) == list(STAGES)
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] == 1
    assert stages.count("matching") > 2


def test_a_comparison_can_be_stopped_while_it_embeds(comparer):
    def stop(stage: str, share: float) -> None:
        if stage == "matching" and share > 0.2:
            raise Cancelled

    with pytest.raises(Cancelled):
        comparer.compare(*articles("Dar"), progress=stop)
