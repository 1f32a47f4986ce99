"""Vectors of texts joined, and of halves, from any encoder: free where it can compose them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from comparer.encode import Encoder

Floats = NDArray[np.float32]


@runtime_checkable
class Composer(Protocol):
    """An encoder that makes vectors of parts and wholes without running again."""

    def joined(self, texts: Sequence[Sequence[str]]) -> Floats:
        """One row for each sequence of texts, as if they stood in one."""
        ...

    def halves(self, texts: Sequence[str]) -> Floats:
        """The first and the second half of each text in turn: (2n, d)."""
        ...


def joined(encoder: Encoder, texts: Sequence[Sequence[str]]) -> Floats:
    """One row for each sequence of texts, as if they stood in one: (n, d) float32."""
    if isinstance(encoder, Composer):
        return encoder.joined(texts)
    return encoder.encode([" ".join(parts) for parts in texts])


def halves(encoder: Encoder, texts: Sequence[str]) -> Floats:
    """The first and the second half of each text in turn: (2n, d) float32."""
    if isinstance(encoder, Composer):
        return encoder.halves(texts)
    parts = []
    for text in texts:
        words = text.split()
        middle = len(words) // 2
        parts += [" ".join(words[:middle]) or text, " ".join(words[middle:]) or text]
    return encoder.encode(parts)
