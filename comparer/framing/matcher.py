"""Lexicon entries found in a run of tokens: the longest phrase at each place, per layer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from threading import Lock

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
    lookalikes: tuple[tuple[str, ...], ...] = ()
    note: str = ""
    source: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found at tokens `first` to `last`, both included."""

    first: int
    last: int
    entry: Entry
    gap_end: int | None = None
    """Where the rest of a form with a gap stands: "النار" in "أطلق الجنود النار"."""


GAP = frozenset({"*"})
"""The word "*" of a form: up to `GAP_WORDS` words of any kind may stand there."""
GAP_WORDS = 7


BY_CONCEPT = frozenset({"outcome", "event", "role"})
"""Layers whose concepts are read independently of each other."""


START = 3
"""How many letters of a key say where its forms wait."""


def start_of(key: str) -> str:
    """How a key begins, after its tag: where the forms wait that may have it."""
    return key.rpartition(":")[2][:START].lower()


class PhraseMatcher:
    """Phrases indexed by the keys of their first word.

    Forms wait, unread, under the beginnings of their first word, and are inflected when a text has
    a word that begins so: most of a lexicon never meets one text. Safe for several threads.
    """

    def __init__(self, expand: Callable[[str], tuple[frozenset[str], ...]]) -> None:
        self._expand = expand
        self._by_first: dict[str, list[tuple[tuple[frozenset[str], ...], Entry]]] = {}
        self._waiting: dict[str, list[tuple[str, Entry]]] = {}
        self._lock = Lock()

    def add(self, words: tuple[frozenset[str], ...], entry: Entry) -> None:
        """Make `entry` match this sequence of words, each given by its alternative keys."""
        for key in words[0]:
            self._by_first.setdefault(key, []).append((words[1:], entry))

    def add_form(self, form: str, starts: Iterable[str], entry: Entry) -> None:
        """Make `entry` match a form whose keys begin in one of the ways `starts`."""
        for start in starts:
            self._waiting.setdefault(start, []).append((form, entry))

    def _read(self, start: str) -> None:
        """Inflect the forms that wait under `start`: only their keys that begin so."""
        with self._lock:
            for form, entry in self._waiting.get(start, ()):
                first, *rest = self._expand(form)
                for key in first:
                    if start_of(key) == start:
                        self._by_first.setdefault(key, []).append((tuple(rest), entry))
            self._waiting.pop(start, None)  # Last: until now other threads wait at the lock.

    def hits_at(self, tokens: tuple[Token, ...], first: int) -> Iterator[Hit]:
        """Every entry that begins at token `first`, whatever its length.

        A form with a gap ("أطلق * النار") ends, as a hit, before the gap: what stands in it is read
        by the grammar. It is taken before a form of its entry that ends there without one.
        """
        found: dict[tuple[int, int], Hit] = {}
        second = tokens[first + 1].keys if first + 1 < len(tokens) else frozenset[str]()
        for key in tokens[first].keys:
            start = start_of(key)
            if start in self._waiting:
                self._read(start)
            for rest, entry in self._by_first.get(key, ()):
                if rest and second.isdisjoint(rest[0]) and rest[0] != GAP:
                    continue  # Most are ruled out here, and the call is what costs.
                ends = _matched(tokens, first, rest)
                if ends is None:
                    continue
                other = found.get((id(entry), ends[0]))
                if other is None or (other.gap_end or 0) < (ends[1] or 0):
                    found[id(entry), ends[0]] = Hit(first, ends[0], entry, ends[1])
        return iter(found.values())

    def find(self, tokens: tuple[Token, ...]) -> dict[str, tuple[Hit, ...]]:
        """The hits per layer; inside a layer the longest wins and none overlap.

        Entries of one layer that match the very same words are all kept (a name may stand for
        several concepts). Outcomes compete only inside their concept: "withdrew from" (a treaty) is
        no reason to forget that "withdrew" is the opposite of "stayed".
        """
        by_layer: dict[tuple[str, str], list[Hit]] = {}
        for first, token in enumerate(tokens):
            if token.kind == "word":
                for hit in self.hits_at(tokens, first):
                    if not _is_lookalike(tokens, hit):
                        layer = hit.entry.layer
                        group = layer, hit.entry.concept if layer in BY_CONCEPT else ""
                        by_layer.setdefault(group, []).append(hit)
        found: dict[str, tuple[Hit, ...]] = {}
        for (layer, _), hits in by_layer.items():
            found[layer] = found.get(layer, ()) + _longest(hits)
        return {layer: tuple(sorted(hits, key=_in_order)) for layer, hits in found.items()}


def _in_order(hit: Hit) -> tuple[int, int, int, bool]:
    """By place and line; a line's verbs stand before the verbal nouns derived from them."""
    return hit.first, hit.last, hit.entry.line, hit.entry.category == "noun"


def _is_lookalike(tokens: tuple[Token, ...], hit: Hit) -> bool:
    """Whether the hit's words stand in one of the texts that its entry must not match."""
    for wanted in hit.entry.lookalikes:
        for begin in range(max(0, hit.last - len(wanted) + 1), hit.first + 1):
            window = tokens[begin : begin + len(wanted)]
            if tuple(token.norm for token in window) == wanted:
                return True
    return False


def _longest(hits: list[Hit]) -> tuple[Hit, ...]:
    kept: list[Hit] = []
    hits = sorted(hits, key=lambda hit: (hit.first - hit.last, hit.first))
    taken: dict[int, tuple[int, int]] = {}
    for hit in hits:
        owners = {taken.get(i) for i in range(hit.first, hit.last + 1)}
        if owners in ({None}, {(hit.first, hit.last)}):
            kept.append(hit)
            for i in range(hit.first, hit.last + 1):
                taken[i] = (hit.first, hit.last)
    return tuple(sorted(kept, key=lambda hit: hit.first))


def _matched(
    tokens: tuple[Token, ...], first: int, rest: tuple[frozenset[str], ...]
) -> tuple[int, int | None] | None:
    """The last token of the phrase that began at `first`, gap excluded, and where the gap ends."""
    index = first
    for position, word in enumerate(rest):
        if word == GAP:
            tail = rest[position + 1 :]
            for begin in range(index + 1, min(index + 2 + GAP_WORDS, len(tokens))):
                if not tokens[begin].keys.isdisjoint(tail[0]) and _matched(tokens, begin, tail[1:]):
                    return index, begin
                if tokens[begin].kind == "punct" and tokens[begin].norm not in "'’":
                    return None
            return None
        index += 1
        if index >= len(tokens) or tokens[index].keys.isdisjoint(word):
            return None
    return index, None
