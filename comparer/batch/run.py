"""A file of pairs → a folder of tables, an index and reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from comparer.archive.articles import Given, References, day
from comparer.archive.pairfile import PairLine, read_pairs
from comparer.batch.chunks import SIZE, Chunk, Outcome, Task, compared
from comparer.batch.engines import Engine, Lost
from comparer.batch.index import index_page
from comparer.batch.store import Store, run_of
from comparer.batch.stream import engine_for, single_threaded
from comparer.batch.tables import SCHEMAS, Tables, rows_of, tables_of
from comparer.errors import ComparerError, InputError, problem
from comparer.options import Options
from comparer.render import Format, render

Tell = Callable[[int, int, int], None]
"""Called with how many pairs are done, how many failed in this run, and how many there are."""


@dataclass(frozen=True, slots=True)
class Result:
    """A chunk's rows, and the reports that were asked for, by file name."""

    tables: Tables
    reports: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Job:
    """Compares a chunk; runs wherever the engine has it."""

    options: Options
    formats: tuple[Format, ...]
    lang: str

    def __call__(self, chunk: Chunk) -> Result:
        parts: list[Tables] = []
        reports: dict[str, bytes] = {}
        for task, outcome in zip(chunk.tasks, compared(chunk, self.options), strict=True):
            try:
                tables = tables_of(rows_of(task, outcome))
                if outcome.report is not None:
                    reports |= {
                        f"{task.id}.{format_}": render(outcome.report, format_, self.lang)
                        for format_ in self.formats
                    }
            except Exception as error:
                reason = f"{type(error).__name__}: {error}"
                failed = problem("batch_no_report", reason=reason)
                tables = failure(task, failed)
            parts.append(tables)
        return Result(joined(parts), reports)


def failure(task: Task, error: ComparerError) -> Tables:
    """The tables of a pair that has no report."""
    return tables_of(rows_of(task, Outcome(task.id, None, error)))


def joined(parts: list[Tables]) -> Tables:
    """The tables of several pairs or chunks as one, in order."""
    return {name: pa.concat_tables([part[name] for part in parts]) for name in SCHEMAS}


def compare_pairs(
    pairs: Path,
    folder: Path,
    options: Options,
    *,
    workers: int = 0,
    scheduler: str | None = None,
    resume: bool = False,
    formats: tuple[Format, ...] = (),
    lang: str = "en",
    tell: Tell | None = None,
) -> tuple[int, int]:
    """Compare every pair into the folder: how many there are, and how many of them failed.

    `InputError` if the pairs cannot be read, the folder holds another run, or the engine cannot
    be had; `ModelMissingError` if the options ask for a model that is not there.
    """
    options = single_threaded(options)
    lines = read_pairs(pairs)
    store = Store(folder, run_of(lines, options, formats, lang), pairs.parent, resume=resume)
    if not store.finished:
        job = Job(options, formats, lang)
        try:
            engine = engine_for(workers, scheduler)
            try:
                _fill(store, lines, pairs.parent, job, engine, tell or _silent)
            finally:
                engine.close()
        except ComparerError:
            store.drop_if_bare()
            raise
        store.finish()
    store.write("index.html", index_page(folder, lang))
    status = pq.read_table(folder / "pairs.parquet", columns=["status"])["status"].to_pylist()
    return len(status), status.count("failed")


def _fill(
    store: Store, lines: list[PairLine], home: Path, job: Job, engine: Engine, tell: Tell
) -> None:
    """Compare all chunks that the store has not yet."""
    have = store.done()
    references = References(home)
    together = [lines[start : start + SIZE] for start in range(0, len(lines), SIZE)]
    done = sum(len(together[index]) for index in have)
    failed = 0

    def count(tables: Tables) -> None:
        nonlocal done, failed
        status = tables["pairs"]["status"].to_pylist()
        done += len(status)
        failed += status.count("failed")
        tell(done, failed, len(lines))

    def missing() -> Iterator[Chunk]:
        for index, group in enumerate(together):
            if index not in have:
                yield Chunk(index, tuple(_task(line, references) for line in group))

    tell(done, failed, len(lines))
    suspects: list[Chunk] = []
    for chunk, result in engine.run(job, missing()):
        if isinstance(result, Lost):
            suspects.append(chunk)
        else:
            store.save(chunk.index, result.tables, result.reports)
            count(result.tables)
    for chunk in suspects:
        parts: list[Tables] = []
        reports: dict[str, bytes] = {}
        for single, result in engine.singly(job, chunk.singly()):
            if isinstance(result, Lost):
                parts.append(failure(single.tasks[0], result.reason))
            else:
                parts.append(result.tables)
                reports |= result.reports
        tables = joined(parts)
        store.save(chunk.index, tables, reports)
        count(tables)


def _task(line: PairLine, references: References) -> Task:
    """The pair with its two articles as bytes or fields; or why they cannot be had."""
    sides: dict[str, Given] = {}
    for key, reference, own in (("a", line.a, line.a_fields), ("b", line.b, line.b_fields)):
        try:
            if not reference:
                raise problem("pairs_no_article", column=key)
            given = references.given(reference)
        except InputError as error:
            return Task(line.id, None, None, error.settled(), (line.a, line.b))
        sides[key] = _over(given, dict(own))
    return Task(line.id, sides["a"], sides["b"], references=(line.a, line.b))


def _over(given: Given, own: dict[str, str]) -> Given:
    """The article with what its line of the file of pairs says over its own title, date …

    A date that is none is left out, as in a table of articles; its own date stays.
    """
    notes = given.notes
    if (said := own.get("published")) is not None:
        date = day(said)
        if date is None:
            del own["published"]
            notes += (problem("pairs_date", given=said).settled(),)
        else:
            own["published"] = date
            notes = ()
    fields = {**dict(given.fields), **own}
    return replace(given, fields=tuple(fields.items()), notes=notes)


def _silent(_done: int, _failed: int, _total: int) -> None:
    """Progress that nobody watches."""
