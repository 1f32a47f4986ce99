"""What the tests of the page share."""

from __future__ import annotations

import pytest
from page_report import small_report

from comparer.report import Report


@pytest.fixture
def report() -> Report:
    """Two short reports of an earthquake with a difference of most kinds; no model is loaded."""
    return small_report()
