"""The vectors of two articles' claims, and of their halves, with the event itself taken out.

All sentences of two reports on one event share its direction; less their mean, what each of them
adds stands out, and a report's own language with it. A half that has a counterpart shows where
only part of a sentence has one, and two halves with one counterpart each are better evidence than
a whole that is merely near.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from comparer.align.groups import Members
from comparer.align.words import masked, plain
from comparer.encode import Encoder

Floats = NDArray[np.float32]


class Side:
    """The vectors of one article's claims, and of claims joined to one text."""

    def __init__(self, texts: Sequence[str], encoder: Encoder) -> None:
        self.texts = [plain(text) for text in texts]
        self._encoder = encoder
        self.raw = encoder.encode(self.texts)
        self._mean = self.raw.mean(axis=0)
        self.centred = self._centre(self.raw)
        self.halves = self._centre(encoder.encode([h for text in self.texts for h in halves(text)]))
        """(2n, d): rows 2i and 2i + 1 are the halves of claim i."""

    def _centre(self, vectors: Floats) -> Floats:
        """The vectors less the mean claim, of unit length; a lone claim keeps its vector."""
        if len(self.raw) < 2:
            return vectors
        rest = vectors - self._mean
        lengths = np.linalg.norm(rest, axis=1, keepdims=True)
        return np.asarray(rest / np.maximum(lengths, 1e-6), dtype=np.float32)

    def units(self, units: Sequence[Members]) -> tuple[Floats, Floats, Floats]:
        """The vectors of claims joined to one text each: raw, centred, and with figures masked."""
        joined = [self.joined(members) for members in units]
        raw = self._encoder.encode(joined)
        return raw, self._centre(raw), self._encoder.encode([masked(text) for text in joined])

    def joined(self, members: Members) -> str:
        """The claims as one text."""
        return " ".join(self.texts[member] for member in members)


def halves(text: str) -> tuple[str, str]:
    """The first and the second half of a text's words; twice the text if it is a single word.

    Clauses were tried instead, and windows of 6, 10 and 14 words: none told as much.
    """
    words = text.split()
    middle = len(words) // 2
    return (" ".join(words[:middle]) or text, " ".join(words[middle:]) or text)


class Halves:
    """How well halves of claims of one side are found among halves of the other's."""

    def __init__(self, a: Side, b: Side) -> None:
        self._cosine = a.halves @ b.halves.T
        found_a = np.maximum(self._cosine[:, 0::2], self._cosine[:, 1::2])
        found_b = np.maximum(self._cosine[0::2], self._cosine[1::2])
        self.pairs: Floats = (
            (found_a[0::2] + found_a[1::2]) / 2 + (found_b[:, 0::2] + found_b[:, 1::2]) / 2
        ) / 2
        """(n_a, n_b): the mean over all halves of either claim of the cosine to the best half."""

    def of(self, group_a: Members, group_b: Members) -> float:
        """The same for claims taken together."""
        if len(group_a) == len(group_b) == 1:
            return float(self.pairs[group_a[0], group_b[0]])
        rows = [half for i in group_a for half in (2 * i, 2 * i + 1)]
        columns = [half for j in group_b for half in (2 * j, 2 * j + 1)]
        block = self._cosine[rows][:, columns]
        return float((block.max(axis=1).mean() + block.max(axis=0).mean()) / 2)
