"""Word documents (.docx) → text: paragraphs, headings, lists and tables in their order.

Read from the XML itself rather than through python-docx's `paragraph.text`, which leaves out text
inserted with tracked changes, text boxes and content controls. Deleted text, field codes, headers,
footers and footnotes are left out.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from comparer.errors import InputError
from comparer.ingest.extract import Extract, paragraphs
from comparer.ingest.limits import MAX_PART_BYTES, MAX_UNPACKED_BYTES

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_DOCUMENT = "word/document.xml"
_CORE = "docProps/core.xml"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_SKIPPED = frozenset({_FALLBACK, f"{_W}del", f"{_W}moveFrom"})


def read(data: bytes, name: str) -> Extract:
    """The text of a .docx; `InputError` (naming `name`) if it is damaged, locked or too large."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if _ENCRYPTED in data:
            raise InputError(
                f"{name} is protected with a password; open it, save it without one and try again."
            )
        raise InputError(
            f"{name} is an old .doc document; open it in a word processor and save it as .docx."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_size(archive, name)
            if _DOCUMENT not in archive.namelist():
                raise InputError(
                    f"{name} is a ZIP archive but no Word document; give a .docx that a word "
                    "processor saved."
                )
            root = _parse(_part(archive, _DOCUMENT, name), name)
            core = _part(archive, _CORE, name) if _CORE in archive.namelist() else None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise InputError(_damaged(name)) from error
    except RuntimeError as error:  # zipfile's word for an encrypted member
        raise InputError(
            f"{name} is protected with a password; save it without one and try again."
        ) from error
    text = paragraphs(list(_blocks(root)))
    if not text:
        raise InputError(
            f"{name} has no text (perhaps only pictures); give a document with the report's text."
        )
    return Extract(text=text, title=_title(core, name))


def _check_size(archive: zipfile.ZipFile, name: str) -> None:
    """`InputError` if the archive would unpack to far more than a report (a zip bomb)."""
    total = sum(info.file_size for info in archive.infolist())
    if total > MAX_UNPACKED_BYTES:
        raise InputError(
            f"{name} unpacks to {total // 1_000_000} MB and up to "
            f"{MAX_UNPACKED_BYTES // 1_000_000} MB are read; save the report without pictures."
        )


def _part(archive: zipfile.ZipFile, part: str, name: str) -> bytes:
    """One part's bytes, read no further than is allowed, whatever size its header claims."""
    with archive.open(part) as stream:
        content = stream.read(MAX_PART_BYTES + 1)
    if len(content) > MAX_PART_BYTES:
        raise InputError(
            f"{name} holds more than {MAX_PART_BYTES // 1_000_000} MB of text, far more than a "
            "news report has; save only the report."
        )
    return content


def _parse(content: bytes, name: str) -> etree._Element:
    """The XML, with no entity resolved and nothing fetched."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    if b"<!DOCTYPE" in content[:4096]:
        raise InputError(f"{name} declares a document type, which no word processor does.")
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(_damaged(name)) from error


def _blocks(root: etree._Element) -> Iterator[str]:
    """The text of each paragraph outside tables, and of each table row, in order."""
    for element in root.iter(f"{_W}p", f"{_W}tr"):
        ancestors = {ancestor.tag for ancestor in element.iterancestors()}
        if ancestors & _SKIPPED or f"{_W}tr" in ancestors:
            continue
        if element.tag == f"{_W}p":
            yield _text(element)
        else:
            cells = (
                " ".join(" ".join(_text(p).split()) for p in cell.iter(f"{_W}p"))
                for cell in element.iterchildren(f"{_W}tc")
            )
            yield "\t".join(cell.strip() for cell in cells if cell.strip())


def _text(paragraph: etree._Element) -> str:
    """A paragraph's text, without that of text boxes anchored in it."""
    parts: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag in _SKIPPED or element.tag == f"{_W}p":
            continue
        if element.tag == f"{_W}t":
            parts.append(element.text or "")
        elif element.tag in _BREAKS:
            parts.append(_BREAKS[element.tag])
        else:
            stack.extend(reversed(element))
    return "".join(parts)


def _title(core: bytes | None, name: str) -> str | None:
    if core is None:
        return None
    title = _parse(core, name).findtext(_DC_TITLE)
    return title.strip() or None if title else None


def _damaged(name: str) -> str:
    return (
        f"{name} is damaged or no Word document; open it and save it again as .docx, or paste its "
        "text."
    )
