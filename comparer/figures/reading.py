"""What a figure in a sentence was read as: richer than the `Figure` of the report.

Comparison needs to know how a figure was written (digits, words, a dual), what part of a date is
given, and what kind of thing is counted; the report does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal

from comparer.figures.lexicon import Lexicon
from comparer.figures.numerals import NumeralReader
from comparer.figures.tokens import WORD, Token
from comparer.records import Bound, FigureKind

Form = Literal[
    "digits",
    "words",
    "vague",
    "fraction",
    "ordinal",
    "dual",
    "calendar",
    "relative",
    "name",
    "single",
]


@dataclass(frozen=True, slots=True)
class DateParts:
    """The parts of a date that the text gives."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: str | None = None
    relative_days: int | None = None
    """Days from publication: yesterday is -1."""
    period: tuple[str, int] | None = None
    """("week", -1) is last week."""
    toward: int = 0
    """-1 for last Friday, 1 for next March."""
    phase: str | None = None
    """early | mid | late."""
    hijri: bool = False
    last_day: int | None = None
    last_month: int | None = None
    last_year: int | None = None
    decade: bool = False
    part: str | None = None
    """am | pm: which half of the day is said of a weekday."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure: tokens [start, end) of its sentence, and what it means."""

    start: int
    end: int
    kind: FigureKind
    value: Decimal | str | None
    low: Decimal | str | None = None
    high: Decimal | str | None = None
    unit: str | None = None
    bound: Bound = "exact"
    counted: tuple[int, int] | None = None
    """The tokens of the counted noun."""
    form: Form = "digits"
    concepts: frozenset[str] = frozenset()
    """What the counted noun names, in every language alike."""
    roles: frozenset[str] = frozenset()
    """killed, wounded, arrested …: what befell those who are counted."""
    parts: tuple[Decimal, ...] = ()
    """The numbers that stand in it: 4 and 5 of "four of five"."""
    date: DateParts | None = None
    twelve_hour: bool = False
    """A time of which we do not know whether it is before or after noon."""
    soft: bool = False
    """The bound may be lost or added in faithful wording: reaches 300, over 24 hours."""

    @property
    def is_figure(self) -> bool:
        """Is it listed? A number in a name (F-16) and "a week" are only compared."""
        return self.form not in ("name", "single")


def date_reading(start: int, end: int, parts: DateParts, form: Form = "calendar") -> Reading:
    """A date in tokens [start, end); `calendar.with_value` gives it its value."""
    return Reading(start, end, "date", None, date=parts, form=form)


class Line:
    """The tokens of one sentence with the questions that the grammar asks of them."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.rules = lexicon.rules
        self.numerals = NumeralReader(tokens, lexicon.rules)

    def __len__(self) -> int:
        return len(self.tokens)

    def text(self, i: int) -> str:
        """The lower-case text of token i; empty outside the sentence."""
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def tag(self, i: int, name: str) -> tuple[int, Any] | None:
        """(tokens covered, value) if token i starts an entry of that tag."""
        return self.tokens[i].tags.get(name) if 0 <= i < len(self.tokens) else None

    def value(self, i: int, name: str) -> Any:
        """The value of the entry that starts at token i, or None."""
        found = self.tag(i, name)
        return None if found is None else found[1]

    def after(self, i: int, *names: str) -> int:
        """The end of the entry of any of these tags at i, or i itself."""
        for name in names:
            found = self.tag(i, name)
            if found is not None:
                return i + found[0]
        return i

    def glued(self, i: int) -> bool:
        """Is token i written onto the one before?"""
        return 0 < i < len(self.tokens) and self.tokens[i].glued

    def past_article(self, i: int) -> int:
        """Past an article that is written apart, as before digits: الـ12."""
        return i + 1 if self.text(i) in self.rules.DETACHED_ARTICLES else i

    def before_article(self, i: int) -> int:
        """The same, to the left."""
        return i - 1 if self.text(i - 1) in self.rules.DETACHED_ARTICLES else i

    def is_word(self, i: int) -> bool:
        """Is token i a word?"""
        return 0 <= i < len(self.tokens) and self.tokens[i].kind == WORD

    def whole(self, i: int) -> int | None:
        """The value of plain digits without sign, separators or decimals at i."""
        if 0 <= i < len(self.tokens):
            token = self.tokens[i]
            if token.value is not None and token.raw.isdigit():
                return int(token.raw)
        return None

    @cached_property
    def present(self) -> frozenset[str]:
        """Every tag that occurs in the sentence."""
        return frozenset(name for token in self.tokens for name in token.tags)

    @cached_property
    def _ends(self) -> dict[int, dict[str, tuple[int, Any]]]:
        ends: dict[int, dict[str, tuple[int, Any]]] = {}
        for i, token in enumerate(self.tokens):
            for name, (length, value) in token.tags.items():
                known = ends.setdefault(i + length, {}).get(name)
                if known is None or i < known[0]:
                    ends[i + length][name] = (i, value)
        return ends

    def ending(self, i: int, name: str) -> tuple[int, Any] | None:
        """(start, value) of the longest entry of that tag that ends before token i."""
        return self._ends.get(i, {}).get(name)
