"""The report as an Excel workbook: a sheet for each question that a reader sorts and filters.

Every text is written as a string cell, never as a formula, whatever it begins with.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from comparer import languages
from comparer.decisions import Mark
from comparer.records import ArticleKey, Sentence
from comparer.render.archive import without_times
from comparer.render.evidence import KEYS, Evidence, Finding, side_of
from comparer.render.profile import ProfileView
from comparer.render.review import ReviewView
from comparer.render.safe import one_line
from comparer.render.sheets import Book, Column, Value, set_height
from comparer.render.values import number
from comparer.render.view import View
from comparer.report import Report


def to_xlsx(report: Report, lang: str) -> bytes:
    """The report as a workbook: summary, figures, framing, profile, omissions, matches, texts."""
    view = View(report, lang)
    book = Book(view.direction)
    book.workbook.properties.creator = f"comparer {view.version}"
    book.workbook.properties.title = view.text("report.title")
    _summary(book, view)
    _figures(book, view)
    _all_figures(book, view)
    _framing(book, view)
    _profile(book, view)
    _omissions(book, view)
    _matches(book, view)
    _review(book, view)
    for key in KEYS:
        _text(book, view, key)
    written = io.BytesIO()
    book.workbook.save(written)
    return without_times(written.getvalue())


def _summary(book: Book, view: View) -> None:
    sheet = book.sheet(view.text("sheet.summary"))
    widths = (34, 60, 60)
    for column, width in zip("ABC", widths, strict=True):
        sheet.column_dimensions[column].width = width
    row = 1

    def line(*values: Value, bold: bool = False) -> None:
        nonlocal row
        for column, value in enumerate(values, 1):
            book.write(sheet, row, column, value, bold=bold)
        if len(values) == 1:
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=3)
        set_height(sheet, row, values, widths if len(values) > 1 else (sum(widths),))
        row += 1

    def part(name: str, lines: Sequence[str] = ()) -> None:
        nonlocal row
        row += 1
        line(view.text(f"report.{name}"), bold=True)
        for text in lines:
            line(one_line(text))

    line(view.text("report.title"), bold=True)
    line(view.text("report.kicker"))
    row += 1
    line("", *(view.text(f"article.{key}_long") for key in KEYS), bold=True)
    facts = [dict(view.facts(key)) for key in KEYS]
    for name in dict.fromkeys(name for found in facts for name in found):
        line(name, *(found.get(name) for found in facts))
    line(view.text("translation.engine"), *(view.engine_note(key) for key in KEYS))
    part("summary")
    for label, count in view.counts():
        line(label, count)
    reviewed = ReviewView(view)
    if reviewed:
        part("review", [view.text("review.meaning")])
        for label, count in reviewed.counts():
            line(label, count)
        if reviewed.note:
            line(view.text("review.note_on_all"), reviewed.note)
    part("caveats", view.caveats() or [view.text("finding.no_caveats")])
    part("how_to_read", view.how_to_read())
    part("limits", view.limits())
    part("signature")
    for label, text in view.signature():
        line(label, text)


def _figures(book: Book, view: View) -> None:
    columns = [
        Column(view.text("column.id"), 7),
        Column(view.text("column.aspect"), 18),
        Column(view.text("column.quantity"), 24),
        *(
            column
            for key in KEYS
            for column in (
                Column(_headed(view, key, "value"), 14),
                Column(_headed(view, key, "shown"), 20),
                *_evidence_columns(view, key, category=False),
            )
        ),
        Column(view.text("column.difference"), 12),
        Column(view.text("column.ratio"), 10, "0.00"),
        *_judgement_columns(view),
    ]
    rows: list[list[Value]] = []
    for finding in view.figures:
        row: list[Value] = [finding.id, finding.aspect, one_line(finding.quantity)]
        for key in KEYS:
            side = finding.side(key)
            row += [_value(finding, key), side.value if side else None]
            row += _evidence(finding, key, view, category=False)
        ratio = number(finding.ratio)
        row += [finding.gap, finding.ratio if ratio is None else float(ratio)]
        rows.append([*row, *_judgement(finding, view)])
    book.table(view.text("sheet.figures"), columns, rows)


def _all_figures(book: Book, view: View) -> None:
    columns = [
        Column(view.text("column.outcome"), 18),
        Column(view.text("column.quantity"), 24),
        *(
            column
            for key in KEYS
            for column in (
                Column(_headed(view, key, "value"), 14),
                Column(_headed(view, key, "shown"), 20),
                Column(_headed(view, key, "evidence"), 24),
                Column(_headed(view, key, "where"), 12),
            )
        ),
        Column(view.text("column.difference"), 12),
        Column(view.text("column.ratio"), 10, "0.00"),
        Column(view.text("column.match"), 8),
        Column(view.text("column.id"), 7),
    ]
    rows: list[list[Value]] = []
    for line in view.figure_lines:
        row: list[Value] = [line.outcome, one_line(line.quantity)]
        for key in KEYS:
            cell = line.cell(key)
            if cell is None:
                row += [None] * 4
                continue
            found = number(cell.number)
            value = cell.number if found is None else float(found)
            row += [value, cell.value, cell.quote, cell.place]
        ratio = number(line.ratio)
        row += [line.gap, line.ratio if ratio is None else float(ratio), line.match, line.finding]
        rows.append(row)
    book.table(view.text("sheet.all_figures"), columns, rows)


def _framing(book: Book, view: View) -> None:
    columns = [
        Column(view.text("column.id"), 7),
        Column(view.text("column.aspect"), 18),
        *(column for key in KEYS for column in _evidence_columns(view, key)),
        *_judgement_columns(view),
    ]
    rows: list[list[Value]] = []
    for findings in view.framing.values():
        for finding in findings:
            row: list[Value] = [finding.id, finding.aspect]
            for key in KEYS:
                row += _evidence(finding, key, view)
            rows.append([*row, *_judgement(finding, view)])
    book.table(view.text("sheet.framing"), columns, rows)


def _profile(book: Book, view: View) -> None:
    """A row a wording: of an actor, of a source, or a loaded word, and how often each uses it."""
    profile = ProfileView(view)
    columns = [
        Column(view.text("profile.about"), 24),
        Column(view.text("profile.actor"), 28),
        Column(view.text("column.where"), 14),
        Column(view.text("profile.wording"), 36),
        Column(view.text("column.category"), 18),
        Column(view.text("profile.times"), 10),
        Column(view.text("profile.tone_rate"), 14, "0.00"),
    ]
    rows: list[list[Value]] = []
    for actor in profile.actors:
        for key in KEYS:
            start = [view.text("profile.actors"), actor.title, view.text(f"article.{key}_long")]
            rows += [[*start, n.words, n.category, n.count, None] for n in actor.side(key)]
    for source in profile.sources:
        for key, words, count in (("a", source.a, source.count_a), ("b", source.b, source.count_b)):
            if count:
                where = view.text(f"article.{key}_long")
                rows.append([view.text("profile.sources"), None, where, words, None, count, None])
    for topic in profile.topics:
        for key, count in (("a", topic.count_a), ("b", topic.count_b)):
            if count:
                where = view.text(f"article.{key}_long")
                rows.append(
                    [view.text("profile.topics"), topic.title, where, None, None, count, None]
                )
    for part in profile.headlines:
        for key in KEYS:
            where = view.text(f"article.{key}_long")
            rows += [
                [view.text("profile.headlines"), part.title, where, words, None, None, None]
                for words in part.side(key)
            ]
    for key in KEYS:
        where, rate = view.text(f"article.{key}_long"), profile.per_100_words(key)
        rows.append([view.text("profile.tone"), None, where, None, None, None, rate])
        rows += [
            [view.text("profile.tone"), None, where, n.words, n.category, n.count, None]
            for n in profile.tone.side(key)
        ]
    book.table(view.text("sheet.profile"), columns, rows)


def _omissions(book: Book, view: View) -> None:
    columns = [
        Column(view.text("column.id"), 7),
        Column(view.text("column.where"), 18),
        Column(view.text("article.sentence"), 10),
        Column(view.text("article.text"), 70),
        Column(view.text("column.translation"), 60),
        Column(view.text("translation.flags"), 22),
        *_judgement_columns(view),
    ]
    rows: list[list[Value]] = []
    for key in KEYS:
        for finding in view.omissions(key):
            side = finding.side(key)
            if side is None:
                continue
            rows.append(
                [
                    finding.id,
                    view.text(f"article.only_{key}"),
                    _sentences(side),
                    side.quote,
                    _translation(side),
                    _flags(side, view),
                    *_judgement(finding, view),
                ]
            )
    book.table(view.text("sheet.omissions"), columns, rows)


def _matches(book: Book, view: View) -> None:
    columns = [
        Column(view.text("column.match"), 9),
        Column(_headed(view, "a", "sentence"), 10),
        Column(_headed(view, "a", "text"), 60),
        Column(_headed(view, "a", "translation"), 50),
        Column(_headed(view, "b", "sentence"), 10),
        Column(_headed(view, "b", "text"), 60),
        Column(_headed(view, "b", "translation"), 50),
        Column(view.text("column.score"), 9, "0%"),
        Column(view.text("column.relation"), 20),
        Column(view.text("column.differences"), 16),
        Column(view.text("report.review"), 18),
        Column(view.text("column.note"), 30),
    ]
    rows: list[list[Value]] = []
    for row in view.rows:
        cells: list[Value] = [row.match.id if row.match else None]
        for key in KEYS:
            document, sentences = view.report.document(key), row.side(key)
            cells += [
                " ".join(str(s.index + 1) for s in sentences),
                " ".join(one_line(document.slice(s)) for s in sentences),
                " ".join(one_line(s.translation.text) for s in sentences if s.translation),
            ]
        relation = (
            view.name("relation", row.match.relation)
            if row.match
            else view.text("finding.no_counterpart")
        )
        score = round(row.match.score, 4) if row.match else None
        mark = view.mark(row.match.id) if row.match else Mark()
        judged = [view.judged(mark) or None, one_line(mark.note) or None]
        rows.append([*cells, score, relation, " ".join(row.findings), *judged])
    book.table(view.text("sheet.matches"), columns, rows)


def _review(book: Book, view: View) -> None:
    """What was linked by hand and what a reader set aside, where there is a review."""
    found = ReviewView(view)
    if not found:
        return
    columns = [
        Column(view.text("column.id"), 7),
        Column(view.text("column.item"), 20),
        *(Column(view.text(f"article.{key}_text"), 50) for key in KEYS),
        Column(view.text("review.machine"), 50),
        Column(view.text("review.status"), 30),
        Column(view.text("column.note"), 40),
    ]
    rows: list[list[Value]] = [
        [row.id, row.title, row.a, row.b, row.why or None, row.status, row.note or None]
        for row in (*found.linked(), *found.aside())
    ]
    book.table(view.text("sheet.review"), columns, rows)


def _text(book: Book, view: View, key: ArticleKey) -> None:
    document = view.report.document(key)
    matches: dict[int, list[str]] = {}
    for match in view.report.matches:
        for index in match.a if key == "a" else match.b:
            matches.setdefault(index, []).append(match.id)
    found: dict[int, list[str]] = {}
    for finding in view.findings:
        side = finding.side(key)
        for index in side.sentences if side else ():
            found.setdefault(index, []).append(finding.id)

    def row(sentence: Sentence) -> list[Value]:
        translation = sentence.translation
        role = view.name("role", sentence.role)
        if sentence.repeats is not None:
            role = f"{role}; {view.text('article.repeats', sentence=sentence.repeats + 1)}"
        return [
            sentence.index + 1,
            role,
            one_line(document.slice(sentence)),
            one_line(translation.text) if translation else None,
            one_line(translation.engine) if translation else None,
            ", ".join(view.name("flag", f) for f in translation.flags) if translation else None,
            " ".join(matches.get(sentence.index, ())),
            " ".join(found.get(sentence.index, ())),
        ]

    columns = [
        Column(view.text("article.sentence"), 9),
        Column(view.text("article.role"), 16),
        Column(view.text("article.text"), 80),
        Column(view.text("column.translation"), 70),
        Column(view.text("translation.engine"), 20),
        Column(view.text("translation.flags"), 24),
        Column(view.text("column.matches"), 11),
        Column(view.text("column.differences"), 16),
    ]
    direction = languages.get(document.lang).direction
    rows = [row(sentence) for sentence in document.sentences]
    book.table(view.text(f"sheet.text_{key}"), columns, rows, direction)


def _headed(view: View, key: ArticleKey, name: str) -> str:
    """A column's heading for one of the two articles: "A · Value"."""
    group = "article" if name in ("sentence", "text") else "column"
    return f"{view.text(f'article.{key}')} · {view.text(f'{group}.{name}')}"


def _evidence_columns(view: View, key: ArticleKey, *, category: bool = True) -> list[Column]:
    return [
        Column(_headed(view, key, "evidence"), 34),
        *([Column(_headed(view, key, "category"), 16)] if category else []),
        Column(_headed(view, key, "sentence"), 10),
        Column(_headed(view, key, "text"), 50),
        Column(_headed(view, key, "translation"), 44),
    ]


def _evidence(
    finding: Finding, key: ArticleKey, view: View, *, category: bool = True
) -> list[Value]:
    side = finding.side(key) or finding.counterpart
    if side is None:
        return [view.text("finding.absent"), *([None] if category else []), None, None, None]
    return [
        side.quote or view.text("finding.absent"),
        *([side.category] if category else []),
        _sentences(side),
        one_line("".join(piece.text for piece in side.excerpt)),
        " ".join(filter(None, (_translation(side), _bracketed(_flags(side, view))))),
    ]


def _judgement_columns(view: View) -> list[Column]:
    return [
        Column(view.text("column.severity"), 11),
        Column(view.text("column.confidence"), 11, "0%"),
        Column(view.text("column.reason"), 60),
        Column(view.text("column.match"), 9),
        Column(view.text("report.review"), 18),
        Column(view.text("column.note"), 30),
    ]


def _judgement(finding: Finding, view: View) -> list[Value]:
    difference = finding.difference
    confidence = round(difference.confidence, 4)
    return [
        finding.severity,
        confidence,
        finding.reason,
        difference.match,
        view.judged(finding.mark) or None,
        one_line(finding.mark.note) or None,
    ]


def _value(finding: Finding, key: ArticleKey) -> Value:
    """The value as a number that can be sorted and summed, or as it stands (a date, a score)."""
    side = side_of(finding.difference, key)
    if side is None:
        return None
    found = number(side.value)
    # Excel keeps 15 digits; a longer number would be shown changed.
    return side.value if found is None or len(found.as_tuple().digits) > 15 else found


def _sentences(side: Evidence) -> str:
    return " ".join(str(index + 1) for index in side.sentences)


def _translation(side: Evidence) -> str:
    return " ".join(one_line(t.text) for t in side.translations)


def _flags(side: Evidence, view: View) -> str:
    flags = dict.fromkeys(flag for t in side.translations for flag in t.flags)
    return ", ".join(view.name("flag", flag) for flag in flags)


def _bracketed(text: str) -> str:
    return f"[{text}]" if text else ""
