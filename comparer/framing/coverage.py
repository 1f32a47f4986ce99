"""What each report gives room to: how many sentences a topic, and what its headline carries."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources

from comparer.framing.actors import ACTOR
from comparer.framing.annotate import Annotator, Marks
from comparer.records import Document, Explanation, Span

NAMED = (ACTOR, "people.", "victim.")
"""Label concepts that begin so are somebody."""


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
def _topics() -> dict[str, dict[str, list[str] | str]]:
    content = resources.files("comparer.framing").joinpath("topics.toml").read_text("utf-8")
    return tomllib.loads(content)


@cache
def _topic_of_label(concept: str) -> str | None:
    return next(
        (topic for topic, data in _topics().items() if concept.startswith(tuple(data["labels"]))),
        None,
    )


@cache
def _topic_of_event(concept: str) -> str | None:
    return next((topic for topic, data in _topics().items() if concept in data["events"]), None)


def topics_of(marks: Marks) -> frozenset[str]:
    """The topics of a sentence; a word that may belong to several counts for none."""
    may: dict[Span, set[str | None]] = {}
    for label in marks.labels:
        if not label.concept.startswith("cue."):
            may.setdefault(label.span, set()).add(_topic_of_label(label.concept))
    for event in marks.events:
        may.setdefault(event.span, set()).add(_topic_of_event(event.concept))
    sure = (topics - {None} for topics in may.values())
    return frozenset(t for topics in sure if len(topics) == 1 for t in topics if t)


def topic_shares(marks_a: tuple[Marks, ...], marks_b: tuple[Marks, ...]) -> tuple[Share, ...]:
    """Topics that either report speaks of, those of most claims first."""
    counts = [Counter(t for m in marks for t in topics_of(m)) for marks in (marks_a, marks_b)]
    rows = [
        Share(
            topic,
            Explanation(en=str(data["en"]), ar=str(data["ar"])),
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
    labels = [m.span for m in marks.labels if m.concept.startswith(NAMED)]
    sources = [m.span for m in marks.sources]
    doers = [x.span for x in marks.doers if x.kind == "actor"]
    doers += [e.agent.span for e in marks.events if e.agent and e.agent.kind in ("actor", "other")]
    return HeadlineContent(
        text=" ".join(" ".join(document.slice(document.sentences[i]).split()) for i in top),
        figures=tuple(dict.fromkeys(document.slice(f) for f in document.figures_in(top))),
        actors=_words(document, [*labels, *sources, *doers]),
        acts=_words(document, [e.span for e in marks.events]),
        doers=_words(document, doers),
    )


def _words(document: Document, spans: list[Span]) -> tuple[str, ...]:
    """What stands at the spans, in text order, the longest of those that overlap."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.start - s.end, s.start)):
        if not any(span.start < k.end and k.start < span.end for k in kept):
            kept.append(span)
    kept.sort(key=lambda span: span.start)
    return tuple(dict.fromkeys(" ".join(document.slice(span).split()) for span in kept))
