"""A file or an upload → an `Article`, by the ending of its name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePath

from comparer import strings
from comparer.article import Article
from comparer.errors import InputError, problem
from comparer.ingest import confined, markdown
from comparer.ingest.decode import decode
from comparer.ingest.extract import Extract
from comparer.ingest.limits import MAX_BYTES
from comparer.ingest.signature import kind_of
from comparer.render.safe import one_line

_MAX_NAME = 120

_ADVICE = {
    **dict.fromkeys((".doc", ".odt", ".rtf", ".pages", ".wpd"), "save_as_docx"),
    **dict.fromkeys(
        (".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".heic", ".bmp"),
        "recognise_picture",
    ),
    **dict.fromkeys((".mht", ".mhtml", ".webarchive"), "save_as_html"),
    **dict.fromkeys((".eml", ".msg", ".epub"), "save_as_text"),
    **dict.fromkeys((".zip", ".gz", ".rar", ".7z", ".tar"), "unpack"),
}


def read_file(path: str | Path, lang: str | None = None) -> Article:
    """The article in a file; `InputError` if there is no file or no article in it.

    The text of a .txt is kept as decoded; other formats give their paragraphs with a blank line
    between any two. `lang` is passed on to the article unchecked against its text.
    """
    path = Path(path)
    return read_bytes(file_bytes(path), path.name, lang)


def file_bytes(path: Path) -> bytes:
    """What is in a file that is no larger than an article; `InputError` if that cannot be had."""
    shown = _shown(str(path))
    try:
        if path.is_dir():
            raise problem("file_folder", path=shown, endings=_endings)
        if path.exists() and not path.is_file():  # a pipe or device may never end
            raise problem("file_device", path=shown, endings=_endings)
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(shown, path.stat().st_size)
        return path.read_bytes()
    except FileNotFoundError:
        raise problem("file_missing", path=shown) from None
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        reason = getattr(error, "strerror", None) or str(error)
        raise problem("file_unreadable", path=shown, reason=reason) from error


def read_bytes(data: bytes, name: str, lang: str | None = None) -> Article:
    """The article in a file's content; `name` tells the format by its ending.

    `InputError` says what was given, what is allowed and what to do next.
    """
    name = _shown(name)
    if len(data) > MAX_BYTES:
        raise _too_large(name, len(data))
    ending = PurePath(name).suffix.lower()
    reader = _READERS.get(ending)
    if reader is None:
        advice = partial(_advice, _ADVICE.get(ending, "give_format"))
        if not ending:
            raise problem("file_no_ending", name=name, endings=_endings, advice=advice)
        raise problem("file_ending", name=name, ending=ending, endings=_endings, advice=advice)
    if not data.strip():
        raise problem("file_empty", name=name)
    extract = reader(data, name)
    if not extract.text.strip():
        raise problem("file_no_text", name=name)
    return Article(
        extract.text,
        lang=lang,
        title=extract.title,
        source=extract.source,
        published=extract.published,
    )


def _read_text(data: bytes, name: str) -> Extract:
    return Extract(_text(data, name))


def _read_markdown(data: bytes, name: str) -> Extract:
    return markdown.read(_text(data, name).replace("\r\n", "\n").replace("\r", "\n"))


def _read_web(data: bytes, name: str) -> Extract:
    _refuse_other_kinds(data, name, "html")
    return confined.read("web", data, name)


def _read_word(data: bytes, name: str) -> Extract:
    _refuse_other_kinds(data, name, "word", allowed=("zip", "office"))
    return confined.read("word", data, name)


def _read_pdf(data: bytes, name: str) -> Extract:
    _refuse_other_kinds(data, name, "pdf", allowed=("pdf",))
    return confined.read("pdf", data, name)


def _text(data: bytes, name: str) -> str:
    _refuse_other_kinds(data, name, "text")
    return decode(data, name)


def _refuse_other_kinds(
    data: bytes, name: str, wanted: str, *, allowed: tuple[str, ...] = ()
) -> None:
    kind = kind_of(data)
    if kind is not None and kind not in allowed:
        raise problem(
            "file_kind",
            name=name,
            wanted=partial(_kind, wanted),
            kind=partial(_kind, kind),
            advice=partial(_advice, _RENAMING.get(kind, "give_report")),
        )


def _shown(name: str) -> str:
    """A file's name as messages give it: on one line, with nothing that a terminal obeys."""
    shown = one_line(name)
    return shown if len(shown) <= _MAX_NAME else f"…{shown[1 - _MAX_NAME :]}"


def _too_large(name: str, size: int) -> InputError:
    return problem(
        "file_large", name=name, size=round(size / 1_000_000), most=MAX_BYTES // 1_000_000
    )


def _endings(lang: str) -> str:
    return strings.text(lang, "error.part.endings")


def _advice(code: str, lang: str) -> str:
    """What to do with a file of another kind, or under the wrong name."""
    return strings.text(lang, f"error.advice.{code}")


def _kind(code: str, lang: str) -> str:
    return strings.name(lang, "file_kind", code)


_RENAMING = {
    "pdf": "name_pdf", "zip": "name_docx", "office": "resave", "rtf": "resave",
}  # fmt: skip
_READERS: dict[str, Callable[[bytes, str], Extract]] = {
    **dict.fromkeys((".txt", ".text"), _read_text),
    **dict.fromkeys((".md", ".markdown"), _read_markdown),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _read_web),
    ".docx": _read_word,
    ".pdf": _read_pdf,
}
