"""A review as part of `comparer.report/1`: decisions, what was found before them, what follows."""

from __future__ import annotations

from typing import Any

from comparer.decisions import Judge, Link, Mark, Note, Step
from comparer.errors import problem
from comparer.records import Match
from comparer.report import Report
from comparer.report_json import difference_from_dict, difference_to_dict, match_to_dict
from comparer.review import review

_UNGIVEN = {"id": "", "match": None}
"""Of a difference in a link: they are given when the link is applied."""


def add_review(data: dict[str, Any], report: Report) -> None:
    """Add the report's review to its JSON values: as a whole, and beside what it concerns."""
    found = report.review
    if found is None:
        return
    for record in (*data["matches"], *data["differences"]):
        if values := _mark_to_dict(found.mark(record["id"])):
            record["review"] = values
    data["review"] = {
        "steps": [_step_to_dict(step, report) for step in found.steps],
        "note": found.note,
        "set_aside": [
            {
                "id": gone.record.id,
                "is": "match" if isinstance(gone.record, Match) else gone.record.kind,
                "reason": gone.reason,
                **_mark_to_dict(found.mark(gone.record.id)),
            }
            for gone in found.aside
        ],
        "machine": {
            "matches": [match_to_dict(match) for match in found.matches],
            "differences": [difference_to_dict(d, report.a, report.b) for d in found.differences],
        },
    }


def reviewed(report: Report, data: dict[str, Any]) -> Report:
    """The report as found, with the decisions in a review's JSON values applied to it.

    `InputError` for a decision that cannot be applied; `KeyError` and `ValueError` for damage.
    """
    return review(report, *(_step_from_dict(step) for step in data["steps"]))


def _mark_to_dict(mark: Mark) -> dict[str, Any]:
    """What differs from an untouched finding, and nothing else."""
    values: dict[str, Any] = {}
    if mark.verdict != "open":
        values["verdict"] = mark.verdict
    if mark.by_hand:
        values["by_hand"] = True
    if mark.note:
        values["note"] = mark.note
    return values


def _step_to_dict(step: Step, report: Report) -> dict[str, Any]:
    if isinstance(step, Judge):
        return {"do": "judge", "target": step.target, "verdict": step.verdict}
    if isinstance(step, Note):
        return {"do": "note", "target": step.target, "text": step.text}
    return {
        "do": "link",
        "a": list(step.a),
        "b": list(step.b),
        "differences": [
            {
                name: value
                for name, value in difference_to_dict(d, report.a, report.b).items()
                if name not in _UNGIVEN
            }
            for d in step.differences
        ],
    }


def _step_from_dict(data: dict[str, Any]) -> Step:
    match data["do"]:
        case "judge":
            return Judge(data["target"], data["verdict"])
        case "note":
            return Note(data["target"], data["text"])
        case "link":
            return Link(
                tuple(data["a"]),
                tuple(data["b"]),
                tuple(difference_from_dict({**_UNGIVEN, **d}) for d in data["differences"]),
            )
        case other:
            raise problem("decision_newer", given=str(other))
