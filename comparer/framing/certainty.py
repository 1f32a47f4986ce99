"""Certainty: what is hedged on one side and asserted on the other."""

from __future__ import annotations

from dataclasses import replace

from comparer.framing.annotate import Marks, Mention, Sentence, mentions
from comparer.framing.finding import Finding
from comparer.framing.grammar import Grammar

RAISING = frozenset({"hedge", "intent"})
"""Categories that say that a thing is not sure, or only meant to be done."""
COMMON = frozenset({"risk", "able", "talks", "plan"})
"""Concepts that answer a hedge or an intention, but not where both sides have them."""
BRIEF = 20
"""Only between sides of at most this many words, which hold one claim, does an intention count, and
do conditions answer each other."""


def annotate(grammar: Grammar, sentence: Sentence) -> tuple[Mention, ...]:
    """Hedges, and the weaker signs that only ever answer a hedge on the other side.

    A verb of intention that is in the future (سيتجه) tells what will be; and what had been meant to
    be done by then ("cancelled before it was due to start") is no doubt about what is told.
    """
    return tuple(
        replace(m, category="future")
        if m.category == "intent" and grammar.is_future(sentence.tokens[m.first])
        else m
        for m in mentions(sentence, "certainty")
        if m.category != "intent" or not grammar.is_unsaid(sentence.tokens, m.first)
    )


def _conditions(one: Marks, other: Marks) -> bool:
    """Whether both of two brief sides name a condition ("if"): these answer each other."""
    brief = max(len(one.tokens), len(other.tokens)) <= BRIEF
    return brief and any(m.concept == "condition" for m in one.hedges)


def _is_claim(marks: Marks, hedge: Mention) -> bool:
    """Whether a word of hearsay is the verb of somebody named: "the prosecutor alleged that"."""
    return hedge.concept == "hearsay" and any(
        x.category == "doubting"
        and x.source is not None
        and bool(x.source.concepts)
        and x.span.start < hedge.span.end
        and hedge.span.start < x.span.end
        for x in marks.attributions
    )


def compare(a: Marks, b: Marks) -> list[Finding]:
    """A finding where one side hedges and the other shows no sign of doubt whatever."""
    findings = []
    for one, other, swapped in ((a, b, False), (b, a, True)):
        common = {m.concept for m in one.hedges} & COMMON
        # "A plan to lease" is no intention beyond the plan that the other side names as well.
        named = common & {m.concept for m in other.hedges}
        hedges = [
            m
            for m in one.hedges
            if m.category in RAISING and m.concept not in named and not _is_claim(one, m)
        ]
        if not hedges or (one.talk and other.talk):
            continue
        if any(x.concept == "distance" for x in one.attributions):
            continue  # "Would have us believe", "tried to convince": `attribution` shows it.
        doubt = any(m.category == "hedge" for m in hedges)
        # What is arranged for will be; what is hoped, sought or threatened may not.
        wished = any(m.category == "intent" and m.concept != "schedule" for m in hedges)
        # "The suspect" answers "suspected of", but is no doubt about anything else; what will be
        # answers what somebody means to do, but is no doubt about it.
        suspicion = any(m.concept == "suspect" for m in hedges)
        silent = {"future"} if doubt else set()
        if not suspicion:
            silent.add("suspect")
        if doubt and any(m.category in ("intent", "future") for m in one.hedges):
            silent.add("intent")  # Both plan to; only one side doubts it.
        if wished:
            common |= {"will"}
        answers = {
            m.span
            for m in other.hedges
            if m.category not in silent and (m.concept not in common or m.category in RAISING)
        }
        conditions = {m.span for m in other.hedges if m.concept == "condition"}
        if answers - conditions or (conditions and not _conditions(one, other)):
            continue
        if not doubt and max(len(one.tokens), len(other.tokens)) > BRIEF:
            continue
        if not doubt and not wished and other.future:
            continue
        if any(x.category in ("doubting", "deny") for x in other.attributions):
            continue
        findings.append(
            Finding(
                "certainty",
                "certainty.hedge" if doubt else "certainty.intent",
                a=tuple(m.span for m in hedges),
                b=tuple(e.span for e in other.events[:1])
                or tuple(o.span for o in other.outcomes[:1]),
                category_a="hedged" if doubt else "intended",
                category_b="asserted",
            ).mirrored(swapped)
        )
    return findings
