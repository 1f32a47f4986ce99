"""Files that readers write for comparer, and get from others: lexicons, glossaries, tables.

Each is read with the limits in `comparer.ingest.limits`; what is beyond them is refused in one
sentence, before it takes memory or time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from comparer.errors import InputError, problem
from comparer.ingest.limits import MAX_CELL_CHARACTERS, MAX_LIST_BYTES, MAX_LIST_LINES

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def check_own(path: Path, most: int = MAX_LIST_BYTES) -> None:
    """Nothing; `InputError` unless this is a plain file of `most` bytes at most."""
    try:
        size = path.stat().st_size
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise problem("own_unreadable", path=str(path), reason=reason) from None
    if path.is_dir():
        raise problem("own_unreadable", path=str(path), reason="a folder")
    if not path.is_file():
        # What never ends is not opened.
        raise problem("own_unreadable", path=str(path), reason="a pipe or device")
    if size > most:
        raise too_large(path, size, most)


def read_own(path: Path) -> bytes:
    """What a list that a reader wrote has in it; `InputError` if it cannot be read, or is large."""
    check_own(path)
    try:
        # A file that grows while it is read.
        with path.open("rb") as source:
            content = source.read(MAX_LIST_BYTES + 1)
    except OSError as error:
        raise problem("own_unreadable", path=str(path), reason=str(error.strerror)) from None
    if len(content) > MAX_LIST_BYTES:
        raise too_large(path, len(content), MAX_LIST_BYTES)
    return content


def own_lines(text: str, name: str) -> Iterator[tuple[int, str]]:
    """The lines of a list with their numbers, from 1, without line ends.

    `InputError` at a line past the last that is read, and at an invisible character that steers
    what is shown.
    """
    for number, raw in enumerate(text.split("\n"), 1):
        if number > MAX_LIST_LINES:
            raise problem("own_lines", path=name, most=MAX_LIST_LINES)
        line = raw.rstrip("\r")
        if found := _CONTROL.search(line):
            shown = f"U+{ord(found[0]):04X}"
            raise problem("own_control", path=name, line=str(number), char=shown)
        yield number, line


def check_cell(cell: str, name: str, number: int, most: int = MAX_CELL_CHARACTERS) -> None:
    """Nothing; `InputError` if an entry in this line of a list or table is too long."""
    if len(cell) > most:
        raise problem("own_cell", path=name, line=str(number), n=len(cell), most=most)


def too_large(path: Path, size: int, most: int) -> InputError:
    """The refusal of so many bytes."""
    return problem("own_large", path=str(path), size=-(-size // 1_000_000), most=most // 1_000_000)
