"""Deciding on what was found, and coming back to it: in the browser, in both languages."""

import dataclasses
import json
import re
import sys
from pathlib import Path

import pytest
from pages import download, wait_for_result

from comparer.render import FORMATS, render
from comparer.report import Report, in_reading_order
from comparer.review import machine
from comparer.store import FILE_NAME, Store

sys.path.insert(0, str(Path(__file__).parents[1] / "page"))
from page_report import small_report

pytestmark = pytest.mark.browser


@pytest.fixture
def kept(history, request) -> int:
    """The number of a kept comparison that no other test decides on; no model makes it."""
    found = dataclasses.replace(small_report(), version=request.node.name)
    found = dataclasses.replace(found, differences=in_reading_order(found.differences))
    return Store(history / FILE_NAME).keep(found)


@pytest.fixture
def opened(open_page, kept):
    """Opens the kept comparison."""

    def open_(lang="en", **window):
        page = open_page(f"?kept={kept}&lang={lang}", **window)
        wait_for_result(page)
        return page

    return open_


def counts(page) -> list[int]:
    return [int(text) for text in page.locator(".cards .count").all_inner_texts()]


NAMES = {"html": "HTML", "json": "JSON", "md": "Markdown", "csv": "CSV", "xlsx": "Excel",
         "docx": "Word"}  # fmt: skip


def test_rejecting_confirming_noting_and_undoing_change_counts_and_downloads(opened, keep):
    page = opened()
    before = counts(page)
    page.keyboard.press("n")
    first = page.locator(".panel .badges strong").inner_text()
    page.keyboard.press("x")
    page.locator(".decide.rejected[aria-pressed=true]").wait_for()
    assert sum(counts(page)[1:]) == sum(before[1:]) - 1
    assert page.locator(".panel .aside-note").inner_text()
    assert page.locator(".panel .badges strong").inner_text() == first
    keep(page, "rejected")

    page.keyboard.press("n")
    page.keyboard.press("c")
    page.locator(".decide.confirmed[aria-pressed=true]").wait_for()
    page.keyboard.press("m")
    page.locator("textarea[name=note]").fill("Asked the <b>governor</b>, who agrees.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator(".panel .reader-note").wait_for()
    assert "<b>governor</b>" in page.locator(".panel .reader-note").inner_text()
    keep(page, "confirmed with a note")

    report = Report.from_json(download(page, "JSON").path().read_text(encoding="utf-8"))
    assert len(report.differences) == sum(counts(page)[1:])
    assert len(report.review.aside) == 1
    assert len(machine(report).differences) == sum(before[1:])
    for format_ in FORMATS:
        file = download(page, NAMES[format_])
        assert file.suggested_filename == f"comparison.{format_}"
        assert file.path().read_bytes() == render(report, format_, "en"), format_

    page.get_by_role("tab", name="Review").click()
    page.locator(".review li").first.wait_for()
    assert page.locator(".review li").count() == 2
    keep(page, "review", whole=True)
    for _ in range(3):
        page.locator("[name=undo]:enabled").click()
        page.locator(".comparer:not(.pending)").wait_for()
    page.locator("[name=undo]:disabled").wait_for()
    assert counts(page) == before


def test_a_download_right_after_a_decision_has_it_and_leaves_nothing_behind(opened):
    page = opened()
    page.keyboard.press("n")
    for verdict, key in (("rejected", "x"), ("confirmed", "c")):
        file = download(page, "JSON", after_key=key)
        report = Report.from_json(file.path().read_text(encoding="utf-8"))
        assert report.review
        assert report.review.steps[-1].verdict == verdict
        page.locator(f".decide.{verdict}[aria-pressed=true]").wait_for()
    page.locator('[data-downloads] button[name=json][aria-busy="false"]').wait_for()


def test_files_asked_for_at_once_all_come_by_keyboard_and_pointer(opened, keep):
    page = opened("ar")
    came = []
    page.on("download", lambda file: came.append(file))  # noqa: PLW0108 - no builtins
    page.locator("[data-downloads] button[name=html]").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    keep(page, "asked")
    page.keyboard.press("Space")
    page.locator("[data-downloads] button[name=csv]").click()
    page.locator('[data-downloads] [aria-busy="true"]').first.wait_for(state="detached")
    for _ in range(120):
        page.wait_for_timeout(500)  # after the third, too: no fourth may come
        if len(came) >= 3:
            break
    assert [file.suggested_filename for file in came] == [
        "comparison.html", "comparison.json", "comparison.csv",
    ]  # fmt: skip


def test_taking_a_match_apart_and_linking_by_hand(opened, keep):
    page = opened()
    before = counts(page)
    page.locator("#article-a .s.matched").first.click(position={"x": 30, "y": 8})
    page.locator(".panel .decide.rejected").click()
    page.locator(".card.matches .count").get_by_text(str(before[0] - 1), exact=True).wait_for()
    page.locator("[name=relink]").first.click()
    page.locator("select[name=add-b]").select_option(index=1)
    keep(page, "linking")
    page.locator("[name=save-link]").click()
    page.locator(".panel .match").get_by_text("Linked by hand").wait_for()
    assert counts(page)[0] == before[0]
    keep(page, "linked")
    page.keyboard.press("u")
    page.locator(".panel .match").get_by_text("Linked by hand").wait_for(state="detached")
    assert counts(page)[0] == before[0] - 1


def test_escape_leaves_a_link_and_a_note_as_they_were(opened):
    page = opened()
    page.locator("#article-a .s").first.click(position={"x": 30, "y": 8})
    page.locator("[name=relink]").first.click()
    assert page.locator("[name=save-link]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("[name=save-link]").count() == 0
    page.keyboard.press("m")
    page.locator("textarea[name=note]").fill("never kept")
    page.locator("textarea[name=note]").press("Escape")
    assert page.locator("textarea[name=note]").count() == 0
    assert page.locator(".reader-note").count() == 0


def test_a_reviewed_comparison_is_listed_found_opened_exported_and_deleted(
    opened, open_page, keep, kept
):
    page = opened()
    page.keyboard.press("n")
    page.keyboard.press("x")
    page.locator(".decide.rejected[aria-pressed=true]").wait_for()
    after = counts(page)
    page.wait_for_url(re.compile(rf"kept={kept}\b"))

    again = open_page(f"?kept={kept}")
    wait_for_result(again)
    assert counts(again) == after

    start = open_page()
    entry = start.locator(f".st-key-kept_{kept}")
    entry.get_by_text("1 decision").wait_for()
    keep(start, "kept", whole=True)
    file = download(start, "Export", entry)
    data = json.loads(file.path().read_text(encoding="utf-8"))
    assert len(data["review"]["steps"]) == 1
    report = file.path().with_suffix(".json")
    file.save_as(report)

    entry.get_by_role("button", name="Delete").click()
    entry.get_by_role("button", name="Delete for good").click()
    entry.wait_for(state="detached")

    start.locator(".st-key-report_file summary").click()
    start.locator(".st-key-report_file input[type=file]").set_input_files(report)
    wait_for_result(start)
    assert counts(start) == after


def test_a_file_that_is_no_report_is_refused_beside_its_field(open_page, keep, tmp_path):
    path = tmp_path / "report.json"
    path.write_text("{}", encoding="utf-8")
    page = open_page("?lang=ar")
    page.locator(".st-key-report_file summary").click()
    page.locator(".st-key-report_file input[type=file]").set_input_files(path)
    problem = page.locator(".st-key-report_file .problem")
    problem.wait_for()
    assert "أعطِ" in problem.inner_text()
    keep(page, whole=True)


@pytest.mark.parametrize(("lang", "width"), [("ar", 1400), ("en", 420), ("ar", 420)])
def test_decisions_in_arabic_and_in_a_narrow_window(opened, keep, lang, width):
    page = opened(lang, width=width, height=860)
    page.keyboard.press("n")
    page.locator(".panel .decide.confirmed").click()
    page.locator(".decide.confirmed[aria-pressed=true]").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    keep(page)
    page.locator("#tab-review").click()
    page.locator(".review li").first.wait_for()
    keep(page, "review", whole=True)
    page.keyboard.press("u")
    page.locator(".review .empty").wait_for()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_no_serious_obstacle_while_reviewing(opened, lang):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = opened(lang)
    page.keyboard.press("n")
    page.keyboard.press("m")
    found = [axe.Axe().run(page)]
    page.locator("textarea[name=note]").press("Escape")
    page.locator("#article-a .s").first.click(position={"x": 30, "y": 8})
    page.locator("[name=relink]").first.click()
    found.append(axe.Axe().run(page))
    page.keyboard.press("Escape")
    for tab in ("review", "pictures"):
        page.locator(f"#tab-{tab}").click()
        if tab == "pictures":
            page.locator(".st-key-pictures svg.marks").nth(3).wait_for()
        found.append(axe.Axe().run(page))
    serious = [
        f"{violation['id']}: {node['html'][:160]}"
        for result in found
        for violation in result.response["violations"]
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]
    assert not serious
