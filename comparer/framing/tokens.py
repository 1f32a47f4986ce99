"""Words as the framing rules see them: a normalised form over a span of the original text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from comparer.records import Span

TokenKind = Literal["word", "number", "quote", "punct"]


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark. `start` and `end` are code points of the article's text."""

    start: int
    end: int
    norm: str
    """What is compared: diacritics, tatweel and bidi marks gone, letters folded."""
    kind: TokenKind
    keys: frozenset[str]
    """Every lexicon key this word may stand for, once clitics and inflection are seen through."""
    raw: str = ""
    """The word with only invisible marks removed: diacritics and capitals are still there."""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def cover(tokens: tuple[Token, ...], first: int, last: int) -> Span:
    """The span from token `first` to token `last`, both included."""
    return Span(tokens[first].start, tokens[last].end)
