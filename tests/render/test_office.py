"""Word and Excel reports: directions, faces, comments, sheets; LibreOffice opens them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader
from sample_report import sample_report

from comparer.render import render
from comparer.render.archive import EPOCH
from comparer.strings import text

SOFFICE = shutil.which("soffice")
ARABIC = re.compile("[\u0621-\u064a]")


def document(lang="en", report=None):
    return docx.Document(io.BytesIO(render(report or sample_report(), "docx", lang)))


def paragraphs(written):
    return list(written.element.body.iter(qn("w:p")))


def words(element):
    return "".join(t.text or "" for t in element.iter(qn("w:t")))


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_arabic_runs_are_right_to_left_with_an_arabic_face(lang):
    written = document(lang)
    normal = written.styles["Normal"].element.rPr.find(qn("w:rFonts"))
    assert normal.get(qn("w:cs")) == "Noto Naskh Arabic"
    seen = 0
    for run in written.element.body.iter(qn("w:r")):
        shown = words(run)
        marked = run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None
        if ARABIC.search(shown):
            assert marked, shown
            assert not re.search("[A-Za-z0-9]", shown), shown
            seen += 1
        elif re.search("[A-Za-z]", shown):
            assert not marked, shown
    assert seen > 50


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_paragraphs_run_in_the_direction_of_their_language(lang):
    report = sample_report()
    by_text = {
        words(p): p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
        for p in paragraphs(document(lang))
    }
    arabic = next(shown for shown in by_text if "وأفاد المرصد السوري بمقتل" in shown)
    english = next(shown for shown in by_text if "Clashes continued near Mheen" in shown)
    reason = getattr(report.differences[1].explanation, lang)
    assert by_text[arabic]
    assert not by_text[english]
    assert by_text[reason] == (lang == "ar")


def test_tables_and_sheets_are_mirrored_in_an_arabic_report():
    for lang, mirrored in (("en", False), ("ar", True)):
        tables = document(lang).tables
        assert tables
        for table in tables:
            assert (table._tbl.tblPr.find(qn("w:bidiVisual")) is not None) == mirrored
        book = openpyxl.load_workbook(io.BytesIO(render(sample_report(), "xlsx", lang)))
        directions = {sheet.title: bool(sheet.sheet_view.rightToLeft) for sheet in book}
        assert directions.pop(text(lang, "sheet.text_a")) is True
        assert directions.pop(text(lang, "sheet.text_b")) is False
        assert set(directions.values()) == {mirrored}


def test_every_difference_is_a_comment_on_its_words():
    report = sample_report()
    written = document(report=report)
    comments = list(written.comments)
    sides = sum((d.a is not None) + (d.b is not None) for d in report.differences)
    assert len(comments) == sides
    assert len({c.comment_id for c in comments}) == sides
    assert all(c._comment_elm.get(qn("w:date")) is None for c in comments)
    found = [c for c in comments if report.differences[1].explanation.en in c.text]
    start = next(
        mark
        for mark in written.element.body.iter(qn("w:commentRangeStart"))
        if mark.get(qn("w:id")) == str(found[0].comment_id)
    )
    following = []
    for element in start.itersiblings():
        if element.tag == qn("w:commentRangeEnd"):
            break
        following.append(words(element))
    assert "".join(following) == "37 عنصرًا"


def test_the_workbook_has_its_sheets_and_numbers_are_numbers():
    book = openpyxl.load_workbook(io.BytesIO(render(sample_report(), "xlsx")))
    assert book.sheetnames == [
        "Summary", "Figures", "All figures", "Framing", "Profile", "Omissions", "Matches",
        "Text A", "Text B",
    ]  # fmt: skip
    rows = list(book["Figures"].iter_rows(values_only=True))
    heads = rows[0]
    second = dict(zip(heads, rows[2], strict=True))
    assert second["A · Value"] == 37
    assert second["B · Value"] == 28
    assert second["B · In words"] == "at least 28"
    assert second["Confidence"] == 0.94
    assert second["Your note"] is None
    table = list(book["All figures"].iter_rows(values_only=True))
    lines = [dict(zip(table[0], row, strict=True)) for row in table[1:]]
    [found] = [line for line in lines if line["No."] == second["No."]]
    assert (found["Agreement"], found["A · Value"], found["B · Value"]) == ("differs", 37, 28)
    assert {"same", "only in A", "only in B"} <= {line["Agreement"] for line in lines}
    assert "members of regime forces" in second["A · Translation"]
    counts = {row[0]: row[1] for row in book["Summary"].iter_rows(values_only=True)}
    assert counts["claims matched"] == 7
    translated = dict(zip(*list(book["Text A"].iter_rows(values_only=True))[:2], strict=True))
    assert translated["Translation"].startswith("Islamic State takes control")
    assert translated["Translation warnings"] in (None, "")


def test_a_page_long_sentence_fits_a_cell():
    report = sample_report()
    long = "كلمة " * 20_000
    text_a = report.a.text + long
    last = report.a.sentences[-1]
    a = replace(
        report.a,
        article=replace(report.a.article, text=text_a),
        sentences=(*report.a.sentences[:-1], replace(last, end=len(text_a))),
    )
    book = openpyxl.load_workbook(io.BytesIO(render(replace(report, a=a), "xlsx")))
    cells = [c.value for row in book["Text A"].iter_rows() for c in row if isinstance(c.value, str)]
    assert max(map(len, cells)) == 32_767


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_archives_bear_no_time(form):
    with zipfile.ZipFile(io.BytesIO(render(sample_report(), form))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {EPOCH}
        stamps = re.findall(rb">(\d{4}-[^<]*Z)<", archive.read("docProps/core.xml"))
    assert set(stamps) == {b"1980-01-01T00:00:00Z"}


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not here")
@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_libreoffice_opens_it(form, tmp_path):
    source = tmp_path / f"report.{form}"
    source.write_bytes(render(sample_report(), form, "ar"))
    subprocess.run(
        [str(SOFFICE), "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
         "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    pages = PdfReader(tmp_path / "report.pdf").pages
    shown = "".join(page.extract_text() for page in pages)
    assert "ISIS captures Syrian town of Qaryatayn" in shown
    assert "Argos" in shown
