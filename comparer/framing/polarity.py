"""Contradiction: a claim denied on one side, or outcomes that cannot both be true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from comparer.framing.annotate import Marks, Mention, Outcome
from comparer.framing.finding import Finding
from comparer.framing.negation import KIND, SCOPE, WEAK
from comparer.records import Span

LONG = 15
"""Sides of more words than this must have their opposite words at like places."""
DRIFT = 0.4
"""How far apart, in shares of their sides, like places may be."""
VERY_LONG = 30
"""Sides of more words than this hold several claims: which one an opposite word answers, the rules
cannot tell."""


def compare(a: Marks, b: Marks) -> list[Finding]:
    """A finding for opposite ends of one axis, or for an event denied on one side only."""
    return _outcomes(a, b) or _denied(a, b) or _negated(a, b)


def _unanswered(a: Marks, b: Marks) -> list[Outcome]:
    """The outcomes of `a` whose words say nothing, on any axis, that `b` says too.

    One word answers one: "the missing plane was not found" is only half answered by "missing".
    Words that agree on the most axes answer each other first, and then no other word on these.
    """
    theirs = Counter((o.axis, o.sign) for o in b.outcomes)
    answered = set()
    for span, shared in _alike(a, b).items():
        theirs -= Counter(shared)
        answered.add(span)
    mine = _ends(a)
    for o in sorted(a.outcomes, key=lambda o: (o.negated, o.span.start)):
        if o.span not in answered and theirs[o.axis, o.sign] > 0 and not o.loose:
            if _opposed(o, mine[o.span], b):
                continue
            theirs[o.axis, o.sign] -= 1
            answered.add(o.span)
    return [o for o in a.outcomes if o.span not in answered]


def _opposed(outcome: Outcome, ends: set[tuple[str, int]], other: Marks) -> bool:
    """Whether the words that share an end with an outcome are its opposite on far more axes:
    who routs somebody and who "is routed" both tell that the match was no draw."""
    spans = [o.span for o in other.outcomes if (o.axis, o.sign) == (outcome.axis, outcome.sign)]
    for span in spans:
        said = {
            (o.axis, o.sign)
            for o in other.outcomes
            if not o.loose and o.span.start < span.end and span.start < o.span.end
        }
        if len({(axis, -sign) for axis, sign in said} & ends) <= len(said & ends):
            return False
    return bool(spans)


def _alike(a: Marks, b: Marks) -> dict[Span, set[tuple[str, int]]]:
    """The words of `a` that agree with words of `b` on several axes, and on which."""
    mine, theirs = _ends(a), _ends(b)
    pairs = sorted(
        (-len(ends & others), span.start, other.start, span, other)
        for span, ends in mine.items()
        for other, others in theirs.items()
        if len(ends & others) > 1
    )
    found: dict[Span, set[tuple[str, int]]] = {}
    spent: set[Span] = set()
    for *_, span, other in pairs:
        if span not in found and other not in spent:
            found[span] = mine[span] & theirs[other]
            spent.add(other)
    return found


def _ends(marks: Marks) -> dict[Span, set[tuple[str, int]]]:
    """The ends of axes that each of the words says."""
    found: dict[Span, set[tuple[str, int]]] = {}
    for o in marks.outcomes:
        if not o.loose:
            found.setdefault(o.span, set()).add((o.axis, o.sign))
    return found


def _outcomes(a: Marks, b: Marks) -> list[Finding]:
    if a.talk and b.talk:
        return []
    open_a, open_b = _unanswered(a, b), _unanswered(b, a)
    if _said_of_none(open_a, open_b):
        return []
    for axis in sorted({o.axis for o in open_a} & {o.axis for o in open_b}):
        mine = [o for o in open_a if o.axis == axis]
        theirs = [o for o in open_b if o.axis == axis]
        if all(o.given for o in mine) or all(o.given for o in theirs):
            continue
        signs_a, signs_b = {o.sign for o in mine}, {o.sign for o in theirs}
        if len(signs_a) != 1 or len(signs_b) != 1 or signs_a == signs_b:
            continue
        negated = any(o.negated for o in (*mine, *theirs))
        if (
            _answered(axis, a, mine, b, theirs)
            or _answered(axis, b, theirs, a, mine)
            or (axis.startswith(SCOPE) and any(o.negated for o in (*a.outcomes, *b.outcomes)))
            or (not negated and _real(a, later=mine) != _real(b, later=theirs))
            or (negated and _another(axis, a, mine, b, theirs, open_a, open_b))
            or (negated and (_spent(a, mine, open_a) or _spent(b, theirs, open_b)))
            or _composed(a, mine, b, theirs)
            or _composed(b, theirs, a, mine)
            or _only_called_for(a, mine, b, theirs)
            or _only_called_for(b, theirs, a, mine)
            or not _at_like_places(a, mine[0].span, b, theirs[0].span)
        ):
            continue
        return [
            Finding(
                "contradiction",
                "contradiction.negated" if negated else "contradiction.outcome",
                a=tuple(o.span for o in mine),
                b=tuple(o.span for o in theirs),
            )
        ]
    return []


GOVERNING = 1
"""How many words may stand between a verb and the outcome that it governs."""


def _composed(one: Marks, ours: list[Outcome], other: Marks, theirs: list[Outcome]) -> bool:
    """Whether a phrase says in one what the other side says in two words: "stopped paying" is
    توقف عن السداد, of which the noun alone is the opposite."""
    at = ours[0].span.start
    ends = {
        (o.axis, o.sign)
        for o in one.outcomes
        if o.span.end <= at
        and sum(o.span.end <= t.start and t.end <= at for t in one.tokens) <= GOVERNING
    }
    phrase = theirs[0].span
    return any(
        o.sign < 0
        and (o.axis, o.sign) in ends
        and o.span.start == phrase.start
        and o.span.end < phrase.end
        for o in other.outcomes
    )


def _only_called_for(one: Marks, ours: list[Outcome], other: Marks, theirs: list[Outcome]) -> bool:
    """Whether one side refuses what the other only calls for: "called on him to resign" and "he
    rejected calls to resign" are both true."""
    if not any(o.negated for o in ours) or not any(m.concept == "bar" for m in one.negations):
        return False
    at = theirs[0].span.start
    return any(
        x.category in ("faint", "weak")
        and x.span.end <= at
        and sum(x.span.end <= t.start and t.end <= at for t in other.tokens) <= NEAR
        for x in other.attributions
    )


def _said_of_none(open_a: list[Outcome], open_b: list[Outcome]) -> bool:
    """Whether opposite words are said of opposite numbers: "none was hurt" is "all are unhurt"."""
    scope_a, scope_b = (
        {o.span for o in side if o.axis.startswith(SCOPE)} for side in (open_a, open_b)
    )
    rest_a, rest_b = (
        {
            (o.axis, o.sign)
            for o in side
            if not o.negated
            and not o.axis.startswith(KIND)
            and not any(o.span.start < x.end and x.start < o.span.end for x in scopes)
        }
        for side, scopes in ((open_a, scope_a), (open_b, scope_b))
    )
    ends_b = {(o.axis, o.sign) for o in open_b}
    return any(
        o.axis.startswith(SCOPE) and (o.axis, -o.sign) in ends_b for o in open_a if not o.negated
    ) and any((axis, -sign) in rest_b for axis, sign in rest_a)


NEAR = 5
"""How many words before an outcome a weak negation may stand to deny it."""


def _answered(
    axis: str, one: Marks, ours: list[Outcome], other: Marks, theirs: list[Outcome]
) -> bool:
    """Whether the other side has a negative word for the one that turns our outcomes."""
    if (_has_exception(one, ours) or _has_exception(other, theirs)) and any(
        o.negated or _has_negation(one, o, ("neg", "no")) for o in ours
    ):
        return True  # "Cannot start unless" is "can only start if".
    if not any(o.negated for o in ours):
        return False
    if _real(other, axis, barred=theirs) or _weakly_denied(other, theirs[0].span):
        return True  # "Lost its majority" is "no longer has a majority".
    # "Ended the dispute" is "the dispute is over"; and among many words even a weak negation
    # ("without") may be the answer.
    if any(o.undone for o in ours):
        return any(m.category != "void" for m in other.negations)
    if any(m.concept == "yet" for m in one.negations):  # No word but a plain "not" says it.
        spoken = any(m.category not in WEAK for m in other.negations)
    else:
        ends = _denied_words(one, ours, other, theirs)
        spoken = any(
            m.category not in WEAK
            or (
                m.category != "void"
                and not any(x.start < m.span.end and m.span.start < x.end for x in ends)
                and not _shared(m.span, other, one, ours)
            )
            for m in other.negations
        )
    return spoken and max(len(one.tokens), len(other.tokens)) > LONG


def _denied_words(
    one: Marks, ours: list[Outcome], other: Marks, theirs: list[Outcome]
) -> list[Span]:
    """The words of the other side that ours deny: opposite on several axes, they are one verb.
    "Lost" is no answer to "has not lost"."""
    denied = {o.span for o in ours if o.negated}
    mine = {(o.axis, -o.sign) for o in one.outcomes if o.span in denied}
    return [
        span
        for span in dict.fromkeys(o.span for o in theirs)
        if len({(o.axis, o.sign) for o in other.outcomes if o.span == span} & mine) > 1
    ]


def _shared(span: Span, one: Marks, other: Marks, denied: list[Outcome]) -> bool:
    """Whether a word of one says what the other side says after the words that it denies: of dye
    that is "banned" on both sides, the word answers no "never used"."""
    told = max(o.span.end for o in denied)
    said = {
        (o.axis, o.sign * (-1) ** o.negated)
        for o in other.outcomes
        if o.span.start >= told and not o.loose
    }
    return any(
        o.span.start < span.end
        and span.start < o.span.end
        and (o.axis, o.sign * (-1) ** o.negated) in said
        for o in one.outcomes
    )


def _has_exception(marks: Marks, outcomes: list[Outcome]) -> bool:
    """Whether there is an "unless" or "only" besides the words of the outcomes themselves."""
    return any(
        m.concept == "except"
        and not any(o.span.start < m.span.end and m.span.start < o.span.end for o in outcomes)
        for m in marks.negations
    )


def _in_later_clause(marks: Marks, outcomes: list[Outcome], span: Span) -> bool:
    """Whether an "and" that opens a clause stands between outcomes and a word after them: "has not
    recovered and will miss the match" says two things."""
    told = max(o.span.end for o in outcomes)
    return any(
        told <= t.start <= span.start and t.kind == "word" and _joins(t.norm, t.start == span.start)
        for t in marks.tokens
    )


def _joins(norm: str, first: bool) -> bool:
    """Whether a word is "and", or (as the first one of an outcome) begins with it: وسيلعب."""
    return norm == "and" or (first and len(norm) > 3 and norm.startswith("و"))


def _another(
    axis: str, a: Marks, mine: list[Outcome], b: Marks, theirs: list[Outcome],
    open_a: list[Outcome], open_b: list[Outcome],
) -> bool:  # fmt: skip
    """Whether other words are plainly opposite too: "did not leave on time", "left late"."""
    taken = {o.span for o in (*mine, *theirs)}
    plain_a, plain_b = (
        {
            (o.axis, o.sign)
            for o in side
            if not o.negated
            and o.axis != axis
            and o.span not in taken
            and not _in_later_clause(marks, ours, o.span)
        }
        for marks, ours, side in ((a, mine, open_a), (b, theirs, open_b))
    )
    # "Nobody" is the negation itself, and no further opposite of "everybody".
    return any((name, -sign) in plain_b for name, sign in plain_a if not name.startswith(SCOPE))


def _spent(marks: Marks, ours: list[Outcome], opened: list[Outcome]) -> bool:
    """Whether a negation already turns other words, and these are answered as they then stand."""
    left = {o.span for o in (*ours, *opened)}
    return any(o.negated and o.span not in left for o in marks.outcomes)


def _has_negation(marks: Marks, outcome: Outcome, categories: tuple[str, ...]) -> bool:
    """Whether the words of an outcome hold a negation of these categories: لا يسمح."""
    return any(
        m.category in categories
        and m.span.start < outcome.span.end
        and outcome.span.start < m.span.end
        for m in marks.negations
    )


def _weakly_denied(marks: Marks, span: Span) -> bool:
    """Whether a word that only may negate stands shortly before an outcome."""
    return any(
        m.category in WEAK
        and m.category != "void"
        and m.span.end <= span.start
        and sum(m.span.end <= t.start and t.end <= span.start for t in marks.tokens) <= NEAR
        for m in marks.negations
    )


def _real(
    marks: Marks, axis: str | None = None, later: Sequence[Outcome] = (),
    barred: Sequence[Outcome] = (),
) -> int:  # fmt: skip
    """How many real negations a side has, besides words that are an end of the (or any) axis, those
    that open a clause joined to one with all `later` outcomes, and a ban that the `barred` outcomes
    are about: "renewed the embargo"."""
    told = max((o.span.end for o in barred), default=marks.tokens[-1].end)
    real = {
        m.span
        for m in marks.negations
        if m.category not in WEAK and not (m.concept == "bar" and m.span.start >= told)
    }
    if later:
        told = max(o.span.end for o in later)
        real = {span for span in real if span.start < told or not _opens_clause(marks, span)}
    ends = [o.span for o in marks.outcomes if axis in (None, o.axis)]
    return sum(
        not any(end.start < span.end and span.start < end.end for end in ends) for span in real
    )


def _opens_clause(marks: Marks, span: Span) -> bool:
    """Whether a negation is the first word after "and": ولم."""
    at = next((i for i, t in enumerate(marks.tokens) if t.start == span.start), 0)
    norm = marks.tokens[at].norm
    return norm in ("ولم", "ولن", "ولا") or (at > 0 and marks.tokens[at - 1].norm == "and")


def _at_like_places(a: Marks, span_a: Span, b: Marks, span_b: Span) -> bool:
    words = min(len(a.tokens), len(b.tokens))
    if words <= LONG:
        return True
    return words <= VERY_LONG and abs(_place(a, span_a) - _place(b, span_b)) <= DRIFT


def _place(marks: Marks, span: Span) -> float:
    start, end = marks.tokens[0].start, marks.tokens[-1].end
    return (span.start - start) / max(1, end - start)


def _denied(a: Marks, b: Marks) -> list[Finding]:
    if _has_exception(a, []) or _has_exception(b, []):
        return []  # "No prisoner but was searched" denies nothing.
    for concept in dict.fromkeys(e.concept for e in a.events):
        mine = [e for e in a.events if e.concept == concept]
        theirs = [e for e in b.events if e.concept == concept]
        for one, other, marks, swapped in ((mine, theirs, b, False), (theirs, mine, a, True)):
            if one and other and all(e.negated for e in one) and not marks.negations:
                return [
                    Finding(
                        "contradiction",
                        "contradiction.event",
                        a=tuple(e.span for e in one),
                        b=tuple(e.span for e in other),
                        category_a="negated",
                        category_b="asserted",
                    ).mirrored(swapped)
                ]
    return []


def _explained(a: Marks, b: Marks) -> bool:
    """Whether a negation goes with an axis that both name: "did not reject" for "approved"."""
    raw_a = {(o.axis, o.sign * (-1) ** o.negated) for o in a.outcomes}
    raw_b = {(o.axis, o.sign * (-1) ** o.negated) for o in b.outcomes}
    if any((axis, -sign) in raw_b for axis, sign in raw_a):
        return True
    axes_a, axes_b = {o.axis for o in a.outcomes}, {o.axis for o in b.outcomes}
    return any(o.negated and o.axis in axes_b for o in a.outcomes) or any(
        o.negated and o.axis in axes_a for o in b.outcomes
    )


SHORT = 18
"""Only sides of at most this many words show which claim a lone negation denies."""


def _negated(a: Marks, b: Marks) -> list[Finding]:
    """A finding where one side has a plain negation and the other no negative word at all."""
    if max(len(a.tokens), len(b.tokens)) > SHORT or _explained(a, b):
        return []
    if a.talk or b.talk:
        return []
    for one, other, swapped in ((a, b, False), (b, a, True)):
        hedged = {m.span for m in one.hedges}
        plain = {
            m.span
            for m in one.negations
            if m.category in ("neg", "fail", "no")
            and m.concept != "bar"
            and not any(h.start <= m.span.start and m.span.end <= h.end for h in hedged)
            and not _doubled(one, m)
            and not _undone(one, m)
            and not _told(one, m, other)
            and (other.relatives or not _is_aside(one, m))
            and not any(q.start <= m.span.start and m.span.end <= q.end for q in one.terms)
        }
        if len(plain) == 1 and not other.negations:
            return [
                Finding(
                    "contradiction",
                    "contradiction.lone",
                    a=tuple(plain),
                    b=tuple(e.span for e in other.events[:1]),
                    category_a="negated",
                    category_b="asserted",
                ).mirrored(swapped)
            ]
    return []


ASIDE = 3
"""How many words may stand between a relative pronoun and the negation of its clause."""


def _is_aside(marks: Marks, negation: Mention) -> bool:
    """Whether a negation stands in a relative clause and denies nothing of the claim: "whose like
    will never be seen again", الذي لن يتكرر."""
    return any(
        pronoun.end <= negation.span.start
        and sum(pronoun.end <= t.start and t.end <= negation.span.start for t in marks.tokens)
        <= ASIDE
        for pronoun in marks.relatives
    )


def _told(one: Marks, negation: Mention, other: Marks) -> bool:
    """Whether a negation is part of words that the other side has an equal of: "has not changed",
    بقي على حاله."""
    theirs = {(o.axis, o.sign) for o in other.outcomes}
    return any(
        o.span.start <= negation.span.start
        and negation.span.end <= o.span.end
        and (o.axis, o.sign) in theirs
        for o in one.outcomes
    )


DOUBLED = 2
"""How many words may stand between two negations that undo each other."""


def _undone(marks: Marks, negation: Mention) -> bool:
    """Whether a negative word is itself denied by one right before it: لم يقصر."""
    return any(
        m.category in ("neg", "adjective")
        and m.span.end <= negation.span.start
        and not any(m.span.end <= t.start and t.end <= negation.span.start for t in marks.tokens)
        for m in marks.negations
    )


def _doubled(marks: Marks, negation: Mention) -> bool:
    """Whether a negation is undone by a negative word right after it: "did not miss", لم يغب."""
    return any(
        negation.span.end <= m.span.start
        and m.category != "void"
        and sum(negation.span.end <= t.start and t.end <= m.span.start for t in marks.tokens)
        <= DOUBLED
        for m in marks.negations
    )
