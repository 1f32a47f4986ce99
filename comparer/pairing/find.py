"""Two collections → the pairs of one event, each with a score and what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from comparer.errors import problem
from comparer.pairing.evidence import (
    Figures,
    Model,
    Names,
    corresponding,
    evidence_of_claims,
    figures_of,
    model,
    names_of,
    shared_figures,
    shared_names,
    with_figures,
    with_names,
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
            raise problem("pair_window", n=self.window)
        if not 0 < self.min_score < 1:
            raise problem("pair_score", given=str(self.min_score))


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
    read_a, read_b = Reader(a), Reader(b)
    scored = list(_scored(read_a, read_b, settings, model(), tell or _silent))
    scored.sort(key=lambda row: (-row[2], row[0], row[1]))
    if not settings.many:
        scored = list(_one_to_one(scored))
    found = []
    for i, j, score in sorted(scored, key=lambda row: (row[0], -row[2], row[1])):
        day_a, day_b = a.days[i], b.days[j]
        found.append(
            Found(
                i,
                j,
                round(score, 4),
                corresponding(a.claims[i], b.claims[j]),
                tuple(shared_names(read_a.names(i), read_b.names(j))),
                tuple(shared_figures(read_a.figures(i), read_b.figures(j))),
                None if day_a is None or day_b is None else abs(day_a - day_b),
            )
        )
    return found


class Reader:
    """The names and figures of a side's articles, each read once at most."""

    def __init__(self, side: Collection) -> None:
        self.side = side
        self._names: dict[int, Names] = {}
        self._figures: dict[int, Figures] = {}

    def names(self, i: int) -> Names:
        if i not in self._names:
            self._names[i] = names_of(self.side.document(i))
        return self._names[i]

    def figures(self, i: int) -> Figures:
        if i not in self._figures:
            self._figures[i] = figures_of(self.side.document(i))
        return self._figures[i]


def _scored(
    a: Reader,
    b: Reader,
    settings: Settings,
    weights: Model,
    tell: Callable[[int, int], None],
) -> Iterator[tuple[int, int, float]]:
    """Every candidate that reaches the least score."""
    least = settings.min_score
    found = sorted(candidates(a.side, b.side, settings.window, NEAR))
    for number, (i, j) in enumerate(found, 1):
        if not number % 1000 or number == len(found):
            tell(number, len(found))
        cosine = float(a.side.whole[i] @ b.side.whole[j])
        evidence = evidence_of_claims(a.side.claims[i], b.side.claims[j], cosine)
        # Vectors take microseconds, names milliseconds and figures ten times longer.
        if weights.hope(evidence) < least:
            continue
        evidence = with_names(evidence, a.names(i), b.names(j))
        if weights.hope(evidence, named=True) < least:
            continue
        score = weights.probability(with_figures(evidence, a.figures(i), b.figures(j)))
        if score >= least:
            yield i, j, score


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


def _silent(_done: int, _of: int) -> None:
    """Progress that nobody watches."""
