"""PDF documents → text: where each glyph stands, turned back into lines and paragraphs.

A PDF holds glyphs at places, not text. pypdf was tried and hands Arabic over run by run in the
wrong order; PDFium (pypdfium2) mangles what browsers print. Read by place instead (pdfminer.six
gives every glyph its box), lines come out as they are seen, and `pdf_layout` turns right-to-left
ones into the order in which they are read.
"""

from __future__ import annotations

import io
import logging
import re
import time
import zlib
from collections.abc import Iterator
from typing import Any

from comparer.errors import InputError, problem
from comparer.ingest.extract import Extract
from comparer.ingest.limits import MAX_PAGES, MAX_PDF_SECONDS, MAX_STREAM_BYTES
from comparer.ingest.pdf_layout import Glyph, page_lines, text_of

_STREAM = re.compile(rb"stream\r?\n")
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_JUNK_TITLE = re.compile(
    r"^(microsoft word|untitled|document\d*|.*\.(docx?|pdf|indd|html?))\b", re.I
)


def read(data: bytes, name: str) -> Extract:
    """The text of a PDF; `InputError` (naming `name`) if it is damaged, locked, scanned or huge."""
    from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
    from pdfminer.pdfdocument import PDFPasswordIncorrect as WrongPassword
    from pdfminer.pdfparser import PDFParser

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    _check_streams(data, name)
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        pages = [page_lines(glyphs) for glyphs in _pages(document, name)]
    except (WrongPassword, PDFEncryptionError) as error:
        raise problem("file_locked", name=name) from error
    except (InputError, MemoryError):
        raise
    except Exception as error:  # a damaged file breaks pdfminer in ways beyond its own errors
        raise problem("pdf_damaged", name=name, kind=type(error).__name__) from error
    text = text_of(pages)
    letters = sum(ch.isalpha() for ch in text)
    unmapped = len(_UNMAPPED.findall(text))
    if unmapped * 5 > letters:
        raise problem("pdf_fonts", name=name)
    if letters < 10:
        raise problem("pdf_scan", name=name)
    return Extract(text=_UNMAPPED.sub("", text), title=_title(document, text))


def _pages(document: Any, name: str) -> Iterator[list[Glyph]]:
    """The glyphs of each page."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    started = time.monotonic()
    found = 0
    for found, page in enumerate(PDFPage.create_pages(document), 1):
        if found > MAX_PAGES:
            raise problem("pdf_pages", name=name, most=MAX_PAGES)
        if time.monotonic() - started > MAX_PDF_SECONDS:
            raise problem("pdf_slow", name=name, seconds=round(MAX_PDF_SECONDS), pages=found - 1)
        interpreter.process_page(page)
        yield list(_glyphs(device.get_result()))
    if not found:
        raise problem("pdf_no_pages", name=name)


def _glyphs(item: Any) -> Iterator[Glyph]:
    """Every upright glyph in a page or figure, in the order drawn."""
    from pdfminer.layout import LTChar, LTContainer

    for child in item:
        if isinstance(child, LTChar):
            if child.upright and child.get_text():
                yield Glyph(
                    text=child.get_text(),
                    x0=child.x0,
                    x1=child.x1,
                    baseline=child.matrix[5],
                    size=child.size,
                )
        elif isinstance(child, LTContainer):
            yield from _glyphs(child)


def _check_streams(data: bytes, name: str) -> None:
    """`InputError` if a stream unpacks to far more than a page's text; pictures do not count.

    pdfminer unpacks without a limit, so a few kilobytes could fill the memory.
    """
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - 600) : match.start()].rpartition(b" obj")[2]
        if b"FlateDecode" not in head or re.search(rb"/Subtype\s*/Image", head):
            continue
        try:
            unpacker = zlib.decompressobj()
            piece = unpacker.decompress(data[match.end() :], MAX_STREAM_BYTES + 1)
        except zlib.error:
            continue
        if len(piece) > MAX_STREAM_BYTES:
            raise problem("pdf_unpacks", name=name, most=MAX_STREAM_BYTES // 1_000_000)


def _title(document: Any, text: str) -> str | None:
    """The title in the metadata, if it is one: often it is a file's name."""
    from pdfminer.utils import decode_text

    for info in document.info:
        raw = info.get("Title")
        if isinstance(raw, bytes):
            title = " ".join(decode_text(raw).split())
            start = set(re.findall(r"\w+", text[:600].casefold()))
            words = re.findall(r"\w+", title.casefold())
            if len(words) > 2 and not _JUNK_TITLE.match(title) and set(words) <= start:
                return title
    return None
