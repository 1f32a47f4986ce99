"""A report that comes from elsewhere is read whole, or refused in one sentence."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_report import sample_report

from comparer.errors import InputError
from comparer.render import FORMATS, render
from comparer.report import Report

WRITTEN = sample_report().to_json()

BROKEN = {
    "brackets": "[" * 200_000,
    "objects": '{"a":' * 100_000,
    "nothing": "",
    "a number": "7",
    "a number of a million digits": "9" * 1_000_000,
    "another schema": '{"schema": "comparer.report/9"}',
    "only a schema": '{"schema": "comparer.report/1"}',
    "a schema that is a list": '{"schema": []}',
}


def changed(*path: object, value: object) -> str:
    data = json.loads(WRITTEN)
    at = data
    for step in path[:-1]:
        at = at[step]  # type: ignore[index]
    at[path[-1]] = value  # type: ignore[index]
    return json.dumps(data)


POINTING_NOWHERE = {
    "a sentence past the end": changed("articles", "a", "sentences", -1, "end", value=10**9),
    "a sentence that ends before it starts": changed(
        "articles", "a", "sentences", 0, "end", value=0
    ),
    "a sentence of another number": changed("articles", "a", "sentences", 0, "index", value=3),
    "a sentence that repeats itself": changed("articles", "a", "sentences", 0, "repeats", value=0),
    "a match of no sentence": changed("matches", 0, "a", value=[999]),
    "a difference in no match": changed("differences", 0, "match", value="m999"),
    "evidence past the end": changed(
        "differences", 0, "a", "spans", value=[{"start": 0, "end": 10**9, "text": ""}]
    ),
    "an aspect of its own": changed("differences", 0, "aspect", value="<script>"),
    "a text that is a number": changed("articles", "a", "text", value=5),
    "a score that is none": changed("matches", 0, "score", value=float("nan")),
}


@pytest.mark.parametrize("name", [*BROKEN, *POINTING_NOWHERE])
def test_it_is_refused_in_one_sentence(name):
    with pytest.raises(InputError) as caught:
        Report.from_json({**BROKEN, **POINTING_NOWHERE}[name])
    message = str(caught.value)
    assert "\n" not in message
    assert len(message) < 500


def places(data, path=()):
    """Every path to a value in JSON data."""
    yield path
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from places(value, (*path, key))


PATHS = [path for path in places(json.loads(WRITTEN)) if path]
values = (
    st.none() | st.booleans() | st.integers(-3, 10**12) | st.floats() | st.text(max_size=5)
    | st.just([]) | st.just({}) | st.sampled_from(["a", "m1", "figure", "2015-99-99", "\ud800"])
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(PATHS), values), min_size=1, max_size=2))
def test_whatever_is_changed_in_it_it_is_shown_or_refused(changes):
    data = json.loads(WRITTEN)
    for path, value in changes:
        at = data
        try:
            for step in path[:-1]:
                at = at[step]
            at[path[-1]] = value
        except (KeyError, IndexError, TypeError):
            continue  # the first change took the second's place away
    try:
        report = Report.from_json(json.dumps(data))
    except InputError:
        return
    for form in FORMATS:
        assert render(report, form, "ar")
