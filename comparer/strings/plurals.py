"""Which plural form a number takes, by the rules of Unicode CLDR 45 (plurals.xml)."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})


def plural_category(lang: str, number: int | Decimal) -> str:
    """The CLDR category of a number in a language: "one", "few" …; "other" where none is known."""
    rule = _RULES.get(lang)
    return rule(number if number >= 0 else -number) if rule else "other"


def governed(lang: str, dual: str) -> str:
    """A noun in the dual as it stands after "about", "more than" or "to": Arabic ساعتان, ساعتين."""
    ending = _GOVERNED_DUAL.get(lang)
    return re.sub(rf"{ending[0]}\b", ending[1], dual) if ending else dual


def _english(n: int | Decimal) -> str:
    # "1.0" is plural in English: visible decimals count, as CLDR's operand v says.
    return "one" if str(n) == "1" else "other"


def _arabic(n: int | Decimal) -> str:
    if n != int(n):
        return "other"
    if n < 3:
        return ("zero", "one", "two")[int(n)]
    rest = int(n) % 100
    if 3 <= rest <= 10:
        return "few"
    return "many" if rest >= 11 else "other"


_GOVERNED_DUAL: dict[str, tuple[str, str]] = {"ar": ("ان", "ين")}
_RULES: dict[str, Callable[[int | Decimal], str]] = {"ar": _arabic, "en": _english}
