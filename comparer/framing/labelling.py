"""Labelling: one actor, act, place or victim under names of different connotation."""

from __future__ import annotations

from comparer.framing.annotate import Marks, Mention
from comparer.framing.finding import Finding
from comparer.records import Span

UNMARKED = frozenset({"neutral", "generic"})
CUE = "cue."
"""Concepts that begin so only show what a sentence is about: "cue.economy" for "economy.…"."""


def compare(a: Marks, b: Marks) -> list[Finding]:
    """A finding for each concept that both sides name, with connotations that differ.

    Words that a lexicon lists under several categories of a concept may have any of them, so they
    answer all and raise none but those they all share.
    """
    findings: list[Finding] = []
    shown: set[tuple[Span, ...]] = set()
    concepts = sorted({m.concept for m in (*a.labels, *b.labels)})
    cues = {concept.removeprefix(CUE) for concept in concepts if concept.startswith(CUE)}
    for concept in concepts:
        if concept.startswith(CUE) or (concept.startswith(CUED) and _domain(concept) not in cues):
            continue
        mine, theirs = _of(a.labels, concept), _of(b.labels, concept)
        if not mine or not theirs:
            continue
        only_a = _raised(mine) - _possible(theirs)
        only_b = _raised(theirs) - _possible(mine)
        if not only_a and not only_b:
            continue
        spans_a = _spans(mine, only_a) or _spans(mine, UNMARKED) or tuple(mine)
        spans_b = _spans(theirs, only_b) or _spans(theirs, UNMARKED) or tuple(theirs)
        if spans_a in shown or spans_b in shown:
            continue
        shown.update((spans_a, spans_b))
        findings.append(
            Finding(
                "labelling",
                "labelling.both" if only_a and only_b else "labelling.one",
                a=spans_a,
                b=spans_b,
                category_a=min(mine[spans_a[0]] & only_a or mine[spans_a[0]]),
                category_b=min(theirs[spans_b[0]] & only_b or theirs[spans_b[0]]),
            )
        )
    return findings


CUED = ("economy.",)
"""Domains whose words are too common elsewhere ("cut", "fall", "crash") to count without a cue."""


def _domain(concept: str) -> str:
    return concept.partition(".")[0]


Readings = dict[Span, frozenset[str]]
"""Span → the categories it may have."""


def _of(labels: tuple[Mention, ...], concept: str) -> Readings:
    readings: dict[Span, frozenset[str]] = {}
    for mention in labels:
        if mention.concept == concept:
            readings[mention.span] = readings.get(mention.span, frozenset()) | {mention.category}
    return readings


def _raised(readings: Readings) -> frozenset[str]:
    """The marked categories that some words have beyond doubt."""
    sure = (categories for categories in readings.values() if not categories & UNMARKED)
    return frozenset(c for categories in sure if len(categories) == 1 for c in categories)


def _possible(readings: Readings) -> frozenset[str]:
    return frozenset(c for categories in readings.values() for c in categories)


def _spans(readings: Readings, wanted: frozenset[str]) -> tuple[Span, ...]:
    return tuple(span for span, categories in readings.items() if categories & wanted)
