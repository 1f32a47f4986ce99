"""What cannot be compared: one sentence beside the field, and nothing that was typed is lost."""

import zipfile

import pytest
from pages import ARABIC, ENGLISH, paste, wait_for_result

pytestmark = pytest.mark.browser

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4


def _locked_pdf() -> bytes:
    import io

    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret")
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def _broken_docx() -> bytes:
    import io

    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("nothing.txt", "no document here")
    return content.getvalue()


BAD_FILES = {
    "empty.txt": b"",
    "picture.txt": PNG,
    "broken.docx": _broken_docx(),
    "cut.docx": _broken_docx()[:40],
    "broken.pdf": b"%PDF-1.7\nnot a document",
    "locked.pdf": _locked_pdf(),
    "shop.html": b"<html><body><nav><a href='/'>Home</a></nav><script>1</script></body></html>",
    "program.exe": b"MZ\x90\x00",
}


def test_files_that_cannot_be_read_are_said_and_the_typed_text_stays(open_page, keep):
    page = open_page()
    page.locator(".st-key-text_a textarea").fill(ARABIC)
    page.locator(".st-key-text_b textarea").fill(ENGLISH)
    problem = page.locator(".st-key-side_a .problem")
    said = set()
    for name, content in BAD_FILES.items():
        page.locator(".st-key-side_a input[type=file]").set_input_files(
            {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        )
        problem.get_by_text(name).wait_for()
        sentence = problem.inner_text()
        assert len(sentence) < 320, sentence
        assert "Traceback" not in sentence
        assert page.locator(".st-key-text_a textarea").input_value() == ARABIC
        said.add(sentence)
    assert len(said) == len(BAD_FILES)
    keep(page, whole=True)
    page.get_by_role("button", name="Compare", exact=True).click()
    wait_for_result(page)


@pytest.mark.parametrize(
    ("name", "text"), [("empty", ""), ("blank", " \n\t "), ("one word", "زلزال")]
)
def test_a_text_that_cannot_be_used_is_said_beside_it(open_page, keep, name, text):
    page = open_page()
    paste(page, a=text)
    page.locator(".st-key-side_a .problem").wait_for()
    keep(page, whole=True)
    assert page.locator(".st-key-side_b .problem").count() == 0
    assert page.locator(".st-key-text_a textarea").input_value() == text
    assert page.locator(".st-key-text_b textarea").input_value() == ENGLISH


@pytest.mark.parametrize("megabytes", [2, 26])
def test_a_file_that_is_too_large_is_refused(open_page, keep, tmp_path, megabytes):
    path = tmp_path / "large.txt"
    path.write_bytes(b"A word or two. " * (megabytes * 1_000_000 // 15))
    page = open_page()
    page.locator(".st-key-text_b textarea").fill(ENGLISH)
    page.locator(".st-key-side_a input[type=file]").set_input_files(path)
    page.locator(".st-key-side_a .problem").get_by_text("large.txt").wait_for()
    keep(page)
    assert page.locator(".st-key-text_a textarea").input_value() == ""
    assert page.locator(".st-key-text_b textarea").input_value() == ENGLISH


def test_articles_of_unrelated_events_give_an_honest_result(open_page, keep):
    page = open_page()
    paste(page, b="The orchestra played Mahler to a full house.\n\nCritics praised the strings.\n\n"
          "The next concert will be in spring.\n")  # fmt: skip
    wait_for_result(page)
    keep(page)
    assert page.locator(".card.matches .count").inner_text() == "0"
    assert page.locator(".caveats").inner_text()


def test_identical_articles_have_no_difference(open_page, keep):
    page = open_page()
    paste(page, a=ENGLISH, b=ENGLISH)
    wait_for_result(page)
    keep(page)
    counts = page.locator("button.card .count").all_inner_texts()
    assert counts == ["0"] * 4


def test_markup_and_bidi_controls_in_an_article_stay_text(open_page, keep):
    page = open_page()
    attack = "<img src=x onerror=window.hit=1><script>window.hit=1</script> \u202e\u2067"
    paste(page, a=ARABIC.replace("28", f"{attack}28"), b=f"{attack} {ENGLISH}")
    wait_for_result(page)
    keep(page)
    page.keyboard.press("n")
    for tab in ("Figures", "Framing", "Only in one", "In pictures", "Side by side"):
        page.get_by_role("tab", name=tab).click()
    assert page.evaluate("window.hit") is None
    assert page.locator("#article-b img").count() == 0
    assert "<img src=x" in page.locator("#article-b").inner_text()


def test_a_sample_that_is_not_there_is_said(open_page):
    page = open_page("?sample=<script>alert(1)</script>")
    problem = page.locator(".problem:visible")
    problem.wait_for()
    assert "There is no sample" in problem.inner_text()
