"""What each report gives room to: how many sentences a topic, and what its headline carries."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources

from comparer.framing.actors import ACTOR
from comparer.framing.annotate import Annotator, Event, Marks, Mention
from comparer.framing.attribution import AGENCY
from comparer.framing.grammar import Grammar
from comparer.records import Document, Explanation, Span

NAMED = (ACTOR, "people.", "victim.")
"""Label concepts that begin so are somebody."""
STATE = "actor.state."
"""Label concepts that begin so are states, and the adjectives of them."""


@dataclass(frozen=True, slots=True)
class Share:
    """In how many claims each report speaks of a topic."""

    topic: str
    name: Explanation
    a: int
    b: int


@dataclass(frozen=True, slots=True)
class HeadlineContent:
    """What a report's headline carries, in its own words; all empty where it has none."""

    text: str = ""
    figures: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    """Who is named, whether they act or suffer."""
    acts: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()
    """Who is said to do it."""

    @property
    def hides_doer(self) -> bool:
        """Whether the headline tells an act and names nobody who did it."""
        return bool(self.acts) and not self.doers


NO_HEADLINE = HeadlineContent()


@cache
def _topics() -> dict[str, dict[str, str]]:
    content = resources.files("comparer.framing").joinpath("topics.toml").read_text("utf-8")
    return tomllib.loads(content)


def topics_of(marks: Marks) -> frozenset[str]:
    """The topics of a sentence: those of which a word stands in it that can tell of no other."""
    return frozenset(mention.concept for mention in marks.themes)


def topic_shares(marks_a: tuple[Marks, ...], marks_b: tuple[Marks, ...]) -> tuple[Share, ...]:
    """Topics that either report speaks of, those of most claims first."""
    counts = [Counter(t for m in marks for t in topics_of(m)) for marks in (marks_a, marks_b)]
    rows = [
        Share(
            topic,
            Explanation(en=data["en"], ar=data["ar"]),
            counts[0][topic],
            counts[1][topic],
        )
        for topic, data in _topics().items()
        if counts[0][topic] or counts[1][topic]
    ]
    return tuple(sorted(rows, key=lambda row: (-row.a - row.b, row.topic)))


def headline_content(read: Annotator) -> HeadlineContent:
    """What the headline of a document carries: nothing where no sentence of it is a headline."""
    document = read.document
    top = tuple(s.index for s in document.claims() if s.role == "headline")
    if not top:
        return NO_HEADLINE
    marks = read.side(top, ())
    events = _acts(marks, read.model.grammar)
    doers = [x.span for x in marks.doers if x.kind == "actor"]
    doers += _agents(marks, events)
    named = [
        m.span
        for m in marks.labels
        if m.concept.startswith(ACTOR)
        and m.span not in marks.places
        # A nationality only describes something else: "the Syrian town".
        and (not m.concept.startswith(STATE) or any(_within(m.span, x) for x in doers))
    ]
    named += [m.span for m in marks.sources if m.concept.startswith(AGENCY)]
    killings = [m.span for m in marks.labels if m.concept in ("act.kill", "act.attack")]
    return HeadlineContent(
        text=" ".join(" ".join(document.slice(document.sentences[i]).split()) for i in top),
        figures=tuple(dict.fromkeys(document.slice(f) for f in document.figures_in(top))),
        actors=_words(document, [*named, *doers]),
        acts=_words(document, [*(e.span for e in events), *killings]),
        doers=_words(document, doers),
    )


def _within(part: Span, whole: Span) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _acts(marks: Marks, grammar: Grammar) -> list[Event]:
    """The events that a headline tells, but for nouns that are spelled like a verb.

    Whatever the lexicons list as a person or thing too is no verb, nor is the word before it:
    "a command post", "a textile plant".
    """
    nouns = [m.span for m in (*marks.nouns, *marks.sources, *marks.labels) if _is_somebody(m)]
    starts = {token.start: i for i, token in enumerate(marks.tokens)}
    dropped: set[Span] = set()
    kept = []
    for event in sorted(marks.events, key=lambda e: -e.span.start):
        first = marks.tokens[starts[event.span.start]]
        last = next(i for i, t in enumerate(marks.tokens) if t.end == event.span.end)
        following = marks.tokens[last + 1 : last + 2]
        if (
            event.aside
            or event.voice not in ("active", "passive", "nominal", "intransitive")
            or grammar.is_participle(first)
            or (event.voice == "active" and any(_overlap(event.span, n) for n in nouns))
            or any(d.start == t.start for t in following for d in dropped)
        ):
            dropped.add(event.span)
        else:
            kept.append(event)
    return [event for event in kept if event.span not in dropped]


def _is_somebody(mention: Mention) -> bool:
    return not mention.concept.startswith(("act.", "cue.", "sense."))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _agents(marks: Marks, events: list[Event]) -> list[Span]:
    """Who does the acts; of what a cause does in one reading, nobody is the doer in another."""
    caused = {e.span for e in events if e.agent and e.agent.kind == "cause"}
    things = [m.span for m in marks.nouns if m.category == "thing"]
    return [
        e.agent.span
        for e in events
        if e.agent
        and e.span not in caused
        and (
            e.agent.kind == "actor"
            or (e.agent.kind == "other" and not any(_within(t, e.agent.span) for t in things))
        )
    ]


def _words(document: Document, spans: list[Span]) -> tuple[str, ...]:
    """What stands at the spans, in text order, the longest of those that overlap."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.start - s.end, s.start)):
        if not any(span.start < k.end and k.start < span.end for k in kept):
            kept.append(span)
    kept.sort(key=lambda span: span.start)
    return tuple(dict.fromkeys(" ".join(document.slice(span).split()) for span in kept))
