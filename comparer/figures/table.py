"""Every figure of two reports side by side: what agrees, what differs, what one alone gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from comparer.figures.extract import Found, read_document
from comparer.figures.pairing import Pair, pair_up
from comparer.figures.values import Relation
from comparer.records import Difference, Document, Figure, Match, Side

Outcome = Literal["same", "close", "differs", "only_a", "only_b"]

_AGREEING: dict[Relation, Outcome] = {
    Relation.EQUAL: "same",
    Relation.CONVERTED: "same",
    Relation.PRECISION: "close",
}


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure of `a` and the one of `b` that answers it, or a figure that one report alone has.

    `same` covers other words and converted units; `close` is a rounder or vaguer number that is no
    reported difference; `differs` is one, whose position among the differences is `difference`.
    """

    outcome: Outcome
    a: Figure | None
    b: Figure | None
    match: str | None
    difference: int | None = None


def figure_table(
    a: Document, b: Document, matches: Sequence[Match], differences: Sequence[Difference]
) -> tuple[FigureRow, ...]:
    """A row for each figure of the pair, in text order; those that b alone has come last."""
    found_a, found_b = ([f for f in read_document(d) if f.reading.is_figure] for d in (a, b))
    rows: list[FigureRow] = []
    used: set[tuple[bool, int]] = set()
    for number, difference in enumerate(differences):
        if difference.kind == "figure":
            x, y = _at(found_a, difference.a), _at(found_b, difference.b)
            used |= {(side, f.figure.start) for side, f in ((True, x), (False, y)) if f}
            rows.append(_row("differs", x, y, difference.match, number))
    for match in matches:
        left = [f for f in found_a if _is_free(f, match.a, used, first=True)]
        right = [f for f in found_b if _is_free(f, match.b, used, first=False)]
        for pair in pair_up(left, right)[0]:
            outcome = _AGREEING.get(pair.relation)
            if outcome is not None and _is_one_quantity(pair):
                rows.append(_row(outcome, pair.a, pair.b, match.id))
                used |= {(True, pair.a.figure.start), (False, pair.b.figure.start)}
    rows += _alone(found_a, matches, used, first=True)
    rows += _alone(found_b, matches, used, first=False)
    return tuple(sorted(rows, key=_place))


def _is_one_quantity(pair: Pair) -> bool:
    return pair.same_noun is not False and pair.a.figure.kind == pair.b.figure.kind


def _is_free(
    found: Found, sentences: Sequence[int], used: set[tuple[bool, int]], *, first: bool
) -> bool:
    return found.figure.sentence in sentences and (first, found.figure.start) not in used


def _alone(
    found: Sequence[Found], matches: Sequence[Match], used: set[tuple[bool, int]], *, first: bool
) -> Iterator[FigureRow]:
    """The figures that no other answers."""
    for one in found:
        if (first, one.figure.start) in used:
            continue
        at = one.figure.sentence
        match = next((m.id for m in matches if at in (m.a if first else m.b)), None)
        if first:
            yield _row("only_a", one, None, match)
        else:
            yield _row("only_b", None, one, match)


def _row(
    outcome: Outcome, x: Found | None, y: Found | None, match: str | None, number: int | None = None
) -> FigureRow:
    a, b = (None if found is None else found.figure for found in (x, y))
    return FigureRow(outcome, a, b, match, number)


def _at(found: Sequence[Found], side: Side | None) -> Found | None:
    """The figure under a difference's evidence."""
    for span in side.spans if side else ():
        for one in found:
            if span.start < one.figure.end and one.figure.start < span.end:
                return one
    return None


def _place(row: FigureRow) -> tuple[bool, int]:
    if row.a is not None:
        return False, row.a.start
    return True, row.b.start if row.b is not None else 0
