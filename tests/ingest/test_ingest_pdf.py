"""PDFs: paragraphs from lines, Arabic in the order it is read, and PDFs without text."""

from __future__ import annotations

import time
import zlib
from pathlib import Path

import ingest_makers as make
import pytest

from comparer.errors import InputError
from comparer.ingest import limits, pdf, read_bytes
from comparer.ingest.arabic_forms import is_visual_order, logical_order, plain_letters

FONTS = [
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
    Path("/usr/share/fonts/TTF/DejaVuSans.ttf"),
    Path("/Library/Fonts/Arial Unicode.ttf"),
    Path("C:/Windows/Fonts/arial.ttf"),
]
FONT = next((font for font in FONTS if font.exists()), None)


@pytest.mark.parametrize("justify", [False, True])
@pytest.mark.parametrize("columns", [1, 2])
def test_lines_are_joined_into_the_paragraphs(columns: int, justify: bool) -> None:
    data = make.pdf_file(make.ENGLISH, columns=columns, justify=justify)
    paragraphs = read_bytes(data, "a.pdf").text.split("\n\n")
    assert paragraphs == ["The Daily Example", *make.ENGLISH]


def test_columns_are_read_one_after_the_other_and_running_heads_dropped() -> None:
    given = [make.ENGLISH[0]]
    for n in range(40):
        given += [f"In week {n}, {text[0].lower()}{text[1:]}" for text in make.ENGLISH[1:]]
    text = read_bytes(make.pdf_file(given, columns=2, justify=True), "a.pdf").text
    assert "The Daily Example" not in text
    assert "Page 1" not in text
    assert " ".join(text.split()) == " ".join(" ".join(given).split())
    assert len(set(given) & set(text.split("\n\n"))) > 0.9 * len(given)


@pytest.mark.skipif(FONT is None, reason="no font with Arabic letters on this machine")
def test_arabic_comes_out_in_reading_order_and_plain_letters() -> None:
    assert FONT is not None
    text = read_bytes(make.arabic_pdf_file(make.ARABIC, FONT), "a.pdf").text
    assert text.split("\n\n") == make.ARABIC


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("ةلودلا ميظنت", "تنظيم الدولة"),
        ("350 لتق", "قتل 350"),
        ("٪٣٫٥ ةبسنب", "بنسبة ٣٫٥٪"),
        ("صخش 1,234.5", "1,234.5 شخص"),
        (".(سمأ) BBC News تلقن", "نقلت BBC News (أمس)."),
        ("«معن» لاق", "قال «نعم»"),
        ("مك 15-10 نيب", "بين 10-15 كم"),
        ("M5 قيرط", "طريق M5"),
        ("14:30 ةعاسلا 6/8/2015 يف", "في 6/8/2015 الساعة 14:30"),
    ],
)
def test_visual_order_is_turned(seen: str, read: str) -> None:
    assert logical_order(seen) == read


def test_the_direction_of_words_is_told_from_their_ends() -> None:
    text = " ".join(make.ARABIC)
    assert not is_visual_order(text)
    assert is_visual_order(text[::-1])
    assert not is_visual_order("The town fell.")


def test_presentation_forms_become_letters() -> None:
    assert plain_letters("ﺍﻷﺭﺑﻌﺎﺀ ﻻ ﷲ ① ﹷ") == "الأربعاء لا الله ① \u064e"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.4 broken", "is damaged"),
        (make.pdf_file(make.ENGLISH)[:900], "is damaged"),
        (b"just text", "is damaged"),
        (make.locked_pdf_file(make.ENGLISH), "protected with a password"),
        (make.scanned_pdf_file(), "only pictures of it"),
    ],
)
def test_documents_that_cannot_be_read(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=rf"^a\.pdf .*{said}"):
        read_bytes(data, "a.pdf")


def test_a_pdf_that_only_its_owner_may_change_is_read() -> None:
    data = make.locked_pdf_file(make.ENGLISH, user="")
    assert make.ENGLISH[1] in read_bytes(data, "a.pdf").text


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    with pytest.raises(InputError, match="more than 1 pages"):
        pdf.read(make.pdf_file(make.ENGLISH * 30), "a.pdf")


def test_too_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PDF_SECONDS", 0.0)
    with pytest.raises(InputError, match="took longer than"):
        pdf.read(make.pdf_file(make.ENGLISH * 30), "a.pdf")


def test_a_stream_bomb_is_not_unpacked() -> None:
    packed = zlib.compress(b" " * (limits.MAX_STREAM_BYTES + 1), 9)
    bomb = b"%%PDF-1.4\n1 0 obj<</Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed
    started = time.process_time()
    with pytest.raises(InputError, match="unpacks to more than 60 MB"):
        read_bytes(bomb, "a.pdf")
    assert time.process_time() - started < 5
