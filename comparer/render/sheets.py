"""Sheets and cells of an Excel workbook: text as text, each in its own direction."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from comparer.languages import Direction
from comparer.render.safe import clean, is_right_to_left

Value = str | int | float | Decimal | None

# Excel refuses a longer cell.
_LONGEST = 32_767
# Ids and numbers stand with the sheet; what is longer stands where its own lines begin.
_SHORT = 12
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_INK, _RULE, _HEAD = "1D1C1A", "DCD7CC", "F0EDE4"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its width in characters, how its numbers look."""

    heading: str
    width: int = 14
    format: str = "General"


@dataclass(frozen=True, slots=True)
class _Look:
    """How a cell looks; a workbook has few of these, and each is slow to make."""

    right_to_left: bool
    bold: bool = False
    filled: bool = False
    ruled: bool = False
    quoted: bool = False
    format: str = "General"


class Book:
    """A workbook being written for a reader whose language runs in `direction`."""

    def __init__(self, direction: Direction) -> None:
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.worksheets[0])
        self.direction = direction
        self._looks: dict[_Look, Any] = {}

    def sheet(self, title: str, direction: Direction | None = None) -> Worksheet:
        """A new empty sheet, its first column where lines begin."""
        sheet: Worksheet = self.workbook.create_sheet(title)
        sheet.sheet_view.rightToLeft = (direction or self.direction) == "rtl"
        sheet.sheet_view.showGridLines = False
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = 9  # A4
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        return sheet

    def table(
        self,
        title: str,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Value]],
        direction: Direction | None = None,
    ) -> None:
        """A new sheet with one table, its head frozen and ready to filter."""
        sheet = self.sheet(title, direction)
        widths = [column.width for column in columns]
        for at, column in enumerate(columns, 1):
            sheet.column_dimensions[get_column_letter(at)].width = column.width
            self.write(sheet, 1, at, column.heading, bold=True, filled=True)
        for line, row in enumerate(rows, 2):
            for at, (column, value) in enumerate(zip(columns, row, strict=True), 1):
                self.write(sheet, line, at, value, ruled=True, format=column.format)
            set_height(sheet, line, row, widths)
        sheet.freeze_panes = "B2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
        sheet.print_title_rows = "1:1"

    def write(
        self,
        sheet: Worksheet,
        row: int,
        column: int,
        value: Value,
        *,
        bold: bool = False,
        filled: bool = False,
        ruled: bool = False,
        format: str = "General",  # noqa: A002
    ) -> None:
        """Writes a value; text as text, in its own direction, cut where Excel would refuse it."""
        cell: Any = sheet.cell(row, column)
        right_to_left = self.direction == "rtl"
        quoted = False
        if isinstance(value, str):
            text = clean(value)
            if len(text) > _LONGEST:
                text = f"{text[: _LONGEST - 2]} …"
            cell.value = text
            cell.data_type = "s"
            # Excel's own mark for "this is text": editing the cell does not make it a formula.
            quoted = text.startswith(_FORMULA_STARTS)
            format = "General"  # noqa: A001
            if len(text) > _SHORT:
                right_to_left = is_right_to_left(text, default=right_to_left)
        else:
            cell.value = value
        self._dress(cell, _Look(right_to_left, bold, filled, ruled, quoted, format))

    def _dress(self, cell: Any, look: _Look) -> None:
        if look not in self._looks:
            cell.font = Font(name="Arial", size=10, bold=look.bold, color=_INK)
            cell.alignment = Alignment(
                vertical="top", wrap_text=True, readingOrder=2 if look.right_to_left else 1,
                horizontal="right" if look.right_to_left else "left",
            )  # fmt: skip
            if look.filled:
                cell.fill = PatternFill("solid", start_color=_HEAD)
            if look.ruled:
                cell.border = Border(bottom=Side(style="thin", color=_RULE))
            cell.quotePrefix = look.quoted
            cell.number_format = look.format
            self._looks[look] = copy(cell._style)
        cell._style = copy(self._looks[look])


def set_height(sheet: Worksheet, row: int, values: Sequence[Value], widths: Sequence[int]) -> None:
    """Makes a row as high as its longest text needs; not every program does so by itself."""
    lines = max(
        (-(-len(str(value)) // width) for value, width in zip(values, widths, strict=False)
         if value is not None),
        default=1,
    )  # fmt: skip
    sheet.row_dimensions[row].height = min(409.0, 14.0 * max(1, lines) + 2)
