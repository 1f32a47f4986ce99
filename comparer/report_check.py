"""Whether JSON from outside is a report that can be shown: by the schema, and every place in it.

A report may come by mail. What is read from it is rendered, kept and reviewed, so that a span
outside its text, or a match of sentences that are not there, is refused before anything is made.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

from jsonschema import Draft202012Validator, validators

from comparer.errors import problem


def check(data: dict[str, Any]) -> None:
    """`InputError` naming the first thing in the data that is not by `comparer.report/1`."""
    wrong = next(_validator().iter_errors(data), None)
    if wrong is not None:
        path = "/".join(map(str, wrong.absolute_path))
        raise problem("report_damaged", reason=f"{path}: {wrong.message[:120]}")
    found = data.get("review", {}).get("machine", data)
    for what, place, sound in _places(data, found):
        if not sound:
            raise problem("report_damaged", reason=f"{what}: {place}")


def _places(data: dict[str, Any], found: dict[str, Any]) -> list[tuple[str, object, bool]]:
    """Everything that points somewhere: what it is, where it points, and whether that is there."""
    places: list[tuple[str, object, bool]] = []
    for key, article in data["articles"].items():
        sentences, size = article["sentences"], len(article["text"])
        last = 0
        for number, sentence in enumerate(sentences):
            start, end, repeats = sentence["start"], sentence["end"], sentence["repeats"]
            places += [
                (f"{key} sentence", sentence["index"], sentence["index"] == number),
                (f"{key} sentence", f"{start}-{end}", last <= start < end <= size),
                (f"{key} repeats", repeats, repeats is None or 0 <= repeats < number),
            ]
            last = end
        for figure in article["figures"]:
            at = figure["sentence"]
            span = f"{figure['start']}-{figure['end']}"
            places += [
                (f"{key} figure", span, 0 <= figure["start"] <= figure["end"] <= size),
                (f"{key} figure", at, 0 <= at < len(sentences)),
            ]
        for match in found["matches"]:
            places += [(f"{key} match", at, 0 <= at < len(sentences)) for at in match[key]]
        for difference in found["differences"]:
            for span in (difference[key] or {"spans": ()})["spans"]:
                shown = f"{span['start']}-{span['end']}"
                places.append((f"{key} evidence", shown, 0 <= span["start"] <= span["end"] <= size))
    ids = {match["id"] for match in found["matches"]} | {None}
    places += [("match", d["match"], d["match"] in ids) for d in found["differences"]]
    return places


@cache
def _validator() -> Any:
    source = resources.files("comparer.schema").joinpath("report-1.json").read_text("utf-8")
    # JSON Schema takes 1.0 for an integer; as an offset it is none.
    types = Draft202012Validator.TYPE_CHECKER.redefine("integer", lambda _, x: type(x) is int)
    strict: Any = validators.extend(Draft202012Validator, type_checker=types)  # type: ignore[no-untyped-call]
    return strict(json.loads(source))
