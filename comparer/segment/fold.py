"""Text as words are compared: one form of each letter, no marks, no case."""

from __future__ import annotations

import functools
import re
import unicodedata

# Diacritics, Koranic signs and tatweel; soft hyphen, zero-width and bidirectional controls.
MARKS = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
)
_MARKS = re.compile(f"[{MARKS}\u0640]+")
_LETTERS = str.maketrans("أإآٱىةؤئکیھہ", "اااايهويكيهه")
# A figure with its separators, or letters joined by an apostrophe, hyphen or inner full stop.
_WORD = re.compile(r"\d+(?:[.,٫٬:/]\d+)*|[^\W\d]+(?:[.'’\-][^\W\d]+)*|\w+")


@functools.lru_cache(maxsize=4096)  # a line is folded for each role it may have
def fold(text: str) -> str:
    """`text` without diacritics, tatweel and controls, letters in one form, in lower case."""
    if text.isascii():
        return text.casefold()
    text = _MARKS.sub("", text)
    if not unicodedata.is_normalized("NFKC", text):
        text = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    return text.translate(_LETTERS).casefold()


def words(text: str) -> list[str]:
    """The folded words of `text`, in order; a figure is one word ("76,000")."""
    return _WORD.findall(fold(text))
