"""Framing: how the wording of matched claims differs, with the words as evidence.

Each language's rules mark its sentences with abstract annotations (`annotate`); the comparison of
two sides then knows nothing of languages. A difference needs a mark that the other side lacks:
what is marked alike on both is nothing to report.
"""

from __future__ import annotations

from comparer.framing import (
    agency, attribution, certainty, emphasis, labelling, loaded, polarity,
)  # fmt: skip
from comparer.framing.annotate import Annotator
from comparer.framing.lexicon import Lexicons, load_lexicons
from comparer.framing.wording import worded
from comparer.records import Difference, Document, Match

__all__ = ["Lexicons", "framing_differences", "load_lexicons"]

_RULES = (
    labelling.compare, agency.compare, attribution.compare, certainty.compare, polarity.compare,
    loaded.compare,
)  # fmt: skip


def framing_differences(
    a: Document, b: Document, matches: tuple[Match, ...], lexicons: Lexicons
) -> tuple[Difference, ...]:
    """The framing differences of all matches, in the order of the matches."""
    side_a = Annotator(lexicons.model(a.lang), a)
    side_b = Annotator(lexicons.model(b.lang), b)
    found = []
    for match in matches:
        marks_a = side_a.side(match.a, match.spans_a)
        marks_b = side_b.side(match.b, match.spans_b)
        found.extend((match, finding) for rule in _RULES for finding in rule(marks_a, marks_b))
    found.extend(emphasis.compare(a, b, matches))
    return tuple(worded(a, b, match, finding) for match, finding in found)
