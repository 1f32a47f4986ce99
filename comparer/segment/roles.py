"""Paragraphs → their roles: headline, subheading, dateline, caption, byline, body.

`byline` holds every line that is about the report or its page rather than about the event: who
wrote it, who owns it, "Read more", "Share". Such lines, like datelines, make no claims. A role
other than `body` needs evidence; the standfirst (the sentence under the headline) is body, as it
is the report's lead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from comparer.records import Role
from comparer.segment import datelines
from comparer.segment.bylines import is_byline, is_grammar, is_name, is_name_list
from comparer.segment.fold import fold, words
from comparer.segment.knowledge import Knowledge
from comparer.segment.lines import Paragraph, is_title_case

TOP = 8
"""Bylines and datelines that only their place gives away stand in this many first paragraphs."""

FURNITURE = 160
HEADLINE = 220
CAPTION = 320
SUBHEADING = 60
SUBHEADING_APART = 80
"""The greatest lengths in characters; a subheading may be longer with blank lines around it."""

_QUOTES = "\"“«'‘"
_QUOTES_END = "\"”»'’"
_BRACKET_AT_END = re.compile(r"([\[(])([^\[\]()]{2,80})[\])]\s*\.?\s*$")
_ADDRESS = re.compile(r"[\w.+\-]+@[\w\-]+\.\w{2,}")
_LAST_SENTENCE = re.compile(r"[.!?؟][\"'”’»)]*\s+([^.!?؟]{2,60})\.?$")
_COMMA = re.compile("[,،]")
_MARKS = '"“”«»:!?؟'
_CREDIT_PARTS = re.compile(r"\s*[/,،|]\s*|\s+[–—-]\s+|\s+via\s+")


def assign(paragraphs: Sequence[Paragraph], known: Knowledge) -> list[Role]:
    """The role of each paragraph."""
    roles: list[Role | None] = [_own_role(p, at, known) for at, p in enumerate(paragraphs)]
    headline = _headline(paragraphs, roles, known)
    last = max((at for at, role in enumerate(roles) if role != "byline"), default=-1)
    if headline is not None:
        roles[headline] = "headline"
        for at in range(headline):
            if roles[at] is None and paragraphs[at].is_open:
                roles[at] = "subheading"  # a kicker: "Middle East", "عاجل"
    for at, paragraph in enumerate(paragraphs):
        if roles[at] is None and _has_credit(paragraph, known, is_last=at == last):
            roles[at] = "caption"
    for at in range(1, len(paragraphs)):
        if roles[at] is None and _signs_quotation(paragraphs[at], paragraphs[at - 1], known):
            roles[at] = "byline"
    prose = _Prose(paragraphs, roles, -1 if headline is None else headline)
    return [
        role or ("subheading" if _is_subheading(prose, at, known) else "body")
        for at, role in enumerate(roles)
    ]


@dataclass(frozen=True, slots=True)
class _Prose:
    """The paragraphs that subheadings are looked for among."""

    paragraphs: Sequence[Paragraph]
    roles: Sequence[Role | None]
    headline: int

    def stands_out(self, *, apart: bool) -> bool:
        """Whether so few paragraphs end without a full stop that one which does is no slip."""
        ordinary = [
            p
            for at, p in enumerate(self.paragraphs)
            if self.roles[at] is None
            and at > self.headline + 1
            and not p.is_bullet
            and p.text[0] not in _QUOTES
            and any(ch.isalnum() for ch in p.text)
        ]
        return sum(p.is_open for p in ordinary) <= (0.5 if apart else 0.34) * len(ordinary)


def _own_role(paragraph: Paragraph, at: int, known: Knowledge) -> Role | None:
    """The role that a line has wherever it stands; None if that depends on its neighbours."""
    text = paragraph.text
    folded = fold(text)
    if folded.strip(" :.") in known.furniture_lines or (
        len(text) <= FURNITURE and known.furniture.match(folded) and at > 0
    ):
        return "byline"
    if len(text) <= FURNITURE and _is_tags_or_contact(text):
        return "byline"
    if is_byline(text, known, early=at < TOP and at > 0):
        return "byline"
    if datelines.is_line(text, known, early=at < TOP):
        return "dateline"
    opener = known.caption.match(folded)
    if opener and len(text) <= CAPTION and (at > 0 or ":" in text[:20]):
        return "caption"
    return None


def _is_tags_or_contact(text: str) -> bool:
    """Whether a line is hashtags and handles only, or a few words with an address."""
    tokens = text.split()
    tagged = [token for token in tokens if token[0] in "#@" and len(token) > 1]
    return len(tagged) == len(tokens) or (bool(_ADDRESS.search(text)) and len(tokens) <= 10)


def _signs_quotation(paragraph: Paragraph, above: Paragraph, known: Knowledge) -> bool:
    """Whether a line names who is quoted in the line above: "— Baybars Tallawi".

    Without a dash it has to say who that is, under words that are all quotation:
    "Sami Khatib, protester".
    """
    text = paragraph.text
    if above.text[0] not in _QUOTES or len(text.split()) > 8 or not paragraph.is_open:
        return False
    if text[0] in "—–-":
        return is_name_list(text[1:], known)
    if not _is_quotation(above.text) or any(ch.isdigit() or ch in _MARKS for ch in text):
        return False
    name, comma, trade = (part.strip() for part in _COMMA.sub(",", text).partition(","))
    first_of_trade = trade.partition(" ")[0]
    return (
        bool(comma and words(trade))
        and is_name(name, known)
        and not any(is_grammar(word, known) for word in name.split())
        and fold(first_of_trade) not in known.carriers
        and not _joins_clause(first_of_trade, known)
    )


def _joins_clause(word: str, known: Knowledge) -> bool:
    """Whether "and" is written onto a definite word, with which no trade begins: والمفاوضات."""
    return word[:1] in known.prefixes and word[1:3] == "ال"


def _headline(
    paragraphs: Sequence[Paragraph], given: Sequence[Role | None], known: Knowledge
) -> int | None:
    """Which paragraph is the headline: the first line that stands open above others."""
    candidates = [at for at, role in enumerate(given) if role is None][:2]
    if not candidates or candidates[0] > 3 or len(paragraphs) < 2:
        return None
    first = candidates[0]
    if len(candidates) > 1 and _reads_as_kicker(paragraphs[first], paragraphs[candidates[1]]):
        return candidates[1] if _reads_as_headline(paragraphs, candidates[1], known) else first
    return first if _reads_as_headline(paragraphs, first, known) else None


def _reads_as_headline(paragraphs: Sequence[Paragraph], at: int, known: Knowledge) -> bool:
    paragraph = paragraphs[at]
    if len(paragraph.text) > HEADLINE or paragraph.is_bullet or at + 1 >= len(paragraphs):
        return False
    if datelines.prefix(paragraph.text, known, early=True):
        return False
    if paragraph.is_open:
        return True
    if paragraph.has_inner_end or paragraph.text[-1] in ":;؛،,":
        return False
    if paragraph.text.rstrip("\"'”’»)!?؟") != paragraph.text and not paragraph.text.endswith(
        ('."', ".”", ".»", ".'", ".’")
    ):
        return len(paragraph.text) <= HEADLINE / 2
    below = paragraphs[at + 1].text
    return is_title_case(paragraph.text, known) or (
        len(paragraph.text) <= HEADLINE / 2 and datelines.prefix(below, known, early=True) > 0
    )


def _reads_as_kicker(paragraph: Paragraph, below: Paragraph) -> bool:
    """Whether a line of a few words stands over a longer open line: "Syria war", "عاجل"."""
    return (
        paragraph.is_open
        and len(words(paragraph.text)) <= 3
        and below.is_open
        and not below.is_bullet
        and 5 <= len(below.text.split()) <= 30
    )


def _has_credit(paragraph: Paragraph, known: Knowledge, *, is_last: bool) -> bool:
    """Whether a paragraph ends in a picture's credit: "[Reuters]", "(AP Photo/…)", "(أرشيف)".

    An agency in round brackets that ends the whole report signs it, and is no picture's.
    """
    text = paragraph.text
    tail = _LAST_SENTENCE.search(text)
    if tail and len(text) <= CAPTION and known.caption.match(fold(tail.group(1))):
        return True
    bracket = _BRACKET_AT_END.search(text)
    if not bracket or len(text) > CAPTION or not bracket.start():
        return False
    credit = bracket.group(2)
    parts = [part.strip(" .") for part in _CREDIT_PARTS.split(credit) if part.strip(" .")]
    folded = [fold(part) for part in parts]
    if any(_is_picture_credit(part, known) for part in folded):
        return True
    if any(part in known.agencies for part in folded):
        return bracket.group(1) == "[" or not is_last
    # "(Elvie/Mother)": two names and a slash, after a line without a full stop.
    return (
        "/" in credit
        and not paragraph.has_inner_end
        and text[: bracket.start()].rstrip()[-1] not in ".!?؟:,،"
        and not any(part[0].islower() or part[0].isdigit() for part in parts)
        and 2 <= sum(len(part.split()) for part in parts) <= 5
    )


def _is_picture_credit(part: str, known: Knowledge) -> bool:
    return any(
        part == word or part.startswith((f"{word} ", f"{word}:")) or part.endswith(f" {word}")
        for word in known.picture_credits
    )


def _is_quotation(text: str) -> bool:
    return text[0] in _QUOTES and text[-1] in _QUOTES_END


def _is_subheading(prose: _Prose, at: int, known: Knowledge) -> bool:
    """Whether a short open line between paragraphs of prose titles what follows."""
    paragraphs = prose.paragraphs
    paragraph, text = paragraphs[at], paragraphs[at].text
    if not prose.headline + 1 < at < len(paragraphs) - 1 or paragraph.is_bullet:
        return False
    below = paragraphs[at + 1]
    apart = paragraph.apart and below.apart
    if below.is_open and _is_quotation(below.text) and at + 2 < len(paragraphs):
        below = paragraphs[at + 2]  # a pull quote set between the title and its section
    if paragraph.has_inner_end or prose.roles[at + 1] is not None or below.is_open:
        return False
    if text.endswith(("?", "؟")):
        fits = apart and len(text) <= SUBHEADING and text[0] not in _QUOTES
        return fits and len(below.text) > 3 * len(text)
    if not paragraph.is_open or len(below.text) <= len(text):
        return False
    if len(text) > (SUBHEADING_APART if apart else SUBHEADING) or len(text.split()) > (
        12 if apart else 6
    ):
        return False
    if not apart and (
        text[0] in '"“«'
        or text[-1] in '"”»'
        or ":" in text
        or words(text)[:1] == []
        or words(text)[0] in known.starters
    ):
        return False
    return prose.stands_out(apart=apart) and any(
        prose.roles[i] is None and not paragraphs[i].is_open and not paragraphs[i].is_bullet
        for i in range(prose.headline + 1, at)
    )
