"""A reader's decisions applied to a report: counts, findings and every rendering follow them.

A decision never overwrites what was found: `machine` gives the report as it was, and `undo` takes
the last decision back. Applying the same decisions to the same report always gives the same result;
no model is needed for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from comparer.decisions import WHOLE, Aside, Link, Mark, Note, Reason, Review, Step, Verdict
from comparer.errors import problem
from comparer.omissions import omission
from comparer.records import ArticleKey, Difference, Document, Match, Span
from comparer.report import Report, conflicting, in_reading_order

MAX_NOTE = 4000
"""Characters of a note."""

_KEYS: tuple[ArticleKey, ArticleKey] = ("a", "b")
_NUMBER = re.compile(r"[a-z]+([0-9]+)")


def review(report: Report, *steps: Step) -> Report:
    """The report after these decisions, on top of those made before.

    `InputError` for a decision on something that is not there.
    """
    made = report.review.steps if report.review else ()
    return _apply(machine(report), (*made, *steps))


def undo(report: Report) -> Report:
    """The report without the last decision; a report without decisions as it is."""
    if report.review is None:
        return report
    return _apply(machine(report), report.review.steps[:-1])


def machine(report: Report) -> Report:
    """The report as it was found, before any decision."""
    found = report.review
    if found is None:
        return report
    return replace(report, matches=found.matches, differences=found.differences, review=None)


@dataclass(slots=True)
class _State:
    """The decisions so far; ids are given out once and kept, whatever is decided later."""

    report: Report
    matches: list[Match]
    differences: list[Difference]
    links: dict[str, Match] = field(default_factory=dict)
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    freed: dict[tuple[ArticleKey, int], Difference] = field(default_factory=dict)
    """The omissions of sentences that lost their match to a decision."""

    def known(self) -> set[str]:
        matches = {match.id for match in self.matches}
        return matches | {d.id for d in (*self.differences, *self.freed.values())}

    def next_id(self, letter: Literal["m", "d"]) -> str:
        numbers = [int(m[1]) for i in self.known() if i[:1] == letter and (m := _NUMBER.match(i))]
        return f"{letter}{max(numbers, default=0) + 1}"


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What counts and what does not."""

    matches: tuple[Match, ...]
    differences: tuple[Difference, ...]
    aside: tuple[Aside, ...]
    uncovered: tuple[tuple[ArticleKey, int], ...]
    """Sentences that stood in a match and now stand in none, with no omission to say so."""


def _apply(report: Report, steps: tuple[Step, ...]) -> Report:
    if not steps:
        return report
    state = _State(report, list(report.matches), list(report.differences))
    outcome = _outcome(state)
    for step in steps:
        _take(state, step)
        outcome = _outcome(state)
        for key, index in outcome.uncovered:
            document = report.document(key)
            found = omission(key, document, document.sentences[index], 0.0)
            state.freed[key, index] = replace(found, id=state.next_id("d"))
        if outcome.uncovered:
            outcome = _outcome(state)
    machine_ids = {match.id for match in report.matches} | {d.id for d in report.differences}
    marks = {
        target: Mark(
            state.verdicts.get(target, "open"),
            state.notes.get(target, ""),
            by_hand=target not in machine_ids,
        )
        for target in sorted(state.known(), key=_by_number)
        if target in state.verdicts or target in state.notes or target not in machine_ids
    }
    return replace(
        report,
        matches=outcome.matches,
        differences=outcome.differences,
        review=Review(
            steps=steps,
            matches=report.matches,
            differences=report.differences,
            marks=marks,
            aside=outcome.aside,
            note=state.notes.get(WHOLE, ""),
        ),
    )


def _by_number(target: str) -> tuple[str, int]:
    found = _NUMBER.match(target)
    return target[:1], int(found[1]) if found else 0


def _take(state: _State, step: Step) -> None:
    """Add one decision; `InputError` if it cannot be made."""
    if isinstance(step, Link):
        _take_link(state, step)
        return
    known = state.known() | ({WHOLE} if isinstance(step, Note) else set())
    if step.target not in known:
        some = sorted(known, key=_by_number)[:40]
        raise problem("decision_target", given=step.target, known=", ".join(some) or "–")
    if isinstance(step, Note):
        text = step.text.strip()
        if len(text) > MAX_NOTE:
            raise problem("note_long", size=len(text), most=MAX_NOTE)
        state.notes[step.target] = text
        if not text:
            del state.notes[step.target]
    elif step.verdict == "open":
        state.verdicts.pop(step.target, None)
    elif step.verdict in get_args(Verdict):
        state.verdicts[step.target] = step.verdict
    else:
        raise problem("decision_verdict", given=step.verdict, known=", ".join(get_args(Verdict)))


def _take_link(state: _State, step: Link) -> None:
    for key in _KEYS:
        wanted, last = _indices(step, key), len(state.report.document(key).sentences) - 1
        if not wanted or not all(0 <= index <= last for index in wanted):
            raise problem("decision_link", which=key, given=str(list(wanted)), last=last)
    a, b = (tuple(sorted(set(_indices(step, key)))) for key in _KEYS)
    match = Match(state.next_id("m"), a, b, 1.0)
    state.links[match.id] = match
    state.matches.append(match)
    for difference in step.differences:
        found = replace(difference, match=match.id, id=state.next_id("d"))
        state.differences.append(found)


def _indices(record: Match | Link, key: ArticleKey) -> tuple[int, ...]:
    return record.a if key == "a" else record.b


def _outcome(state: _State) -> _Outcome:
    kept, aside = _matches(state)
    standing = {match.id: match for match in kept}
    out_matches = {gone.record.id: gone.reason for gone in aside}
    covered = {(key, index) for match in kept for key in _KEYS for index in _indices(match, key)}

    differences: list[Difference] = []
    for difference in (*state.differences, *state.freed.values()):
        reason = _reason(difference, state, standing, out_matches, covered)
        if reason is None:
            differences.append(difference)
        else:
            aside.append(Aside(difference, reason))

    conflicts = conflicting(differences)
    matches = [_related(match, match.id in conflicts) for match in kept]
    told = {
        (key, index)
        for difference in (*state.differences, *state.freed.values())
        if difference.kind == "omission" and _home(difference, state) is None
        for key, index in _sentences(difference, state.report)
    }
    claims = {
        (key, sentence.index) for key in _KEYS for sentence in state.report.document(key).claims()
    }
    once = {(key, i) for match in state.matches for key in _KEYS for i in _indices(match, key)}
    uncovered = sorted(once & claims - covered - told)
    return _Outcome(
        tuple(sorted(matches, key=lambda match: (min(match.a), min(match.b)))),
        in_reading_order(differences),
        # A finding that was made only to say that a sentence lost its match is of no interest
        # once it has one again.
        tuple(
            gone
            for gone in aside
            if gone.reason == "rejected" or gone.record not in state.freed.values()
        ),
        tuple(uncovered),
    )


def _matches(state: _State) -> tuple[list[Match], list[Aside]]:
    """The matches that stand, without the sentences that a later link took; and the others."""
    kept: list[Match] = []
    aside: list[Aside] = []
    taken: dict[ArticleKey, set[int]] = {"a": set(), "b": set()}
    # Backwards: a link takes its sentences from everything before it.
    for match in reversed(state.matches):
        if state.verdicts.get(match.id) == "rejected":
            aside.insert(0, Aside(match, "rejected"))
            continue
        left = replace(
            match,
            a=tuple(index for index in match.a if index not in taken["a"]),
            b=tuple(index for index in match.b if index not in taken["b"]),
            spans_a=_within(match.spans_a, state.report.a, match.a, taken["a"]),
            spans_b=_within(match.spans_b, state.report.b, match.b, taken["b"]),
        )
        if left.a and left.b:
            kept.insert(0, left)
        else:
            aside.insert(0, Aside(match, "relinked"))
        if match.id in state.links:
            taken["a"].update(match.a)
            taken["b"].update(match.b)
    return kept, aside


def _within(
    spans: tuple[Span, ...], document: Document, indices: Sequence[int], taken: set[int]
) -> tuple[Span, ...]:
    """The clauses that do not stand in a sentence that was taken."""
    gone = [document.sentences[index] for index in indices if index in taken]
    return tuple(s for s in spans if not any(s.start < x.end and x.start < s.end for x in gone))


def _reason(
    difference: Difference,
    state: _State,
    standing: dict[str, Match],
    out: dict[str, Reason],
    covered: set[tuple[ArticleKey, int]],
) -> Reason | None:
    """Why a difference does not count; None if it does."""
    if state.verdicts.get(difference.id) == "rejected":
        return "rejected"
    places = set(_sentences(difference, state.report))
    home = difference.match or _home(difference, state)
    if home is None:
        return "matched" if places and places <= covered else None
    match = standing.get(home)
    if match is None:
        return "match_rejected" if out.get(home) == "rejected" else "relinked"
    of_match = {(key, index) for key in _KEYS for index in _indices(match, key)}
    was = next(m for m in state.matches if m.id == match.id)
    lost = {(key, index) for key in _KEYS for index in _indices(was, key)} - of_match
    return "relinked" if places & lost else None


def _home(difference: Difference, state: _State) -> str | None:
    """The match in whose sentences an omission stands: it is of a clause, and goes with it."""
    if difference.kind != "omission" or difference in state.freed.values():
        return None
    places = set(_sentences(difference, state.report))
    for match in state.report.matches:
        if places and places <= {(key, index) for key in _KEYS for index in _indices(match, key)}:
            return match.id
    return None


def _sentences(difference: Difference, report: Report) -> Iterable[tuple[ArticleKey, int]]:
    for key, side in (("a", difference.a), ("b", difference.b)):
        article: ArticleKey = "a" if key == "a" else "b"
        for sentence in report.document(article).sentences:
            spans = side.spans if side else ()
            if any(span.start < sentence.end and sentence.start < span.end for span in spans):
                yield article, sentence.index


def _related(match: Match, conflict: bool) -> Match:
    """The match with the relation that its remaining differences leave it."""
    if conflict:
        return replace(match, relation="conflict")
    if match.relation != "conflict":
        return match
    return replace(match, relation="partial" if match.spans_a or match.spans_b else "same")
