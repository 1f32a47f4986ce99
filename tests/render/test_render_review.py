"""A reader's decisions in every format: what stands, what was set aside, every note."""

from __future__ import annotations

import io

import docx
import openpyxl
import pytest
from sample_report import sample_report

from comparer.decisions import Judge, Link, Note
from comparer.render import FORMATS, render, summary
from comparer.render.view import View
from comparer.review import machine, review
from comparer.strings import LANGUAGES, text

NOTE = "Asked the <b>ministry</b> | twice"


@pytest.fixture(scope="module")
def found():
    return sample_report()


@pytest.fixture(scope="module")
def reviewed(found):
    figure = next(d for d in found.differences if d.kind == "figure")
    framing = next(d for d in found.differences if d.kind == "framing")
    return review(
        found,
        Judge(figure.id, "rejected"),
        Note(figure.id, "A misprint"),
        Judge(framing.id, "confirmed"),
        Note(framing.id, NOTE),
        Note("report", "For the Sunday desk"),
        Link((len(found.a.sentences) - 1,), (len(found.b.sentences) - 1,)),
    )


def readable(content, format_):
    if format_ == "docx":
        document = docx.Document(io.BytesIO(content))
        parts = [p.text for p in document.paragraphs]
        parts += [c.text for t in document.tables for row in t.rows for c in row.cells]
        return "\n".join(parts)
    if format_ == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content))
        return "\n".join(
            str(value)
            for sheet in book
            for row in sheet.iter_rows(values_only=True)
            for value in row
            if value is not None
        )
    return content.decode("utf-8-sig")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("format_", [f for f in FORMATS if f not in ("csv", "json")])
def test_what_was_decided_stands_in_every_format_for_people(reviewed, format_, lang):
    shown = readable(render(reviewed, format_, lang), format_)
    assert text(lang, "report.review") in shown
    assert text(lang, "review.confirmed") in shown
    assert text(lang, "review.by_hand") in shown
    assert text(lang, "review.reason.rejected") in shown
    assert "For the Sunday desk" in shown
    assert "A misprint" in shown
    assert "ministry" in shown
    assert "<b>ministry" not in shown or format_ in ("docx", "xlsx")


def test_the_table_for_machines_has_what_stands_with_verdict_and_note(reviewed):
    lines = render(reviewed, "csv").decode("utf-8-sig")
    assert "confirmed" in lines
    assert NOTE in lines
    assert all(f"\n{difference.id}," in lines for difference in reviewed.differences)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_report_without_a_review_is_rendered_as_before_it(found, reviewed, format_):
    assert render(machine(reviewed), format_) == render(found, format_)
    assert render(reviewed, format_) != render(found, format_)


def test_the_counts_follow(found, reviewed):
    _, (_, figures_before), *_ = View(found, "en").counts()
    _, (_, figures_after), *_ = View(reviewed, "en").counts()
    assert figures_after == figures_before - 1


def test_the_terminal_says_that_there_is_a_review(reviewed):
    assert "Review" in summary(reviewed)
