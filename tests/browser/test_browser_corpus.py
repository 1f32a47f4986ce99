"""A batch in Chromium: its index in a file, with filters and sorting, and its view on the page."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import OUTPUT
from pages import direction
from playwright.sync_api import expect

from comparer import Options
from comparer.batch.run import compare_pairs

pytestmark = pytest.mark.browser

TEXTS = Path(__file__).parents[1] / "samples" / "independent"
NAMES = ("cup-final", "ferry", "hospital")
COAST, WIRE = "صحيفة الساحل", "B Wire"


@pytest.fixture(scope="module")
def batch(tmp_path_factory) -> Path:
    """Two outlets on three events, and a pair that cannot be compared."""
    home = tmp_path_factory.mktemp("batch")
    rows = []
    for month, name in enumerate(NAMES, 1):
        for lang in ("ar", "en"):
            shutil.copy(TEXTS / name / f"{lang}.txt", home / f"{name}.{lang}.txt")
        rows.append(
            {
                "a": f"{name}.ar.txt", "b": f"{name}.en.txt", "a_source": COAST,
                "b_source": WIRE if name != "ferry" else "C Post",
                "a_published": f"2024-0{month}-03", "b_title": f"Of the {name}",
            }
        )  # fmt: skip
    rows.append({"a": "nowhere.txt", "b": "ferry.en.txt", "b_source": "C Post"})
    with (home / "pairs.csv").open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(rows[0]), restval="")
        writer.writeheader()
        writer.writerows(rows)
    compare_pairs(
        home / "pairs.csv", home / "out", Options(translator="none"), formats=("json", "html")
    )
    return home / "out"


@pytest.fixture
def index(browser, batch):
    """Opens the batch's index.html from its file."""
    made = []

    def open_(width: int = 1400):
        context = browser.new_context(viewport={"width": width, "height": 900})
        made.append(context)
        page = context.new_page()
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto((batch / "index.html").as_uri())
        return page

    yield open_
    for context in made:
        context.close()


def listed(page) -> list[str]:
    """The numbers of the pairs that the index shows, in order."""
    rows = page.locator("#pairs tbody tr:visible td:first-child")
    return [text.strip() for text in rows.all_inner_texts()]


def test_the_index_is_searched_and_filtered(index):
    page = index()
    assert listed(page) == ["0001", "0002", "0003", "0004"]
    page.locator("#search").fill("ferry")
    assert listed(page) == ["0002", "0004"]
    page.locator("#kind").select_option("failed")
    assert listed(page) == ["0004"]
    page.locator("#search").fill("")
    page.locator("#kind").select_option("")
    page.locator("#outlet").select_option(WIRE)
    assert listed(page) == ["0001", "0003"]
    page.locator("#outlet").select_option(COAST)
    assert listed(page) == ["0001", "0002", "0003"]
    assert "3" in page.locator("#shown").inner_text()
    page.locator("#kind").select_option("figure")
    kept = page.locator("#pairs tbody tr:visible").evaluate_all(
        "rows => rows.map(row => Number(row.dataset.figure))"
    )
    assert all(kept)
    assert [url for url in page.asked if not url.startswith("file:")] == []


def test_the_index_is_sorted_by_a_column_and_leads_to_the_reports(index):
    page = index()
    head = page.locator("#pairs th").nth(7)
    head.locator("button").click()
    shown = page.locator("#pairs tbody tr td:nth-child(8)").all_inner_texts()
    numbers = [int(text) for text in shown if text.strip()]
    assert len(numbers) == 3
    assert numbers in (sorted(numbers), sorted(numbers, reverse=True))
    assert head.get_attribute("aria-sort") in ("ascending", "descending")
    page.locator("#p0001 a").click()
    page.locator("#article-a").wait_for()
    assert page.url.endswith("/reports/0001.html")


@pytest.mark.parametrize("width", [1400, 420])
def test_the_index_has_no_serious_violation_and_fits(index, width):
    page = index(width)
    found = Axe().run(page).response["violations"]
    assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.screenshot(path=OUTPUT / f"index-{width}.png", full_page=True)


def opened(open_page, batch, **window):
    page = open_page(**window)
    page.locator(".st-key-corpus_folder summary").click()
    field = page.locator(".st-key-corpus_path input")
    field.fill(str(batch))
    field.press("Enter")
    page.locator(".st-key-corpus_open button").click()
    page.locator(".corpus-table").first.wait_for()
    return page


def test_a_batch_is_looked_through_on_the_page(open_page, batch, keep):
    page = opened(open_page, batch)
    tables = page.locator(".corpus-table")
    assert {COAST, WIRE, "C Post"} <= set(
        tables.first.locator("tbody td:first-child, tbody th").all_inner_texts()
    )
    keep(page, whole=True)
    pairs = page.locator("[class*='st-key-pair_']")
    expect(pairs).to_have_count(4)
    search = page.locator(".st-key-corpus_search input")
    search.fill("ferry")
    search.press("Enter")
    for gone in ("0001", "0003"):
        page.locator(f".st-key-pair_{gone}").wait_for(state="detached")
    page.locator(".st-key-pair_0004").wait_for()
    expect(pairs).to_have_count(2)
    assert "nowhere.txt" in page.locator(".st-key-pair_0004").inner_text()
    before = tables.last.inner_text()
    page.locator(".st-key-corpus_actor input").click()
    page.get_by_role("option").last.click()
    page.wait_for_function("before => document.querySelectorAll('.corpus-table')"
                           "[document.querySelectorAll('.corpus-table').length - 1].innerText"
                           " !== before", arg=before)  # fmt: skip
    page.locator(".st-key-open_list_0002 button").click()
    page.locator("#b-s0").wait_for()
    page.get_by_role("button", name="Back to all pairs").click()
    page.locator(".st-key-pair_0002").wait_for()


def test_the_view_of_a_batch_is_mirrored_and_has_no_serious_violation(open_page, batch, keep):
    page = opened(open_page, batch, query="?lang=ar", width=420)
    assert direction(page, ".corpus-table") == "rtl"
    # What is being drawn anew is pale, and says nothing of the page's contrast.
    page.locator('[data-test-script-state="notRunning"]').wait_for()
    page.wait_for_function("() => !document.querySelector('[data-stale=true]')")
    found = Axe().run(page).response["violations"]
    assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []
    keep(page, whole=True)


def test_a_folder_without_a_batch_is_said_in_the_language_of_the_page(open_page, tmp_path):
    page = open_page("?lang=ar")
    page.locator(".st-key-corpus_folder summary").click()
    field = page.locator(".st-key-corpus_path input")
    field.fill(str(tmp_path))
    field.press("Enter")
    page.locator(".st-key-corpus_open button").click()
    problem = page.locator(".problem:visible")
    problem.wait_for()
    assert "نتائج دفعة" in problem.inner_text()
