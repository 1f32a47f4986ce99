"""The report as a Word document to edit: the findings, then both texts marked and commented.

Every difference is a comment on the words it points at, so that an editor can answer it, resolve
it or delete it there.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import docx
from docx.shared import Cm, Pt, RGBColor
from docx.text.run import Run

from comparer.decisions import Mark
from comparer.records import ArticleKey, Difference, Sentence, Span, Translation
from comparer.render.archive import without_times
from comparer.render.evidence import KEYS, Finding, overlapping, side_of, valid_spans
from comparer.render.profile import ROWS, Name, ProfileView
from comparer.render.review import ReviewView
from comparer.render.safe import one_line
from comparer.render.view import View, percent, reader_language
from comparer.render.wordtext import (
    SANS,
    SERIF,
    Look,
    add_comment,
    add_text,
    keep_together,
    name_stand_ins,
    set_direction,
    set_face,
    shade,
    style_table,
)
from comparer.report import Report

_SOFT = "5C5850"
_HEAD = "F0EDE4"
_LABEL = Look(bold=True, face=SANS, size=9)
_NOTE = Look(color=_SOFT, face=SANS, size=9)
_TRANSLATION = Look(italic=True, color=_SOFT, size=10)


def to_docx(report: Report, lang: str) -> bytes:
    """The report as a Word document in the interface language `lang`."""
    return _Writer(View(report, lang)).written()


class _Writer:
    """One document being written, top to bottom."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.lang = view.lang
        self.document = docx.Document()
        self._set_up()

    def written(self) -> bytes:
        """The document's bytes, the same for the same report."""
        view = self.view
        self._opening()
        self._heading("figures")
        if view.figures:
            self._figure_table()
            self._findings(view.figures)
        else:
            self._line(view.text("finding.no_figure"))
        self._heading("framing")
        if not view.framing:
            self._line(view.text("finding.no_framing"))
        for aspect, findings in view.framing.items():
            self._title(view.name("aspect", aspect), 2)
            self._line(view.text(f"aspect_meaning.{aspect}"), _NOTE)
            self._findings(findings)
        self._heading("profile")
        self._profile()
        self._heading("omissions")
        for key in KEYS:
            self._title(view.text(f"article.only_{key}"), 2)
            if not view.omissions(key):
                self._line(view.text("finding.no_omission"))
            self._findings(view.omissions(key))
        self._heading("matches")
        self._matches()
        self._review()
        for key in KEYS:
            self._article(key)
        self._heading("limits")
        self._bullets(view.limits())
        self._heading("signature")
        self._bullets(f"{name}: {value}" for name, value in view.signature())
        self._line(view.text("signature.offline"), _NOTE)

        name_stand_ins(self.document)
        content = io.BytesIO()
        self.document.save(content)
        return without_times(content.getvalue())

    def _set_up(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(2)
        styles = self.document.styles
        set_face(styles["Normal"], SERIF, 11, 13)
        styles["Normal"].paragraph_format.space_after = Pt(6)
        for level, size in ((0, 22), (1, 15), (2, 12)):
            style = styles[f"Heading {level}" if level else "Title"]
            set_face(style, SERIF if level < 2 else SANS, size, size + 2)
            style.font.color.rgb = RGBColor(0x1D, 0x1C, 0x1A)
        properties = self.document.core_properties
        properties.author = f"comparer {self.view.version}"
        properties.title = self.view.text("report.title")
        properties.comments = ""
        properties.language = self.lang
        footer = section.footer.paragraphs[0]
        set_direction(footer, self.lang)
        add_text(
            footer,
            f"comparer {self.view.version} · {self.view.text('limits.truth')}",
            self.lang,
            Look(color=_SOFT, face=SANS, size=8),
        )

    def _opening(self) -> None:
        view = self.view
        self._title(view.text("report.title"), 0)
        self._line(view.text("report.kicker"), _NOTE)
        table = self._table((2.6, 7.2, 7.2))
        self._cells(table.add_row(), ["", *(view.text(f"article.{k}_long") for k in KEYS)], _LABEL)
        facts = [dict(view.facts(key)) for key in KEYS]
        for name in dict.fromkeys(name for found in facts for name in found):
            self._cells(table.add_row(), [name, *(found.get(name, "") for found in facts)])
        engines = [view.engine_note(key) for key in KEYS]
        if any(engines):
            self._cells(table.add_row(), [view.text("translation.engine"), *engines], _NOTE)
        self._heading("summary")
        self._bullets(f"{label}: {count:,}" for label, count in view.counts())
        self._heading("caveats")
        self._bullets(view.caveats() or [view.text("finding.no_caveats")])
        self._heading("how_to_read")
        for text in view.how_to_read():
            self._line(text)

    def _figure_table(self) -> None:
        view = self.view
        table = self._table((1.2, 4.6, 3.6, 3.6, 2.2, 1.8))
        headings = [
            view.text("column.id"),
            view.text("column.quantity"),
            *(f"{view.text(f'article.{k}')} · {view.language_name(k)}" for k in KEYS),
            view.text("column.difference"),
            view.text("column.ratio"),
        ]
        self._head(table, headings)
        for finding in view.figures:
            row = table.add_row()
            cells = [finding.number, finding.quantity or finding.aspect, "", "", finding.gap,
                     finding.ratio]  # fmt: skip
            self._cells(row, cells, Look(size=10))
            for cell, key in zip(row.cells[2:4], KEYS, strict=True):
                side = finding.side(key)
                if side is None:
                    self._fill(cell, view.text("finding.absent_figure"), self.lang, _NOTE)
                    continue
                if side.value:
                    self._fill(cell, side.value, self.lang, Look(bold=True, size=10))
                    self._paragraph(cell, side.lang, side.quote, Look(size=10, color=_SOFT))
                else:
                    self._fill(cell, side.quote, side.lang, Look(size=10))
        self._line("")

    def _findings(self, findings: Sequence[Finding]) -> None:
        view = self.view
        for finding in findings:
            heading = self.document.add_paragraph()
            set_direction(heading, self.lang)
            heading.paragraph_format.keep_with_next = True
            heading.paragraph_format.space_before = Pt(8)
            facts = (
                view.text("finding.severity", severity=finding.severity),
                view.text("finding.confidence", percent=finding.confidence),
                *filter(None, [view.judged(finding.mark)]),
            )
            add_text(heading, f"{finding.number}  {finding.aspect}", self.lang,
                     Look(bold=True, face=SANS, size=10))  # fmt: skip
            add_text(heading, f"   {' · '.join(facts)}", self.lang, _NOTE)
            reason = self._line(finding.reason)
            reason.paragraph_format.keep_with_next = True
            if finding.mark.note:
                self._note(finding.mark.note)
            keys = [k for k in KEYS if finding.side(k) or finding.difference.kind != "omission"]
            table = self._table([17.0 / len(keys)] * len(keys))
            row = table.add_row()
            keep_together(row)
            for cell, key in zip(row.cells, keys, strict=True):
                self._evidence(cell, key, finding)
            self._line("")

    def _evidence(self, cell: Any, key: ArticleKey, finding: Finding) -> None:
        view = self.view
        side = finding.side(key) or finding.counterpart
        if side is None:
            self._fill(cell, view.text(f"article.{key}_long"), self.lang, _LABEL)
            self._paragraph(cell, self.lang, view.text("finding.absent"), _NOTE)
            return
        place = " · ".join(
            filter(None, (view.text(f"article.{key}_long"), view.place(side), side.category))
        )
        self._fill(cell, place, self.lang, _LABEL)
        if finding.side(key) is None:
            self._paragraph(cell, self.lang, view.text("finding.counterpart"), _NOTE)
        paragraph = cell.add_paragraph()
        set_direction(paragraph, side.lang)
        for piece in side.excerpt:
            marked = piece.evidence and finding.difference.kind != "omission"
            kind = finding.difference.kind if marked else None
            add_text(paragraph, piece.text, side.lang, Look(kind=kind))
        for translation in side.translations:
            self._translation(cell, translation, key)

    def _translation(self, container: Any, translation: Translation, key: ArticleKey) -> None:
        """A translation's text in its own language, after a label in the interface's."""
        document = self.view.report.document(key)
        into = reader_language(self.view.report, document) or self.lang
        paragraph = container.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(6)
        set_direction(paragraph, into)
        label = one_line(self.view.short_label(translation))
        add_text(paragraph, f"[{label}] ", self.lang, Look(color=_SOFT, face=SANS, size=8))
        add_text(paragraph, one_line(translation.text), into, _TRANSLATION)

    def _profile(self) -> None:
        """How each report names its actors, whom it quotes, how strong its words are."""
        view, profile = self.view, ProfileView(self.view)
        small = Look(size=9.5)
        reports = [view.text(f"article.{key}_long") for key in KEYS]
        self._line(view.text("profile.meaning"), _NOTE)
        self._title(view.text("profile.actors"), 2)
        if not profile.actors:
            self._line(view.text("profile.no_actor"))
        else:
            table = self._table((4.0, 6.5, 6.5))
            self._head(table, [view.text("profile.actor"), *reports])
            for row in profile.actors[:ROWS]:
                cells = table.add_row().cells
                self._fill(cells[0], row.title, self.lang, small)
                if row.differs:
                    self._paragraph(cells[0], self.lang, view.text("profile.differs"), _NOTE)
                for cell, key in zip(cells[1:], KEYS, strict=True):
                    self._names(cell, key, row.side(key))
                    if row.share(key):
                        self._paragraph(cell, self.lang, row.share(key), _NOTE)
        self._title(view.text("profile.sources"), 2)
        if not profile.sources:
            self._line(view.text("profile.no_source"))
        else:
            table = self._table((6.5, 2.0, 6.5, 2.0))
            times = view.text("profile.times")
            self._head(table, [reports[0], times, reports[1], times])
            for source in profile.sources[:ROWS]:
                cells = table.add_row().cells
                self._fill(cells[0], source.a or view.text("profile.none"),
                           self._language("a", source.a), small)  # fmt: skip
                self._fill(cells[1], str(source.count_a), self.lang, small)
                self._fill(cells[2], source.b or view.text("profile.none"),
                           self._language("b", source.b), small)  # fmt: skip
                self._fill(cells[3], str(source.count_b), self.lang, small)
        none = view.text("profile.none")
        if profile.topics:
            self._title(view.text("profile.topics"), 2)
            table = self._table((4.0, 6.5, 6.5))
            self._head(table, [view.text("profile.topic"), *reports])
            for topic in profile.topics:
                cells = table.add_row().cells
                self._fill(cells[0], topic.title, self.lang, small)
                for cell, key in zip(cells[1:], KEYS, strict=True):
                    self._fill(cell, topic.side(key) or none, self.lang, small)
        if profile.headlines:
            self._title(view.text("profile.headlines"), 2)
            table = self._table((4.0, 6.5, 6.5))
            self._head(table, [view.text("profile.headline"), *reports])
            for part in profile.headlines:
                cells = table.add_row().cells
                self._fill(cells[0], part.title, self.lang, small)
                for cell, key in zip(cells[1:], KEYS, strict=True):
                    for n, words in enumerate(part.side(key) or (part.note(key),)):
                        lang = self._language(key, words if part.side(key) else "")
                        if n == 0:
                            self._fill(cell, words, lang, small)
                        else:
                            self._paragraph(cell, lang, words, small)
        self._title(view.text("profile.tone"), 2)
        table = self._table((8.5, 8.5))
        self._head(table, reports)
        rates, words = table.add_row().cells, table.add_row().cells
        for rate, cell, key in zip(rates, words, KEYS, strict=True):
            self._fill(rate, profile.rate(key), self.lang, small)
            self._names(cell, key, profile.tone.side(key)[:ROWS])

    def _language(self, key: ArticleKey, words: str) -> str:
        """The article's language for its own words, the interface's for a note in their place."""
        return self.view.report.document(key).lang if words else self.lang

    def _names(self, cell: Any, key: ArticleKey, names: Sequence[Name]) -> None:
        if not names:
            self._fill(cell, self.view.text("profile.none"), self.lang, _NOTE)
        for n, name in enumerate(names):
            paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(2)
            lang = self._language(key, name.words)
            set_direction(paragraph, lang)
            add_text(paragraph, name.words, lang, Look(size=9.5))
            add_text(paragraph, f" ×{name.count} ({name.category})", lang, _NOTE)

    def _matches(self) -> None:
        view = self.view
        if not view.report.matches:
            self._line(view.text("finding.no_match"))
        table = self._table((6.4, 6.4, 2.6, 1.6))
        self._head(
            table,
            [
                *(view.text(f"article.{key}_long") for key in KEYS),
                view.text("column.relation"),
                view.text("column.differences"),
            ],
        )
        small = Look(size=9.5)
        for row in view.rows:
            cells = table.add_row().cells
            for cell, key in zip(cells[:2], KEYS, strict=True):
                self._sentences(cell, key, row.side(key), small)
            relation = (
                f"{view.name('relation', row.match.relation)}, {percent(row.match.score)}"
                if row.match
                else view.text("finding.no_counterpart")
            )
            self._fill(cells[2], relation, self.lang, small)
            mark = view.mark(row.match.id) if row.match else Mark()
            for text in filter(None, (view.judged(mark), mark.note)):
                self._paragraph(cells[2], self.lang, text, _NOTE)
            numbers = " ".join(found.removeprefix("d") for found in row.findings)
            self._fill(cells[3], numbers, self.lang, small)

    def _review(self) -> None:
        """What a reader decided: a note on the whole, what was linked by hand, what set aside."""
        view, found = self.view, ReviewView(self.view)
        if not found:
            return
        self._heading("review")
        self._line(view.text("review.meaning"), _NOTE)
        self._bullets(f"{label}: {count:,}" for label, count in found.counts())
        if found.note:
            self._note(found.note)
        small = Look(size=9.5)
        for name, rows in (("linked", found.linked()), ("set_aside", found.aside())):
            if not rows:
                continue
            self._title(view.text(f"review.{name}"), 2)
            table = self._table((3.6, 5.0, 5.0, 3.4))
            reports = [view.text(f"article.{key}_long") for key in KEYS]
            self._head(table, [view.text("column.item"), *reports, view.text("review.status")])
            for row in rows:
                cells = table.add_row().cells
                self._fill(cells[0], f"{row.id}  {row.title}", self.lang, small)
                if row.why:
                    self._paragraph(cells[0], self.lang, row.why, _NOTE)
                for cell, key in zip(cells[1:3], KEYS, strict=True):
                    words = row.side(key)
                    shown = words or view.text("profile.none")
                    self._fill(cell, shown, self._language(key, words), small)
                self._fill(cells[3], row.status, self.lang, small)
                if row.note:
                    self._paragraph(cells[3], self.lang, row.note, _NOTE)

    def _note(self, note: str) -> None:
        """A reader's note, after a label."""
        label = self.view.text("review.note")
        paragraph = self._line(f"{label}: ", _LABEL)
        paragraph.paragraph_format.keep_with_next = True
        add_text(paragraph, one_line(note), self.lang)

    def _sentences(
        self, cell: Any, key: ArticleKey, sentences: Sequence[Sentence], look: Look
    ) -> None:
        document = self.view.report.document(key)
        if not sentences:
            self._fill(cell, self.view.text("finding.no_counterpart"), self.lang, _NOTE)
        for n, sentence in enumerate(sentences):
            text = f"{sentence.index + 1}. {one_line(document.slice(sentence))}"
            if n == 0:
                self._fill(cell, text, document.lang, look)
            else:
                self._paragraph(cell, document.lang, text, look)
            if sentence.translation:
                self._translation(cell, sentence.translation, key)

    def _article(self, key: ArticleKey) -> None:
        """The text, sentence by sentence, with every difference marked and commented."""
        view, document = self.view, self.view.report.document(key)
        self._title(f"{view.text(f'article.{key}_text')}: {view.article_name(key)}", 1)
        marks = self._spans_by_sentence(key)
        anchored: dict[str, list[Run]] = {}
        for sentence in document.sentences:
            paragraph = self.document.add_paragraph()
            set_direction(paragraph, document.lang)
            add_text(paragraph, f"{sentence.index + 1}  ", document.lang, _NOTE)
            here: dict[str, list[Run]] = {}
            for found, runs in self._marked(
                paragraph, key, sentence, marks.get(sentence.index, ())
            ):
                for difference in found if runs else ():  # none for evidence that cannot be shown
                    here.setdefault(difference.id, []).extend(runs)
            # A comment stands where its evidence begins: a range over several paragraphs would
            # cover everything between them.
            anchored = here | anchored
            if sentence.translation:
                self._translation(self.document, sentence.translation, key)
        for finding in view.findings:
            if finding.id in anchored:
                self._comment(finding, anchored[finding.id])

    def _spans_by_sentence(self, key: ArticleKey) -> dict[int, list[tuple[Span, Difference]]]:
        document = self.view.report.document(key)
        found: dict[int, list[tuple[Span, Difference]]] = {}
        for difference in self.view.report.differences:
            side = side_of(difference, key)
            for span in valid_spans(document, side.spans) if side else ():
                for sentence in overlapping(document, [span]):
                    found.setdefault(sentence.index, []).append((span, difference))
        return found

    def _marked(
        self,
        paragraph: Any,
        key: ArticleKey,
        sentence: Sentence,
        spans: Sequence[tuple[Span, Difference]],
    ) -> Iterable[tuple[list[Difference], list[Run]]]:
        """Adds the sentence, cut where a difference begins or ends; gives the runs of each cut."""
        document = self.view.report.document(key)
        cuts = {sentence.start, sentence.end}
        cuts.update(
            edge for span, _ in spans for edge in span if sentence.start < edge < sentence.end
        )
        for start, end in pairwise(sorted(cuts)):
            found = [d for span, d in spans if span.start <= start and end <= span.end]
            kinds = [d.kind for d in found]
            kind = next((k for k in ("figure", "framing", "omission") if k in kinds), None)
            look = Look(
                kind=kind,
                bold=sentence.role in ("headline", "subheading"),
            )
            yield found, add_text(paragraph, document.text[start:end], document.lang, look)

    def _comment(self, finding: Finding, runs: Sequence[Run]) -> None:
        view = self.view
        facts = (
            finding.aspect,
            view.text("finding.severity", severity=finding.severity),
            view.text("finding.confidence", percent=finding.confidence),
        )
        author = f"comparer {view.version}"
        paragraph = add_comment(self.document, runs[0], runs[-1], author, finding.number)
        set_direction(paragraph, self.lang)
        text = f"{view.text('finding.number', id=finding.number)}: {' · '.join(facts)}. "
        add_text(paragraph, text + finding.reason, self.lang)

    def _heading(self, name: str) -> None:
        self._title(self.view.text(f"report.{name}"), 1)

    def _title(self, text: str, level: int) -> None:
        paragraph = self.document.add_heading("", level)
        set_direction(paragraph, self.lang)
        add_text(paragraph, one_line(text), self.lang)

    def _line(self, text: str, look: Look = Look()) -> Any:  # noqa: B008 (frozen)
        return self._paragraph(self.document, self.lang, text, look)

    def _bullets(self, lines: Iterable[str]) -> None:
        for line in lines:
            paragraph = self.document.add_paragraph(style="List Bullet")
            set_direction(paragraph, self.lang)
            add_text(paragraph, one_line(line), self.lang)

    def _paragraph(self, container: Any, lang: str, text: str, look: Look) -> Any:
        paragraph = container.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(3)
        set_direction(paragraph, lang)
        add_text(paragraph, one_line(text), lang, look)
        return paragraph

    def _table(self, widths: Sequence[float]) -> Any:
        """An empty table with columns of these widths in centimetres."""
        # Not document.add_table: looking up its style and section makes long reports slow.
        table = self.document._body.add_table(0, len(widths), Cm(17))
        style_table(table, self.lang, widths)
        return table

    def _head(self, table: Any, headings: Sequence[str]) -> None:
        row = table.add_row()
        self._cells(row, headings, _LABEL)
        for cell in row.cells:
            shade(cell, _HEAD)

    def _cells(self, row: Any, texts: Sequence[str], look: Look = Look()) -> None:  # noqa: B008
        for cell, text in zip(row.cells, texts, strict=True):
            self._fill(cell, text, self.lang, look)

    def _fill(self, cell: Any, text: str, lang: str, look: Look) -> None:
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(2)
        set_direction(paragraph, lang)
        add_text(paragraph, one_line(text), lang, look)
