"""What a reader decided on a report, made ready to show: what was set aside, linked, noted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comparer.decisions import Aside
from comparer.records import ArticleKey, Match
from comparer.render.evidence import Finding
from comparer.render.safe import one_line
from comparer.render.view import View


@dataclass(frozen=True, slots=True)
class Decided:
    """A match or a difference on which a decision was made."""

    id: str
    title: str
    """The aspect of a difference; of a match, that it is one."""
    why: str
    """What the machine gave as its reason; "" for a match."""
    a: str
    """The wording in report A, on one line; "" where it has none."""
    b: str
    status: str
    """Why it no longer counts, or that it was confirmed or made by hand."""
    note: str

    def side(self, key: ArticleKey) -> str:
        """The wording in report "a" or "b"."""
        return self.a if key == "a" else self.b


class ReviewView:
    """A report's review in the words of one interface language; false where there is none."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.review = view.report.review
        self.note = " ".join(view.report.review.note.split()) if view.report.review else ""

    def __bool__(self) -> bool:
        return self.review is not None

    def counts(self) -> list[tuple[str, int]]:
        """How many were confirmed, set aside, linked by hand and noted."""
        if self.review is None:
            return []
        marks = self.review.marks
        counts = {
            "confirmed": sum(mark.verdict == "confirmed" for mark in marks.values()),
            "set_aside": len(self.review.aside),
            "linked": len(self.linked()),
            "noted": sum(bool(mark.note) for mark in marks.values()),
        }
        return [(self.view.text(f"review.{name}"), count) for name, count in counts.items()]

    def aside(self) -> tuple[Decided, ...]:
        """What no longer counts, as it was found."""
        return tuple(self._aside(gone) for gone in self.review.aside) if self.review else ()

    def linked(self) -> tuple[Decided, ...]:
        """The matches that were made by hand and stand."""
        if self.review is None:
            return ()
        return tuple(
            self._match(match, self.view.text("review.by_hand"))
            for match in self.view.report.matches
            if self.review.mark(match.id).by_hand
        )

    def _aside(self, gone: Aside) -> Decided:
        status = self.view.text(f"review.reason.{gone.reason}")
        if isinstance(gone.record, Match):
            return self._match(gone.record, status)
        finding = self.view.finding(gone.record)
        return Decided(
            finding.id,
            finding.aspect,
            finding.reason,
            _quote(finding, "a"),
            _quote(finding, "b"),
            status,
            one_line(finding.mark.note),
        )

    def _match(self, match: Match, status: str) -> Decided:
        return Decided(
            match.id,
            self.view.text("review.match"),
            "",
            self._sentences("a", match.a),
            self._sentences("b", match.b),
            status,
            one_line(self.view.mark(match.id).note),
        )

    def _sentences(self, key: ArticleKey, indices: Sequence[int]) -> str:
        document = self.view.report.document(key)
        return " ".join(one_line(document.slice(document.sentences[i])) for i in indices)


def _quote(finding: Finding, key: ArticleKey) -> str:
    side = finding.side(key)
    return side.quote if side else ""
