"""How candidates for a claim compete: each claim is in one match at most.

Belief propagation (sum-product) on the factor graph of candidates and claims, where a claim allows
one of its candidates or none. A candidate loses by a rival only so far as the rival is free: what
is nearly the same as another claim, and matched elsewhere, takes nothing away. Rivals' own
probabilities were tried instead: near-duplicates then rule each other out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comparer.align.groups import Group

Numbers = NDArray[np.float64]

_ROUNDS = 12
_DAMPING = 0.5
_LIMIT = 40.0


@dataclass(frozen=True, slots=True)
class Competition:
    """What belief propagation says of candidate groups and of the claims they are made of."""

    log_odds: Numbers
    """(n_groups,) of a group, given all its rivals."""
    freedom_a: Numbers
    """(n_groups,) log probability, 0 or less, that the claims of `a` are free for it."""
    freedom_b: Numbers
    matched_a: Numbers
    """(n_a,) probability that a claim has any match."""
    matched_b: Numbers


def compete(groups: Sequence[Group], log_odds: Numbers, n_a: int, n_b: int) -> Competition:
    """The outcome of competition between groups whose log odds, each alone, are given."""
    count = len(groups)
    group = np.array([g for g, (a, b) in enumerate(groups) for _ in (*a, *b)])
    claim = np.array([c for a, b in groups for c in (*a, *(n_a + j for j in b))])
    of_a = claim < n_a
    free = np.zeros(len(group))
    for _ in range(_ROUNDS):
        weight = _weights(log_odds, free, group, count)
        total = np.bincount(claim, weight, n_a + n_b)
        now = -np.log1p(np.maximum(total[claim] - weight, 0))
        free = _DAMPING * free + (1 - _DAMPING) * now
    total = np.bincount(claim, _weights(log_odds, free, group, count), n_a + n_b)
    matched = total / (1 + total)
    return Competition(
        log_odds + np.bincount(group, free, count),
        np.bincount(group, np.where(of_a, free, 0.0), count).astype(np.float64),
        np.bincount(group, np.where(of_a, 0.0, free), count).astype(np.float64),
        matched[:n_a],
        matched[n_a:],
    )


def _weights(log_odds: Numbers, free: Numbers, group: NDArray[np.int64], count: int) -> Numbers:
    """The odds of each group as each of its claims sees them: all its other claims being free."""
    others = np.bincount(group, free, count)[group] - free
    return np.asarray(np.exp(np.clip(log_odds[group] + others, -_LIMIT, _LIMIT)))
