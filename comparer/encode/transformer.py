"""Encoders other than the bundled one: any `SentenceTransformer` in a folder or the local cache.

Importing this module is slow (torch and transformers); `load_encoder` does so only if it must.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer

from comparer.encode.cache import VectorCache, unit_length
from comparer.errors import missing_model, problem
from comparer.records import Caveat, Explanation

BATCH = 32
"""Texts a forward pass: what fits the caches of a desktop processor for a 12-layer model."""

_MODEL_FILES = ("modules.json", "config.json")


class TransformerEncoder:
    """A `SentenceTransformer` as an `Encoder`."""

    def __init__(self, model: SentenceTransformer, name: str) -> None:
        self.name = f"{name} (sentence-transformers {version('sentence-transformers')})"
        self.caveats = (_uncalibrated(name),)
        self._model = model
        dimension = model.get_embedding_dimension() or self._embed(["dimension"]).shape[1]
        self._cache = VectorCache(self._embed, dimension)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text: (n, d) float32 of unit length."""
        return self._cache.encode(texts)

    def forget(self) -> None:
        """Drop the vectors of texts met before."""
        self._cache.forget()

    def _embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = self._model.encode(list(texts), batch_size=BATCH, show_progress_bar=False)
        return unit_length(np.asarray(vectors, dtype=np.float32))


def load_transformer(name: str, threads: int) -> TransformerEncoder:
    """The sentence-transformers model in a folder, or of a hub id in the local cache."""
    torch.set_num_threads(threads)
    folder = Path(name).expanduser()
    if folder.is_dir():
        return TransformerEncoder(_from_folder(folder), folder.name)
    if folder.is_absolute() or name.startswith((".", "~", os.sep)) or name.count("/") > 1:
        raise missing_model("encoder_folder", path=name)
    try:
        return TransformerEncoder(
            SentenceTransformer(name, device="cpu", local_files_only=True), name
        )
    except (OSError, ValueError) as error:
        raise missing_model("encoder_missing", name=name) from error


def _from_folder(folder: Path) -> SentenceTransformer:
    if not any((folder / file).is_file() for file in _MODEL_FILES):
        raise problem("encoder_no_model", path=str(folder), files=" / ".join(_MODEL_FILES))
    try:
        return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except (OSError, ValueError, KeyError, RuntimeError, ImportError) as error:
        reason = str(error).strip().split("\n")[0]
        raise problem("encoder_loads_not", path=str(folder), reason=reason) from error


def _uncalibrated(name: str) -> Caveat:
    return Caveat(
        "encoder_not_calibrated",
        Explanation(
            en=f"The match scores were calibrated for the bundled encoder; "
            f"with {name} they are estimates.",
            ar=f"عُويرت درجات التقابل على المرمِّز المرفق بالبرنامج؛ أما مع {name} فهي تقديرية.",
        ),
    )
