"""All rules over all matches: what each side is marked with and the other is not."""

from __future__ import annotations

from comparer.framing import (
    agency,
    attribution,
    certainty,
    emphasis,
    labelling,
    loaded,
    polarity,
)
from comparer.framing.annotate import Annotators, Marks, annotators
from comparer.framing.finding import Finding
from comparer.framing.lexicon import Lexicons
from comparer.records import ArticleKey, Document, Match, Span

_RULES = (
    labelling.compare, agency.compare, attribution.compare, certainty.compare, polarity.compare,
    loaded.compare,
)  # fmt: skip

_WHOLE = (agency.compare, attribution.compare)
"""Rules that read the whole sentences where the matched clauses show no difference: the clause of
the doer or of the source may be cut away as one that the other side has not."""


def findings(
    a: Document, b: Document, matches: tuple[Match, ...], lexicons: Lexicons,
    read: Annotators | None = None,
) -> list[tuple[Match, Finding]]:  # fmt: skip
    """The findings of all matches, in the order of the matches, emphasis last."""
    read_a, read_b = read or annotators(a, b, lexicons)
    found: list[tuple[Match, Finding]] = []
    for match in matches:
        marks_a = read_a.side(match.a, match.spans_a)
        marks_b = read_b.side(match.b, match.spans_b)
        if marks_a.garbled or marks_b.garbled:
            # Words run into each other: what seems to be missing may stand in them.
            continue
        of_match = [finding for rule in _RULES for finding in rule(marks_a, marks_b)]
        if match.spans_a or match.spans_b:
            whole_a, whole_b = read_a.side(match.a, ()), read_b.side(match.b, ())
            for rule in _WHOLE:
                if not any(f.aspect == rule.__module__.rpartition(".")[2] for f in of_match):
                    found_whole = rule(whole_a, whole_b)
                    of_match.extend(f for f in found_whole if _bears_on(f, match, marks_a, marks_b))
        found.extend((match, finding) for finding in _without_echoes(of_match))
    found.extend(emphasis.compare(read_a, read_b, matches))
    return found


def _bears_on(finding: Finding, match: Match, a: Marks, b: Marks) -> bool:
    """Whether a finding between whole sentences is about what their matched clauses tell.

    An event that hides its doer must stand in these (`a`, `b`), and be hidden on its side alone.
    """
    if finding.aspect != "agency":
        return True
    if finding.rule in ("agency.passive", "agency.befallen"):
        return False  # Of any two verbs: these may be those of two clauses.
    in_a = finding.holder == "b"
    hidden, spans = finding.lacking, match.spans_a if in_a else match.spans_b
    if spans and not any(s.start <= x.start and x.end <= s.end for s in spans for x in hidden):
        return False
    here, there = (a, b) if in_a else (b, a)
    told = {e.concept for e in here.events if e.span in hidden}
    return not told & {e.concept for e in there.events if agency.hides(e)}


_ECHOES = {
    "certainty.hedge": ("attribution",),
    "loaded.alone": ("labelling", "contradiction"),
    "loaded.figurative": ("labelling", "contradiction", "loaded.alone", "loaded.soft"),
    "loaded.soft": ("labelling", "attribution", "contradiction"),
    "loaded.scare": ("labelling", "attribution"),
}
"""Rule → aspects and rules that, firing on the same words, have said it already."""


def _without_echoes(findings: list[Finding]) -> list[Finding]:
    """The findings but for those whose words another aspect has as its evidence."""
    taken: dict[tuple[str, ArticleKey], set[Span]] = {}
    for finding in findings:
        for said_by in (finding.aspect, finding.rule):
            taken.setdefault((said_by, "a"), set()).update(finding.a)
            taken.setdefault((said_by, "b"), set()).update(finding.b)
    kept = []
    for finding in findings:
        aspects = _ECHOES.get(finding.rule, ())
        said = {span for aspect in aspects for span in taken.get((aspect, finding.holder), ())}
        echoed = {
            x
            for x in finding.held
            if any(x.start < y.end and y.start < x.end and not _is_within(y, x) for y in said)
        }
        if not echoed:
            kept.append(finding)
        elif finding.aspect == "loaded_language" and len(echoed) < len(finding.held):
            kept.append(finding.without(echoed))
    return kept


def _is_within(part: Span, whole: Span) -> bool:
    """Whether words say only a part of what longer ones say: "flight" of "fleeing from death"."""
    return whole.start <= part.start and part.end <= whole.end and part != whole
