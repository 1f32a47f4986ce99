"""The articles of a folder or a table, one by one; what cannot be read is said, never fatal."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from comparer.article import Article
from comparer.errors import InputError

ARTICLE_ENDINGS = frozenset(
    (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".pdf")
)
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
    """An article that was skipped, or taken without something, and why in one sentence."""

    reference: str
    message: str


@dataclass(frozen=True, slots=True)
class Given:
    """An article that is not read yet: a file's bytes or a table row's fields.

    It carries all that is needed, so that a worker on another machine can read it.
    """

    name: str
    data: bytes | None = None
    fields: tuple[tuple[str, str], ...] = ()
    """Of an `Article`; over a file's own title, source, date and language."""

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
    if path.is_dir():
        yield from _folder(path)
    elif path.suffix.lower() in TABLE_ENDINGS:
        yield from _table(path)
    else:
        known = ", ".join(sorted(TABLE_ENDINGS))
        raise InputError(
            f"{path} is neither a folder of articles nor a table ({known}); "
            "give one of these, a table with the columns text, date and source."
        )


def _folder(folder: Path) -> Iterator[Entry | Problem]:
    files = [p for p in sorted(folder.rglob("*")) if p.suffix.lower() in ARTICLE_ENDINGS]
    files = [p for p in files if p.is_file() and not p.name.startswith(".")]
    if not files:
        raise InputError(
            f"The folder {folder} has no article in it; put .txt, .md, .html, .docx or .pdf files "
            "there, or give a table."
        )
    for path in files:
        try:
            yield Entry(str(path), dated(Article.from_file(path), path.name))
        except InputError as error:
            yield Problem(str(path), str(error))


def _table(path: Path) -> Iterator[Entry | Problem]:
    for number, fields in enumerate(rows(path), 1):
        reference = f"{path}{ROW}{number}"
        try:
            article, note = article_of(fields)
        except InputError as error:
            yield Problem(reference, str(error))
            continue
        if note:
            yield Problem(reference, note)
        yield Entry(reference, article)


def article_of(fields: dict[str, str]) -> tuple[Article, str]:
    """A table row's article, and a note if its date could not be taken."""
    fields, note = dict(fields), ""
    if not fields.get("text", "").strip():
        raise InputError("The row has no text; fill its column text.")
    if (date := fields.get("published")) is not None:
        try:
            fields["published"] = datetime.date.fromisoformat(date[:10]).isoformat()
        except ValueError:
            del fields["published"]
            note = f"The date {date!r} is not YYYY-MM-DD; the article was taken without it."
    return Article(**fields), note


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
        raise InputError(
            f"{path} has no column text (its columns: {given}); name the column that holds the "
            "articles text, and if you have them date and source."
        )
    columns = [frame[column].tolist() for column in names.values()]
    for values in zip(*columns, strict=True):
        filled = {f: cell_text(v) for f, v in zip(names, values, strict=True)}
        yield {field: value for field, value in filled.items() if value.strip()}


def read_table(path: Path) -> Any:
    """A table file as a `pandas.DataFrame`, CSV and XLSX cells as text; `InputError` if it is none.

    Nothing in it is taken for a missing value: an outlet may be called "NA".
    """
    import pandas as pd

    ending = path.suffix.lower()
    if ending not in TABLE_ENDINGS:
        raise InputError(
            f"{path} is no table that is read; give one of {', '.join(sorted(TABLE_ENDINGS))}."
        )
    try:
        if ending == ".parquet":
            return pd.read_parquet(path)
        if ending == ".xlsx":
            return pd.read_excel(path, dtype=str, keep_default_na=False)
        return pd.read_csv(path, dtype=str, keep_default_na=False)
    except FileNotFoundError:
        raise InputError(f"There is no file {path}; check its name and folder.") from None
    except Exception as error:  # each library behind pandas raises its own
        reason = str(error).strip().split("\n")[0] or type(error).__name__
        raise InputError(
            f"{path} cannot be read as a {ending} table ({reason}); save it again, CSV as UTF-8."
        ) from error


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
        try:
            return Given(path.name, path.read_bytes())
        except FileNotFoundError:
            raise InputError(f"There is no file {path}; check its name and folder.") from None
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise InputError(f"{path} cannot be read ({reason}).") from error

    def _row(self, path: Path, number: int, reference: str) -> Given:
        if path.suffix.lower() not in TABLE_ENDINGS:
            raise InputError(f"{path} is no table, so {reference!r} leads nowhere.")
        if path not in self._tables:
            self._tables[path] = list(rows(path))
        table = self._tables[path]
        if not 1 <= number <= len(table):
            raise InputError(f"{path} has {len(table)} rows, so there is no row {number}.")
        fields = dict(table[number - 1])
        article, _ = article_of(fields)
        kept = {name: getattr(article, name) for name in fields}
        return Given(reference, None, tuple((n, v) for n, v in kept.items() if v is not None))
