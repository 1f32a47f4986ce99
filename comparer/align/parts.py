"""Which clauses of a match correspond, and whether one side holds a claim that the other lacks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from comparer.align.candidates import Group
from comparer.align.clause_evidence import (
    FEATURES,
    Claims,
    Clause,
    Divided,
    divide,
    evidence,
    rivals,
    told_by,
)
from comparer.align.lexical import Lexical
from comparer.encode import Encoder
from comparer.records import Relation, Span

Floats = NDArray[np.float32]

WEIGHTS = {
    "words": -0.57,
    "cosine": 4.04,
    "best": -1.54,
    "behind": 0.31,
    "surplus": -8.63,
    "favourite": 1.08,
    "answers": 2.61,
    "elsewhere": -3.45,
    "elsewhere_words": 1.01,
    "figures": 1.40,
    "figures_own": -0.84,
    "size": -1.24,
    "portion": -0.61,
    "longer": -0.74,
    "first": 2.97,
}
BIAS = 0.80
"""Of the log odds that a clause has a counterpart, fitted by bench/fit_clauses.py --every 200."""

MISSING = 0.1
"""The probability of a counterpart below which a clause has none, unless a figure of it has a
`rivals` over there. Of the clauses then reported missing, 17 of 22 were, in eight pairs of articles
that the weights were not fitted to and in the samples; of those missing, 18 of 68 were reported."""

_LEAST_WORDS = 2
"""Content words without which a clause makes no claim of its own."""

_MARKEDLY = 0.25
"""Share of a side's content words that the other side lacks, from which it says markedly more."""

_LOPSIDED = 1.8
"""Length of one side over the other, in characters, from which a single clause may say more."""
_LOPSIDED_WORDS = 0.4


class Missing(NamedTuple):
    """A stretch of a matched claim that the other side lacks."""

    span: Span
    probability: float
    """That it has a counterpart after all."""
    told: int | None = None
    """The claim of the other article, by position, that tells it outside the match."""


class Parts(NamedTuple):
    """What corresponds in a match; empty spans mean all of that side."""

    relation: Relation
    spans_a: tuple[Span, ...]
    spans_b: tuple[Span, ...]
    missing_a: tuple[Missing, ...] = ()
    missing_b: tuple[Missing, ...] = ()


def parts(
    groups: Sequence[Group], sides: tuple[Claims, Claims], lexical: Lexical, encoder: Encoder
) -> list[Parts]:
    """The parts of each matched group; `sides` are the articles' claims."""
    divided = [
        Divided(group, (divide(sides[0], group.a), divide(sides[1], group.b))) for group in groups
    ]
    several = [match for match in divided if _several(match)]
    found = iter(evidence(several, sides, lexical, encoder))
    return [
        _with_told(_parts(match, next(found)), match, sides, lexical, encoder)
        if _several(match)
        else _alone(match, lexical)
        for match in divided
    ]


def _with_told(
    part: Parts, match: Divided, sides: tuple[Claims, Claims], lexical: Lexical, encoder: Encoder
) -> Parts:
    """The parts, each missing clause with the claim that tells it elsewhere."""

    def found(side: int, missing: tuple[Missing, ...]) -> tuple[Missing, ...]:
        told = []
        for gone in missing:
            inside = [
                c for c in match.clauses[side] if gone.span.start <= c.span.start < gone.span.end
            ]
            tellers = {told_by(match, side, c, sides[1 - side], lexical, encoder) for c in inside}
            # Several clauses that adjoin are told where one claim tells them all.
            told.append(gone._replace(told=tellers.pop() if len(tellers) == 1 else None))
        return tuple(told)

    return part._replace(missing_a=found(0, part.missing_a), missing_b=found(1, part.missing_b))


def has_counterpart(features: Floats) -> NDArray[np.float64]:
    """The probability of it for each row of evidence."""
    log_odds = features @ np.array([WEIGHTS[name] for name in FEATURES]) + BIAS
    return np.asarray(1 / (1 + np.exp(-log_odds)))


def _several(match: Divided) -> bool:
    return len(match.clauses[0]) + len(match.clauses[1]) > 2


def _alone(match: Divided, lexical: Lexical) -> Parts:
    return Parts(_single(match.clauses[0][0], match.clauses[1][0], match.group, lexical), (), ())


def _parts(match: Divided, found: tuple[Floats, Floats]) -> Parts:
    of_a, of_b = match.clauses
    chance_a, chance_b = has_counterpart(found[0]), has_counterpart(found[1])
    gone_a = _missing(of_a, chance_a, rivals(of_a, of_b))
    gone_b = _missing(of_b, chance_b, rivals(of_b, of_a))
    more = _share(of_a, gone_a) >= _MARKEDLY or _share(of_b, gone_b) >= _MARKEDLY
    return Parts(
        "partial" if more else "same",
        _kept(of_a, gone_a),
        _kept(of_b, gone_b),
        _lacking(of_a, gone_a, chance_a),
        _lacking(of_b, gone_b, chance_b),
    )


def _share(clauses: Sequence[Clause], gone: Sequence[bool]) -> float:
    """The share of the content words that stand in missing clauses."""
    words = [len(clause.words) for clause in clauses]
    return sum(n for n, g in zip(words, gone, strict=True) if g) / max(1, sum(words))


def _single(one: Clause, other: Clause, group: Group, lexical: Lexical) -> Relation:
    """Of two clauses, partial where one is much longer and most of its words are its own."""
    if len(one.text) > len(other.text):
        ratio, words = len(one.text) / len(other.text), lexical.coverage([group])[0, 0]
    else:
        ratio, words = len(other.text) / len(one.text), lexical.coverage([group])[0, 1]
    return "partial" if ratio > _LOPSIDED and words < _LOPSIDED_WORDS else "same"


def _missing(
    clauses: Sequence[Clause], chance: NDArray[np.float64], rivalled: Sequence[bool]
) -> list[bool]:
    """Which clauses of one side have no counterpart; none of them if that leaves nothing."""
    gone = [
        p < MISSING and len(clause.words) >= _LEAST_WORDS and not rival
        for clause, p, rival in zip(clauses, chance.tolist(), rivalled, strict=True)
    ]
    return [False] * len(gone) if all(gone) else gone


def _lacking(
    clauses: Sequence[Clause], gone: Sequence[bool], chance: NDArray[np.float64]
) -> tuple[Missing, ...]:
    """The missing clauses, adjoining ones as one."""
    result: list[Missing] = []
    for number, (clause, p) in enumerate(zip(clauses, chance.tolist(), strict=True)):
        if not gone[number]:
            continue
        before = clauses[number - 1] if number and gone[number - 1] else None
        if before is not None and before.claim == clause.claim:
            last = result.pop()
            span = Span(last.span.start, clause.span.end)
            result.append(Missing(span, min(last.probability, p)))
        else:
            result.append(Missing(clause.span, p))
    return tuple(result)


def _kept(clauses: Sequence[Clause], missing: Sequence[bool]) -> tuple[Span, ...]:
    """The spans of the clauses that have a counterpart, adjoining ones as one; empty for all."""
    if not any(missing):
        return ()
    kept: list[Span] = []
    adjoins = False
    for number, (clause, gone) in enumerate(zip(clauses, missing, strict=True)):
        same_claim = number > 0 and clauses[number - 1].claim == clause.claim
        if gone:
            adjoins = False
            continue
        if adjoins and same_claim:
            kept[-1] = Span(kept[-1].start, clause.span.end)
        else:
            kept.append(clause.span)
        adjoins = True
    return tuple(kept)
