"""Which sentences of two articles make the same claim, and which have no counterpart."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from comparer.align.candidates import FEATURES, Candidates, candidates
from comparer.align.packing import pack
from comparer.align.units import Unit, units
from comparer.encode import Encoder
from comparer.records import Alignment, Document, Match, Relation, Sentence, Unmatched

__all__ = ["align", "claim_texts"]

_ONE_SAYS_MORE = 1.8
"""Length of one side over the other, in characters, from which a match is partial."""


def align(a: Document, b: Document, encoder: Encoder) -> Alignment:
    """The matches, in the order of `a`, and the claims that have none.

    Groups of one to one, one to two and two to one claims are judged by evidence that is relative
    to the pair (candidates.py), and the best disjoint set of them is taken (packing.py). Order is
    not assumed.
    """
    claims_a, claims_b = list(a.claims()), list(b.claims())
    if not claims_a or not claims_b:
        return Alignment((), _unmatched(claims_a, {}, set()), _unmatched(claims_b, {}, set()))
    units_a, units_b = units(a, claims_a), units(b, claims_b)
    vectors = encoder.encode([unit.text for unit in (*units_a, *units_b)])
    cosine = vectors[: len(units_a)] @ vectors[len(units_a) :].T
    found = candidates(units_a, units_b, cosine)
    return _aligned(found, claims_a, claims_b, units_a, units_b)


def claim_texts(document: Document) -> list[str]:
    """The texts of a document that `align` has embedded."""
    return [unit.text for unit in units(document, list(document.claims()))]


class _Model(NamedTuple):
    weights: NDArray[np.float64]
    """(n_features,) in the order of FEATURES."""
    threshold: float
    join_bonus: float


@cache
def _model() -> _Model:
    text = resources.files("comparer.align").joinpath("model.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    weights = np.array([data["weights"][name] for name in FEATURES])
    return _Model(weights, data["threshold"], data["join_bonus"])


def _aligned(
    found: Candidates,
    claims_a: list[Sentence],
    claims_b: list[Sentence],
    units_a: list[Unit],
    units_b: list[Unit],
) -> Alignment:
    model = _model()
    log_odds = found.evidence @ model.weights
    probability = 1 / (1 + np.exp(-log_odds))
    sizes = [len(units_a[x].claims) + len(units_b[y].claims) for x, y in found.pairs]
    joins = found.evidence[:, FEATURES.index("join")]
    # A group stands for the claims that it places, so that a join is not outbid by its own half.
    worth = (log_odds + model.join_bonus * joins - model.threshold) * np.array(sizes) / 2
    members = [
        frozenset((*units_a[x].claims, *(len(claims_a) + j for j in units_b[y].claims)))
        for x, y in found.pairs
    ]
    matches: list[Match] = []
    best_a: dict[int, float] = {}
    best_b: dict[int, float] = {}
    for (x, y), p in zip(found.pairs, probability, strict=True):
        for best, unit in ((best_a, units_a[x]), (best_b, units_b[y])):
            for claim in unit.claims:
                best[claim] = max(best.get(claim, 0.0), float(p))
    chosen = [(found.pairs[row], float(probability[row])) for row in pack(members, worth)]
    for (x, y), p in sorted(chosen, key=lambda pair: units_a[pair[0][0]].claims):
        matches.append(
            Match(
                id=f"m{len(matches) + 1}",
                a=tuple(claims_a[i].index for i in units_a[x].claims),
                b=tuple(claims_b[j].index for j in units_b[y].claims),
                score=p,
                relation=_relation(units_a[x], units_b[y]),
            )
        )
    taken_a = {i for match in matches for i in match.a}
    taken_b = {j for match in matches for j in match.b}
    return Alignment(
        tuple(matches),
        _unmatched(claims_a, best_a, taken_a),
        _unmatched(claims_b, best_b, taken_b),
    )


def _relation(one: Unit, other: Unit) -> Relation:
    lengths = sorted((len(one.text), len(other.text)))
    return "partial" if lengths[1] > _ONE_SAYS_MORE * lengths[0] else "same"


def _unmatched(
    claims: list[Sentence], best: dict[int, float], taken: set[int]
) -> tuple[Unmatched, ...]:
    return tuple(
        Unmatched(sentence.index, best.get(claim, 0.0))
        for claim, sentence in enumerate(claims)
        if sentence.index not in taken
    )
