"""Chunks on a Dask cluster: as many machines as its scheduler knows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar
from uuid import uuid4

from comparer.batch.chunks import Chunk
from comparer.batch.engines import AHEAD, Lost
from comparer.errors import ComparerError, problem

R = TypeVar("R")

CONNECT = 15.0
"""Seconds to wait for the scheduler, and then for a first worker."""


class Cluster:
    """Workers that a Dask scheduler knows; one that is lost has its chunks redone by others.

    Workers may join and leave while a job runs. They need comparer installed, and no files: pairs
    travel with their articles.
    """

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ImportError as error:
            raise problem("cluster_package") from error
        try:
            # A client that finds nobody waits once more, and in vain, when it is destroyed.
            # In a thread of its own: a notebook's already has a running event loop.
            with ThreadPoolExecutor(max_workers=1) as thread:
                thread.submit(lambda: asyncio.run(_knock(address))).result()
            self._client: Any = Client(  # type: ignore[no-untyped-call]
                address, timeout=CONNECT, set_as_default=False
            )
        except (OSError, ValueError, TypeError) as error:
            raise problem("cluster_silent", address=address) from error
        try:
            self._client.wait_for_workers(1, timeout=CONNECT)
        except TimeoutError as error:
            self.close()
            raise problem("cluster_idle", address=address) from error

    def run(
        self, job: Callable[[Chunk], R], chunks: Iterator[Chunk], *, ordered: bool = False
    ) -> Iterator[tuple[Chunk, R | Lost]]:
        """See `comparer.batch.engines.Engine`."""
        return self._run(job, chunks, None, ordered)

    def singly(
        self, job: Callable[[Chunk], R], chunks: Iterator[Chunk]
    ) -> Iterator[tuple[Chunk, R | Lost]]:
        """See `comparer.batch.engines.Engine`."""
        return self._run(job, chunks, 1, True)

    def close(self) -> None:
        """Leave the cluster; what was submitted is dropped."""
        self._client.close()

    def _run(
        self,
        job: Callable[[Chunk], R],
        chunks: Iterator[Chunk],
        window: int | None,
        ordered: bool,
    ) -> Iterator[tuple[Chunk, R | Lost]]:
        from concurrent.futures import CancelledError

        from distributed import wait
        from distributed.scheduler import KilledWorker

        run = uuid4().hex
        flying: dict[Any, Chunk] = {}
        while True:
            while len(flying) < (window or self._window()):
                chunk = next(chunks, None)
                if chunk is None:
                    break
                key = f"comparer-{run}-{chunk.name}"
                flying[self._client.submit(job, chunk, key=key, pure=False)] = chunk
            if not flying:
                return
            in_order = sorted(flying, key=lambda future: flying[future].index)
            awaited = in_order[:1] if ordered else in_order
            with self._client.as_current():
                done = wait(awaited, return_when="FIRST_COMPLETED").done  # type: ignore[no-untyped-call]
            for future in in_order:
                if future not in done:
                    continue
                chunk = flying.pop(future)
                try:
                    result: R | Lost = future.result()
                except KilledWorker:
                    result = Lost(problem("batch_cluster_died"))
                except CancelledError as error:
                    lost = problem("cluster_lost")
                    raise ComparerError(str(lost), code=lost.code) from error
                # The cluster keeps a result as long as somebody holds its future.
                future.release()
                yield chunk, result

    def _window(self) -> int:
        """Chunks in flight for the workers that are there now."""
        threads: int = sum(self._client.nthreads().values())
        return max(1, threads) * AHEAD


async def _knock(address: str) -> None:
    """Connect and leave again; `OSError` or `ValueError` if nobody answers at the address."""
    from distributed import Security
    from distributed.comm.core import connect

    encryption = Security().get_connection_args("client")  # type: ignore[no-untyped-call]
    line = await connect(  # type: ignore[no-untyped-call]
        address, timeout=CONNECT, **encryption
    )
    await line.close()
