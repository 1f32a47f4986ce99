"""The published JSON Schema: reports pass it, and what is not by the contract does not."""

from __future__ import annotations

import json
from importlib import resources
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from report_strategies import reports
from sample_report import sample_report

from comparer import records
from comparer.report import SCHEMA

SOURCE = resources.files("comparer.schema").joinpath("report-1.json").read_text("utf-8")
DEFINITIONS = json.loads(SOURCE)["$defs"]


@pytest.fixture(scope="module")
def validator():
    schema = json.loads(SOURCE)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_sample_report_is_valid(validator):
    validator.validate(json.loads(sample_report().to_json()))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(report=reports())
def test_any_report_is_valid(validator, report):
    validator.validate(json.loads(report.to_json()))


@pytest.mark.parametrize(
    ("values", "names"),
    [
        (DEFINITIONS["sentence"]["properties"]["role"]["enum"], get_args(records.Role)),
        (DEFINITIONS["figure"]["properties"]["kind"]["enum"], get_args(records.FigureKind)),
        (DEFINITIONS["bound"]["enum"], get_args(records.Bound)),
        (DEFINITIONS["match"]["properties"]["relation"]["enum"], get_args(records.Relation)),
        (DEFINITIONS["difference"]["properties"]["kind"]["enum"], get_args(records.Kind)),
        (DEFINITIONS["difference"]["properties"]["severity"]["enum"], get_args(records.Severity)),
        (
            DEFINITIONS["translation"]["properties"]["flags"]["items"]["enum"],
            get_args(records.TranslationFlag),
        ),
    ],
)
def test_the_schema_lists_what_the_records_allow(values, names):
    assert set(values) == set(names)


def test_the_schema_names_its_own_version():
    assert json.loads(SOURCE)["properties"]["schema"]["const"] == SCHEMA


def _omission(data):
    return next(d for d in data["differences"] if d["kind"] == "omission")


BREAKS = {
    "another schema": lambda d: d.update(schema="comparer.report/2"),
    "unknown key": lambda d: d.update(verdict="a is right"),
    "no warnings": lambda d: d.pop("warnings"),
    "no signature": lambda d: d["signature"].pop("encoder"),
    "score above one": lambda d: d["matches"][0].update(score=1.2),
    "score as text": lambda d: d["matches"][0].update(score="0.9"),
    "empty match": lambda d: d["matches"][0].update(a=[]),
    "match id": lambda d: d["matches"][0].update(id="1"),
    "relation": lambda d: d["matches"][0].update(relation="equal"),
    "negative offset": lambda d: d["articles"]["a"]["sentences"][0].update(start=-1),
    "fractional offset": lambda d: d["articles"]["a"]["sentences"][0].update(end=1.5),
    "role": lambda d: d["articles"]["a"]["sentences"][0].update(role="title"),
    "missing text": lambda d: d["articles"]["b"].pop("text"),
    "flag": lambda d: d["articles"]["a"]["sentences"][0]["translation"].update(flags=["bad"]),
    "number as number": lambda d: d["articles"]["a"]["figures"][2].update(value=37),
    "number with exponent": lambda d: d["articles"]["a"]["figures"][2].update(value="3.7E+1"),
    "figure kind": lambda d: d["articles"]["a"]["figures"][2].update(kind="number"),
    "bound": lambda d: d["articles"]["a"]["figures"][2].update(bound="around"),
    "date that is none": lambda d: d["articles"]["a"].update(published="yesterday"),
    "aspect of another kind": lambda d: d["differences"][0].update(aspect="labelling"),
    "figure outside a match": lambda d: d["differences"][0].update(match=None),
    "no side at all": lambda d: d["differences"][0].update(a=None, b=None),
    "side without spans": lambda d: d["differences"][0]["a"].update(spans=[]),
    "null value in a side": lambda d: d["differences"][0]["a"].update(value=None),
    "severity": lambda d: d["differences"][0].update(severity="urgent"),
    "confidence": lambda d: d["differences"][0].update(confidence=-0.1),
    "one language of reason": lambda d: d["differences"][0]["explanation"].pop("ar"),
    "omission in a match": lambda d: _omission(d).update(match="m1"),
    "omission on both sides": lambda d: _omission(d).update(
        b={"spans": [{"start": 0, "end": 1, "text": "I"}]}
    ),
    "warning without code": lambda d: d["warnings"][0].pop("code"),
    "warning of a third article": lambda d: d["warnings"][0].update(article="c"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_what_breaks_the_contract_is_refused(validator, name):
    data = json.loads(sample_report().to_json())
    BREAKS[name](data)
    assert not validator.is_valid(data)
