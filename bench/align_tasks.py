"""Alignment tasks made from parallel documents, beyond those that come with the data.

Made to be unlike them, so that a matcher fitted to both does not learn how one set was made: half
of either article and more is without a counterpart, claims lack a part that the other side has,
order is kept or not, and some articles have nothing to do with each other.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from align import Task, make_task

_PART = re.compile(r"(?<=[,،;؛])\s+")
_SHORTEST = 35
"""Characters that a line keeps."""

_SEED = 7


@dataclass(frozen=True, slots=True)
class Recipe:
    """Shares, 0–1, of what is done to the lines of a document."""

    drop: float
    merge: float
    foreign: float
    trim: float = 0.0
    shuffle: bool = True


RECIPES = {
    "made_hard": Recipe(0.3, 0.25, 0.2),
    "made_hard_again": Recipe(0.3, 0.25, 0.2),
    "made_order": Recipe(0.3, 0.2, 0.2, shuffle=False),
    "made_half": Recipe(0.5, 0.15, 0.5, trim=0.6),
    "made_trim": Recipe(0.3, 0.1, 0.1, trim=0.8, shuffle=False),
}
UNRELATED = "made_unrelated"


def made_tasks(folder: Path) -> Iterator[Task]:
    """Tasks from the documents of ntrex-dev: one a recipe, and one with an unrelated article."""
    with (folder / "ntrex-dev" / "docs.jsonl").open(encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    rng = random.Random(_SEED)  # noqa: S311 - reproducible tasks, nothing secret
    for number, document in enumerate(documents):
        if len(document["en"]) < 5:
            continue
        other = documents[(number + rng.randrange(1, len(documents))) % len(documents)]
        for name, recipe in RECIPES.items():
            task = _make(name, document, other, recipe, rng)
            if min(task.sizes) >= 3:
                yield task
        yield make_task(UNRELATED, document["id"], document["ar"], other["en"], frozenset())


def _make(
    name: str, document: dict[str, Any], other: dict[str, Any], recipe: Recipe, rng: random.Random
) -> Task:
    sides = {lang: _lines(document[lang], other[lang], recipe, rng) for lang in ("ar", "en")}
    if recipe.shuffle:
        rng.shuffle(sides["ar"])
    gold = frozenset(
        (x, y)
        for x, (_, from_ar) in enumerate(sides["ar"])
        for y, (_, from_en) in enumerate(sides["en"])
        if from_ar & from_en
    )
    ar, en = ([text for text, _ in sides[lang]] for lang in ("ar", "en"))
    return make_task(name, document["id"], ar, en, gold)


def _lines(
    lines: list[str], foreign: list[str], recipe: Recipe, rng: random.Random
) -> list[tuple[str, frozenset[int]]]:
    """Lines, each with the numbers of the original lines that it holds."""
    kept = [number for number in range(len(lines)) if rng.random() >= recipe.drop]
    made: list[tuple[str, frozenset[int]]] = []
    at = 0
    while at < len(kept):
        number = kept[at]
        if kept[at + 1 : at + 2] == [number + 1] and rng.random() < recipe.merge:
            text = f"{lines[number]} {lines[number + 1]}"
            made.append((text, frozenset((number, number + 1))))
            at += 2
            continue
        text = lines[number]
        if rng.random() < recipe.trim:
            text = _trimmed(text, rng)
        made.append((text, frozenset((number,))))
        at += 1
    for _ in range(round(recipe.foreign * len(made))):
        made.insert(rng.randrange(len(made) + 1), (rng.choice(foreign), frozenset()))
    return made


def _trimmed(text: str, rng: random.Random) -> str:
    """The line less one part between commas, if enough is left."""
    parts = _PART.split(text)
    dropped = rng.randrange(len(parts))
    rest = " ".join(part for number, part in enumerate(parts) if number != dropped)
    return rest if len(rest) >= _SHORTEST else text
