"""A framing difference before it is worded: which rule fired, on which words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from comparer.records import Span


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that fired on a match. An empty tuple of spans: that side has nothing to show."""

    aspect: str
    rule: str
    a: tuple[Span, ...]
    b: tuple[Span, ...]
    category_a: str | None = None
    category_b: str | None = None

    def mirrored(self, swapped: bool) -> Finding:
        """The same finding with the sides exchanged, when `swapped`."""
        if not swapped:
            return self
        return replace(
            self, a=self.b, b=self.a, category_a=self.category_b, category_b=self.category_a
        )
