"""A small report made by hand, so that the page is tested without models."""

from __future__ import annotations

from pathlib import Path

from comparer.article import Article
from comparer.records import (
    Caveat,
    Difference,
    Document,
    Explanation,
    Figure,
    Match,
    Sentence,
    Side,
    Span,
    Translation,
)
from comparer.report import Report, with_ids

DATA = Path(__file__).with_name("data")


def _document(lang: str) -> Document:
    """The report in data/: a line is a role, a sentence and, maybe, its translation."""
    lines = DATA.joinpath(f"earthquake.{lang}.tsv").read_text(encoding="utf-8").splitlines()
    text, sentences = "", []
    for index, (role, line, *translation) in enumerate(line.split("\t") for line in lines):
        start = len(text)
        text += line
        sentences.append(
            Sentence(
                index,
                start,
                len(text),
                role,  # type: ignore[arg-type]
                translation=Translation(translation[0], "gloss") if translation else None,
            )
        )
        text += "\n" if role in ("headline", "dateline") else "\n\n"
    return Document(Article(text, lang=lang), lang, tuple(sentences))


def _side(document: Document, *quotes: str, **values: str) -> Side:
    spans = []
    for quote in quotes:
        start = document.text.index(quote)
        spans.append(Span(start, start + len(quote)))
    return Side(tuple(spans), **values)  # type: ignore[arg-type]


def small_report() -> Report:
    """Two short reports of an earthquake with one difference of most kinds."""
    a = _document("ar")
    b = _document("en")

    def difference(kind, aspect, match, severity, confidence, a_side, b_side, en, ar):  # type: ignore[no-untyped-def]
        return Difference(
            kind, aspect, match, severity, confidence, a_side, b_side, Explanation(en, ar)
        )

    differences = with_ids((
        difference("figure", "value", "m1", "high", 0.94,
                   _side(a, "28 شخصاً", value="28"), _side(b, "24", value="24"),
                   "The first report has 28 and the second 24 for the same count.",
                   "يذكر التقرير الأول 28 والثاني 24 للعدد نفسه."),
        difference("figure", "date", "m2", "high", 0.81,
                   _side(a, "يوم الأربعاء", value="Wed"), _side(b, "Thursday", value="Thu"),
                   "Wednesday in the first report, Thursday in the second.",
                   "الأربعاء في التقرير الأول والخميس في الثاني."),
        difference("framing", "attribution", "m3", "medium", 0.72,
                   _side(a, "زعم", category="doubting"), _side(b, "said", category="neutral"),
                   "“زعم” doubts what is said; “said” is neutral.",
                   "الفعل «زعم» يشكك في القول، أما «said» فمحايد."),
        difference("figure", "precision", "m4", "low", 0.66,
                   _side(a, "أكثر من 300 منزل", value="300", bound="more_than"),
                   _side(b, "Some 300 homes", value="300", bound="about"),
                   "More than 300 in the first report, about 300 in the second.",
                   "أكثر من 300 في التقرير الأول ونحو 300 في الثاني."),
        difference("framing", "loaded_language", "m5", "medium", 0.7,
                   _side(a, "إهمال السلطات الفاضح", category="negative"), None,
                   "“إهمال … الفاضح” judges; the second report has no such word.",
                   "«إهمال السلطات الفاضح» حكم لا مقابل له في التقرير الثاني."),
        difference("omission", "only_in", None, "medium", 0.88,
                   _side(a, a.slice(a.sentences[6])), None,
                   "Only the first report says this.", "لا يرد هذا إلا في التقرير الأول."),
        difference("omission", "only_in", None, "low", 0.83,
                   None, _side(b, b.slice(b.sentences[6])),
                   "Only the second report says this.", "لا يرد هذا إلا في التقرير الثاني."),
    ))  # fmt: skip
    return Report(
        a=_with_figures(a, ["28 شخصاً", "6.1 درجات", "300 منزل"]),
        b=_with_figures(b, ["24", "6.1", "300 homes"]),
        matches=(
            Match("m1", (0,), (0,), 0.91, "conflict"),
            Match("m2", (2,), (2,), 0.93, "conflict"),
            Match("m3", (3,), (3,), 0.84),
            Match("m4", (4,), (4,), 0.77),
            Match("m5", (5,), (5,), 0.58, "partial"),
        ),
        differences=differences,
        caveats=(
            Caveat(
                "gloss_translation",
                Explanation("The translation is word for word.", "الترجمة كلمة بكلمة."),
                "a",
            ),
        ),
        signature={
            "encoder": "use-multilingual",
            "translator": "gloss",
            "splitter": "comparer 1",
            "lexicons": {},
            "options": {"reader": "en"},
        },
        version="0.1.0",
    )


def _with_figures(document: Document, quotes: list[str]) -> Document:
    figures = []
    for quote in quotes:
        start = document.text.index(quote)
        sentence = next(s for s in document.sentences if s.start <= start < s.end)
        figures.append(
            Figure(sentence.index, start, start + len(quote), "count", None, counted=None)
        )
    return Document(document.article, document.lang, document.sentences, tuple(figures))
