"""Each report as a whole: how it names its actors, whom it quotes, how strong its words are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from comparer.framing.actors import ACTOR
from comparer.framing.annotate import Annotator, Marks
from comparer.framing.attribution import SOURCED
from comparer.framing.lexicon import Lexicons
from comparer.framing.loaded import SOFT
from comparer.records import Document, Explanation, Span

NAMED = (ACTOR, "people.", "victim.")
"""Concepts that begin so are somebody: the rows of the table of names."""


@dataclass(frozen=True, slots=True)
class Naming:
    """One wording for an actor, as the report writes it, and how often."""

    words: str
    count: int
    category: str


@dataclass(frozen=True, slots=True)
class ActorNaming:
    """How each report names one actor over its whole length, most frequent wording first."""

    concept: str
    name: Explanation
    """What the lexicon calls this actor, in each interface language."""
    a: tuple[Naming, ...]
    b: tuple[Naming, ...]

    @property
    def differs(self) -> bool:
        """Whether the reports use names of different categories for this actor."""
        a = {n.category for n in self.a if n.category != "neutral"}
        b = {n.category for n in self.b if n.category != "neutral"}
        return bool(self.a) and bool(self.b) and a != b


@dataclass(frozen=True, slots=True)
class QuotedSource:
    """Whom a report quotes: as written the first time, and how many claims in each report."""

    words: str
    a: int
    b: int


@dataclass(frozen=True, slots=True)
class Tone:
    """How often a report uses loaded words."""

    words: int
    """Words in the report, repeats and bylines excluded."""
    loaded: tuple[Naming, ...]
    per_100_words: float


@dataclass(frozen=True, slots=True)
class FramingProfile:
    """The two reports side by side, claim by claim comparison left aside."""

    actors: tuple[ActorNaming, ...]
    """Actors that either report names, most often named first."""
    sources: tuple[QuotedSource, ...]
    """Sources that either report quotes, most often quoted first."""
    tone_a: Tone
    tone_b: Tone


def framing_profile(a: Document, b: Document, lexicons: Lexicons) -> FramingProfile:
    """How both reports name, quote and colour, over their whole length."""
    marks_a = _marks(Annotator(lexicons.model(a.lang), a))
    marks_b = _marks(Annotator(lexicons.model(b.lang), b))
    return FramingProfile(
        actors=_actors(a, marks_a, b, marks_b, lexicons),
        sources=_sources(a, marks_a, b, marks_b),
        tone_a=_tone(a, marks_a),
        tone_b=_tone(b, marks_b),
    )


def _marks(read: Annotator) -> tuple[Marks, ...]:
    return tuple(read.side((sentence.index,), ()) for sentence in read.document.claims())


def _actors(
    a: Document,
    marks_a: tuple[Marks, ...],
    b: Document,
    marks_b: tuple[Marks, ...],
    lexicons: Lexicons,
) -> tuple[ActorNaming, ...]:
    names_a, names_b = _names(a, marks_a), _names(b, marks_b)
    rows = [
        ActorNaming(
            concept,
            Explanation(**{code: _called(lexicons, code, concept) for code in ("en", "ar")}),
            _namings(names_a.get(concept)),
            _namings(names_b.get(concept)),
        )
        for concept in {**names_a, **names_b}
    ]
    return tuple(sorted(rows, key=lambda row: (-_total(row.a) - _total(row.b), row.concept)))


def _called(lexicons: Lexicons, code: str, concept: str) -> str:
    """The first neutral form that a lexicon lists for a concept, as it is read."""
    entries = [e for e in lexicons.model(code).entries if e.concept == concept]
    entries.sort(key=lambda entry: entry.category != "neutral")
    return entries[0].forms[0].lstrip("=!") if entries else concept


def _total(namings: tuple[Naming, ...]) -> int:
    return sum(naming.count for naming in namings)


def _names(document: Document, marks: tuple[Marks, ...]) -> dict[str, Counter[tuple[str, str]]]:
    """Concept → (words, category) → count; words that may have several categories are neutral."""
    names: dict[str, Counter[tuple[str, str]]] = {}
    for sentence in marks:
        readings: dict[tuple[str, Span], set[str]] = {}
        for label in sentence.labels:
            if label.concept.startswith(NAMED) and label.category != "generic":
                readings.setdefault((label.concept, label.span), set()).add(label.category)
        for (concept, span), categories in readings.items():
            words = " ".join(document.slice(span).split())
            category = "neutral" if len(categories) > 1 else min(categories)
            names.setdefault(concept, Counter())[words, category] += 1
    return names


def _namings(counts: Counter[tuple[str, str]] | None) -> tuple[Naming, ...]:
    return tuple(
        Naming(words, count, category)
        for (words, category), count in (counts or Counter()).most_common()
    )


def _sources(
    a: Document, marks_a: tuple[Marks, ...], b: Document, marks_b: tuple[Marks, ...]
) -> tuple[QuotedSource, ...]:
    counts: dict[str, list[int]] = {}
    shown: dict[str, str] = {}
    for side, (document, marks) in enumerate(((a, marks_a), (b, marks_b))):
        for sentence in marks:
            for attribution in sentence.attributions:
                source = attribution.source
                if attribution.category not in SOURCED or source is None:
                    continue
                if source.kind == "pronoun" or not (source.concepts or source.names):
                    continue
                words = " ".join(document.slice(source.span).split())
                key = min(source.concepts) if source.concepts else words
                shown.setdefault(key, words)
                counts.setdefault(key, [0, 0])[side] += 1
    rows = [QuotedSource(shown[key], *pair) for key, pair in counts.items()]
    return tuple(sorted(rows, key=lambda row: (-row.a - row.b, row.words)))


def _tone(document: Document, marks: tuple[Marks, ...]) -> Tone:
    words = sum(token.kind == "word" for sentence in marks for token in sentence.tokens)
    loaded: Counter[tuple[str, str]] = Counter()
    for sentence in marks:
        seen = set()
        for mention in sentence.loaded:
            if mention.category not in SOFT | {"plain"} and mention.span not in seen:
                seen.add(mention.span)
                loaded[" ".join(document.slice(mention.span).split()), mention.category] += 1
    total = sum(loaded.values())
    return Tone(words, _namings(loaded), round(100 * total / words, 2) if words else 0.0)
