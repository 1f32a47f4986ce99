"""Contradiction: a claim denied on one side, or outcomes that cannot both be true."""

from __future__ import annotations

from comparer.framing.annotate import Marks, Outcome, Sentence
from comparer.framing.finding import Finding
from comparer.framing.tokens import cover

SCOPE = 5
"""How many words after a negation it still reaches."""


def negators(sentence: Sentence, first: int) -> int:
    """How many negations have the token `first` in their scope."""
    count = 0
    for hit in sentence.hits.get("polarity", ()):
        if hit.entry.category not in ("neg", "fail", "deny") or hit.last >= first:
            continue
        between = sentence.tokens[hit.last + 1 : first]
        if len(between) <= SCOPE and all(token.kind == "word" for token in between):
            count += 1
    return count


def annotate(sentence: Sentence) -> tuple[Outcome, ...]:
    """The ends of axes that the sentence asserts, negations applied."""
    outcomes = []
    for hit in sentence.hits.get("outcome", ()):
        count = negators(sentence, hit.first)
        sign = 1 if hit.entry.category == "+" else -1
        outcomes.append(
            Outcome(
                cover(sentence.tokens, hit.first, hit.last),
                hit.entry.concept,
                sign * (-1) ** count,
                count > 0,
            )
        )
    return tuple(outcomes)


def compare(a: Marks, b: Marks) -> list[Finding]:
    """Findings for opposite ends of one axis, and for an event denied on one side only."""
    findings = []
    for axis in dict.fromkeys(o.axis for o in a.outcomes):
        mine = [o for o in a.outcomes if o.axis == axis]
        theirs = [o for o in b.outcomes if o.axis == axis]
        signs = {o.sign for o in mine}, {o.sign for o in theirs}
        if all(len(s) == 1 for s in signs) and signs[0] != signs[1]:
            findings.append(
                Finding(
                    "contradiction",
                    "contradiction.outcome",
                    a=tuple(o.span for o in mine),
                    b=tuple(o.span for o in theirs),
                )
            )
    if findings:
        return findings
    for concept in dict.fromkeys(e.concept for e in a.events):
        mine_e = [e for e in a.events if e.concept == concept]
        theirs_e = [e for e in b.events if e.concept == concept]
        for one, other, marks, swapped in (
            (mine_e, theirs_e, b, False),
            (theirs_e, mine_e, a, True),
        ):
            if one and other and all(e.negated for e in one) and not marks.negations:
                findings.append(
                    Finding(
                        "contradiction",
                        "contradiction.event",
                        a=tuple(e.span for e in one),
                        b=tuple(e.span for e in other),
                        category_a="negated",
                        category_b="asserted",
                    ).mirrored(swapped)
                )
    return findings
