"""Loaded language: a word that judges or stirs, with no counterpart on the other side."""

from __future__ import annotations

from comparer.framing.annotate import Marks
from comparer.framing.finding import Finding

POLARITY = {
    "positive": 1, "negative": -1, "intensifier": -1, "emotive": -1, "scare": -1,
    "soft_positive": 1, "soft_negative": -1,
}  # fmt: skip
SOFT = frozenset({"soft_positive", "soft_negative"})
"""Words too common to be loaded anywhere but in a short sentence that nothing answers."""
SHORT = 16
"""How many words a side may have for a soft word to count."""
COMMON = frozenset({"crush"})
"""Concepts whose plain words ("attack", "throw") stand everywhere and answer no soft word."""


def compare(a: Marks, b: Marks) -> list[Finding]:
    """One finding a side that has loaded words the other answers in no way.

    A word of the same concept answers, even a plain one ("violent" for "savage"); so does any
    loaded word of the same polarity, since translators choose freely among them.
    """
    findings = []
    short = max(len(a.tokens), len(b.tokens)) <= SHORT and not (a.talk or b.talk)
    for one, other, swapped in ((a, b, False), (b, a, True)):
        concepts = {m.concept for m in other.loaded if m.category not in SOFT}
        polarities = {POLARITY[m.category] for m in other.loaded if m.category != "plain"}
        alone = [
            m
            for m in one.loaded
            if m.category not in SOFT | {"plain"}
            and m.concept not in concepts
            and POLARITY[m.category] not in polarities
        ]
        answers = [m for m in other.loaded if m.concept not in COMMON]
        if not alone and short and not answers:
            alone = [m for m in one.loaded if m.category in SOFT]
        if alone:
            first = alone[0]
            findings.append(
                Finding(
                    "loaded_language",
                    "loaded.scare"
                    if first.category == "scare"
                    else "loaded.soft"
                    if first.category in SOFT
                    else "loaded.alone",
                    a=tuple(dict.fromkeys(m.span for m in alone)),
                    b=(),
                    category_a=first.category.removeprefix("soft_"),
                ).mirrored(swapped)
            )
    return findings
