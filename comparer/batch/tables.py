"""Reports → rows: of pairs, differences, matches, figures and names, in tables with fixed columns.

Numbers stay decimal strings, as in `comparer.report/1`; `pair` joins the tables.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from comparer.batch.chunks import Outcome, Task
from comparer.errors import problem
from comparer.figures.indefinite import ends
from comparer.framing.profile import ActorNaming
from comparer.records import ArticleKey, Span
from comparer.report import Report
from comparer.report_json import number_to_text

Row = dict[str, Any]

_TEXT, _INT, _FLOAT = pa.string(), pa.int32(), pa.float64()
_KEYS: tuple[ArticleKey, ArticleKey] = ("a", "b")


def _schema(**columns: pa.DataType) -> pa.Schema:
    return pa.schema(list(columns.items()))


SCHEMAS: dict[str, pa.Schema] = {
    "pairs": _schema(
        pair=_TEXT, status=_TEXT, error=_TEXT, error_ar=_TEXT,
        a=_TEXT, b=_TEXT, a_lang=_TEXT, b_lang=_TEXT, a_title=_TEXT, b_title=_TEXT,
        a_source=_TEXT, b_source=_TEXT, a_published=_TEXT, b_published=_TEXT,
        a_claims=_INT, b_claims=_INT, matches=_INT, differences=_INT,
        figure=_INT, framing=_INT, omission=_INT, high=_INT, warnings=_TEXT,
    ),
    "differences": _schema(
        pair=_TEXT, id=_TEXT, kind=_TEXT, aspect=_TEXT, match=_TEXT, match_score=_FLOAT,
        severity=_TEXT, confidence=_FLOAT, a_text=_TEXT, b_text=_TEXT, a_value=_TEXT, b_value=_TEXT,
        a_unit=_TEXT, b_unit=_TEXT, a_bound=_TEXT, b_bound=_TEXT, a_category=_TEXT,
        b_category=_TEXT, a_sentences=_TEXT, b_sentences=_TEXT, explanation_en=_TEXT,
        explanation_ar=_TEXT,
    ),
    "matches": _schema(
        pair=_TEXT, id=_TEXT, score=_FLOAT, relation=_TEXT, a_sentences=_TEXT, b_sentences=_TEXT,
        a_text=_TEXT, b_text=_TEXT,
    ),
    "figures": _schema(
        pair=_TEXT, article=_TEXT, sentence=_INT, start=_INT, end=_INT, text=_TEXT, kind=_TEXT,
        value=_TEXT, low=_TEXT, high=_TEXT, unit=_TEXT, bound=_TEXT, counted=_TEXT,
    ),
    "names": _schema(
        pair=_TEXT, article=_TEXT, concept=_TEXT, actor_en=_TEXT, actor_ar=_TEXT, words=_TEXT,
        category=_TEXT, count=_INT,
    ),
}  # fmt: skip
"""Each table's columns. `names` is how an article names each actor, and how often."""

Tables = dict[str, pa.Table]


def tables_of(rows: dict[str, list[Row]]) -> Tables:
    """The rows as tables with all columns; a missing value is null."""
    return {
        name: pa.Table.from_pylist(rows.get(name, []), schema=schema)
        for name, schema in SCHEMAS.items()
    }


def rows_of(task: Task, outcome: Outcome) -> dict[str, list[Row]]:
    """What the tables hold of one pair."""
    report = outcome.report
    names: Row = {"a": task.references[0], "b": task.references[1]}
    if report is None:
        error = outcome.error or problem("batch_lost")
        said = {"error": error.message("en"), "error_ar": error.message("ar")}
        return {"pairs": [{"pair": task.id, "status": "failed", **said, **names}]}
    differences = report.differences_frame().astype(object)
    pair = {"pair": task.id}
    return {
        "pairs": [_pair(task.id, names, report)],
        "differences": [
            pair | {str(name): _filled(value) for name, value in row.items()}
            for row in differences.to_dict("records")
        ],
        "matches": [pair | row for row in _matches(report)],
        "figures": [pair | row for row in _figures(report)],
        "names": [pair | row for row in _names(report)],
    }


def _filled(value: Any) -> Any:
    return None if value != value else value  # noqa: PLR0124 - NaN alone differs from itself


def _pair(id_: str, names: Row, report: Report) -> Row:
    row: Row = {"pair": id_, "status": "done", **names}
    for key in _KEYS:
        document = report.document(key)
        row[f"{key}_lang"] = document.lang
        for field in ("title", "source", "published"):
            row[f"{key}_{field}"] = getattr(document.article, field)
        row[f"{key}_claims"] = sum(1 for _ in document.claims())
    kinds = Counter(d.kind for d in report.differences)
    return row | {
        "matches": len(report.matches),
        "differences": len(report.differences),
        **{kind: kinds[kind] for kind in ("figure", "framing", "omission")},
        "high": sum(d.severity == "high" for d in report.differences),
        "warnings": " ".join(dict.fromkeys(c.code for c in report.caveats)),
    }


def _matches(report: Report) -> Iterator[Row]:
    for match in report.matches:
        row: Row = {"id": match.id, "score": match.score, "relation": match.relation}
        for key, indices in zip(_KEYS, (match.a, match.b), strict=True):
            document = report.document(key)
            row[f"{key}_sentences"] = " ".join(map(str, indices))
            row[f"{key}_text"] = " ".join(document.slice(document.sentences[i]) for i in indices)
        yield row


def _figures(report: Report) -> Iterator[Row]:
    for key in _KEYS:
        document = report.document(key)
        for figure in document.figures:
            low, high = ends(figure, document)
            yield {
                "article": key,
                "sentence": figure.sentence,
                "start": figure.start,
                "end": figure.end,
                "text": document.slice(Span(figure.start, figure.end)),
                "kind": figure.kind,
                "value": number_to_text(figure.value),
                "low": number_to_text(low),
                "high": number_to_text(high),
                "unit": figure.unit,
                "bound": figure.bound,
                "counted": figure.counted,
            }


def _names(report: Report) -> Iterator[Row]:
    for actor in report.profile.actors if report.profile else ():
        yield from _namings(actor)


def _namings(actor: ActorNaming) -> Iterator[Row]:
    for key in _KEYS:
        for naming in getattr(actor, key):
            yield {
                "article": key,
                "concept": actor.concept,
                "actor_en": actor.name.en,
                "actor_ar": actor.name.ar,
                "words": naming.words,
                "category": naming.category,
                "count": naming.count,
            }
