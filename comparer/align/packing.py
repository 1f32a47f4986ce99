"""The best set of matches in which no claim stands twice."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array
from scipy.sparse.csgraph import connected_components


def pack(groups: Sequence[frozenset[int]], weights: NDArray[np.float64]) -> list[int]:
    """The rows of the disjoint groups of largest total weight; a weight of 0 or less is left out.

    Exact, by integer programming in each connected component: the components stay small, so that
    the time grows with the length of the articles and not with its power.
    """
    rows = [row for row in range(len(groups)) if weights[row] > 0]
    if not rows:
        return []
    members = sorted(set().union(*(groups[row] for row in rows)))
    place = {member: n for n, member in enumerate(members)}
    at = np.array([(place[m], column) for column, row in enumerate(rows) for m in groups[row]])
    shape = (len(members), len(rows))
    incidence = csc_array((np.ones(len(at)), (at[:, 0], at[:, 1])), shape=shape)
    _, labels = connected_components(incidence.T @ incidence, directed=False)
    chosen: list[int] = []
    for columns in np.split(np.argsort(labels, kind="stable"), np.cumsum(np.bincount(labels)))[:-1]:
        if len(columns) == 1:
            chosen.append(rows[int(columns[0])])
            continue
        part = incidence[:, columns].tocsr()
        part = part[np.flatnonzero(np.diff(part.indptr))]
        solution = milp(
            -weights[[rows[int(c)] for c in columns]],
            constraints=LinearConstraint(part, -np.inf, 1),
            integrality=np.ones(len(columns), dtype=np.int64),
            bounds=Bounds(0, 1),
        )
        # The solver always answers: taking no group at all is allowed.
        taken = np.zeros(len(columns)) if solution.x is None else solution.x
        chosen += [rows[int(columns[n])] for n in np.flatnonzero(taken > 0.5)]
    return sorted(chosen)
