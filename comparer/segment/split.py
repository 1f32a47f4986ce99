"""A paragraph → where its sentences begin: `sentencex`, with what it gets wrong put right.

sentencex cuts at almost every full stop that its abbreviation list does not know, never inside
quotation marks or brackets, and in Arabic as in English. On top of it, a cut is dropped after
abbreviations and initials of either language, before a closing mark or a continued clause, at
ellipses that only pause; and added after a bracketed sentence, after an abbreviation that ends
its sentence, and inside a quotation that would be a paragraph of its own. An Arabic comma or
semicolon never ends a sentence: news Arabic writes both inside one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import sentencex

from comparer.segment.fold import fold
from comparer.segment.knowledge import AbbreviationKind, Knowledge

LONG = 300
"""A quotation is cut inside when its sentence would be longer than this many characters."""

LONG_WORD = 5
"""A word of this many letters before a full stop is no abbreviation."""

_CHUNK = 8000
"""sentencex is quadratic in the quotation marks of a paragraph, so it gets this much at a time."""

# Possessive and anchored, so that a line of a million full stops takes no time.
_END = re.compile(r"(?<![.!?؟۔…])(?P<mark>[.!?؟۔…]++)(?P<close>[\"'”’»)\]]*+)(?P<gap>\s*+)(?=\S)")
_ENCLOSED = re.compile(r"\"[^\"]*\"|“[^“”]*”|«[^«»]*»|\([^()]*\)|\[[^\[\]]*\]")
_OPENERS = "\"'“‘«([{”’•-–—*"
_CLOSERS = ",;:،؛%٪)]}»"
_LAST_TOKEN = re.compile(r"\S+$")
_FIRST_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_WEB = re.compile(r"https?:|www\.|@|\w\.(?:com|org|net|gov|edu)\b")
_ENUMERATOR = re.compile(r"\W*(?:\d{1,3}|[^\W\d_]|[ivx]{1,4})\W*")
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)


def split(paragraph: str, lang: str, known: Knowledge) -> list[tuple[int, int]]:
    """The sentences of a paragraph without line breaks, as trimmed spans of it.

    What has no letter or digit in it (a stray quotation mark, an ellipsis) stays with the sentence
    before it, or the one after it if there is none.
    """
    ends = {match.end(): match for match in _END.finditer(paragraph)}
    enclosed = [match.span() for match in _ENCLOSED.finditer(paragraph)]
    cuts = {_settled(cut, paragraph) for cut in _base_cuts(paragraph, lang)}
    cuts |= {at for at, match in ends.items() if _is_missed(paragraph, match, enclosed, known)}
    kept = sorted(at for at in cuts if not _is_wrong(paragraph, at, ends.get(at), known))
    pieces = list(_cut(paragraph, kept))
    if any(end - start > LONG for start, end in pieces):
        inner = [
            at
            for at, match in ends.items()
            if at not in cuts and match["gap"] and not _is_wrong(paragraph, at, match, known)
        ]
        pieces = [part for piece in pieces for part in _shortened(paragraph, piece, inner)]
    return _without_orphans(paragraph, pieces)


def _base_cuts(paragraph: str, lang: str) -> Iterator[int]:
    """Where sentencex begins a new sentence."""
    start = 0
    while start < len(paragraph):
        chunk = paragraph[start : start + _CHUNK]
        if start + _CHUNK < len(paragraph):
            ends = list(_END.finditer(chunk, len(chunk) // 2))
            chunk = chunk[: ends[-1].end()] if ends else chunk
        if start:
            yield start
        at = start
        for piece in sentencex.segment(lang, chunk)[:-1]:
            at += len(piece)
            yield at
        start += len(chunk)


def _settled(cut: int, paragraph: str) -> int:
    """The cut at the first character of the sentence it begins.

    sentencex takes an opening quotation mark for a closing one where an earlier mark (of inches,
    or a slip) has thrown the pairs out of step.
    """
    if 2 <= cut < len(paragraph) and paragraph[cut - 1] in "\"'" and paragraph[cut - 2] == " ":
        return cut - 1
    while cut < len(paragraph) and paragraph[cut] == " ":
        cut += 1
    return cut


def _is_missed(
    paragraph: str, end: re.Match[str], enclosed: list[tuple[int, int]], known: Knowledge
) -> bool:
    """Whether a sentence ends at `end` although sentencex may not say so."""
    if not end["gap"]:
        return False
    rest = paragraph[end.end() : end.end() + 40]
    if ")" in end["close"] or "]" in end["close"]:
        return _opens_sentence(paragraph, end) and not _is_lower(rest)
    if "…" in end["mark"]:
        return True
    word = _word_before(paragraph, end)
    if _kind(paragraph, end, word, known) in ("either", "end", "unit", "clock"):
        return True
    if len(end["close"]) > 1 and word:
        return not _is_lower(rest)
    # sentencex is right about words as short as an abbreviation, and inside quotation marks; but a
    # lone bracket ("2) the border. Then …") makes it miss what follows.
    holder = bisect_right(enclosed, (end.start(), len(paragraph))) - 1
    return (
        len(word) >= LONG_WORD
        and word.isalpha()
        and not (holder >= 0 and enclosed[holder][1] > end.start())
    )


def _opens_sentence(paragraph: str, end: re.Match[str]) -> bool:
    """Whether the bracket that closes at `end` began where a sentence does: "(He left.) She …"."""
    first = max(0, end.start() - 1000)
    opening = max(paragraph.rfind(mark, first, end.start()) for mark in "([")
    before = paragraph[max(0, opening - 10) : max(0, opening)].rstrip()
    return opening >= 0 and (not before or before[-1] in ".!?؟۔…\"'”’»)]")


def _is_wrong(paragraph: str, at: int, end: re.Match[str] | None, known: Knowledge) -> bool:
    """Whether no sentence ends before `at`, whatever sentencex says."""
    rest = paragraph[at : at + 60]
    if not rest or rest[0] in _CLOSERS:
        return True
    if end is None:  # sentencex also cuts before the items of a list
        before = paragraph[max(0, at - 3) : at].rstrip()[-1:]
        return before.isalnum() or before in ",:;،؛"
    word = _word_before(paragraph, end)
    if end["mark"] == "." and end.start() < 12 and _ENUMERATOR.fullmatch(paragraph[: end.start()]):
        return True
    if not word and end["close"]:  # "(?)", "[…]"
        return True
    if not end["gap"] and not end["close"]:
        return not _is_missing_blank(paragraph, end, word, rest)
    if end["mark"] != ".":
        return _is_pause(end, rest, known)
    if end["close"]:
        if _kind(paragraph, end, word, known) in ("either", "initial"):  # "HK Management Inc."
            return not _starts_sentence(rest, known)
        return _is_lower(rest)
    return _is_abbreviation(paragraph, end, word, rest, known)


def _is_pause(end: re.Match[str], rest: str, known: Knowledge) -> bool:
    """Whether a mark other than one full stop only pauses: "Well... no", "Why?" she asked."""
    if _is_lower(rest):
        return True
    if end["mark"].strip(".…") == "":
        return not (rest.lstrip(_OPENERS)[:1].isupper() or _starts_sentence(rest, known))
    return bool(set(end["close"]) & set("\"'”’»")) and _first_word(rest) in known.carriers


def _is_abbreviation(
    paragraph: str, end: re.Match[str], word: str, rest: str, known: Knowledge
) -> bool:
    """Whether the full stop at `end` belongs to an abbreviation inside a sentence."""
    kind = _kind(paragraph, end, word, known)
    number_before = _number_before(paragraph, end, word)
    number_after = rest[:1].isdigit()
    match kind:
        case "title" | "inner":
            return True
        case "number":
            return number_after
        case "unit":
            return number_after or not (number_before or _starts_sentence(rest, known))
        case "clock":
            return _is_lower(rest) or _first_word(rest) in known.clock
        case "end":
            return not (rest.lstrip(_OPENERS)[:1].isupper() or _starts_sentence(rest, known))
        case "either" | "initial":
            return not _starts_sentence(rest, known)
    if _is_lower(rest):  # "approx. five": a short form that no list has
        return len(word) <= 3 or not (_VOWEL.search(word) or not word.isascii())
    return False


def _is_missing_blank(paragraph: str, end: re.Match[str], word: str, rest: str) -> bool:
    """Whether a sentence ends at a mark that letters follow at once: "left.Then", not "O.K."."""
    first = _first_word(rest, folded=False)
    around = paragraph[max(0, end.start() - 30) : end.end() + 30]
    if not first or _WEB.search(around):
        return False
    if end["mark"] != ".":
        return not (first[0].islower() or first[0].isdigit())
    left = _FIRST_WORD.findall(word)[-1:] or [""]
    if len(left[0]) < 3 or len(first) < 2:
        return False
    if first[0].isupper():
        return left[0][-1].islower() and first[1].islower()
    return not first[0].islower() and not first[0].isdigit() and len(first) > 2


def _word_before(paragraph: str, end: re.Match[str]) -> str:
    """The last word before the end mark, without opening marks; inner full stops stay."""
    token = _LAST_TOKEN.search(paragraph, max(0, end.start() - 40), end.start())
    return token.group().lstrip(_OPENERS).rsplit("/", 1)[-1] if token else ""


def _number_before(paragraph: str, end: re.Match[str], word: str) -> bool:
    before = paragraph[max(0, end.start() - len(word) - 12) : end.start() - len(word)].rstrip()
    return before[-1:].isdigit() or (len(before) > 1 and before[-1] in "%٪")


def _kind(
    paragraph: str, end: re.Match[str], word: str, known: Knowledge
) -> AbbreviationKind | None:
    """What kind of abbreviation the word before an end mark is; None if it is a plain word."""
    kind = known.abbreviations.get(word)
    if kind is None and len(word) > 2 and word[0] in known.prefixes:
        kind = known.abbreviations.get(word[1:])
        kind = kind if kind in ("title", "unit") else None
    if len(word) == 1 and word.isalpha() and kind in (None, "title"):
        if _number_before(paragraph, end, word):
            return "unit"  # "5 م." is metres or a year, not an engineer
        return kind or "initial"
    if kind is None and "." in word:
        first, *rest = word.split(".")
        bare = first[1:] if first[:1] in known.prefixes and len(first) > 1 else first
        if (_is_letter(first, known) or _is_letter(bare, known)) and all(
            _is_letter(part, known) for part in rest
        ):
            return "initial"
    return kind


def _is_letter(part: str, known: Knowledge) -> bool:
    """Whether a part of "U.S" or "بي.بي.سي" is a letter or the name of one."""
    return (len(part) == 1 and part.isalpha()) or known.abbreviations.get(part) == "initial"


def _starts_sentence(rest: str, known: Knowledge) -> bool:
    """Whether `rest` opens with a word that usually starts a sentence."""
    return not _is_lower(rest) and _first_word(rest) in known.starters


def _is_lower(rest: str) -> bool:
    return rest.lstrip(_OPENERS)[:1].islower()


def _first_word(rest: str, *, folded: bool = True) -> str:
    match = _FIRST_WORD.search(rest)
    if not match:
        return ""
    return fold(match.group()) if folded else match.group()


def _cut(paragraph: str, cuts: list[int]) -> Iterator[tuple[int, int]]:
    """The trimmed, non-empty pieces between the cuts."""
    for start, end in zip([0, *cuts], [*cuts, len(paragraph)], strict=True):
        piece = paragraph[start:end]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _shortened(
    paragraph: str, piece: tuple[int, int], cuts: list[int]
) -> Iterator[tuple[int, int]]:
    """The piece, cut inside its quotations if it is too long for one sentence."""
    start, end = piece
    if end - start <= LONG:
        yield piece
        return
    inside = [at - start for at in cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]]
    for first, last in _cut(paragraph[start:end], inside):
        yield start + first, start + last


def _without_orphans(paragraph: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces, those without a letter or digit joined to their neighbour."""
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if joined and not (
            any(ch.isalnum() for ch in paragraph[start:end])
            and any(ch.isalnum() for ch in paragraph[slice(*joined[-1])])
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
