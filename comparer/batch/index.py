"""All pairs of a batch as one HTML page: a table with filters, nothing from outside.

The content-security policy allows the one style sheet and the one script, by their hashes; what
articles say is escaped and stands in isolates of its own direction.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any

from markupsafe import Markup

from comparer import strings
from comparer.batch.corpus import Corpus, load
from comparer.render.safe import one_line
from comparer.render.templates import asset, template

_LARGEST = 10
"""Figure disagreements that are shown above the table."""
_KINDS = ("figure", "framing", "omission")
_SIDES = ("a", "b")


def index_page(folder: Path, lang: str) -> bytes:
    """The page for a finished batch, in the interface language `lang`."""
    corpus = load(folder)
    rows = _rows(corpus, lang)
    style, script = asset("comparer.batch", "index.css"), asset("comparer.batch", "index.js")
    page = template("comparer.batch", "index.html.j2").render(
        t=lambda key, **values: strings.text(lang, f"batch.{key}", **values),
        name=lambda group, code: strings.name(lang, group, code),
        lang=lang,
        direction=strings.direction(lang),
        style=Markup(style),  # noqa: S704 (our own files)
        script=Markup(script),  # noqa: S704
        style_hash=_hash(style),
        script_hash=_hash(script),
        rows=rows,
        outlets=sorted({row[f"{side}_source"] for row in rows for side in _SIDES} - {""}),
        kinds=_KINDS,
        failed=int((corpus.pairs["status"] == "failed").sum()),
        largest=_largest(corpus, lang),
        clean=one_line,
    )
    return page.encode("utf-8", "replace")


def _rows(corpus: Corpus, lang: str) -> list[dict[str, Any]]:
    """What the table shows of each pair; a missing value is None."""
    weightiest = corpus.differences.drop_duplicates("pair").set_index("pair")
    reasons = weightiest[f"explanation_{lang}"].to_dict()
    rows = []
    for record in corpus.pairs.astype(object).to_dict("records"):
        row = {str(name): _filled(value) for name, value in record.items()}
        report = corpus.report_file(row["pair"], "html")
        row["link"] = f"reports/{report.name}" if report else None
        for side in _SIDES:
            row[f"{side}_source"] = one_line(row[f"{side}_source"])
        row["failure"] = row.get(f"error_{lang}") or row["error"] or ""
        row["first"] = reasons.get(row["pair"], "")
        for side in _SIDES:
            row[f"{side}_name"] = row[f"{side}_title"] or Path(row[side] or "").name or "–"
        row["date"] = min(filter(None, (row["a_published"], row["b_published"])), default="")
        rows.append(row)
    return rows


def _largest(corpus: Corpus, lang: str) -> list[dict[str, Any]]:
    found = corpus.largest_figures(_LARGEST).astype(object).to_dict("records")
    sources = corpus.pairs.set_index("pair")
    return [
        {
            **{str(name): _filled(value) for name, value in row.items()},
            "reason": row[f"explanation_{lang}"],
            "a_source": sources.at[row["pair"], "a_source"],
            "b_source": sources.at[row["pair"], "b_source"],
        }
        for row in found
    ]


def _filled(value: Any) -> Any:
    """The value; None for NaN, and a count as one: a pair that failed makes its column floats."""
    if isinstance(value, float) and value != value:  # noqa: PLR0124 - NaN alone differs from itself
        return None
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
