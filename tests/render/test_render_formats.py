"""Every format, from one report: the same bytes each time, and everything in it."""

from __future__ import annotations

import csv
import io
import json

import docx
import openpyxl
import pytest
from lxml import html
from sample_report import sample_report

from comparer.errors import InputError
from comparer.render import FORMATS, render, summary
from comparer.report import Report
from comparer.strings import LANGUAGES, text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", FORMATS)
def test_same_report_same_bytes(form, lang):
    assert render(sample_report(), form, lang) == render(sample_report(), form, lang)


def test_unknown_format_and_language_say_what_there_is():
    with pytest.raises(InputError, match="html, json, md"):
        render(sample_report(), "pdf")
    with pytest.raises(InputError, match="en, ar"):
        render(sample_report(), "html", "fr")


def test_json_is_the_report():
    report = sample_report()
    written = render(report, "json").decode()
    assert json.loads(written) == report.to_dict()
    assert Report.from_json(written) == report


def test_csv_has_one_row_a_difference_with_sources_and_translations():
    report = sample_report()
    content = render(report, "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == [d.id for d in report.differences]
    row = rows[1]
    assert (row["a_value"], row["b_value"], row["b_bound"]) == ("37", "28", "at_least")
    assert row["a_text"] == "37 عنصرًا"
    assert "37 members of regime forces" in row["a_translation"]
    assert row["a_source"] == "شبكة إخبارية عربية"
    assert "use-multilingual" in row["produced_by"]
    assert "nan" not in content.decode().lower().split(",")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_summary_counts_and_isolates(lang):
    shown = summary(sample_report(), lang)
    assert "37 عنصرًا" in shown
    assert "\u2067" in shown
    assert "\x1b" not in shown


def test_markdown_keeps_sentences_whole_and_evidence_bold():
    written = render(sample_report(), "md").decode().replace("\u2060", "")
    assert "\u2067و**ارتكبت طائرات النظام** مجزرة" in written
    assert "reportedly hurt**.\u2069" in written


@pytest.mark.parametrize("form", ["html", "md", "docx", "xlsx"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_report_for_people_carries_the_whole(form, lang):
    """Source, translation, evidence, reason, warnings, what made it and what it cannot tell."""
    report = sample_report()
    shown = text_of(render(report, form, lang), form)
    for needed in (
        "شبكة إخبارية عربية",
        "members of regime forces and 23",
        "37 عنصرًا",
        getattr(report.differences[1].explanation, lang),
        getattr(report.caveats[0].message, lang),
        "use-multilingual 1.0",
        text(lang, "limits.truth"),
        text(lang, "read.severity"),
    ):
        assert squeezed(needed) in squeezed(shown), needed


def text_of(content, form):
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content))
        return " ".join(
            str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row
        )
    if form == "docx":
        body = docx.Document(io.BytesIO(content)).element.body
        return "".join(body.itertext())
    if form == "html":
        return html.fromstring(content.decode()).text_content()
    return content.decode()


def squeezed(shown):
    """Letters and digits only: formats differ in spaces, escapes and isolates."""
    return "".join(char for char in shown if char.isalnum())
