"""Figures of a document, with spans in its original text."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from comparer.figures.calendar import with_value
from comparer.figures.lexicon import load_lexicon
from comparer.figures.normalise import View, view_of
from comparer.figures.reader import read_sentence
from comparer.figures.reading import Line, Reading
from comparer.records import Document, Figure

_YEARS = (1000, 9000)
"""Between which an article's date is believed."""


@dataclass(frozen=True, slots=True)
class Found:
    """A figure as the report has it, with how it was read and the sentence it stands in."""

    figure: Figure
    reading: Reading
    line: Line


def extract_figures(document: Document) -> tuple[Figure, ...]:
    """The figures of every sentence, in text order, read from the original text.

    A span covers the number with its multiplier and unit ("$60 billion", "خمسة كيلومترات"), not
    the bound ("more than") nor the counted noun; in a dual (قتيلان) the noun is the number.
    """
    return tuple(f.figure for f in read_document(document) if f.reading.is_figure)


def read_document(document: Document) -> tuple[Found, ...]:
    """The figures of a document, numbers in names and "a week", with what comparison needs."""
    view = view_of(document.text)
    lexicon = load_lexicon(document.lang)
    given = document.article.published
    published = datetime.date.fromisoformat(given) if given else None
    if published and not _YEARS[0] <= published.year <= _YEARS[1]:
        published = None  # a slip; "last week" would leave the calendar
    found: list[Found] = []
    for sentence in document.sentences:
        line, readings = read_sentence(
            view, view.offset(sentence.start), view.offset(sentence.end), lexicon
        )
        for reading in readings:
            valued = with_value(reading, published)
            found.append(Found(_figure(view, line, valued, sentence.index), valued, line))
    return tuple(found)


def _figure(view: View, line: Line, reading: Reading, sentence: int) -> Figure:
    tokens = line.tokens
    start, end = view.span(tokens[reading.start].stem_start, tokens[reading.end - 1].end)
    counted = None
    if reading.counted is not None:
        first, last = reading.counted
        at, to = view.span(tokens[first].stem_start, tokens[last - 1].end)
        counted = view.original[at:to]
    return Figure(
        sentence, start, end, reading.kind, reading.value, reading.low, reading.high,
        reading.unit, reading.bound, counted,
    )  # fmt: skip
