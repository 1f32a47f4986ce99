"""Glyphs at places → lines → paragraphs, left to right or right to left.

Lines are glyphs on one baseline; columns are told by an upright gap that most lines of a page
leave free; paragraphs by the spacing of lines, indents, type size and short last lines. Running
heads and page numbers are dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from comparer.ingest.arabic_forms import is_visual_order, logical_order, plain_letters

BLANK = 0.15
"""A gap of this many type sizes between glyphs is a blank."""

GUTTER = 0.7
"""A gap of this many type sizes may part columns."""

MIN_COLUMN = 5
"""A column has at least this many lines."""

COLUMN_EDGE = 60.0
"""Lines that begin within this many points of each other are of one column."""

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_MARK = re.compile("^[\u064b-\u065f\u0670 ]+$")
_STRAY_MARK = re.compile("( )([\u064b-\u0652\u0670]+)")
_STRETCH = re.compile("(?<=[\u0620-\u0652])([A-Z])\\1*(?=[\u0620-\u0652])")
_ENDED = re.compile(r"[.!?؟…:][\"'”’»)\]]*$")
_PAGE_NUMBER = re.compile(
    r"(?:page|صفحة|p\.)?\s*[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:/|of|من)\s*\d{1,4})?", re.IGNORECASE
)
_PRINTED = re.compile(r"(?:https?|file):/|^\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d{2}")
_BULLET = re.compile(r"[•●▪■◦‣·*–—-]\s|\(?\d{1,2}[.)]\s")
_HYPHENATED = re.compile(r"([^\W\d_]{2,})[-\u00ad\u2010]$")
_BRACKET_IN = re.compile(r"(?:^|\s)[(\[«](?=\w)|(?<=\w)[)\]»](?:$|[\s.,،؛:])")
_BRACKET_OUT = re.compile(r"(?:^|\s)[)\]»](?=\w)|(?<=\w)[(\[«](?:$|[\s.,،؛:])")
_SWAPPED = str.maketrans("()[]{}«»<>“”", ")(][}{»«><”“")


class Glyph(NamedTuple):
    """A glyph as drawn; sizes and places in points, from the lower left corner of the page."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column, as seen: `text` runs from left to right."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float


def page_lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines of a page in reading order, column by column."""
    rows = _rows(glyphs)
    rtl = sum(bool(_RTL.match(g.text)) for g in glyphs) * 2 > sum(g.text.isalpha() for g in glyphs)
    chunks = [_chunks(row) for row in rows]
    gutter = _gutter(chunks)
    if gutter is None:
        return [_line(row) for row in rows]
    lines: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for at, row in enumerate(chunks):
        if _is_edge(rows, at) or any(
            chunk[0].x0 < gutter < max(g.x1 for g in chunk) for chunk in row
        ):
            lines += [*right, *left] if rtl else [*left, *right]
            left, right = [], []
            lines.append(_line([glyph for chunk in row for glyph in chunk]))
            continue
        for side, is_left in ((left, True), (right, False)):
            part = [glyph for chunk in row for glyph in chunk if (glyph.x0 < gutter) is is_left]
            if part:
                side.append(_line(part))
    return lines + ([*right, *left] if rtl else [*left, *right])


def _is_edge(rows: Sequence[Sequence[Glyph]], at: int) -> bool:
    """Whether a row is the page's first or last and stands apart, like a page number."""
    if len(rows) < 2 or at not in (0, len(rows) - 1):
        return False
    inner = rows[1] if at == 0 else rows[-2]
    return abs(rows[at][0].baseline - inner[0].baseline) > 1.6 * inner[0].size


def text_of(pages: Sequence[Sequence[Line]]) -> str:
    """The text of the pages: paragraphs with a blank line between, in the order to be read."""
    found: list[str] = []
    for lines in _as_read(_without_running_heads(pages)):
        for at, paragraph in enumerate(_paragraphs(lines)):
            if at == 0 and found and _goes_on(found[-1], paragraph):
                found[-1] = _joined([found[-1], paragraph])
            else:
                found.append(paragraph)
    return _mended(plain_letters("\n\n".join(found)))


def _mended(text: str) -> str:
    """The text without what typesetting leaves in Arabic words.

    A diacritic drawn past its letter, over the blank; and tatweel that LibreOffice stretches lines
    with and gives no letter of its own, so that it comes out as some Latin one.
    """
    text = _STRETCH.sub("", _STRAY_MARK.sub(r"\2\1", text))
    return re.sub("  +", " ", text)


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs by baseline, from the top; each row from left to right."""
    marks = [g for g in glyphs if _MARK.match(g.text) and g.text.strip()]
    rows: list[list[Glyph]] = []
    for glyph in sorted(
        (g for g in glyphs if not (_MARK.match(g.text) and g.text.strip())),
        key=lambda g: -g.baseline,
    ):
        if rows and abs(rows[-1][0].baseline - glyph.baseline) < 0.35 * max(
            glyph.size, rows[-1][0].size
        ):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    for mark in marks:  # a diacritic is drawn above the line or below
        near = [row for row in rows if abs(row[0].baseline - mark.baseline) < mark.size]
        if near:
            row = min(near, key=lambda r: abs(r[0].baseline - mark.baseline))
            row.append(mark)
    return [sorted(row, key=lambda g: (g.x0 + g.x1) / 2) for row in rows]


def _chunks(row: list[Glyph]) -> list[list[Glyph]]:
    """A row cut where it leaves a gap that may part columns."""
    chunks: list[list[Glyph]] = []
    for glyph in (g for g in row if g.text.strip()):
        if chunks and glyph.x0 - chunks[-1][-1].x1 <= GUTTER * glyph.size:
            chunks[-1].append(glyph)
        else:
            chunks.append([glyph])
    return chunks


def _gutter(rows: Sequence[list[list[Glyph]]]) -> float | None:
    """Where a gap between two columns runs down the page; None for a page of one column.

    Lines of both columns have to be many and long: in a table they are short.
    """
    spans = [
        [(chunk[0].x0, max(glyph.x1 for glyph in chunk)) for chunk in row] for row in rows if row
    ]
    if len(spans) < MIN_COLUMN:
        return None
    left = min(start for row in spans for start, _ in row)
    right = max(end for row in spans for _, end in row)
    best: tuple[int, float] | None = None
    for step in range(25, 76):
        x = left + (right - left) * step / 100
        crossed = sum(any(start < x < end for start, end in row) for row in spans)
        before = [row[0][0] for row in spans if row[0][1] <= x]
        after = [row[-1][1] for row in spans if row[-1][0] >= x]
        sides = min(len(before), len(after))
        if (
            sides >= MIN_COLUMN
            and crossed <= sides / 4
            and min(x - median(before), median(after) - x) > 0.2 * (right - left)
            and (best is None or sides - crossed > best[0])
        ):
            best = (sides - crossed, x)
    return best[1] if best else None


def _line(row: Sequence[Glyph]) -> Line:
    """A row of glyphs as a line, with blanks where the glyphs leave room."""
    parts: list[str] = []
    edge: float | None = None
    for glyph in row:
        text = _LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match.group()), glyph.text)
        if len(text) > 1 and _RTL.search(text):
            text = text[::-1]  # one glyph for two letters, named in the order they are read
        if (
            edge is not None
            and glyph.x0 - edge > BLANK * glyph.size
            and parts[-1][-1:] != " "
            and not _MARK.match(text)
        ):
            parts.append(" ")
        parts.append(text)
        if not _MARK.match(text):  # a diacritic may reach over the blank beside its letter
            edge = max(edge, glyph.x1) if edge is not None else glyph.x1
    solid = [glyph for glyph in row if glyph.text.strip()] or list(row)
    return Line(
        text=" ".join("".join(parts).split()),
        x0=min(g.x0 for g in solid),
        x1=max(g.x1 for g in solid),
        baseline=row[0].baseline,
        size=median(g.size for g in solid),
    )


def _without_running_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without blank lines, page numbers, and what most pages have at top or bottom."""
    kept = [[line for line in page if line.text] for page in pages]
    edges = [[*_set_apart(page), *_set_apart(page[::-1])] for page in kept]
    counts = Counter(text for page in edges for text in {_numberless(line) for line in page})
    running = {text for text, count in counts.items() if count >= max(2, len(kept) / 2)}
    dropped = {
        id(line)
        for page in edges
        for line in page
        if _numberless(line) in running
        or _PAGE_NUMBER.fullmatch(line.text)
        or _PRINTED.search(line.text)
    }
    return [[line for line in page if id(line) not in dropped] for page in kept]


def _set_apart(page: Sequence[Line]) -> list[Line]:
    """The first line or two of a page, if space parts them from the rest."""
    for count in (1, 2):
        if len(page) > count and abs(page[count - 1].baseline - page[count].baseline) > (
            1.6 * page[count].size
        ):
            return list(page[:count])
    return []


def _numberless(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text)


def _as_read(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages with right-to-left lines in the order they are read.

    Files that were written without regard to direction hold lines in reading order already, which
    only looks wrong on paper; `is_visual_order` tells.
    """
    if not is_visual_order("\n".join(line.text for page in pages for line in page)):
        return pages
    turned = [
        [
            replace(line, text=logical_order(line.text)) if _RTL.search(line.text) else line
            for line in page
        ]
        for page in pages
    ]
    whole = "\n".join(line.text for page in turned for line in page)
    if len(_BRACKET_OUT.findall(whole)) > len(_BRACKET_IN.findall(whole)):
        # Some programs name a mirrored bracket by its look, others by its meaning.
        turned = [
            [
                replace(line, text=line.text.translate(_SWAPPED))
                if _RTL.search(line.text)
                else line
                for line in page
            ]
            for page in turned
        ]
    return turned


def _paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    """The paragraphs of a page, each on one line."""
    if not lines:
        return
    leads = [
        (a.baseline - b.baseline) / a.size
        for a, b in pairwise(lines)
        if a.baseline > b.baseline and a.size > 0
    ]
    usual = median(leads) if leads else 0.0
    tight = median([lead for lead in leads if lead <= 1.6 * usual] or [0.0])
    rtl = sum(bool(_RTL.search(line.text)) for line in lines) * 2 > len(lines)
    group = [lines[0]]
    for above, below in pairwise(lines):
        if _breaks(above, below, lines, tight=tight, rtl=rtl):
            yield _joined([line.text for line in group])
            group = []
        group.append(below)
    yield _joined([line.text for line in group])


def _breaks(above: Line, below: Line, lines: Sequence[Line], *, tight: float, rtl: bool) -> bool:
    """Whether a paragraph ends between two lines; `tight`: the usual spacing, in type sizes."""
    gap = above.baseline - below.baseline
    if gap <= 0:  # the next column goes on with the paragraph unless it looks ended
        return bool(_ENDED.search(above.text))
    if tight and gap > max(1.35 * tight, 1.1) * above.size:
        return True
    if abs(above.size - below.size) > 0.12 * max(above.size, below.size):
        return True
    if _BULLET.match(below.text):
        return True
    near = [
        line
        for line in lines
        if abs(line.size - below.size) < 0.5
        and abs(line.x1 - below.x1 if rtl else line.x0 - below.x0) < COLUMN_EDGE
    ]
    margin = max((line.x1 for line in near), default=below.x1)
    start = min((line.x0 for line in near), default=below.x0)
    width = margin - start
    if width <= 0:
        return False
    indent = (margin - below.x1) if rtl else (below.x0 - start)
    above_indent = (margin - above.x1) if rtl else (above.x0 - start)
    if _ENDED.search(above.text) and 0.02 * width < indent < 0.15 * width and above_indent < indent:
        return True
    room = (above.x0 - start) if rtl else (margin - above.x1)
    first = below.text.split(" ", 1)[0]
    per_letter = (below.x1 - below.x0) / max(1, len(below.text))
    # The next word would have fitted: the line was ended, not broken.
    return room > 0.12 * width and room > 1.5 * per_letter * (len(first) + 1)


def _goes_on(before: str, paragraph: str) -> bool:
    """Whether a page's first paragraph goes on with the last of the page before."""
    if _ENDED.search(before) or len(before) < 60:
        return False
    return paragraph[0].islower() or bool(_RTL.match(paragraph))


def _joined(lines: Iterable[str]) -> str:
    """Lines as one, words that were parted at a line's end made whole."""
    text = ""
    for line in lines:
        hyphen = _HYPHENATED.search(text)
        if hyphen and line[:1].islower():
            text = text[:-1] + line
        else:
            text = f"{text} {line}" if text else line
    return text
