"""A reader's decisions: what they change, what stays as it was found, and how they are undone."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from comparer.decisions import Judge, Link, Note
from comparer.errors import InputError
from comparer.records import Difference, Explanation, Side, Span
from comparer.report import Report, in_reading_order
from comparer.review import machine, review, undo

sys.path.insert(0, str(Path(__file__).parent / "page"))
from page_report import small_report


@pytest.fixture
def report():
    found = small_report()
    return replace(found, differences=in_reading_order(found.differences))


def ids(records):
    return [record.id for record in records]


def set_aside(report):
    return {gone.record.id: gone.reason for gone in report.review.aside}


def test_a_rejected_difference_no_longer_counts_and_is_still_there(report):
    done = review(report, Judge("d3", "rejected"))
    assert ids(done.differences) == [i for i in ids(report.differences) if i != "d3"]
    assert set_aside(done) == {"d3": "rejected"}
    assert done.matches == report.matches
    assert machine(done) == report


def test_a_confirmed_difference_stays_with_its_mark(report):
    done = review(report, Judge("d1", "confirmed"), Note("d1", "  Checked with the ministry. "))
    assert set(ids(done.differences)) == set(ids(report.differences))
    mark = done.review.mark("d1")
    assert (mark.verdict, mark.note, mark.by_hand) == (
        "confirmed",
        "Checked with the ministry.",
        False,
    )
    assert done.review.mark("d2").verdict == "open"


def test_rejecting_a_match_takes_its_differences_and_leaves_both_claims_alone(report):
    done = review(report, Judge("m2", "rejected"))
    assert "m2" not in ids(done.matches)
    assert set_aside(done) == {"m2": "rejected", "d2": "match_rejected"}
    new = [d for d in done.differences if d.id not in ids(report.differences)]
    assert ids(sorted(new, key=lambda d: d.id)) == ["d8", "d9"]
    assert all(d.kind == "omission" and d.confidence == 1.0 for d in new)
    places = {("a" if d.a else "b", (d.a or d.b).spans[0]) for d in new}
    assert places == {("a", report.a.sentences[2].span), ("b", report.b.sentences[2].span)}
    assert done.review.mark("d8").by_hand


def test_an_omitted_clause_goes_with_the_match_it_stands_in(report):
    sentence = report.a.sentences[2]
    side = Side((Span(sentence.start, sentence.start + 4),))
    reason = Explanation("Left out.", "غائب.")
    clause = Difference("omission", "only_in", None, "low", 0.9, side, None, reason, "d8")
    found = replace(report, differences=in_reading_order((*report.differences, clause)))
    assert "d8" in ids(review(found, Judge("d1", "confirmed")).differences)
    done = review(found, Judge("m2", "rejected"))
    assert set_aside(done) == {"m2": "rejected", "d2": "match_rejected", "d8": "match_rejected"}
    assert sentence.span in {d.a.spans[0] for d in done.differences if d.a}


def test_taking_a_verdict_back_restores_what_was_found(report):
    done = review(report, Judge("m2", "rejected"), Judge("m2", "open"))
    assert done.matches == report.matches
    assert done.differences == report.differences
    assert done.review.aside == ()


def test_a_link_joins_claims_that_had_no_counterpart(report):
    difference = replace(report.differences[0], id="", match=None, aspect="unit")
    done = review(report, Link((6,), (6,), (difference,)))
    [made] = [m for m in done.matches if m.id not in ids(report.matches)]
    assert (made.id, made.a, made.b, made.score) == ("m6", (6,), (6,), 1.0)
    assert made.relation == "conflict"
    assert set_aside(done) == {"d6": "matched", "d7": "matched"}
    [found] = [d for d in done.differences if d.match == "m6"]
    assert found.id == "d8"
    assert done.review.mark("m6").by_hand


def test_a_link_takes_its_sentences_from_the_match_they_stood_in(report):
    wide = replace(report, matches=(replace(report.matches[0], a=(0, 2)), *report.matches[2:]),
                   differences=tuple(d for d in report.differences if d.match != "m2"))  # fmt: skip
    done = review(wide, Link((2,), (2,)))
    by_id = {m.id: m for m in done.matches}
    assert by_id["m1"].a == (0,)
    assert (by_id["m6"].a, by_id["m6"].b) == ((2,), (2,))
    assert "m1" not in set_aside(done)


def test_a_match_that_loses_a_side_is_set_aside_and_its_other_side_is_alone(report):
    done = review(report, Link((3,), (6,)))
    assert set_aside(done) == {"m3": "relinked", "d3": "relinked", "d7": "matched"}
    alone = [d for d in done.differences if d.kind == "omission" and d.b]
    assert [d.b.spans[0] for d in alone] == [report.b.sentences[3].span]
    back = review(done, Judge("m6", "rejected"))
    assert {"m3", "d3"} <= set(ids([*back.matches, *back.differences]))
    assert set_aside(back) == {"m6": "rejected"}


def test_undo_takes_back_one_decision_at_a_time(report):
    one = review(report, Judge("d1", "rejected"))
    two = review(one, Link((6,), (6,)))
    assert undo(two) == one
    assert undo(one) == report
    assert undo(report) == report


def test_decisions_give_the_same_result_one_by_one_and_at_once(report):
    steps = (
        Judge("m2", "rejected"),
        Link((6,), (6,)),
        Judge("d8", "confirmed"),
        Note("report", "For the desk."),
        Judge("m6", "rejected"),
    )
    one_by_one = report
    for step in steps:
        one_by_one = review(one_by_one, step)
    assert one_by_one == review(report, *steps)
    assert one_by_one.review.note == "For the desk."


def test_the_relation_of_a_match_follows_its_differences(report):
    done = review(report, Judge("d1", "rejected"))
    assert done.match("m1").relation == "same"
    assert review(done, Judge("d1", "open")).match("m1").relation == "conflict"


def test_a_reviewed_report_reads_back_as_itself_and_is_valid(report):
    difference = Difference(
        "figure", "value", None, "high", 0.123456, Side((report.a.sentences[6].span,)), None,
        Explanation("One.", "واحد."),
    )  # fmt: skip
    done = review(report, Judge("m2", "rejected"), Link((6,), (6,), (difference,)),
                  Judge("d1", "confirmed"), Note("d8", "Seen"), Note("report", "All"))  # fmt: skip
    data = json.loads(done.to_json())
    schema = json.loads(
        resources.files("comparer.schema").joinpath("report-1.json").read_text("utf-8")
    )
    Draft202012Validator(schema).validate(data)
    assert Report.from_json(done.to_json()) == done
    assert data["review"]["machine"]["differences"] == report.to_dict()["differences"]
    assert {d["id"]: d.get("review") for d in data["differences"]}["d1"] == {"verdict": "confirmed"}


def test_a_report_without_decisions_says_nothing_of_a_review(report):
    assert "review" not in report.to_dict()
    assert review(report) == report


def test_the_table_of_differences_has_verdicts_and_notes(report):
    frame = review(report, Judge("d1", "confirmed"), Note("d1", "Seen")).differences_frame()
    row = frame[frame["id"] == "d1"].iloc[0]
    assert (row["verdict"], row["note"], row["by_hand"]) == ("confirmed", "Seen", False)


@pytest.mark.parametrize(
    "step",
    [
        Judge("d99", "rejected"),
        Judge("d1", "maybe"),
        Note("x", "y"),
        Note("d1", "n" * 4001),
        Link((), (1,)),
        Link((1,), (99,)),
        Link((-1,), (1,)),
    ],
)
def test_a_decision_that_cannot_be_made_is_refused_in_one_sentence(report, step):
    with pytest.raises(InputError) as refused:
        review(report, step)
    assert "\n" not in str(refused.value)


def test_a_review_that_does_not_fit_its_report_is_refused(report):
    data = review(report, Judge("d1", "rejected")).to_dict()
    data["review"]["steps"][0]["target"] = "d77"
    with pytest.raises(InputError):
        Report.from_dict(data)
    data["review"]["steps"][0] = {"do": "dance"}
    with pytest.raises(InputError):
        Report.from_dict(data)
    del data["review"]["steps"]
    with pytest.raises(InputError):
        Report.from_dict(data)
