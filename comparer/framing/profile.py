"""Each report as a whole: how it names its actors, whom it quotes, how strong its words are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from comparer.framing.actors import ACTOR
from comparer.framing.annotate import Annotator, Annotators, Marks, Mention, annotators
from comparer.framing.coverage import (
    NAMED,
    NO_HEADLINE,
    STATE,
    HeadlineContent,
    Share,
    headline_content,
    topic_shares,
)
from comparer.framing.lexicon import LanguageModel, Lexicons
from comparer.framing.loaded import PLAIN
from comparer.framing.speakers import QuotedSource, quoted_sources
from comparer.records import Document, Explanation, Match, Span

ANYBODY = "people.names"
"""The concept of names to call anybody: what two reports call so need not be the same people."""


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
    claims_a: int = 0
    claims_b: int = 0
    """In how many claims each report names the actor."""

    @property
    def differs(self) -> bool:
        """Whether the reports use names of different categories for this actor."""
        a = {n.category for n in self.a if n.category != "neutral"}
        b = {n.category for n in self.b if n.category != "neutral"}
        return bool(self.a) and bool(self.b) and a != b


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
    topics: tuple[Share, ...] = ()
    """Topics that either report speaks of, those of most claims first."""
    claims_a: int = 0
    claims_b: int = 0
    """How many claims each report makes: what the claims of an actor or topic are a share of."""
    headline_a: HeadlineContent = NO_HEADLINE
    headline_b: HeadlineContent = NO_HEADLINE


def framing_profile(
    a: Document,
    b: Document,
    lexicons: Lexicons,
    read: Annotators | None = None,
    matches: tuple[Match, ...] = (),
) -> FramingProfile:
    """How both reports name, quote and colour, over their whole length.

    `matches` help to tell who is who in the other report.
    """
    read_a, read_b = read or annotators(a, b, lexicons)
    marks_a, marks_b = _marks(read_a), _marks(read_b)
    return FramingProfile(
        actors=_actors(a, marks_a, b, marks_b, lexicons, matches),
        sources=quoted_sources(a, marks_a, b, marks_b, matches),
        tone_a=_tone(a, marks_a),
        tone_b=_tone(b, marks_b),
        topics=topic_shares(marks_a, marks_b),
        claims_a=len(marks_a),
        claims_b=len(marks_b),
        headline_a=headline_content(read_a),
        headline_b=headline_content(read_b),
    )


def _marks(read: Annotator) -> tuple[Marks, ...]:
    return tuple(read.side((sentence.index,), ()) for sentence in read.document.claims())


def _actors(
    a: Document,
    marks_a: tuple[Marks, ...],
    b: Document,
    marks_b: tuple[Marks, ...],
    lexicons: Lexicons,
    matches: tuple[Match, ...],
) -> tuple[ActorNaming, ...]:
    found_a = _names(a, marks_a, lexicons.model(a.lang))
    found_b = _names(b, marks_b, lexicons.model(b.lang))
    weight = Counter[str]()
    for found in (found_a, found_b):
        counts = Counter(concept for name in found for concept in name)
        # What both reports name outweighs what one names more often.
        weight.update({concept: count + 1000 for concept, count in counts.items()})
    names_a, names_b = _by_concept(found_a, weight), _by_concept(found_b, weight)
    sides = ((a, names_a), (b, names_b))
    rows = [
        ActorNaming(
            concept,
            _called(lexicons, concept, {d.lang: n.get(concept, Counter()) for d, n in sides}),
            _namings(names_a.get(concept)),
            _namings(names_b.get(concept)),
            _claims_naming(concept, a, marks_a, names_a, lexicons.model(a.lang)),
            _claims_naming(concept, b, marks_b, names_b, lexicons.model(b.lang)),
        )
        for concept in {**names_a, **names_b}
    ]
    meet = _met(a, marks_a, b, marks_b, matches)
    rows = [row for row in rows if _tells(row) and (not matches or _is_one(row, meet))]
    return tuple(sorted(rows, key=lambda row: (-_total(row.a) - _total(row.b), row.concept)))


def _tells(row: ActorNaming) -> bool:
    """Whether a row says something of how reports name, rather than that a word is ambiguous.

    Of people and victims neutral words are the language's and no choice ("the injured"), so that
    only a pair of which one is not neutral tells; an actor named once, neutrally and in one report
    is no part of the cast; and what only small letters name is no state ("the island").
    """
    namings = (*row.a, *row.b)
    marked = any(naming.category != "neutral" for naming in namings)
    both = bool(row.a and row.b)
    if not row.concept.startswith(ACTOR):
        return both and marked
    if row.concept.startswith(STATE) and all(naming.words.islower() for naming in row.b or row.a):
        return False
    return both or marked or any(naming.count > 1 for naming in namings)


def _met(
    a: Document,
    marks_a: tuple[Marks, ...],
    b: Document,
    marks_b: tuple[Marks, ...],
    matches: tuple[Match, ...],
) -> set[str]:
    """The concepts that both sides of some match name."""
    of_a, of_b = _labelled(a, marks_a), _labelled(b, marks_b)
    return {
        concept
        for match in matches
        for i in match.a
        for j in match.b
        for concept in of_a.get(i, set()) & of_b.get(j, set())
    }


def _labelled(document: Document, marks: tuple[Marks, ...]) -> dict[int, set[str]]:
    """The concepts that each claim names, by its place in the document."""
    return {
        claim.index: {label.concept for label in sentence.labels}
        for claim, sentence in zip(document.claims(), marks, strict=True)
    }


def _is_one(row: ActorNaming, meet: set[str]) -> bool:
    """Whether the names of both sides are one actor's: some claim that matches names it on both.

    The names of states and organisations are those of one only, wherever they stand.
    """
    if not row.a or not row.b or row.concept in meet:
        return True
    return row.concept.startswith((STATE, "actor.org."))


def _called(
    lexicons: Lexicons, concept: str, names: dict[str, Counter[tuple[str, str]]]
) -> Explanation:
    """What an actor is called above its names: neutrally, and no more widely than it is named.

    The first form that a lexicon lists is the general name; where neither report uses it, as "army"
    of a coast guard, it is the plain form that each uses most.
    """
    general, used = {}, {}
    for code in ("en", "ar"):
        model = lexicons.model(code)
        entries = [e for e in model.entries if e.concept == concept and e.layer == "label"]
        entries.sort(key=lambda entry: entry.category != "neutral")
        general[code] = entries[0].forms[0] if entries else concept
        used[code] = [
            form
            for (words, _), _ in names.get(code, Counter()).most_common()
            for entry in entries
            if entry.category == "neutral"
            for form in entry.forms
            if _is_form(model, words, form)
        ]
    marked = any(category != "neutral" for found in names.values() for _, category in found)
    if (
        marked
        or concept.startswith((STATE, "actor.org."))
        or any(
            general[code] in used[code] or (names.get(code) and not used[code]) for code in general
        )
    ):
        called = general
    else:
        called = {code: used[code][0] if used[code] else general[code] for code in general}
    return Explanation(**{code: form.lstrip("=!") for code, form in called.items()})


def _is_form(model: LanguageModel, words: str, form: str) -> bool:
    tokens = model.tokens(words, 0, len(words))
    keys = model.grammar.expand(form)
    return len(tokens) == len(keys) and all(
        not token.keys.isdisjoint(key) for token, key in zip(tokens, keys, strict=True)
    )


def _total(namings: tuple[Naming, ...]) -> int:
    return sum(naming.count for naming in namings)


Name = dict[str, tuple[str, str]]
"""Concept → (words, category): what one stretch of words may name."""


def _names(document: Document, marks: tuple[Marks, ...], model: LanguageModel) -> list[Name]:
    """Every stretch of words that names somebody; words of several categories are neutral.

    A word for people of any kind ("residents") that may stand for an actor in a translation names
    none by itself.
    """
    names: dict[Span, dict[str, set[str]]] = {}
    for sentence in marks:
        anybody = {person.span for person in sentence.persons if person.category == "generic"}
        for label in sentence.labels:
            if label.category == "neutral" and label.span in anybody:
                continue
            if label.concept == ANYBODY or not model.grammar.is_actor(sentence, label):
                continue
            if label.concept.startswith(NAMED) and label.category != "generic":
                found = names.setdefault(label.span, {})
                found.setdefault(label.concept, set()).add(label.category)
    return [
        {
            concept: (
                _shown(document, span, model),
                "neutral" if len(categories) > 1 else min(categories),
            )
            for concept, categories in found.items()
        }
        for span, found in names.items()
    ]


def _shown(document: Document, span: Span, model: LanguageModel) -> str:
    """The words at a span as one would name them alone."""
    return model.grammar.without_glued(" ".join(document.slice(span).split()))


def _by_concept(found: list[Name], weight: Counter[str]) -> dict[str, Counter[tuple[str, str]]]:
    """Concept → (words, category) → count; words that may name several count for the likeliest."""
    names: dict[str, Counter[tuple[str, str]]] = {}
    shown: dict[tuple[str, str], str] = {}
    for name in found:
        concept = max(name, key=lambda c: (weight[c], c.startswith(ACTOR), c))
        words, category = name[concept]
        words = shown.setdefault((concept, words.casefold()), words)
        names.setdefault(concept, Counter())[words, category] += 1
    return names


def _claims_naming(
    concept: str,
    document: Document,
    marks: tuple[Marks, ...],
    names: dict[str, Counter[tuple[str, str]]],
    model: LanguageModel,
) -> int:
    """How many claims name an actor in words that count for it."""
    words = {words.casefold() for words, _ in names.get(concept, ())}
    return sum(
        any(
            label.concept == concept
            and _shown(document, label.span, model).casefold() in words
            and model.grammar.is_actor(sentence, label)
            for label in sentence.labels
        )
        for sentence in marks
    )


def _namings(counts: Counter[tuple[str, str]] | None) -> tuple[Naming, ...]:
    return tuple(
        Naming(words, count, category)
        for (words, category), count in (counts or Counter()).most_common()
    )


def _tone(document: Document, marks: tuple[Marks, ...]) -> Tone:
    words = sum(token.kind == "word" for sentence in marks for token in sentence.tokens)
    loaded: Counter[tuple[str, str]] = Counter()
    for sentence in marks:
        for mention in {m.span: m for m in sentence.loaded if _colours(sentence, m)}.values():
            words_here = " ".join(document.slice(mention.span).split())
            way = "negative" if mention.category == "named" else mention.category
            loaded[words_here, way.removeprefix("soft_")] += 1
    total = sum(loaded.values())
    return Tone(words, _namings(loaded), round(100 * total / words, 2) if words else 0.0)


def _colours(sentence: Marks, mention: Mention) -> bool:
    """Whether a word of the layer is loaded here: one beside a force of nature tells its strength.

    "A violent quake" judges nobody.
    """
    if mention.category in PLAIN:
        return False
    near = sentence.tokens[max(0, mention.first - 1) : mention.last + 2]
    soft = mention.category.startswith("soft_")
    return not (soft and any(c.start <= t.start < c.end for c in sentence.causes for t in near))
