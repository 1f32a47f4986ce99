"""Load: many readers on one page process, and many comparisons in one.

    python bench/soak.py page [--sessions 20]
    python bench/soak.py memory [--comparisons 2000]

`page` starts the page as `comparer app` does and lets sessions, each a websocket as a browser opens
it, compare a sample at the same time; it prints how long they took and the server's memory.
`memory` compares the samples over and over and prints the memory after each tenth. Both end with
exit code 1 if a limit is broken.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import tracemalloc
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comparer import Comparer

ROOT = Path(__file__).parents[1]
MAX_SERVER_BYTES = 2_500_000_000
MAX_GROWTH_BYTES = 40_000_000
"""Between the first half of the comparisons and the last: what allocators keep, not a leak."""
MAX_LEFT_BYTES = 20_000
"""A comparison: words seen for the first time are kept; a report that is not let go has more."""
SAMPLES = ("qaryatayn", "earthquake", "ceasefire", "election", "protest", "budget", "oil-spill")


class PageError(Exception):
    """A session did not get its result."""


class PageSession:
    """One reader of the page, without a browser."""

    def __init__(self, port: int, query: str) -> None:
        from websockets.sync.client import connect

        self.query = query
        self._socket = connect(
            f"ws://127.0.0.1:{port}/_stcore/stream",
            origin=f"http://127.0.0.1:{port}",  # type: ignore[arg-type]
            subprotocols=["streamlit"],  # type: ignore[list-item]
            max_size=None,
            open_timeout=60,
            legacy=True,
        )

    def result(self, seconds: float) -> str:
        """The data of the result view, as JSON; `PageError` if it does not come in time."""
        from streamlit.proto.BackMsg_pb2 import BackMsg
        from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

        end = time.monotonic() + seconds
        while time.monotonic() < end:
            request = BackMsg()
            request.rerun_script.query_string = self.query
            self._socket.send(request.SerializeToString())
            while True:
                answer = ForwardMsg()
                answer.ParseFromString(bytes(self._socket.recv(timeout=seconds)))  # type: ignore[arg-type]
                kind = answer.WhichOneof("type")
                if kind == "delta":
                    element = answer.delta.new_element
                    if element.WhichOneof("type") == "exception":
                        raise PageError(element.exception.message)
                    if element.WhichOneof("type") == "bidi_component":
                        data = element.bidi_component.json
                        if "articles" in data:
                            return data
                elif kind == "script_finished":
                    break
            time.sleep(0.3)
        raise PageError(f"no result within {seconds:.0f} seconds")

    def close(self) -> None:
        """Leave the page."""
        self._socket.close()


@contextmanager
def served(environment: dict[str, str] | None = None) -> Iterator[tuple[int, int]]:
    """The page as `comparer app` serves it: its port and process id."""
    from comparer.page.launch import command

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        given = {
            **os.environ,
            "COMPARER_CACHE": folder,
            "COMPARER_HISTORY": "off",
            "HF_HUB_OFFLINE": "1",
            **(environment or {}),
        }
        server = subprocess.Popen(command(port), env=given, stdout=subprocess.DEVNULL)
        try:
            _wait_until_served(server, port)
            yield port, server.pid
        finally:
            server.terminate()
            server.wait(20)


def _wait_until_served(server: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + 120
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise PageError("the page was not served")


def page(sessions: int, seconds: float = 600) -> tuple[list[str], float, int]:
    """What went wrong, seconds until the last session had its result, the server's peak memory."""
    troubles: list[str] = []

    with served() as (port, pid):
        started = time.monotonic()

        def read(number: int) -> None:
            try:
                reader = PageSession(port, f"sample={SAMPLES[number % len(SAMPLES)]}")
                reader.result(seconds)
                reader.close()
            except Exception as error:
                troubles.append(f"session {number}: {type(error).__name__}: {error}")

        readers = [threading.Thread(target=read, args=(n,)) for n in range(sessions)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        took = time.monotonic() - started
        return troubles, took, memory_of(pid, peak=True)


def memory(comparisons: int) -> list[int]:
    """The memory of this process after each tenth of the comparisons, in bytes."""
    from comparer import Article, Comparer, Options

    comparer = Comparer(Options(translator="none"))
    texts = [
        tuple((ROOT / "samples" / name / f"{lang}.txt").read_text("utf-8") for lang in ("ar", "en"))
        for name in SAMPLES
    ]
    measured = []
    for number in range(comparisons):
        a, b = texts[number % len(texts)]
        # No two are the same, as on a newsdesk.
        comparer.compare(Article(f"{a}\n\n{number}."), Article(f"{b}\n\n{number}.")).to_json()
        if (number + 1) % max(1, comparisons // 10) == 0:
            measured.append(memory_of(os.getpid()))
            print(f"{number + 1}: {measured[-1] / 1e6:.0f} MB", file=sys.stderr, flush=True)
    return measured


def left_behind(comparer: Comparer, pairs: Sequence[tuple[str, str]], rounds: int) -> float:
    """Bytes that each comparison leaves in memory, by Python's own account: exact, but slow.

    Beside what the encoder keeps of texts met before, which has a bound of its own.
    """
    from comparer import Article

    def once(number: int) -> None:
        for a, b in pairs:
            # No two are the same, as on a newsdesk.
            given = Article(f"{a}\n\n{number}."), Article(f"{b}\n\n{number}.")
            comparer.compare(*given).to_json()

    once(-1)  # what is loaded when first needed
    tracemalloc.start()
    try:
        once(0)
        before = _traced(comparer)
        for number in range(1, rounds + 1):
            once(number)
        return (_traced(comparer) - before) / (rounds * len(pairs))
    finally:
        tracemalloc.stop()


def _traced(comparer: Comparer) -> int:
    comparer.encoder.forget()
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def growth(measured: list[int]) -> int:
    """Bytes by which memory grew between the end of the first half and the end."""
    return measured[-1] - measured[len(measured) // 2 - 1]


def memory_of(pid: int, *, peak: bool = False) -> int:
    """Bytes that a process holds, or held at most, in memory (Linux)."""
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(rf"^{'VmHWM' if peak else 'VmRSS'}:\s+(\d+) kB", status, re.MULTILINE)
    return int(found.group(1)) * 1024 if found else 0


def main() -> int:
    """Run one of the two and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("what", choices=("page", "memory"))
    parser.add_argument("--sessions", type=int, default=20)
    parser.add_argument("--comparisons", type=int, default=2_000)
    given = parser.parse_args()
    if given.what == "page":
        troubles, took, peak = page(given.sessions)
        print(f"{given.sessions} sessions, {took:.1f} s, peak {peak / 1e6:.0f} MB")
        print(*troubles, sep="\n")
        return int(bool(troubles) or peak > MAX_SERVER_BYTES)
    measured = memory(given.comparisons)
    print(" ".join(f"{size / 1e6:.0f}" for size in measured), "MB")
    print(f"grew by {growth(measured) / 1e6:.1f} MB in the second half")
    return int(growth(measured) > MAX_GROWTH_BYTES)


if __name__ == "__main__":
    sys.exit(main())
