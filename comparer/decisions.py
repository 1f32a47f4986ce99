"""What a reader decided about a report, step by step; `comparer.review` applies it.

A report keeps what was found automatically and every decision on it, so that each can be seen
beside the other and the last one taken back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from comparer.records import Difference, Match

Verdict = Literal["confirmed", "rejected", "open"]
"""`open` takes an earlier verdict back."""
Reason = Literal["rejected", "match_rejected", "relinked", "matched"]
"""Why something no longer counts: the reader rejected it, or the match that it stands in; its
sentences were linked otherwise; a claim that had no counterpart was given one."""

WHOLE = "report"
"""The target of a note on the report as a whole."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Confirm or reject a match or a difference, by its id."""

    target: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Note:
    """Say something on a match, a difference or the whole report; empty text removes the note."""

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Join sentences of both reports by hand: they make the same claim.

    The sentences leave the matches that they stood in.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    differences: tuple[Difference, ...] = ()
    """What was found between these sentences; ids and match are given when it is applied."""

    def __post_init__(self) -> None:
        # As the JSON form has it, so that a review reads back as itself.
        differences = (
            replace(d, id="", match=None, confidence=round(d.confidence, 4))
            for d in self.differences
        )
        object.__setattr__(self, "differences", tuple(differences))


Step = Judge | Note | Link


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands beside a match or a difference after a review."""

    verdict: Verdict = "open"
    note: str = ""
    by_hand: bool = False
    """Whether it comes from the reader's own links or rejections, and was not found as such."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A match or difference that no longer counts, as it was found, and why."""

    record: Match | Difference
    reason: Reason


@dataclass(frozen=True, slots=True)
class Review:
    """The decisions on a report, what was found before them, and what follows from them."""

    steps: tuple[Step, ...]
    matches: tuple[Match, ...]
    """All matches as found, before any decision."""
    differences: tuple[Difference, ...]
    """All differences as found, before any decision."""
    marks: Mapping[str, Mark] = field(default_factory=dict)
    """By id; an id without one was not touched."""
    aside: tuple[Aside, ...] = ()
    note: str = ""
    """The note on the whole report."""

    def mark(self, target: str) -> Mark:
        """What stands beside a match or a difference."""
        return self.marks.get(target, _UNTOUCHED)


_UNTOUCHED = Mark()
