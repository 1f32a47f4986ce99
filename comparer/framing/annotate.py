"""What each sentence is marked with, in terms that no longer depend on its language."""

from __future__ import annotations

from dataclasses import dataclass, field

from comparer.framing.lexicon import LanguageModel, Lexicons
from comparer.framing.matcher import Entry, Hit
from comparer.framing.tokens import Token, cover
from comparer.records import Document, Span


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a concept with a connotation."""

    span: Span
    concept: str
    category: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is said to do or to say something."""

    span: Span
    concepts: frozenset[str]
    """Concepts of the lexicon: actors, roles, sources. Empty for a name that none lists."""
    names: tuple[str, ...] = ()
    """Words that may be parts of a proper name, as normalised."""
    kind: str = "actor"
    """actor | pronoun | cause (an explosion, a quake) | unknown ("unidentified men") | other (a
    noun that no lexicon lists)."""
    maybe: tuple[str, ...] = ()
    """Unlisted words that could be names, whether or not they look like one here."""
    head: frozenset[str] = frozenset()
    """Those of the concepts that the noun itself stands for: of "the team's doctor" the doctor."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A clause that is somebody's words."""

    span: Span
    category: str
    """doubting | neutral | affirming | vouching | accuse | deny | weak | faint; "*": no claim."""
    source: Actor | None
    concept: str = ""
    """What the verb stands for: say, insist, according …"""
    speaker: Actor | None = None
    """The source as a reader would call it, a whole noun phrase: what the profile shows."""
    opens: bool = False
    """What is said follows ("saying that"): nothing before it is."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something done to somebody, and how openly the doer stands in the sentence."""

    span: Span
    concept: str
    voice: str
    """active | passive | nominal | intransitive."""
    agent: Actor | None
    negated: bool
    aside: bool = False
    """Said of somebody in passing, not told: "a missile fired from Yemen"."""


@dataclass(frozen=True, slots=True)
class Party:
    """A word that may stand for somebody who does a thing or to whom it is done."""

    span: Span
    slot: int | None
    """0 for the doer's words, 1 for the other's; None where only their order is known."""
    concepts: frozenset[str]
    name: str
    """The word itself where no lexicon lists it and it may be a name; else empty."""


@dataclass(frozen=True, slots=True)
class Roles:
    """An act and its parties: the doer's words first, then those of whom it is done to."""

    span: Span
    concept: str
    parties: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """The subject of a clause, whatever its verb."""

    span: Span
    head: Span
    """The noun that it is about: of "the passenger plane" the plane."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One end of an axis (rise / fall), after every negation in its scope was applied."""

    span: Span
    axis: str
    sign: int
    negated: bool
    loose: bool = False
    """Of an end that holds opposites ("changed": rose, fell): two such words need not agree."""
    undone: bool = False
    """Turned by a verb that ends or lifts it ("lifted the ban"), not by a plain negation."""
    given: bool = False
    """Said of a noun in passing ("the missing plane"): it answers, and is no claim."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Everything found in one side of a match."""

    lang: str
    tokens: tuple[Token, ...]
    labels: tuple[Mention, ...] = ()
    persons: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    hedges: tuple[Mention, ...] = ()
    negations: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    roles: tuple[Roles, ...] = ()
    doers: tuple[Actor, ...] = ()
    """Subjects of a finite active verb, whatever the verb; kind "other" for an unlisted noun."""
    passives: tuple[Span, ...] = ()
    """Agentless passives, whatever the verb."""
    places: tuple[Span, ...] = ()
    """Labels and sources that only tell where: "in Iraq", "at the university"."""
    causes: tuple[Span, ...] = ()
    """What happened without a doer (a quake), and what introduces it ("because of")."""
    future: tuple[Span, ...] = ()
    """Verbs that inflect for the future."""
    relatives: tuple[Span, ...] = ()
    """Words that begin a relative clause: "who", الذي."""
    outcomes: tuple[Outcome, ...] = ()
    loaded: tuple[Mention, ...] = ()
    sources: tuple[Mention, ...] = ()
    nouns: tuple[Mention, ...] = ()
    """What and whom acts befall: a plane, a worshipper."""
    themes: tuple[Mention, ...] = ()
    """Words that belong to one topic of the profile: court, مستشفى."""
    topics: tuple[Topic, ...] = ()
    """The subject of the first clause, whatever its verb."""
    named: tuple[Actor, ...] = ()
    """Whom "by" or the like names as a doer, whatever the verb."""
    firsts: tuple[Actor, ...] = ()
    """Of whom it is said that they were the first to do something."""
    causers: tuple[Actor, ...] = ()
    """The doers of clauses that tell when or why something came about: "after police charged"."""
    talk: tuple[Span, ...] = ()
    """The sentences in which somebody speaks of "I", "we" or "you", or asks."""
    garbled: tuple[Span, ...] = ()
    """Words that lost the space between them: what seems missing may stand in them."""
    quotes: tuple[Span, ...] = ()
    speech: tuple[Span, ...] = ()
    """Quotations long enough to be somebody's words rather than a name or a term."""
    quoted: tuple[Span, ...] = ()
    """The same, but only those that open and close in the sentence."""
    terms: tuple[Span, ...] = ()
    """All quotations that open and close in the sentence, names and single words too."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens and hits of one sentence, as the language's rules read them."""

    tokens: tuple[Token, ...]
    hits: dict[str, tuple[Hit, ...]]
    at: dict[str, dict[int, list[Entry]]] = field(default_factory=dict)
    """Layer → token index → the entries whose hit covers that token."""

    def entries(self, layer: str, index: int) -> list[Entry]:
        """The entries of a layer that cover token `index`."""
        return self.at.get(layer, {}).get(index, [])


def read_sentence(model: LanguageModel, text: str, start: int, end: int) -> Sentence:
    """The tokens and lexicon hits of `text[start:end]`, minus what the grammar rules out."""
    tokens = model.tokens(text, start, end)
    hits = {
        layer: tuple(hit for hit in found if model.grammar.accepts(tokens, hit))
        for layer, found in model.find(tokens).items()
    }
    at: dict[str, dict[int, list[Entry]]] = {}
    for layer, found in hits.items():
        index = at.setdefault(layer, {})
        for hit in found:
            for i in range(hit.first, hit.last + 1):
                index.setdefault(i, []).append(hit.entry)
    return Sentence(tokens, hits, at)


def mentions(sentence: Sentence, layer: str) -> tuple[Mention, ...]:
    """The hits of a layer as mentions."""
    return tuple(
        Mention(
            cover(sentence.tokens, hit.first, hit.last),
            hit.entry.concept,
            hit.entry.category,
            hit.first,
            hit.last,
        )
        for hit in sentence.hits.get(layer, ())
    )


def annotate(model: LanguageModel, text: str, start: int, end: int) -> Marks:
    """The marks of one sentence, or of the clause of it that is matched."""
    from comparer.framing import agency, attribution, certainty, negation, quotes, roles

    sentence = read_sentence(model, text, start, end)
    return Marks(
        lang=model.code,
        tokens=sentence.tokens,
        labels=mentions(sentence, "label"),
        persons=mentions(sentence, "person"),
        attributions=attribution.annotate(model.grammar, sentence),
        hedges=certainty.annotate(model.grammar, sentence),
        negations=negation.negations(model.grammar, sentence),
        events=agency.annotate(model.grammar, sentence),
        roles=roles.annotate(model.grammar, sentence),
        doers=model.grammar.doers(sentence),
        passives=model.grammar.passives(sentence),
        places=tuple(
            m.span
            for layer in ("label", "source")
            for m in mentions(sentence, layer)
            if model.grammar.is_place(sentence.tokens, m.first)
        ),
        causes=tuple(
            m.span
            for m in mentions(sentence, "agent")
            if m.category in ("cause", "natural", "because")
        ),
        future=tuple(t.span for t in sentence.tokens if model.grammar.is_future(t)),
        relatives=tuple(t.span for t in sentence.tokens if model.grammar.is_relative(t)),
        outcomes=negation.annotate(model.grammar, sentence),
        loaded=mentions(sentence, "loaded"),
        sources=mentions(sentence, "source"),
        nouns=mentions(sentence, "noun"),
        themes=mentions(sentence, "topic"),
        topics=model.grammar.topics(sentence),
        named=model.grammar.named(sentence),
        firsts=model.grammar.firsts(sentence),
        causers=model.grammar.causers(sentence),
        talk=(Span(start, end),) if model.grammar.is_talk(sentence) else (),
        garbled=tuple(
            t.span for t in sentence.tokens if len(t.norm) > model.grammar.longest_word()
        ),
        quotes=quotes.annotate(sentence),
        speech=quotes.annotate(sentence, at_least=3),
        quoted=quotes.annotate(sentence, at_least=3, closed=True),
        terms=quotes.annotate(sentence, closed=True),
    )


def merge(parts: list[Marks]) -> Marks:
    """The marks of several sentences that stand together on one side of a match."""
    first, *rest = parts
    if not rest:
        return first

    def joined(name: str) -> tuple[object, ...]:
        return tuple(item for part in parts for item in getattr(part, name))

    names = [name for name in Marks.__slots__ if name != "lang"]
    return Marks(lang=first.lang, **{name: joined(name) for name in names})  # type: ignore[arg-type]


class Annotator:
    """The marks of a document's sentences, each read once, whoever asks."""

    def __init__(self, model: LanguageModel, document: Document) -> None:
        self.model = model
        self.document = document
        self._read: dict[Span, Marks] = {}

    def side(self, sentences: tuple[int, ...], spans: tuple[Span, ...]) -> Marks:
        """The marks of one side of a match: of its clauses if given, else of its sentences."""
        parts = spans or tuple(self.document.sentences[i].span for i in sentences)
        return merge([self._marks(span) for span in parts])

    def _marks(self, span: Span) -> Marks:
        if span not in self._read:
            self._read[span] = annotate(self.model, self.document.text, span.start, span.end)
        return self._read[span]


Annotators = tuple[Annotator, Annotator]
"""Those of the reports `a` and `b`."""


def annotators(a: Document, b: Document, lexicons: Lexicons) -> Annotators:
    """One for each report of a pair."""
    return Annotator(lexicons.model(a.lang), a), Annotator(lexicons.model(b.lang), b)
