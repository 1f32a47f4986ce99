"""Which claims may correspond: pairs that are near, and neighbours that together may answer one.

A claim has a fixed number of candidates, so that the work grows with the length of the articles
and not with its square.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

NEAREST = 4
"""Candidates of a claim on the other side, by cosine; each may be a candidate the other way too."""

_SLACK = 0.1
"""How much the mean of two neighbours' vectors may fall behind the better of them. Of right joins
9 in 10 fall behind less, of wrong ones 1 in 4; the joined text tells them apart."""


class Group(NamedTuple):
    """Positions among the claims of `a` and of `b`, one or two neighbours on either side."""

    a: tuple[int, ...]
    b: tuple[int, ...]


def candidates(
    a: Floats, b: Floats, joinable_a: Sequence[bool], joinable_b: Sequence[bool]
) -> list[Group]:
    """The groups worth judging: 1–1, then 1–2 and 2–1.

    `a` (n, d) and `b` (m, d) are unit vectors of the claims. `joinable_a[i]` says whether claims
    i and i + 1 may be taken together.
    """
    cosine = a @ b.T
    pairs = _near_pairs(cosine)
    groups = [Group((i,), (j,)) for i, j in pairs]
    groups += [Group((i,), both) for i, both in _joins(a, b, cosine, pairs, joinable_b)]
    turned = [(j, i) for i, j in pairs]
    groups += [Group(both, (j,)) for j, both in _joins(b, a, cosine.T, turned, joinable_a)]
    return groups


def _near_pairs(cosine: Floats) -> list[tuple[int, int]]:
    """Pairs in which one claim is among the nearest of the other, in order."""
    near = np.zeros(cosine.shape, dtype=bool)
    for axis in (0, 1):
        keep = min(NEAREST, cosine.shape[axis])
        best = np.argpartition(-cosine, keep - 1, axis=axis)
        np.put_along_axis(near, np.take(best, range(keep), axis=axis), values=True, axis=axis)
    return [(int(i), int(j)) for i, j in np.argwhere(near)]


def _joins(
    ones: Floats,
    others: Floats,
    cosine: Floats,
    pairs: Sequence[tuple[int, int]],
    joinable: Sequence[bool],
) -> list[tuple[int, tuple[int, int]]]:
    """One claim with two neighbours of the other side, where the mean of them stays near."""
    proposed = sorted(
        {
            (one, first)
            for one, other in pairs
            for first in (other - 1, other)
            if 0 <= first < len(others) - 1 and joinable[first]
        }
    )
    if not proposed:
        return []
    rows = np.array(proposed)
    sums = others[:-1] + others[1:]
    means = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    together = np.einsum("gd,gd->g", ones[rows[:, 0]], means[rows[:, 1]])
    alone = np.maximum(cosine[rows[:, 0], rows[:, 1]], cosine[rows[:, 0], rows[:, 1] + 1])
    return [
        (one, (first, first + 1))
        for (one, first), keep in zip(proposed, together >= alone - _SLACK, strict=True)
        if keep
    ]
