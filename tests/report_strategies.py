"""Hypothesis strategies for whole reports: any text, any finding, spans that fit."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import get_args

from hypothesis import strategies as st

from comparer.article import Article
from comparer.records import (
    ASPECTS,
    ArticleKey,
    Bound,
    Caveat,
    Difference,
    Document,
    Explanation,
    Figure,
    FigureKind,
    Match,
    Relation,
    Role,
    Sentence,
    Severity,
    Side,
    Span,
    Translation,
    TranslationFlag,
)
from comparer.report import Report, with_ids

# Weighted towards what breaks renderers: markup, formulas, controls, both directions, digits.
HOSTILE_TEXTS = (
    "<script>alert(1)</script>", "]]>", "<!--", "&amp;", '"><img src=x>', "' onmouseover='",
    "\x1b[31m", "\x9b2J", "\x00", "\x0b", "\ufffe", "\u2028",
    "\u202e", "\u2066", "\u2069", "\u200f",
    '=HYPERLINK("http://x.example")', "+1", "-1", "@SUM(A1)", "\t=1",
    "|", "`", "**", "[x](http://x.example)", "![x](y)", "1. ", "# ", "\\",
    "https://x.example", "a@b.example", "{{ 7 }}", "{n}", "%s",
    "𝟛", "👩🏽‍🚀", "١٬٠٠٠٫٥", "F-16", "ب60", "الـ12", "مُحَمَّد", "ـــ", "\n", "\n\n", " ",
)  # fmt: skip
HOSTILE = st.sampled_from(HOSTILE_TEXTS)
words = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
texts = st.lists(HOSTILE | words, min_size=1, max_size=14).map("".join).filter(str.strip)
names = st.none() | texts
probabilities = st.floats(0, 1)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """A span of at least one code point inside the text."""
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def figures(draw: st.DrawFn, text: str, sentence: int) -> Figure:
    """A figure that stands anywhere in the text."""
    kind: FigureKind = draw(st.sampled_from(get_args(FigureKind)))
    value: st.SearchStrategy[Decimal | str | None]
    if kind in ("date", "time", "score"):
        value = st.none() | st.sampled_from(["2015-08-05", "2015-08", "--08-05", "Fri", "2-1"])
    else:
        value = st.none() | st.decimals(
            min_value=-(10**15), max_value=10**15, allow_nan=False, allow_infinity=False, places=3
        )
    return Figure(
        sentence, *draw(spans(text)), kind, draw(value), draw(value), draw(value),
        draw(st.none() | st.sampled_from(["USD", "km", "day", "widgets"])),
        draw(st.sampled_from(get_args(Bound))), draw(st.none() | words),
    )  # fmt: skip


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document whose sentences tile its text."""
    text = draw(texts).replace("\r\n", "\n").replace("\r", "\n")
    lang = draw(st.sampled_from(["ar", "en"]))
    cuts = draw(st.sets(st.integers(1, len(text)), max_size=6)) | {0, len(text)}
    edges = sorted(cuts)
    sentences = []
    for index, (start, end) in enumerate(pairwise(edges)):
        flags = draw(st.lists(st.sampled_from(get_args(TranslationFlag)), unique=True, max_size=2))
        translation = st.builds(
            Translation, texts, st.sampled_from(["Argos ar→en 1.0", "gloss"]), st.just(tuple(flags))
        )
        sentences.append(
            Sentence(
                index, start, end, draw(st.sampled_from(get_args(Role))),
                draw(st.none() | st.integers(0, index - 1)) if index else None,
                draw(st.none() | translation),
            )
        )  # fmt: skip
    index = st.integers(0, len(sentences) - 1)
    found = draw(st.lists(index.flatmap(lambda i: figures(text, i)), max_size=3))
    published = draw(st.none() | st.dates().map(str))
    # A language that was detected is not the article's own.
    given = draw(st.sampled_from([lang, None]))
    article = Article(text, given, draw(names), draw(names), published)
    return Document(article, lang, tuple(sentences), tuple(found))


@st.composite
def sides(draw: st.DrawFn, document: Document) -> Side:
    """Evidence somewhere in a document."""
    return Side(
        tuple(draw(st.lists(spans(document.text), min_size=1, max_size=2))),
        draw(st.none() | st.sampled_from(["28", "37.5", "-4", "60000000000", "2015-08-05", "Fri"])),
        draw(st.none() | st.sampled_from(["USD", "km", "day", "widgets"])),
        draw(st.none() | st.sampled_from(get_args(Bound))),
        draw(st.none() | st.sampled_from(["neutral", "passive", "of_my_own"])),
    )


@st.composite
def differences(
    draw: st.DrawFn, a: Document, b: Document, matches: tuple[Match, ...]
) -> Difference:
    """A finding by the contract: omissions on one side, all else in a match."""
    kinds = ["figure", "framing", "omission"] if matches else ["omission"]
    kind = draw(st.sampled_from(kinds))
    only: ArticleKey | None = draw(st.sampled_from(["a", "b"]))
    if kind != "omission" and draw(st.booleans()):
        only = None
    return Difference(
        kind,  # type: ignore[arg-type]
        draw(st.sampled_from(ASPECTS[kind])),  # type: ignore[index]
        None if kind == "omission" else draw(st.sampled_from(matches)).id,
        draw(st.sampled_from(get_args(Severity))),
        draw(probabilities),
        draw(sides(a)) if only != "b" else None,
        draw(sides(b)) if only != "a" else None,
        Explanation(draw(texts), draw(texts)),
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report as a comparison could give it, over texts that no newsroom would print."""
    a, b = draw(documents()), draw(documents())
    indices = [
        st.sets(st.integers(0, len(d.sentences) - 1), min_size=1, max_size=2).map(
            lambda found: tuple(sorted(found))
        )
        for d in (a, b)
    ]
    matches = tuple(
        Match(
            f"m{n}", draw(indices[0]), draw(indices[1]), draw(probabilities),
            draw(st.sampled_from(get_args(Relation))),
            tuple(draw(st.lists(spans(a.text), max_size=1))),
            tuple(draw(st.lists(spans(b.text), max_size=1))),
        )
        for n in range(1, draw(st.integers(0, 3)) + 1)
    )  # fmt: skip
    found = draw(st.lists(differences(a, b, matches), max_size=5))
    caveats = st.builds(
        Caveat,
        st.sampled_from(["gloss_only", "same_language"]),
        st.builds(Explanation, texts, texts),
        st.sampled_from([None, "a", "b"]),
    )
    return Report(
        a,
        b,
        matches,
        with_ids(tuple(found)),
        tuple(draw(st.lists(caveats, max_size=2))),
        {
            "encoder": "use-multilingual",
            "translator": "none",
            "splitter": "sentencex 1.0",
            "lexicons": {"ar/lexicon.tsv": "5f1d0c2a88ab"},
            "options": {"reader": draw(st.sampled_from(["ar", "en"])), "threads": 0},
        },
        "0.1.0",
    )
