"""How candidates for a claim compete, and what the rest of the pair says of each.

Belief propagation (sum-product) on the factor graph of candidates and claims, where a claim allows
one of its candidates or none. A candidate loses by a rival only so far as the rival is free: what
is nearly the same as another claim, and matched elsewhere, takes nothing away. And where nearly all
other claims find a counterpart, as in a translation, one more is likely; between articles on two
events, where none does, it is not.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from comparer.align.candidates import Group

Numbers = NDArray[np.float64]

CONTEXT = (
    "alone",            # log odds of the group by its own evidence
    "competing",        # log odds of it among its rivals
    "freer",            # log probability that the claims of one side are free, the freer side
    "less_free",
    "matched_less",     # share of the other claims that are matched, the lesser of both articles
    "matched",          # the mean
    "alone_x_matched",
    "free_x_matched",
    "odds_x_matched",
    "neighbour",        # how likely the claims before or after it match each other
    "neighbour_x_matched",
)  # fmt: skip

_ROUNDS = 12
_DAMPING = 0.5
_LIMIT = 40.0


def context(groups: Sequence[Group], log_odds: Numbers, n_a: int, n_b: int) -> Numbers:
    """(n_groups, len(CONTEXT)); `log_odds` (n_groups,) are of each group alone."""
    group = np.array([g for g, (a, b) in enumerate(groups) for _ in (*a, *b)], dtype=np.int64)
    claim = np.array([c for a, b in groups for c in (*a, *(n_a + j for j in b))], dtype=np.int64)
    count = len(groups)
    free = np.zeros(len(group))
    for _ in range(_ROUNDS):
        weight = _odds(log_odds, free, group, count)
        total = np.bincount(claim, weight, n_a + n_b)
        # Without a rival there is nothing but rounding left of the difference.
        now = -np.log1p(np.maximum(total[claim] - weight, 0))
        free = _DAMPING * free + (1 - _DAMPING) * now
    total = np.bincount(claim, _odds(log_odds, free, group, count), n_a + n_b)
    matched = total / (1 + total)

    of_a = claim < n_a
    free_a = np.bincount(group, np.where(of_a, free, 0.0), count)
    free_b = np.bincount(group, np.where(of_a, 0.0, free), count)
    competing = log_odds + free_a + free_b
    share_a = _others(matched[claim], group, of_a, matched[:n_a], count)
    share_b = _others(matched[claim], group, ~of_a, matched[n_a:], count)
    less = np.minimum(share_a, share_b)
    near = _neighbour(groups, 1 / (1 + np.exp(-np.clip(competing, -_LIMIT, _LIMIT))))
    return np.column_stack(
        [
            log_odds,
            competing,
            np.maximum(free_a, free_b),
            np.minimum(free_a, free_b),
            less,
            (share_a + share_b) / 2,
            log_odds * less,
            (free_a + free_b) * less,
            np.exp(free_a + free_b) * less,
            near,
            near * less,
        ]
    )


def _odds(log_odds: Numbers, free: Numbers, group: NDArray[np.int64], count: int) -> Numbers:
    """The odds of each group as each of its claims sees them: all its other claims being free."""
    others = np.bincount(group, free, count)[group] - free
    return np.asarray(np.exp(np.clip(log_odds[group] + others, -_LIMIT, _LIMIT)))


def _others(
    matched: Numbers,
    group: NDArray[np.int64],
    side: NDArray[np.bool_],
    every: Numbers,
    count: int,
) -> Numbers:
    """The share of matched claims outside each group on one side, as if half a claim were."""
    inside = np.bincount(group, np.where(side, matched, 0.0), count)
    size = np.bincount(group, side, count)
    return np.asarray((every.sum() - inside + 0.5) / (len(every) - size + 1))


def _neighbour(groups: Sequence[Group], probability: Numbers) -> Numbers:
    """The probability of the likeliest pair right before or right after each group."""
    likely: dict[tuple[int, int], float] = {}
    for (a, b), value in zip(groups, probability.tolist(), strict=True):
        for i in a:
            for j in b:
                likely[i, j] = max(likely.get((i, j), 0.0), value)
    return np.array(
        [
            max(
                likely.get((a[0] - 1, b[0] - 1), 0.0),
                likely.get((a[-1] + 1, b[-1] + 1), 0.0),
            )
            for a, b in groups
        ]
    )
