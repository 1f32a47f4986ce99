"""What a number counts: the noun as written, its concept, and what befell those counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from comparer.figures.bounds import before_bounds
from comparer.figures.concepts import CASUALTIES, PEOPLE
from comparer.figures.reading import Line, Reading
from comparer.figures.tokens import WORD

_REACH = 5
"""How many words may stand between a number and its noun (28 Syrian opposition fighters)."""
_ROLE_REACH = 4
"""How far after the noun the word that tells its fate may stand (28 people have been killed)."""
_COORDINATION_REACH = 7
"""How far apart numbers that share a fate may stand (مقتل 37 عنصراً من الميليشيات و23 مدنياً)."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The tokens of a noun, or none, and what they mean."""

    span: tuple[int, int] | None = None
    concepts: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()

    @property
    def end(self) -> int:
        """The token after the noun; 0 without one."""
        return self.span[1] if self.span else 0


def find_counted(line: Line, start: int, end: int) -> Counted:
    """What the number in tokens [start, end) counts."""
    noun = _noun_after(line, end)
    if noun is None and line.rules.HEAD_FIRST:
        noun = _noun_before(line, start)
    after = noun[1] if noun and noun[0] >= end else end
    roles = _role_after(line, after)
    if not roles and not (noun and _is_fate(line, noun[0])):
        roles = _role_before(line, start)
    if noun is None:
        return Counted(_role_word(line, start, end), frozenset(), roles)
    concepts = _concepts(line, noun)
    return Counted(noun, concepts, roles | (concepts & CASUALTIES))


def find_ranked(line: Line, start: int, end: int) -> Counted:
    """What an ordinal ranks: the third attack, الهجوم الثالث, ثالث هجوم."""
    if line.rules.HEAD_FIRST and line.tokens[start].definite:
        noun = _noun_before(line, start)
        return Counted(noun, _concepts(line, noun))
    noun = _noun_after(line, end)
    return Counted(noun, _concepts(line, noun))


def _concepts(line: Line, noun: tuple[int, int] | None) -> frozenset[str]:
    """What a noun names; of several words the last listed one decides."""
    concepts = frozenset[str]()
    for i in range(*noun) if noun else ():
        concepts = line.value(i, "noun") or concepts
    return concepts


# Nouns -------------------------------------------------------------------------------------------


def _noun_after(line: Line, i: int) -> tuple[int, int] | None:
    if line.text(i) == "-" and line.glued(i):
        i += 1
    i = line.after(i, "skip")
    return _next_noun(line, i) if line.rules.HEAD_FIRST else _last_noun(line, i)


def _next_noun(line: Line, i: int) -> tuple[int, int] | None:
    """Arabic counts the very next word, and that has nothing written before it."""
    if i >= len(line) or not _may_be_counted(line, i) or line.tokens[i].before:
        return None
    found = line.tag(i, "noun")
    if found is None and not line.rules.may_be_noun(line.text(i)):
        return None
    return i, i + (found[0] if found else 1)


def _last_noun(line: Line, i: int) -> tuple[int, int] | None:
    """English counts the last noun of the run: police officers, 24 Boeing engineers."""
    plural: tuple[int, int] | None = None
    j = i
    while j < len(line) and j - i < _REACH:
        if line.text(j) == "-" and line.glued(j) and line.glued(j + 1):
            j += 1
            continue
        if not _may_be_counted(line, j):
            break
        found = line.tag(j, "noun")
        if found is not None and _is_fate(line, j) and _is_adjective(line, j):
            # 800 dead sea birds, three missing children
            j += 1
            continue
        if found is not None:
            start, end = j, j + found[0]
            while (more := line.tag(end, "noun")) is not None and not _is_fate(line, end):
                start, end = end, end + more[0]
            return start, end
        if _is_fate(line, j):
            break
        token = line.tokens[j]
        if line.rules.looks_plural(token.text):
            if token.raw.islower():
                return plural or (j, j + 1)
            # 500 Iraqis; but a name in front of a noun counts nothing (2016 Massachusetts vote).
            plural = None if token.raw.isupper() else (j, j + 1)
        elif not token.text.endswith("ed"):
            plural = None
        j += 1
    return plural


def _is_adjective(line: Line, i: int) -> bool:
    """Is "dead" or "missing" said of a noun that follows?"""
    following = i + 1
    if following >= len(line) or not _may_be_counted(line, following):
        return False
    return line.tag(following, "noun") is not None or line.rules.looks_plural(
        line.text(following + 1)
    )


def _may_be_counted(line: Line, i: int) -> bool:
    token = line.tokens[i]
    return (
        token.kind == WORD
        and not token.conjoined
        and not any(tag in token.tags for tag in ("stop", "cardinal", "weekday", "month"))
    )


def _noun_before(line: Line, start: int) -> tuple[int, int] | None:
    """شخص واحد, المباريات الثلاث."""
    before = line.before_article(start) - 1
    if before < 0 or start >= len(line):
        return None
    definite = line.tokens[start].definite or before < start - 1
    one_or_two = line.value(start, "cardinal") in (1, 2)
    if line.tag(before, "noun") and ((definite and line.tokens[before].definite) or one_or_two):
        return before, before + 1
    return None


# Roles -------------------------------------------------------------------------------------------


def _is_fate(line: Line, i: int) -> bool:
    return line.tag(i, "fate") is not None


def _role_after(line: Line, end: int) -> frozenset[str]:
    """28 people have been killed."""
    for j in range(end, min(end + _ROLE_REACH, len(line))):
        token = line.tokens[j]
        if token.kind != WORD or token.conjoined or "role_stop" in token.tags:
            break
        found = line.value(j, "fate")
        if found is not None:
            return frozenset({found})
    return frozenset()


def _role_before(line: Line, start: int) -> frozenset[str]:
    """killing at least 28; مقتل 9."""
    at = before_bounds(line, start)
    for j in range(at - 1, max(at - 3, -1), -1):
        token = line.tokens[j]
        if token.kind != WORD or token.text in line.rules.CONJUNCTIONS:
            break
        found = line.value(j, "fate") or line.value(j, "fate_before")
        if found is not None:
            return frozenset({found})
        if token.conjoined:
            break
    # The toll rose to 57.
    toll = line.value(at - 3, "fate_before") if line.tag(at - 1, "stop") else None
    return frozenset() if toll is None else frozenset({toll})


def _role_word(line: Line, start: int, end: int) -> tuple[int, int] | None:
    """The word of fate itself, where no noun is written: 28 killed, مقتل 9."""
    if _is_fate(line, end) and not line.tokens[end].conjoined:
        return end, end + 1
    beyond = line.after(end, "auxiliary")
    if beyond > end and _is_fate(line, beyond):
        # One was killed
        return beyond, beyond + 1
    at = before_bounds(line, start)
    return (at - 1, at) if at and _is_fate(line, at - 1) else None


def share_roles(line: Line, readings: Sequence[Reading]) -> list[Reading]:
    """The readings, with a fate that is told once for several numbers.

    مقتل 37 عنصراً و23 مدنياً from the left, 28 fighters and 24 civilians killed from the right.
    """
    shared = list(readings)
    for k in range(1, len(shared)):
        before, here = shared[k - 1], shared[k]
        if not _coordinated(line, before, here):
            continue
        if before.roles and not here.roles and _role_before(line, before.start):
            shared[k] = replace(here, roles=before.roles)
    for k in range(len(shared) - 1, 0, -1):
        before, here = shared[k - 1], shared[k]
        if not _coordinated(line, before, here) or before.roles or not here.roles:
            continue
        if not _role_before(line, here.start):
            shared[k - 1] = replace(before, roles=here.roles)
    return shared


def _coordinated(line: Line, x: Reading, y: Reading) -> bool:
    """Are two counts of people joined by "and"?"""
    if x.kind != "count" or y.kind != "count" or "name" in (x.form, y.form):
        return False
    if any(r.concepts and not r.concepts & PEOPLE for r in (x, y)):
        return False
    end = max(x.end, x.counted[1] if x.counted else 0)
    if not 0 <= y.start - end <= _COORDINATION_REACH:
        return False
    joined = line.tokens[y.start].conjoined or line.text(y.start - 1) in line.rules.CONJUNCTIONS
    return joined and not any(_is_fate(line, j) for j in range(end, y.start))
