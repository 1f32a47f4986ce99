"""Every format, from one report: the same bytes each time, and everything in it."""

from __future__ import annotations

import csv
import io
import json

import pytest
from sample_report import sample_report

from comparer.errors import InputError
from comparer.render import FORMATS, render, summary
from comparer.report import Report
from comparer.strings import LANGUAGES


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
    assert shown.count("\u2068") == shown.count("\u2069") > 0
    assert "\x1b" not in shown
