"""The gloss as a translation engine."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from comparer.encode import Encoder
from comparer.records import Document, Figure, Sentence
from comparer.translate.gloss import dictionary
from comparer.translate.gloss.choose import Choice, Pick, choices, choose, to_compare
from comparer.translate.gloss.lexicon import Phrases
from comparer.translate.gloss.names import latin, learn
from comparer.translate.gloss.order import render
from comparer.translate.gloss.phrase import Item, to_item
from comparer.translate.gloss.senses import Nearness, stored_scores
from comparer.translate.gloss.units import Unit, split
from comparer.translate.glossary import Glossary

_TOGETHER = 64  # sentences compared with their senses in one matrix product


def available(source: str, target: str) -> bool:
    """Whether this direction can be glossed on this machine.

    English into Arabic cannot: the dictionary turned round gives stems that would have to be
    inflected for gender, number and case, and a word-for-word row of them reads as wrong Arabic.
    """
    return (source, target) == ("ar", "en") and dictionary.folder() is not None


class GlossEngine:
    """Glosses Arabic word for word in English, in English order where that is safe."""

    name = "gloss"
    is_gloss = True

    def __init__(self, encoder: Encoder | None, glossary: Glossary) -> None:
        self._nearness = Nearness(encoder) if encoder is not None else None
        self._glossary = Phrases((source, target, "name") for source, target in glossary.entries)

    def translate(self, document: Document, sentences: Sequence[Sentence]) -> list[str]:
        """One gloss a sentence, in order."""
        figures: dict[int, list[Figure]] = {}
        for figure in document.figures:
            figures.setdefault(figure.sentence, []).append(figure)
        out: list[str] = []
        for start in range(0, len(sentences), _TOGETHER):
            part = sentences[start : start + _TOGETHER]
            out += self._gloss(document, part, [figures.get(s.index, []) for s in part])
        return out

    def _gloss(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        figures: Sequence[Sequence[Figure]],
    ) -> list[str]:
        here = dictionary.folder()
        scores = stored_scores(here) if here is not None else np.empty(0)
        rows = [
            split(document, sentence, found, self._glossary)
            for sentence, found in zip(sentences, figures, strict=True)
        ]
        learn(unit.text for row in rows for unit in row if unit.tag == "name")
        layers = [[_layer(unit, scores) for unit in row] for row in rows]
        nearness: list[dict[str, float]] = [{} for _ in rows]
        if self._nearness is not None:
            senses = [
                sense
                for row in layers
                for layer in row
                if not isinstance(layer, str)
                for sense in to_compare(layer)
            ]
            nearness = self._nearness.compare([document.slice(s) for s in sentences], senses)
        return [
            _english(units, choose(row, near))
            for units, row, near in zip(rows, layers, nearness, strict=True)
        ]


# What a unit without readings is to its neighbours, where its tag does not say it.
_TAGS = {
    "mark": "start", "ordinal": "defined_adjective", "latin": "defined", "name": "defined",
}  # fmt: skip


def _layer(unit: Unit, scores: NDArray[np.float64]) -> Sequence[Choice] | str:
    return choices(unit.readings, scores) if unit.readings else _TAGS.get(unit.tag, unit.tag)


def _english(units: Sequence[Unit], picks: Sequence[Pick | None]) -> str:
    items = [
        to_item(pick) if pick is not None else _plain_item(unit)
        for unit, pick in zip(units, picks, strict=True)
    ]
    text = " ".join(render(items))
    text = re.sub(r" ([,;:.!?%)\]»”])", r"\1", text)
    text = re.sub(r"([(\[«“]) ", r"\1", text)
    text = re.sub(r'" ([^"]*?) "', r'"\1"', text)
    return re.sub(r'(?:^|(?<=[^.][.!?] )|(?<=[.!?]" ))[a-z]', lambda m: m.group().upper(), text)


def _plain_item(unit: Unit) -> Item:
    if unit.tag == "name":
        return Item(latin(unit.text), "name")
    if unit.tag == "ordinal":
        # Without the article an ordinal stands before its noun, as superlatives do.
        return Item(
            unit.text,
            "adjective",
            front=unit.front,
            definite=unit.definite,
            elative=not unit.definite,
        )
    if unit.tag == "figure":
        return Item(unit.text, "figure", front=unit.front, many=unit.text not in ("1", "one"))
    return Item(unit.text, "name" if unit.tag == "latin" else "mark")
