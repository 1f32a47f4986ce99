"""A finding as a reader meets it: the wording on each side and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comparer import languages
from comparer.decisions import Mark
from comparer.records import (
    ArticleKey,
    Difference,
    Document,
    Sentence,
    Side,
    Span,
    Translation,
)

KEYS: tuple[ArticleKey, ArticleKey] = ("a", "b")
# A page-long "sentence" (a text without full stops) is shown around its evidence only.
_CONTEXT = 320


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an excerpt; `evidence` where the finding points at it."""

    text: str
    evidence: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """One side of a finding: the wording it rests on, where that stands, and its translation."""

    key: ArticleKey
    lang: str
    quote: str
    """The evidence alone, parts joined by " … "; on one line, safe to show."""
    excerpt: tuple[Piece, ...]
    """The sentences around it, cut to what is near when they are very long."""
    sentences: tuple[int, ...]
    translations: tuple[Translation, ...]
    value: str
    category: str

    @property
    def direction(self) -> languages.Direction:
        return languages.get(self.lang).direction


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference with everything that a reader is told about it, in the interface language."""

    difference: Difference
    a: Evidence | None
    b: Evidence | None
    kind: str
    aspect: str
    severity: str
    confidence: str
    reason: str
    quantity: str
    """What is measured, for a figure: its kind and the noun counted, as written."""
    gap: str
    ratio: str
    score: float | None
    """The score of the match it stands in."""
    counterpart: Evidence | None
    """Where one side has no evidence: the sentences there that the match answers it with."""
    mark: Mark
    """What a reader decided on it."""

    @property
    def id(self) -> str:
        return self.difference.id

    @property
    def number(self) -> str:
        """The id without its letter: what the reader sees as the finding's number."""
        return self.difference.id.removeprefix("d")

    def side(self, key: ArticleKey) -> Evidence | None:
        """The evidence in article "a" or "b"."""
        return self.a if key == "a" else self.b


def is_gloss(translation: Translation) -> bool:
    """Whether it is the word-for-word gloss, which is no translation and must not pass for one."""
    return is_gloss_engine(translation.engine)


def is_gloss_engine(engine: str) -> bool:
    """Whether this names the word-for-word gloss."""
    return engine.split()[:1] == ["gloss"]


def side_of(difference: Difference, key: ArticleKey) -> Side | None:
    """The difference's evidence in article "a" or "b"."""
    return difference.a if key == "a" else difference.b


def overlapping(document: Document, spans: Sequence[Span]) -> tuple[Sentence, ...]:
    """The sentences that any of the spans touches, in text order."""
    return tuple(
        s for s in document.sentences if any(x.start < s.end and s.start < x.end for x in spans)
    )


def valid_spans(document: Document, spans: Sequence[Span]) -> list[Span]:
    """The spans within the text, in text order; what a damaged report puts outside is cut off."""
    length = len(document.text)
    inside = (Span(max(0, s.start), min(length, s.end)) for s in spans)
    return sorted(span for span in inside if span.start < span.end)


def excerpt(
    document: Document, sentences: Sequence[Sentence], spans: Sequence[Span]
) -> tuple[Piece, ...]:
    """The sentences as pieces, evidence told apart; " … " where something is left out."""
    pieces: list[Piece] = []
    last: Sentence | None = None
    for sentence in sentences:
        if last is not None:
            pieces.append(Piece(" " if sentence.index == last.index + 1 else " … ", False))
        last = sentence
        cursor = sentence.start
        inside = [s for s in spans if s.start < sentence.end and sentence.start < s.end]
        for n, span in enumerate(inside):
            start, end = max(span.start, cursor), min(span.end, sentence.end)
            if start >= end:
                continue
            between = document.text[cursor:start]
            pieces.append(Piece(_shorten(between, head=n > 0, tail=True), False))
            pieces.append(Piece(_shorten(document.text[start:end], head=True, tail=True), True))
            cursor = end
        pieces.append(Piece(_shorten(document.text[cursor : sentence.end], True, False), False))
    return tuple(piece for piece in pieces if piece.text)


def _shorten(text: str, head: bool, tail: bool) -> str:
    """The text's head, tail or both, where it is longer than a reader wants around evidence."""
    if len(text) <= 2 * _CONTEXT:
        return text
    return f"{text[:_CONTEXT] if head else ''} … {text[-_CONTEXT:] if tail else ''}"
