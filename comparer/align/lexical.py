"""How many of a sentence's words the other sentence has, in its own language or another.

An encoder sees what a sentence is about; two sentences on one subject lie close although they say
different things. Word by word the difference shows: what is left over has no counterpart. Words
are compared by their own vectors, by their consonants if they may be names ("Vettel", "فيتيل"), and
by identity within one language; each counts by its rarity in its article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from comparer.align.words import Content, knowledge, skeletons, stems
from comparer.encode import Encoder

Floats = NDArray[np.float32]

_SAMPLE = 512
_NEAREST = 5
_SURE = 0.75
"""A skeleton of three consonants."""


class Lexical:
    """Word evidence between the claims of two articles; symmetric in them."""

    def __init__(
        self,
        a: Sequence[Content],
        b: Sequence[Content],
        langs: tuple[str, str],
        encoder: Encoder,
    ) -> None:
        self._sides = (_Side(a), _Side(b))
        side_a, side_b = self._sides
        vectors = encoder.encode(side_a.vocabulary + side_b.vocabulary)
        self._vectors = vectors[: len(side_a.vocabulary)], vectors[len(side_a.vocabulary) :]
        self._hubness = (
            _hubness(self._vectors[0], self._vectors[1]),
            _hubness(self._vectors[1], self._vectors[0]),
        )
        self._same = _same_names(side_a, side_b, langs)
        self._names = _sure_names(self._same)
        self._best: dict[tuple[int, int], tuple[Floats, Floats]] = {}

    def coverage(self, group_a: Sequence[int], group_b: Sequence[int]) -> tuple[float, float]:
        """The share of the words of each group that the other has, 0–1, weighted by rarity."""
        best = [[self._found(i, j) for j in group_b] for i in group_a]
        side_a, side_b = self._sides
        found_a = sum(
            float(side_a.weights[i] @ np.max([pair[0] for pair in row], axis=0))
            for i, row in zip(group_a, best, strict=True)
        )
        found_b = sum(
            float(side_b.weights[j] @ np.max([row[place][1] for row in best], axis=0))
            for place, j in enumerate(group_b)
        )
        all_a = sum(side_a.totals[i] for i in group_a)
        all_b = sum(side_b.totals[j] for j in group_b)
        return found_a / all_a if all_a else 0.0, found_b / all_b if all_b else 0.0

    def names(self, group_a: Sequence[int], group_b: Sequence[int]) -> tuple[float, float]:
        """The rarity of the names that both groups have, and of those that only one of them has.

        Counted are names that both articles know: one that the other article never mentions says
        nothing about a single sentence.
        """
        held_a = {int(word) for i in group_a for word in self._sides[0].words[i]}
        held_b = {int(word) for j in group_b for word in self._sides[1].words[j]}
        shared = missed = 0.0
        for held, others, known, side in (
            (held_a, held_b, self._names[0], self._sides[0]),
            (held_b, held_a, self._names[1], self._sides[1]),
        ):
            for word in sorted(held & known.keys()):
                if known[word] & others:
                    shared += float(side.rarity[word])
                else:
                    missed += float(side.rarity[word])
        return shared, missed

    def share(self, words: Sequence[str], side: int, claim: int, others: Sequence[int]) -> float:
        """The share of some of a claim's words that claims of the other article have, 0–1.

        `side` is 0 for a claim of `a`. 1 where there are no words to look for.
        """
        held = self._sides[side].words[claim]
        wanted = {self._sides[side].place[word] for word in words}
        rows = [row for row, word in enumerate(held) if int(word) in wanted]
        if not rows:
            return 1.0
        best = np.max(
            [
                self._found(claim, other)[0] if side == 0 else self._found(other, claim)[1]
                for other in others
            ],
            axis=0,
        )
        weights = self._sides[side].rarity[held]
        return float(weights[rows] @ best[rows] / weights[rows].sum())

    def _found(self, i: int, j: int) -> tuple[Floats, Floats]:
        """For each word of claim i its best counterpart in claim j, 0–1, and the other way."""
        known = self._best.get((i, j))
        if known is None:
            known = self._best[i, j] = self._compare(i, j)
        return known

    def _compare(self, i: int, j: int) -> tuple[Floats, Floats]:
        rows, columns = self._sides[0].words[i], self._sides[1].words[j]
        if not len(rows) or not len(columns):
            return np.zeros(len(rows), np.float32), np.zeros(len(columns), np.float32)
        cosine = self._vectors[0][rows] @ self._vectors[1][columns].T
        hubness = self._hubness[0][rows][:, None] + self._hubness[1][columns][None, :]
        stands_out = np.clip(8 * (cosine - hubness / 2) + 0.2, 0, 1)
        similar = np.clip((cosine - 0.4) / 0.35, 0, 1) * stands_out
        for place, row in enumerate(rows):
            for column, sure in self._same.get(int(row), {}).items():
                hit = np.flatnonzero(columns == column)
                if len(hit):
                    similar[place, hit] = np.maximum(similar[place, hit], sure)
        return similar.max(axis=1), similar.max(axis=0)


class _Side:
    """The words of one article's claims, as indexes into its vocabulary, with their weights."""

    def __init__(self, claims: Sequence[Content]) -> None:
        counts = Counter(word for claim in claims for word in claim.words)
        self.vocabulary = sorted(counts)
        self.names = frozenset(name for claim in claims for name in claim.names)
        self.place = {word: index for index, word in enumerate(self.vocabulary)}
        self.words = [
            np.array([self.place[word] for word in claim.words], dtype=np.int64) for claim in claims
        ]
        self.rarity = np.array(
            [np.log1p(len(claims) / counts[word]) for word in self.vocabulary], dtype=np.float32
        )
        self.weights = [self.rarity[words] for words in self.words]
        self.totals = [float(weights.sum()) for weights in self.weights]


def _hubness(these: Floats, others: Floats) -> Floats:
    """How near each word is to the other vocabulary anyway: the mean of its nearest few.

    Against an even sample of at most `_SAMPLE` words, so that it stays linear in the articles.
    """
    if not len(these) or not len(others):
        return np.zeros(len(these), dtype=np.float32)
    sample = others[:: -(-len(others) // _SAMPLE)]
    nearest = min(_NEAREST, len(sample))
    cosine = these @ sample.T
    return np.asarray(
        np.partition(cosine, -nearest, axis=1)[:, -nearest:].mean(axis=1), dtype=np.float32
    )


def _same_names(a: _Side, b: _Side, langs: tuple[str, str]) -> Mapping[int, Mapping[int, float]]:
    """For words of `a`, the words of `b` that are the same word or name, and how surely, 0–1."""
    by_form: dict[str, list[int]] = defaultdict(list)
    by_skeleton: dict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(b.vocabulary):
        for form in _forms(word, langs[1]):
            by_form[form].append(index)
        if word in b.names:
            for skeleton in skeletons(word, langs[1]):
                by_skeleton[skeleton].append(index)
    same: dict[int, dict[int, float]] = {}
    for index, word in enumerate(a.vocabulary):
        found: dict[int, float] = {}
        if word in a.names and langs[0] != langs[1]:
            for skeleton in skeletons(word, langs[0]):
                for other in by_skeleton.get(skeleton, ()):
                    found[other] = max(found.get(other, 0.0), min(1.0, 0.25 * len(skeleton)))
        for form in _forms(word, langs[0]):
            for other in by_form.get(form, ()):
                found[other] = 1.0
        if found:
            same[index] = found
    return same


def _sure_names(
    same: Mapping[int, Mapping[int, float]],
) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """The counterparts of each word of `a`, and of `b`, that no chance likeness explains."""
    of_a = {
        word: sure
        for word, others in same.items()
        if (sure := {other for other, how_surely in others.items() if how_surely >= _SURE})
    }
    of_b: dict[int, set[int]] = defaultdict(set)
    for word, others in of_a.items():
        for other in others:
            of_b[other].add(word)
    return of_a, dict(of_b)


def _forms(word: str, lang: str) -> frozenset[str]:
    """The word without what may be written onto its front or end: what two inflections share."""
    bare = stems(word, lang)[-1]
    for suffix in knowledge(lang).suffixes:
        if bare.endswith(suffix) and len(bare) - len(suffix) >= 3:
            return frozenset((word, bare, bare[: -len(suffix)]))
    return frozenset((word, bare))
