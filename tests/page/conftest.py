"""What the tests of the page share."""

from __future__ import annotations

import pytest
from page_flow import FakeComparer
from page_report import small_report
from streamlit.testing.v1 import AppTest

from comparer.page import engine as engines
from comparer.page import main
from comparer.report import Report


@pytest.fixture
def report() -> Report:
    """Two short reports of an earthquake with a difference of most kinds; no model is loaded."""
    return small_report()


@pytest.fixture(autouse=True)
def no_engine_left():
    """Leave no engine of one test, with its stand-ins, to the next."""
    yield
    engines._engine.clear()


@pytest.fixture
def comparer(monkeypatch):
    fake = FakeComparer()
    made = []
    monkeypatch.setattr("comparer.pipeline.Comparer", lambda options: made.append(options) or fake)
    engines._engine.clear()
    fake.made = made
    return fake


@pytest.fixture
def page(comparer):
    return AppTest.from_file(main.__file__, default_timeout=60)
