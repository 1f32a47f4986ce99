"""Framing: how the wording of matched claims differs, with the words as evidence.

Each language's rules mark its sentences with abstract annotations (`annotate`); the comparison of
two sides (`compare`) then knows nothing of languages. A difference needs a mark that the other side
lacks: what is marked alike on both is nothing to report.
"""

from __future__ import annotations

from comparer.framing.annotate import Annotators, annotators
from comparer.framing.compare import findings
from comparer.framing.lexicon import Lexicons, load_lexicons
from comparer.framing.profile import FramingProfile, framing_profile
from comparer.framing.wording import worded
from comparer.records import Difference, Document, Match

__all__ = [
    "Annotators",
    "FramingProfile",
    "Lexicons",
    "annotators",
    "framing_differences",
    "framing_profile",
    "load_lexicons",
]


def framing_differences(
    a: Document, b: Document, matches: tuple[Match, ...], lexicons: Lexicons,
    read: Annotators | None = None,
) -> tuple[Difference, ...]:  # fmt: skip
    """The framing differences of all matches, in the order of the matches, emphasis last.

    `read` are the `annotators` of the two reports, where the profile is drawn by them too.
    """
    return tuple(
        worded(a, b, match, finding) for match, finding in findings(a, b, matches, lexicons, read)
    )
