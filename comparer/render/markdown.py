"""The report as Markdown (CommonMark with tables) that article text cannot break out of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comparer import languages
from comparer.records import ArticleKey, Sentence
from comparer.render.claims import Row
from comparer.render.evidence import KEYS, Evidence, Finding
from comparer.render.profile import ROWS, HeadlineRow, Name, ProfileView
from comparer.render.review import ReviewView
from comparer.render.safe import isolated, markdown_inline, markdown_strong
from comparer.render.safe import markdown as safe
from comparer.render.view import View, percent
from comparer.report import Report


def to_md(report: Report, lang: str) -> bytes:
    """The whole report: counts, caveats, findings with evidence, claims, texts, what made it."""
    view = View(report, lang)
    return ("\n".join(_lines(view)).strip() + "\n").encode()


def _lines(view: View) -> Iterator[str]:
    yield f"# {view.text('report.title')}"
    yield ""
    yield f"*{view.text('report.kicker')}*"
    yield ""
    for key in KEYS:
        yield f"- **{view.text(f'article.{key}_long')}**: " + " · ".join(
            safe(value) for _, value in view.facts(key)
        )
    yield from _section(view, "summary")
    for label, count in view.counts():
        yield f"- {label}: **{count:,}**"
    yield from _section(view, "caveats")
    yield from (f"- {safe(line)}" for line in view.caveats() or [view.text("finding.no_caveats")])

    yield from _section(view, "figures")
    if view.figures:
        yield from _figures(view)
    else:
        yield view.text("finding.no_figure")
    yield from _section(view, "framing")
    if not view.framing:
        yield view.text("finding.no_framing")
    for aspect, findings in view.framing.items():
        yield f"### {view.name('aspect', aspect)}"
        yield ""
        yield view.text(f"aspect_meaning.{aspect}")
        yield ""
        for finding in findings:
            yield from _finding(finding, view)
    yield from _section(view, "profile")
    yield from _profile(view)
    yield from _section(view, "omissions")
    for key in KEYS:
        yield f"### {view.text(f'article.only_{key}')}"
        yield ""
        omissions = view.omissions(key)
        if not omissions:
            yield view.text("finding.no_omission")
            yield ""
        for finding in omissions:
            yield from _finding(finding, view)
    yield from _section(view, "matches")
    yield from _matches(view)
    yield from _review(view)
    for key in KEYS:
        yield ""
        yield f"## {view.text(f'article.{key}_text')}"
        yield ""
        yield from _article(view, key)
    for name, lines in (
        ("how_to_read", view.how_to_read()),
        ("limits", view.limits()),
        ("signature", [f"{safe(name)}: {safe(value)}" for name, value in view.signature()]),
    ):
        yield from _section(view, name)
        yield from (f"- {line}" for line in lines)


def _section(view: View, name: str) -> Iterator[str]:
    yield ""
    yield f"## {view.text(f'report.{name}')}"
    yield ""


def _figures(view: View) -> Iterator[str]:
    columns = [
        view.text("column.id"),
        view.text("column.quantity"),
        *(f"{view.text(f'article.{key}')} · {view.language_name(key)}" for key in KEYS),
        view.text("column.difference"),
        view.text("column.ratio"),
        view.text("column.severity"),
        view.text("column.confidence"),
    ]
    yield from _table(
        columns,
        [
            [
                finding.id,
                safe(finding.quantity or finding.aspect),
                *(_value(finding.side(key), view) for key in KEYS),
                safe(finding.gap) if finding.gap else "",
                finding.ratio,
                finding.severity,
                finding.confidence,
            ]
            for finding in view.figures
        ],
    )
    yield ""
    for finding in view.figures:
        yield from _finding(finding, view)


def _value(side: Evidence | None, view: View) -> str:
    if side is None:
        return view.text("finding.absent_figure")
    return f"**{safe(side.value)}**" if side.value else safe(side.quote, side.direction)


def _finding(finding: Finding, view: View) -> Iterator[str]:
    facts = [
        finding.aspect,
        view.text("finding.severity", severity=finding.severity),
        view.text("finding.confidence", percent=finding.confidence),
        *filter(None, [view.judged(finding.mark)]),
    ]
    yield f"**{finding.id}** · {' · '.join(facts)}"
    yield ""
    yield safe(finding.reason)
    yield ""
    if finding.mark.note:
        yield f"*{view.text('review.note')}*: {safe(finding.mark.note)}"
        yield ""
    for key in KEYS:
        side = finding.side(key)
        label = f"**{view.text(f'article.{key}')}**"
        if side is None:
            if finding.difference.kind != "omission":
                yield from _counterpart(finding, label, view)
            continue
        note = " · ".join(filter(None, (view.place(side), safe(side.category or ""))))
        yield f"> {label} ({note}) {_excerpt(side)}"
        yield ">"
        for translation in side.translations:
            yield f"> *{safe(view.translation_label(translation))}*: {safe(translation.text)}"
            yield ">"
    yield ""


def _counterpart(finding: Finding, label: str, view: View) -> Iterator[str]:
    """What stands on the side that has no evidence."""
    other = finding.counterpart
    if other is None:
        yield f"> {label} — {view.text('finding.absent')}"
        yield ">"
        return
    yield f"> {label} ({view.place(other)}) — {view.text('finding.counterpart')} {_excerpt(other)}"
    yield ">"
    for translation in other.translations:
        yield f"> *{safe(view.translation_label(translation))}*: {safe(translation.text)}"
        yield ">"


def _excerpt(side: Evidence) -> str:
    """The sentences with the evidence in bold, in one isolate so that they keep their order."""
    pieces = (
        markdown_strong(piece.text) if piece.evidence else markdown_inline(piece.text)
        for piece in side.excerpt
    )
    return isolated("".join(pieces).strip(), side.direction)


def _profile(view: View) -> Iterator[str]:
    profile = ProfileView(view)
    languages_ = [f"{view.text(f'article.{key}')} · {view.language_name(key)}" for key in KEYS]
    yield view.text("profile.meaning")
    yield ""
    yield f"### {view.text('profile.actors')}"
    yield ""
    if not profile.actors:
        yield view.text("profile.no_actor")
    else:
        yield from _table(
            [view.text("profile.actor"), *languages_, view.text("column.difference")],
            [
                [
                    safe(row.title),
                    *(
                        f"{_names(row.side(key), key, view)} {safe(row.share(key))}".strip()
                        for key in KEYS
                    ),
                    view.text("profile.differs") if row.differs else "",
                ]
                for row in profile.actors[:ROWS]
            ],
        )
    yield ""
    yield f"### {view.text('profile.sources')}"
    yield ""
    if not profile.sources:
        yield view.text("profile.no_source")
    else:
        times = view.text("profile.times")
        yield from _table(
            [languages_[0], times, languages_[1], times],
            [
                [
                    _written(row.a, "a", view), str(row.count_a),
                    _written(row.b, "b", view), str(row.count_b),
                ]
                for row in profile.sources[:ROWS]
            ],
        )  # fmt: skip
    yield ""
    if profile.topics:
        yield f"### {view.text('profile.topics')}"
        yield ""
        none = view.text("profile.none")
        yield from _table(
            [view.text("profile.topic"), *languages_],
            [[safe(row.title), *(safe(row.side(key) or none) for key in KEYS)]
             for row in profile.topics],
        )  # fmt: skip
        yield ""
    if profile.headlines:
        yield f"### {view.text('profile.headlines')}"
        yield ""
        yield from _table(
            [view.text("profile.headline"), *languages_],
            [[safe(row.title), *(_headline(row, key, view) for key in KEYS)]
             for row in profile.headlines],
        )  # fmt: skip
        yield ""
    yield f"### {view.text('profile.tone')}"
    yield ""
    for key in KEYS:
        words = _names(profile.tone.side(key)[:ROWS], key, view)
        yield f"- **{view.text(f'article.{key}_long')}**: {profile.rate(key)} · {words}"


def _headline(row: HeadlineRow, key: ArticleKey, view: View) -> str:
    """What a headline has of one kind, or why it has nothing."""
    return "; ".join(_written(words, key, view) for words in row.side(key)) or safe(row.note(key))


def _names(names: Sequence[Name], key: ArticleKey, view: View) -> str:
    return "; ".join(
        f"{_written(name.words, key, view)} ×{name.count} ({safe(name.category)})" for name in names
    ) or view.text("profile.none")


def _written(words: str, key: ArticleKey, view: View) -> str:
    """Words of an article in its own direction, or a note that there are none."""
    if not words:
        return view.text("profile.none")
    return safe(words, languages.get(view.report.document(key).lang).direction)


def _matches(view: View) -> Iterator[str]:
    if not view.report.matches:
        yield view.text("finding.no_match")
        yield ""
    yield from _table(
        [
            view.text("column.match"),
            view.text("article.a_long"),
            view.text("article.b_long"),
            view.text("column.score"),
            view.text("column.relation"),
            view.text("column.differences"),
        ],
        [_match(row, view) for row in view.rows],
    )


def _match(row: Row, view: View) -> list[str]:
    texts = [_sentences(row.a, "a", view), _sentences(row.b, "b", view)]
    if row.match is None:
        return ["", *texts, "", view.text("finding.no_counterpart"), ", ".join(row.findings)]
    match = row.match
    mark = view.mark(match.id)
    relation = " · ".join(
        filter(None, (view.name("relation", match.relation), view.judged(mark), safe(mark.note)))
    )
    return [match.id, *texts, percent(match.score), relation, ", ".join(row.findings)]


def _review(view: View) -> Iterator[str]:
    """What a reader decided: a note on the whole, what was linked by hand and what set aside."""
    found = ReviewView(view)
    if not found:
        return
    yield from _section(view, "review")
    yield view.text("review.meaning")
    yield ""
    yield from (f"- {label}: **{count:,}**" for label, count in found.counts())
    yield ""
    if found.note:
        yield f"**{view.text('review.note_on_all')}**: {safe(found.note)}"
        yield ""
    for name, rows in (("linked", found.linked()), ("set_aside", found.aside())):
        if not rows:
            continue
        yield f"### {view.text(f'review.{name}')}"
        yield ""
        yield from _table(
            [
                view.text("column.id"),
                view.text("review.machine" if name == "set_aside" else "column.item"),
                *(view.text(f"article.{key}_long") for key in KEYS),
                view.text("review.status"),
                view.text("review.note"),
            ],
            [
                [
                    row.id,
                    safe(" – ".join(filter(None, (row.title, row.why)))),
                    *(_written(row.side(key), key, view) for key in KEYS),
                    row.status,
                    safe(row.note) if row.note else "",
                ]
                for row in rows
            ],
        )
        yield ""


def _sentences(sentences: Sequence[Sentence], key: ArticleKey, view: View) -> str:
    document = view.report.document(key)
    direction = languages.get(document.lang).direction
    return " ".join(f"{s.index + 1}. {safe(document.slice(s), direction)}" for s in sentences)


def _article(view: View, key: ArticleKey) -> Iterator[str]:
    document = view.report.document(key)
    direction = languages.get(document.lang).direction
    for sentence in document.sentences:
        role = f" *{view.name('role', sentence.role)}*" if sentence.role != "body" else ""
        yield f"**{sentence.index + 1}**{role} {safe(document.slice(sentence), direction)}"
        yield ""
        if sentence.translation:
            label = safe(view.translation_label(sentence.translation))
            yield f"> *{label}*: {safe(sentence.translation.text)}"
            yield ""


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(columns)} |"
    yield f"|{' --- |' * len(columns)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
