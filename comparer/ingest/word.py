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
from typing import Any

from lxml import etree

from comparer.errors import problem
from comparer.ingest.extract import Extract, paragraphs
from comparer.ingest.limits import MAX_PART_BYTES, MAX_PARTS, MAX_UNPACKED_BYTES

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
            raise problem("file_locked", name=name)
        raise problem("word_old", name=name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_size(archive, name)
            if _DOCUMENT not in archive.namelist():
                raise problem("word_other_zip", name=name)
            root = _parse(_part(archive, _DOCUMENT, name), name)
            core = _part(archive, _CORE, name) if _CORE in archive.namelist() else None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise problem("word_damaged", name=name) from error
    except RuntimeError as error:  # zipfile's word for an encrypted member
        raise problem("file_locked", name=name) from error
    text = paragraphs(list(_blocks(root)))
    if not text:
        raise problem("word_no_text", name=name)
    return Extract(text=text, title=_title(core, name))


def _check_size(archive: zipfile.ZipFile, name: str) -> None:
    """`InputError` if the archive would unpack to far more than a report (a zip bomb)."""
    parts = archive.infolist()
    if len(parts) > MAX_PARTS:
        raise problem("word_parts", name=name, n=len(parts), most=MAX_PARTS)
    total = sum(part.file_size for part in parts)
    if total > MAX_UNPACKED_BYTES:
        raise problem(
            "word_unpacks",
            name=name,
            size=total // 1_000_000,
            most=MAX_UNPACKED_BYTES // 1_000_000,
        )


def _part(archive: zipfile.ZipFile, part: str, name: str) -> bytes:
    """One part's bytes, read no further than is allowed, whatever size its header claims."""
    with archive.open(part) as stream:
        content = stream.read(MAX_PART_BYTES + 1)
    if len(content) > MAX_PART_BYTES:
        raise problem("word_long", name=name, most=MAX_PART_BYTES // 1_000_000)
    return content


def _parse(content: bytes, name: str) -> etree._Element:
    """The XML, with no entity resolved and nothing fetched."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise problem("word_damaged", name=name) from error
    about: Any = root.getroottree().docinfo  # the stubs do not know doctype
    if about.doctype:
        raise problem("word_doctype", name=name)
    return root


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
