"""What speaks for and against a group of sentences being one claim, as numbers.

Everything is relative to the pair of articles at hand, because reports written independently lie
much further apart than a translation and its original: cosine against the nearest others, against
the pair's own background and its own best; words, names and figures by how rare they are here.
Every number is the same when the articles are swapped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from comparer.align.groups import Group, Members
from comparer.align.lexical import Lexical
from comparer.align.order import Order
from comparer.align.vectors import Halves, Side
from comparer.align.words import Content
from comparer.encode import Encoder

Floats = NDArray[np.float32]
Numbers = NDArray[np.float64]

FEATURES = (
    "cosine",                # of the texts, joined where a side has several
    "masked",                # the same with every figure in digits as 0
    "nearest",               # cosine less that to the three nearest claims outside the group
    "margin",                # cosine less that to the nearest claim outside, the worse side
    "margin_other",          # the better side
    "level",                 # cosine between the pair's background (0) and its best matches (1)
    "centred",               # cosine less what all claims of an article share
    "centred_margin",
    "centred_margin_other",
    "centred_level",
    "halves",                # how well the halves of the claims are found on the other side
    "halves_margin",         # less the best pair that shares one side only, the worse side
    "halves_margin_other",
    "words",                 # share of rare words found on the other side, mean of both sides
    "words_worse",           # the worse side
    "words_margin",          # words less those of the best other candidate, the worse side
    "words_margin_other",
    "names",                 # rarity of the names that both have
    "names_missed",          # rarity of the names that both articles know and one side has
    "figures",               # rarity of the figures that both have
    "gain",                  # centred cosine over that of the best smaller group; 0 for a pair
    "gain_halves",
    "gain_words",
    "more",                  # what the best larger group would add to it, at least 0
    "more_halves",
    "more_words",
    "order",                 # how far the pair keeps one order, and the group keeps to it
    "order_against",         # how far the pair keeps one order, and the group does not
    "several",               # 1 where a side has several claims
    "length",                # how unlike the lengths are, against the two articles'
)  # fmt: skip

_NEAREST = 3
_CHUNK = 2048


class Evidence:
    """The features of groups of claims of one pair of articles."""

    def __init__(
        self,
        texts: tuple[Sequence[str], Sequence[str]],
        contents: tuple[Sequence[Content], Sequence[Content]],
        langs: tuple[str, str],
        encoder: Encoder,
    ) -> None:
        self.a, self.b = (Side(side, encoder) for side in texts)
        self.halves = Halves(self.a, self.b)
        self.lexical = Lexical(*contents, langs, encoder)
        self._order = Order(self.a.centred @ self.b.centred.T)
        self._contents = contents
        self._figures = _shared_figures(*contents)

    def features(self, groups: Sequence[Group]) -> Floats:
        """(len(groups), len(FEATURES)) float32."""
        sides = self.a, self.b
        units = [sorted({group[k] for group in groups}) for k in (0, 1)]
        place = [{unit: at for at, unit in enumerate(side)} for side in units]
        at_a, at_b = (np.array([place[k][group[k]] for group in groups]) for k in (0, 1))
        raw_a, centred_a, masked_a = (v[at_a] for v in self.a.units(units[0]))
        raw_b, centred_b, masked_b = (v[at_b] for v in self.b.units(units[1]))
        lengths = [
            np.array([len(s.joined(u)) for u in side]) for s, side in zip(sides, units, strict=True)
        ]

        cosine, nearest, margins = self._apart(raw_a, raw_b, groups, centred=False)
        centred, _, centred_margins = self._apart(centred_a, centred_b, groups, centred=True)
        halves = np.array([self.halves.of(*group) for group in groups])
        coverage = np.array([self.lexical.coverage(*group) for group in groups])
        words = coverage.mean(axis=1)
        names = np.log1p([self.lexical.names(*group) for group in groups])
        gain, more = _steps(groups, centred)
        gain_halves, more_halves = _steps(groups, halves)
        gain_words, more_words = _steps(groups, words)
        columns = [
            cosine,
            np.einsum("gd,gd->g", masked_a, masked_b),
            nearest,
            *margins,
            _level(cosine, self.a.raw @ self.b.raw.T),
            centred,
            *centred_margins,
            _level(centred, self.a.centred @ self.b.centred.T),
            halves,
            *_margins(groups, halves),
            words,
            coverage.min(axis=1),
            *_margins(groups, words),
            names[:, 0],
            names[:, 1],
            np.log1p([self._shared(group) for group in groups]),
            gain,
            gain_halves,
            gain_words,
            more,
            more_halves,
            more_words,
            *self._order.features(groups),
            [float(len(a) + len(b) > 2) for a, b in groups],
            self._unlike(lengths[0][at_a], lengths[1][at_b]),
        ]
        return np.stack(columns, axis=1).astype(np.float32)

    def _apart(
        self, these: Floats, those: Floats, groups: Sequence[Group], *, centred: bool
    ) -> tuple[Floats, Floats, tuple[Floats, Floats]]:
        """Cosine; over the nearest outside the group; over the very nearest, worse and better."""
        all_a = self.a.centred if centred else self.a.raw
        all_b = self.b.centred if centred else self.b.raw
        cosine = np.einsum("gd,gd->g", these, those)
        mean_b, best_b = _rivals(these, all_b, [group[1] for group in groups])
        mean_a, best_a = _rivals(those, all_a, [group[0] for group in groups])
        over = cosine - best_a, cosine - best_b
        return cosine, cosine - (mean_a + mean_b) / 2, (np.minimum(*over), np.maximum(*over))

    def _shared(self, group: Group) -> float:
        side_a = frozenset[str]().union(*(self._contents[0][i].figures for i in group[0]))
        side_b = frozenset[str]().union(*(self._contents[1][j].figures for j in group[1]))
        return sum(self._figures.get(figure, 0.0) for figure in sorted(side_a & side_b))

    def _unlike(self, length_a: NDArray[np.int64], length_b: NDArray[np.int64]) -> Numbers:
        whole = sum(map(len, self.a.texts)) / len(self.a.texts)
        other = sum(map(len, self.b.texts)) / len(self.b.texts)
        return np.asarray(np.abs(np.log(length_a / length_b) - np.log(whole / other)))


def _rivals(these: Floats, others: Floats, members: Sequence[Members]) -> tuple[Floats, Floats]:
    """For each row, the mean cosine of its nearest claims outside the group, and the best."""
    count = len(these)
    mean = np.zeros(count, dtype=np.float32)
    best = np.zeros(count, dtype=np.float32)
    for start in range(0, count, _CHUNK):
        stop = min(count, start + _CHUNK)
        cosine = these[start:stop] @ others.T
        for row, group in enumerate(members[start:stop]):
            cosine[row, list(group)] = -2.0
        keep = min(_NEAREST, cosine.shape[1])
        top = -np.partition(-cosine, keep - 1, axis=1)[:, :keep]
        top = np.where(top < -1.0, 0.0, top)  # the group is all there is
        mean[start:stop] = top.mean(axis=1)
        best[start:stop] = top.max(axis=1)
    return mean, best


def _level(values: Floats, cosine: Floats) -> Floats:
    """Values between the median cosine (0) and the mean of the better half of favourites (1)."""
    background = float(np.median(cosine))
    columns = cosine.argmax(axis=0)
    mutual = sorted(
        float(cosine[i, j]) for i, j in enumerate(cosine.argmax(axis=1)) if columns[j] == i
    )
    best = max(float(np.mean(mutual[len(mutual) // 2 :])), background + 0.1)
    return (values - background) / (best - background)


def _margins(groups: Sequence[Group], values: Numbers) -> tuple[Numbers, Numbers]:
    """Values less that of the best candidate pair with one foot in the group, worse and better."""
    of_a: dict[int, list[tuple[float, int]]] = {}
    of_b: dict[int, list[tuple[float, int]]] = {}
    for (a, b), value in zip(groups, values, strict=True):
        if len(a) == len(b) == 1:
            of_a.setdefault(a[0], []).append((float(value), b[0]))
            of_b.setdefault(b[0], []).append((float(value), a[0]))
    rivals = np.zeros((2, len(groups)))
    for at, (a, b) in enumerate(groups):
        for side, inside, outside, pairs in ((0, a, b, of_a), (1, b, a, of_b)):
            for member in inside:
                for value, other in pairs.get(member, ()):
                    if value > rivals[side, at] and other not in outside:
                        rivals[side, at] = value
    over = values - rivals
    return over.min(axis=0), over.max(axis=0)


def _steps(groups: Sequence[Group], values: Floats | Numbers) -> tuple[Numbers, Numbers]:
    """What each group has over its best part, and what its best extension has over it."""
    value = dict(zip(groups, map(float, values), strict=True))
    gain = np.zeros(len(groups))
    more = np.zeros(len(groups))
    place = {group: index for index, group in enumerate(groups)}
    for group, index in place.items():
        parts = [part for part in _parts(group) if part in value]
        if parts:
            gain[index] = value[group] - max(value[part] for part in parts)
        for part in parts:
            more[place[part]] = max(more[place[part]], value[group] - value[part])
    return gain, more


def _parts(group: Group) -> list[Group]:
    """The group less one claim, in every way."""
    a, b = group
    return [(tuple(m for m in a if m != member), b) for member in a] + [
        (a, tuple(m for m in b if m != member)) for member in b
    ]


def _shared_figures(a: Sequence[Content], b: Sequence[Content]) -> dict[str, float]:
    """How much it says that two claims have a figure: the rarer on both sides, the more."""
    count_a = Counter(figure for claim in a for figure in claim.figures)
    count_b = Counter(figure for claim in b for figure in claim.figures)
    pairs = len(a) * len(b)
    return {
        figure: float(np.log(pairs / (count_a[figure] * count_b[figure])))
        for figure in count_a.keys() & count_b.keys()
    }
