"""Contradiction: a claim denied on one side, or outcomes that cannot both be true."""

from __future__ import annotations

from collections import Counter

from comparer.framing.annotate import Marks, Mention, Outcome, Sentence, mentions
from comparer.framing.finding import Finding
from comparer.framing.grammar import Grammar
from comparer.framing.matcher import Hit
from comparer.framing.tokens import cover
from comparer.records import Span


NEGATING = frozenset({"neg", "adjective", "fail", "deny", "without", "undo"})
"""Categories that turn what stands in their scope: the last, as they undo it ("lifted the ban")."""
WEAK = frozenset({"weakneg", "void", "without", "undo"})
"""Categories that never raise a contradiction by themselves."""


def negators(grammar: Grammar, sentence: Sentence, first: int) -> int:
    """How many negations have the token `first` in their scope."""
    return len(_negators(grammar, sentence, first))


def _negators(grammar: Grammar, sentence: Sentence, first: int) -> dict[int, str]:
    """Where each negation with the token `first` in its scope begins, and its category."""
    found: dict[int, str] = {}
    for hit in sentence.hits.get("polarity", ()):
        last = hit.last if hit.gap_end is None else hit.gap_end
        if hit.entry.category not in NEGATING or last >= first:
            continue
        between = sentence.tokens[last + 1 : first]
        if len(between) <= grammar.negation_scope(sentence.tokens[hit.last], hit) and all(
            token.kind == "word" and not grammar.bars(token, hit) for token in between
        ):
            joined = any(grammar.joins(token) for token in sentence.tokens[last + 2 : first + 1])
            if joined and hit.entry.category in ("fail", "deny"):
                continue  # "Rejected the appeal and upheld the fine": only the first is refused.
            if hit.first and negators(grammar, sentence, hit.first) % 2:
                continue  # "Did not refuse to go", لا يستبعد: two negations are none.
            found[hit.first] = hit.entry.category
    return found


def negations(grammar: Grammar, sentence: Sentence) -> tuple[Mention, ...]:
    """The negative words of the sentence.

    Words that only may hold a negation ("unfit") come as "weakneg" and phrases that deny nothing
    ("not only") as "void": they answer, never raise.
    """
    hinted = tuple(
        Mention(token.span, "prefix", "weakneg", i, i)
        for i, token in enumerate(sentence.tokens)
        if token.kind == "word" and grammar.hints_negation(token)
    )
    return mentions(sentence, "polarity") + hinted


def annotate(grammar: Grammar, sentence: Sentence) -> tuple[Outcome, ...]:
    """The ends of axes that the sentence asserts, negations applied."""
    outcomes = []
    void = {
        index
        for hit in sentence.hits.get("polarity", ())
        if hit.entry.category == "void"
        for index in range(hit.first, hit.last + 1)
    }
    hits = sentence.hits.get("outcome", ())
    ends = {(hit.entry.concept, hit.gap_end) for hit in hits if hit.gap_end is not None}
    for hit in hits:
        if void.intersection(range(hit.first, hit.last + 1)):
            continue  # "Not long after" is no time that was long or short.
        if (hit.entry.concept, hit.first) in ends:
            continue  # The ban in "lift * ban" has been told.
        if any(_governs(sentence, before, hit) for before in hits):
            continue
        turned = {} if hit.entry.concept.startswith(ORDER) else _negators(grammar, sentence, hit.first)
        count = len(turned)
        sign = 1 if hit.entry.category == "+" else -1
        outcomes.append(
            Outcome(
                cover(sentence.tokens, hit.first, hit.last),
                hit.entry.concept,
                sign * (-1) ** count,
                count > 0,
                hit.entry.category.endswith("~"),
                "undo" in turned.values(),
            )
        )
    return tuple(outcomes)


ORDER = "order."
"""Axes that begin so say what came first: "did not speak before" is not "spoke after"."""
GOVERNED = 2
"""How many words may stand between a verb and the noun of its own axis that it governs."""


def _governs(sentence: Sentence, before: Hit, hit: Hit) -> bool:
    """Whether an outcome says what becomes of another of its axis: "failed to attend", تخلف عن
    الحضور. The first alone then counts."""
    between = sentence.tokens[before.last + 1 : hit.first]
    return (
        before.entry.concept == hit.entry.concept
        and before.entry.category == "-"
        and hit.entry.category == "+"
        and before.last < hit.first
        and 0 < len(between) <= GOVERNED
        and all(token.kind == "word" for token in between)
    )


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
    """
    theirs = Counter((o.axis, o.sign) for o in b.outcomes)
    answered = set()
    for o in sorted(a.outcomes, key=lambda o: (o.negated, o.span.start)):
        if theirs[o.axis, o.sign] > 0 and not o.loose:
            theirs[o.axis, o.sign] -= 1
            answered.add(o.span)
    return [o for o in a.outcomes if o.span not in answered]


def _outcomes(a: Marks, b: Marks) -> list[Finding]:
    if a.talk and b.talk:
        return []
    open_a, open_b = _unanswered(a, b), _unanswered(b, a)
    for axis in sorted({o.axis for o in open_a} & {o.axis for o in open_b}):
        mine = [o for o in open_a if o.axis == axis]
        theirs = [o for o in open_b if o.axis == axis]
        signs_a, signs_b = {o.sign for o in mine}, {o.sign for o in theirs}
        if len(signs_a) != 1 or len(signs_b) != 1 or signs_a == signs_b:
            continue
        negated_a, negated_b = any(o.negated for o in mine), any(o.negated for o in theirs)
        if (negated_a and _real(b, axis)) or (negated_b and _real(a, axis)):
            continue
        if (negated_a and _weakly_denied(b, theirs[0].span)) or (
            negated_b and _weakly_denied(a, mine[0].span)
        ):
            continue  # "Lost its majority" is "no longer has a majority".
        if (any(o.undone for o in mine) and _weak(b)) or (any(o.undone for o in theirs) and _weak(a)):
            continue  # "Ended the dispute": "the dispute is over".
        if axis.startswith(SCOPE) and any(o.negated for o in (*a.outcomes, *b.outcomes)):
            continue  # "All are well", "none was hurt".
        if (negated_a or negated_b) and any(
            m.concept == "except" for m in (*a.negations, *b.negations)
        ):
            continue  # "Cannot start unless" is "can only start if".
        if max(len(a.tokens), len(b.tokens)) > LONG and (
            (negated_a and b.negations) or (negated_b and a.negations)
        ):
            continue  # Among many words even a weak negation ("without") may be the answer.
        if not (negated_a or negated_b) and (_real(a) != _real(b)):
            continue
        if not _at_like_places(a, mine[0].span, b, theirs[0].span):
            continue
        return [
            Finding(
                "contradiction",
                "contradiction.negated" if negated_a or negated_b else "contradiction.outcome",
                a=tuple(o.span for o in mine),
                b=tuple(o.span for o in theirs),
            )
        ]
    return []


SCOPE = "scope."
"""Axes that begin so say of how many something is true: what is true of them must be the same."""
NEAR = 4
"""How many words before an outcome a weak negation may stand to deny it."""


def _weak(marks: Marks) -> bool:
    return any(m.category != "void" for m in marks.negations)


def _weakly_denied(marks: Marks, span: Span) -> bool:
    """Whether a word that only may negate stands shortly before an outcome."""
    return any(
        m.category in WEAK
        and m.span.end <= span.start
        and sum(m.span.end <= t.start and t.end <= span.start for t in marks.tokens) <= NEAR
        for m in marks.negations
    )


def _real(marks: Marks, axis: str | None = None) -> int:
    """How many real negations a side has, besides words that are an end of the (or any) axis."""
    real = {m.span for m in marks.negations if m.category not in WEAK}
    ends = [o.span for o in marks.outcomes if axis in (None, o.axis)]
    return sum(
        not any(end.start < span.end and span.start < end.end for end in ends) for span in real
    )


def _at_like_places(a: Marks, span_a: Span, b: Marks, span_b: Span) -> bool:
    words = min(len(a.tokens), len(b.tokens))
    if words <= LONG:
        return True
    return words <= VERY_LONG and abs(_place(a, span_a) - _place(b, span_b)) <= DRIFT


def _place(marks: Marks, span: Span) -> float:
    start, end = marks.tokens[0].start, marks.tokens[-1].end
    return (span.start - start) / max(1, end - start)


def _denied(a: Marks, b: Marks) -> list[Finding]:
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
            and not any(h.start <= m.span.start and m.span.end <= h.end for h in hedged)
            and not _doubled(one, m)
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


DOUBLED = 2
"""How many words may stand between two negations that undo each other."""


def _doubled(marks: Marks, negation: Mention) -> bool:
    """Whether a negation is undone by a negative word right after it: "did not miss", لم يغب."""
    return any(
        negation.span.end <= m.span.start
        and m.category != "void"
        and sum(negation.span.end <= t.start and t.end <= m.span.start for t in marks.tokens)
        <= DOUBLED
        for m in marks.negations
    )
