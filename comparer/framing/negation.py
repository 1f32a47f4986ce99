"""Negation: what stands in the scope of a negative word, and which outcomes are then asserted."""

from __future__ import annotations

from comparer.framing.annotate import Mention, Outcome, Sentence, mentions
from comparer.framing.attribution import is_document
from comparer.framing.grammar import Grammar
from comparer.framing.matcher import Hit
from comparer.framing.tokens import cover

NEGATING = frozenset({"neg", "adjective", "fail", "deny", "without", "undo"})
"""Categories that turn what stands in their scope: the last, as they undo it ("lifted the ban")."""
JOINED = frozenset({"fail", "deny", "without", "undo"})
"""Categories whose scope ends where "and" joins another clause."""
WEAK = frozenset({"weakneg", "void", "without", "undo"})
"""Categories that never raise a contradiction by themselves."""


def negators(grammar: Grammar, sentence: Sentence, first: int) -> int:
    """How many negations have the token `first` in their scope."""
    return len(_negators(grammar, sentence, first))


def _negators(grammar: Grammar, sentence: Sentence, first: int) -> dict[int, str]:
    """Where each negation with the token `first` in its scope begins, and its category."""
    found: dict[int, str] = {}
    hits = [h for h in sentence.hits.get("polarity", ()) if h.entry.category in NEGATING]
    told = {hit.gap_end for hit in hits if hit.gap_end is not None}
    whole = [
        (hit.first, hit.last)
        for hit in sentence.hits.get("outcome", ())
        if hit.last > hit.first and hit.last < first
    ]
    for hit in hits:
        if (hit.entry.category == "without" or hit.entry.concept == "not") and any(
            start <= hit.first and hit.last < end for start, end in whole
        ):
            continue  # "Without change at the meeting", لم تتأثر بالمقاطعة: the denied is told.
        last = hit.last if hit.gap_end is None else hit.gap_end
        if last >= first or hit.first in told:
            continue  # The دون of "حالت * دون" has been counted.
        if any(h.first == hit.last + 1 and h.first < first and _turns(h) for h in hits):
            continue  # "Did not prevent", لا يستبعد: the two undo each other.
        between = sentence.tokens[last + 1 : first]
        if hit.entry.category == "undo" and grammar.bars(sentence.tokens[first], hit):
            continue  # "انتهت بالفشل" undoes no failure.
        if len(between) <= grammar.negation_scope(sentence.tokens[hit.last], hit) and all(
            token.kind == "word" and not grammar.bars(token, hit) for token in between
        ):
            joined = any(grammar.joins(token) for token in sentence.tokens[last + 2 : first + 1])
            if joined and hit.entry.category in JOINED:
                continue  # "Rejected the appeal and upheld the fine": only the first is refused.
            if hit.first and negators(grammar, sentence, hit.first) % 2:
                continue  # "Did not refuse to go", لا يستبعد: two negations are none.
            found[hit.first] = hit.entry.category
    return found


def _turns(hit: Hit) -> bool:
    """Whether a negation is a word that another one can deny: "refuse", "lift"."""
    return hit.entry.category in ("fail", "deny", "undo")


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
    listed = mentions(sentence, "polarity")
    idle = {
        hit.first
        for hit in sentence.hits.get("polarity", ())
        if hit.entry.category == "undo"
        and hit.first == hit.last
        and hit.last + 1 < len(sentence.tokens)
        and grammar.bars(sentence.tokens[hit.last + 1], hit)
    }  # "Ended with a handshake" ends nothing.
    return tuple(m for m in listed if m.first not in idle) + hinted


def annotate(grammar: Grammar, sentence: Sentence) -> tuple[Outcome, ...]:
    """The ends of axes that the sentence asserts, negations applied."""
    outcomes = []
    void = [hit for hit in sentence.hits.get("polarity", ()) if hit.entry.category == "void"]
    names = [hit for layer in ("source", "label") for hit in sentence.hits.get(layer, ())]
    hits = tuple(
        hit
        for hit in sentence.hits.get("outcome", ())
        if not any(_holds(name, hit) and name.entry.concept.startswith(NAMED) for name in names)
    )
    # "Found a link" has its object, whoever found it.
    hits = tuple(
        hit for hit in hits if _is_part(hit, hits) or not _is_finding(grammar, sentence, hit)
    )
    ends = {(hit.entry.concept, hit.gap_end) for hit in hits if hit.gap_end is not None}
    told = {(hit.entry.concept, hit.entry.category, hit.gap_end) for hit in hits}
    undone: dict[int, int] = {}
    for hit in hits:
        if any(_overlaps(hit, other) and not _holds(hit, other) for other in void):
            continue  # "Not long after" is no time that was long or short.
        if (hit.entry.concept, hit.first) in ends or any(
            (hit.entry.concept, hit.entry.category, i) in told
            for i in range(hit.first, hit.last + 1)
        ):
            continue  # The ban in "lift * ban" has been told.
        if any(_governs(sentence, before, hit) for before in hits):
            continue
        if _is_turning(sentence, hit, hits):
            continue
        if grammar.is_unsaid(sentence.tokens, hit.first):
            continue
        if grammar.is_light(sentence.tokens[hit.first]) and _is_part(hit, hits):
            continue  # "Left unchanged", "took up arms": the verb alone says little.
        turned = _negators(grammar, sentence, hit.first)
        for at in [at for at, how in turned.items() if how == "undo"]:
            # "Lifted the suspension imposed in May" undoes the first alone.
            if undone.setdefault(at, hit.first) != hit.first:
                del turned[at]
        if hit.entry.concept.startswith(ORDER):
            turned = {}
        elif hit.entry.concept.startswith(KIND):
            turned = {at: how for at, how in turned.items() if _is_next(sentence, at, hit)}
        elif hit.entry.concept.startswith(SCOPE):
            turned = {at: how for at, how in turned.items() if how != "undo"}
        count = len(turned)
        sign = 1 if hit.entry.category.startswith("+") else -1
        outcomes.append(
            Outcome(
                cover(sentence.tokens, hit.first, hit.gap_end or hit.last),
                hit.entry.concept,
                sign * (-1) ** count,
                count > 0,
                hit.entry.category.endswith("~"),
                "undo" in turned.values(),
                hit.first == hit.last
                and hit.gap_end is None
                and grammar.is_given(sentence.tokens, hit.first),
            )
        )
    return tuple(outcomes)


FINDING = "show"
"""The concept of verbs that report what a document shows; whom somebody finds is found."""


def _is_finding(grammar: Grammar, sentence: Sentence, hit: Hit) -> bool:
    """Whether a verb only reports the claim: "jobs were cut, a survey found" finds nothing."""
    return (
        hit.first == hit.last
        and hit.gap_end is None
        and any(
            said.first == hit.first
            and said.last <= hit.last + 1
            and said.entry.concept == FINDING
            and (grammar.governs(sentence, said) or is_document(grammar.source_of(sentence, said)))
            for said in sentence.hits.get("report", ())
        )
    )


def _overlaps(one: Hit, other: Hit) -> bool:
    return one.first <= other.last and other.first <= one.last


def _holds(whole: Hit, part: Hit) -> bool:
    """Whether a hit has all words of another and more: لا يزال محاصرا "is still besieged"."""
    return (
        whole.first <= part.first
        and part.last <= whole.last
        and whole.last - whole.first > part.last - part.first
    )


NAMED = ("actor.", "source", "media", "gender.abortion")
"""Concepts of whoever has a name: منظمة العفو is no pardon, the United Nations are not united."""
ORDER = "order."
"""Axes that begin so say what came first: "did not speak before" is not "spoke after"."""
KIND = "kind."
"""Axes that begin so say which one or where: "has not passed in the south" denies no south. Only a
negation right before turns them."""


SCOPE = "scope."
"""Axes that begin so say of how many something is true: "all are well" is "none was hurt". Who ends
something is no fewer for it: "thousands finished their exams"."""


def _is_part(hit: Hit, hits: tuple[Hit, ...]) -> bool:
    """Whether a hit is the first word of a longer one."""
    return (
        hit.first == hit.last
        and hit.gap_end is None
        and any(h.first == hit.first and (h.last > hit.last or h.gap_end) for h in hits)
    )


def _is_next(sentence: Sentence, at: int, hit: Hit) -> bool:
    """Whether the negation that begins at `at` stands right before an outcome."""
    return any(
        other.first == at and other.last + 1 == hit.first and other.gap_end is None
        for other in sentence.hits.get("polarity", ())
    )


def _is_turning(sentence: Sentence, hit: Hit, hits: tuple[Hit, ...]) -> bool:
    """Whether an outcome is the verb of a negation that turns another of its axis: who "dismissed
    demands that he resign" dismissed nobody."""
    return any(
        negation.entry.category in NEGATING
        and negation.first == hit.first
        and negation.last > hit.last
        and any(
            other.entry.concept == hit.entry.concept
            and 0 < other.first - negation.last <= GOVERNED + 1
            for other in hits
        )
        for negation in sentence.hits.get("polarity", ())
    )


GOVERNED = 2
"""How many words may stand between a verb and the noun of its own axis that it governs."""


def _governs(sentence: Sentence, before: Hit, hit: Hit) -> bool:
    """Whether an outcome says what becomes of another of its axis: "failed to attend", تخلف عن
    الحضور. The first alone then counts."""
    between = sentence.tokens[before.last + 1 : hit.first]
    return (
        before.entry.concept == hit.entry.concept
        and (before.entry.category == "-" or before.gap_end is not None)
        and hit.entry.category == "+"
        and before.last < hit.first
        and 0 < len(between) <= GOVERNED
        and all(token.kind == "word" for token in between)
    )
