"""Which sentences repeat an earlier one: doubled captions and headlines, pull quotes.

A sentence repeats an earlier one if both have the same words in the same order (but for case,
punctuation, diacritics and a few light words); or if it is a pull quote: a paragraph of its own,
in quotation marks, open at its end, or found inside quotation marks, all of which an earlier
sentence has. A plain sentence that an earlier one contains is a claim ("The town fell." after
"Activists said the town fell."). One other word, name or figure makes it another claim, so "28
killed" never repeats "24 killed".

A pull quote that stands *before* its sentence repeats nothing that is earlier, and the longer
sentence says more than it, so neither is marked: both are claims, and matching puts both with the
same sentence of the other report. Only when both have exactly the same words is the later marked.

Hash tables of word sequences keep this linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from comparer.segment.fold import words
from comparer.segment.knowledge import Knowledge

SHORTEST = 5
"""A sentence of fewer words may be said twice in earnest; a line that stands alone needs 3."""

SHORTEST_ALONE = 3
QUOTED = 4
"""A pull quote has at least this many words, light ones not counted."""

_QUOTATION = re.compile(r"[\"“”«]([^\"“”«»]+)[\"”“»]")
_QUOTED = re.compile(r"\s*[\"“”«'‘].*[\"”“»'’][\s.!?؟]*", re.DOTALL)
_CLOSED = re.compile(r"[.!?؟۔…][\"'”’»)\]\s]*$")
_LAST_BRACKET = re.compile(r"[\[(][^\[\]()]{2,60}[\])]\s*\.?\s*$")


def find(
    texts: Sequence[str], alone: Sequence[bool], excluded: Sequence[bool], known: Knowledge
) -> list[int | None]:
    """For each sentence, the index of the earlier one it repeats, or None.

    `alone`: it is all of its paragraph. `excluded`: it makes no claim (a byline, a dateline).
    """
    seen: dict[tuple[str, ...], int] = {}
    runs: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    tokens: list[list[str]] = []
    found: list[int | None] = []
    for index, text in enumerate(texts):
        content = [] if excluded[index] else _content(text, known, alone=alone[index])
        tokens.append(content)
        repeated = None
        key = tuple(content)
        if len(content) >= (SHORTEST_ALONE if alone[index] else SHORTEST):
            repeated = seen.get(key)
        if repeated is None and alone[index] and len(content) >= QUOTED:
            repeated = _container(text, content, runs, texts, tokens)
        found.append(repeated)
        if repeated is None and content:
            seen.setdefault(key, index)
            for at in range(len(content) - QUOTED + 1):
                places = runs.setdefault(tuple(content[at : at + QUOTED]), [])
                if len(places) < 8:  # a phrase said more often than that is no pull quote's
                    places.append((index, at))
    return found


def _container(
    text: str,
    content: list[str],
    runs: dict[tuple[str, ...], list[tuple[int, int]]],
    texts: Sequence[str],
    tokens: list[list[str]],
) -> int | None:
    """The first earlier sentence that has these words as a run, if the text is a pull quote."""
    quoted_or_open = bool(_QUOTED.fullmatch(text)) or not _CLOSED.search(text[-10:])
    for index, at in runs.get(tuple(content[:QUOTED]), ()):
        if tokens[index][at : at + len(content)] != content:
            continue
        if quoted_or_open or any(
            " ".join(content) in " ".join(words(quotation))
            for quotation in _QUOTATION.findall(texts[index])
        ):
            return index
    return None


def _content(text: str, known: Knowledge, *, alone: bool) -> list[str]:
    """The words that two tellings of a sentence must share, in order."""
    if alone:  # a credit may be written differently, or on one of two captions only
        bracket = _LAST_BRACKET.search(text)
        if bracket and set(words(bracket.group())) <= known.credit_words:
            text = text[: bracket.start()]
    return [word for word in words(text) if word not in known.light]
