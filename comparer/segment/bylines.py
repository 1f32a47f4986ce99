"""Bylines: lines that say who wrote, sent or owns the report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comparer.segment.fold import fold, words
from comparer.segment.knowledge import Knowledge

BYLINE = 160
CREDIT = 320
SHORT = 80
"""The greatest lengths in characters: of a byline; of "Reporting by …; editing by …"; of a line
that is only agencies, or only a name and a place."""

_NAME_PARTS = re.compile(r"\s*(?:[,،/|+&]|\s[–—-]\s|[–—ـ]|(?<=\w)-(?=\s)|(?<=\s)-(?=\w))\s*")
_AND = re.compile(r"\s+(?:and|و)\s*")
_DIGIT = re.compile(r"\d")
_INNER_END = re.compile(r"[a-z\u0620-\u064a]{3}[.!?؟]\s+\S")


def is_byline(text: str, known: Knowledge, *, early: bool) -> bool:
    """Whether a line says who wrote, sent or owns the report.

    `early`: it is among the first lines, where a bare "Jane Doe in Beirut" is a byline too.
    """
    folded = fold(text)
    inner = folded.strip(" ()[]*_")
    if (
        known.imprint.match(folded)
        or known.imprint.match(inner)
        or known.imprint_inside.search(inner)
    ):
        return len(text) <= CREDIT and not _INNER_END.search(text)
    credit = known.caption.match(inner)
    if credit and _is_maker(text.strip(" ()[]*_")[credit.end() :], known):
        return True
    bracketed = text[:1] in "([" and text.rstrip(" .")[-1:] in ")]"
    for opener in (known.byline, known.byline_marked):
        match = opener.match(inner)
        if match and len(inner) == match.end():
            return True
        if match and (
            (bracketed and len(text) <= CREDIT)
            or (len(text) <= BYLINE and is_name_list(text.strip(" ()[]*_")[match.end() :], known))
        ):
            return True
    if len(text) > SHORT:
        return False
    parts = [part for part in _AND.split(text.strip(" ()[]*.")) for part in _NAME_PARTS.split(part)]
    parts = [part.strip('«»"“”') for part in parts if part.strip()]
    if parts and all(fold(part) in known.agencies for part in parts):
        return True
    return early and (_is_signature(parts, text, known) or _sends_from_place(text, known))


def _is_maker(text: str, known: Knowledge) -> bool:
    """Whether the text after "Photo:" only names who took it: it shows nothing of the event."""
    text = text.strip(" :/–—-.")
    if any(ch.isupper() for ch in text):
        return len(text) <= SHORT and is_name_list(text, known) and not _DIGIT.search(text)
    parts = [part for part in _NAME_PARTS.split(text) if part.strip()]
    return bool(parts) and all(
        fold(part) in known.agencies | known.picture_credits for part in parts
    )


def is_name_list(text: str, known: Knowledge) -> bool:
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
        return is_name(place.group(1), known)
    if len(parts) < 2 or not is_name(parts[0], known):
        return False
    last = parts[-1]
    return fold(last) in known.agencies | known.places or any(
        word in known.reporters for word in words(last)
    )


def _sends_from_place(text: str, known: Knowledge) -> bool:
    """Whether a line is a place and who sent it from there: "عين سلمى – من مراسل وكالة النموذج"."""
    parts = [part for part in _NAME_PARTS.split(text.strip(" ()[]*.")) if part.strip()]
    if len(parts) != 2 or not is_name(parts[0], known) or len(parts[1].split()) > 5:
        return False
    sender = [word for word in words(parts[1]) if word not in known.name_particles]
    return sender[:1] != [] and sender[0] in known.reporters


def is_grammar(word: str, known: Knowledge) -> bool:
    """Whether a word, as written, is one of grammar or speech, which no name or trade has."""
    if len(word) > len("في") and word.endswith("ي"):
        return False  # folded, the name علي would be على
    return fold(word) in known.starters | known.hanging | known.carriers


def is_name(text: str, known: Knowledge) -> bool:
    """Whether the text can be a person's name: two to four words, with capitals or without case."""
    tokens = text.split()
    return 2 <= len(tokens) <= 4 and not any(
        (token[0].islower() and fold(token) not in known.name_particles) or not token[0].isalpha()
        for token in tokens
    )


def is_credit_sentence(text: str, known: Knowledge) -> bool:
    """Whether a sentence in a paragraph only says who reported: "(Reporting by …)", "Photo: AP"."""
    return (text[:1] in "([" or bool(known.caption.match(fold(text)))) and is_byline(
        text, known, early=False
    )
