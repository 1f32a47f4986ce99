"""The downloaded HTML report in Chromium: nothing runs, nothing is fetched, all of it works."""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from sample_report import sample_report

from comparer.decisions import Judge, Link, Note
from comparer.render import render
from comparer.review import review
from comparer.strings import LANGUAGES
from comparer.strings import text as text_of

sys.path.insert(0, str(Path(__file__).parents[1] / "render"))
from test_hostile import PAYLOADS, hostile_report

pytestmark = pytest.mark.browser
OUTPUT = Path(__file__).parents[2] / "test-output"


@pytest.fixture
def opened(browser, tmp_path):
    """Opens a report's HTML from a file; collects what it asks for and complains of."""
    contexts = []

    def open_report(report, lang="en", width=1400):
        path = tmp_path / f"{len(contexts)}.html"
        path.write_bytes(render(report, "html", lang))
        context = browser.new_context(viewport={"width": width, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.asked, page.complaints = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("dialog", lambda dialog: page.complaints.append(dialog.message))
        page.goto(path.as_uri())
        page.asked = [url for url in page.asked if url != path.as_uri()]
        return page

    yield open_report
    for context in contexts:
        context.close()


def test_no_payload_runs_or_fetches(opened):
    for payload in PAYLOADS:
        page = opened(hostile_report(payload))
        assert (page.asked, page.complaints) == ([], []), payload
        assert page.title() != "ran", payload
        assert page.locator("script, img, iframe").count() == 0


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [1400, 420])
def test_the_report_fits_its_window_and_asks_for_nothing(opened, lang, width):
    page = opened(sample_report(), lang, width)
    assert (page.asked, page.complaints) == ([], [])
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    OUTPUT.mkdir(exist_ok=True)
    page.screenshot(path=OUTPUT / f"report-{lang}-{width}.png", full_page=True)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [1400, 420])
def test_no_serious_accessibility_violation(opened, lang, width):
    page = opened(sample_report(), lang, width)
    found = Axe().run(page).response["violations"]
    serious = [(v["id"], v["nodes"][0]["html"]) for v in found]
    assert serious == []


def test_a_highlight_leads_to_its_evidence_and_back(opened):
    page = opened(sample_report())
    page.locator("#article-b mark[data-ids='d5'] a").click()
    page.wait_for_url(re.compile("#d5$"))
    assert page.locator("#d5").is_visible()
    page.locator("#d5 .side-a .evidence-place a").click()
    page.wait_for_url(re.compile("#a-d5$"))
    box = page.locator("#a-d5").bounding_box()
    assert 0 <= box["y"] <= 900


def test_kinds_and_translations_can_be_hidden_without_script(opened):
    page = opened(sample_report())
    translation = page.locator("#article-a .tr").first
    mark = page.locator("#article-b mark[data-ids='d5'] a")
    assert translation.is_visible()
    page.locator(".show-translation").uncheck()
    assert not translation.is_visible()
    before = mark.evaluate("e => getComputedStyle(e).textDecorationLine")
    page.locator(".show-figure").uncheck()
    after = mark.evaluate("e => getComputedStyle(e).textDecorationLine")
    assert (before, after) == ("underline", "none")


def test_directions_are_those_of_each_text(opened):
    page = opened(sample_report(), "ar")
    direction = "e => getComputedStyle(e).direction"
    assert page.locator("html").evaluate(direction) == "rtl"
    assert page.locator("#article-a").evaluate(direction) == "rtl"
    assert page.locator("#article-b").evaluate(direction) == "ltr"
    assert page.locator("#article-a .tr").first.evaluate(direction) == "ltr"
    left = page.locator("#article-b").bounding_box()["x"]
    assert left < page.locator("#article-a").bounding_box()["x"]


def test_it_prints_on_paper(opened, tmp_path):
    from pypdf import PdfReader

    page = opened(sample_report())
    page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
    pages = PdfReader(tmp_path / "report.pdf").pages
    assert [float(v) for v in pages[0].mediabox[2:]] == pytest.approx([595.3, 841.9], abs=1)
    text = "".join(page.extract_text() for page in pages)
    assert "What this report cannot tell you" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_reviewed_report_prints_its_decisions_and_notes(opened, lang):
    from pypdf import PdfReader

    found = sample_report()
    reviewed = review(
        found,
        Judge("d1", "confirmed"),
        Note("d1", "Asked the desk: Thursday"),
        Judge("d2", "rejected"),
        Note("d2", "Another count"),
        Note("report", "For the Sunday page"),
        Link((10,), (10,)),
    )
    page = opened(reviewed, lang)
    page.emulate_media(media="print")
    for shown in (".judged.confirmed", ".card .note", ".masthead .note", ".decided"):
        assert page.locator(shown).first.is_visible(), shown
    assert not page.locator(".filters").is_visible()
    OUTPUT.mkdir(exist_ok=True)
    path = OUTPUT / f"reviewed-{lang}.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    text = " ".join(" ".join(s.extract_text() for s in PdfReader(path).pages).split())
    text = unicodedata.normalize("NFKC", text)  # without ligatures
    # Where Arabic stands around them, the words of a note come in the order of the paper.
    for note in ("Asked the desk: Thursday", "Another count", "For the Sunday page"):
        assert all(word in text for word in re.findall(r"\w+", note)), note
    if lang == "en":
        assert text_of(lang, "review.confirmed") in text
        assert text_of(lang, "review.reason.rejected") in text
