"""The report's JSON form and its table: nothing is lost on the way out and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from report_strategies import reports
from sample_report import sample_report

from comparer.errors import InputError
from comparer.report import Report

thorough = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # fmt: skip


@thorough
@given(reports())
def test_any_report_reads_back_as_itself(report):
    assert Report.from_json(report.to_json()) == report
    assert Report.from_dict(json.loads(report.to_json())).to_dict() == report.to_dict()


def test_arabic_stays_readable_in_json():
    assert "سيطر تنظيم الدولة" in sample_report().to_json()


def test_texts_in_json_are_what_the_spans_cover():
    data = sample_report().to_dict()
    for key in ("a", "b"):
        article = data["articles"][key]
        for record in (*article["sentences"], *article["figures"]):
            assert record["text"] == article["text"][record["start"] : record["end"]]
        for difference in data["differences"]:
            for span in (difference[key] or {"spans": []})["spans"]:
                assert span["text"] == article["text"][span["start"] : span["end"]]


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "null", '{"schema": "comparer.report/2"}', '{"schema": "comparer.report/1"}'],
)
def test_what_is_no_report_is_refused_in_one_sentence(text):
    with pytest.raises(InputError) as refused:
        Report.from_json(text)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("articles", "a", "text"), None),
        (("articles", "a", "figures", 0, "kind"), "weight"),
        (("articles", "a", "figures", 2, "value"), "thirty"),
        (("articles", "b", "lang"), "tlh"),
        (("articles", "b", "published"), "yesterday"),
        (("matches", 0, "a"), None),
        (("differences", 0, "explanation"), {"en": "no Arabic"}),
        (("warnings",), None),
    ],
)
def test_a_damaged_report_is_refused(path, value):
    data = sample_report().to_dict()
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(InputError):
        Report.from_dict(data)


def test_frame_has_one_row_a_difference_with_the_evidence_as_text():
    report = sample_report()
    frame = report.differences_frame()
    assert list(frame["id"]) == [d.id for d in report.differences]
    assert frame.loc[1, "a_text"] == "37 عنصرًا"
    assert frame.loc[1, "b_sentences"] == "5"
    assert frame.loc[1, "match_score"] == 0.86
    assert frame["a_text"].isna().sum() == sum(d.a is None for d in report.differences)


def test_match_by_id():
    report = sample_report()
    assert report.match("m3").a == (3,)
    with pytest.raises(InputError, match="m1 to m7"):
        report.match("m99")
