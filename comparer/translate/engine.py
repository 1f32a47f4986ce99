"""What a translation engine is: the plug point of this stage."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Protocol

from comparer.records import Document, Sentence
from comparer.translate import cache

# Bidi controls, zero-width characters and the byte order mark say nothing that a model could
# translate; left in, they become unknown tokens.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]")


class Engine(Protocol):
    """Translates sentences of one language into one other."""

    name: str
    """As the reader sees it: "Argos ar→en 1.0", "gloss"."""
    is_gloss: bool
    """True when the output is word for word, an aid to reading and not a translation."""

    def translate(self, document: Document, sentences: Sequence[Sentence]) -> list[str]:
        """One text a sentence, in order."""


class TextEngine(ABC):
    """An engine that needs nothing but the text of a sentence: every trained model."""

    name: str
    is_gloss = False
    fingerprint: str
    """Identifies model, direction and settings: the same text gives the same translation."""

    @abstractmethod
    def translate_texts(self, texts: Sequence[str]) -> list[str]:
        """One translation a text, in order; no text is empty and none comes twice."""

    def translate(self, document: Document, sentences: Sequence[Sentence]) -> list[str]:
        """One translation a sentence, in order; "" for a sentence without text."""
        texts = [plain_text(document, sentence) for sentence in sentences]
        known = self.known_or_new(texts)
        return [known.get(text, "") for text in texts]

    def known_or_new(self, texts: Sequence[str]) -> dict[str, str]:
        """The translation of each text that is not empty; only new ones reach the model."""
        wanted = list(dict.fromkeys(filter(None, texts)))
        known = cache.recall(self.fingerprint, wanted)
        new = [text for text in wanted if text not in known]
        if new:
            fresh = dict(zip(new, self.translate_texts(new), strict=True))
            cache.remember(self.fingerprint, fresh)
            known.update(fresh)
        return known


def plain_text(document: Document, sentence: Sentence) -> str:
    """The sentence as one line without invisible characters.

    Diacritics and tatweel stay: the models have seen them, and Argos would translate them too.
    """
    return " ".join(_INVISIBLE.sub("", document.slice(sentence)).split())
