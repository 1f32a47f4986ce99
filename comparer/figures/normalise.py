"""A view of a text in which spelling variants look alike, with the way back to the original.

Diacritics, tatweel and bidirectional marks are dropped, digits of every script become ASCII, hamza
carriers, alef maqsura and ta marbuta are unified, presentation forms are decomposed and Latin
letters keep their case (a capital tells a name). Spans found in the view map to the original.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه",
    "ک": "ك", "ھ": "ه", "ہ": "ه", "ە": "ه",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "’": "'", "‘": "'", "ʼ": "'", "٪": "%", "％": "%", "﹪": "%",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\t": " ",
}  # fmt: skip


def _is_dropped(char: str) -> bool:
    # Mn: diacritics; Cf: bidirectional marks, joiners, soft hyphen; tatweel stretches a word.
    return char == "\u0640" or unicodedata.category(char) in ("Mn", "Cf")


def _is_mark(char: str) -> bool:
    """Does it belong to the letter before it: a diacritic, or the tatweel of هـ?"""
    return char == "\u0640" or unicodedata.category(char) == "Mn"


def _table() -> dict[int, str | None]:
    """What `str.translate` does to each code point of the planes that hold text."""
    table: dict[int, str | None] = {ord(old): new for old, new in _LETTERS.items()}
    for code in range(0x20000):
        char = chr(code)
        category = unicodedata.category(char)
        if category == "Nd":
            table[code] = str(unicodedata.decimal(char))
        elif code not in table and _is_dropped(char):
            table[code] = None
        elif 0xFB50 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFF:
            decomposed = unicodedata.normalize("NFKC", char)
            if decomposed != char:
                table[code] = "".join(_LETTERS.get(c, c) for c in decomposed if not _is_dropped(c))
    return table


_TABLE = _table()
_DROPPED = frozenset(chr(code) for code, new in _TABLE.items() if not new)
_EXPANDED = frozenset(chr(code) for code, new in _TABLE.items() if new and len(new) > 1)


@dataclass(frozen=True, slots=True)
class View:
    """The normalised text, and where each of its characters stands in the original."""

    text: str
    original: str
    _origins: Sequence[int]

    def offset(self, position: int) -> int:
        """The offset in the view of the first kept character at or after `position`."""
        return bisect_left(self._origins, position)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span in the original, with the marks that sit on its last letter."""
        if end <= start:
            origin = self._origins[start] if start < len(self._origins) else len(self.original)
            return origin, origin
        last = self._origins[end - 1] + 1
        original = self.original
        while last < len(original) and _is_mark(original[last]):
            last += 1
        return self._origins[start], last


def normalise(text: str) -> str:
    """The text as it looks in a view; idempotent."""
    return text.translate(_TABLE)


def view_of(text: str) -> View:
    """The view of a text; linear in its length."""
    normalised = text.translate(_TABLE)
    origins: Sequence[int]
    if not _EXPANDED.isdisjoint(text):
        origins = [i for i, char in enumerate(text) for _ in _TABLE.get(ord(char), char) or ""]
    elif len(normalised) == len(text):
        origins = range(len(text))
    else:
        origins = [i for i, char in enumerate(text) if char not in _DROPPED]
    return View(normalised, text, origins)
