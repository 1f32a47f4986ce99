"""What can be matched: single claims and pairs of neighbours, joined as text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from comparer.records import Document, Sentence


@dataclass(frozen=True, slots=True)
class Unit:
    """One claim or two neighbouring ones."""

    claims: tuple[int, ...]
    """Positions among the document's claims."""
    text: str
    figures: frozenset[Decimal | str]
    """The values that stand in it, as read from the original."""


def units(document: Document, claims: list[Sentence]) -> list[Unit]:
    """Every claim, then every pair of neighbours.

    Joins are embedded as text: the mean of the two vectors costs one point of link F1.
    """
    spans = [(i,) for i in range(len(claims))]
    pairs = [(i, i + 1) for i in range(len(claims) - 1)]
    return [_unit(document, claims, span) for span in (*spans, *pairs)]


def _unit(document: Document, claims: list[Sentence], span: tuple[int, ...]) -> Unit:
    text = " ".join(document.slice(claims[i]) for i in span)
    figures = document.figures_in([claims[i].index for i in span])
    values = frozenset(figure.value for figure in figures if figure.value is not None)
    return Unit(span, text, values)
