"""Parsing in a process of its own, with a deadline: one bad file cannot hang or end the page.

A process is kept for the next file, so that its start and imports are paid once; one that did not
answer in time is killed and replaced.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Literal

import comparer
from comparer.errors import problem
from comparer.ingest import limits
from comparer.ingest.extract import Extract

Kind = Literal["pdf", "word", "web"]

_ROOT = str(Path(comparer.__file__).parents[1])
_START = (
    "import sys\n"
    f"if {_ROOT!r} not in sys.path: sys.path.insert(0, {_ROOT!r})\n"
    "from comparer.ingest.reader import main\n"
    "main()"
)
_MAX_IDLE = 1

_idle: list[_Reader] = []
_lock = threading.Lock()
_turns = threading.BoundedSemaphore(limits.MAX_READERS)


def read(kind: Kind, data: bytes, name: str) -> Extract:
    """The article in a file's content, parsed in another process.

    `InputError` (naming `name`) if the file has none, or took too long, too much memory, or broke
    the parser.
    """
    with _turns:
        reader = _take()
        found = reader.ask(kind, data, name)
        _give_back(reader)
    if "extract" in found:
        return Extract(**found["extract"])
    if "refused" in found:
        raise problem(found["refused"], **found["values"])
    raise problem("file_broken", name=name, kind=found["failed"])


class _Reader:
    """One process that parses files, one at a time."""

    def __init__(self) -> None:
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own command, no shell
                # -P: modules that happen to lie in the current folder are not imported.
                [sys.executable, "-P", "-c", _START],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        except OSError as error:
            raise problem("file_no_reader", reason=str(error.strerror)) from error

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, kind: Kind, data: bytes, name: str) -> dict[str, Any]:
        """The answer (see `reader`); `InputError` if there is none in time."""
        seconds = limits.MAX_READ_SECONDS
        request = {"kind": kind, "name": name, "size": len(data), "seconds": seconds}
        late = threading.Event()

        def give_up() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds, give_up)
        timer.daemon = True
        timer.start()
        try:
            line = self._exchange(json.dumps(request).encode() + b"\n" + data)
        finally:
            timer.cancel()
        if line.endswith(b"\n"):
            found: dict[str, Any] = json.loads(line)
            return found
        self.close()
        if late.is_set():
            raise problem("file_slow", name=name, seconds=round(seconds))
        return {"failed": f"exit {self._process.returncode}"}

    def _exchange(self, request: bytes) -> bytes:
        """The line that answers; one without an end, or b"", if the process ended."""
        assert self._process.stdin is not None  # noqa: S101 - for the type checker
        assert self._process.stdout is not None  # noqa: S101
        try:
            self._process.stdin.write(request)
            self._process.stdin.flush()
            return self._process.stdout.readline()
        except OSError:  # it ended while the file was handed over
            return b""

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                if pipe is not None:
                    pipe.close()
            except OSError:
                continue


def _take() -> _Reader:
    with _lock:
        while _idle:
            reader = _idle.pop()
            if reader.alive:
                return reader
            reader.close()
    return _Reader()


def _give_back(reader: _Reader) -> None:
    with _lock:
        if reader.alive and len(_idle) < _MAX_IDLE:
            _idle.append(reader)
            return
    reader.close()


def _end_all() -> None:
    with _lock:
        while _idle:
            _idle.pop().close()


atexit.register(_end_all)
if hasattr(os, "register_at_fork"):
    # A forked process must not talk through its parent's pipes.
    os.register_at_fork(after_in_child=_idle.clear)
