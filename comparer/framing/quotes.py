"""Quoted stretches: direct speech, or a word held at arm's length."""

from __future__ import annotations

from comparer.framing.annotate import Sentence
from comparer.framing.tokens import cover
from comparer.records import Span


def annotate(sentence: Sentence, at_least: int = 1, *, closed: bool = False) -> tuple[Span, ...]:
    """The spans of `at_least` quoted words, marks excluded; an unclosed one runs to the end.

    With `closed`, nothing at all where a quotation is left open: its words cannot be told.
    """
    spans = []
    opened: int | None = None
    for i, token in enumerate(sentence.tokens):
        if token.kind != "quote":
            continue
        if opened is None:
            opened = i
        else:
            if i - opened > at_least:
                spans.append(cover(sentence.tokens, opened + 1, i - 1))
            opened = None
    if sum(token.kind == "quote" for token in sentence.tokens) % 2:
        # The quotation began before this sentence or goes on after it.
        if closed:
            return ()
        return (*spans, cover(sentence.tokens, 0, len(sentence.tokens) - 1))
    if opened is not None and opened + at_least < len(sentence.tokens):
        spans.append(cover(sentence.tokens, opened + 1, len(sentence.tokens) - 1))
    return tuple(spans)
