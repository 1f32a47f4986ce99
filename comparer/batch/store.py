"""The folder of a batch: parts while it runs, so that a kill costs a few pairs; then the tables.

OUT/run.json                  its pairs and options, where its articles are, whether it is done
OUT/parts/000012/*.parquet    a chunk's rows; the folder appears at once and whole, or not
OUT/pairs.parquet, …          the tables, in order of pairs, once all chunks are there
OUT/reports/0001.html         reports of single pairs, if asked for
OUT/index.html                an overview of all pairs
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

import comparer
from comparer import strings
from comparer.archive.pairfile import PairLine
from comparer.archive.places import relative
from comparer.batch.chunks import SIZE
from comparer.batch.tables import SCHEMAS, Tables
from comparer.errors import problem
from comparer.options import Options

SCHEMA = "comparer.batch/1"

_ROW_GROUP = 20_000
"""Rows that are held before they are written: a few dozen MB."""


class Store:
    """One batch's folder. `InputError` if it holds another run, or one that was not to be resumed.

    Two runs at once in one folder do no harm, but do everything twice.
    """

    def __init__(self, folder: Path, run: dict[str, Any], home: Path, *, resume: bool) -> None:
        self.folder = folder
        self._home = home
        self._parts = folder / "parts"
        self._run = run
        try:
            self._open(resume)
        except OSError as error:
            raise problem(
                "batch_unwritable", path=str(folder), reason=str(error.strerror)
            ) from error

    @property
    def finished(self) -> bool:
        """Whether the tables are there already."""
        return bool(self._run["finished"])

    def done(self) -> set[int]:
        """The chunks whose rows are safe."""
        return {int(part.name) for part in self._parts.iterdir() if part.name.isdigit()}

    def save(self, index: int, tables: Tables, reports: dict[str, bytes]) -> None:
        """Keep a chunk's rows and reports; once this returns, no kill can lose them."""
        for name, content in reports.items():
            self._write(self.folder / "reports" / name, content)
        part = self._parts / f"{index:06}"
        unfinished = self._parts / f".{index:06}.{os.getpid()}"
        unfinished.mkdir()
        for name, table in tables.items():
            path = unfinished / f"{name}.parquet"
            pq.write_table(table, path)
            _sync(path)
        try:
            unfinished.replace(part)
        except OSError:
            if not part.is_dir():
                raise
            shutil.rmtree(unfinished)  # somebody else has done the same chunk
        _sync(self._parts)

    def drop_if_bare(self) -> None:
        """Take the folder away again if no chunk was finished: nothing was done in it."""
        if not self.finished and not self.done():
            shutil.rmtree(self.folder)

    def finish(self) -> None:
        """Write the tables from the parts, and drop the parts. Safe to repeat after a kill."""
        parts = [self._parts / f"{index:06}" for index in sorted(self.done())]
        for name, schema in SCHEMAS.items():
            target = self.folder / f"{name}.parquet"
            unfinished = target.with_suffix(".tmp")
            with pq.ParquetWriter(unfinished, schema) as writer:
                for table in _groups((part / f"{name}.parquet" for part in parts), schema):
                    writer.write_table(table)
            _sync(unfinished)
            unfinished.replace(target)
        self._run["finished"] = True
        self._write_run()
        shutil.rmtree(self._parts)

    def write(self, name: str, content: bytes) -> None:
        """Put a file into the folder."""
        self._write(self.folder / name, content)

    def _open(self, resume: bool) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        before = read_run(self.folder)
        if before is not None and not resume:
            raise problem("batch_exists", path=str(self.folder))
        if before is None:
            if any(self.folder.iterdir()):
                raise problem("batch_not_empty", path=str(self.folder))
            self._run |= {"home": relative(self._home, self.folder), "finished": False}
            self._write_run()
        else:
            changed = [name for name in self._run if before.get(name) != self._run[name]]
            if changed:
                raise problem(
                    "batch_changed",
                    path=str(self.folder),
                    changed=partial(_listed, changed),
                )
            self._run = before
        (self.folder / "reports").mkdir(exist_ok=True)
        if not self.finished:
            self._parts.mkdir(exist_ok=True)
            for left in self._parts.glob(".*"):
                shutil.rmtree(left)

    def _write_run(self) -> None:
        text = json.dumps(self._run, indent=2, ensure_ascii=False) + "\n"
        self._write(self.folder / "run.json", text.encode())

    @staticmethod
    def _write(path: Path, content: bytes) -> None:
        unfinished = path.with_name(f".{path.name}.{os.getpid()}")
        unfinished.write_bytes(content)
        _sync(unfinished)
        unfinished.replace(path)


def run_of(
    pairs: Iterable[PairLine], options: Options, reports: tuple[str, ...], lang: str
) -> dict[str, Any]:
    """What makes two runs the same, as JSON values."""
    digest = hashlib.sha256()
    number = 0
    for line in pairs:
        digest.update(repr((line.id, line.a, line.b, line.a_fields, line.b_fields)).encode())
        number += 1
    return {
        "schema": SCHEMA,
        "comparer": comparer.__version__,
        "pairs": f"{number} with sha256 {digest.hexdigest()}",
        "options": options.to_dict(),
        "reports": list(reports),
        "language": lang,
        "chunk": SIZE,
    }


def read_run(folder: Path) -> dict[str, Any] | None:
    """What run.json says; None if there is none, `InputError` if it is damaged."""
    path = folder / "run.json"
    if not path.is_file():
        return None
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise problem("batch_broken", path=str(path), reason=str(error)) from error
    if not isinstance(found, dict) or found.get("schema") != SCHEMA:
        raise problem("batch_other", path=str(path))
    return found


def _listed(names: list[str], lang: str) -> str:
    """Parts of what run.json says, in words of an interface language."""
    words = [strings.text(lang, f"error.part.run_{name}") for name in names]
    return f"{strings.text(lang, 'pair.comma')} ".join(words)


def _groups(paths: Iterable[Path], schema: pa.Schema) -> Iterable[pa.Table]:
    """The tables in these files, joined to groups of rows worth writing; at least one."""
    waiting: list[pa.Table] = []
    rows = 0
    for path in paths:
        waiting.append(pq.read_table(path, schema=schema))
        rows += waiting[-1].num_rows
        if rows >= _ROW_GROUP:
            yield pa.concat_tables(waiting)
            waiting, rows = [], 0
    if waiting:
        yield pa.concat_tables(waiting)


def _sync(path: Path) -> None:
    """Have the system write a file, or a folder's names, to the disk."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
