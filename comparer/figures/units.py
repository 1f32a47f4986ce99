"""Canonical units and currencies: their kind and size, and which of them may be one."""

from __future__ import annotations

from collections.abc import Iterator
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
    factor: Decimal
    offset: Decimal


@lru_cache(maxsize=1)
def units() -> dict[str, Unit]:
    """Every unit by its canonical name."""
    return {
        name: Unit(cast(FigureKind, kind), Decimal(factor), Decimal(offset))
        for kind, name, factor, offset in _rows("units.tsv")
    }


@lru_cache(maxsize=1)
def currencies() -> dict[str, frozenset[str]]:
    """The names that may stand for each currency: SYP → pound, lira."""
    return {name: frozenset(families.split()) for name, families in _rows("currencies.tsv")}


def kind_of(unit: str) -> FigureKind:
    """What a unit measures; "deg" alone is a temperature."""
    return units()[unit].kind


def in_base(value: Decimal, unit: str) -> Decimal:
    """The value in the base unit of its kind (metres, square metres, kilograms, seconds …)."""
    known = units()[unit]
    return value * known.factor + known.offset


def same_currency(x: str | None, y: str | None) -> bool:
    """May both be one currency? دينار may be the Iraqi one, but the Iraqi one not the Jordanian."""
    if x is None or y is None or x == y:
        return True
    known = currencies()
    return x in known.get(y, ()) or y in known.get(x, ())


def _rows(name: str) -> Iterator[list[str]]:
    text = resources.files("comparer.figures").joinpath(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
