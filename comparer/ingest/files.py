"""A file or an upload → an `Article`, by the ending of its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePath

from comparer.article import Article
from comparer.errors import InputError
from comparer.ingest import markdown, pdf, web, word
from comparer.ingest.decode import decode
from comparer.ingest.extract import Extract
from comparer.ingest.limits import MAX_BYTES
from comparer.ingest.signature import kind_of

ENDINGS = ".txt, .md, .html, .docx or .pdf"

_ADVICE = {
    **dict.fromkeys((".doc", ".odt", ".rtf", ".pages", ".wpd"), "save it as .docx"),
    **dict.fromkeys(
        (".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".heic", ".bmp"),
        "it is a picture: run text recognition (OCR) on it, or type its text",
    ),
    **dict.fromkeys((".mht", ".mhtml", ".webarchive"), "save the page as .html"),
    **dict.fromkeys((".eml", ".msg", ".epub"), "save its text as .txt"),
    **dict.fromkeys((".zip", ".gz", ".rar", ".7z", ".tar"), "unpack it and give the report in it"),
}


def read_file(path: str | Path, lang: str | None = None) -> Article:
    """The article in a file; `InputError` if there is no file or no article in it.

    The text of a .txt is kept as decoded; other formats give their paragraphs with a blank line
    between any two. `lang` is passed on to the article unchecked against its text.
    """
    path = Path(path)
    try:
        if path.is_dir():
            raise InputError(f"{path} is a folder; give one file in it ({ENDINGS}).")
        if path.stat().st_size > MAX_BYTES:
            raise InputError(_too_large(str(path), path.stat().st_size))
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"There is no file {path}; check its name and folder.") from None
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            f"{path} cannot be read ({reason}); check that you may open it."
        ) from error
    return read_bytes(data, path.name, lang)


def read_bytes(data: bytes, name: str, lang: str | None = None) -> Article:
    """The article in a file's content; `name` tells the format by its ending.

    `InputError` says what was given, what is allowed and what to do next.
    """
    if len(data) > MAX_BYTES:
        raise InputError(_too_large(name, len(data)))
    ending = PurePath(name).suffix.lower()
    reader = _READERS.get(ending)
    if reader is None:
        advice = _ADVICE.get(ending, f"give a {ENDINGS} file")
        shown = f"ends in {ending}" if ending else "has no ending that tells its format"
        raise InputError(f"{name} {shown}, and {ENDINGS} are read; {advice}.")
    if not data.strip():
        raise InputError(f"{name} is empty; give a file with the text of a news report.")
    extract = reader(data, name)
    if not extract.text.strip():
        raise InputError(f"{name} has no text in it; give a file with the text of a news report.")
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
    _refuse_other_kinds(data, name, "an HTML page")
    return web.read(data, name)


def _read_word(data: bytes, name: str) -> Extract:
    kind = kind_of(data)
    if kind not in (None, "a ZIP archive", "an old or encrypted Office document"):
        raise InputError(f"{name} is not a Word document but {kind}; {_rename(kind)}.")
    return word.read(data, name)


def _read_pdf(data: bytes, name: str) -> Extract:
    kind = kind_of(data)
    if kind not in (None, "a PDF document"):
        raise InputError(f"{name} is not a PDF but {kind}; {_rename(kind)}.")
    return pdf.read(data, name)


def _text(data: bytes, name: str) -> str:
    _refuse_other_kinds(data, name, "plain text")
    return decode(data, name)


def _refuse_other_kinds(data: bytes, name: str, wanted: str) -> None:
    kind = kind_of(data)
    if kind is not None:
        raise InputError(f"{name} is not {wanted} but {kind}; {_rename(kind)}.")


def _rename(kind: str) -> str:
    """What to do with a file of this kind under the wrong name."""
    if "PDF" in kind:
        return "give it with the ending .pdf"
    if "ZIP" in kind:
        return "if it is a Word document, give it with the ending .docx, else unpack it"
    if "Office" in kind or "Rich Text" in kind:
        return "open it in a word processor and save it as .docx"
    return f"give the report as {ENDINGS}"


def _too_large(name: str, size: int) -> str:
    return (
        f"{name} has {size / 1_000_000:.0f} MB and up to {MAX_BYTES // 1_000_000} MB are read; "
        "give one report, without pictures or as plain text."
    )


_READERS: dict[str, Callable[[bytes, str], Extract]] = {
    **dict.fromkeys((".txt", ".text"), _read_text),
    **dict.fromkeys((".md", ".markdown"), _read_markdown),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _read_web),
    ".docx": _read_word,
    ".pdf": _read_pdf,
}
