"""The formats for machines: JSON by the contract, and CSV with one row a difference."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

from comparer.records import ArticleKey
from comparer.render.evidence import KEYS
from comparer.render.safe import cell, one_line
from comparer.render.view import View
from comparer.report import Report

# JSON lets these stand unescaped, but UTF-8 refuses lone surrogates, and terminals and editors
# obey C1 controls and bidi overrides. Escaped, they read back as what they were.
_ESCAPE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def to_json(report: Report, lang: str) -> bytes:  # noqa: ARG001
    """The report as `comparer.report/1`, UTF-8; the same whatever the interface language."""
    text = report.to_json(indent=2)
    return _ESCAPE.sub(lambda m: f"\\u{ord(m[0]):04x}", text).encode() + b"\n"


def to_csv(report: Report, lang: str) -> bytes:  # noqa: ARG001
    """`differences_frame` with sources and translations, UTF-8 with a mark so that Excel reads it.

    Column names stay English, and sentences are counted from zero as in the JSON report.
    """
    view = View(report, "en")
    frame = report.differences_frame()
    extra = [
        *(f"{key}_{name}" for key in KEYS for name in ("translation", "translation_flags")),
        *(f"{key}_{name}" for key in KEYS for name in ("lang", "title", "source", "published")),
        "produced_by",
        "warnings",
    ]
    produced_by = "; ".join(f"{name}: {value}" for name, value in view.signature())
    warnings = " ".join(caveat.code for caveat in report.caveats)

    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow([*frame.columns, *extra])
    # Row by row from the frame's own dictionaries: pandas would print missing values as "nan".
    for record, finding in zip(frame.to_dict("records"), view.findings, strict=True):
        row: list[Any] = list(record.values())
        for key in KEYS:
            side = finding.side(key)
            found = side.translations if side else ()
            row.append(" … ".join(one_line(t.text) for t in found))
            row.append(" ".join(dict.fromkeys(flag for t in found for flag in t.flags)))
        for key in KEYS:
            row += _about(report, key)
        writer.writerow([_field(value) for value in (*row, produced_by, warnings)])
    return lines.getvalue().encode("utf-8-sig")


def figures_csv(report: Report) -> bytes:
    """`figures_frame`, the table of every figure of the pair, in the same form."""
    frame = report.figures_frame().astype(object)
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(frame.columns)
    for row in frame.itertuples(index=False):
        writer.writerow([_field(value) for value in row])
    return lines.getvalue().encode("utf-8-sig")


def _about(report: Report, key: ArticleKey) -> list[str | None]:
    document = report.document(key)
    article = document.article
    return [document.lang, article.title, article.source, article.published]


def _field(value: Any) -> str:
    if value is None or value != value:  # noqa: PLR0124 (nan: pandas' missing value)
        return ""
    return cell(str(value))
