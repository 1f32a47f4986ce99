"""What speaks for and against a group of claims being one claim told twice, as numbers.

Everything is relative to the two articles at hand: independent reports lie much further apart than
a translation and its original, and so does everything around their true pairs. Every number is the
same when the articles are swapped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from comparer.align.candidates import Group
from comparer.align.lexical import Lexical
from comparer.align.order import Order
from comparer.align.words import Content, masked
from comparer.encode import Encoder
from comparer.encode.compose import halves, joined

Floats = NDArray[np.float32]
Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]

FEATURES = (
    "cosine",             # of the texts, neighbours joined to one text
    "masked",             # what masking the figures in digits adds to it
    "margin",             # cosine less the mean of each side's nearest claims
    "gap_low",            # cosine less that to the nearest claim outside the group, the worse side
    "gap_high",           # the better side
    "level",              # cosine between the pair's background (0) and its best matches (1)
    "background",         # the median cosine of the pair
    "halves",             # how well the halves of the claims are found on the other side, mean
    "halves_low",         # the worst half
    "halves_margin",      # halves less the mean of each side's nearest claims
    "words",              # share of rare words found on the other side, mean of both sides
    "words_low",          # the worse side
    "words_margin",       # words less those of the best rival
    "names",              # rarity of the names that both have
    "names_missed",       # rarity of the names that both articles know and one side has
    "figures",            # rarity of the figures that both have
    "figures_elsewhere",  # figures of one side that the other article has in other claims
    "figures_differing",  # figures that each side has for itself: no evidence against a match
    "figures_only",       # how many more figures one side has
    "headline_both",      # a headline with a headline
    "headline_body",      # a headline with what is neither headline nor lead
    "order",              # how far the articles keep one order, and the group keeps to it
    "order_against",      # how far they keep one order, and the group does not
    "join",               # 1 where a side has two claims
    "join_gain",          # cosine over that of the better half
    "join_halves",
    "join_words",
    "length_ratio",       # of the two sides, against the two articles'
    "length",             # of the shorter side, in hundreds of characters
)  # fmt: skip

HEADLINE, LEAD, OTHER = 2, 1, 0

_NEAREST = 4
_LEAST_SPREAD = 0.1


class Side(NamedTuple):
    """One article's claims."""

    texts: Sequence[str]
    """Without diacritics and controls."""
    contents: Sequence[Content]
    places: Sequence[int]
    """HEADLINE, LEAD or OTHER."""
    vectors: Floats
    """(n, d) of unit length."""


def evidence(
    groups: Sequence[Group], a: Side, b: Side, lexical: Lexical, encoder: Encoder
) -> Floats:
    """(len(groups), len(FEATURES)) float32."""
    of_a, of_b = _ends([group.a for group in groups]), _ends([group.b for group in groups])
    join = np.array([len(group.a) + len(group.b) > 2 for group in groups])
    pairs = a.vectors @ b.vectors.T
    background = float(np.median(pairs))

    joined_a, at_a = _units(a, of_a, encoder)
    joined_b, at_b = _units(b, of_b, encoder)
    cosine = np.einsum("gd,gd->g", joined_a[at_a], joined_b[at_b])
    near_a, best_a = _rivals(joined_a, at_a, b.vectors, of_b, background)
    near_b, best_b = _rivals(joined_b, at_b, a.vectors, of_a, background)
    gaps = cosine - best_a, cosine - best_b

    half = _Halves(encoder, a, b)
    halves_mean, halves_low = half.of(of_a, of_b)
    coverage = lexical.coverage(groups)
    words = coverage.mean(axis=1)
    names = np.log1p(lexical.names(groups))
    figures = _figures(groups, a.contents, b.contents)
    place_a, place_b = (np.array(s.places)[of].max(axis=1) for s, of in ((a, of_a), (b, of_b)))
    order, order_against = Order(pairs).features(of_a, of_b)
    lengths = [_lengths(a, of_a), _lengths(b, of_b)]
    usual = np.log(_mean_length(a) / _mean_length(b))
    columns: list[NDArray[Any]] = [
        cosine,
        _masking(a, of_a, b, of_b, encoder),
        cosine - (near_a + near_b) / 2,
        np.minimum(*gaps),
        np.maximum(*gaps),
        (cosine - background) / _spread(pairs, background),
        np.full(len(groups), background),
        halves_mean,
        halves_low,
        halves_mean - half.nearest(of_a, of_b),
        words,
        coverage.min(axis=1),
        _margin(groups, words),
        names[:, 0],
        names[:, 1],
        *figures.T,
        (place_a == HEADLINE) & (place_b == HEADLINE),
        np.abs(place_a - place_b) == HEADLINE - OTHER,
        order,
        order_against,
        join,
        _gain(groups, cosine),
        _gain(groups, halves_mean),
        _gain(groups, words),
        np.abs(np.log((lengths[0] + 10) / (lengths[1] + 10)) - np.clip(usual, -0.5, 0.5)),
        np.minimum(*lengths) / 100,
    ]
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


def _ends(members: Sequence[tuple[int, ...]]) -> Indices:
    """(n, 2): the first and the last claim of each, twice the same where it is one."""
    return np.array([(claims[0], claims[-1]) for claims in members], dtype=np.int64).reshape(-1, 2)


def _units(side: Side, ends: Indices, encoder: Encoder) -> tuple[Floats, Indices]:
    """The vectors of the claims, joined where there are two, and which row is whose."""
    distinct, place = np.unique(ends, axis=0, return_inverse=True)
    texts = [[side.texts[i] for i in sorted({first, last})] for first, last in distinct.tolist()]
    return joined(encoder, texts), place.ravel()


def _rivals(
    units: Floats, place: Indices, others: Floats, members: Indices, background: float
) -> tuple[Floats, Floats]:
    """For each group the mean cosine of its unit's nearest claims, and the best one outside.

    The mean takes away the advantage of what is near to everything (CSLS: Conneau et al. 2018,
    "Word translation without parallel data").
    """
    cosine = units @ others.T
    keep = min(_NEAREST, cosine.shape[1])
    first = np.argpartition(-cosine, keep - 1, axis=1)[:, :keep]
    value = np.take_along_axis(cosine, first, axis=1)
    # Two claims may be in the group, so the best outside is among the nearest.
    nearest = first[place]
    inside = (nearest == members[:, :1]) | (nearest == members[:, 1:])
    best = np.where(inside, -2.0, value[place]).max(axis=1)
    return value.mean(axis=1)[place], np.where(best < -1, background, best).astype(np.float32)


def _masking(a: Side, of_a: Indices, b: Side, of_b: Indices, encoder: Encoder) -> Floats:
    """What masking the figures adds to the cosine; encoders take another figure for another claim.

    Taken of the mean of the claims' vectors, so that only single claims are embedded again.
    """
    means = []
    for side, ends in ((a, of_a), (b, of_b)):
        hidden = encoder.encode([masked(text) for text in side.texts])
        for vectors in (hidden, side.vectors):
            together = vectors[ends[:, 0]] + vectors[ends[:, 1]]
            length = np.linalg.norm(together, axis=1, keepdims=True)
            means.append(together / np.maximum(length, 1e-6))
    hidden_a, open_a, hidden_b, open_b = means
    return np.asarray(
        np.einsum("gd,gd->g", hidden_a, hidden_b) - np.einsum("gd,gd->g", open_a, open_b)
    )


def _spread(pairs: Floats, background: float) -> float:
    """How far the pair's best matches lie above its background: the better half of favourites."""
    columns = pairs.argmax(axis=0)
    mutual = sorted(
        float(pairs[i, j]) for i, j in enumerate(pairs.argmax(axis=1)) if columns[j] == i
    )
    return max(float(np.mean(mutual[len(mutual) // 2 :])) - background, _LEAST_SPREAD)


class _Halves:
    """How well halves of claims of one side are found among halves of the other's.

    A half that has no counterpart shows where only part of a claim has one, and two halves with
    one each are better evidence than a whole that is merely near.
    """

    def __init__(self, encoder: Encoder, a: Side, b: Side) -> None:
        cosine = halves(encoder, a.texts) @ halves(encoder, b.texts).T
        self._of_a = np.maximum(cosine[:, 0::2], cosine[:, 1::2])  # (2n, m)
        self._of_b = np.maximum(cosine[0::2], cosine[1::2])  # (n, 2m)
        means = (
            self._of_a[0::2] + self._of_a[1::2] + self._of_b[:, 0::2] + self._of_b[:, 1::2]
        ) / 4
        near = [min(_NEAREST, size) for size in means.shape]
        self._near_a = np.partition(means, -near[1], axis=1)[:, -near[1] :].mean(axis=1)
        self._near_b = np.partition(means, -near[0], axis=0)[-near[0] :].mean(axis=0)

    def of(self, of_a: Indices, of_b: Indices) -> tuple[Floats, Floats]:
        """The mean over all halves of the cosine to the best half, and the least."""
        found_a, found_b = [], []
        for claim in (0, 1):
            for half in (0, 1):
                row, column = 2 * of_a[:, claim] + half, 2 * of_b[:, claim] + half
                found_a.append(self._of_a[row[:, None], of_b].max(axis=1))
                found_b.append(self._of_b[of_a, column[:, None]].max(axis=1))
        every = np.array([*found_a, *found_b])
        return every.mean(axis=0), every.min(axis=0)

    def nearest(self, of_a: Indices, of_b: Indices) -> Floats:
        """The mean that a claim's nearest reach, on both sides together."""
        return np.asarray((self._near_a[of_a].mean(axis=1) + self._near_b[of_b].mean(axis=1)) / 2)


def _margin(groups: Sequence[Group], values: Numbers) -> Numbers:
    """Values less that of the best pair with one foot in the group."""
    of_a: dict[int, list[tuple[float, int]]] = {}
    of_b: dict[int, list[tuple[float, int]]] = {}
    for (a, b), value in zip(groups, values.tolist(), strict=True):
        if len(a) == len(b) == 1:
            of_a.setdefault(a[0], []).append((value, b[0]))
            of_b.setdefault(b[0], []).append((value, a[0]))
    best = np.zeros(len(groups))
    for at, (a, b) in enumerate(groups):
        for inside, outside, pairs in ((a, b, of_a), (b, a, of_b)):
            for member in inside:
                for value, other in pairs.get(member, ()):
                    if value > best[at] and other not in outside:
                        best[at] = value
    return values - best


def _gain(groups: Sequence[Group], values: Floats | Numbers) -> Numbers:
    """What a join has over the better of its halves; 0 for a pair."""
    known = dict(zip(groups, values.tolist(), strict=True))
    gain = np.zeros(len(groups))
    for at, group in enumerate(groups):
        if len(group.a) + len(group.b) > 2:
            parts = [Group((i,), (j,)) for i in group.a for j in group.b]
            gain[at] = known[group] - max(known.get(part, 0.0) for part in parts)
    return gain


def _figures(groups: Sequence[Group], a: Sequence[Content], b: Sequence[Content]) -> Numbers:
    """(n, 4): rarity of the shared figures, those elsewhere, those differing, surplus of one side.

    By value, as extracted: "28" and "ثمانية وعشرون" are one figure.
    """
    values = sorted({figure for claim in (*a, *b) for figure in claim.figures})
    column = {figure: place for place, figure in enumerate(values)}
    in_a = _held([[a[i].figures for i in group.a] for group in groups], column)
    in_b = _held([[b[j].figures for j in group.b] for group in groups], column)
    count_a, count_b = (
        _held([[c.figures] for c in claims], column).sum(axis=0) for claims in (a, b)
    )
    with np.errstate(divide="ignore"):
        rarity = np.log(len(a) * len(b) / (count_a * count_b))
    both = in_a.multiply(in_b)
    shared = both.sum(axis=1)
    alone_a, alone_b = in_a.sum(axis=1) - shared, in_b.sum(axis=1) - shared
    return np.column_stack(
        [
            np.log1p(both @ rarity),
            in_a @ (count_b > 0) + in_b @ (count_a > 0) - 2 * shared,
            np.minimum(np.minimum(alone_a, alone_b), 2),
            np.minimum(np.abs(alone_a - alone_b), 3),
        ]
    )


def _held(rows: Sequence[Sequence[frozenset[str]]], column: Mapping[str, int]) -> csr_array:
    """(n, n_figures) of 0 and 1: the figures of each row's claims together."""
    sets = [[column[figure] for figure in frozenset[str]().union(*claims)] for claims in rows]
    ends = np.cumsum([0, *map(len, sets)])
    return csr_array(
        (np.ones(ends[-1]), list(chain.from_iterable(sets)), ends), shape=(len(rows), len(column))
    )


def _lengths(side: Side, ends: Indices) -> Numbers:
    length = np.array([len(text) for text in side.texts], dtype=np.float64)
    first, last = ends.T
    return np.asarray(np.where(first == last, length[first], length[first] + 1 + length[last]))


def _mean_length(side: Side) -> float:
    return max(1.0, sum(map(len, side.texts)) / len(side.texts))
