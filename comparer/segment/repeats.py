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

NEAR = 3
"""The parts of a pull quote stand in sentences at most this far apart."""

_QUOTATION = re.compile(r"[\"“”«]([^\"“”«»]+)[\"”“»]")
_QUOTED = re.compile(r"\s*[\"“”«'‘].*[\"“”»'’][\s.!?؟]*", re.DOTALL)
_CLOSED = re.compile(r"[.!?؟۔…][\"'”’»)\]\s]*$")
_PART_END = re.compile(r"[.!?؟…]+[\"'”’»]*\s+")
_LAST_BRACKET = re.compile(r"[\[(][^\[\]()]{2,60}[\])]\s*\.?\s*$")


def find(
    texts: Sequence[str], alone: Sequence[bool], excluded: Sequence[bool], known: Knowledge
) -> list[int | None]:
    """For each sentence, the index of the earlier one it repeats, or None.

    `alone`: it is all of its paragraph. `excluded`: it makes no claim (a byline, a dateline).
    """
    said: dict[tuple[str, ...], int] = {}
    earlier = _Earlier(known)
    found: list[int | None] = []
    for index, text in enumerate(texts):
        content = [] if excluded[index] else _content(text, known, alone=alone[index])
        repeated = None
        if len(content) >= (SHORTEST_ALONE if alone[index] else SHORTEST):
            repeated = said.get(tuple(content))
        if repeated is None and alone[index]:
            repeated = earlier.quoted_by(text, content)
        found.append(repeated)
        if repeated is None and content:
            said.setdefault(tuple(content), index)
            earlier.add(index, text, content)
    return found


class _Earlier:
    """The sentences so far, to be searched for runs of words."""

    def __init__(self, known: Knowledge) -> None:
        self._known = known
        self._sentences: dict[int, tuple[str, list[str]]] = {}
        self._runs: dict[tuple[str, ...], list[int]] = {}

    def add(self, index: int, text: str, content: list[str]) -> None:
        self._sentences[index] = (text, content)
        for at in range(len(content) - QUOTED + 1):
            places = self._runs.setdefault(tuple(content[at : at + QUOTED]), [])
            if len(places) < 8:  # a phrase said more often than that is no pull quote's
                places.append(index)

    def quoted_by(self, text: str, content: list[str]) -> int | None:
        """The first sentence that a pull quote of this text and content quotes, if it is one."""
        if len(content) < QUOTED:
            return None
        in_marks = bool(_QUOTED.fullmatch(text))
        plain = not in_marks and bool(_CLOSED.search(text[-10:]))
        for index in self._runs.get(tuple(content[:QUOTED]), ()):
            whole, words_of_it = self._sentences[index]
            if not _has_run(words_of_it, content):
                continue
            if not plain or any(
                _has_run(_content(quotation, self._known), content)
                for quotation in _QUOTATION.findall(whole)
            ):
                return index
        return self._quoted_in_parts(text) if in_marks else None

    def _quoted_in_parts(self, text: str) -> int | None:
        """The sentence that has the first part of a quotation, if ones near it have the others.

        The report may say who spoke in between: “We ran,” he said. “Then it fell.”
        """
        parts = [_content(part, self._known) for part in _PART_END.split(text)]
        parts = [part for part in parts if part]
        longest = max(parts, key=len, default=[])
        if len(parts) < 2 or len(longest) < QUOTED:
            return None
        for index in self._runs.get(tuple(longest[:QUOTED]), ()):
            near = [at for at in range(index - NEAR, index + NEAR + 1) if at in self._sentences]
            homes = [
                next((at for at in near if _has_run(self._sentences[at][1], part)), None)
                for part in parts
            ]
            if all(home is not None for home in homes):
                return homes[0]
        return None


def _has_run(words_of_it: list[str], content: list[str]) -> bool:
    """Whether the words stand in the others in a row."""
    if not content:
        return False
    return any(
        words_of_it[at] == content[0] and words_of_it[at : at + len(content)] == content
        for at in range(len(words_of_it) - len(content) + 1)
    )


def _content(text: str, known: Knowledge, *, alone: bool = False) -> list[str]:
    """The words that two tellings of a sentence must share, in order."""
    if alone:  # a credit may be written differently, or on one of two captions only
        bracket = _LAST_BRACKET.search(text)
        if bracket and set(words(bracket.group())) <= known.credit_words:
            text = text[: bracket.start()]
    return [word for word in words(text) if word not in known.light]
