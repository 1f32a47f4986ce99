"""How well an English sense fits an Arabic stem, and how well it fits the sentence.

A multilingual encoder puts a word of one language near its translation in the other. Of the senses
of سرطان it finds "cancer" near and "crayfish" far, so the sense nearest to the stem is as a rule
the common one; and of two senses that are equally near, the one that goes with the sentence as a
whole is the likelier. Only the sentence itself is looked at, never the other article: that would
make the two agree where they differ.

The fit of all 143,501 senses to their stems does not depend on the sentence and is stored in
`ar/gloss_senses.bin` (`build.py` makes it): the SHA-256 of the dictionary file, then one byte a
sense in the dictionary's order.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from comparer import languages
from comparer.encode import Encoder

STORED = "gloss_senses.bin"
FIT = 3.0
"""Weight of the cosine of stem and sense."""
FREQUENCY = 0.08
"""Weight of the log probability of the sense's rarest word in English text."""
NEARNESS = 6.0
"""Weight of the cosine of sentence and sense, which is small: words are far from sentences."""
USUAL_NEARNESS = 0.05
"""What a sense that was not compared with the sentence is taken to have."""

# A byte holds a score from -1 to 4.1 in steps of 0.02.
_LOWEST = -1.0
_STEP = 0.02
_CACHED = 20_000  # senses; 20 MB


def pack(scores: NDArray[np.float64]) -> bytes:
    """The scores as bytes, one each."""
    return np.clip(np.round((scores - _LOWEST) / _STEP), 0, 255).astype(np.uint8).tobytes()


@functools.cache
def stored_scores(dictionary: Path) -> NDArray[np.float64]:
    """The fit of each sense of the stems in this dictionary folder, by its offset.

    Empty if the stored scores were made for another edition of the dictionary: senses are then
    taken in dictionary order.
    """
    data = languages.data_file("ar", STORED).read_bytes()
    if data[:32] != hashlib.sha256((dictionary / "dictStems").read_bytes()).digest():
        return np.empty(0)
    return np.frombuffer(data[32:], dtype=np.uint8).astype(np.float64) * _STEP + _LOWEST


class Nearness:
    """The cosine of sentences and senses; a sense is embedded once and kept."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._vectors: dict[str, NDArray[np.float32]] = {}

    def compare(self, sentences: Sequence[str], senses: Iterable[str]) -> list[dict[str, float]]:
        """For each sentence the score of each sense."""
        wanted = list(dict.fromkeys(senses))
        new = [sense for sense in wanted if sense not in self._vectors]
        if len(self._vectors) + len(new) > _CACHED:
            self._vectors.clear()
            new = wanted
        if new:
            self._vectors.update(zip(new, self._encoder.encode(new), strict=True))
        if not wanted or not sentences:
            return [{} for _ in sentences]
        matrix = np.stack([self._vectors[sense] for sense in wanted])
        cosines = self._encoder.encode(sentences) @ matrix.T  # (sentences, senses)
        return [dict(zip(wanted, map(float, row), strict=True)) for row in cosines]
