"""Many pairs as an iterator: reports one by one, in order, from any engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from comparer.archive.articles import Given
from comparer.article import Article
from comparer.batch.chunks import Chunk, Outcome, Task, chunks, compared
from comparer.batch.engines import Engine, InProcess, Lost, Processes
from comparer.errors import InputError, problem
from comparer.options import Options


def compare_many(
    pairs: Iterable[tuple[Article | str, Article | str]],
    options: Options | None = None,
    *,
    workers: int = 0,
    scheduler: str | None = None,
) -> Iterator[Outcome]:
    """The outcome of each pair, in order: a report, or the error that it ended in.

    Pairs are taken from `pairs` as they are needed, a few dozen at most ahead. With `workers` they
    are compared in so many processes, with `scheduler` on a Dask cluster; the reports are the same.
    `InputError` at once if the engine cannot be had; `ModelMissingError` with the first outcome.
    """
    options = single_threaded(options or Options())
    return _outcomes(pairs, options, engine_for(workers, scheduler))


PRELOAD = ("comparer.batch.preload",)


def engine_for(workers: int, scheduler: str | None) -> Engine:
    """The engine that is asked for; `InputError` if both are, or if it cannot be had."""
    if workers and scheduler:
        raise problem("batch_both_engines")
    if scheduler:
        from comparer.batch.cluster import Cluster

        return Cluster(scheduler)
    return Processes(workers, PRELOAD) if workers else InProcess()


def single_threaded(options: Options) -> Options:
    """The options with one thread unless they say otherwise: workers share the cores, not split."""
    return options if options.threads else replace(options, threads=1)


@dataclass(frozen=True, slots=True)
class _Reports:
    """The job: a chunk's outcomes."""

    options: Options

    def __call__(self, chunk: Chunk) -> list[Outcome]:
        return compared(chunk, self.options)


def _outcomes(
    pairs: Iterable[tuple[Article | str, Article | str]], options: Options, engine: Engine
) -> Iterator[Outcome]:
    job = _Reports(options)
    try:
        for chunk, result in engine.run(job, chunks(_tasks(pairs)), ordered=True):
            if isinstance(result, Lost):
                yield from _singly(engine, job, chunk)
            else:
                yield from result
    finally:
        engine.close()


def _singly(engine: Engine, job: _Reports, chunk: Chunk) -> Iterator[Outcome]:
    """The pairs of a chunk that brought its worker down: all but the culprit are compared."""
    for single, result in engine.singly(job, chunk.singly()):
        if isinstance(result, Lost):
            yield Outcome(single.tasks[0].id, None, result.reason)
        else:
            yield from result


def _tasks(pairs: Iterable[tuple[Article | str, Article | str]]) -> Iterator[Task]:
    numbers = count(1)
    for pair in pairs:
        number = next(numbers)
        try:
            a, b = pair
            yield Task(str(number), _given(a), _given(b))
        except (TypeError, ValueError, InputError) as error:
            yield Task(
                str(number),
                None,
                None,
                problem("batch_no_pair", number=str(number), reason=str(error)),
            )


def _given(article: Article | str) -> Given:
    if isinstance(article, str):
        article = Article(article)
    if not isinstance(article, Article):
        raise InputError(f"a {type(article).__name__} is no article")
    names = ("text", "lang", "title", "source", "published")
    values = ((name, getattr(article, name)) for name in names)
    return Given("", None, tuple((name, value) for name, value in values if value is not None))
