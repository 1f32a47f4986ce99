"""Emphasis: a claim that one report puts first and the other far down."""

from __future__ import annotations

from comparer.framing.finding import Finding
from comparer.records import Document, Match, Span

MIN_CLAIMS = 6
"""Shorter texts have no "far down"."""
LEAD = 2
"""Claims that count as the top of a report: its headline or its first body sentences."""
FAR = 0.5
"""The share of the report that a claim must stand below to be far down."""


def ranks(document: Document) -> dict[int, float]:
    """Sentence index → how far down it stands, 0 for headline and lead, 1 for the last."""
    order = [s.index for s in document.claims()]
    if len(order) < 2:
        return dict.fromkeys(order, 0.0)
    return {index: k / (len(order) - 1) for k, index in enumerate(order)}


def compare(a: Document, b: Document, matches: tuple[Match, ...]) -> list[tuple[Match, Finding]]:
    """The matches whose claim leads one report and stands far down in the other."""
    ranks_a, ranks_b = ranks(a), ranks(b)
    if min(len(ranks_a), len(ranks_b)) < MIN_CLAIMS:
        return []
    top_a = set(list(ranks_a)[:LEAD])
    top_b = set(list(ranks_b)[:LEAD])
    # A claim that a report makes both in its headline and further down is not buried there.
    led_a = {i for m in matches for i in m.b if top_a.intersection(m.a)}
    led_b = {i for m in matches for i in m.a if top_b.intersection(m.b)}
    found = []
    for match in matches:
        low_a = min((ranks_a.get(i, 0.0) for i in match.a), default=0.0)
        low_b = min((ranks_b.get(i, 0.0) for i in match.b), default=0.0)
        first_a, first_b = top_a.intersection(match.a), top_b.intersection(match.b)
        if first_a and not first_b and low_b >= FAR and not led_b.intersection(match.a):
            categories = ("lead", "far down")
        elif first_b and not first_a and low_a >= FAR and not led_a.intersection(match.b):
            categories = ("far down", "lead")
        else:
            continue
        found.append(
            (
                match,
                Finding(
                    "emphasis",
                    "emphasis.position",
                    a=_spans(a, match.a),
                    b=_spans(b, match.b),
                    category_a=categories[0],
                    category_b=categories[1],
                ),
            )
        )
    return found


def _spans(document: Document, sentences: tuple[int, ...]) -> tuple[Span, ...]:
    return tuple(document.sentences[i].span for i in sentences)
