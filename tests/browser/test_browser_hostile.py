"""Hostile texts, sources and file names on the page itself: nothing of them runs or is fetched."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pages import ARABIC, ENGLISH, paste, wait_for_result

sys.path.insert(0, str(Path(__file__).parents[1] / "render"))
from test_hostile import PAYLOADS

pytestmark = pytest.mark.browser

RUNS = "<img src=x onerror=\"document.title='ran'\"><svg onload=\"document.title='ran'\">"
OURS = "document.querySelectorAll('a[href*=\"x.example\"], img[src=x], [onerror], [onload]').length"


def test_nothing_in_the_texts_or_their_sources_runs(open_page):
    page = open_page()
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    hostile = "\n\n".join(p for p in PAYLOADS if "\x1b" not in p)
    for key in ("a", "b"):
        page.locator(f".st-key-source_{key} input").fill(RUNS)
    paste(page, f"{RUNS}\n\n{ARABIC}\n\n{hostile}", f"{ENGLISH}\n\n{hostile}\n\n{RUNS}")
    wait_for_result(page)
    assert "onerror" in page.locator("#a-s0").inner_text()  # shown as the text that it is
    assert page.title() == "comparer"
    assert page.evaluate(OURS) == 0
    assert dialogs == []


def test_a_files_name_is_shown_and_does_not_run(open_page):
    page = open_page()
    name = "<img src=x onerror=document.title='ran'>.xyz"
    page.locator(".st-key-side_a input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/plain", "buffer": b"x"}
    )
    page.locator(".st-key-problem_a").wait_for()
    assert "onerror" in page.locator(".st-key-problem_a").inner_text()
    assert page.title() == "comparer"
    assert page.evaluate(OURS) == 0
