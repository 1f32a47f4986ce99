"""The ways into a comparison, and out of it: files, pasted texts, samples, downloads."""

import json
import re

import pytest
from pages import ARABIC, ENGLISH, direction, download, paste, wait_for_result

from comparer.report import Report

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("articles")
    a, b = folder / "زلزال.txt", folder / "quake.html"
    a.write_text(ARABIC, encoding="utf-8")
    paragraphs = "".join(f"<p>{line}</p>\n" for line in ENGLISH.split("\n\n"))
    b.write_text(
        f"<html><head><title>Quake</title></head><body><article>{paragraphs}</article></body></html>",
        encoding="utf-8",
    )
    return a, b


def test_two_files_become_a_report_to_read_and_to_download(open_page, keep, files, browser):
    page = open_page()
    keep(page, "1 empty", whole=True)
    for key, path in zip("ab", files, strict=True):
        page.locator(f".st-key-side_{key} input[type=file]").set_input_files(path)
        page.wait_for_function(
            "key => document.querySelector(`.st-key-text_${key} textarea`)?.value.length > 100",
            arg=key,
        )
    assert "28" in page.locator(".st-key-text_a textarea").input_value()
    keep(page, "2 filled", whole=True)
    page.get_by_role("button", name="Compare", exact=True).click()
    wait_for_result(page)
    keep(page, "3 result")

    assert page.locator("#article-a mark.d").count() > 0
    assert page.locator("#article-b mark.d").count() > 0
    assert direction(page, "#article-a .s:has(mark.d)") == "rtl"
    assert direction(page, "#article-b .s:has(mark.d)") == "ltr"
    assert direction(page, "#article-a .tr-text") == "ltr"

    file = download(page, "HTML")
    path = file.path().with_suffix(".html")
    file.save_as(path)
    reader = browser.new_page(java_script_enabled=False)
    asked = []
    reader.on("request", lambda sent: asked.append(sent.url))
    reader.goto(path.as_uri())
    assert asked == [path.as_uri()]
    assert reader.locator("#article-a mark.d").count() > 0
    assert direction(reader, "#article-a") == "rtl"
    keep(reader, "4 downloaded")
    reader.close()

    text = download(page, "JSON").path().read_text(encoding="utf-8")
    report = Report.from_json(text)
    assert json.loads(text)["schema"] == "comparer.report/1"
    assert "28" in report.a.text
    assert report.matches


def test_pasted_texts_are_compared_and_can_be_changed(open_page):
    page = open_page()
    paste(page)
    wait_for_result(page)
    page.get_by_role("button", name="Change the articles").click()
    for key, text in (("a", ARABIC), ("b", ENGLISH)):
        page.wait_for_function(
            "([key, text]) =>"
            " document.querySelector(`.st-key-text_${key} textarea`)?.value === text",
            arg=[key, text],
        )


def test_every_other_format_is_a_file_with_something_in_it(open_page):
    page = open_page("?sample=earthquake")
    wait_for_result(page)
    for format_ in ("Markdown", "CSV", "Excel", "Word"):
        content = download(page, format_).path().read_bytes()
        assert len(content) > 500
        assert content[:2] == b"PK" or "earthquake" in content.decode("utf-8-sig")


def test_a_sample_opens_from_its_card_and_from_the_address_it_leaves(open_page):
    page = open_page()
    page.locator(".st-key-open_qaryatayn button").click()
    wait_for_result(page)
    page.wait_for_url(re.compile("sample=qaryatayn"))  # it may come after the result
    again = open_page(page.url.rpartition("/")[2])
    wait_for_result(again)
    assert "Qaryatayn" in again.locator("#b-s0").inner_text()


def test_a_second_comparison_does_not_load_the_models_again(open_page):
    page = open_page()
    paste(page)
    wait_for_result(page)
    page.get_by_role("button", name="New comparison").click()
    page.locator(".st-key-text_a textarea").wait_for()
    seen = []
    page.expose_function("seen", lambda text: seen.append(text))  # noqa: PLW0108 - no builtins
    page.evaluate(
        """new MutationObserver(() => {
          const bar = document.querySelector('[data-testid="stProgress"]');
          if (bar) window.seen(bar.innerText);
        }).observe(document.body, {childList: true, subtree: true, characterData: true})"""
    )
    paste(page, b=ENGLISH.replace("24", "31"))
    wait_for_result(page)
    assert not [text for text in seen if "Loading" in text]
