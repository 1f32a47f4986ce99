"""Whether two articles tell things in one order, and whether a match would keep to it.

Order is never assumed: how far the surest matches keep it is measured on the pair itself, and only
so far does it count. Reports of one event share stretches of order at most; a translation has one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import exp

import numpy as np
from numpy.typing import NDArray

from comparer.align.groups import Group

Floats = NDArray[np.float32]
Anchor = tuple[int, int]

_MARGIN = 0.1
"""By how much an anchor's cosine must beat every other in its row and column."""

_REACH = 2.0
"""Claims of displacement over which support falls to 1/e."""


class Order:
    """The surest pairs of claims, and the order that they keep."""

    def __init__(self, cosine: Floats) -> None:
        self._size = cosine.shape
        self._anchors = _anchors(cosine)
        self._by_b = sorted((j, i) for i, j in self._anchors)
        steps = [
            _support((k - i) - (q - j))
            for (i, j), (k, q) in zip(self._anchors, self._anchors[1:], strict=False)
        ]
        self.kept = sum(steps) / len(steps) if len(steps) >= 2 else 0.0
        """How far the anchors keep one order, 0–1; 0 where there are too few to tell."""

    def support(self, group: Group) -> float:
        """How well the group continues the anchors before and after it on either side, 0–1."""
        n, m = self._size
        a, b = group
        return (_continues(a, b, self._anchors, (n, m)) + _continues(b, a, self._by_b, (m, n))) / 2

    def features(self, groups: Sequence[Group]) -> tuple[Floats, Floats]:
        """What the order says for each group, and what against it."""
        support = np.array([self.support(group) for group in groups], dtype=np.float32)
        return self.kept * support, self.kept * (1 - support)


def _anchors(cosine: Floats) -> list[Anchor]:
    """Mutual favourites that stand out, in the order of `a`."""
    n, m = cosine.shape
    found = []
    for i in range(n):
        j = int(cosine[i].argmax())
        if int(cosine[:, j].argmax()) != i:
            continue
        row = float(np.partition(cosine[i], m - 2)[m - 2]) if m > 1 else -1.0
        column = float(np.partition(cosine[:, j], n - 2)[n - 2]) if n > 1 else -1.0
        if cosine[i, j] - max(row, column) >= _MARGIN:
            found.append((i, j))
    return found


def _continues(
    these: Sequence[int],
    others: Sequence[int],
    anchors: Sequence[Anchor],
    size: tuple[int, int],
) -> float:
    """Support from the nearest anchor before and after `these`, none of them in the group.

    Before the first and after the last stands the articles' beginning and end.
    """
    place = bisect_left(anchors, (these[0], -1))
    before = (-1, -1)
    for i, j in reversed(anchors[:place]):
        if j not in others:
            before = (i, j)
            break
    after = size
    for i, j in anchors[bisect_left(anchors, (these[-1] + 1, -1)) :]:
        if j not in others:
            after = (i, j)
            break
    ahead = _support((these[0] - before[0]) - (others[0] - before[1]))
    behind = _support((after[0] - these[-1]) - (after[1] - others[-1]))
    return (ahead + behind) / 2


def _support(displacement: int) -> float:
    return exp(-abs(displacement) / _REACH)
