"""One sentence of reason in English and in Arabic."""

from __future__ import annotations

from comparer.figures.extract import Found
from comparer.records import Document, Explanation


def explain(aspect: str, x: Found | None, y: Found | None, a: Document, b: Document) -> Explanation:
    """What differs."""
    one = "nothing" if x is None else a.slice(x.figure)
    other = "nothing" if y is None else b.slice(y.figure)
    return Explanation(f"{aspect}: {one} / {other}", f"{aspect}: {one} / {other}")
