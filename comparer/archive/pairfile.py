"""The file of pairs: what `comparer pair` writes, people may edit, and `comparer batch` reads."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from comparer.archive.articles import References, cell_text, read_table
from comparer.archive.places import relative
from comparer.errors import problem
from comparer.ingest.limits import MAX_REFERENCE_CHARACTERS
from comparer.ingest.own_file import check_cell
from comparer.render.safe import cell

COLUMNS = (
    "a", "b", "score", "a_source", "b_source", "a_published", "b_published", "a_title", "b_title",
    "reason",
)  # fmt: skip
_FIELDS = ("source", "published", "title", "lang")
_WINDOWS_ROOT = re.compile(r"[A-Za-z]:[\\/]")


@dataclass(frozen=True, slots=True)
class PairLine:
    """One line of a file of pairs: two references, and fields that override the articles' own."""

    id: str
    """Its number in the file, from 1, with zeros in front: it sorts and names files."""
    a: str
    b: str
    a_fields: tuple[tuple[str, str], ...] = ()
    b_fields: tuple[tuple[str, str], ...] = ()


def write_pairs(path: Path, lines: Iterable[dict[str, str]]) -> None:
    """Write a file of pairs; cells that a spreadsheet would take for a formula are made harmless.

    References are relative to the file's folder, so that both can be moved together.
    """
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        with temporary.open("w", encoding="utf-8", newline="") as target:
            writer = csv.DictWriter(target, COLUMNS, restval="")
            writer.writeheader()
            for line in lines:
                shown = {name: cell(text) for name, text in line.items()}
                for key in ("a", "b"):
                    shown[key] = relative_reference(line[key], path.parent)
                writer.writerow(shown)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise problem("pairs_unwritable", path=str(path), reason=str(error.strerror)) from error


def relative_reference(reference: str, folder: Path) -> str:
    """The reference from a folder on; never what a spreadsheet takes for a formula."""
    short = relative(Path(reference), folder)
    return short if short.startswith((".", os.sep)) or _WINDOWS_ROOT.match(short) else f"./{short}"


def read_pairs(path: Path) -> list[PairLine]:
    """The lines of a file of pairs (CSV, Parquet or XLSX with the columns a and b).

    `InputError` if it has no such columns or no line. A line without a or b is kept: it is
    reported like any other pair that cannot be compared.
    """
    frame = read_table(path)
    columns = {str(column).strip().casefold(): column for column in frame.columns}
    missing = [name for name in ("a", "b") if name not in columns]
    if missing:
        given = ", ".join(str(c) for c in frame.columns) or "none"
        raise problem("pairs_no_column", path=str(path), missing=", ".join(missing), columns=given)
    if not len(frame):
        raise problem("pairs_empty", path=str(path))
    width = max(4, len(str(len(frame))))
    found = []
    for number, record in enumerate(frame.to_dict("records"), 1):
        texts = {name: cell_text(record[column]) for name, column in columns.items()}
        for text in texts.values():
            check_cell(text, str(path), number, MAX_REFERENCE_CHARACTERS)
        found.append(
            PairLine(
                f"{number:0{width}}",
                texts["a"].strip(),
                texts["b"].strip(),
                *(
                    tuple(
                        (field, _own(texts[f"{key}_{field}"]))
                        for field in _FIELDS
                        if texts.get(f"{key}_{field}", "").strip()
                    )
                    for key in ("a", "b")
                ),
            )
        )
    return found


def _own(text: str) -> str:
    """The text as it was before `write_pairs` made it harmless."""
    return text[1:] if text.startswith("'") and cell(text[1:]) == text else text


__all__ = ["COLUMNS", "PairLine", "References", "read_pairs", "relative_reference", "write_pairs"]
