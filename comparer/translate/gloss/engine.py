"""The gloss as a translation engine."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from comparer.encode import Encoder
from comparer.records import Document, Sentence
from comparer.translate.engine import plain_text
from comparer.translate.gloss import dictionary
from comparer.translate.gloss.analysis import analyses, to_buckwalter
from comparer.translate.glossary import Glossary

_TOKEN = re.compile("[\u0621-\u065f\u0670\u0671]+|[^\u0621-\u065f\u0670\u0671]+")


def available(source: str, target: str) -> bool:
    """Whether this direction can be glossed on this machine."""
    return (source, target) == ("ar", "en") and dictionary.folder() is not None


class GlossEngine:
    """Glosses Arabic word for word in English."""

    name = "gloss"
    is_gloss = True

    def __init__(self, encoder: Encoder | None, glossary: Glossary) -> None:
        self._encoder = encoder
        self._glossary = glossary

    def translate(self, document: Document, sentences: Sequence[Sentence]) -> list[str]:
        """One gloss a sentence, in order."""
        return [self._gloss(plain_text(document, sentence)) for sentence in sentences]

    def _gloss(self, text: str) -> str:
        out = []
        for token in _TOKEN.findall(text):
            if "\u0621" <= token[0] <= "\u065f":
                out.append(_word(token))
            else:
                out.append(token.replace("،", ",").replace("؛", ";").replace("؟", "?"))
        return "".join(out)


@functools.lru_cache(maxsize=20_000)
def _word(word: str) -> str:
    here = dictionary.folder()
    found = analyses(to_buckwalter(word), dictionary.load(here)) if here else ()
    if not found:
        return to_buckwalter(word)
    first = found[0]
    parts = [first.prefix, first.stem, first.suffix]
    return " ".join(
        part.glosses[0].split("/")[0].replace(" + ", " ") for part in parts if part.glosses
    )
