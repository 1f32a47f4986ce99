"""A text's lines → its paragraphs: lines that layout broke are joined, all others stand alone.

A line break ends a paragraph unless there is evidence against it, because most texts have one
paragraph a line. The evidence: the whole text is wrapped at a width (each line is full: the next
line's first word would not have fitted); or a line ends open and the next begins in lower case;
or a headline goes on below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from comparer.segment import datelines
from comparer.segment.bylines import is_byline
from comparer.segment.fold import words
from comparer.segment.knowledge import Knowledge

WIDTHS = range(30, 131)
"""Widths that texts are wrapped at, in characters."""

FILLED = 0.8
"""A wrapped line reaches this share of the width: justified and proportional type is ragged."""

HEADLINE_LINE = 90
"""A line of a headline is at most this long, in characters."""

# A signature may follow: "… said the army. (Reuters)".
_ENDED = re.compile(r"[.!?؟۔…][\"'”’“»)\]\s]*+(?:[\[(][^\[\]()]{2,40}[\])]\s*)?$")
_INNER_END = re.compile(r"[.!?؟۔][\"'”’»)\]]*\s+\S")
_BULLET = re.compile(r"[•●○▪■◦‣⁃·*+\-–—]\s+\S|\(?(?:\d{1,3}|[^\W\d_])[.)\-]\s+\S|[•●▪■]\S")
_BREADCRUMB = re.compile(r"[|›>»/]")
_LINE = re.compile(r"[^\n]*[^\n\s][^\n]*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line, or the lines of one paragraph; offsets into the shadow's visible text, trimmed."""

    start: int
    end: int
    text: str
    """With every line break as a space."""
    apart: bool
    """Whether a blank line (or the start of the text) stands before it."""
    joined: bool = False
    """Whether layout had broken it over lines."""

    @property
    def is_open(self) -> bool:
        """Whether it ends without a mark that closes a sentence or announces a list."""
        return not is_ended(self.text) and self.text[-1] not in ":;؛،,"

    @property
    def is_bullet(self) -> bool:
        """Whether it is an item of a list."""
        return bool(_BULLET.match(self.text))

    @property
    def has_inner_end(self) -> bool:
        """Whether a sentence seems to end inside it."""
        return bool(_INNER_END.search(self.text))


def is_ended(text: str) -> bool:
    """Whether a text ends with a mark that closes a sentence, and at most a signature behind it."""
    return bool(_ENDED.search(text[-60:]))


def paragraphs(visible: str, known: Knowledge) -> list[Paragraph]:
    """The paragraphs of a shadow's visible text, in order; blank lines are in none."""
    lines = list(_lines(visible))
    width = _wrap_width(lines)
    below_top = [line for at, line in enumerate(lines) if at > 3 and not line.is_bullet]
    spaced = sum(line.apart for line in below_top) > 0.6 * len(below_top)
    groups: list[list[Paragraph]] = []
    for at, line in enumerate(lines):
        previous = lines[at - 1] if at else None
        if (
            previous is not None
            and not line.apart
            and not line.is_bullet
            and (
                _continues(previous, line)
                or (width is not None and _fills(previous, line, width))
                or (len(groups) <= 3 and _is_headline_continued(lines, at, known, spaced=spaced))
            )
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        group[0]
        if len(group) == 1
        else Paragraph(
            group[0].start,
            group[-1].end,
            visible[group[0].start : group[-1].end].replace("\n", " "),
            group[0].apart,
            joined=True,
        )
        for group in groups
    ]


def _lines(visible: str) -> Iterator[Paragraph]:
    """Each line that is not blank, trimmed."""
    last_end = None
    for match in _LINE.finditer(visible):
        text = match.group()
        start = match.start() + len(text) - len(text.lstrip())
        end = match.start() + len(text.rstrip())
        apart = last_end is None or visible.count("\n", last_end, start) > 1
        yield Paragraph(start, end, text.strip(), apart)
        last_end = end


def _wrap_width(lines: Sequence[Paragraph]) -> int | None:
    """The width that the text is wrapped at, in characters; None if it is not.

    Wrapped text ends most lines inside a sentence and fills nearly every one of those; lists of
    headlines are ragged, and have no sentence ends inside their lines.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if not b.apart]
    unfinished = [(a, b) for a, b in pairs if a.is_open or a.text[-1] in ",،؛;"]
    if len(pairs) < 3 or len(unfinished) < len(pairs) / 2:
        return None
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if width not in WIDTHS:
        return None
    filled = sum(_fills(a, b, width) for a, b in unfinished)
    if filled < 0.75 * len(unfinished):
        return None
    ends = sum(line.has_inner_end for line in lines) + sum(not line.is_open for line in lines)
    lower = sum(b.text[0].islower() for _, b in unfinished)
    if ends * 8 < len(lines) or (_has_case(lines) and lower < len(unfinished) / 3):
        return None
    return width


def _fills(line: Paragraph, below: Paragraph, width: int) -> bool:
    """Whether the first word of the line below would not have fitted in this line."""
    return len(line.text) + 1 + len(below.text.split(" ", 1)[0]) > FILLED * width


def _continues(line: Paragraph, below: Paragraph) -> bool:
    """Whether the line below goes on in the middle of this line's sentence."""
    return line.is_open and below.text[0].islower() and len(line.text) > 15


def _is_headline_continued(
    lines: Sequence[Paragraph], at: int, known: Knowledge, *, spaced: bool
) -> bool:
    """Whether `lines[at]`, near the top, goes on with the headline that ends the line above.

    Both have to be short and open. The break is inside a phrase; or, in a text whose paragraphs
    blank lines part, both stand in one block of such lines and look alike: in title case or in
    capitals, or, in a script without, of much the same length.
    """
    above, below = lines[at - 1], lines[at]
    first = at - 1
    while first > 0 and not lines[first].apart:
        first -= 1
    last = at
    while last + 1 < len(lines) and not lines[last + 1].apart:
        last += 1
    if first > 3 or not below.is_open or not (above.is_open or above.text[-1] in ",،"):
        return False
    if max(len(above.text), len(below.text)) > HEADLINE_LINE or above.is_bullet:
        return False
    above_words, below_words = words(above.text), words(below.text)
    if not above_words or not below_words or _is_about_report(below, known):
        return False
    cased = _has_case([above, below])
    if (
        above.text[-1] in ",،"
        or above_words[-1] in known.hanging
        or (not cased and below_words[0] in known.hanging)
    ):
        return True
    block = lines[first : last + 1]
    if not spaced or last + 1 == len(lines) or len(block) > 4:
        return False
    if not all(line.is_open or line.text[-1] in ",،" for line in block):
        return False
    if cased:
        return (above.text.isupper() and below.text.isupper()) or (
            is_title_case(above.text, known) and is_title_case(below.text, known)
        )
    return (
        len(above_words) > 1
        and len(below_words) < 10
        and not _BREADCRUMB.search(above.text)
        and len(below.text) <= 1.3 * len(above.text) + 5
    )


def _is_about_report(line: Paragraph, known: Knowledge) -> bool:
    return is_byline(line.text, known, early=True) or datelines.is_line(
        line.text, known, early=True
    )


def is_title_case(text: str, known: Knowledge) -> bool:
    """Whether nearly every word of a line of three words or more has a capital, as in headlines."""
    found = [word for word in text.split() if word[0].isalpha() or word[0] in "\"'“‘("]
    strong = [word for word in found if word.lower() not in known.hanging | known.name_particles]
    capital = sum(word.lstrip("\"'“‘(")[:1].isupper() for word in strong)
    return len(found) >= 3 and capital >= 0.8 * len(strong) > 0


def _has_case(lines: Sequence[Paragraph]) -> bool:
    """Whether most letters of these lines are of a script with capitals."""
    letters = [ch for line in lines[:50] for ch in line.text if ch.isalpha()]
    return 2 * sum(ch.lower() != ch.upper() for ch in letters) > len(letters)
