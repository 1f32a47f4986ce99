"""What a number counts: the noun as written, its concept, and what befell those counted."""

from __future__ import annotations

from dataclasses import dataclass

from comparer.figures.reading import Line
from comparer.figures.tokens import WORD

_REACH = 5
"""How many words may stand between a number and its noun (28 Syrian opposition fighters)."""

_ROLE_REACH = 4


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
    if noun is None and line.rules.NOUN_BEFORE_ONE:
        noun = _noun_before(line, start)
    roles = _roles(line, start, noun[1] if noun and noun[0] >= end else end)
    if noun is None:
        role = _role_word(line, start, end)
        return Counted(role, frozenset(), roles) if role else Counted(None, frozenset(), roles)
    concepts = frozenset[str]()
    for i in range(noun[0], noun[1]):
        concepts = line.value(i, "noun") or concepts
    return Counted(noun, concepts, roles | (concepts & {"killed", "wounded", "missing"}))


def _noun_after(line: Line, i: int) -> tuple[int, int] | None:
    """The noun after a number: in the lexicon, else the word that English grammar points to."""
    j = i
    if line.text(j) == "-" and line.glued(j):
        j += 1
    j = line.after(j, "skip")
    first = j
    fallback: tuple[int, int] | None = None
    while j < len(line) and j - first < _REACH:
        token = line.tokens[j]
        if token.text == "-" and line.glued(j) and line.glued(j + 1):
            j += 1
            continue
        if token.kind != WORD or "stop" in token.tags or token.conjoined:
            break
        if "cardinal" in token.tags or "weekday" in token.tags or "month" in token.tags:
            break
        found = token.tags.get("noun")
        if token.before and line.rules.NOUN_BEFORE_ONE:
            break
        if found is not None:
            end = j + found[0]
            # In English the head comes last: police officers, tank shells.
            if not line.rules.NOUN_BEFORE_ONE:
                while end < len(line) and line.tag(end, "noun") and not _is_role(line, end):
                    end += 1
                    j = end - 1
            return j, end
        if "killed_word" in token.tags:
            break
        if line.rules.NOUN_BEFORE_ONE:
            # Arabic counts the very next word, and that has no preposition on it.
            return (j, j + 1) if j == first and not token.before else fallback
        if (
            token.text.endswith("s")
            and len(token.text) > 3
            and not token.text.endswith(("ss", "'s"))
        ):
            return j, j + 1
        j += 1
    return fallback


def _is_role(line: Line, i: int) -> bool:
    return line.tag(i, "killed_word") is not None


def _noun_before(line: Line, start: int) -> tuple[int, int] | None:
    """شخص واحد, المباريات الثلاث."""
    before = start - 1
    if line.text(before) == "ال":
        before -= 1
    if before < 0 or start >= len(line):
        return None
    definite = line.tokens[start].definite or line.text(start - 1) == "ال"
    one_or_two = line.value(start, "cardinal") in (1, 2)
    if line.tag(before, "noun") and ((definite and line.tokens[before].definite) or one_or_two):
        return before, before + 1
    return None


def _roles(line: Line, start: int, end: int) -> frozenset[str]:
    """killed, wounded …: by the word just before the number, or after its noun."""
    for j in range(end, min(end + _ROLE_REACH, len(line))):
        token = line.tokens[j]
        if token.kind != WORD or token.conjoined or token.value is not None:
            break
        found = line.value(j, "killed_word")
        if found is not None:
            return frozenset({found})
        if token.text in ("and", "و", "as", "who"):
            break
    at = _before_bounds(line, start)
    for j in range(at - 1, max(at - 3, -1), -1):
        if line.tokens[j].kind != WORD:
            break
        found = line.value(j, "killed_word")
        if found is not None:
            return frozenset({found})
    return frozenset()


def _role_word(line: Line, start: int, end: int) -> tuple[int, int] | None:
    """The killed or wounded word itself, where no noun is written: 28 killed, مقتل 9."""
    if line.tag(end, "killed_word") and not line.tokens[end].conjoined:
        return end, end + 1
    at = _before_bounds(line, start)
    if at and line.tag(at - 1, "killed_word"):
        return at - 1, at
    return None


def _before_bounds(line: Line, start: int) -> int:
    """Left past "at least" and its like."""
    at = start
    while at > 0:
        bound = line.ending(at, "bound")
        if bound is not None:
            at = bound[0]
        elif line.text(at - 1) in ("ال", *line.rules.ARTICLES) or line.text(at - 1) in ("الي",):
            at -= 1
        else:
            break
    return at
