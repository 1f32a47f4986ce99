"""Which sentences may make one claim together: candidates for a match, m-to-n.

Any pair that is near for either side is a candidate; a sentence that says what two or three say
together is found by adding to a pair what brings it nearer. The mean of vectors tells cheaply
which additions are worth embedding as one text.
"""

from __future__ import annotations

from itertools import product

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Members = tuple[int, ...]
Group = tuple[Members, Members]
"""Positions in the claims of `a` and of `b`, each ascending."""

NEAREST = 5
"""Candidates a claim and side."""

LARGEST = 3
"""Claims on the larger side of a match. Four and more came up twice in 1,000 news sentences."""

_LIKELY = 2
"""How many of a claim's nearest are worth adding to; the rest are candidates as pairs only."""

_SLACK = 0.1
"""How much a mean of vectors may fall behind its best member. Of the mean of a right group 9 in 10
fall behind less, of a wrong addition 1 in 4; the text joined and embedded tells them apart."""

_TAKEN = 0.3
"""A claim that lies nearer than by this to some other claim is not added: it belongs there."""


def near_pairs(cosine: Floats) -> list[tuple[int, int]]:
    """Pairs that are among the `NEAREST` of either claim, in order."""
    n, m = cosine.shape
    rows = np.argsort(-cosine, axis=1, kind="stable")[:, :NEAREST]
    columns = np.argsort(-cosine, axis=0, kind="stable")[:NEAREST]
    pairs = {(i, int(j)) for i in range(n) for j in rows[i]}
    pairs |= {(int(i), j) for j in range(m) for i in columns[:, j]}
    return sorted(pairs)


def candidates(a: Floats, b: Floats) -> list[Group]:
    """All groups worth a closer look, pairs first.

    `a` and `b` are centred unit vectors of the claims, (n_a, d) and (n_b, d) float32.
    """
    cosine = a @ b.T
    pairs = near_pairs(cosine)
    found: dict[Group, None] = dict.fromkeys(((i,), (j,)) for i, j in pairs)
    for one, members in _grown(a, b, cosine):
        found[(one,), members] = None
    for one, members in _grown(b, a, cosine.T):
        found[members, (one,)] = None
    for group in _two_by_two(a, b, cosine, pairs):
        found[group] = None
    return list(found)


def _grown(ones: Floats, others: Floats, cosine: Floats) -> list[tuple[int, Members]]:
    """One claim of a side with two or three of the other that together may say it.

    Added are neighbours, and what is itself among the claim's nearest.
    """
    typical = np.median(cosine, axis=1)
    nearest = np.argsort(-cosine, axis=1, kind="stable")[:, :_LIKELY]
    favourite = np.argmax(cosine, axis=0)
    taken = cosine.max(axis=0) - _TAKEN
    grown: list[tuple[int, Members]] = []
    for one, row in enumerate(cosine):
        near = {int(other) for other in nearest[one]}
        seeds = near | {int(other) for other in np.flatnonzero(favourite == one)}
        layer: dict[Members, float] = {(seed,): float(row[seed]) for seed in sorted(seeds)}
        for size in range(2, LARGEST + 1):
            wider: dict[Members, float] = {}
            for members, before in layer.items():
                for other in sorted({members[0] - 1, members[-1] + 1} | near):
                    together = tuple(sorted({*members, other}))
                    if not 0 <= other < len(others) or len(together) < size:
                        continue
                    if together in wider or row[other] < max(typical[one], taken[other]):
                        continue
                    mean = others[list(together)].sum(axis=0)
                    now = float(ones[one] @ mean / np.linalg.norm(mean))
                    if now >= max(before, float(row[other])) - (_SLACK if size == 2 else 0.0):
                        wider[together] = now
            grown.extend((one, together) for together in wider)
            layer = wider
    return grown


def _two_by_two(a: Floats, b: Floats, cosine: Floats, pairs: list[tuple[int, int]]) -> list[Group]:
    """Two neighbours with two neighbours, where what they say is divided otherwise."""
    n, m = cosine.shape
    found: dict[Group, None] = {}
    for i, j in pairs:
        for k, q in product((i - 1, i), (j - 1, j)):
            if k < 0 or q < 0 or k + 1 >= n or q + 1 >= m:
                continue
            group = ((k, k + 1), (q, q + 1))
            if group in found:
                continue
            best = float(cosine[k : k + 2, q : q + 2].max())
            mean_a, mean_b = a[k : k + 2].sum(axis=0), b[q : q + 2].sum(axis=0)
            mean = float(mean_a @ mean_b / np.linalg.norm(mean_a) / np.linalg.norm(mean_b))
            if mean >= best:
                found[group] = None
    return list(found)
