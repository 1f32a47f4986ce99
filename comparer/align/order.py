"""Whether two articles tell things in one order, and whether a match would keep to it.

Order is never assumed: how far the surest pairs keep it is measured on the articles themselves, and
only so far does it count. A translation has one order, independent reports share stretches at most.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import KDTree

Floats = NDArray[np.float32]
Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]

_STANDS_OUT = 0.1
"""By how much the cosine of an anchor must beat every other in its row and column."""

_FEWEST = 3
_REACH = 2.0
"""Claims of distance over which the support of an anchor falls to 1/e."""


class Order:
    """The anchors of a pair of articles: mutual favourites that stand out."""

    def __init__(self, cosine: Floats) -> None:
        self._anchors = _anchors(cosine)
        self._kept = 0.0
        if len(self._anchors) >= _FEWEST:
            self._tree = KDTree(self._anchors)
            self._kept = float(self._support(self._anchors[:, 0], self._anchors[:, 1]).mean())

    def features(self, of_a: Indices, of_b: Indices) -> tuple[Numbers, Numbers]:
        """What the order says for each group, and what against it; (n, 2) first and last claim."""
        if len(self._anchors) < _FEWEST:
            return np.zeros(len(of_a)), np.zeros(len(of_a))
        support = np.max(
            [self._support(i, j) for i in of_a.T for j in of_b.T],
            axis=0,
        )
        return self._kept * support, self._kept * (1 - support)

    def _support(self, i: Indices, j: Indices) -> Numbers:
        """How near the pairs (i, j) lie to an anchor that shares no claim with them, 0–1."""
        # A claim is in one anchor at most, so of the three nearest one shares none.
        points = np.column_stack([i, j])
        away, nearest = self._tree.query(points, k=_FEWEST, p=np.inf)
        shares = (self._anchors[nearest] == points[:, None, :]).any(axis=2)
        return np.asarray(np.exp(-(np.where(shares, np.inf, away).min(axis=1) - 1) / _REACH))


def _anchors(cosine: Floats) -> Indices:
    """(n, 2)."""
    n, m = cosine.shape
    if n < 2 or m < 2:
        return np.empty((0, 2), dtype=np.int64)
    second_a = np.partition(cosine, m - 2, axis=1)[:, m - 2]
    second_b = np.partition(cosine, n - 2, axis=0)[n - 2]
    favourite = cosine.argmax(axis=0)
    found = [
        (i, int(j))
        for i, j in enumerate(cosine.argmax(axis=1))
        if favourite[j] == i and cosine[i, j] - max(second_a[i], second_b[j]) >= _STANDS_OUT
    ]
    return np.array(found, dtype=np.int64).reshape(-1, 2)
