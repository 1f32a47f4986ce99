"""Groups of the concepts that counted nouns name, from `concepts.toml`."""

from __future__ import annotations

import tomllib
from importlib import resources

_GROUPS = tomllib.loads(
    resources.files("comparer.figures").joinpath("concepts.toml").read_text(encoding="utf-8")
)

AGE = "age"
"""The concept of years that somebody has lived."""
TIMES = "time"
"""The concept of occasions: three times, مرتين."""
PEOPLE: frozenset[str] = frozenset(_GROUPS["people"])
ANYBODY: frozenset[str] = frozenset(_GROUPS["anybody"])
CASUALTIES: frozenset[str] = frozenset(_GROUPS["casualties"])
KIN: tuple[frozenset[str], ...] = tuple(frozenset(group) for group in _GROUPS["kin"])


def may_be_one(mine: frozenset[str], theirs: frozenset[str]) -> bool | None:
    """Do two nouns name the same? None where they might."""
    if mine & theirs:
        return True
    if not mine or not theirs or any(mine & kin and theirs & kin for kin in KIN):
        return None
    people = mine & PEOPLE and theirs & PEOPLE
    return None if people and (mine | theirs) & ANYBODY else False
