"""Which reading and which sense each word of a sentence has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from comparer.translate.gloss.reading import Reading
from comparer.translate.gloss.senses import NEARNESS, USUAL_NEARNESS

# What tends to stand beside what: (left, right) → bonus, by the tags of `tag`. Set by hand from
# grammar; the size of the bonuses was tried on 997 news sentences.
_BESIDE: dict[tuple[str, str], float] = {
    ("start", "past"): 0.5, ("start", "present"): 0.3,
    ("prep", "past"): -3.0, ("prep", "present"): -3.0, ("prep", "function"): -0.5,
    ("that", "past"): -0.5, ("that", "defined"): 0.4,
    ("to", "present"): 1.5, ("to", "past"): -2.0, ("to", "defined"): -0.5,
    ("not", "present"): 1.0, ("not", "past"): -1.0,
    ("may", "present"): 1.0, ("may", "past"): 0.8, ("may", "noun"): -1.0,
    ("will", "present"): 1.5, ("can", "present"): 0.7, ("was", "present"): 0.4,
    ("rel", "past"): 0.5, ("rel", "present"): 0.7,
    ("dem", "past"): -1.0, ("dem", "present"): -0.5, ("dem", "defined"): 0.5,
    ("quant", "past"): -1.5, ("quant", "present"): -1.5,
    ("past", "past"): -1.2, ("past", "present"): -0.8,
    ("present", "present"): -0.8, ("present", "past"): -1.2,
    ("defined", "defined_adjective"): 0.5, ("defined", "adjective"): -0.1,
    ("noun", "adjective"): 0.4, ("noun", "defined_adjective"): 0.1,
    ("noun", "past"): -0.3, ("noun", "present"): -0.2,
    ("figure", "past"): -1.0, ("figure", "present"): -1.0,
}  # fmt: skip

_FIXED = 3.0  # a word of our own list goes before what the dictionary says
_NAME = 0.5  # a name that no dictionary has goes before a reading that fits worse than this
_PREFERRED = 0.7
# A passive by its ḍamma: not written, written where the active may have it (يُعلن), where it cannot.
_PASSIVE = {"": -1.2, "likely": -0.4, "surely": 0.3}
_RANK = 0.05  # a sense that comes later in the dictionary
_COMPARED = 3  # senses a word that are compared with the sentence
_MARGIN = 1.0  # by how much their score may lie below the best


class Choice(NamedTuple):
    """A reading with a sense, and its score without context."""

    reading: Reading
    sense: str
    score: float


class Pick(NamedTuple):
    """What was chosen for a word."""

    reading: Reading
    sense: str


_Step = tuple[float, int, Pick | None, str]
"""Score so far, index of the step before, what was picked, its tag."""


def choices(readings: Sequence[Reading], scores: NDArray[np.float64]) -> tuple[Choice, ...]:
    """Every reading with each of its senses; `scores` holds the stored fits."""
    found = []
    for reading in readings:
        likely = prior(reading)
        for rank, sense in enumerate(reading.senses):
            if reading.source == "list":
                score = _FIXED
            elif reading.source == "spelled":
                score = _NAME
            else:
                score = likely - _RANK * rank
                if rank < len(reading.offsets) and reading.offsets[rank] < len(scores):
                    score += float(scores[reading.offsets[rank]])
                score += _PREFERRED * (sense in reading.preferred)
            found.append(Choice(reading, sense, score))
    return tuple(found)


def to_compare(found: Sequence[Choice]) -> list[str]:
    """The senses of a word that are worth comparing with the sentence; none if there is one."""
    ordered = sorted(
        (choice for choice in found if choice.reading.source == "dictionary"),
        key=lambda choice: -choice.score,
    )
    near = [choice.sense for choice in ordered if choice.score > ordered[0].score - _MARGIN]
    distinct = list(dict.fromkeys(near))[:_COMPARED]
    return distinct if len(distinct) > 1 else []


def choose(
    layers: Sequence[Sequence[Choice] | str], nearness: Mapping[str, float]
) -> list[Pick | None]:
    """The best reading and sense of each word, in the context of its neighbours' (Viterbi).

    A string in place of choices is something that is no word, by its tag ("figure", "start"); it
    gets None. `nearness` holds the cosine of the sentence and those senses that were compared.
    """
    columns: list[list[_Step]] = []
    previous: list[_Step] = [(0.0, -1, None, "start")]
    for layer in layers:
        if isinstance(layer, str):
            best = max(range(len(previous)), key=lambda i: previous[i][0])
            column: list[_Step] = [(previous[best][0], best, None, layer)]
        else:
            column = [_best_step(choice, previous) for choice in _best_senses(layer, nearness)]
        columns.append(column)
        previous = column
    picks: list[Pick | None] = []
    at = max(range(len(previous)), key=lambda i: previous[i][0])
    for column in reversed(columns):
        _, before, pick, _ = column[at]
        picks.append(pick)
        at = before
    return picks[::-1]


def _best_senses(layer: Sequence[Choice], nearness: Mapping[str, float]) -> list[Choice]:
    """The best sense of each reading, with the sentence's part in the score."""
    best: dict[int, Choice] = {}
    for choice in layer:
        score = choice.score
        if choice.reading.source == "dictionary":
            score += NEARNESS * nearness.get(choice.sense, USUAL_NEARNESS)
        key = id(choice.reading)
        if key not in best or score > best[key].score:
            best[key] = choice._replace(score=score)
    return list(best.values())


def _best_step(choice: Choice, previous: Sequence[_Step]) -> _Step:
    reading = choice.reading
    right = tag(reading)
    glued = reading.preposition in ("bi", "ka", "li")
    if glued and reading.kind == "verb":
        return -1e6, 0, Pick(reading, choice.sense), right
    best, total = 0, -1e9
    for index, (before, _, _, left) in enumerate(previous):
        # What a preposition or conjunction is glued to stands beside that, not beside the word
        # before.
        seen = "start" if reading.conjunction else left
        value = before + (0.0 if glued else _BESIDE.get((seen, right), 0.0))
        if value > total:
            best, total = index, value
    return total + choice.score, best, Pick(reading, choice.sense), right


def tag(reading: Reading) -> str:
    """What a reading is to its neighbours."""
    if reading.kind == "verb":
        return "past" if reading.tense == "past" else "present"
    if reading.kind == "verbal":
        return "past"
    if reading.kind == "adjective":
        return "defined_adjective" if reading.definite else "adjective"
    if reading.kind in ("noun", "name"):
        defined = reading.definite or reading.owner or reading.kind == "name"
        return "defined" if defined else "noun"
    return reading.kind


def prior(reading: Reading) -> float:
    """How likely a reading is before anything but its form is seen; 0 is the likeliest.

    News speaks of third persons, seldom to its reader, and prefers the active voice.
    """
    score = 0.0
    if reading.kind == "verb":
        if reading.subject and reading.subject not in ("3MS", "3FS", "3MP"):
            score -= 1.5 if reading.subject.startswith("2") else 0.9
        if reading.tense == "command":
            score -= 2.0
        if reading.passive:
            score += _PASSIVE[reading.marked]
    if reading.dual:
        score -= 0.3
    if reading.owner[:1] in ("1", "2"):
        score -= 0.5 if reading.owner[0] == "1" else 0.8
    if reading.preposition == "ka":
        score -= 0.4
    if reading.conjunction:
        score -= 0.15 if reading.conjunction == "and" else 0.8
    return score
