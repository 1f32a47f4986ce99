"""Which sentences of two articles make the same claim, and which have no counterpart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comparer.align.decide import Found, decide
from comparer.align.evidence import Evidence
from comparer.align.groups import candidates
from comparer.align.model import load_model
from comparer.align.words import contents
from comparer.encode import Encoder
from comparer.records import Alignment, Document, Match, Sentence, Unmatched

__all__ = ["align"]


def align(a: Document, b: Document, encoder: Encoder) -> Alignment:
    """The matches, m-to-n, in the order of `a`, and on both sides the claims that have none.

    Candidates (groups.py) are judged by evidence that is relative to the two articles
    (evidence.py) and among each other (model.py); the best set of them in which no claim stands
    twice is taken (decide.py, packing.py). Order is not assumed. Swapping the articles swaps the
    result. `a` and `b` may be in one language.
    """
    claims = list(a.claims()), list(b.claims())
    if not claims[0] or not claims[1]:
        return _alignment((), claims, {}, {})
    evidence = Evidence(
        ([a.slice(claim) for claim in claims[0]], [b.slice(claim) for claim in claims[1]]),
        (contents(a, claims[0]), contents(b, claims[1])),
        (a.lang, b.lang),
        encoder,
    )
    groups = candidates(evidence.a.centred, evidence.b.centred)
    probability = load_model().probability(
        groups, evidence.features(groups), len(claims[0]), len(claims[1])
    )
    best_a: dict[int, float] = {}
    best_b: dict[int, float] = {}
    for (of_a, of_b), p in zip(groups, probability, strict=True):
        for best, members in ((best_a, of_a), (best_b, of_b)):
            for member in members:
                best[member] = max(best.get(member, 0.0), float(p))
    return _alignment(decide(groups, probability), claims, best_a, best_b)


def _alignment(
    found: Sequence[Found],
    claims: tuple[list[Sentence], list[Sentence]],
    best_a: Mapping[int, float],
    best_b: Mapping[int, float],
) -> Alignment:
    ordered = sorted(found, key=lambda match: match.group)
    matches = tuple(
        Match(
            id=f"m{number}",
            a=tuple(claims[0][i].index for i in match.group[0]),
            b=tuple(claims[1][j].index for j in match.group[1]),
            score=match.probability,
        )
        for number, match in enumerate(ordered, 1)
    )
    only = []
    for side, best in ((0, best_a), (1, best_b)):
        taken = {member for match in found for member in match.group[side]}
        only.append(
            tuple(
                Unmatched(claim.index, best.get(place, 0.0))
                for place, claim in enumerate(claims[side])
                if place not in taken
            )
        )
    return Alignment(matches, only[0], only[1])
