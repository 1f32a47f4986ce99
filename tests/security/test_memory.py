"""Comparing again and again takes no more memory: the short form of `bench/soak.py memory`."""

from __future__ import annotations

import pytest
import soak

from comparer.report import Report

FOLDER = soak.ROOT / "tests" / "samples" / "independent"


@pytest.fixture(scope="module")
def pairs():
    """One pair, cut to what compares in a moment."""
    return [
        tuple(
            (FOLDER / "hospital" / f"{lang}.txt").read_text("utf-8")[:900] for lang in ("ar", "en")
        )
    ]


def test_a_comparison_leaves_nothing_behind(comparer, pairs):
    assert soak.left_behind(comparer, pairs, 4) < soak.MAX_LEFT_BYTES


def test_a_report_that_is_not_let_go_is_noticed(comparer, pairs, monkeypatch):
    kept = []
    written = Report.to_json

    def keep(report, *given, **named):
        kept.append(report)
        return written(report, *given, **named)

    monkeypatch.setattr(Report, "to_json", keep)
    assert soak.left_behind(comparer, pairs, 2) > soak.MAX_LEFT_BYTES
    assert len(kept) == 4
