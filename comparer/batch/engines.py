"""Where chunks are worked on: in this process, in processes of this machine, or on a cluster.

An engine takes chunks from an iterator only as fast as it finishes them, so that a million pairs
need no more memory than a few dozen; it gives results as they come, or in order.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.connection import wait as wait_for
from multiprocessing.context import BaseContext
from typing import Protocol, TypeVar

from comparer.batch.chunks import Chunk
from comparer.errors import ComparerError, problem

R = TypeVar("R")

AHEAD = 2
"""Chunks in flight a worker: one at work, one at hand."""
TRIES = 3
"""Workers that a chunk may bring down before it is given up as lost."""


@dataclass(frozen=True, slots=True)
class Lost:
    """In place of a chunk's result: its workers died, again and again."""

    reason: ComparerError


class Engine(Protocol):
    """Runs a job over chunks. The job must be picklable: a frozen record with `__call__`."""

    def run(
        self, job: Callable[[Chunk], R], chunks: Iterator[Chunk], *, ordered: bool = False
    ) -> Iterator[tuple[Chunk, R | Lost]]:
        """Each chunk with what the job gave for it; what the job raises is raised here.

        With `ordered`, in the order of the chunks.
        """
        ...

    def singly(
        self, job: Callable[[Chunk], R], chunks: Iterator[Chunk]
    ) -> Iterator[tuple[Chunk, R | Lost]]:
        """The same one chunk at a time: one that is lost brought its worker down itself."""
        ...

    def close(self) -> None:
        """Let go of the workers."""
        ...


class InProcess:
    """One chunk after the other, here."""

    def run(
        self, job: Callable[[Chunk], R], chunks: Iterator[Chunk], *, ordered: bool = False
    ) -> Iterator[tuple[Chunk, R | Lost]]:
        """See `Engine`; always in order, and nothing is ever lost."""
        del ordered
        for chunk in chunks:
            yield chunk, job(chunk)

    def singly(
        self, job: Callable[[Chunk], R], chunks: Iterator[Chunk]
    ) -> Iterator[tuple[Chunk, R | Lost]]:
        """See `Engine`."""
        return self.run(job, chunks)

    def close(self) -> None:
        """Nothing is held."""


class Processes:
    """Worker processes of this machine; one that dies is replaced and its chunks are redone."""

    def __init__(self, workers: int, preload: tuple[str, ...] = ()) -> None:
        """`preload` names modules that are loaded once for all workers, where the system forks."""
        if workers < 1:
            raise problem("batch_workers", n=workers)
        self._workers, self._preload = workers, preload
        self._pool: ProcessPoolExecutor | None = None

    def run(
        self, job: Callable[[Chunk], R], chunks: Iterator[Chunk], *, ordered: bool = False
    ) -> Iterator[tuple[Chunk, R | Lost]]:
        """See `Engine`."""
        return self._run(job, chunks, AHEAD * self._workers, ordered)

    def singly(
        self, job: Callable[[Chunk], R], chunks: Iterator[Chunk]
    ) -> Iterator[tuple[Chunk, R | Lost]]:
        """See `Engine`."""
        return self._run(job, chunks, 1, True)

    def close(self) -> None:
        """Stop the workers; what they have at hand is dropped."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)

    def _run(
        self, job: Callable[[Chunk], R], chunks: Iterator[Chunk], window: int, ordered: bool
    ) -> Iterator[tuple[Chunk, R | Lost]]:
        flying: dict[Future[R], Chunk] = {}
        again: deque[Chunk] = deque()
        deaths: Counter[str] = Counter()
        while True:
            while len(flying) < window:
                chunk = again.popleft() if again else next(chunks, None)
                if chunk is None:
                    break
                try:
                    flying[self._alive().submit(job, chunk)] = chunk
                except BrokenProcessPool:
                    again.appendleft(chunk)
                    break
            if not flying and not again:
                return
            awaited = _in_order(flying)[:1] if ordered else flying
            done = wait(awaited, return_when=FIRST_COMPLETED).done
            if any(isinstance(f.exception(), BrokenProcessPool) for f in done) or not flying:
                # Everything in flight has ended with the pool, and which chunk did it cannot be
                # known: it counts against all that have no result.
                self.close()
                done = wait(flying).done
                for future in _in_order(flying):
                    if isinstance(future.exception(), BrokenProcessPool):
                        chunk = flying[future]
                        deaths[chunk.name] += 1
                        if deaths[chunk.name] < TRIES:
                            again.append(flying.pop(future))
            for future in _in_order(flying):
                if future in done:
                    if isinstance(future.exception(), BrokenProcessPool):
                        yield flying.pop(future), Lost(problem("batch_worker_died"))
                    else:
                        yield flying.pop(future), future.result()
                elif ordered:
                    break

    def _alive(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._workers,
                mp_context=_context(self._preload),
                initializer=end_with_parent,
            )
        return self._pool


def _in_order(flying: dict[Future[R], Chunk]) -> list[Future[R]]:
    return sorted(flying, key=lambda future: flying[future].index)


def _context(preload: tuple[str, ...]) -> BaseContext:
    """How workers are started: forked from a process that has no threads and has loaded `preload`.

    Forked from this process they would inherit locks that its threads hold. On Windows each starts
    anew.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    return context


def end_with_parent() -> None:
    """End this worker when the process that started it ends, even by SIGKILL.

    A worker of `ProcessPoolExecutor` otherwise waits for work for ever.
    """
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait_for([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, name="end-with-parent", daemon=True).start()
