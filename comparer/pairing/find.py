"""Two collections → the pairs of one event, each with a score and what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from comparer.errors import InputError
from comparer.pairing.evidence import (
    Keys,
    Model,
    corresponding,
    evidence_of_claims,
    keys,
    model,
    shared_figures,
    shared_names,
    with_keys,
)
from comparer.pairing.search import candidates
from comparer.pairing.vectors import Collection

NEAR = 8
"""Nearest articles that are looked at more closely, a side."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How pairs are chosen; `InputError` on a value that cannot be used."""

    window: int = 3
    """Days that the publication dates of a pair may lie apart, where both are known."""
    min_score: float = 0.5
    many: bool = False
    """Whether an article may stand in several pairs."""

    def __post_init__(self) -> None:
        if self.window < 0:
            raise InputError(f"The window is {self.window} days; give 0 or more.")
        if not 0 < self.min_score < 1:
            raise InputError(f"The least score is {self.min_score}; give one between 0 and 1.")


@dataclass(frozen=True, slots=True)
class Found:
    """A pair: positions in the two collections, and why it was taken."""

    a: int
    b: int
    score: float
    """Probability, 0–1, that both report one event."""
    claims: tuple[int, int]
    """Leading claims of the shorter report that the other has too, and of how many."""
    names: tuple[str, ...]
    figures: tuple[str, ...]
    days_apart: int | None


def find_pairs(
    a: Collection,
    b: Collection,
    settings: Settings | None = None,
    tell: Callable[[int, int], None] | None = None,
) -> list[Found]:
    """The pairs in order of `a`, then of score; `tell` hears (candidates judged, of how many).

    One to one, the surest pair is taken first and its articles leave the search ("competitive
    linking", Melamed 2000).
    """
    settings = settings or Settings()
    if not a.entries or not b.entries:
        return []
    scored = list(_scored(a, b, settings, model(), tell or _silent))
    scored.sort(key=lambda row: (-row[2], row[0], row[1]))
    if not settings.many:
        scored = list(_one_to_one(scored))
    read_a, read_b = lru_cache(1024)(_reader(a)), lru_cache(1024)(_reader(b))
    found = []
    for i, j, score in sorted(scored, key=lambda row: (row[0], -row[2], row[1])):
        keys_a, keys_b = read_a(i), read_b(j)
        day_a, day_b = a.days[i], b.days[j]
        found.append(
            Found(
                i,
                j,
                round(score, 4),
                corresponding(a.claims[i], b.claims[j]),
                tuple(shared_names(keys_a, keys_b)),
                tuple(shared_figures(keys_a, keys_b)),
                None if day_a is None or day_b is None else abs(day_a - day_b),
            )
        )
    return found


def _scored(
    a: Collection,
    b: Collection,
    settings: Settings,
    weights: Model,
    tell: Callable[[int, int], None],
) -> Iterator[tuple[int, int, float]]:
    """Every candidate that reaches the least score."""
    read_a, read_b = lru_cache(4096)(_reader(a)), lru_cache(4096)(_reader(b))
    found = sorted(candidates(a, b, settings.window, NEAR))
    for number, (i, j) in enumerate(found, 1):
        cosine = float(a.whole[i] @ b.whole[j])
        evidence = evidence_of_claims(a.claims[i], b.claims[j], cosine)
        # Reading names and figures takes a hundred times longer than the vectors do.
        if weights.hope(evidence) >= settings.min_score:
            full = with_keys(evidence, read_a(i), read_b(j))
            score = weights.probability(full)
            if score >= settings.min_score:
                yield i, j, score
        if not number % 1000 or number == len(found):
            tell(number, len(found))


def _one_to_one(
    scored: Iterable[tuple[int, int, float]],
) -> Iterator[tuple[int, int, float]]:
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    for i, j, score in scored:
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            yield i, j, score


def _reader(side: Collection) -> Callable[[int], Keys]:
    return lambda i: keys(side.document(i))


def _silent(_done: int, _of: int) -> None:
    """Progress that nobody watches."""
