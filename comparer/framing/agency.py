"""Agency: whether the sentence says who did it."""

from __future__ import annotations

from types import ModuleType

from comparer.framing.annotate import Event, Marks, Sentence
from comparer.framing.attribution import same
from comparer.framing.finding import Finding
from comparer.framing.names import alike
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


def compare(a: Marks, b: Marks) -> list[Finding]:
    """A finding where one side names the doer and the other hides or replaces them."""
    findings = []
    for concept in dict.fromkeys(e.concept for e in a.events):
        mine = [e for e in a.events if e.concept == concept]
        theirs = [e for e in b.events if e.concept == concept]
        if not theirs:
            continue
        for one, other, marks, swapped in ((mine, theirs, b, False), (theirs, mine, a, True)):
            named = [e for e in one if e.agent and e.agent.kind in ("actor", "other")]
            hidden = [e for e in other if e.agent is None and e.voice != "active"]
            if named and len(hidden) == len(other) and not _mentions(marks, named[0]):
                agent = named[0].agent
                findings.append(
                    Finding(
                        "agency",
                        "agency.hidden",
                        a=(agent.span,) if agent else (),
                        b=tuple(e.span for e in hidden[:1]),
                        category_a=named[0].voice,
                        category_b=hidden[0].voice,
                    ).mirrored(swapped)
                )
                break
        else:
            agents_a = [e.agent for e in mine if e.agent and e.agent.concepts]
            agents_b = [e.agent for e in theirs if e.agent and e.agent.concepts]
            if agents_a and agents_b and not any(same(x, y) for x in agents_a for y in agents_b):
                findings.append(
                    Finding(
                        "agency",
                        "agency.other",
                        a=(agents_a[0].span,),
                        b=(agents_b[0].span,),
                        category_a="active",
                        category_b="active",
                    )
                )
    return findings


def _mentions(marks: Marks, event: Event) -> bool:
    """Whether the side that seems to hide the doer names them somewhere after all."""
    agent = event.agent
    if agent is None:
        return False
    concepts = {m.concept for m in (*marks.labels, *marks.sources)}
    if concepts & agent.concepts:
        return True
    return any(
        alike(name, token.norm)
        for name in agent.names
        for token in marks.tokens
        if token.kind == "word"
    )
