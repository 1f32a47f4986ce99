"""Pairs of units that may make the same claim, and the evidence for each.

All evidence is relative to the two articles at hand: independent reports score far lower in cosine
than translations do, and so does everything around their true pairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from comparer.align.units import Unit

Floats = NDArray[np.float32]

FEATURES = (
    "intercept", "cosine", "margin", "gap_low", "gap_high", "figures_shared", "figures_differing",
    "figures_missing", "length_ratio", "background", "join", "join_gain", "length",
)  # fmt: skip

_NEIGHBOURS = 4
_LARGEST = 3
"""Claims in a group, both sides together: 1–1, 1–2 and 2–1."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs (row of `a`'s units, row of `b`'s units) and their evidence."""

    pairs: list[tuple[int, int]]
    evidence: NDArray[np.float64]
    """(n_pairs, n_features), in the order of FEATURES."""


def candidates(units_a: list[Unit], units_b: list[Unit], cosine: Floats) -> Candidates:
    """The pairs worth judging; `cosine` is (n_units_a, n_units_b) float32.

    The margin is the cosine less the mean of each side's nearest neighbours, which takes away the
    advantage of units that are near to everything (CSLS: Conneau et al. 2018, "Word translation
    without parallel data"). The gaps are to the best claim outside the unit on either side.
    """
    n_a = sum(len(unit.claims) == 1 for unit in units_a)
    n_b = sum(len(unit.claims) == 1 for unit in units_b)
    near_a = _nearest(cosine[:, :n_b])
    near_b = _nearest(cosine[:n_a].T)
    margin = cosine - (near_a[:, None] + near_b[None, :]) / 2
    background = float(np.median(cosine[:n_a, :n_b]))
    rivals_a = _strongest(cosine[:, :n_b])
    rivals_b = _strongest(cosine[:n_a].T)
    sizes = np.add.outer(
        [len(unit.claims) for unit in units_a], [len(unit.claims) for unit in units_b]
    )
    worth = (sizes <= _LARGEST) & (margin >= -0.12) & (cosine >= 0.12)
    pairs, rows = [], []
    for x, y in np.argwhere(worth):
        one, other = units_a[x], units_b[y]
        here = float(cosine[x, y])
        gap_a = here - _best_outside(cosine[x], rivals_a[x], other, background)
        gap_b = here - _best_outside(cosine[:, y], rivals_b[y], one, background)
        gain = 0.0
        if sizes[x, y] == _LARGEST:
            halves = (
                cosine[x, list(other.claims)]
                if len(other.claims) > 1
                else (cosine[list(one.claims), y])
            )
            gain = here - float(halves.max())
        if min(gap_a, gap_b) < -0.15 or gain < 0:
            continue
        shared, only = (
            one.figures & other.figures,
            (
                len(one.figures - other.figures),
                len(other.figures - one.figures),
            ),
        )
        lengths = len(one.text), len(other.text)
        pairs.append((int(x), int(y)))
        rows.append(
            (
                1.0, here, float(margin[x, y]), min(gap_a, gap_b), max(gap_a, gap_b),
                min(len(shared), 3), min(*only, 2), min(max(only), 3),
                abs(log((lengths[0] + 10) / (lengths[1] + 10))), background,
                float(sizes[x, y] == _LARGEST), gain, min(lengths) / 100,
            )
        )  # fmt: skip
    evidence = np.array(rows, dtype=np.float64).reshape(len(pairs), len(FEATURES))
    return Candidates(pairs, evidence)


def _nearest(cosine: Floats) -> Floats:
    """(n,) mean cosine of each row's nearest neighbours."""
    k = min(_NEIGHBOURS, cosine.shape[1])
    nearest: Floats = np.partition(cosine, -k, axis=1)[:, -k:].mean(axis=1)
    return nearest


def _strongest(cosine: Floats) -> NDArray[np.intp]:
    """(n, 3) the columns of each row's largest cosines: one is outside any unit of two."""
    k = min(3, cosine.shape[1])
    order: NDArray[np.intp] = np.argsort(-cosine, axis=1, kind="stable")[:, :k]
    return order


def _best_outside(
    cosine: Floats, strongest: NDArray[np.intp], unit: Unit, background: float
) -> float:
    for column in strongest:
        if column not in unit.claims:
            return float(cosine[column])
    return background
