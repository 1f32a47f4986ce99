"""Web pages (.html) → the article on them, by trafilatura: headline first, then the body."""

from __future__ import annotations

import codecs
import re
from typing import Any

from lxml import etree, html

from comparer.errors import problem
from comparer.ingest.decode import decode
from comparer.ingest.extract import Extract, iso_date, paragraphs
from comparer.ingest.limits import MAX_PAGE_CHARACTERS, MAX_PAGE_TAGS

MIN_WORDS = 25
"""A page whose main text has fewer words than this has no article."""

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{3,20})", re.IGNORECASE
)
# Codecs of Python that no browser knows: they would run escapes, or hide markup as letters.
_NO_ENCODINGS = frozenset(
    {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}
)
_SCRIPT = re.compile(r"<(script|style)\b([^>]{0,2000})>", re.IGNORECASE)
_SCRIPT_END = {tag: re.compile(rf"</{tag}\s*>", re.IGNORECASE) for tag in ("script", "style")}
_INLINE_DATA = re.compile(r"=\s*([\"'])data:[^\"']*+\1", re.IGNORECASE)
_FURNITURE = "nav|header|footer|aside|form|script|style|noscript|template|iframe|svg|button|select"
_BLOCKS = "h1|h2|h3|h4|h5|h6|p|li|blockquote|figcaption|td"
_BREAK = "\ue000"
_PROSE = re.compile(r"[.!?؟][\"'”’»)\]]*(?:\s|$)")
_SITE = re.compile(r"\s+[|–—\-·»]\s+[^|–—·»]{2,40}$")


def read(data: bytes, name: str) -> Extract:
    """The article on a page; `InputError` (naming `name`) if it is no HTML or has no article."""
    page = _lightened(_decode(data, name))
    if len(page) > MAX_PAGE_CHARACTERS or page.count("<") > 2 * MAX_PAGE_TAGS:
        raise problem("web_large", name=name, size=len(page), tags=page.count("<"))
    tree = _parse(page, name)
    found = _extract(page)
    title = _headline(tree) or (found.title if found else None)
    parts = _parts(found.body) if found is not None and found.body is not None else []
    if _count(parts) < MIN_WORDS:
        parts = _fallback(tree)
    if _count(parts) < MIN_WORDS or not any(_PROSE.search(part) for part in parts):
        raise problem("web_no_article", name=name)
    if title and _plain(title) not in {_plain(part) for part in parts[:3]}:
        parts.insert(0, title)
    return Extract(
        text=paragraphs(parts),
        title=title,
        source=(found.sitename or found.hostname) if found else None,
        published=iso_date(found.date) if found else None,
    )


def _lightened(page: str) -> str:
    """The page without scripts (but for what they declare of the article), styles and pictures."""
    parts: list[str] = []
    start = at = 0
    while opening := _SCRIPT.search(page, at):
        closing = _SCRIPT_END[opening.group(1).lower()].search(page, opening.end())
        if closing is None:
            break
        at = closing.end()
        if "ld+json" not in opening.group(2):
            parts.append(page[start : opening.start()])
            start = at
    return _INLINE_DATA.sub('=""', "".join([*parts, page[start:]]))


def _decode(data: bytes, name: str) -> str:
    """The page as text: the declared encoding if it holds, else the one that reads best."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        encoding = declared.group(1).decode("ascii")
        try:
            if codecs.lookup(encoding).name not in _NO_ENCODINGS:
                return data.decode(encoding)
        except (LookupError, UnicodeError):
            pass
    return decode(data, name)


def _parse(page: str, name: str) -> html.HtmlElement:
    """The page's tree; `InputError` if it has no element."""
    if "<" not in page or not page.strip():
        raise problem("web_no_tags", name=name)
    # An XML declaration in a str is an error to lxml.
    page = re.sub(r"^\s*<\?xml[^>]*\?>", "", page)
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
    try:
        tree = html.document_fromstring(page, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise problem("web_unreadable", name=name) from error
    return tree


def _extract(page: str) -> Any:
    """What trafilatura makes of the page: an object with body, title, sitename, date; or None."""
    from trafilatura import bare_extraction

    return bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        include_links=False,
        include_images=False,
        deduplicate=False,
        # Only dates that the page declares: one found in its text may be any date.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def _parts(body: Any) -> list[str]:
    """The text of each paragraph, heading, quotation, list item and table row of a body."""
    parts = []
    for element in body.iter("p", "head", "quote", "item", "row", "ab", "code"):
        if any(a.tag in ("p", "head", "quote", "item", "row") for a in element.iterancestors()):
            continue
        if element.tag == "row":
            cells = (" ".join("".join(cell.itertext()).split()) for cell in element)
            parts.append("\t".join(cell for cell in cells if cell))
            continue
        for broken in element.iter("lb"):
            broken.tail = _BREAK + (broken.tail or "")
        lines = "".join(element.itertext()).split(_BREAK)
        text = "\n".join(" ".join(line.split()) for line in lines)
        parts.append(f"- {text.strip()}" if element.tag == "item" and text.strip() else text)
    return [part for part in parts if part.strip()]


def _fallback(tree: html.HtmlElement) -> list[str]:
    """The blocks of the page's article, main part or body, without its furniture.

    trafilatura gives up on short and on unusual pages that a reader sees an article on.
    """
    for path in ("//article", "//main | //*[@role='main']", "//body"):
        for area in tree.xpath(path):
            furniture = set(area.xpath("|".join(f".//{tag}" for tag in _FURNITURE.split("|"))))
            blocks = area.xpath("|".join(f".//{tag}" for tag in _BLOCKS.split("|")))
            parts = []
            for block in blocks:
                above = set(block.iterancestors())
                if above & furniture or above & set(blocks):
                    continue
                text = " ".join(block.text_content().split())
                is_links = block.xpath(".//a") and len(
                    " ".join("".join(a.text_content() for a in block.xpath(".//a")).split())
                ) > 0.7 * len(text)
                if text and not is_links:
                    parts.append(text)
            if _count(parts) >= MIN_WORDS:
                return parts
    return []


def _headline(tree: html.HtmlElement) -> str | None:
    """The page's headline: its only h1, what it tells social networks, or its title."""
    headings = [" ".join(h.text_content().split()) for h in tree.xpath("//h1")]
    headings = [heading for heading in headings if len(heading.split()) > 1]
    if len(headings) == 1:
        return headings[0]
    told = tree.xpath("//meta[@property='og:title']/@content")
    if told and str(told[0]).strip():
        return _SITE.sub("", " ".join(str(told[0]).split()))
    if headings:
        return headings[0]
    title = " ".join((tree.findtext(".//title") or "").split())
    return _SITE.sub("", title) or None


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _count(parts: list[str]) -> int:
    return sum(len(part.split()) for part in parts)
