"""Datelines: "BEIRUT (Reuters) –" in front of a paragraph, or a line of place, source and date."""

from __future__ import annotations

import re

from comparer.segment.bylines import is_grammar, is_name_list
from comparer.segment.fold import fold, words
from comparer.segment.knowledge import Knowledge

REACH = 110
"""A dateline ends within this many characters of its paragraph."""

LINE = 90
"""A paragraph of at most this many characters without a mark at its end is a line, no sentence."""

_DASH = r"(?:\s*(?:--+|[–—_ـ])\s*|\s*-\s+|\s+-\s*)"
_DASHES = re.compile(_DASH)
_AFTER_BRACKET = re.compile(r"\s*(?:-+|[–—_ـ:]+)\s*|\s*(?=[A-Z])")
_BRACKET = re.compile(r"[(\[«]\s*([^()\[\]«»]{2,40}?)\s*[)\]»]")
_COLON = re.compile(r"\s*:\s*")
_CAPITALS = re.compile(r"[A-Z][A-Z.'’\-]*(?:[ /][A-Z][A-Z.'’\-]*){0,3}")
_PART = re.compile(r"\s*(?:[,،/|]|\s[–—-]\s|[–—ـ]|(?<=\w)-\s|\s-(?=\w))\s*")
_DATE_NUMBER = re.compile(r"\d{1,4}(?:[./:\-]\d{1,4}){0,2}(?:st|nd|rd|th|am|pm)?")
_CLOSED = re.compile(r"[.!?؟۔…:؛;,،][\"'”’“»)\]\s]*$")
_NUMERIC_DATE = re.compile(r"\b\d{1,4}[./\-]\d{1,2}[./\-]\d{1,4}\b|\b\d{1,2}:\d{2}\b")


def prefix(text: str, known: Knowledge, *, early: bool) -> int:
    """The length of the dateline that a paragraph opens with, its dash included; 0 for none.

    A place that the language's list has, or one in capitals, counts before a dash; any place
    does before an agency in brackets. `early`: whether the paragraph is among the first, where a
    place in ordinary letters may open it. A place alone opens a sentence, not a line that
    stands open: "Homs – the city that never sleeps" is a headline.
    """
    head = text[:REACH]
    bracket = _BRACKET.search(head)
    if bracket and _is_agency(bracket.group(1), known):
        dash = _AFTER_BRACKET.match(head, bracket.end())
        before = head[: bracket.start()].strip()
        if dash and dash.end() < len(text) and _may_be_place(before, known):
            return dash.end()
    for dash in _DASHES.finditer(head):
        before = head[: dash.start()].strip()
        if not before:
            break
        if not _names_place(before, known, early=early) or text[dash.end() :][:1].islower():
            continue
        end = _with_source(head, dash.end(), known)
        alone = end == dash.end() and _is_place(before, known)
        return 0 if alone and len(text) <= LINE and not _CLOSED.search(text) else end
    if early:  # "دمشق – سانا: …", "غزة/ رويترز: …"
        for colon in _COLON.finditer(head):
            parts = _PART.split(head[: colon.start()])
            if len(parts) > 1 and _is_place(parts[0], known) and _is_source(parts[1:], known):
                return colon.end()
    return 0


def is_line(text: str, known: Knowledge, *, early: bool) -> bool:
    """Whether a whole line is a dateline: date and time of publishing, or place with source."""
    if len(text) > REACH:
        return False
    return _is_date(text, known) or (
        early
        and _is_place_line([part for part in _PART.split(text.strip("() :-–—")) if part], known)
    )


def _is_place_line(parts: list[str], known: Knowledge) -> bool:
    if not parts or not _is_place(parts[0], known):
        return False
    rest = parts[1:]
    if not rest:
        return True
    return all(
        _is_place(part, known)
        or _is_agency(part, known)
        or _is_date(part, known)
        or _is_reporter(part, known)
        for part in rest
    )


def _is_reporter(text: str, known: Knowledge) -> bool:
    """Whether the text names a reporter by trade ("our correspondent Jane Doe") and tells nothing
    of one ("a journalist tells what happened").
    """
    first, _, rest = text.partition(" ")
    named = rest if fold(first) in known.starters else text  # "our"
    return (
        any(word in known.reporters for word in words(text))
        and not any(is_grammar(word, known) for word in named.split()[1:])
        and is_name_list(named, known)
    )


def _is_date(text: str, known: Knowledge) -> bool:
    """Whether nothing but a date or time stands in the text (and what announces one)."""
    found = [word.strip(".") for word in words(text)]
    if not 1 <= len(found) <= 16:
        return False
    anchored = bool(_NUMERIC_DATE.search(text))
    numbers = 0
    for word in found:
        bare = word[1:] if word[:1] in known.prefixes and word[1:] in known.dates else word
        if bare in known.dates:
            anchored = True
        elif _DATE_NUMBER.fullmatch(word):
            numbers += 1
        elif word not in known.date_fillers and word not in known.places:
            return False
    return anchored and numbers > 0


def _with_source(head: str, at: int, known: Knowledge) -> int:
    """Where the dateline ends: at `at`, or after the source named next ("لندن - سانا - …")."""
    for dash in re.finditer(rf"{_DASH}|{_COLON.pattern}", head[at:]):
        source = head[at : at + dash.start()].strip('«»"“”()[] ')
        if source and _is_source([source], known):
            return at + dash.end()
        break
    return at


def _names_place(text: str, known: Knowledge, *, early: bool) -> bool:
    """Whether the text before a dash is a place, perhaps with country, date or agency."""
    first, *rest = [part for part in re.split(r"\s*[,،]\s*", text) if part] or [""]
    bracket = _BRACKET.search(first)
    if bracket and _is_agency(bracket.group(1), known):
        first = first[: bracket.start()].strip()
    in_capitals = (
        bool(_CAPITALS.fullmatch(first))
        and len(first) > 3
        and not set(words(first)) & known.not_places
    )
    if not (in_capitals or (early and _is_place(first, known))):
        return False
    return len(rest) <= 3 and all(
        _is_date(part, known)
        or _is_place(part, known)
        or _is_agency(part, known)
        or part[0].isdigit()
        or (part[0].isupper() and len(part.split()) <= 3)
        for part in rest
    )


def _may_be_place(text: str, known: Knowledge) -> bool:
    """Whether the text before an agency in brackets can be a place, a date, or nothing."""
    if not text:
        return True
    if _NUMERIC_DATE.search(text) or len(text) > 60:
        return len(text) <= 60
    parts = [part for part in _PART.split(text) if part]
    return bool(parts) and all(
        len(part.split()) <= 4
        and (_is_date(part, known) or not part[0].islower())
        and not part.rstrip().endswith((".", "!", "?", "؟", ":"))
        for part in parts
    )


def _is_place(text: str, known: Knowledge) -> bool:
    return fold(text).strip(" .-") in known.places


def _is_agency(text: str, known: Knowledge) -> bool:
    found = [part for part in re.split(r"\s*(?:[,،/+|&]|-|–)\s*", text.strip()) if part]
    return bool(found) and all(fold(part).strip('«»"“” .') in known.agencies for part in found)


def _is_source(parts: list[str], known: Knowledge) -> bool:
    """Whether these parts are agencies, dates, or a reporter's name of two to four words."""
    return all(
        _is_agency(part, known)
        or _is_date(part, known)
        or (
            2 <= len(part.split()) <= 4
            and part[0] not in '"“«'
            and not part[0].islower()
            and not any(word in known.starters | known.carriers for word in words(part))
        )
        for part in parts
        if part
    )
