"""docs/security.md names a test for each defence, and every test that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))
ROWS = [row for row in PAGE.splitlines() if row.startswith("| ") and "| defence |" not in row]


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_a_named_test_exists(file, test):
    assert re.search(rf"^def {test}\(", (ROOT / file).read_text("utf-8"), re.MULTILINE)


def test_every_threat_has_a_defence_and_a_test():
    assert len(ROWS) > 20
    for row in ROWS:
        threat, defence, tests = (cell.strip() for cell in row.strip("|").split(" | "))
        assert threat
        assert defence
        assert "::test_" in tests
