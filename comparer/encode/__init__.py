"""Texts → unit vectors in which an Arabic sentence lies beside its English counterpart."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from comparer.collector import collector_off
from comparer.encode.threads import physical_cores
from comparer.options import BUNDLED_ENCODER, Options
from comparer.records import Caveat

__all__ = ["Encoder", "load_encoder", "physical_cores"]


class Encoder(Protocol):
    """Anything that embeds texts."""

    @property
    def name(self) -> str:
        """What it is, as the report's signature says it: model and version."""
        ...

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What the reader must know of results made with it."""
        ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text: (n, d) float32 of unit length, so that a dot product is the cosine."""
        ...

    def forget(self) -> None:
        """Drop the vectors of texts met before: what is next depends on nothing earlier."""
        ...


_loaded: dict[tuple[str, int], Encoder] = {}
_loading = threading.Lock()


def load_encoder(options: Options) -> Encoder:
    """The encoder that the options name; loaded once a process and shared from then on.

    Each is a `SentenceTransformer`: the bundled weights as its module, or any other model. The
    first to load also imports sentence-transformers, which takes several times as long as the
    weights do, so load it while the reader is busy. `ModelMissingError` if a model is not on this
    machine: nothing is ever downloaded here. `InputError` if a folder holds no model.
    """
    threads = options.threads or physical_cores()
    key = (options.encoder, threads)
    with _loading:
        if key not in _loaded:
            _loaded[key] = _load(options.encoder, threads)
        return _loaded[key]


def _load(name: str, threads: int) -> Encoder:
    with collector_off():
        return _import_and_load(name, threads)


def _import_and_load(name: str, threads: int) -> Encoder:
    if name == BUNDLED_ENCODER:
        from comparer.encode.bundled import BundledEncoder

        return BundledEncoder(threads)
    from comparer.encode.transformer import load_transformer

    return load_transformer(name, threads)
