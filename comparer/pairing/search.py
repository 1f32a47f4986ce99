"""Candidates: the nearest articles of the other side, within the date window.

A Hierarchical Navigable Small World graph (Malkov and Yashunin 2018) from usearch finds them; few
articles are searched exactly. Dated articles are divided into spans of days, so that a window
costs nothing and thousands of reports on one theme do not hide those of the day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from comparer.pairing.vectors import Collection

EXACT = 2_000
"""Up to so many articles are compared one by one, as fast as a graph and without a miss."""
CONNECTIVITY, EXPANSION = 16, 96
"""The graph's links a node, and nodes looked at when it is built and searched: misses no more than
one true neighbour in a hundred (tests/archive/test_pairing.py)."""


def candidates(a: Collection, b: Collection, window: int, near: int) -> set[tuple[int, int]]:
    """Pairs (index in a, index in b): each article's `near` nearest of the other side.

    Pairs further apart than `window` days are left out where both dates are known.
    """
    found = set(_nearest(a, b, window, near))
    found.update((i, j) for j, i in _nearest(b, a, window, near))
    return found


def _nearest(
    asking: Collection, asked: Collection, window: int, near: int
) -> Iterator[tuple[int, int]]:
    asking_spans, asked_spans = _spans(asking.days, window), _spans(asked.days, window)
    for span, members in asked_spans.items():
        askers = [
            i
            for other, group in asking_spans.items()
            if span is None or other is None or abs(span - other) <= 1
            for i in group
        ]
        if not askers:
            continue
        # More than wanted where some of them may lie outside the window and fall away.
        wanted = min(len(members), near if span is None else 2 * near)
        rows = _top(asking.whole[askers], asked.whole[members], wanted)
        for i, row in zip(askers, rows, strict=True):
            inside = [
                members[place]
                for place in row
                if _within(asking.days[i], asked.days[members[place]], window)
            ]
            yield from ((i, j) for j in inside[:near])


def _spans(days: list[int | None], window: int) -> dict[int | None, list[int]]:
    """Articles by span of `window` + 1 days, so that a window reaches into the next at most."""
    spans: dict[int | None, list[int]] = defaultdict(list)
    for i, day in enumerate(days):
        spans[None if day is None else day // (window + 1)].append(i)
    return spans


def _top(asking: NDArray[np.float32], asked: NDArray[np.float32], wanted: int) -> NDArray[np.int64]:
    """(n_asking, wanted): the rows of `asked` with the highest cosine, highest first."""
    if len(asked) <= EXACT:
        blocks = []
        for start in range(0, len(asking), EXACT):
            cosine = asking[start : start + EXACT] @ asked.T
            blocks.append(np.argsort(-cosine, axis=1, kind="stable")[:, :wanted])
        return np.concatenate(blocks)
    from usearch.index import Index

    index = Index(
        ndim=asked.shape[1],
        metric="ip",
        dtype="f32",
        connectivity=CONNECTIVITY,
        expansion_add=EXPANSION,
        expansion_search=EXPANSION,
    )
    # One thread: with more, the graph depends on which of them is first.
    index.add(np.arange(len(asked), dtype=np.uint64), asked, threads=1)
    found = index.search(asking, wanted, threads=1)
    return np.asarray(found.keys, dtype=np.int64).reshape(len(asking), -1)


def _within(one: int | None, other: int | None, window: int) -> bool:
    return one is None or other is None or abs(one - other) <= window
