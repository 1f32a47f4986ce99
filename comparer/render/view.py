"""What every format shows of a report: its findings as a reader meets them, in one order.

Formats decide how things look; what is shown, and in which words, is decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from comparer import languages, strings
from comparer.records import (
    ASPECTS,
    ArticleKey,
    Difference,
    Document,
    Figure,
    Match,
    Sentence,
    Severity,
    Span,
    Translation,
)
from comparer.render import values
from comparer.render.safe import isolate, one_line
from comparer.report import Report

KEYS: tuple[ArticleKey, ArticleKey] = ("a", "b")
_SEVERITY_ORDER: dict[Severity, int] = {"high": 0, "medium": 1, "low": 2}
# A page-long "sentence" (a text without full stops) is shown around its evidence only.
_CONTEXT = 320


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an excerpt; `evidence` where the finding points at it."""

    text: str
    evidence: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """One side of a finding: the wording it rests on, where that stands, and its translation."""

    key: ArticleKey
    lang: str
    quote: str
    """The evidence alone, parts joined by " … "; on one line, safe to show."""
    excerpt: tuple[Piece, ...]
    """The sentences around it, cut to what is near when they are very long."""
    sentences: tuple[int, ...]
    translations: tuple[Translation, ...]
    value: str
    category: str

    @property
    def direction(self) -> languages.Direction:
        return languages.get(self.lang).direction


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference with everything that a reader is told about it, in the interface language."""

    difference: Difference
    a: Evidence | None
    b: Evidence | None
    kind: str
    aspect: str
    severity: str
    confidence: str
    reason: str
    quantity: str
    """What is measured, for a figure: its kind and the noun counted, as written."""
    gap: str
    ratio: str
    score: float | None
    """The score of the match it stands in."""

    @property
    def id(self) -> str:
        return self.difference.id

    @property
    def number(self) -> str:
        """The id without its letter: what the reader sees as the finding's number."""
        return self.difference.id.removeprefix("d")

    def side(self, key: ArticleKey) -> Evidence | None:
        """The evidence in article "a" or "b"."""
        return self.a if key == "a" else self.b


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the claim-by-claim table: a match, or a sentence without counterpart."""

    match: Match | None
    a: tuple[Sentence, ...]
    b: tuple[Sentence, ...]
    findings: tuple[str, ...]


class View:
    """A report, made ready for a reader of one interface language."""

    def __init__(self, report: Report, lang: str) -> None:
        self.report = report
        self.lang = lang
        self.direction = strings.direction(lang)
        self.version = one_line(report.version)
        self._scores = {match.id: match.score for match in report.matches}

    def text(self, key: str, **given: object) -> str:
        """The interface's words for `key`."""
        return strings.text(self.lang, key, **given)

    def name(self, group: str, code: str | None) -> str:
        """The reader's name of a code; safe to show, since users' lexicons bring their own."""
        return one_line(strings.name(self.lang, group, code))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the report's order."""
        return tuple(self._finding(d) for d in self.report.differences)

    @cached_property
    def figures(self) -> tuple[Finding, ...]:
        """The figure findings."""
        return tuple(f for f in self.findings if f.difference.kind == "figure")

    @cached_property
    def framing(self) -> dict[str, tuple[Finding, ...]]:
        """The framing findings by aspect: the contract's order, only those that occur."""
        found = [f for f in self.findings if f.difference.kind == "framing"]
        aspects = {
            aspect: tuple(f for f in found if f.difference.aspect == aspect)
            for aspect in ASPECTS["framing"]
        }
        return {aspect: group for aspect, group in aspects.items() if group}

    def omissions(self, key: ArticleKey) -> tuple[Finding, ...]:
        """What only this article says, in text order."""
        found = [
            f for f in self.findings if f.difference.kind == "omission" and f.side(key) is not None
        ]
        return tuple(sorted(found, key=lambda f: _start(f, key)))

    @cached_property
    def framing_count(self) -> int:
        """How many framing findings there are."""
        return sum(len(group) for group in self.framing.values())

    @cached_property
    def top(self) -> tuple[Finding, ...]:
        """All findings, the weightiest and surest first; figures and framing before omissions."""
        return tuple(
            sorted(
                self.findings,
                key=lambda f: (
                    _SEVERITY_ORDER[f.difference.severity],
                    f.difference.kind == "omission",
                    -f.difference.confidence,
                ),
            )
        )

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Claim by claim: in a's order, b's unmatched sentences after what precedes them in b."""
        return _rows(self.report)

    def article_name(self, key: ArticleKey) -> str:
        """The title, else the source, else "Report A"; on one line."""
        article = self.report.document(key).article
        return (
            one_line(article.title or "")
            or headline(self.report.document(key))
            or one_line(article.source or "")
            or self.text(f"article.{key}_long")
        )

    def language_name(self, key: ArticleKey) -> str:
        """The name of the article's language."""
        return languages.get(self.report.document(key).lang).names[self.lang]

    def facts(self, key: ArticleKey) -> list[tuple[str, str]]:
        """What is known of an article: language, title, source, date, length."""
        document = self.report.document(key)
        article = document.article
        facts = [
            (self.text("article.language"), self.language_name(key)),
            (self.text("article.title"), self.article_name(key)),
            (self.text("article.source"), one_line(article.source or "")),
            (
                self.text("article.published"),
                values.date_text(article.published, self.lang) if article.published else "",
            ),
            (
                self.text("article.sentences"),
                self.text("count.sentence", n=len(document.sentences)),
            ),
        ]
        return [(name, value) for name, value in facts if value]

    def signature(self) -> list[tuple[str, str]]:
        """What produced the report, as names and values on one line each."""
        signature = self.report.signature
        facts = [(self.text("signature.comparer"), self.version)]
        for name, value in signature.items():
            label = (
                self.text(f"signature.{name}")
                if strings.has(self.lang, f"signature.{name}")
                else one_line(name)
            )
            facts.append((label, _flat(value)))
        return [(name, one_line(value)) for name, value in facts if value]

    def caveats(self) -> list[str]:
        """The warnings, as sentences; one that concerns an article says which."""
        lines = []
        for caveat in self.report.caveats:
            message = one_line(getattr(caveat.message, self.lang))
            if caveat.article:
                message = f"{self.text(f'article.{caveat.article}_long')}: {message}"
            lines.append(message)
        return lines

    def limits(self) -> list[str]:
        """What the report cannot tell."""
        return [
            self.text(f"limits.{name}")
            for name in ("truth", "missed", "wrong", "omission", "translation")
        ]

    def how_to_read(self) -> list[str]:
        """How to read the findings."""
        return [self.text(f"read.{name}") for name in ("first", "kinds", "severity", "matching")]

    def counts(self) -> list[tuple[str, int]]:
        """The summary: what is counted, and how many."""
        return [
            (self.text("tile.match"), len(self.report.matches)),
            (self.text("tile.figure"), len(self.figures)),
            (self.text("tile.framing"), self.framing_count),
            (self.text("tile.only_a"), len(self.omissions("a"))),
            (self.text("tile.only_b"), len(self.omissions("b"))),
        ]

    def engines(self, key: ArticleKey) -> tuple[str, ...]:
        """The names of what translated this article's sentences."""
        return tuple(
            dict.fromkeys(
                one_line(s.translation.engine)
                for s in self.report.document(key).sentences
                if s.translation
            )
        )

    def place(self, evidence: Evidence) -> str:
        """Where evidence stands: "sentence 3", counted from one for people."""
        if not evidence.sentences:
            return ""
        numbers = ", ".join(str(index + 1) for index in evidence.sentences)
        key = "finding.sentence" if len(evidence.sentences) == 1 else "finding.sentences"
        return self.text(key, numbers=numbers)

    def engine_note(self, key: ArticleKey) -> str:
        """Who translated the article, in a sentence; "" where nothing is translated."""
        return " · ".join(
            self.text("translation.gloss_by")
            if is_gloss_engine(engine)
            else self.text("translation.by", engine=engine)
            for engine in self.engines(key)
        )

    def short_label(self, translation: Translation) -> str:
        """What a translation is and what is wrong with it, where its engine is named elsewhere."""
        kind = "gloss_short" if is_gloss(translation) else "machine_short"
        flags = [self.name("flag", flag) for flag in translation.flags]
        return " · ".join((self.text(f"translation.{kind}"), *flags))

    def translation_label(self, translation: Translation) -> str:
        """What a translation is, who made it, and what is wrong with it."""
        kind = "gloss" if is_gloss(translation) else "machine"
        label = f"{self.text(f'translation.{kind}')}"
        if kind == "machine":
            label = f"{label}, {isolate(translation.engine)}"
        flags = [self.name("flag", flag) for flag in translation.flags]
        return f"{label} · {' · '.join(flags)}" if flags else label

    def _finding(self, difference: Difference) -> Finding:
        a, b = difference.a, difference.b
        return Finding(
            difference=difference,
            a=self._evidence("a", difference),
            b=self._evidence("b", difference),
            kind=self.name("kind", difference.kind),
            aspect=self.name("aspect", difference.aspect),
            severity=self.name("severity", difference.severity),
            confidence=percent(difference.confidence),
            reason=one_line(getattr(difference.explanation, self.lang)),
            quantity=self._quantity(difference) if difference.kind == "figure" else "",
            gap=values.difference_text(a, b, self.lang) if a and b else "",
            ratio=values.ratio_text(a, b) if a and b else "",
            score=self._scores.get(difference.match or ""),
        )

    def _evidence(self, key: ArticleKey, difference: Difference) -> Evidence | None:
        side = difference.a if key == "a" else difference.b
        if side is None:
            return None
        document = self.report.document(key)
        spans = valid_spans(document, side.spans)
        figure = next(iter(self._figures(difference, key)), None)
        sentences = tuple(
            s
            for s in document.sentences
            if any(span.start < s.end and s.start < span.end for span in spans)
        )
        return Evidence(
            key=key,
            lang=document.lang,
            quote=" … ".join(one_line(document.text[s.start : s.end]) for s in spans),
            excerpt=excerpt(document, sentences, spans),
            sentences=tuple(s.index for s in sentences),
            translations=tuple(s.translation for s in sentences if s.translation),
            value=one_line(values.value_text(side, self.lang, figure)),
            category=self.name("category", side.category),
        )

    def _quantity(self, difference: Difference) -> str:
        """The kind of the figure and what is counted, from the figures under the evidence."""
        found = [figure for key in KEYS for figure in self._figures(difference, key)]
        kinds = dict.fromkeys(self.name("figure_kind", figure.kind) for figure in found)
        counted = dict.fromkeys(isolate(f.counted) for f in found if f.counted)
        return " · ".join(filter(None, (next(iter(kinds), ""), " / ".join(counted))))

    def _figures(self, difference: Difference, key: ArticleKey) -> list[Figure]:
        side = difference.a if key == "a" else difference.b
        if side is None:
            return []
        return [
            figure
            for figure in self.report.document(key).figures
            if any(span.start < figure.end and figure.start < span.end for span in side.spans)
        ][:1]


def percent(share: float) -> str:
    """A probability as a whole percentage."""
    return f"{round(share * 100)}%"


def is_gloss(translation: Translation) -> bool:
    """Whether it is the word-for-word gloss, which is no translation and must not pass for one."""
    return is_gloss_engine(translation.engine)


def is_gloss_engine(engine: str) -> bool:
    """Whether this names the word-for-word gloss."""
    return engine.split()[:1] == ["gloss"]


def headline(document: Document) -> str:
    """The headline's text on one line, or "" when the article has none."""
    for sentence in document.sentences:
        if sentence.role == "headline":
            return one_line(document.slice(sentence))
    return ""


def reader_language(report: Report, document: Document) -> str | None:
    """The language that the document was translated into, or None where it is not known."""
    options = report.signature.get("options")
    reader = options.get("reader") if isinstance(options, dict) else None
    return reader if reader in languages.CODES and reader != document.lang else None


def valid_spans(document: Document, spans: Sequence[Span]) -> list[Span]:
    """The spans within the text, in text order; what a damaged report puts outside is cut off."""
    length = len(document.text)
    inside = (Span(max(0, s.start), min(length, s.end)) for s in spans)
    return sorted(span for span in inside if span.start < span.end)


def excerpt(
    document: Document, sentences: Sequence[Sentence], spans: Sequence[Span]
) -> tuple[Piece, ...]:
    """The sentences as pieces, evidence told apart; " … " where something is left out."""
    pieces: list[Piece] = []
    last: Sentence | None = None
    for sentence in sentences:
        if last is not None:
            pieces.append(Piece(" " if sentence.index == last.index + 1 else " … ", False))
        last = sentence
        cursor = sentence.start
        inside = [s for s in spans if s.start < sentence.end and sentence.start < s.end]
        for n, span in enumerate(inside):
            start, end = max(span.start, cursor), min(span.end, sentence.end)
            if start >= end:
                continue
            between = document.text[cursor:start]
            pieces.append(Piece(_shorten(between, head=n > 0, tail=True), False))
            pieces.append(Piece(_shorten(document.text[start:end], head=True, tail=True), True))
            cursor = end
        pieces.append(Piece(_shorten(document.text[cursor : sentence.end], True, False), False))
    return tuple(piece for piece in pieces if piece.text)


def _shorten(text: str, head: bool, tail: bool) -> str:
    """The text's head, tail or both, where it is longer than a reader wants around evidence."""
    if len(text) <= 2 * _CONTEXT:
        return text
    return f"{text[:_CONTEXT] if head else ''} … {text[-_CONTEXT:] if tail else ''}"


def _start(finding: Finding, key: ArticleKey) -> int:
    side = finding.difference.a if key == "a" else finding.difference.b
    return min((span.start for span in side.spans), default=0) if side else 0


def _flat(value: object) -> str:
    """Nested settings on one line: "lexicons: ar 1f3c…, en 88ab…"."""
    if isinstance(value, dict):
        return ", ".join(f"{k}: {_flat(v)}" for k, v in value.items() if v not in (None, [], ""))
    if isinstance(value, list | tuple):
        return " ".join(_flat(item) for item in value)
    return str(value)


def _rows(report: Report) -> tuple[Row, ...]:
    by_match: dict[str, list[str]] = {}
    by_place: dict[tuple[ArticleKey, int], list[str]] = {}
    for difference in report.differences:
        if difference.match is not None:
            by_match.setdefault(difference.match, []).append(difference.id)
            continue
        for key in KEYS:
            side = difference.a if key == "a" else difference.b
            for sentence in report.document(key).sentences:
                if side and any(
                    s.start < sentence.end and sentence.start < s.end for s in side.spans
                ):
                    by_place.setdefault((key, sentence.index), []).append(difference.id)

    sentences = {key: {s.index: s for s in report.document(key).sentences} for key in KEYS}
    matched: dict[ArticleKey, set[int]] = {
        "a": {i for match in report.matches for i in match.a},
        "b": {i for match in report.matches for i in match.b},
    }
    waiting = [s for s in report.b.claims() if s.index not in matched["b"]]
    rows: list[tuple[tuple[float, float], Row]] = []
    place_of_b: dict[int, float] = {}
    for match in report.matches:
        position = float(min(match.a, default=0))
        for index in match.b:
            place_of_b[index] = min(position, place_of_b.get(index, position))
        rows.append(
            (
                (position, 0),
                Row(
                    match,
                    tuple(sentences["a"][i] for i in match.a if i in sentences["a"]),
                    tuple(sentences["b"][i] for i in match.b if i in sentences["b"]),
                    tuple(by_match.get(match.id, ())),
                ),
            )
        )
    for sentence in report.a.claims():
        if sentence.index not in matched["a"]:
            found = tuple(by_place.get(("a", sentence.index), ()))
            rows.append(((float(sentence.index), 0), Row(None, (sentence,), (), found)))
    for sentence in waiting:
        before = [index for index in place_of_b if index < sentence.index]
        position = place_of_b[max(before)] if before else -1.0
        found = tuple(by_place.get(("b", sentence.index), ()))
        rows.append(((position, 1 + sentence.index), Row(None, (), (sentence,), found)))
    return tuple(row for _, row in sorted(rows, key=lambda item: item[0]))
