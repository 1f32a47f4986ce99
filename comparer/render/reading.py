"""An article as HTML: its own direction, differences marked, translations under the sentences.

Shared by the HTML report and the page; `assets/report.css` styles it inside an element of class
"cmp". Ids: sentence 3 of article a is "a-s3"; the reference from its text to difference d1 is
"a-d1", and difference d1 itself is expected at "#d1".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise

from comparer import languages, strings
from comparer.records import (
    ArticleKey,
    Difference,
    Document,
    Role,
    Sentence,
    Span,
    Translation,
)
from comparer.render.evidence import is_gloss, overlapping, side_of, valid_spans
from comparer.render.isolates import isolated_runs
from comparer.render.safe import clean
from comparer.render.view import reader_language
from comparer.report import Report

_TAGS: dict[Role, str] = {"headline": "h3", "subheading": "h4"}


@dataclass(frozen=True, slots=True)
class _Mark:
    """A difference's evidence inside one sentence or gap."""

    start: int
    end: int
    difference: Difference


@dataclass(frozen=True, slots=True)
class _Marks:
    """Every mark of an article, and where each difference's reference stands."""

    marks: tuple[_Mark, ...]
    references: dict[int, tuple[Difference, ...]]
    """At which offset, the end of its first span, a difference's number is shown."""
    whole: dict[int, tuple[Difference, ...]] = field(default_factory=dict)
    """By sentence index: the omissions that cover the sentence, shown on it as a whole."""
    parts: tuple[Span, ...] = ()
    """The clauses that have a counterpart, where only a part of the sentences has."""
    parted: frozenset[int] = frozenset()
    """The sentences of which only a part has a counterpart."""


def article_html(report: Report, key: ArticleKey, lang: str) -> str:
    """Article `key` as one `<article>`, labels in the interface language `lang`.

    Paragraphs are kept; every sentence is `<span class="s" id="a-s3" data-match="m2">`; every
    stretch under the same differences is one `<mark class="d figure value" data-ids="d1 d4">`.
    Where only some clauses of a matched sentence have a counterpart, it is of class "parted" and
    they stand in elements of class "part". All text is escaped; unprintable characters and bidi
    controls are not shown.
    """
    document = report.document(key)
    language = languages.get(document.lang)
    marks = _marks_of(report, key, document)
    matches = _matches_by_sentence(report, key)
    body = "".join(
        _block(block, key, document, marks, matches, report, lang) for block in _blocks(document)
    )
    return (
        f'<article class="article" id="article-{key}" lang="{language.code}"'
        f' dir="{language.direction}">{body}</article>'
    )


def inline_html(text: str, lang: str) -> str:
    """A run of article text, escaped, with runs of the other direction isolated."""
    direction = languages.get(lang).direction
    parts, cursor = [], 0
    for run in isolated_runs(text, direction):
        parts.append(escape(clean(text[cursor : run.start])))
        parts.append(f"{_isolate(direction)}{escape(clean(text[run.start : run.end]))}</bdi>")
        cursor = run.end
    parts.append(escape(clean(text[cursor:])))
    return "".join(parts)


def claim_html(document: Document, sentence: Sentence, spans: Sequence[Span]) -> str:
    """A sentence, escaped, the clauses at `spans` in elements of class "part"."""
    parts, cursor = [], sentence.start
    for span in valid_spans(document, spans):
        start, end = max(span.start, cursor), min(span.end, sentence.end)
        if start < end:
            parts.append(inline_html(document.text[cursor:start], document.lang))
            part = inline_html(document.text[start:end], document.lang)
            parts.append(f'<span class="part">{part}</span>')
            cursor = end
    parts.append(inline_html(document.text[cursor : sentence.end], document.lang))
    return "".join(parts)


def _isolate(direction: languages.Direction) -> str:
    """The element around a run against `direction`; left to itself, "-5" would come out as "5-"."""
    return f'<bdi dir="{"ltr" if direction == "rtl" else "rtl"}">'


def translation_html(translation: Translation, lang: str, into: str | None) -> str:
    """A translation, marked as what it is: engine, gloss, and what is wrong with it."""
    gloss = is_gloss(translation)
    label = strings.text(lang, "translation.gloss_short" if gloss else "translation.machine_short")
    title = strings.text(lang, "translation.gloss" if gloss else "translation.machine")
    language = f'lang="{into}" dir="{languages.get(into).direction}"' if into else 'dir="auto"'
    flags = "".join(
        f'<span class="flag">{escape(strings.name(lang, "flag", flag))}</span>'
        for flag in translation.flags
    )
    classes = f"tr{' gloss' if gloss else ''}{' flagged' if translation.flags else ''}"
    return (
        f'<span class="{classes}" {language}>'
        f'<span class="engine" lang="{lang}" dir="{strings.direction(lang)}"'
        f' title="{escape(title)}: {escape(clean(translation.engine))}">{escape(label)}</span>'
        f' <span class="tr-text">{escape(clean(translation.text))}</span>{flags}</span>'
    )


def _blocks(document: Document) -> Iterator[list[Sentence]]:
    """The sentences, paragraph by paragraph: a line break or another role starts a new one."""
    block: list[Sentence] = []
    for sentence in sorted(document.sentences, key=lambda s: (s.start, s.end)):
        if block:
            last = block[-1]
            between = document.text[_text_end(document, last) : _text_start(document, sentence)]
            standing_alone = {last.role, sentence.role} & {"headline", "subheading", "caption"}
            if "\n" in between or (last.role != sentence.role and standing_alone):
                yield block
                block = []
        block.append(sentence)
    if block:
        yield block


def _block(
    block: Sequence[Sentence],
    key: ArticleKey,
    document: Document,
    marks: _Marks,
    matches: dict[int, list[str]],
    report: Report,
    lang: str,
) -> str:
    roles = {sentence.role for sentence in block}
    role: Role = roles.pop() if len(roles) == 1 else "body"
    tag = _TAGS.get(role, "p")
    into = reader_language(report, document)
    parts: list[str] = []
    cursor = block[0].start
    for sentence in block:
        if sentence.start > cursor and parts:
            parts.append(_stretch(Span(cursor, sentence.start), key, document, marks, lang))
        start = max(cursor, sentence.start)
        cursor = max(cursor, sentence.end)
        parts.append(_sentence(sentence, Span(start, cursor), key, document, marks, matches, lang))
        if sentence.translation:
            parts.append(translation_html(sentence.translation, lang, into))
    return f'<{tag} class="{role}">{"".join(parts)}</{tag}>\n'


def _sentence(
    sentence: Sentence,
    span: Span,
    key: ArticleKey,
    document: Document,
    marks: _Marks,
    matches: dict[int, list[str]],
    lang: str,
) -> str:
    found = matches.get(sentence.index, [])
    only = marks.whole.get(sentence.index, ())
    classes = ["s"]
    classes += ["matched"] if found else []
    classes += ["parted"] if sentence.index in marks.parted else []
    classes += ["only"] if only else []
    classes += ["repeat"] if sentence.repeats is not None else []
    attributes = f' data-match="{escape(" ".join(found))}"' if found else ""
    if only:
        attributes += f' data-ids="{escape(" ".join(d.id for d in only))}"'
    return (
        f'<span class="{" ".join(classes)}" id="{key}-s{sentence.index}"{attributes}>'
        f"{_stretch(span, key, document, marks, lang)}</span>"
    )


def _stretch(span: Span, key: ArticleKey, document: Document, marks: _Marks, lang: str) -> str:
    """Text from `span.start` to `span.end`, cut wherever a mark or an isolated run begins or ends.

    An isolated run encloses the marks in it, so that "F-16" keeps its order even where only "16"
    is marked; a mark or a part that leaves the run goes on as another element.
    """
    text = document.text
    direction = languages.get(document.lang).direction
    runs = [
        Span(run.start + span.start, run.end + span.start)
        for run in isolated_runs(text[span.start : span.end], direction)
    ]
    active = [m for m in marks.marks if m.start < span.end and span.start < m.end]
    cuts = {span.start, span.end}
    cuts.update(edge for run in runs for edge in run)
    cuts.update(e for m in active for e in (m.start, m.end) if span.start < e < span.end)
    cuts.update(at for at in marks.references if span.start < at < span.end)
    cuts.update(edge for part in marks.parts for edge in part if span.start < edge < span.end)
    edges = sorted(cuts)

    run_starts = {run.start for run in runs}
    run_ends = {run.end for run in runs}
    parts: list[str] = []
    for start, end in pairwise(edges):
        if start in run_starts:
            parts.append(_isolate(direction))
        here = [m.difference for m in active if m.start <= start and end <= m.end]
        references = "".join(
            _reference(d, key, lang) for d in marks.references.get(end, ()) if start < end
        )
        shown = escape(clean(text[start:end]))
        shown = _mark(here, shown) if here else shown
        inside = any(part.start <= start and end <= part.end for part in marks.parts)
        parts.append(f'<span class="part">{shown}</span>' if inside else shown)
        # The number follows the mark, whose line would run on under it, and the run, in which it
        # would stand before what it follows.
        if end in run_ends:
            parts.append("</bdi>")
        parts.append(references)
    return "".join(parts)


def _mark(differences: Sequence[Difference], shown: str) -> str:
    names = dict.fromkeys(
        name for d in differences for name in (d.kind, d.aspect, f"severity-{d.severity}")
    )
    ids = " ".join(d.id for d in differences)
    # The text is a link for the mouse; the numbered reference is the one in the tab order.
    if shown.strip():
        shown = f'<a href="#{escape(differences[0].id)}" tabindex="-1">{shown}</a>'
    return f'<mark class="d {escape(" ".join(names))}" data-ids="{escape(ids)}">{shown}</mark>'


def _reference(difference: Difference, key: ArticleKey, lang: str) -> str:
    """The difference's number, as a link; drawn by the style sheet so that copies stay clean."""
    number = difference.id.removeprefix("d")
    label = strings.text(lang, "finding.number", id=number)
    aspect = strings.name(lang, "aspect", difference.aspect)
    return (
        f'<a class="ref {difference.kind}" id="{key}-{escape(difference.id)}"'
        f' href="#{escape(difference.id)}" data-n="{escape(number)}"'
        f' aria-label="{escape(label)}: {escape(aspect)}"></a>'
    )


def _marks_of(report: Report, key: ArticleKey, document: Document) -> _Marks:
    marks: list[_Mark] = []
    references: dict[int, list[Difference]] = {}
    whole: dict[int, list[Difference]] = {}
    for difference in report.differences:
        side = side_of(difference, key)
        spans = valid_spans(document, side.spans) if side else []
        if not spans:
            continue
        covered = _covered(document, spans) if difference.kind == "omission" else []
        if covered:
            for sentence in covered:
                whole.setdefault(sentence.index, []).append(difference)
            at = _text_end(document, covered[0])
        else:
            marks.extend(_Mark(span.start, span.end, difference) for span in spans)
            at = spans[0].end
        references.setdefault(_shown_end(document, at), []).append(difference)
    parts = [(match, valid_spans(document, match.spans(key))) for match in report.matches]
    return _Marks(
        tuple(marks),
        {at: tuple(found) for at, found in references.items()},
        {index: tuple(found) for index, found in whole.items()},
        tuple(span for _, spans in parts for span in spans),
        frozenset(index for match, spans in parts if spans for index in match.side(key)),
    )


def _covered(document: Document, spans: Sequence[Span]) -> list[Sentence]:
    """The sentences that a span covers whole."""
    return [
        sentence
        for sentence in overlapping(document, spans)
        if any(
            span.start <= _text_start(document, sentence)
            and _text_end(document, sentence) <= span.end
            for span in spans
        )
    ]


def _shown_end(document: Document, at: int) -> int:
    """The offset, moved back into a sentence where it stands in no sentence at all."""
    if any(s.start < at <= s.end for s in document.sentences):
        return at
    return max((s.end for s in document.sentences if s.end <= at), default=at)


def _matches_by_sentence(report: Report, key: ArticleKey) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for match in report.matches:
        for index in match.side(key):
            found.setdefault(index, []).append(match.id)
    return found


def _text_start(document: Document, sentence: Sentence) -> int:
    """Where the sentence's text begins, white space around it left out."""
    text = document.slice(sentence)
    return sentence.start + len(text) - len(text.lstrip())


def _text_end(document: Document, sentence: Sentence) -> int:
    return sentence.start + len(document.slice(sentence).rstrip())
