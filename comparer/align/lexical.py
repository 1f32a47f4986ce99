"""How many of a sentence's words the other sentence has, in its own language or another.

An encoder sees what a sentence is about; two sentences on one subject lie close although they say
different things. Word by word the difference shows: what is left over has no counterpart. Words
are compared by their own vectors, by consonants and sound if they may be names ("Vettel", "فيتيل"),
an acronym by the words that it stands for ("IMF", "صندوق النقد"), and by identity within one
language; each counts by its rarity in its article.
"""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from comparer.align.candidates import Group
from comparer.align.words import Content, knowledge, skeletons, stems
from comparer.encode import Encoder

Floats = NDArray[np.float32]
Numbers = NDArray[np.float64]

_SAMPLE = 512
_NEAREST = 5
_CONSONANTS = 3
"""Consonants that make a name sure by themselves."""
_SOUNDS_ALIKE = 0.7
_SURE = 0.7
"""A name by one or the other."""


@functools.cache
def _controller() -> ThreadpoolController:
    return ThreadpoolController()


class Found(NamedTuple):
    """What two claims find of their words in each other; rows are the words of either claim."""

    words_a: Floats
    """How well each word's best counterpart answers it, 0–1."""
    words_b: Floats
    names_a: Floats
    """1 where a word is a name that the other claim surely has, else 0."""
    names_b: Floats


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
        for side, known in zip(self._sides, _sure_names(self._same), strict=True):
            side.know(known)
        self._found: dict[tuple[int, int], Found] = {}

    def coverage(self, groups: Sequence[Group]) -> Numbers:
        """(n, 2): the share of the words of each side that the other has, weighted by rarity."""
        columns = []
        for number, side in enumerate(self._sides):
            found, all_of_them = self._summed(groups, number, number, side.weights, side.weights)
            share = np.zeros(len(groups))
            columns.append(np.divide(found, all_of_them, out=share, where=all_of_them > 0))
        return np.stack(columns, axis=1)

    def names(self, groups: Sequence[Group]) -> Numbers:
        """(n, 2): the rarity of the names that both sides have, and of those that one of them has.

        Counted are names that both articles know: one that the other article never mentions says
        nothing about a single sentence.
        """
        rows = np.zeros((len(groups), 2))
        for number, side in enumerate(self._sides):
            shared, known = self._summed(groups, number, 2 + number, side.known, side.known_anew)
            rows += np.stack([shared, known - shared], axis=1)
        return rows

    def answers(self, i: int, j: int) -> Floats:
        """(words of claim i of `a`, words of claim j of `b`): how well each answers the other."""
        vocabulary = len(self._sides[1].vocabulary)
        scratch = np.zeros((len(self._sides[0].words[i]), vocabulary), dtype=np.float32)
        return self._answers(i, self._sides[1].words[j], scratch)[0]

    def weights(self, side: int, claim: int) -> tuple[list[str], Floats]:
        """The words of a claim, as `answers` counts them, and the rarity of each in its article."""
        held = self._sides[side]
        return [held.vocabulary[word] for word in held.words[claim]], held.weights[claim]

    def _summed(
        self,
        groups: Sequence[Group],
        side: int,
        field: int,
        first: Sequence[Floats],
        second: Sequence[Floats],
    ) -> tuple[Numbers, Numbers]:
        """(n,) each: the weights of what is found of a group's words on one side, and of all.

        `field` is that of Found; `first` holds the weights of a group's first claim, `second` those
        of its second.
        """
        self._compare({(i, j) for group in groups for i in group.a for j in group.b})
        found, weights, group_of = [], [], []
        for number, group in enumerate(groups):
            others = group[1 - side]
            for place, claim in enumerate(group[side]):
                pairs = [(claim, o) if side == 0 else (o, claim) for o in (others[0], others[-1])]
                found.append([self._found[pair][field] for pair in pairs])
                weights.append((second if place else first)[claim])
                group_of.append(number)
        if not found:
            return np.zeros(0), np.zeros(0)
        best = np.maximum(*(np.concatenate(ends) for ends in zip(*found, strict=True)))
        words_of = np.repeat(group_of, [len(part) for part in weights])
        weight = np.concatenate(weights, dtype=np.float64)
        sums = [np.bincount(words_of, values, len(groups)) for values in (best * weight, weight)]
        return np.asarray(sums[0], np.float64), np.asarray(sums[1], np.float64)

    def _compare(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Find the words of pairs that were not compared yet; all pairs of a claim at once."""
        words_a, words_b = self._sides[0].words, self._sides[1].words
        wanted: dict[int, list[int]] = defaultdict(list)
        for i, j in pairs:
            if (i, j) in self._found:
                continue
            sizes = len(words_a[i]), len(words_b[j])
            if all(sizes):
                wanted[i].append(j)
            else:
                self._found[i, j] = Found(*(np.zeros(size, np.float32) for size in sizes * 2))
        if not wanted:
            return
        most = max(len(words_a[i]) for i in wanted)
        scratch = np.zeros((most, len(self._sides[1].vocabulary)), dtype=np.float32)
        # Products this small are done before a second thread has started.
        with _controller().limit(limits=1, user_api="blas"):
            for i, others in wanted.items():
                self._compare_claim(i, others, scratch)

    def _compare_claim(self, i: int, others: Sequence[int], scratch: Floats) -> None:
        """Compare one claim of `a` with some of `b`, all with words.

        `scratch` is zeros, (words of the claim or more, vocabulary of b), and zeros afterwards.
        """
        held = [self._sides[1].words[j] for j in others]
        similar, known = self._answers(i, np.concatenate(held), scratch)
        names = (known >= _SURE).astype(np.float32)

        ends = np.cumsum([len(part) for part in held])
        starts = [0, *ends[:-1].tolist()]
        found_a = [np.maximum.reduceat(part, starts, axis=1).T for part in (similar, names)]
        found_b = [np.split(part.max(axis=0), ends[:-1]) for part in (similar, names)]
        for j, *found in zip(others, found_a[0], found_b[0], found_a[1], found_b[1], strict=True):
            self._found[i, j] = Found(*found)

    def _answers(
        self, i: int, columns: NDArray[np.int64], scratch: Floats
    ) -> tuple[Floats, Floats]:
        """How well the words of a claim of `a` and words of b answer each other, and as names."""
        rows = self._sides[0].words[i]
        cosine = self._vectors[0][rows] @ self._vectors[1][columns].T
        hubness = self._hubness[0][rows][:, None] + self._hubness[1][columns][None, :]
        stands_out = np.clip(8 * (cosine - hubness / 2) + 0.2, 0, 1)
        similar = np.clip((cosine - 0.4) / 0.35, 0, 1) * stands_out

        same = [
            (place, other, sure)
            for place, word in enumerate(rows.tolist())
            for other, sure in self._same.get(word, {}).items()
        ]
        places, words = [place for place, _, _ in same], [other for _, other, _ in same]
        scratch[places, words] = [sure for _, _, sure in same]
        known = scratch[: len(rows), columns]
        scratch[places, words] = 0
        return np.maximum(similar, known), known


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
        self.known: list[Floats] = []
        """By claim, the rarity of the words that are names known to the other article, else 0."""
        self.known_anew: list[Floats] = []
        """The same without the names that the claim before has already."""

    def know(self, names: Collection[int]) -> None:
        """Take these words for names that the other article knows."""
        rarity = np.zeros_like(self.rarity)
        rarity[sorted(names)] = self.rarity[sorted(names)]
        self.known = [rarity[words] for words in self.words]
        before = [np.empty(0, dtype=np.int64), *self.words]
        self.known_anew = [
            np.where(np.isin(words, earlier), np.float32(0), known)
            for words, earlier, known in zip(self.words, before, self.known, strict=False)
        ]


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
    by_skeleton: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for index, word in enumerate(b.vocabulary):
        for form in _forms(word, langs[1]):
            by_form[form].append(index)
        if word in b.names and langs[0] != langs[1]:
            for skeleton, sound in skeletons(word, langs[1]).items():
                by_skeleton[skeleton].append((index, sound))
    same: dict[int, dict[int, float]] = {}
    for index, word in enumerate(a.vocabulary):
        found: dict[int, float] = {}
        if word in a.names and langs[0] != langs[1]:
            for skeleton, sound in skeletons(word, langs[0]).items():
                for other, other_sound in by_skeleton.get(skeleton, ()):
                    sure = _alike(skeleton, sound, other_sound)
                    found[other] = max(found.get(other, 0.0), sure)
        for form in _forms(word, langs[0]):
            for other in by_form.get(form, ()):
                found[other] = 1.0
        if found:
            same[index] = found
    for these, those, turned in ((a, b, False), (b, a, True)):
        told = knowledge(langs[0] if turned else langs[1]).acronyms
        for acronym in these.place.keys() & told.keys():
            for word in told[acronym] & those.place.keys():
                i, j = these.place[acronym], those.place[word]
                same.setdefault(j if turned else i, {})[i if turned else j] = 1.0
    return same


def _alike(skeleton: str, sound: str, other: str) -> float:
    """How surely two words of one skeleton are one name.

    Of the names in English lines, a skeleton of three consonants finds 34 in 100 in the line's
    translation and 0.6 in another line; one of two finds 50 and 2.3, and 49 and 1.1 where the
    words must sound alike too. Spellings by arabic-name-romanizer, compared by the same ratio,
    find 23 and 0.3, or 34 and 1.0 at a lower bar, and take 0.8 ms a word to look up.
    """
    # The ratio depends on which comes first, and articles may be swapped.
    first, second = sorted((sound, other))
    ratio = SequenceMatcher(None, first, second, autojunk=False).ratio()
    if len(skeleton) < _CONSONANTS and ratio < _SOUNDS_ALIKE:
        return 0.0
    return max(min(1.0, 0.25 * len(skeleton)), ratio)


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
