"""The vectors of texts met before, so that nothing is embedded twice in a comparison."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Embed = Callable[[Sequence[str]], NDArray[np.float32]]

CAPACITY = 8192  # rows; 16 MB at 512 dimensions, several long comparisons


class VectorCache:
    """Embeds through `embed` and keeps the latest `capacity` vectors; safe to share by threads."""

    def __init__(self, embed: Embed, dimension: int, capacity: int = CAPACITY) -> None:
        self._embed = embed
        self._dimension = dimension
        self.capacity = capacity
        self._vectors: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._lock = threading.Lock()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of the texts, (n, d) float32; new texts are embedded in one call."""
        with self._lock:
            new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
            fresh = dict(zip(new, self._embed(new), strict=True)) if new else {}
            rows = np.empty((len(texts), self._dimension), dtype=np.float32)
            for row, text in enumerate(texts):
                if text in fresh:
                    rows[row] = fresh[text]
                else:
                    rows[row] = self._vectors[text]
                    self._vectors.move_to_end(text)
            self._vectors.update(fresh)
            while len(self._vectors) > self.capacity:
                self._vectors.popitem(last=False)
            return rows

    def forget(self) -> None:
        """Drop every vector, so that the next texts are embedded anew."""
        with self._lock:
            self._vectors.clear()


def unit_length(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The rows scaled to length 1; a row of zeros stays as it is."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths > 0, lengths, 1), dtype=np.float32)
