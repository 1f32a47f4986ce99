"""Comparisons kept on this computer, with the decisions made on them.

One SQLite file in the user's data folder; COMPARER_HISTORY names another folder, or says "off".
The file holds whole articles: only its owner may read it, and `Store.delete` leaves nothing of a
comparison in it.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comparer.errors import InputError, problem
from comparer.records import ArticleKey, Document
from comparer.report import Report
from comparer.review import machine
from comparer.segment.fold import fold, words

FILE_NAME = "comparisons.sqlite3"

_MIGRATIONS = (
    """
    CREATE TABLE comparison (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        fingerprint TEXT NOT NULL UNIQUE,  -- of what was found, without decisions
        kept TEXT NOT NULL,                -- when, UTC, ISO 8601
        changed TEXT NOT NULL,
        title_a TEXT NOT NULL,
        title_b TEXT NOT NULL,
        differences INTEGER NOT NULL,
        decisions INTEGER NOT NULL,
        words TEXT NOT NULL,               -- folded, to search in
        report TEXT NOT NULL               -- comparer.report/1
    );
    CREATE INDEX comparison_changed ON comparison (changed DESC, id DESC);
    """,
)
"""One script a version, applied in order; never changed once released, only added to."""

_COLUMNS = "id, kept, changed, title_a, title_b, differences, decisions"


@dataclass(frozen=True, slots=True)
class Kept:
    """A comparison in the store, as it stands in a list."""

    id: int
    kept: datetime.datetime
    """When it was first kept, UTC."""
    changed: datetime.datetime
    """When a decision on it was last made or undone, UTC."""
    title_a: str
    title_b: str
    differences: int
    """How many differences stand after the decisions."""
    decisions: int


def store_file() -> Path | None:
    """Where comparisons are kept; None if COMPARER_HISTORY is "off"."""
    named = os.environ.get("COMPARER_HISTORY", "")
    if named.strip().lower() == "off":
        return None
    if named:
        return Path(named).expanduser() / FILE_NAME
    base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "comparer" / FILE_NAME


class Store:
    """The comparisons in one file; any number of processes may use it at once.

    Every method raises `InputError` where the file cannot be used, and says why.
    """

    def __init__(self, path: Path | None = None) -> None:
        chosen = path or store_file()
        if chosen is None:
            raise problem("store_off")
        self.path = chosen

    def keep(self, report: Report) -> int:
        """Keep a report; returns its number, which stays the same when its decisions change."""
        decisions = len(report.review.steps) if report.review else 0
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        values = {
            "fingerprint": fingerprint(report),
            "now": now,
            "title_a": _title(report.a),
            "title_b": _title(report.b),
            "differences": len(report.differences),
            "decisions": decisions,
            "words": _words(report),
            "report": json.dumps(report.to_dict()),  # ASCII: SQLite refuses lone surrogates
        }
        with self._open() as connection:
            row = connection.execute(
                """
                INSERT INTO comparison (fingerprint, kept, changed, title_a, title_b, differences,
                    decisions, words, report)
                VALUES (:fingerprint, :now, :now, :title_a, :title_b, :differences, :decisions,
                    :words, :report)
                ON CONFLICT (fingerprint) DO UPDATE SET changed = :now,
                    differences = :differences, decisions = :decisions, words = :words,
                    report = :report
                RETURNING id
                """,
                values,
            ).fetchone()
        return int(row[0])

    def find(self, report: Report) -> int | None:
        """The number under which the same articles with the same findings are kept."""
        with self._open() as connection:
            row = connection.execute(
                "SELECT id FROM comparison WHERE fingerprint = ?", (fingerprint(report),)
            ).fetchone()
        return int(row[0]) if row else None

    def list(self, search: str = "") -> tuple[Kept, ...]:
        """The kept comparisons whose titles, sources, texts or notes have all these words.

        The one changed last comes first.
        """
        wanted = [f"%{_escaped(word)}%" for word in words(search)]
        where = " AND ".join(["words LIKE ? ESCAPE '\\'"] * len(wanted)) or "1"
        with self._open() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM comparison WHERE {where}"  # noqa: S608 - ours
                " ORDER BY changed DESC, id DESC",
                wanted,
            ).fetchall()
        return tuple(_kept(row) for row in rows)

    def load(self, number: int) -> Report:
        """The kept report of this number, with its decisions."""
        with self._open() as connection:
            row = connection.execute(
                "SELECT report FROM comparison WHERE id = ?", (number,)
            ).fetchone()
        if row is None:
            raise self._missing(number)
        return Report.from_json(row[0])

    def delete(self, number: int) -> None:
        """Delete a kept comparison for good."""
        with self._open() as connection:
            done = connection.execute("DELETE FROM comparison WHERE id = ?", (number,))
            if done.rowcount == 0:
                raise self._missing(number)
        with self._connection() as connection:
            # What was deleted would stand in the log as long as another process has it open.
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _missing(self, number: int) -> InputError:
        return problem("store_missing", number=str(number))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A connection on which everything is done, or nothing."""
        with self._connection() as connection, _transaction(connection):
            yield connection

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """A connection to a file with the present schema."""
        try:
            _make_private(self.path)
            connection = sqlite3.connect(self.path, timeout=10, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise self._unusable(error) from error
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA secure_delete = ON")
            self._migrate(connection)
            yield connection
        except sqlite3.Error as error:
            raise self._unusable(error) from error
        finally:
            connection.close()

    def _migrate(self, connection: sqlite3.Connection) -> None:
        if _version(connection) == len(_MIGRATIONS):
            return
        with _transaction(connection):
            at = _version(connection)  # another process may have been faster
            if at > len(_MIGRATIONS):
                raise problem("store_newer", path=str(self.path))
            for script in _MIGRATIONS[at:]:
                for statement in script.split(";"):
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {len(_MIGRATIONS)}")

    def _unusable(self, error: Exception) -> InputError:
        return problem("store_unusable", path=str(self.path), reason=str(error))


def fingerprint(report: Report) -> str:
    """What tells a comparison apart: its articles and what was found, whatever was decided."""
    found = machine(report).to_json(indent=None)
    return hashlib.sha256(found.encode("utf-8", "surrogatepass")).hexdigest()


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _make_private(path: Path) -> None:
    """Make the folder and the file, so that nobody but their owner can read them."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)


def _title(document: Document) -> str:
    headline = next((s for s in document.sentences if s.role == "headline"), None)
    first = headline or next(iter(document.sentences), None)
    title = document.article.title or (document.slice(first) if first else "")
    return _storable(" ".join(title.split())[:300])


def _words(report: Report) -> str:
    parts: list[str] = []
    keys: tuple[ArticleKey, ...] = ("a", "b")
    for key in keys:
        article = report.document(key).article
        parts += [article.title or "", article.source or "", article.published or "", article.text]
    if report.review:
        parts += [report.review.note, *(mark.note for mark in report.review.marks.values())]
    return _storable(fold(" ".join(parts)))


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _kept(row: tuple[Any, ...]) -> Kept:
    number, kept, changed, *rest = row
    return Kept(
        number,
        datetime.datetime.fromisoformat(kept),
        datetime.datetime.fromisoformat(changed),
        *rest,
    )
