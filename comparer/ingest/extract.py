"""What every reader of a file format hands back."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

_BLANKS = re.compile(r"[ \u00a0]+")


@dataclass(frozen=True, slots=True)
class Extract:
    """The article in a file: its text, and what the file says about it."""

    text: str
    title: str | None = None
    source: str | None = None
    published: str | None = None
    """An ISO 8601 date."""


def paragraphs(parts: list[str]) -> str:
    """The parts as paragraphs: blanks in a row as one, a blank line between any two.

    Tabs stay: they part the cells of a table's row.
    """
    lines = []
    for part in parts:
        inner = [_BLANKS.sub(" ", line).strip() for line in part.split("\n")]
        text = "\n".join(line for line in inner if line)
        if text:
            lines.append(text)
    return "\n\n".join(lines)


def iso_date(text: object) -> str | None:
    """The date that a file's metadata begins with, as YYYY-MM-DD; None if it is not one."""
    try:
        return datetime.date.fromisoformat(str(text)[:10]).isoformat()
    except ValueError:
        return None
