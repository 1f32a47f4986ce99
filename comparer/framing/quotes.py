"""Quoted stretches: direct speech, or a word held at arm's length."""

from __future__ import annotations

from comparer.framing.annotate import Sentence
from comparer.framing.tokens import cover
from comparer.records import Span

_CLOSES = {"“": "”", "«": "»", "‹": "›", "„": "“", "‘": "’"}


def annotate(sentence: Sentence) -> tuple[Span, ...]:
    """The spans of quoted words, marks excluded; an unclosed quotation runs to the end."""
    spans = []
    opened: int | None = None
    for i, token in enumerate(sentence.tokens):
        if token.kind != "quote":
            continue
        if opened is None:
            opened = i
        else:
            if i - opened > 1:
                spans.append(cover(sentence.tokens, opened + 1, i - 1))
            opened = None
    if opened is not None and opened + 1 < len(sentence.tokens):
        spans.append(cover(sentence.tokens, opened + 1, len(sentence.tokens) - 1))
    return tuple(spans)
