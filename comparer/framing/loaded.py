"""Loaded language: a word that judges or stirs, with no counterpart on the other side."""

from __future__ import annotations

from comparer.framing.annotate import Marks
from comparer.framing.finding import Finding

POLARITY = {"positive": 1, "negative": -1, "intensifier": -1, "emotive": -1, "scare": -1}


def compare(a: Marks, b: Marks) -> list[Finding]:
    """One finding a side that has loaded words the other answers in no way.

    A word of the same concept answers, even a plain one ("violent" for "savage"); so does any
    loaded word of the same polarity, since translators choose freely among them.
    """
    findings = []
    for one, other, swapped in ((a, b, False), (b, a, True)):
        concepts = {m.concept for m in other.loaded}
        polarities = {POLARITY[m.category] for m in other.loaded if m.category != "plain"}
        alone = [
            m
            for m in one.loaded
            if m.category != "plain"
            and m.concept not in concepts
            and POLARITY[m.category] not in polarities
        ]
        if alone:
            findings.append(
                Finding(
                    "loaded_language",
                    "loaded.scare" if alone[0].category == "scare" else "loaded.alone",
                    a=tuple(dict.fromkeys(m.span for m in alone)),
                    b=(),
                    category_a=alone[0].category,
                ).mirrored(swapped)
            )
    return findings
