"""Reading gold pairs: a plain text file that a linguist can edit.

Records are separated by blank lines; lines that begin with "#" are comments. A record:

    aspects: labelling agency      the framing differences that a careful reader sees; "none" if
                                   the two sides are faithful to each other
    ar: قُتل ثلاثة إرهابيين.        the first side, with its language
    en: Soldiers killed three fighters.     the second side, with its language
    note: why                      optional

The language tags may be any two supported ones, and may be equal (ar/ar, en/en).

A comment "# judged: agency certainty" says that the records below it are labelled for these aspects
alone: a difference in another aspect is neither right nor wrong there.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from comparer.records import ASPECTS


@dataclass(frozen=True)
class GoldPair:
    """One pair of sentences; `expected` is empty for a faithful control."""

    line: int
    expected: frozenset[str]
    judged: frozenset[str]
    """The aspects that the pair is labelled for."""
    lang_a: str
    a: str
    lang_b: str
    b: str


def read_gold(path: Path) -> list[GoldPair]:
    """The pairs of a file; `ValueError` with file:line where one is malformed."""
    pairs = []
    record: list[tuple[int, str, str]] = []
    judged = frozenset(ASPECTS["framing"])
    lines = path.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate([*lines, ""], start=1):
        if line.startswith("#"):
            if line.startswith("# judged:"):
                judged = frozenset(line.removeprefix("# judged:").split())
            continue
        if line.strip():
            key, colon, value = line.partition(":")
            if not colon:
                raise ValueError(f"{path}:{number}: no 'key: value'")
            record.append((number, key.strip(), value.strip()))
        elif record:
            pairs.append(_pair(path, record, judged))
            record = []
    return pairs


def _pair(path: Path, record: list[tuple[int, str, str]], judged: frozenset[str]) -> GoldPair:
    number = record[0][0]
    sides = [(key, value) for _, key, value in record if key not in ("aspects", "note")]
    aspects = [value for _, key, value in record if key == "aspects"]
    if len(sides) != 2 or len(aspects) != 1:
        raise ValueError(f"{path}:{number}: a record has 'aspects' and two sides")
    expected = frozenset(aspects[0].split()) - {"none"}
    unknown = expected - judged.intersection(ASPECTS["framing"])
    if unknown or not aspects[0].strip():
        raise ValueError(f"{path}:{number}: unknown aspects {sorted(unknown)}")
    (lang_a, a), (lang_b, b) = sides
    return GoldPair(number, expected, judged, lang_a, a, lang_b, b)


@dataclass(frozen=True)
class Opposed:
    """A sentence with a faithful and a contradictory counterpart in the other language."""

    lang: str
    text: str
    other_lang: str
    faithful: str
    contradictory: str


def read_opposed(path: Path) -> list[Opposed]:
    """The triples of a tab-separated file, as its head says; `ValueError` with file:line."""
    triples = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 5 or cells[1] not in ("ar", "en") or not all(cells):
            raise ValueError(f"{path}:{number}: not domain, language and three sentences")
        _, lang, text, faithful, contradictory = cells
        other = "en" if lang == "ar" else "ar"
        triples.append(Opposed(lang, text, other, faithful, contradictory))
    return triples
