"""Agency: whether the sentence says who did it."""

from __future__ import annotations

from types import ModuleType

from comparer.framing.annotate import Event, Marks, Sentence
from comparer.framing.attribution import mentions
from comparer.framing.finding import Finding
from comparer.framing.polarity import negators
from comparer.framing.tokens import cover


def annotate(grammar: ModuleType, sentence: Sentence) -> tuple[Event, ...]:
    """The events of the sentence with voice and agent, as the language's grammar reads them."""
    events = []
    for hit in sentence.hits.get("event", ()):
        voice, agent = grammar.voice_of(sentence, hit)
        events.append(
            Event(
                cover(sentence.tokens, hit.first, hit.last),
                hit.entry.concept,
                voice,
                agent,
                negators(sentence, hit.first) % 2 == 1,
            )
        )
    return tuple(events)


HIDING = frozenset({"passive", "nominal", "intransitive"})


def compare(a: Marks, b: Marks) -> list[Finding]:
    """At most one finding: a side that names the doer against one that hides or replaces them."""
    for concept in dict.fromkeys(e.concept for e in a.events):
        mine = [e for e in a.events if e.concept == concept]
        theirs = [e for e in b.events if e.concept == concept]
        if not theirs:
            continue
        for one, other, marks, swapped in ((mine, theirs, b, False), (theirs, mine, a, True)):
            named = next((e for e in one if e.agent and e.agent.kind == "actor"), None)
            if named is None or named.agent is None or mentions(marks, named.agent):
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
            and not any(mentions(b, x) for x in doers_a)
            and not any(mentions(a, x) for x in doers_b)
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
