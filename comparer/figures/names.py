"""Numbers that are no figures: in names (F-16, Channel 4), lists, telephone numbers, idioms."""

from __future__ import annotations

from comparer.figures.concepts import PEOPLE
from comparer.figures.counted import find_counted
from comparer.figures.reading import Line
from comparer.figures.tokens import NUMBER, WORD, Token

_TELEPHONE_DIGITS = 6
_SHORT_CODE = 3
"""Digits of the number of a hotline."""


def skipped(line: Line, i: int) -> int:
    """The end of what at token i holds a number but is no figure; i if nothing is skipped."""
    idiom = line.tag(i, "idiom")
    if idiom is not None and all(length <= idiom[0] for length, _ in line.tokens[i].tags.values()):
        return i + idiom[0]
    token = line.tokens[i]
    alone = line.tag(i, "idiom_alone")
    if alone is not None and not _is_followed(line, i + alone[0]):
        return i + alone[0]
    if token.kind == WORD:
        numbered = "cardinal" in token.tags or "ordinal" in token.tags
        return i + 1 if numbered and i and _is_capital_name(line, i) else i
    if token.kind != NUMBER:
        return i
    for rule in (
        _glued_to_letters,
        _model,
        _hyphenated_name,
        _headed_name,
        _foreign_name,
        _address,
        _telephone,
        _list_number,
    ):
        end = rule(line, i)
        if end > i:
            return end
    return i


def _is_followed(line: Line, i: int) -> bool:
    """Does a word stand at i that a number could count or rank?"""
    return line.is_word(i) and "stop" not in line.tokens[i].tags


def _is_capital_name(line: Line, i: int) -> bool:
    """Six Flags, Channel Four: a number word with a capital, amid a sentence in small letters."""
    token = line.tokens[i]
    if token.raw == token.text or line.text(i - 1) in (".", ":", '"', "'", "“", "-", "|"):
        return False
    neighbours = [line.tokens[j] for j in (i - 1, i + 1) if line.is_word(j)]
    return any(n.raw[0].isupper() for n in neighbours) and _in_small_letters(line)


def _in_small_letters(line: Line) -> bool:
    """Is the line no headline in Which Most Words Have Capitals?"""
    words = [t for t in line.tokens if t.kind == WORD and len(t.raw) > 3]
    return 2 * sum(t.raw[0].isupper() for t in words) < len(words)


def _glued_to_letters(line: Line, i: int) -> int:
    """HER2, G20, 4x4, 5G; but not 60bn, 30C, 8pm, 63rd, 5km, الـ12, US$5, عام2018."""
    before = line.tokens[i - 1] if i else None
    lettered = before is not None and line.glued(i) and before.kind == WORD
    if lettered and before is not None and before.raw.isascii() and "currency" not in before.tags:
        return i + 1
    if line.glued(i + 1) and line.is_word(i + 1):
        after = line.tokens[i + 1]
        if (
            not after.raw.isascii()
            or after.text in line.rules.ORDINAL_ENDINGS
            or "plural_ending" in after.tags
        ):
            return i
        if not any(
            t in after.tags
            for t in ("suffix", "unit", "unit_sign", "day_part", "currency", "multiplier", "era")
        ):
            return i + 2
    return i


def _model(line: Line, i: int) -> int:
    """The 737 MAX, Boeing 737 MAX jets; but not 24 ISIS members, the 12 UN soldiers.

    After a determiner, people are counted and things are named.
    """
    if not i or not line.is_word(i + 1) or not line.is_word(i - 1):
        return i
    after, before = line.tokens[i + 1], line.tokens[i - 1]
    if not _is_acronym(after.raw) or after.tags:
        return i
    named = before.raw[0].isupper() and not before.tags and _in_small_letters(line)
    if not named:
        people = bool(find_counted(line, i, i + 1).concepts & PEOPLE)
        named = "determiner" in before.tags and not people
    return i + 1 if named else i


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isascii() and word.isupper()


def _hyphenated_name(line: Line, i: int) -> int:
    """F-16, Covid-19, إف-16; but not mid-2018, Sept-11."""
    if i < 2 or line.text(i - 1) != "-" or not line.glued(i) or not line.glued(i - 1):
        return i
    before = line.tokens[i - 2]
    if before.kind != WORD or any(
        t in before.tags for t in ("month", "month_weak", "phase", "weekday")
    ):
        return i
    if before.raw.isascii() and before.raw.islower() and "name_head" not in before.tags:
        return i
    return i + 1


def _headed_name(line: Line, i: int) -> int:
    """Channel 4, بوينغ 737; but not a bus, 5 people."""
    head = line.ending(i, "name_head")
    if head is None and i > 1 and line.is_word(i - 1) and _may_be_named(line.tokens[i - 1]):
        # قناة فرانس 24, طراز فولفو 460, رقم الحادث 12
        head = line.ending(i - 1, "name_head") if line.rules.HEAD_FIRST else None
    if head is None:
        return i
    strong = line.ending(i, "name_head_strong") or (
        # Route 66 draws tourists, Flight 370 passengers
        not line.rules.HEAD_FIRST and line.tokens[head[0]].raw[0].isupper()
    )
    for tag in ("noun", "unit", "currency", "multiplier", "month", "vague"):
        if strong and tag == "noun":
            continue
        if tag == "unit" and line.tag(i + 2, "weekday"):
            continue
        if line.rules.HEAD_FIRST and i + 1 < len(line) and line.tokens[i + 1].definite:
            # بثت القناة 4 الفيلم: a number counts no definite noun.
            break
        if line.tag(i + 1, tag) and not line.tokens[i + 1].conjoined:
            quoted = line.text(i - 1) in ('"', "'", "“", "«")
            return i + 1 if quoted else i
    return i if line.text(i + 1) == "%" else i + 1


def _may_be_named(token: Token) -> bool:
    return not token.tags or (token.definite and token.tags.keys() == {"noun"})


def _foreign_name(line: Line, i: int) -> int:
    """نظام iOS 17: a number behind a Latin name amid another script, unless it counts."""
    if not i or not line.is_word(i - 1) or not line.tokens[i - 1].raw.isascii():
        return i
    if "currency" in line.tokens[i - 1].tags or any(
        line.tag(i + 1, tag) for tag in ("noun", "unit", "currency", "multiplier", "month")
    ):
        return i
    return i + 1 if any(t.kind == WORD and not t.raw.isascii() for t in line.tokens) else i


def _address(line: Line, i: int) -> int:
    """221 Baker Street"""
    for j in range(i + 1, i + 4):
        if not line.is_word(j) or not line.tokens[j].raw[0].isupper():
            return i
        if line.tag(j, "name_tail"):
            return i + 1
    return i


def _telephone(line: Line, i: int) -> int:
    """859-292-3680, +963 11 555."""
    end, digits = i + 1, len(line.tokens[i].raw)
    groups = 1
    while line.text(end) == "-" and line.glued(end) and line.glued(end + 1):
        if line.whole(end + 1) is None:
            break
        digits += len(line.tokens[end + 1].raw)
        groups += 1
        end += 2
    if groups >= 3 or (groups == 2 and digits > _TELEPHONE_DIGITS and digits != 8):
        return end
    raw = line.tokens[i].raw
    if line.tag(end, "timezone"):
        # 0230 GMT
        return i
    if groups == 1 and (raw.startswith("0") or line.text(i - 1) == "+") and len(raw) > 1:
        while end < len(line) and line.tokens[end].value is not None:
            digits += len(line.tokens[end].raw)
            end += 1
        if digits > _TELEPHONE_DIGITS:
            return end
    if groups == 1 and raw.isdigit() and len(raw) > 1 and raw.startswith("0"):
        return i + 1
    least = _SHORT_CODE if "hotline" in line.present else _TELEPHONE_DIGITS + 1
    if {"phone", "hotline"} & line.present and raw.isdigit() and len(raw) >= least:
        return i if line.tag(end, "noun") or line.tag(end, "unit") else i + 1
    return i


def _list_number(line: Line, i: int) -> int:
    """1. or 2) at the head of a line."""
    whole = line.whole(i)
    if i or whole is None or whole > 99:
        return i
    return i + 1 if line.text(1) in (".", ")", "-") and line.glued(1) and not line.glued(2) else i
