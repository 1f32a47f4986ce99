"""Text → sentences with their roles and repeats."""

from __future__ import annotations

import re
from importlib.metadata import version

import sentencex

from comparer.records import Sentence

SPLITTER = f"sentencex {version('sentencex')} + comparer/1"


def segment(text: str, lang: str) -> tuple[Sentence, ...]:
    """The sentences of `text`, in order; every non-blank character is in exactly one."""
    spans: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text):
        at = line.start()
        for piece in sentencex.segment(lang, line.group()):
            lead = len(piece) - len(piece.lstrip())
            body = piece.strip()
            if body:
                spans.append((at + lead, at + lead + len(body)))
            at += len(piece)
    seen: dict[str, int] = {}
    sentences = []
    for index, (start, end) in enumerate(spans):
        body = text[start:end]
        first = seen.setdefault(body, index)
        sentences.append(
            Sentence(
                index,
                start,
                end,
                role="headline" if index == 0 and body[-1] not in '.!?؟”"' else "body",
                repeats=None if first == index else first,
            )
        )
    return tuple(sentences)
