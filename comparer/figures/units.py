"""Canonical units: their kind, their size, their names; conversion between them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from typing import cast

from comparer.records import FigureKind


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of `units.tsv`: base value = value * factor + offset."""

    kind: FigureKind
    name: str
    factor: Decimal
    offset: Decimal
    english: str
    english_plural: str
    arabic: str


@lru_cache(maxsize=1)
def units() -> dict[str, Unit]:
    """Every unit by its canonical name."""
    text = resources.files("comparer.figures").joinpath("units.tsv").read_text(encoding="utf-8")
    table = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, name, factor, offset, singular, plural, arabic = line.split("\t")
            table[name] = Unit(
                cast(FigureKind, kind), name, Decimal(factor), Decimal(offset), singular, plural,
                arabic,
            )  # fmt: skip
    return table


def kind_of(unit: str) -> FigureKind:
    """What a unit measures; "deg" alone is a temperature."""
    return units()[unit].kind


def in_base(value: Decimal, unit: str) -> Decimal:
    """The value in the base unit of its kind (metres, square metres, kilograms, seconds …)."""
    known = units()[unit]
    return value * known.factor + known.offset
