"""The process that parses files from outside: no network, little memory, a limited time.

Started by `confined`, which hands it one file after another. A parser that hangs, crashes or fills
the memory takes this process with it and nothing else.

A request is a line of JSON (`name`, `kind`, `size`, `seconds`) and then `size` bytes; the answer is
a line of JSON with one of `extract` (the fields of an `Extract`), `refused` (the code of a
`problem`, with its `values`) and `failed` (the name of an unexpected exception's class).
"""

from __future__ import annotations

import json
import math
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from comparer.errors import InputError
from comparer.ingest.extract import Extract
from comparer.ingest.limits import MAX_READER_MEMORY

GRACE_SECONDS = 5
"""How much longer than allowed a request may take before the process ends itself, parent or not."""

_FORBIDDEN = (
    "socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
    "socket.gethostbyname", "socket.gethostbyaddr", "urllib.Request", "subprocess.Popen",
    "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.remove", "os.rename", "os.rmdir",
    "os.link", "os.symlink", "os.mkdir", "os.chmod", "os.chown", "os.truncate", "shutil.rmtree",
)  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC


def confine() -> None:
    """Forbid this process, for good, to reach the network, write files or start programs.

    What Python itself does is refused with a PermissionError; lxml is built and told to fetch
    nothing. Memory is limited where the system can do it (not on macOS and Windows).
    """
    sys.addaudithook(_refuse)
    try:
        import resource
    except ImportError:  # Windows
        return
    for limit, most in (
        (resource.RLIMIT_AS, MAX_READER_MEMORY),
        (resource.RLIMIT_CORE, 0),  # a crash leaves no file with the article in it
    ):
        try:
            resource.setrlimit(limit, (most, most))
        except (ValueError, OSError):
            continue


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _FORBIDDEN or (event == "open" and _writes(*arguments[1:3])):
        raise PermissionError(f"{event} is not allowed while a file is read")


def _writes(mode: str | None, flags: int) -> bool:
    return bool(flags & _WRITING) if mode is None else bool(set(mode) & set("wax+"))


def answer(kind: str, data: bytes, name: str) -> dict[str, Any]:
    """What a request is answered with: `extract`, `refused` or `failed`."""
    try:
        return {"extract": asdict(_reader(kind)(data, name))}
    except InputError as error:
        return {"refused": error.code, "values": error.values}
    except MemoryError:
        return {"refused": "file_memory", "values": {"name": name}}
    except Exception as error:  # parsers fail on damaged files in ways beyond their own errors
        return {"failed": type(error).__name__}


def _reader(kind: str) -> Callable[[bytes, str], Extract]:
    # Imported when first needed: each format's parser takes a while to load.
    if kind == "pdf":
        from comparer.ingest.pdf import read
    elif kind == "word":
        from comparer.ingest.word import read
    else:
        from comparer.ingest.web import read
    return read


def main() -> None:
    """Answer requests until the parent closes the pipe."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    confine()
    while line := requests.readline():
        request = json.loads(line)
        data = requests.read(request["size"])
        _end_after(request["seconds"] + GRACE_SECONDS)
        found = answer(request["kind"], data, request["name"])
        _end_after(0)
        answers.write(json.dumps(found).encode() + b"\n")
        answers.flush()


def _end_after(seconds: float) -> None:
    """End this process then, even inside C code; 0 takes it back. Not on Windows."""
    if hasattr(signal, "alarm"):
        signal.alarm(math.ceil(seconds))


if __name__ == "__main__":
    main()
