"""Lexicon entries found in a run of tokens: the longest phrase at each place, per layer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comparer.framing.tokens import Token


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a lexicon: words that name a concept with a certain connotation."""

    lang: str
    layer: str
    concept: str
    category: str
    forms: tuple[str, ...]
    example: str = ""
    lookalikes: tuple[str, ...] = ()
    note: str = ""
    source: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found at tokens `first` to `last`, both included."""

    first: int
    last: int
    entry: Entry


class PhraseMatcher:
    """Phrases indexed by the keys of their first word."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[frozenset[str], ...], Entry]]] = {}

    def add(self, words: tuple[frozenset[str], ...], entry: Entry) -> None:
        """Make `entry` match this sequence of words, each given by its alternative keys."""
        for key in words[0]:
            self._by_first.setdefault(key, []).append((words[1:], entry))

    def hits_at(self, tokens: tuple[Token, ...], first: int) -> Iterator[Hit]:
        """Every entry that begins at token `first`, whatever its length."""
        seen: set[tuple[int, int]] = set()
        room = len(tokens) - first - 1
        for key in tokens[first].keys & self._by_first.keys():
            for rest, entry in self._by_first[key]:
                if (
                    len(rest) <= room
                    and (id(entry), len(rest)) not in seen
                    and all(
                        not tokens[first + k].keys.isdisjoint(word)
                        for k, word in enumerate(rest, start=1)
                    )
                ):
                    seen.add((id(entry), len(rest)))
                    yield Hit(first, first + len(rest), entry)

    def find(self, tokens: tuple[Token, ...]) -> dict[str, tuple[Hit, ...]]:
        """The hits per layer; inside a layer the longest wins and none overlap.

        Entries of one layer that match the very same words are all kept (a name may stand for
        several concepts).
        """
        by_layer: dict[str, list[Hit]] = {}
        for first, token in enumerate(tokens):
            if token.kind == "word":
                for hit in self.hits_at(tokens, first):
                    if not _is_lookalike(tokens, hit):
                        by_layer.setdefault(hit.entry.layer, []).append(hit)
        return {layer: _longest(hits) for layer, hits in by_layer.items()}


def _is_lookalike(tokens: tuple[Token, ...], hit: Hit) -> bool:
    if not hit.entry.lookalikes:
        return False
    words = [token.norm for token in tokens[max(0, hit.first - 1) : hit.last + 3]]
    own = hit.last - hit.first + 1
    shift = min(1, hit.first)
    for lookalike in hit.entry.lookalikes:
        wanted = lookalike.split()
        # The look-alike covers the hit's own words, and maybe one before or two after.
        for begin in range(0, shift + 1):
            window = words[begin : begin + len(wanted)]
            if window == wanted and begin + len(wanted) >= shift + own:
                return True
    return False


def _longest(hits: list[Hit]) -> tuple[Hit, ...]:
    kept: list[Hit] = []
    hits = sorted(hits, key=lambda hit: (hit.first - hit.last, hit.first))
    taken: dict[int, tuple[int, int]] = {}
    for hit in hits:
        owners = {taken.get(i) for i in range(hit.first, hit.last + 1)}
        if owners == {None} or owners == {(hit.first, hit.last)}:
            kept.append(hit)
            for i in range(hit.first, hit.last + 1):
                taken[i] = (hit.first, hit.last)
    return tuple(sorted(kept, key=lambda hit: hit.first))
