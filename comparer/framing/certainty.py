"""Certainty: what is hedged on one side and asserted on the other."""

from __future__ import annotations

from comparer.framing.annotate import Marks, Mention, Sentence, mentions
from comparer.framing.finding import Finding


def annotate(sentence: Sentence) -> tuple[Mention, ...]:
    """Hedges, and the weaker signs that only ever answer a hedge on the other side."""
    return mentions(sentence, "certainty")


def compare(a: Marks, b: Marks) -> list[Finding]:
    """A finding where one side hedges and the other shows no sign of doubt whatever."""
    findings = []
    for one, other, swapped in ((a, b, False), (b, a, True)):
        hedges = [m for m in one.hedges if m.category == "hedge"]
        if not hedges or (one.talk and other.talk):
            continue
        # "The suspect" answers "suspected of", but is no doubt about anything else.
        suspicion = any(m.concept == "suspect" for m in hedges)
        if any(m.category != "suspect" or suspicion for m in other.hedges):
            continue
        if any(x.category in ("doubting", "deny") for x in other.attributions):
            continue
        findings.append(
            Finding(
                "certainty",
                "certainty.hedge",
                a=tuple(m.span for m in hedges),
                b=tuple(e.span for e in other.events[:1])
                or tuple(o.span for o in other.outcomes[:1]),
                category_a="hedged",
                category_b="asserted",
            ).mirrored(swapped)
        )
    return findings
