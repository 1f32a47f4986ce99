"""A file or an upload → an `Article`, by the ending of its name."""

from __future__ import annotations

from pathlib import Path

from comparer.article import Article
from comparer.errors import InputError


def read_file(path: str | Path, lang: str | None = None) -> Article:
    """The article in a file; `InputError` if there is no file or no article in it."""
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{path} cannot be read ({error.strerror}); give a .txt, .md, .html, .docx or .pdf file."
        ) from error
    return read_bytes(data, path.name, lang)


def read_bytes(data: bytes, name: str, lang: str | None = None) -> Article:
    """The article in a file's content; `name` tells the format by its ending."""
    return Article(data.decode("utf-8-sig"), lang=lang)
