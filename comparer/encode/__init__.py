"""Texts → unit vectors in which an Arabic sentence lies beside its English counterpart."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from comparer.encode.threads import physical_cores
from comparer.options import BUNDLED_ENCODER, Options
from comparer.records import Caveat

__all__ = ["Encoder", "load_encoder", "physical_cores", "warm"]


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

    The bundled weights run on numpy, so that the first comparison does not wait the 5 to 8 seconds
    that importing sentence-transformers takes; `comparer.encode.transformer` has the same weights
    as a module of a `SentenceTransformer`, and runs every other model. `ModelMissingError` if a
    model is not on this machine: nothing is ever downloaded here. `InputError` if a folder holds
    no sentence-transformers model.
    """
    threads = options.threads or physical_cores()
    key = (options.encoder, threads)
    with _loading:
        if key not in _loaded:
            _loaded[key] = _load(options.encoder, threads)
        return _loaded[key]


def warm(options: Options) -> threading.Thread:
    """A started thread that loads the encoder, so that a page can be drawn meanwhile.

    A `load_encoder` that comes while it runs waits for it; an error shows there, not here.
    """
    thread = threading.Thread(target=_warm, args=(options,), name="warm-encoder", daemon=True)
    thread.start()
    return thread


def _warm(options: Options) -> None:
    from comparer.errors import ComparerError

    try:
        load_encoder(options)
    except ComparerError:  # whoever needs the encoder loads it again and gets the message
        return


def _load(name: str, threads: int) -> Encoder:
    if name == BUNDLED_ENCODER:
        from comparer.encode.bundled import BundledEncoder

        return BundledEncoder(threads)
    from comparer.encode.transformer import load_transformer

    return load_transformer(name, threads)
