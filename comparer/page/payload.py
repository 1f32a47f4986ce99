"""A report as the result view wants it: plain values, every word in the interface language.

Article text goes out as the escaped HTML of `comparer.render`, numbers and names of the other
direction isolated; everything else goes out as text, which the view never reads as markup.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from comparer import languages, strings
from comparer.decisions import Mark
from comparer.records import ArticleKey, Difference, Match, Sentence, Span
from comparer.render.evidence import KEYS, Finding, Piece, excerpt, is_gloss, side_of, valid_spans
from comparer.render.figures import OUTCOMES, FigureLine
from comparer.render.profile import profile_html
from comparer.render.reading import article_html, claim_html, inline_html
from comparer.render.safe import isolate, one_line
from comparer.render.text import figures_csv
from comparer.render.values import date_text, number
from comparer.render.view import View, reader_language
from comparer.report import Report
from comparer.review import MAX_NOTE
from comparer.store import fingerprint

GROUPS = ("figure", "framing", "only_a", "only_b")
"""What the reader counts and filters by: the kinds, omissions told apart by side."""

_BRIEF = 110
"""Characters of an omission that are shown where there is room for one line."""

_CODES = ("aspect", "aspect_meaning", "severity", "relation", "role")


def payload(report: Report, lang: str) -> dict[str, Any]:
    """Everything the result view shows of a report, as JSON values."""
    view = View(report, lang)
    into = [
        code
        for key in KEYS
        if view.engines(key) and (code := reader_language(report, report.document(key)))
    ]
    reader = into[0] if into else None
    rank = {finding.id: place for place, finding in enumerate(view.top)}
    aside = report.review.aside if report.review else ()
    gone = [(one.record, one.reason) for one in aside if isinstance(one.record, Difference)]
    out = [(one.record, one.reason) for one in aside if isinstance(one.record, Match)]
    matches: dict[str, dict[ArticleKey, Sequence[int]]] = {
        match.id: {"a": match.a, "b": match.b}
        for match in (*report.matches, *(match for match, _ in out))
    }
    return {
        "id": fingerprint(report)[:16],
        "revision": hashlib.sha256(report.to_json(indent=None).encode()).hexdigest()[:16],
        "lang": lang,
        "dir": view.direction,
        "reader": {
            "lang": reader,
            "dir": languages.get(reader).direction if reader else "auto",
        },
        "words": _words(lang),
        "groups": list(GROUPS),
        "articles": {key: _article(view, key) for key in KEYS},
        "matches": [_match(view, match) for match in report.matches],
        # What a reader set aside: no longer counted, and still to be seen as it was found.
        "aside": [
            {**_difference(view, view.finding(found), matches), "aside": reason}
            for found, reason in gone
        ],
        "aside_matches": [{**_match(view, match), "aside": reason} for match, reason in out],
        "review": {
            "steps": len(report.review.steps) if report.review else 0,
            "note": report.review.note if report.review else "",
            "most": MAX_NOTE,
        },
        "differences": [
            {**_difference(view, finding, matches), "rank": rank[finding.id]}
            for finding in view.findings
        ],
        "figures": _figures(view),
        "profile": {"title": view.text("report.profile"), "html": profile_html(view)},
        "translated": any(view.engines(key) for key in KEYS),
    }


def _match(view: View, match: Match) -> dict[str, Any]:
    return {
        "id": match.id,
        "a": list(match.a),
        "b": list(match.b),
        "score": match.score,
        "relation": match.relation,
        "html": {key: _claims(view, match, key) for key in KEYS},
        **_mark(view.mark(match.id)),
    }


def _claims(view: View, match: Match, key: ArticleKey) -> list[str]:
    """The sentences of one side as escaped HTML, the clauses that correspond told apart."""
    document = view.report.document(key)
    return [
        claim_html(document, document.sentences[index], match.spans(key))
        for index in match.side(key)
    ]


def _mark(mark: Mark) -> dict[str, Any]:
    """What a reader decided, as the view wants it."""
    return {"verdict": mark.verdict, "note": mark.note, "by_hand": mark.by_hand}


def _figures(view: View) -> dict[str, Any]:
    """Every figure of the pair, with the keys that the table is sorted by."""
    heads = ("outcome", "quantity", "difference", "ratio", "where")
    return {
        "title": view.text("report.all_figures"),
        "heads": {name: view.text(f"column.{name}") for name in heads},
        "lines": [_figure_line(view, line, at) for at, line in enumerate(view.figure_lines)],
        "csv": figures_csv(view.report).decode("utf-8"),
    }


def _figure_line(view: View, line: FigureLine, at: int) -> dict[str, Any]:
    cells = {key: line.cell(key) for key in KEYS}
    numbers = [number(cell.number) if cell else None for cell in cells.values()]
    gap = None
    if line.gap and numbers[0] is not None and numbers[1] is not None:
        gap = float(numbers[1] - numbers[0])
    ratio = number(line.ratio)
    return {
        "code": line.code,
        "outcome": line.outcome,
        "rank": OUTCOMES.index(line.code),
        "quantity": line.quantity,
        "gap": line.gap,
        "gap_number": gap,
        "ratio": line.ratio,
        "ratio_number": None if ratio is None else float(ratio),
        "finding": line.finding,
        "place": at,
        "where": " · ".join(
            f"{view.text(f'article.{key}')} {cell.place}" for key, cell in cells.items() if cell
        ),
        **{
            key: cell
            and {
                "html": inline_html(cell.quote, view.report.document(key).lang),
                "value": cell.value,
                "number": None if found is None else float(found),
            }
            for (key, cell), found in zip(cells.items(), numbers, strict=True)
        },
    }


def _words(lang: str) -> dict[str, str]:
    """The view's words without their section's name; the names of codes as GROUP_CODE."""
    found = {}
    for key in strings.keys(lang):
        group, _, name = key.partition(".")
        if group in _CODES:
            found[f"{group}_{name}"] = strings.text(lang, key)
        elif key.startswith("page.view."):
            found[key.removeprefix("page.view.").replace(".", "_")] = strings.text(lang, key)
        elif key.startswith("review.reason."):
            found[f"reason_{name.removeprefix('reason.')}"] = strings.text(lang, key)
    return found


def _article(view: View, key: ArticleKey) -> dict[str, Any]:
    document = view.report.document(key)
    article = document.article
    about = [
        view.language_name(key),
        isolate(article.source) if article.source else "",
        date_text(article.published, view.lang) if article.published else "",
        view.text("count.sentence", n=len(document.sentences)),
    ]
    return {
        "lang": document.lang,
        "dir": languages.get(document.lang).direction,
        "name": view.text(f"article.{key}_long"),
        "letter": view.text(f"article.{key}"),
        "about": " · ".join(filter(None, about)),
        "html": article_html(view.report, key, view.lang),
        "sentences": [
            {**_sentence(view, key, sentence), "text": one_line(document.slice(sentence))}
            for sentence in document.sentences
        ],
    }


def _sentence(
    view: View,
    key: ArticleKey,
    sentence: Sentence,
    evidence: Sequence[Span] = (),
    kind: str = "",
) -> dict[str, Any]:
    """A sentence as escaped HTML, the evidence in it marked, and its translation."""
    document = view.report.document(key)
    # Evidence that is the whole sentence tells nothing by being marked.
    spans = [] if any(_covers(span, sentence) for span in evidence) else evidence
    translation = sentence.translation
    return {
        "index": sentence.index,
        "role": sentence.role,
        "repeats": sentence.repeats,
        "html": "".join(
            _piece_html(piece, document.lang, kind)
            for piece in excerpt(document, [sentence], spans)
        ),
        "translation": translation
        and {
            "text": one_line(translation.text),
            "engine": view.text(
                f"translation.{'gloss' if is_gloss(translation) else 'machine'}_short"
            ),
            "title": view.translation_label(translation),
            "flags": [view.name("flag", flag) for flag in translation.flags],
        },
    }


def _piece_html(piece: Piece, lang: str, kind: str) -> str:
    shown = inline_html(piece.text, lang)
    return f'<mark class="d {kind}">{shown}</mark>' if piece.evidence else shown


def _covers(span: Span, sentence: Sentence) -> bool:
    return span.start <= sentence.start and span.end >= sentence.end


def _brief(finding: Finding, view: View) -> str:
    """What an omission says, in the reader's language where it is translated, cut to a line.

    Translated are whole sentences, so a clause is shown as written.
    """
    key: ArticleKey = "a" if finding.a else "b"
    said, side = finding.side(key), side_of(finding.difference, key)
    if said is None or side is None:
        return ""
    sentences = [view.report.document(key).sentences[index] for index in said.sentences]
    whole = all(any(_covers(span, s) for span in side.spans) for s in sentences)
    text = one_line(said.translations[0].text) if said.translations and whole else said.quote
    return text if len(text) <= _BRIEF else f"{text[:_BRIEF].rsplit(' ', 1)[0]} …"


def _difference(
    view: View, finding: Finding, matches: Mapping[str, Mapping[ArticleKey, Sequence[int]]]
) -> dict[str, Any]:
    difference = finding.difference
    data: dict[str, Any] = {
        "id": difference.id,
        "kind": difference.kind,
        "group": difference.kind,
        "aspect": difference.aspect,
        "severity": difference.severity,
        "confidence": difference.confidence,
        "match": difference.match,
        "why": finding.reason,
        "why_html": inline_html(finding.reason, view.lang),
        "quantity": finding.quantity,
        "gap": finding.gap if finding.gap != "0" else "",
        **_mark(finding.mark),
    }
    if difference.kind == "omission":
        data["group"] = "only_a" if difference.a else "only_b"
        data["brief"] = _brief(finding, view)
    match = matches.get(difference.match or "")
    places = []
    for key in KEYS:
        document = view.report.document(key)
        evidence = finding.side(key)
        side = difference.a if key == "a" else difference.b
        spans = valid_spans(document, side.spans) if side else []
        # Where one report has no such wording, its side of the matched claim is shown all the same.
        shown = evidence.sentences if evidence else match[key] if match else ()
        data[key] = [
            _sentence(view, key, document.sentences[index], spans, difference.kind)
            for index in shown
        ]
        data[f"{key}_missing"] = evidence is None
        data[f"{key}_value"] = evidence.value if evidence else ""
        data[f"{key}_category"] = evidence.category if evidence else ""
        places += [span.start / max(1, len(document.text)) for span in spans[:1]]
    data["place"] = min(places, default=0.0)
    return data
