"""Translations made before, so that no sentence is translated twice by the same model.

One SQLite file in the user's cache folder, shared by every process; COMPARER_CACHE names another
folder, or says "off". A sentence is known only by a hash of its text and of the model, so the file
tells what was translated into but not from which article. Whatever is wrong with the file, the
comparison goes on without it.
"""

from __future__ import annotations

import hashlib
import logging
import os
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

MAX_BYTES = 64 << 20
"""Of translated text; at 200 bytes a sentence, some 10,000 articles."""

_log = logging.getLogger(__name__)

_SCHEMA = """
CREATE TABLE IF NOT EXISTS translation (
    key BLOB PRIMARY KEY, text TEXT NOT NULL, used INTEGER NOT NULL
) WITHOUT ROWID
"""
_MANY = 500  # keys a statement; SQLite allows 999 in its oldest supported builds


def cache_file() -> Path | None:
    """Where translations are kept; None if COMPARER_CACHE is "off"."""
    named = os.environ.get("COMPARER_CACHE", "")
    if named.strip().lower() == "off":
        return None
    if named:
        return Path(named).expanduser() / "translations.sqlite3"
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "comparer" / "translations.sqlite3"


def recall(fingerprint: str, texts: Sequence[str]) -> dict[str, str]:
    """The known translations of these texts by the model with this fingerprint."""
    keys = {_key(fingerprint, text): text for text in texts}
    found: dict[str, str] = {}
    with _connection() as connection:
        if connection is None:
            return {}
        wanted = list(keys)
        now = int(time.time())
        for start in range(0, len(wanted), _MANY):
            part = wanted[start : start + _MANY]
            marks = ",".join("?" * len(part))
            rows = connection.execute(
                f"SELECT key, text FROM translation WHERE key IN ({marks})",  # noqa: S608
                part,
            ).fetchall()
            found.update((keys[key], text) for key, text in rows)
            if rows:
                connection.execute(
                    f"UPDATE translation SET used = ? WHERE key IN ({marks})",  # noqa: S608
                    [now, *part],
                )
    return found


def remember(fingerprint: str, translations: Mapping[str, str]) -> None:
    """Keeps translations by text; the least recently used ones go when there are too many."""
    now = int(time.time())
    rows = [(_key(fingerprint, text), out, now) for text, out in translations.items()]
    with _connection() as connection:
        if connection is None or not rows:
            return
        connection.executemany("INSERT OR REPLACE INTO translation VALUES (?, ?, ?)", rows)
        _prune(connection)


def clear() -> int:
    """How many translations were forgotten."""
    count = 0
    with _connection() as connection:
        if connection is not None:
            (count,) = connection.execute("SELECT count(*) FROM translation").fetchone()
            connection.execute("DELETE FROM translation")
            connection.commit()
            connection.execute("VACUUM")
    return count


def _key(fingerprint: str, text: str) -> bytes:
    return hashlib.sha256(f"{fingerprint}\0{text}".encode()).digest()


def _prune(connection: sqlite3.Connection) -> None:
    (size,) = connection.execute(
        "SELECT coalesce(sum(length(text) * 2 + 48), 0) FROM translation"
    ).fetchone()
    if size <= MAX_BYTES:
        return
    excess = size - MAX_BYTES * 3 // 4
    old = []
    for key, text in connection.execute("SELECT key, text FROM translation ORDER BY used"):
        if excess <= 0:
            break
        excess -= len(text) * 2 + 48
        old.append((key,))
    connection.executemany("DELETE FROM translation WHERE key = ?", old)


@contextmanager
def _connection() -> Iterator[sqlite3.Connection | None]:
    """An open connection, committed at the end; None if the cache is unusable.

    What fails while it is in use ends the block early and is not raised.
    """
    path = cache_file()
    connection = _open(path) if path else None
    if path is None or connection is None:
        yield None
        return
    try:
        yield connection
        connection.commit()
    except sqlite3.Error as error:
        _log.info("translations are not kept: %s", error)
        if _is_damage(error):
            _delete(path)
    finally:
        connection.close()


def _open(path: Path) -> sqlite3.Connection | None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            return _connect(path)
        except sqlite3.Error as error:
            if not _is_damage(error):
                raise
            _log.info("starting a damaged translation cache afresh: %s", error)
            _delete(path)
            return _connect(path)
    except (OSError, sqlite3.Error) as error:
        _log.info("translations are not kept: %s", error)
        return None


def _is_damage(error: sqlite3.Error) -> bool:
    """Whether the file is no sound database, rather than locked, read-only or on a full disk."""
    return type(error) is sqlite3.DatabaseError


def _delete(path: Path) -> None:
    with suppress(OSError):
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=2.0)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute(_SCHEMA)
    except sqlite3.Error:
        connection.close()
        raise
    return connection
