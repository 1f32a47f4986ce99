"""Word documents: order, hidden and inserted text, damage, bombs and entities."""

from __future__ import annotations

import io
import zipfile

import ingest_makers as make
import pytest

from comparer.errors import InputError
from comparer.ingest import limits, read_bytes, word

_OPEN = (
    '<?xml version="1.0"?><w:document '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>'
)
_CLOSE = "</w:body></w:document>"


def text_of(body: str) -> str:
    return read_bytes(make.word_file_with(_OPEN + body + _CLOSE), "a.docx").text


def test_headings_paragraphs_and_tables_in_order() -> None:
    data = make.word_file(make.ARABIC, [["القتلى", "37"], ["الجرحى", "12"]])
    paragraphs = read_bytes(data, "a.docx").text.split("\n\n")
    assert paragraphs == [*make.ARABIC[:2], "القتلى\t37", "الجرحى\t12", *make.ARABIC[2:]]


def test_inserted_text_is_read_and_deleted_text_is_not() -> None:
    body = (
        "<w:p><w:r><w:t>28 </w:t></w:r><w:ins><w:r><w:t>people </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>men </w:delText></w:r></w:del>"
        "<w:hyperlink><w:r><w:t>were killed.</w:t></w:r></w:hyperlink></w:p>"
    )
    assert text_of(body) == "28 people were killed."


def test_a_text_box_is_read_once_and_apart() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>A quotation.</w:t></w:r></w:p></w:txbxContent>"
    body = (
        f"<w:p><w:r><w:t>The town fell.</w:t><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert text_of(body) == "The town fell.\n\nA quotation."


def test_tabs_and_line_breaks() -> None:
    body = "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>"
    assert text_of(body) == "a\tb\nc"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 broken", "is damaged"),
        (make.word_file(make.ENGLISH)[:2000], "is damaged"),
        (b"just text", "is damaged"),
        (make.word_file_with(_OPEN), "is damaged"),
        (make.word_file_with(_OPEN + _CLOSE), "has no text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old .doc document"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protected with a password",
        ),
    ],
)
def test_documents_that_cannot_be_read(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=rf"^a\.docx .*{said}"):
        read_bytes(data, "a.docx")


def test_an_archive_that_is_no_document() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(InputError, match="no Word document"):
        read_bytes(stream.getvalue(), "a.docx")


def test_a_zip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = make.word_file_with(_OPEN + " " * (limits.MAX_PART_BYTES + 10) + _CLOSE)
    assert len(bomb) < 200_000
    with pytest.raises(InputError, match="more than 20 MB of text"):
        read_bytes(bomb, "a.docx")
    monkeypatch.setattr(word, "MAX_UNPACKED_BYTES", 1_000_000)
    with pytest.raises(InputError, match="unpacks to"):
        word.read(bomb, "a.docx")


@pytest.mark.parametrize(
    "entity", ['<!ENTITY x SYSTEM "file:///etc/passwd">', '<!ENTITY x "boom">']
)
def test_entities_are_refused(entity: str) -> None:
    xml = _OPEN.replace("<w:document", f"<!DOCTYPE w [{entity}]><w:document", 1)
    data = make.word_file_with(xml + "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>" + _CLOSE)
    with pytest.raises(InputError, match="declares a document type"):
        read_bytes(data, "a.docx")
