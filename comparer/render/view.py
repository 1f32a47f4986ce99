"""What every format shows of a report: its findings as a reader meets them, in one order.

Formats decide how things look; what is shown, and in which words, is decided here.
"""

from __future__ import annotations

from functools import cached_property

from comparer import languages, strings
from comparer.decisions import Mark
from comparer.records import (
    ASPECTS,
    ArticleKey,
    Difference,
    Document,
    Figure,
    Match,
    Severity,
    Translation,
)
from comparer.render import values
from comparer.render.claims import Row, claim_rows
from comparer.render.evidence import (
    KEYS,
    Evidence,
    Finding,
    excerpt,
    is_gloss,
    is_gloss_engine,
    overlapping,
    side_of,
    valid_spans,
)
from comparer.render.figures import FigureLine, figure_lines
from comparer.render.safe import isolate, one_line
from comparer.report import Report

_SEVERITY_ORDER: dict[Severity, int] = {"high": 0, "medium": 1, "low": 2}


class View:
    """A report, made ready for a reader of one interface language."""

    def __init__(self, report: Report, lang: str) -> None:
        self.report = report
        self.lang = lang
        self.direction = strings.direction(lang)
        self.version = one_line(report.version)
        self._matches = {match.id: match for match in report.matches}
        for gone in report.review.aside if report.review else ():
            if isinstance(gone.record, Match):
                self._matches[gone.record.id] = gone.record

    def text(self, key: str, **given: object) -> str:
        """The interface's words for `key`."""
        return strings.text(self.lang, key, **given)

    def name(self, group: str, code: str | None) -> str:
        """The reader's name of a code; safe to show, since users' lexicons bring their own."""
        return one_line(strings.name(self.lang, group, code))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the report's order."""
        return tuple(self.finding(d) for d in self.report.differences)

    def mark(self, target: str) -> Mark:
        """What a reader decided on a match or a difference."""
        return self.report.review.mark(target) if self.report.review else Mark()

    def judged(self, mark: Mark) -> str:
        """A decision in a few words, its note left out; "" where none was made."""
        said = [self.text("review.by_hand")] if mark.by_hand else []
        if mark.verdict != "open":
            said.append(self.text(f"review.{mark.verdict}"))
        return " · ".join(said)

    @cached_property
    def figures(self) -> tuple[Finding, ...]:
        """The figure findings."""
        return tuple(f for f in self.findings if f.difference.kind == "figure")

    @cached_property
    def figure_lines(self) -> tuple[FigureLine, ...]:
        """Every figure of both reports, side by side."""
        return figure_lines(self)

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
        return claim_rows(self.report)

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

    def finding(self, difference: Difference) -> Finding:
        """A difference of this report, or one that a reader set aside, as it is shown."""
        a, b = difference.a, difference.b
        match = self._matches.get(difference.match or "")
        missing: ArticleKey | None = "a" if a is None else "b" if b is None else None
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
            score=match.score if match else None,
            counterpart=self._counterpart(missing, difference) if missing else None,
            mark=self.mark(difference.id),
        )

    def _evidence(self, key: ArticleKey, difference: Difference) -> Evidence | None:
        side = side_of(difference, key)
        if side is None:
            return None
        document = self.report.document(key)
        spans = valid_spans(document, side.spans)
        sentences = overlapping(document, spans)
        figure = next(iter(self._figures(difference, key)), None)
        return Evidence(
            key=key,
            lang=document.lang,
            quote=" … ".join(one_line(document.text[s.start : s.end]) for s in spans),
            excerpt=excerpt(document, sentences, spans),
            sentences=tuple(s.index for s in sentences),
            translations=tuple(s.translation for s in sentences if s.translation),
            value=one_line(values.value_text(side, self.lang, figure, document)),
            category=self.name("category", side.category),
        )

    def _counterpart(self, key: ArticleKey, difference: Difference) -> Evidence | None:
        """What the matched sentences say on the side that has no evidence."""
        match = self._matches.get(difference.match or "")
        if match is None:
            return None
        document = self.report.document(key)
        wanted = match.a if key == "a" else match.b
        sentences = tuple(s for s in document.sentences if s.index in wanted)
        return Evidence(
            key=key,
            lang=document.lang,
            quote="",
            excerpt=excerpt(document, sentences, ()),
            sentences=tuple(s.index for s in sentences),
            translations=tuple(s.translation for s in sentences if s.translation),
            value="",
            category="",
        )

    def _quantity(self, difference: Difference) -> str:
        """The kind of the figure and what is counted, from the figures under the evidence."""
        found = [figure for key in KEYS for figure in self._figures(difference, key)]
        kinds = dict.fromkeys(self.name("figure_kind", figure.kind) for figure in found)
        counted = dict.fromkeys(isolate(f.counted) for f in found if f.counted)
        return " · ".join(filter(None, (next(iter(kinds), ""), " / ".join(counted))))

    def _figures(self, difference: Difference, key: ArticleKey) -> list[Figure]:
        side = side_of(difference, key)
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


def _start(finding: Finding, key: ArticleKey) -> int:
    side = side_of(finding.difference, key)
    return min((span.start for span in side.spans), default=0) if side else 0


def _flat(value: object) -> str:
    """Nested settings on one line: "lexicons: ar 1f3c…, en 88ab…"."""
    if isinstance(value, dict):
        return ", ".join(f"{k}: {_flat(v)}" for k, v in value.items() if v not in (None, [], ""))
    if isinstance(value, list | tuple):
        return " ".join(_flat(item) for item in value)
    return str(value)
