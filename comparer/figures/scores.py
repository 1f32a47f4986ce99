"""Scores: 2-1, 31–27, بهدفين مقابل هدف."""

from __future__ import annotations

from decimal import Decimal

from comparer.figures.measures import measure_after
from comparer.figures.numerals import Numeral
from comparer.figures.reading import Line, Reading

_HIGHEST = 200
_MOST_VOTES = 1000


def read_score(line: Line, numeral: Numeral) -> Reading | None:
    """2-1, 31–27, a vote of 213 to 205; not 5-10 percent, nor a telephone number."""
    first, sign = line.whole(numeral.start), numeral.start + 1
    against = line.tag(sign, "versus")
    dashed = line.text(sign) == "-" and line.glued(sign) and line.glued(sign + 1)
    at = sign + 1 if dashed else line.after(sign, "versus")
    second, end = line.whole(at), at + 1
    if first is None or second is None or not (dashed or against):
        return None
    if max(first, second) > (_HIGHEST if dashed else _MOST_VOTES):
        return None
    if line.text(end) == "-" or (line.text(numeral.start - 1) == "-" and line.glued(numeral.start)):
        return None
    if any(line.tag(end, tag) for tag in ("currency", "month", "multiplier", "suffix")):
        return None
    if measure_after(line, numeral, end) is not None or line.ending(numeral.start, "month"):
        return None
    if dashed:
        # The winner's goals come first, but from right to left a score is often turned round.
        if first < second and ("sport" not in line.present or line.tag(end, "noun")):
            return None
    else:
        opened = line.ending(numeral.start, "between") is not None
        if first < second or opened or "sport" not in line.present or line.tag(end, "noun"):
            return None
    return Reading(
        numeral.start, end, "score", f"{first}-{second}", form="digits",
        parts=(Decimal(first), Decimal(second)),
    )  # fmt: skip


def read_goals(line: Line, i: int) -> Reading | None:
    """بهدفين مقابل هدف, ثلاثة أهداف مقابل اثنين, three goals to one."""
    first = _goals(line, i)
    if first is None:
        return None
    number, end = first
    unanswered = line.tag(end, "unanswered")
    equalled = line.tag(end, "equalled")
    second: tuple[Decimal, int] | None
    if unanswered is not None:
        second = Decimal(0), end + unanswered[0]
    elif equalled is not None:
        second = number, end + equalled[0]
    else:
        at = _against(line, end)
        second = None if at is None else _goals(line, at, bare=True)
    if second is None:
        return None
    return Reading(
        i, second[1], "score", f"{number}-{second[0]}", form="words",
        parts=(number, second[0]),
    )  # fmt: skip


def _against(line: Line, i: int) -> int | None:
    """Where the other side's goals start: past "to" and مقابل, or at لواحد."""
    against = line.tag(i, "versus")
    if against is not None:
        return i + against[0]
    if line.text(i) == "-" and line.tag(i + 1, "nil"):
        return i + 1
    prefixed = line.is_word(i) and line.text(i).startswith(line.rules.VERSUS_PREFIXES)
    return i if prefixed and line.tokens[i].before else None


def _goals(line: Line, i: int, *, bare: bool = False) -> tuple[Decimal, int] | None:
    """A number of goals: (number, end); `bare` allows the number alone."""
    if i >= len(line):
        return None
    token = line.tokens[i]
    named = line.tag(i, "goals_of")
    if named is not None:
        return Decimal(named[1]), i + named[0]
    if _is_goal(line, i):
        after = i + 1
        if line.value(after, "cardinal") == 1 and not line.tokens[after].before:
            after += 1
        return Decimal(2 if token.dual else 1), after
    if line.tag(i, "nil"):
        return Decimal(0), i + 1
    numeral = line.numerals.read(i)
    if numeral is None or numeral.value is None:
        return None
    if _is_goal(line, numeral.end):
        return numeral.value, numeral.end + 1
    to_nil = line.text(numeral.end) == "-" and line.tag(numeral.end + 1, "nil")
    return (numeral.value, numeral.end) if bare or to_nil else None


def _is_goal(line: Line, i: int) -> bool:
    return "goal" in (line.value(i, "noun") or frozenset())
