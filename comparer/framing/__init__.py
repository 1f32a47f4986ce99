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
from comparer.framing.finding import Finding
from comparer.framing.lexicon import Lexicons, load_lexicons
from comparer.framing.wording import worded
from comparer.records import Difference, Document, Match, Span

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
        if marks_a.garbled or marks_b.garbled:
            continue
        findings = [finding for rule in _RULES for finding in rule(marks_a, marks_b)]
        found.extend((match, finding) for finding in _without_echoes(findings))
    found.extend(emphasis.compare(side_a, side_b, matches))
    return tuple(worded(a, b, match, finding) for match, finding in found)


_ECHOES = {"certainty": ("attribution",), "loaded_language": ("labelling", "attribution")}
"""Aspect → aspects that, firing on the same words, have said it already."""


def _without_echoes(findings: list[Finding]) -> list[Finding]:
    """The findings but for those whose words another aspect has as its evidence."""
    taken: dict[str, set[Span]] = {}
    for finding in findings:
        taken.setdefault(finding.aspect, set()).update((*finding.a, *finding.b))
    kept = []
    for finding in findings:
        said = {span for aspect in _ECHOES.get(finding.aspect, ()) for span in taken.get(aspect, ())}
        evidence = finding.a if finding.category_a in _RAISED else finding.b or finding.a
        if not any(x.start < y.end and y.start < x.end for x in evidence for y in said):
            kept.append(finding)
    return kept


_RAISED = frozenset({"hedged", "negative", "positive", "emotive", "intensifier", "scare"})
"""Categories of the side that has the mark, for one-sided findings."""
