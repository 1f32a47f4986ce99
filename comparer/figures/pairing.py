"""Which figure of one report answers which of the other, inside one match.

An assignment over kind, unit and counted noun first and value second: with 28 fighters and 24
civilians here, 37 fighters and 23 civilians there, the fighters are compared with the fighters.
Order in the sentence only breaks ties.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
from scipy.optimize import linear_sum_assignment

from comparer.figures.bounds import before_bounds
from comparer.figures.concepts import TIMES, may_be_one
from comparer.figures.extract import Found
from comparer.figures.reading import Reading
from comparer.figures.values import Relation, relation
from comparer.records import FigureKind

_WEIGHTS = {
    Relation.EQUAL: 10.0,
    Relation.PRECISION: 8.0,
    # Less than half of EQUAL and DIFFERENT together: where both sides give miles and kilometres,
    # the miles are compared with the miles.
    Relation.CONVERTED: 6.0,
    Relation.UNIT: 4.0,
    Relation.DIFFERENT: 3.0,
    Relation.OPEN: 2.0,
}
_SAME_NOUN = 6.0
_OTHER_NOUN = -6.0
_ORDER = 0.5
_ALIKE = 8.0
_PART_OF_ALL = -1.5
"""For "including seven children" against a number of whom nothing of the kind is said."""
_NEAR = 0.75
"""For two numbers of one size: 29 against 27 before 7 against 27."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures that answer each other."""

    a: Found
    b: Found
    relation: Relation
    same_noun: bool | None
    """None where a noun is not known on one side."""


def expand(figures: Sequence[Found], others: Sequence[Found]) -> list[Found]:
    """The figures, with a share or range in its parts where the other side has a part of it alone.

    "4 من أصل 5" against "four of their last five", "55, 60 minutes" against 55 أو 60 دقيقة.
    """
    out: list[Found] = []
    for x in figures:
        parts = x.reading.parts
        alone = [
            y
            for y in others
            if len(y.reading.parts) < 2 and y.reading.kind in ("count", x.reading.kind)
        ]
        shared = sum(any(part == y.reading.value for y in alone) for part in parts)
        compound = len(parts) == 2 and x.reading.kind not in ("score", "date")
        whole = any(relation(x.reading, y.reading) is Relation.EQUAL for y in others)
        # One end of a range may be what the other report says: it stays a range.
        enough = shared if x.reading.form == "fraction" else shared == len(parts)
        if not compound or whole or not enough or len(alone) < 2:
            out.append(x)
            continue
        kind: FigureKind = "count" if x.reading.form == "fraction" else x.reading.kind
        unit = None if x.reading.form == "fraction" else x.reading.unit
        for part in parts:
            if part == 1 and x.reading.form == "fraction":
                # One in five: the one is a noun.
                continue
            reading = replace(
                x.reading, kind=kind, unit=unit, value=part, low=None, high=None, form="digits",
                bound="exact", parts=(part,),
            )  # fmt: skip
            figure = replace(x.figure, kind=kind, unit=unit, value=part, low=None, high=None)
            out.append(Found(figure, reading, x.line))
    return out


def pair_up(
    left: Sequence[Found],
    right: Sequence[Found],
    alike: Callable[[Found, Found], float] | None = None,
) -> tuple[list[Pair], list[Found], list[Found]]:
    """(pairs, figures of the left without one, of the right).

    `alike` says how like each other their surroundings are, 0–1, where nouns do not decide.
    """
    if not left or not right:
        return [], list(left), list(right)
    relations = [[relation(x.reading, y.reading) for y in right] for x in left]
    weights = np.zeros((len(left), len(right)))
    for r, x in enumerate(left):
        for c, y in enumerate(right):
            weight = _WEIGHTS.get(relations[r][c])
            if weight is None:
                continue
            vague = "vague" in (x.reading.form, y.reading.form)
            if vague and relations[r][c] is Relation.PRECISION:
                # Dozens agrees with many a number.
                weight = _WEIGHTS[Relation.DIFFERENT]
            nouns = same_noun(x, y)
            if nouns is not None:
                weight += _SAME_NOUN if nouns else _OTHER_NOUN
            weight += x.figure.kind == y.figure.kind
            weight += _PART_OF_ALL * (_is_part(x) != _is_part(y)) + _NEAR * _nearness(x, y)
            distance = abs((r + 0.5) / len(left) - (c + 0.5) / len(right))
            weight += _ORDER * (1 - distance)
            if alike is not None:
                weight += _ALIKE * alike(x, y)
            weights[r, c] = max(weight, 0.0)
    rows, columns = linear_sum_assignment(-weights)
    pairs, used_left, used_right = [], set[int](), set[int]()
    for r, c in zip(rows.tolist(), columns.tolist(), strict=True):
        if weights[r, c] > 0:
            used_left.add(r)
            used_right.add(c)
            pairs.append(Pair(left[r], right[c], relations[r][c], same_noun(left[r], right[c])))
    return (
        pairs,
        [x for r, x in enumerate(left) if r not in used_left],
        [y for c, y in enumerate(right) if c not in used_right],
    )


def _is_part(x: Found) -> bool:
    """Is it said to be part of a number before it: "including seven", بينهم سبعة?"""
    return x.line.ending(before_bounds(x.line, x.reading.start), "part_of") is not None


def _nearness(x: Found, y: Found) -> float:
    """The smaller number as a share of the larger, 0–1; 0 where they are no numbers."""
    one, other = x.reading.value, y.reading.value
    if not isinstance(one, Decimal) or not isinstance(other, Decimal):
        return 0.0
    less, more = sorted((abs(one), abs(other)))
    return float(less / more) if more else 1.0


def same_noun(x: Found, y: Found) -> bool | None:
    """Do they count the same? None where it cannot be said."""
    p, q = x.reading, y.reading
    roles = _agree(p.roles, q.roles)
    if roles is False:
        return False
    mine, theirs = p.concepts | p.roles, q.concepts | q.roles
    if mine & theirs:
        return True
    counted = p.counted is not None and q.counted is not None
    if counts_times(p) != counts_times(q) and (counted or p.value != q.value):
        # Three times against 300 colleagues, or against 360, whatever these are.
        return False
    return may_be_one(p.concepts, q.concepts) if p.concepts and q.concepts else roles


def counts_times(x: Reading) -> bool:
    """Does it say how many times: three times the number, ثلاثة أضعاف?"""
    return x.concepts == {TIMES}


def _agree(mine: frozenset[str], theirs: frozenset[str]) -> bool | None:
    if not mine or not theirs:
        return None
    return bool(mine & theirs)
