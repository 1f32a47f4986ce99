"""Agency: whether the sentence says who did it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from comparer.framing.annotate import Actor, Event, Marks, Sentence
from comparer.framing.attribution import mentions
from comparer.framing.finding import Finding
from comparer.framing.grammar import Grammar
from comparer.framing.polarity import negators
from comparer.framing.tokens import cover
from comparer.framing.wording import rules
from comparer.records import Span


def annotate(grammar: Grammar, sentence: Sentence) -> tuple[Event, ...]:
    """The events of the sentence with voice and agent, as the language's grammar reads them.

    Words that can be read in two ways (قتل: he killed, was killed, the killing of) keep the reading
    that names a doer, else the one that hides them.
    """
    best: dict[tuple[Span, str], Event] = {}
    for hit in sentence.hits.get("event", ()):
        reading = grammar.voice_of(sentence, hit)
        if reading is None:
            continue
        event = Event(
            cover(sentence.tokens, hit.first, hit.last),
            hit.entry.concept,
            reading[0],
            reading[1],
            negators(grammar, sentence, hit.first) % 2 == 1,
        )
        key = event.span, event.concept
        if key not in best or _rank(event) > _rank(best[key]):
            best[key] = event
    return tuple(best.values())


def _rank(event: Event) -> int:
    if event.agent is None:
        return 1
    return 2 if event.agent.kind == "actor" else 0


HIDING = frozenset({"passive", "unvowelled", "nominal", "intransitive"})


def compare(a: Marks, b: Marks) -> list[Finding]:
    """At most one finding: a side that names the doer against one that hides or replaces them."""
    return _known_events(a, b) or _any_verb(a, b)


@cache
def _camps() -> dict[str, str]:
    return {name: camp for camp, names in rules()["camps"].items() for name in names}


def camp(actor: Actor) -> frozenset[str]:
    """The sides that an actor may stand on: two names of one side are no two doers.

    A state is a side of its own; an actor of no listed side ("a driver") may stand on any.
    """
    return frozenset(_camps().get(concept, concept) for concept in actor.concepts)


OFFICES = frozenset({
    "actor.ruler", "actor.ministry", "role.president", "role.minister", "role.official",
    "role.lawmaker", "role.spokesman", "actor.parliament", "actor.party", "role.party",
})  # fmt: skip
"""Offices that many hold: "the head of the bank" is no mention of President Erdogan."""


def _mentions(marks: Marks, actor: Actor) -> bool:
    if actor.names and actor.concepts & OFFICES:
        actor = replace(actor, concepts=actor.concepts - OFFICES)
    return mentions(marks, actor)


def _brief(a: Marks, b: Marks) -> bool:
    return max(len(a.tokens), len(b.tokens)) <= 20


LONG = 30
"""Sides of more words than this hold too many clauses to pair a doer with a passive blindly."""


def _any_verb(a: Marks, b: Marks) -> list[Finding]:
    """A doer on one side that the other never mentions, and there an agentless passive instead."""
    if max(len(a.tokens), len(b.tokens)) > LONG:
        return []
    for one, other, swapped in ((a, b, False), (b, a, True)):
        unnamed = [x for x in one.doers if not _mentions(other, x)]
        if unnamed and other.passives and not other.doers and not one.passives:
            if any(e.agent and e.agent.kind != "pronoun" for e in other.events):
                continue
            return [
                Finding(
                    "agency",
                    "agency.passive",
                    a=(unnamed[0].span,),
                    b=other.passives[:1],
                    category_a="active",
                    category_b="passive",
                ).mirrored(swapped)
            ]
    return []


def _known_events(a: Marks, b: Marks) -> list[Finding]:
    for concept in dict.fromkeys(e.concept for e in a.events):
        mine = [e for e in a.events if e.concept == concept]
        theirs = [e for e in b.events if e.concept == concept]
        if not theirs:
            continue
        for one, other, marks, swapped in ((mine, theirs, b, False), (theirs, mine, a, True)):
            named = next((e for e in one if e.agent and e.agent.kind == "actor"), None)
            if named is None and _brief(a, b) and all(e.voice == "passive" for e in other):
                named = next((e for e in one if e.agent and e.agent.kind == "other"), None)
            if named and named.agent and not named.agent.concepts and not _brief(a, b):
                continue  # A name that no lexicon lists may be translated, not transliterated.
            if named is None or named.agent is None or _mentions(marks, named.agent):
                continue
            if any(e.agent or e.voice not in HIDING for e in other):
                continue
            return [
                Finding(
                    "agency",
                    "agency.hidden",
                    a=(named.agent.span, named.span),
                    b=tuple(e.span for e in other[:1]),
                    category_a=named.voice,
                    category_b=other[0].voice,
                ).mirrored(swapped)
            ]
        doers_a = [e.agent for e in mine if e.agent and e.agent.kind == "actor"]
        doers_b = [e.agent for e in theirs if e.agent and e.agent.kind == "actor"]
        if (
            doers_a
            and doers_b
            and all(x.concepts for x in (*doers_a, *doers_b))
            and not any(_mentions(b, x) for x in doers_a)
            and not any(_mentions(a, x) for x in doers_b)
            and not camp(doers_a[0]) & camp(doers_b[0])
        ):
            return [
                Finding(
                    "agency",
                    "agency.other",
                    a=tuple(x.span for x in doers_a[:1]),
                    b=tuple(x.span for x in doers_b[:1]),
                )
            ]
    return []
