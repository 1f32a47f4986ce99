"""The table of every figure of the pair, as each format shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from comparer.figures.table import FigureRow, Outcome, figure_table
from comparer.records import ArticleKey, Figure, Side
from comparer.render import values
from comparer.render.safe import isolate, one_line
from comparer.report_json import number_to_text

if TYPE_CHECKING:
    from comparer.render.view import View


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A figure in one of the reports."""

    figure: Figure
    quote: str
    """As written, on one line."""
    value: str
    """In the reader's words; "" for a date that nothing resolves."""
    number: str | None
    """The value by itself, for sorting and sums."""
    place: str


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A row of the table: what is measured, in both reports, and how they compare."""

    code: Outcome
    outcome: str
    quantity: str
    a: FigureCell | None
    b: FigureCell | None
    gap: str
    ratio: str
    finding: str
    """The id of the difference that reports it, or ""."""
    match: str

    def cell(self, key: ArticleKey) -> FigureCell | None:
        """The figure in article "a" or "b"."""
        return self.a if key == "a" else self.b


OUTCOMES: tuple[Outcome, ...] = ("differs", "close", "only_a", "only_b", "same")
"""The outcomes, what a reader looks for first."""


def figure_lines(view: View) -> tuple[FigureLine, ...]:
    """The figures of the pair in text order, those that b alone has last."""
    report = view.report
    rows = figure_table(report.a, report.b, report.matches, report.differences)
    return tuple(_line(view, row) for row in rows)


def _line(view: View, row: FigureRow) -> FigureLine:
    gap = ratio = ""
    if row.a is not None and row.b is not None:
        a, b = _side(row.a), _side(row.b)
        gap, ratio = values.difference_text(a, b, view.lang), values.ratio_text(a, b)
    reported = None if row.difference is None else view.report.differences[row.difference]
    return FigureLine(
        code=row.outcome,
        outcome=view.text(f"outcome.{row.outcome}"),
        quantity=_quantity(view, row),
        a=None if row.a is None else _cell(view, "a", row.a),
        b=None if row.b is None else _cell(view, "b", row.b),
        gap=gap,
        ratio=ratio,
        finding=reported.id if reported is not None else "",
        match=row.match or "",
    )


def _cell(view: View, key: ArticleKey, figure: Figure) -> FigureCell:
    document = view.report.document(key)
    side = _side(figure)
    return FigureCell(
        figure=figure,
        quote=one_line(document.slice(figure)),
        value=one_line(values.value_text(side, view.lang, figure, document)),
        number=side.value,
        place=view.text("finding.sentence", numbers=str(figure.sentence + 1)),
    )


def _side(figure: Figure) -> Side:
    value = None if figure.value is None else number_to_text(figure.value)
    return Side((figure.span,), value, figure.unit, figure.bound)


def _quantity(view: View, row: FigureRow) -> str:
    figures = [figure for figure in (row.a, row.b) if figure is not None]
    kinds = dict.fromkeys(view.name("figure_kind", figure.kind) for figure in figures)
    counted = dict.fromkeys(isolate(figure.counted) for figure in figures if figure.counted)
    return " · ".join(filter(None, (next(iter(kinds), ""), " / ".join(counted))))
