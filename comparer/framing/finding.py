"""A framing difference before it is worded: which rule fired, on which words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from comparer.records import ArticleKey, Span

_OTHER: dict[ArticleKey, ArticleKey] = {"a": "b", "b": "a"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that fired on a match. An empty tuple of spans: that side has nothing to show."""

    aspect: str
    rule: str
    a: tuple[Span, ...]
    b: tuple[Span, ...]
    category_a: str | None = None
    category_b: str | None = None
    holder: ArticleKey = "a"
    """The side that has the mark (the hedge, the doer, the loaded word) which the other lacks."""

    def mirrored(self, swapped: bool) -> Finding:
        """The same finding with the sides exchanged, when `swapped`."""
        if not swapped:
            return self
        return replace(
            self,
            a=self.b,
            b=self.a,
            category_a=self.category_b,
            category_b=self.category_a,
            holder=_OTHER[self.holder],
        )

    def without(self, spans: Collection[Span]) -> Finding:
        """The finding with less to show on the side that has the mark."""
        left = tuple(span for span in self.held if span not in spans)
        return replace(self, a=left) if self.holder == "a" else replace(self, b=left)

    @property
    def held(self) -> tuple[Span, ...]:
        """The words of the side that has the mark."""
        return self.a if self.holder == "a" else self.b

    @property
    def lacking(self) -> tuple[Span, ...]:
        """The words of the side that lacks the mark; may be empty."""
        return self.b if self.holder == "a" else self.a
