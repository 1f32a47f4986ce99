"""How alike the surroundings of two figures are, where the lexicon cannot say what they count.

28 طرداً و24 رزمة against 30 parcels and 25 bundles: neither noun is listed, so the encoder compares
the words around each number. It is asked once for a whole comparison, and only for such figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from comparer.encode import Encoder
from comparer.figures.extract import Found
from comparer.figures.pairing import same_noun
from comparer.figures.values import Relation, relation

_WORDS_BEFORE = 4
_WORDS_AFTER = 5
_UNEQUAL = (Relation.DIFFERENT, Relation.PRECISION, Relation.UNIT)


@dataclass(frozen=True, slots=True)
class Likeness:
    """Cosines between the surroundings of figures of `a` and of `b`."""

    _vectors: dict[tuple[bool, int, int], NDArray[np.float32]] = field(default_factory=dict)

    def __call__(self, x: Found, y: Found) -> float:
        """The cosine, at least 0; 0 where it was not asked for."""
        one = self._vectors.get((True, x.figure.start, x.figure.end))
        other = self._vectors.get((False, y.figure.start, y.figure.end))
        return 0.0 if one is None or other is None else max(float(one @ other), 0.0)


def likeness(
    groups: Iterable[tuple[Sequence[Found], Sequence[Found]]], encoder: Encoder
) -> Likeness:
    """The likeness of the figures that need it, in the groups of figures that match."""
    phrases: dict[tuple[bool, int, int], str] = {}
    for left, right in groups:
        for x, y in _ambiguous(left, right):
            phrases[(True, x.figure.start, x.figure.end)] = _surroundings(x)
            phrases[(False, y.figure.start, y.figure.end)] = _surroundings(y)
    if not phrases:
        return Likeness()
    vectors = encoder.encode(list(phrases.values()))
    return Likeness(dict(zip(phrases, vectors, strict=True)))


def _ambiguous(left: Sequence[Found], right: Sequence[Found]) -> list[tuple[Found, Found]]:
    """The pairs that values and nouns leave open, where each side has a choice."""
    if len(left) < 2 or len(right) < 2:
        return []
    agreed = {
        id(f)
        for x in left
        for y in right
        if relation(x.reading, y.reading) is Relation.EQUAL and same_noun(x, y) is not False
        for f in (x, y)
    }
    pairs = [
        (x, y)
        for x in left
        for y in right
        if not {id(x), id(y)} & agreed
        and relation(x.reading, y.reading) in _UNEQUAL
        and same_noun(x, y) is None
    ]
    choices = {id(x) for x, _ in pairs}, {id(y) for _, y in pairs}
    return pairs if min(len(choices[0]), len(choices[1])) > 1 else []


def _surroundings(x: Found) -> str:
    """The counted noun; else the words on either side, to the nearest "and", break or number."""
    if x.figure.counted is not None and x.reading.form != "dual":
        return x.figure.counted
    line, reading = x.line, x.reading
    words: list[str] = []
    for j in range(reading.start - 1, max(reading.start - 1 - _WORDS_BEFORE, -1), -1):
        if not line.is_word(j) or line.text(j) in line.rules.CONJUNCTIONS:
            break
        words.insert(0, line.tokens[j].raw)
        if line.tokens[j].conjoined:
            break
    for j in range(reading.end, min(reading.end + _WORDS_AFTER, len(line))):
        token = line.tokens[j]
        if not line.is_word(j) or token.conjoined or token.text in line.rules.CONJUNCTIONS:
            break
        words.append(token.raw)
    return " ".join(words)
