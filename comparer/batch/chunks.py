"""The unit of work: a few pairs that are read, embedded and compared together.

Which pairs make a chunk depends on their order alone, never on the engine or on what was done
before: the last digits of a vector depend on its batch, so equal chunks give equal bytes.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from comparer.archive.articles import Given
from comparer.errors import ComparerError, problem
from comparer.options import Options
from comparer.records import ArticleKey, Caveat, Explanation
from comparer.report import Report

if TYPE_CHECKING:
    from comparer.pipeline import Comparer

SIZE = 8
"""Pairs a chunk: some 800 texts, many times what the encoder takes at once; what a kill costs."""


@dataclass(frozen=True, slots=True)
class Task:
    """One pair to compare."""

    id: str
    a: Given | None
    b: Given | None
    problem: ComparerError | None = None
    """Why the pair cannot even be read, where a side is None."""
    references: tuple[str, str] = ("", "")
    """How the file of pairs refers to the two articles."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Pairs that are compared together."""

    index: int
    tasks: tuple[Task, ...]

    @property
    def name(self) -> str:
        """What tells it from any other chunk of a run, also from parts of itself."""
        return f"{self.index}:{self.tasks[0].id}:{len(self.tasks)}"

    def singly(self) -> Iterator[Chunk]:
        """Each pair on its own: what a chunk that brings its worker down is divided into."""
        for task in self.tasks:
            yield Chunk(self.index, (task,))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one pair: a report, or the error that it ended in."""

    id: str
    report: Report | None
    error: ComparerError | None = None


def chunks(tasks: Iterable[Task]) -> Iterator[Chunk]:
    """The tasks in chunks, taken from the iterable as they are asked for."""
    source = iter(tasks)
    index = 0
    while together := tuple(islice(source, SIZE)):
        yield Chunk(index, together)
        index += 1


def compared(chunk: Chunk, options: Options) -> list[Outcome]:
    """The outcome of each pair, in order; whatever goes wrong with one stays with it.

    `ModelMissingError` or `InputError` if the options ask for what this machine does not have.
    """
    from threadpoolctl import threadpool_limits

    from comparer.pipeline import ReadPair

    comparer = _comparer(options)
    # Matrix products give other last digits on other numbers of threads.
    with threadpool_limits(limits=max(1, options.threads)), _turn:
        read: dict[str, ReadPair] = {}
        errors: dict[str, ComparerError] = {}
        for task in chunk.tasks:
            try:
                if task.a is None or task.b is None:
                    raise task.problem or problem("batch_lost")
                read[task.id] = comparer.read(task.a.read(), task.b.read())
            except Exception as error:
                errors[task.id] = _own(error)
        comparer.embed(read.values())
        outcomes = []
        for task in chunk.tasks:
            report = None
            if task.id in read:
                try:
                    report = _noted(comparer.judge(read[task.id]), task)
                except Exception as error:
                    errors[task.id] = _own(error)
            outcomes.append(Outcome(task.id, report, errors.get(task.id)))
        return outcomes


def _noted(report: Report, task: Task) -> Report:
    """The report with a warning of what was given for its articles and could not be taken."""
    sides: tuple[tuple[ArticleKey, Given | None], ...] = (("a", task.a), ("b", task.b))
    notes = tuple(
        Caveat("date_not_taken", Explanation(note.message("en"), note.message("ar")), key)
        for key, given in sides
        if given is not None
        for note in given.notes
    )
    return replace(report, caveats=(*report.caveats, *notes)) if notes else report


def _own(error: Exception) -> ComparerError:
    """The error as one that can be shown, and handed on to another process."""
    if isinstance(error, ComparerError):
        return error.settled()
    reason = f"{type(error).__name__}: {error}"
    return problem("batch_unexpected", reason=reason)


_turn = threading.RLock()
"""One chunk at a time in a process: the encoder's memory of texts is a chunk's own."""
_comparers: dict[str, Comparer] = {}


def _comparer(options: Options) -> Comparer:
    """This process's comparer for the options; its models are loaded once."""
    from comparer.pipeline import Comparer

    with _turn:
        key = repr(options)
        if key not in _comparers:
            _comparers[key] = Comparer(options)
        return _comparers[key]
