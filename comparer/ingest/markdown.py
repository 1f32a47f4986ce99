"""Markdown → text: the marks go, every word stays.

Line breaks stay as they are, so that offsets and paragraphs are those that a reader sees in the
file. List bullets stay: they tell an item from a headline.
"""

from __future__ import annotations

import re

from comparer.ingest.extract import Extract, iso_date

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_FIELD = re.compile(r"^(title|date|published|source|publisher)\s*:\s*(.+?)\s*$", re.IGNORECASE)
_LINE_RULES = (
    (re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE), r"\1"),
    # A rule of dashes or equal signs: a thematic break, or the underline of a heading.
    (re.compile(r"^ {0,3}(?:[-*_][ \t]*){3,}$|^ {0,3}(?:=+|-+)[ \t]*$", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}(?:>[ \t]?)+", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}(?:```|~~~).*$", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]+\S+.*$", re.MULTILINE), ""),
    (
        re.compile(
            r"^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|?$", re.MULTILINE
        ),
        "",
    ),
    (re.compile(r"^[ \t]*\|(.*)\|[ \t]*$", re.MULTILINE), r"\1"),
)
# Every repetition is bounded, so that a page of stray marks takes no time.
_URL = r"\([^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500}){0,3}\)"
_INLINE_RULES = (
    (re.compile(rf"!\[([^\]\n]{{0,500}})\]{_URL}"), r"\1"),
    (re.compile(rf"\[([^\[\]\n]{{1,500}})\]{_URL}"), r"\1"),
    (re.compile(r"\[([^\[\]\n]{1,500})\]\[[^\[\]\n]{0,100}\]"), r"\1"),
    (re.compile(r"\[\^[^\[\]\n]{1,50}\]:?"), ""),
    (re.compile(r"<((?:https?|mailto):[^>\s]{1,2000})>"), r"\1"),
    (re.compile(r"</?[A-Za-z][^<>\n]{0,500}>"), ""),
    (re.compile(r"(?<!`)(`{1,3})(?!`)([^`\n]{1,1000})(?<!`)\1(?!`)"), r"\2"),
    (re.compile(r"(\*{2,3}|(?<![\w*])\*)(?=[^\s*])([^*\n]{1,1000})(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*_])(_{1,3})(?=[^\s_])([^_\n]{1,1000})(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"~~(?=\S)([^~\n]{1,1000})(?<=\S)~~"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])"), r"\1"),
    (re.compile(r"(?:(?<! )  +|\\)$", re.MULTILINE), ""),
)
_HEADING = re.compile(r"^ {0,3}#[ \t]+(.+?)[ \t]*#*$|^(\S.*)\n=+[ \t]*$", re.MULTILINE)


def read(text: str) -> Extract:
    """The text without marks; title, source and date from the front matter or first heading."""
    fields: dict[str, str] = {}
    front = _FRONT_MATTER.match(text)
    if front:
        for line in front.group(1).split("\n"):
            field = _FIELD.match(line)
            if field:
                fields[field.group(1).lower()] = field.group(2).strip("\"'")
        text = text[front.end() :]
    text = _without_comments(text)
    heading = _HEADING.search(text)
    title = fields.get("title") or (heading and (heading.group(1) or heading.group(2))) or None
    if fields.get("title") and not heading:
        text = f"{fields['title']}\n\n{text.lstrip()}"
    for pattern, replacement in _LINE_RULES:
        text = pattern.sub(replacement, text)
    text = _plain(text)
    return Extract(
        text=re.sub(r"\n{3,}", "\n\n", text).strip("\n"),
        title=_plain(title) if title else None,
        source=fields.get("source") or fields.get("publisher"),
        published=iso_date(fields.get("published") or fields.get("date")),
    )


def _without_comments(text: str) -> str:
    """The text without HTML comments; one that is not closed is text."""
    parts: list[str] = []
    start = 0
    while (opened := text.find("<!--", start)) >= 0:
        closed = text.find("-->", opened)
        if closed < 0:
            break
        parts.append(text[start:opened])
        start = closed + 3
    return "".join([*parts, text[start:]])


def _plain(text: str) -> str:
    """The text without inline marks; twice, because one may stand inside another."""
    for _ in range(2):
        for pattern, replacement in _INLINE_RULES:
            text = pattern.sub(replacement, text)
    return text
