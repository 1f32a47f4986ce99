"""The articles of a folder or a table, one by one; what cannot be read is said, never fatal."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from comparer.article import Article
from comparer.errors import InputError, problem
from comparer.ingest.limits import MAX_TABLE_BYTES, MAX_TABLE_ROWS
from comparer.ingest.own_file import check_own, too_large

ARTICLE_ENDINGS = frozenset(
    (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".pdf")
)
_WRITTEN = (".txt", ".md", ".html", ".docx", ".pdf")
"""The endings that a message names."""
TABLE_ENDINGS = frozenset((".csv", ".parquet", ".xlsx"))
ROW = "#"
"""Between a table's name and the number of one of its rows: "wire.csv#17"."""

_COLUMNS = {
    "text": "text", "body": "text", "content": "text",
    "date": "published", "published": "published",
    "source": "source", "outlet": "source",
    "title": "title", "headline": "title",
    "lang": "lang", "language": "lang",
}  # fmt: skip
_DATE = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")
_REFERENCE = re.compile(rf"^(?P<table>.+){ROW}(?P<row>\d+)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """An article and how a file of pairs refers to it: a path, or "TABLE#ROW" (rows from 1)."""

    reference: str
    article: Article


@dataclass(frozen=True, slots=True)
class Problem:
    """An article that was skipped, or taken without something, and why."""

    reference: str
    error: InputError


@dataclass(frozen=True, slots=True)
class Given:
    """An article that is not read yet: a file's bytes or a table row's fields.

    It carries all that is needed, so that a worker on another machine can read it.
    """

    name: str
    data: bytes | None = None
    fields: tuple[tuple[str, str], ...] = ()
    """Of an `Article`; over a file's own title, source, date and language."""
    notes: tuple[InputError, ...] = ()
    """What was given for it and could not be taken."""

    def read(self) -> Article:
        """The article; `InputError` if there is none in what was given."""
        fields: dict[str, Any] = dict(self.fields)
        if self.data is None:
            return Article(**fields)
        # Imported here: workers that only take and hand on articles start in half the time.
        from comparer.ingest import read_bytes

        return replace(dated(read_bytes(self.data, self.name), self.name), **fields)


def collection(path: Path) -> Iterator[Entry | Problem]:
    """Every article under a folder, in order of name, or in a table, in order of row.

    `InputError` if there is no such folder or table, or a table has no text column.
    """
    check_collection(path)
    yield from _folder(path) if path.is_dir() else _table(path)


def check_collection(path: Path) -> None:
    """`InputError` unless the path is a folder or is named like a table; nothing is read."""
    if not path.exists():
        raise problem("archive_missing", path=str(path))
    if not path.is_dir() and path.suffix.lower() not in TABLE_ENDINGS:
        known = ", ".join(sorted(TABLE_ENDINGS))
        raise problem("archive_kind", path=str(path), endings=known)


def _folder(folder: Path) -> Iterator[Entry | Problem]:
    files = [p for p in sorted(folder.rglob("*")) if p.suffix.lower() in ARTICLE_ENDINGS]
    files = [p for p in files if p.is_file() and not p.name.startswith(".")]
    if not files:
        raise problem("archive_empty", path=str(folder), endings=", ".join(_WRITTEN))
    for path in files:
        try:
            yield Entry(str(path), dated(Article.from_file(path), path.name))
        except InputError as error:
            yield Problem(str(path), error)


def _table(path: Path) -> Iterator[Entry | Problem]:
    for number, fields in enumerate(rows(path), 1):
        reference = f"{path}{ROW}{number}"
        try:
            article, note = article_of(fields)
        except InputError as error:
            yield Problem(reference, error)
            continue
        if note:
            yield Problem(reference, note)
        yield Entry(reference, article)


def article_of(fields: dict[str, str]) -> tuple[Article, InputError | None]:
    """A table row's article, and a note if its date could not be taken."""
    fields, note = dict(fields), None
    if not fields.get("text", "").strip():
        raise problem("table_row_empty")
    if (given := fields.get("published")) is not None:
        date = day(given)
        if date is None:
            del fields["published"]
            note = problem("table_row_date", given=given)
        else:
            fields["published"] = date
    return Article(**fields), note


def day(given: str) -> str | None:
    """The date of a table's cell, which may have a time; None if it is none."""
    try:
        return datetime.date.fromisoformat(given.strip()[:10]).isoformat()
    except ValueError:
        return None


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table as fields of an `Article`, those that are filled; no text: no row lost.

    `InputError` if the file cannot be read as a table or has no text column.
    """
    frame = read_table(path)
    names = {}
    for column in frame.columns:
        field = _COLUMNS.get(str(column).strip().casefold())
        if field is not None and field not in names:
            names[field] = column
    if "text" not in names:
        given = ", ".join(str(c) for c in frame.columns) or "none"
        raise problem("table_no_text", path=str(path), columns=given)
    columns = [frame[column].tolist() for column in names.values()]
    for values in zip(*columns, strict=True):
        filled = {f: cell_text(v) for f, v in zip(names, values, strict=True)}
        yield {field: value for field, value in filled.items() if value.strip()}


def read_table(path: Path) -> Any:
    """A table file as a `pandas.DataFrame`, CSV and XLSX cells as text; `InputError` if it is none.

    Nothing in it is taken for a missing value: an outlet may be called "NA". What would not fit
    into memory is refused before it is unpacked.
    """
    ending = path.suffix.lower()
    if ending not in TABLE_ENDINGS:
        raise problem("table_ending", path=str(path), endings=", ".join(sorted(TABLE_ENDINGS)))
    if not path.exists():
        raise problem("file_missing", path=str(path))
    check_own(path, MAX_TABLE_BYTES)
    try:
        frame = _READERS[ending](path)
    except InputError:
        raise
    except Exception as error:  # each library behind pandas raises its own
        reason = str(error).strip().split("\n")[0][:200] or type(error).__name__
        raise problem("table_broken", path=str(path), ending=ending, reason=reason) from error
    if len(frame) > MAX_TABLE_ROWS:
        raise problem("table_rows", path=str(path), most=MAX_TABLE_ROWS)
    return frame


def _read_csv(path: Path) -> Any:
    import pandas as pd

    return pd.read_csv(path, dtype=str, keep_default_na=False, nrows=MAX_TABLE_ROWS + 1)


def _read_xlsx(path: Path) -> Any:
    import pandas as pd

    with zipfile.ZipFile(path) as parts:
        unpacked = sum(part.file_size for part in parts.infolist())
    if unpacked > MAX_TABLE_BYTES:
        raise too_large(path, unpacked, MAX_TABLE_BYTES)
    return pd.read_excel(path, dtype=str, keep_default_na=False, nrows=MAX_TABLE_ROWS + 1)


def _read_parquet(path: Path) -> Any:
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        told = file.metadata
        groups = [told.row_group(i) for i in range(told.num_row_groups)]
        if told.num_rows > MAX_TABLE_ROWS:
            raise problem("table_rows", path=str(path), most=MAX_TABLE_ROWS)
        unpacked = sum(group.total_byte_size for group in groups)
        if unpacked > MAX_TABLE_BYTES:
            raise too_large(path, unpacked, MAX_TABLE_BYTES)
        return file.read().to_pandas()


_READERS: dict[str, Callable[[Path], Any]] = {
    ".csv": _read_csv,
    ".xlsx": _read_xlsx,
    ".parquet": _read_parquet,
}


def cell_text(value: object) -> str:
    """A table cell as text: "" for a missing value, ISO for dates and times."""
    if value is None or value != value:  # noqa: PLR0124 - NaN and NaT alone differ from themselves
        return ""
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def dated(article: Article, name: str) -> Article:
    """The article with the date in its file's name ("2015-08-07 fall.txt"), if it has no other."""
    found = _DATE.search(name) if article.published is None else None
    if found is None:
        return article
    try:
        return replace(article, published=found[1])
    except InputError:  # 2015-13-40
        return article


class References:
    """Resolves references to articles, and keeps the tables that they lead to."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tables: dict[Path, list[dict[str, str]]] = {}

    def given(self, reference: str) -> Given:
        """What the reference leads to, not read yet; `InputError` if that is not there."""
        path = self._folder / reference
        found = _REFERENCE.match(reference)
        if found is not None and not path.is_file():
            return self._row(self._folder / found["table"], int(found["row"]), reference)
        from comparer.ingest import file_bytes

        return Given(path.name, file_bytes(path))

    def _row(self, path: Path, number: int, reference: str) -> Given:
        if path.suffix.lower() not in TABLE_ENDINGS:
            raise problem("table_reference", path=str(path), reference=reference)
        if path not in self._tables:
            self._tables[path] = list(rows(path))
        table = self._tables[path]
        if not 1 <= number <= len(table):
            raise problem("table_no_row", path=str(path), n=len(table), row=str(number))
        fields = dict(table[number - 1])
        article, note = article_of(fields)
        kept = {name: getattr(article, name) for name in fields}
        filled = tuple((n, v) for n, v in kept.items() if v is not None)
        return Given(reference, None, filled, (note.settled(),) if note else ())
