"""Runs of the other writing direction inside a text: numbers and Latin names in Arabic, and so on.

Left to the bidi algorithm, "F-16" or "10%" beside Arabic letters can come out in pieces; isolated
runs keep their own order (Unicode UAX #9, section 5.6). Hyphens between two numbers stay outside:
"13-15" reads in the order that the article's own page gave it.
"""

from __future__ import annotations

import re

from comparer.languages import Direction
from comparer.records import Span

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
_NUMBER = rf"(?:(?<![\w{_DIGIT}])[+−-])?[$£€]?[{_DIGIT}]+(?:[.,:/٫٬،][{_DIGIT}]+)*[%٪‰$£€]?"
# Letters that are not right-to-left, with the spaces, digits and signs between them.
_LEFT_WORD = rf"[^\W\d_{_RTL}][\w.&'’+/@-]*"
_LEFT_WORDS = rf"{_LEFT_WORD}(?:[ \u00a0](?:{_LEFT_WORD}|{_NUMBER}(?![{_RTL}])))*"

_RUNS: dict[Direction, re.Pattern[str]] = {
    "rtl": re.compile(rf"(?:{_NUMBER}-?)?{_LEFT_WORDS}|{_NUMBER}"),
    "ltr": re.compile(rf"[{_RTL}]+(?:[ \u00a0\u200c\u200d-]+[{_RTL}]+)*"),
}
_RTL_CHAR = re.compile(f"[{_RTL}]")


def isolated_runs(text: str, direction: Direction) -> list[Span]:
    """The runs of a text written in `direction` that need isolating, as spans, in order."""
    spans = []
    for found in _RUNS[direction].finditer(text):
        start, end = found.span()
        if direction == "rtl":
            # \w takes Arabic letters too: a run ends where they begin ("F-16و" is two).
            arabic = _RTL_CHAR.search(text, start, end)
            while arabic and arabic[0] in "٠١٢٣٤٥٦٧٨٩٪٫٬،۰۱۲۳۴۵۶۷۸۹":
                arabic = _RTL_CHAR.search(text, arabic.end(), end)
            end = arabic.start() if arabic else end
            # The full stop after a Latin name belongs to the Arabic sentence.
            while end > start and text[end - 1] in " \u00a0.&'’/@-":
                end -= 1
        if start < end:
            spans.append(Span(start, end))
    return spans
