"""Loaded language: a word that judges or stirs, with no counterpart on the other side."""

from __future__ import annotations

from comparer.framing.annotate import Marks
from comparer.framing.finding import Finding


def compare(a: Marks, b: Marks) -> list[Finding]:
    """One finding a side that has loaded words the other answers in no way."""
    findings = []
    for one, other, swapped in ((a, b, False), (b, a, True)):
        answered = {m.concept for m in other.loaded}
        alone = [m for m in one.loaded if m.category != "plain" and m.concept not in answered]
        if not alone:
            continue
        findings.append(
            Finding(
                "loaded_language",
                "loaded.alone",
                a=tuple(m.span for m in alone),
                b=(),
                category_a=alone[0].category,
                category_b=None,
            ).mirrored(swapped)
        )
    return findings
