"""The article as the user gives it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from comparer import languages
from comparer.errors import InputError, problem


@dataclass(frozen=True, slots=True)
class Article:
    """A news report. `text` is kept as ingested: newlines as \\n and otherwise untouched.

    All offsets of a comparison count code points of this text. `published` is an ISO 8601 date;
    relative dates ("yesterday", "أمس") are resolved against it. `InputError` on a value of the
    wrong type, an unsupported language or a date that is none.
    """

    text: str
    lang: str | None = None
    title: str | None = None
    source: str | None = None
    published: str | None = None

    def __post_init__(self) -> None:
        for name in ("text", "lang", "title", "source"):
            value = getattr(self, name)
            if not isinstance(value, str) and not (value is None and name != "text"):
                raise InputError(
                    f"The article's {name} is a {type(value).__name__}; give a string."
                )
        object.__setattr__(self, "text", self.text.replace("\r\n", "\n").replace("\r", "\n"))
        if self.lang is not None:
            languages.get(self.lang)
        published: object = self.published
        if isinstance(published, datetime.date):
            object.__setattr__(self, "published", published.isoformat()[:10])
        if self.published is not None:
            try:
                datetime.date.fromisoformat(self.published)
            except (TypeError, ValueError):
                raise problem("article_date", given=str(self.published)) from None

    @classmethod
    def from_file(cls, path: str | Path, *, lang: str | None = None) -> Article:
        """The article in a .txt, .md, .html, .docx or .pdf file; `InputError` if it has none."""
        from comparer.ingest import read_file

        return read_file(Path(path), lang=lang)

    @classmethod
    def from_bytes(cls, data: bytes, name: str, *, lang: str | None = None) -> Article:
        """The article in an uploaded file's content; `name` tells the format by its ending."""
        from comparer.ingest import read_bytes

        return read_bytes(data, name, lang=lang)
