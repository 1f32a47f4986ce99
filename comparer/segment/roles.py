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
from comparer.segment.fold import fold, words
from comparer.segment.knowledge import Knowledge
from comparer.segment.lines import Paragraph, is_title_case

TOP = 5
"""Bylines and datelines that only their place gives away stand in this many first paragraphs."""

HEADLINE = 220
CAPTION = 320
BYLINE = 160
SUBHEADING = 60
SUBHEADING_APART = 80
"""The greatest lengths in characters; a subheading may be longer with blank lines around it."""

_BRACKET_AT_END = re.compile(r"([\[(])([^\[\]()]{2,80})[\])]\s*\.?\s*$")
_CREDIT_PARTS = re.compile(r"\s*[/,،|]\s*|\s+[–—-]\s+|\s+via\s+")
_NAME_PARTS = re.compile(r"\s*(?:[,،/|+&]|\s[–—-]\s|[–—ـ]|(?<=\w)-(?=\s)|(?<=\s)-(?=\w))\s*")
_AND = re.compile(r"\s+(?:and|و)\s*")


@dataclass(frozen=True, slots=True)
class _Context:
    """What the roles of single paragraphs depend on, counted once for the text."""

    known: Knowledge
    headline: int | None
    last: int
    spaced: bool
    """Whether blank lines part the paragraphs."""
    mostly_closed: bool
    """Whether nearly all paragraphs end in a full stop, so that one that does not means it."""


def assign(paragraphs: Sequence[Paragraph], known: Knowledge) -> list[Role]:
    """The role of each paragraph."""
    given = [_own_role(p, at, known) for at, p in enumerate(paragraphs)]
    headline = _headline(paragraphs, given, known)
    body = [
        p
        for at, p in enumerate(paragraphs)
        if given[at] is None and at != headline and not p.is_bullet
    ]
    context = _Context(
        known=known,
        headline=headline,
        last=max((at for at, role in enumerate(given) if role != "byline"), default=-1),
        spaced=sum(p.apart for p in paragraphs) > 0.7 * len(paragraphs),
        mostly_closed=sum(p.is_open for p in body) <= 0.34 * len(body),
    )
    roles: list[Role] = []
    for at, (paragraph, role) in enumerate(zip(paragraphs, given, strict=True)):
        if at == headline:
            roles.append("headline")
        elif role is not None:
            roles.append(role)
        elif _is_kicker(paragraphs, at, headline, context):
            roles.append("subheading")
        elif _is_captioned(paragraph, at, context):
            roles.append("caption")
        elif _is_subheading(paragraphs, given, at, context):
            roles.append("subheading")
        else:
            roles.append("body")
    return roles


def is_credit_sentence(text: str, known: Knowledge) -> bool:
    """Whether a sentence at a paragraph's end only says who reported: "(Reporting by …)"."""
    return text[:1] in "([" and _is_byline(text, known, early=False)


def _own_role(paragraph: Paragraph, at: int, known: Knowledge) -> Role | None:
    """The role that a line has wherever it stands; None if that depends on its neighbours."""
    text = paragraph.text
    folded = fold(text)
    if folded.strip(" :.") in known.furniture_lines or (
        len(text) <= BYLINE and known.furniture.match(folded) and at > 0
    ):
        return "byline"
    if _is_byline(text, known, early=at < TOP and at > 0):
        return "byline"
    if datelines.is_line(text, known, early=at < TOP):
        return "dateline"
    opener = known.caption.match(folded)
    if opener and len(text) <= CAPTION and (at > 0 or ":" in text[:20]):
        return "caption"
    return None


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
        and len(paragraph.text.split()) <= 3
        and below.is_open
        and not below.is_bullet
        and 5 <= len(below.text.split()) <= 30
    )


def _is_kicker(
    paragraphs: Sequence[Paragraph], at: int, headline: int | None, context: _Context
) -> bool:
    return (
        headline is not None
        and at < headline
        and paragraphs[at].is_open
        and len(paragraphs[at].text) <= SUBHEADING
        and context.last > headline
    )


def _is_byline(text: str, known: Knowledge, *, early: bool) -> bool:
    folded = fold(text)
    inner = folded.strip(" ()[]*_")
    if known.imprint.match(folded) or known.imprint.match(inner):
        return len(text) <= CAPTION
    bracketed = text[:1] in "([" and text.rstrip(" .")[-1:] in ")]"
    for opener in (known.byline, known.byline_marked):
        match = opener.match(inner)
        if match and len(inner) == match.end():
            return True
        if match and (
            (bracketed and len(text) <= CAPTION)
            or (len(text) <= BYLINE and _is_name_list(text.strip(" ()[]*_")[match.end() :], known))
        ):
            return True
    if len(text) > BYLINE / 2:
        return False
    parts = [part for part in _AND.split(text.strip(" ()[]*.")) for part in _NAME_PARTS.split(part)]
    parts = [part.strip('«»"“”') for part in parts if part.strip()]
    if parts and all(fold(part) in known.agencies for part in parts):
        return True
    return early and _is_signature(parts, text, known)


def _is_name_list(text: str, known: Knowledge) -> bool:
    """Whether the text is names: few words, with capitals where the script has them, no stop."""
    text = text.strip(" :/–—-")
    tokens = text.replace("،", ",").split()
    if not tokens or len(tokens) > 14 or text[-1] in "!?؟:":
        return False
    if text.endswith(".") and len(tokens) > 5:
        return False
    for token in tokens:
        bare = token.strip(",.;()[]\"'|/–—-")
        if not bare or fold(bare) in known.name_particles or not bare[0].islower():
            continue
        if fold(bare) not in known.reporters:
            return False
    cased = any(ch.isupper() for ch in text)
    return cased or len(tokens) <= 8


def _is_signature(parts: Sequence[str], text: str, known: Knowledge) -> bool:
    """Whether a line under the headline is a reporter: "Jane Doe in Beirut", "أحمد علي - دمشق"."""
    if text[-1] in ".!?؟:" or len(text.split()) > 8:
        return False
    place = re.fullmatch(r"(.+?) in ([^,]+)(,.*)?", text)
    if place and fold(place.group(2)) in known.places:
        return _is_name(place.group(1), known)
    if len(parts) < 2 or not _is_name(parts[0], known):
        return False
    last = parts[-1]
    return fold(last) in known.agencies | known.places or any(
        word in known.reporters for word in words(last)
    )


def _is_name(text: str, known: Knowledge) -> bool:
    tokens = text.split()
    return 2 <= len(tokens) <= 4 and not any(
        (token[0].islower() and fold(token) not in known.name_particles) or not token[0].isalpha()
        for token in tokens
    )


def _is_captioned(paragraph: Paragraph, at: int, context: _Context) -> bool:
    """Whether a paragraph ends in a picture's credit: "[Reuters]", "(AP Photo/…)", "(أرشيف)".

    An agency in round brackets that ends the whole report signs it, and is no picture's.
    """
    known, text = context.known, paragraph.text
    bracket = _BRACKET_AT_END.search(text)
    if not bracket or len(text) > CAPTION or at == context.headline or not bracket.start():
        return False
    credit = bracket.group(2)
    parts = [part.strip(" .") for part in _CREDIT_PARTS.split(credit) if part.strip(" .")]
    if not parts:
        return False
    folded = [fold(part) for part in parts]
    of_picture = any(
        part in known.picture_credits
        or any(
            part.startswith(f"{word} ") or part.endswith(f" {word}")
            for word in known.picture_credits
        )
        for part in folded
    )
    of_agency = any(part in known.agencies for part in folded)
    if of_picture:
        return True
    if of_agency:
        return bracket.group(1) == "[" or at != context.last
    before = text[: bracket.start()].rstrip()
    return (
        "/" in credit
        and not paragraph.has_inner_end
        and before[-1] not in ".!?؟:,،"
        and not any(part[0].islower() or part[0].isdigit() for part in parts)
        and sum(len(part.split()) for part in parts) <= 5
        and context.mostly_closed
    )


def _is_subheading(
    paragraphs: Sequence[Paragraph], given: Sequence[Role | None], at: int, context: _Context
) -> bool:
    """Whether a short open line between paragraphs of prose titles what follows."""
    paragraph, text = paragraphs[at], paragraphs[at].text
    lead = -1 if context.headline is None else context.headline
    if not lead + 1 < at < len(paragraphs) - 1 or paragraph.is_bullet or not context.mostly_closed:
        return False
    below = paragraphs[at + 1]
    apart = paragraph.apart and below.apart
    if text.endswith(("?", "؟")):
        if not (apart and len(text) <= SUBHEADING and text[0] not in "\"“«'‘"):
            return False
        return len(below.text) > 3 * len(text) and not paragraph.has_inner_end
    if not paragraph.is_open or paragraph.has_inner_end:
        return False
    if len(text) > (SUBHEADING_APART if apart else SUBHEADING) or len(text.split()) > 12:
        return False
    if not apart and (text[0] in '"“«' or text[-1] in '"”»' or ":" in text):
        return False
    prose = any(
        given[i] is None and not p.is_open and not p.is_bullet
        for i, p in enumerate(paragraphs[lead + 1 : at], lead + 1)
    )
    return prose and given[at + 1] is None and not below.is_open and len(below.text) > len(text)
