"""Emphasis: a claim that one report puts first and the other far down."""

from __future__ import annotations

from comparer.framing.annotate import Annotator
from comparer.framing.finding import Finding
from comparer.framing.tokens import Token
from comparer.records import Document, Match, Span

MIN_CLAIMS = 6
"""Shorter texts have no "far down"."""
FAR = 0.5
"""The share of the other report that a claim must stand below to be far down."""
ECHO = 0.4
"""The share of the content words of headline or sentence, whichever is shorter, that they share if
the headline is about the sentence; a headline of several parts is compared part by part."""
MIN_ECHO = 2
"""And how many words that must be at least."""

Stems = frozenset[str]


class Outline:
    """What a report puts at its top, and how far down each claim stands."""

    def __init__(self, read: Annotator) -> None:
        self._read = read
        self._grammar = read.model.grammar
        document = self._document = read.document
        claims = list(document.claims())
        self.size = len(claims)
        self.top = document.top()
        last = max(1, len(claims) - 1)
        self._places = {s.index: k / last for k, s in enumerate(claims)}
        self._stems: dict[int, Stems] = {}
        self._split: dict[int, tuple[Stems, ...]] = {}

    def place(self, sentences: tuple[int, ...]) -> float:
        """Where a claim stands first: 0 at the very top, 1 at the end."""
        return min((self._places.get(i, 0.0) for i in sentences), default=0.0)

    def headlines(self, sentences: tuple[int, ...]) -> frozenset[int]:
        """The sentences at the top that carry the claim: itself, or one that echoes it."""
        found = set(self.top).intersection(sentences)
        for index in self.top:
            for part in self._parts(index):
                for i in sentences:
                    shared = len(part & self.stems(i))
                    if shared >= MIN_ECHO and shared >= ECHO * min(len(part), len(self.stems(i))):
                        found.add(index)
        return frozenset(found)

    def _parts(self, index: int) -> tuple[Stems, ...]:
        """The content words of each part of a headline; of the whole of any other sentence."""
        if self._document.sentences[index].role == "body":
            return (self.stems(index),)
        if index not in self._split:
            parts: list[set[str]] = [set()]
            for token in self._tokens(index):
                if token.kind == "punct" or self._grammar.opens_part(token):
                    parts.append(set())
                elif stem := self._grammar.stem(token):
                    parts[-1].add(stem)
            self._split[index] = tuple(frozenset(part) for part in parts if len(part) >= MIN_ECHO)
        return self._split[index]

    def stems(self, index: int) -> Stems:
        """The content words of a sentence, cut down to what inflection leaves alone."""
        if index not in self._stems:
            stems = (self._grammar.stem(token) for token in self._tokens(index))
            self._stems[index] = frozenset(stem for stem in stems if stem)
        return self._stems[index]

    def _tokens(self, index: int) -> tuple[Token, ...]:
        marks = self._read.side((index,), ())
        return tuple(token for token in marks.tokens if token.kind != "quote")


def compare(
    read_a: Annotator, read_b: Annotator, matches: tuple[Match, ...]
) -> list[tuple[Match, Finding]]:
    """The matches whose claim leads one report and stands far down in the other.

    A claim leads a report if it stands in its headline, standfirst or lead, or if one of these says
    it in short. Where the same top sentence answers a top sentence of the other report,
    both lead with the claim, however each words it. The evidence is the claim, and the sentence at
    the top that says it.
    """
    a, b = read_a.document, read_b.document
    outline_a, outline_b = Outline(read_a), Outline(read_b)
    if min(outline_a.size, outline_b.size) < MIN_CLAIMS:
        return []
    shared = {
        (i, j)
        for match in matches
        for i in set(match.a).intersection(outline_a.top)
        for j in set(match.b).intersection(outline_b.top)
    }
    common_a, common_b = {i for i, _ in shared}, {j for _, j in shared}
    found = []
    captions = _captions(a), _captions(b)
    for match in matches:
        if captions[0].intersection(match.a) or captions[1].intersection(match.b):
            continue
        leads_a, leads_b = outline_a.headlines(match.a), outline_b.headlines(match.b)
        if leads_a - common_a and not leads_b and outline_b.place(match.b) >= FAR:
            top_a, top_b = leads_a - common_a, frozenset[int]()
            categories = ("lead", "far down")
        elif leads_b - common_b and not leads_a and outline_a.place(match.a) >= FAR:
            top_a, top_b = frozenset[int](), leads_b - common_b
            categories = ("far down", "lead")
        else:
            continue
        finding = Finding(
            "emphasis",
            "emphasis.position",
            a=_spans(a, top_a.union(match.a)),
            b=_spans(b, top_b.union(match.b)),
            category_a=categories[0],
            category_b=categories[1],
        )
        found.append((match, finding))
    return found


def _captions(document: Document) -> frozenset[int]:
    return frozenset(s.index for s in document.sentences if s.role == "caption")


def _spans(document: Document, sentences: frozenset[int]) -> tuple[Span, ...]:
    return tuple(document.sentences[i].span for i in sorted(sentences))
