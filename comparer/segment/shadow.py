"""The text as the splitter reads it: no invisible marks, plain spaces, offsets that map back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from comparer.segment.fold import MARKS

# Tatweel goes only where it stretches a word: alone it is a dash ("بغداد ـ").
_INVISIBLE = re.compile(f"[{MARKS}]|(?<=[^\\W\\d_])\u0640(?=[{MARKS}\u0640]*[^\\W\\d_\u0640])")
_NEWLINES = "\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"

_PLAIN: dict[int, str] = {
    # The splitter knows no Arabic-Indic digits and would split "٣.٥"; it dies on a no-break space
    # before an initial and on a lone surrogate.
    **{
        code: str(unicodedata.digit(chr(code)))
        for start in (0x0660, 0x06F0)
        for code in range(start, start + 10)
    },
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    **{code: " " for code in range(0x3001) if chr(code).isspace()},
    **{ord(ch): "\n" for ch in _NEWLINES},
}


@dataclass(frozen=True, slots=True)
class Shadow:
    """A text as read: `visible` is what is left of it, `origin[i]` where `visible[i]` stood.

    Every line break is "\\n" and every other white space one " "; digits are 0–9. `origin` has one
    entry more than `visible`, the length of the text.
    """

    source: str
    visible: str
    origin: Sequence[int]

    def spans(self, pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Where the source has these pieces of `visible` (in order, disjoint, blank between).

        Dropped marks fall to the piece that they touch, else to the one before, so that every
        character but white space is in exactly one span.
        """
        if not pieces:
            marks = self.source.strip()
            start = len(self.source) - len(self.source.lstrip())
            return [(start, start + len(marks))] if marks else []
        starts = [self.origin[start] for start, _ in pieces]
        ends = [self.origin[end - 1] + 1 for _, end in pieces]
        head = self.source[: starts[0]]
        starts[0] = len(head) - len(head.lstrip())
        for at in range(len(pieces)):
            stop = starts[at + 1] if at + 1 < len(pieces) else len(self.source)
            gap = self.source[ends[at] : stop]
            touching = len(gap) if at + 1 == len(pieces) else _after_last_blank(gap)
            if at + 1 < len(pieces):
                starts[at + 1] -= len(gap) - touching
            ends[at] += len(gap[:touching].rstrip())
        return list(zip(starts, ends, strict=True))


def _after_last_blank(gap: str) -> int:
    """Where the marks that touch the end of `gap` begin; its length if it has no blank at all."""
    if not any(ch.isspace() for ch in gap):
        return len(gap)
    return max(at for at, ch in enumerate(gap) if ch.isspace()) + 1


def cast(text: str) -> Shadow:
    """The shadow of `text`."""
    dropped = {match.start() for match in _INVISIBLE.finditer(text)}
    if not dropped:
        return Shadow(text, text.translate(_PLAIN), range(len(text) + 1))
    origin = [at for at in range(len(text)) if at not in dropped]
    visible = "".join([text[at] for at in origin]).translate(_PLAIN)
    return Shadow(text, visible, [*origin, len(text)])
