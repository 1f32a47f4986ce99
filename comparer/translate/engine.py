"""What a translation engine is: the plug point of this stage."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np

from comparer.options import Options
from comparer.records import Document, Sentence

# Bidi controls, zero-width characters and the byte order mark say nothing that a model could
# translate; left in, they become unknown tokens.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]")


class TextEncoder(Protocol):
    """The part of an encoder that translation needs."""

    def encode(self, texts: Sequence[str]) -> np.ndarray[Any, Any]:
        """Unit vectors, `(len(texts), d)` float32."""


class Engine(Protocol):
    """Translates sentences of one language into one other."""

    name: str
    """As the reader sees it: "Argos ar→en 1.0", "gloss"."""
    is_gloss: bool
    """True when the output is word for word, an aid to reading and not a translation."""
    fingerprint: str | None
    """Identifies engine, model and settings, so that output can be kept; None: never kept."""

    def translate(self, document: Document, sentences: Sequence[Sentence]) -> list[str]:
        """One text a sentence, in order."""


def plain_text(document: Document, sentence: Sentence) -> str:
    """The sentence as one line without invisible characters.

    Diacritics and tatweel stay: the models have seen them, and Argos would translate them too.
    """
    return " ".join(_INVISIBLE.sub("", document.slice(sentence)).split())


def thread_count(options: Options) -> int:
    """Threads for a model; more than four a sentence gain nothing."""
    return options.threads or min(4, os.cpu_count() or 1)
