"""Article text made safe to show: it can never act as markup, formula, link or terminal command.

The report's JSON keeps an article exactly as it was ingested. What is shown to people is the
same text without the characters that change what surrounds it.
"""

from __future__ import annotations

import re
import unicodedata

from comparer.languages import Direction

_ISOLATES: dict[Direction | None, str] = {"ltr": "\u2066", "rtl": "\u2067", None: "\u2068"}
_POP_ISOLATE = "\u2069"
WORD_JOINER = "\u2060"

# Embeddings, overrides and isolates reorder what follows them, up to a whole line ("Trojan
# Source", CVE-2021-42574). Direction marks (U+200E, U+200F, U+061C) are harmless and stay.
_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Control characters other than tab and newline, lone surrogates and noncharacters: terminals obey
# the first, XML and UTF-8 refuse the others.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
_LINE_BREAKS = re.compile("[\u2028\u2029]")
_SPACE = re.compile(r"\s+")

_MARKDOWN = re.compile(r"[\\`*_\[\]<>&|~#$!^{}]")
_MARKDOWN_LINK = re.compile(r"(?i)(https?|ftp|mailto|xmpp)(:)|(www)(\.)")

# What a spreadsheet takes for a formula at the start of a cell, with what it skips before it.
_FORMULA = re.compile("^[\\s\u200b-\u200f\u061c\u2060\ufeff]*[=+\\-@\t\r\n＝＋－＠]|^[\t\r\n]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)


def clean(text: str) -> str:
    """The text without bidi controls; unprintable characters become U+FFFD, newlines stay."""
    text = _LINE_BREAKS.sub("\n", _BIDI_CONTROLS.sub("", text))
    return _UNPRINTABLE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The clean text on one line, white space collapsed."""
    return _SPACE.sub(" ", clean(text)).strip()


def isolate(text: str, direction: Direction | None = None) -> str:
    """The text on one line between bidi isolates: its direction cannot leak into the sentence.

    Without a direction, the text's first strong character decides.
    """
    return isolated(one_line(text), direction)


def isolated(shown: str, direction: Direction | None = None) -> str:
    """What is already safe to show, between bidi isolates; "" stays ""."""
    return f"{_ISOLATES[direction]}{shown}{_POP_ISOLATE}" if shown else ""


def markdown(text: str, direction: Direction | None = None) -> str:
    """The text on one line as Markdown that renders as itself: no markup, HTML, link or mention.

    Isolated, which also keeps "-", "1." and "#" from opening a list or a heading.
    """
    return isolated(markdown_inline(text).strip(), direction)


def markdown_inline(text: str) -> str:
    """The text as Markdown within a line, its spaces at the ends kept; never at a line's start."""
    text = _SPACE.sub(" ", clean(text))
    escaped = _MARKDOWN.sub(lambda m: "&lt;" if m[0] == "<" else f"\\{m[0]}", text)
    # GitHub links an address after undoing escapes; a word joiner after "@" stops that.
    escaped = escaped.replace("@", f"@{WORD_JOINER}")
    return _MARKDOWN_LINK.sub(lambda m: f"{m[1] or m[3]}\\{m[2] or m[4]}", escaped)


def markdown_strong(text: str) -> str:
    """The text in bold. Word joiners let the stars stand against letters and quotation marks.

    Without them CommonMark takes stars between a letter and a quotation mark for stars.
    """
    inner = markdown_inline(text)
    core = inner.strip()
    if not core:
        return inner
    before, after = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
    return f"{before}**{WORD_JOINER}{core}{WORD_JOINER}**{after}"


def cell(text: str) -> str:
    """The text for a CSV cell: clean, and with "'" before what would start a formula."""
    text = clean(text)
    if _FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def is_right_to_left(text: str, default: bool = False) -> bool:
    """Whether the first strong character is right-to-left (Unicode bidi rule P2)."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return default
