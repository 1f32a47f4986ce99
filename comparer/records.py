"""The records that stages hand to each other: frozen, and pointing into the text, not copying it.

Every `start` and `end` is a half-open offset in code points of the article's text as ingested.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from comparer.article import Article

Role = Literal["headline", "subheading", "dateline", "caption", "byline", "body"]
TranslationFlag = Literal["untranslated", "repetition", "number_changed", "low_similarity"]
FigureKind = Literal[
    "count", "percent", "money", "distance", "area", "mass", "volume", "temperature", "speed",
    "duration", "date", "time", "ordinal", "score",
]  # fmt: skip
Bound = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "range"]
Relation = Literal["same", "partial", "conflict"]
Severity = Literal["high", "medium", "low"]
Kind = Literal["figure", "framing", "omission"]
ArticleKey = Literal["a", "b"]

ASPECTS: dict[Kind, tuple[str, ...]] = {
    "figure": ("value", "date", "unit", "precision", "missing"),
    "framing": (
        "labelling", "agency", "attribution", "certainty", "contradiction", "loaded_language",
        "emphasis",
    ),
    "omission": ("only_in",),
}  # fmt: skip


_STANDFIRST = 3
"""Sentences that a standfirst has at most."""


class Span(NamedTuple):
    """Where something stands in an article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Translation:
    """A sentence in the reader's language: an aid to reading, never a source of evidence."""

    text: str
    engine: str
    """What made it, as shown to the reader: "argos ar→en 1.0", "gloss"."""
    flags: tuple[TranslationFlag, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or one line that stands alone (a headline, a caption, a dateline)."""

    index: int
    start: int
    end: int
    role: Role = "body"
    repeats: int | None = None
    """Index of the earlier sentence that this one repeats (pull quote, doubled caption)."""
    translation: Translation | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity, date or score as an article writes it, and what it means."""

    sentence: int
    start: int
    end: int
    kind: FigureKind
    value: Decimal | str | None
    """A number; an ISO 8601 date or time, maybe partial ("2015-08", "--08-05", "Fri"); "2-1"."""
    low: Decimal | str | None = None
    high: Decimal | str | None = None
    unit: str | None = None
    """Canonical: "USD", "km", "km/h", "C", "day"; null where there is none."""
    bound: Bound = "exact"
    counted: str | None = None
    """The noun that is counted, as written."""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Document:
    """An article as the stages see it: its sentences and figures over one text."""

    article: Article
    lang: str
    sentences: tuple[Sentence, ...]
    figures: tuple[Figure, ...] = ()

    @property
    def text(self) -> str:
        return self.article.text

    def slice(self, span: Span | Sentence | Figure) -> str:
        """The text that a span, sentence or figure covers."""
        return self.article.text[span.start : span.end]

    def claims(self) -> Iterator[Sentence]:
        """The sentences that can be matched or omitted: no repeats, datelines or bylines."""
        for sentence in self.sentences:
            if sentence.repeats is None and sentence.role not in ("dateline", "byline"):
                yield sentence

    def top(self) -> tuple[int, ...]:
        """The claims that the report opens with: headline, standfirst, and the lead, which is last.

        The lead is the first body sentence, or the first behind a dateline or byline that at most
        three sentences of standfirst stand before.
        """
        claims = [s for s in self.claims() if s.role in ("headline", "subheading", "body")]
        body = [s.index for s in claims if s.role == "body"]
        if not body:
            return tuple(s.index for s in claims if s.role == "headline")
        lead = body[0]
        for index in body[: _STANDFIRST + 1]:
            if any(self.sentences[i].role in ("dateline", "byline") for i in range(lead, index)):
                lead = index
        return tuple(s.index for s in claims if s.index <= lead)

    def figures_in(self, sentences: Sequence[int]) -> tuple[Figure, ...]:
        """The figures that stand in these sentences, in text order."""
        wanted = frozenset(sentences)
        return tuple(figure for figure in self.figures if figure.sentence in wanted)


@dataclass(frozen=True, slots=True)
class Match:
    """Sentences of `a` and of `b` that make the same claim."""

    id: str
    a: tuple[int, ...]
    b: tuple[int, ...]
    score: float
    """Calibrated probability, 0–1, that the match is right."""
    relation: Relation = "same"
    spans_a: tuple[Span, ...] = ()
    """The clauses that correspond, where only a part of the sentences does; empty: all of them."""
    spans_b: tuple[Span, ...] = ()

    def side(self, key: ArticleKey) -> tuple[int, ...]:
        """The sentences of article "a" or "b"."""
        return self.a if key == "a" else self.b

    def spans(self, key: ArticleKey) -> tuple[Span, ...]:
        """The clauses of article "a" or "b"."""
        return self.spans_a if key == "a" else self.spans_b


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A claim with no counterpart, and how near the other article came to having one."""

    sentence: int
    best_score: float
    """Calibrated probability, 0–1, of the best pair that was rejected for it."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """A clause of a matched claim that the other article lacks."""

    article: ArticleKey
    """Whose clause it is."""
    span: Span
    confidence: float
    """Probability, 0–1, that nothing in the match corresponds to it."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """What corresponds and what does not; every claim is in exactly one place a side."""

    matches: tuple[Match, ...]
    only_a: tuple[Unmatched, ...]
    only_b: tuple[Unmatched, ...]
    lacking: tuple[Lacking, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """The evidence for a difference in one article."""

    spans: tuple[Span, ...]
    value: str | None = None
    unit: str | None = None
    bound: Bound | None = None
    category: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """One sentence of reason, in each interface language."""

    en: str
    ar: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One finding. At least one side is there; `id` is given when the report is assembled."""

    kind: Kind
    aspect: str
    match: str | None
    severity: Severity
    confidence: float
    """Probability, 0–1, that a careful reader of both languages would agree."""
    a: Side | None
    b: Side | None
    explanation: Explanation
    id: str = ""


@dataclass(frozen=True, slots=True)
class Caveat:
    """A fallback, truncation or skipped step that the reader must know of ("warnings" in JSON)."""

    code: str
    message: Explanation
    article: ArticleKey | None = None
