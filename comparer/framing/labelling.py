"""Labelling: one actor, act, place or victim under names of different connotation."""

from __future__ import annotations

from comparer.framing.annotate import Marks, Mention
from comparer.framing.finding import Finding

UNMARKED = frozenset({"neutral", "name", "generic"})


def compare(a: Marks, b: Marks) -> list[Finding]:
    """A finding for each concept that both sides name, with connotations that differ."""
    findings = []
    for concept in dict.fromkeys(m.concept for m in (*a.labels, *b.labels)):
        mine, theirs = _of(a.labels, concept), _of(b.labels, concept)
        if not mine or not theirs:
            continue
        marked_a, marked_b = _marked(mine), _marked(theirs)
        only_a = {m.category for m in marked_a} - {m.category for m in marked_b}
        only_b = {m.category for m in marked_b} - {m.category for m in marked_a}
        if not only_a and not only_b:
            continue
        shown_a = [m for m in marked_a if m.category in only_a] or mine
        shown_b = [m for m in marked_b if m.category in only_b] or theirs
        findings.append(
            Finding(
                "labelling",
                "labelling.both" if only_a and only_b else "labelling.one",
                a=tuple(m.span for m in shown_a),
                b=tuple(m.span for m in shown_b),
                category_a=shown_a[0].category,
                category_b=shown_b[0].category,
            )
        )
    return findings


def _of(labels: tuple[Mention, ...], concept: str) -> list[Mention]:
    return [m for m in labels if m.concept == concept]


def _marked(labels: list[Mention]) -> list[Mention]:
    return [m for m in labels if m.category not in UNMARKED]
