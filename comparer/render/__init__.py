"""Reports for people: one `Report` as HTML, Markdown, CSV, a workbook, a document or JSON.

The same report, format and interface language always give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Literal, get_args

from comparer import strings
from comparer.errors import problem

if TYPE_CHECKING:
    from comparer.report import Report

Format = Literal["html", "json", "md", "csv", "xlsx", "docx"]
FORMATS: tuple[Format, ...] = get_args(Format)

MEDIA_TYPES: dict[Format, str] = {
    "html": "text/html",
    "json": "application/json",
    "md": "text/markdown",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""What each format is called when it is downloaded."""

# Loaded on use: a summary on the terminal needs none of the libraries behind these.
_MODULES: dict[Format, str] = {
    "html": "html",
    "json": "text",
    "md": "markdown",
    "csv": "text",
    "xlsx": "workbook",
    "docx": "word",
}


def render(report: Report, format: Format, lang: str = "en") -> bytes:  # noqa: A002
    """The report in `format` for a reader of interface language `lang`, as a file's content.

    JSON and CSV are for machines and do not depend on `lang`. `InputError` for a format or
    language that is not there.
    """
    if format not in FORMATS:
        raise problem("format_unknown", given=format, known=", ".join(FORMATS))
    if lang not in strings.LANGUAGES:
        raise problem("interface_unknown", given=lang, known=", ".join(strings.LANGUAGES))
    module = import_module(f"comparer.render.{_MODULES[format]}")
    write: Callable[[Report, str], bytes] = getattr(module, f"to_{format}")
    return write(report, lang)


def summary(report: Report, lang: str = "en") -> str:
    """What a terminal shows: the counts, then the weightiest differences; no escape sequences."""
    from comparer.render.terminal import summary as summarise

    return summarise(report, lang)
