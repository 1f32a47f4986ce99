"""Files good and bad: every refusal is one sentence that says what to do next."""

from __future__ import annotations

import time
from pathlib import Path

import ingest_makers as make
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparer import Article
from comparer.errors import InputError
from comparer.ingest import read_bytes, read_file
from comparer.ingest.limits import MAX_BYTES

TEXT = "The town fell on Wednesday.\nNobody knows why."


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(InputError) as caught:
        read_bytes(data, name)
    message = str(caught.value)
    assert name in message
    assert "\n" not in message
    assert message.endswith(".")
    assert len(message) < 300
    return message


def test_plain_text_is_kept_as_it_is(tmp_path: Path) -> None:
    text = "\u200fقُتِلَ ٣٥٠ شخصــاً\u202c في \u00a0 حمص  \n\n  “نعم”  "
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    assert read_file(path) == Article(text)
    assert Article.from_file(path, lang="ar") == Article(text, lang="ar")
    assert Article.from_bytes(text.encode("utf-16"), "A.TXT") == Article(text)


def test_windows_newlines_become_newlines() -> None:
    assert read_bytes(TEXT.replace("\n", "\r\n").encode(), "a.txt").text == TEXT


@pytest.mark.parametrize("ending", ["txt", "md", "html", "docx", "pdf"])
@pytest.mark.parametrize("data", [b"", b"  \n\t ", b"\xef\xbb\xbf"])
def test_empty(data: bytes, ending: str) -> None:
    message = refusal(data, f"a.{ending}")
    assert (
        "empty" in message or "no text" in message or "no HTML" in message or "damaged" in message
    )


@pytest.mark.parametrize("ending", ["txt", "md", "html", "docx", "pdf"])
def test_a_picture_under_another_name(ending: str) -> None:
    message = refusal(make.png(), f"a.{ending}")
    assert "a PNG picture" in message
    assert "give the report as" in message


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("a.doc", "save it as .docx"),
        ("a.png", "text recognition"),
        ("a.zip", "unpack it"),
        ("a.xyz", "ends in .xyz"),
        ("a", "no ending"),
        ("a.txt.gpg", "ends in .gpg"),
    ],
)
def test_unknown_endings(name: str, advice: str) -> None:
    message = refusal(TEXT.encode(), name)
    assert advice in message
    assert ".txt, .md, .html, .docx or .pdf" in message


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (make.pdf_file(make.ENGLISH), "a.txt", "a PDF document; give it with the ending .pdf"),
        (make.word_file(make.ENGLISH), "a.txt", "a ZIP archive; if it is a Word document"),
        (make.pdf_file(make.ENGLISH), "a.docx", "is not a Word document but a PDF"),
        (make.word_file(make.ENGLISH), "a.pdf", "is not a PDF document but a ZIP archive"),
        (b"{\\rtf1 Hello}", "a.txt", "a Rich Text document"),
    ],
)
def test_a_document_under_another_name(data: bytes, name: str, said: str) -> None:
    assert said in refusal(data, name)


def test_missing_file_folder_and_odd_names(tmp_path: Path) -> None:
    for path, said in (
        (tmp_path / "none.txt", "There is no file"),
        (tmp_path, "is a folder"),
        ("a\0b.txt", "cannot be read"),
    ):
        with pytest.raises(InputError, match=said):
            read_file(path)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(
        InputError, match=r"cannot be read \(Permission denied\); check that you may"
    ):
        read_file(path)


def test_a_name_that_is_too_long_is_told() -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_file("x" * 5000 + ".txt")


def test_too_large() -> None:
    assert "25 MB are read" in refusal(b"x" * (MAX_BYTES + 1), "a.txt")


def test_two_megabytes_of_text_are_read_at_once() -> None:
    started = time.process_time()
    article = read_bytes(("سقطت البلدة في أيدي المسلحين. " * 36_000).encode("cp1256"), "a.txt")
    assert len(article.text) > 1_000_000
    assert time.process_time() - started < 3


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([".txt", ".md", ".html", ".docx", ".pdf"]),
    st.sampled_from(
        [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\xd0\xcf\x11\xe0"]
    ),
)
def test_any_bytes_give_an_article_or_a_refusal(data: bytes, ending: str, head: bytes) -> None:
    try:
        text = read_bytes(head + data, f"a{ending}").text
    except InputError as error:
        text = str(error)
    assert text.strip()
