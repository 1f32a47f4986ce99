"""From probabilities to matches: the best set of groups in which no claim stands twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comparer.align.groups import Group
from comparer.align.packing import pack

Numbers = NDArray[np.float64]

_SURE = 0.999


@dataclass(frozen=True, slots=True)
class Found:
    """A match: positions in the claims of both articles, and how surely it is right, 0–1."""

    group: Group
    probability: float


def decide(groups: Sequence[Group], probability: Numbers) -> list[Found]:
    """The matches, by exact set packing of what the groups are worth.

    That one claim has a counterpart can be sure while its extent is not: one sentence, or that and
    the next. So a group is worth the log odds of all groups nested with it, less what it loses
    against the likeliest of them; by its own odds alone, all of them would be left out.
    """
    nested = _nested(groups)
    family = np.array([min(_SURE, sum(probability[g] for g in members)) for members in nested])
    own = np.maximum(probability, 1e-9)
    worth = np.log(family / (1 - family)) + np.log(own / np.maximum(family, 1e-9))
    claims = [frozenset((*a, *(-1 - j for j in b))) for a, b in groups]
    return [
        Found(groups[row], float(family[row]))
        for row in pack(claims, np.asarray(worth, dtype=np.float64))
    ]


def _nested(groups: Sequence[Group]) -> list[list[int]]:
    """For each group, itself and the groups that contain it or are contained in it."""
    by_pair: dict[tuple[int, int], list[int]] = defaultdict(list)
    for row, (a, b) in enumerate(groups):
        for i in a:
            for j in b:
                by_pair[i, j].append(row)
    sets = [(frozenset(a), frozenset(b)) for a, b in groups]
    nested = []
    for of_a, of_b in sets:
        near = {row for i in of_a for j in of_b for row in by_pair[i, j]}
        nested.append(
            [
                row
                for row in sorted(near)
                if (sets[row][0] <= of_a and sets[row][1] <= of_b)
                or (sets[row][0] >= of_a and sets[row][1] >= of_b)
            ]
        )
    return nested
