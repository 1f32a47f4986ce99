"""Loaded language: a word that judges or stirs, with no counterpart on the other side."""

from __future__ import annotations

from dataclasses import replace

from comparer.framing.annotate import Marks, Mention
from comparer.framing.finding import Finding
from comparer.framing.lexicon import POLARITY
from comparer.records import Span

SOFT = frozenset({"soft_positive", "soft_negative"})
"""Words too common to be loaded anywhere but in a short sentence that nothing answers."""
SHORT = 16
"""How many words a side may have for a soft word to count."""
COMMON = frozenset({"crush", "violence_verbs", "criticise_loaded"})
"""Concepts whose plain words ("attack", "throw") stand everywhere and answer only their own."""
MIXED = frozenset({"soft_negative", "soft_positive"})
"""Concepts of words that belong to no group: any plain word of a group may answer them."""


def compare(a: Marks, b: Marks) -> list[Finding]:
    """One finding a side that has loaded words the other answers in no way.

    A word of the same concept answers, even a plain one ("violent" for "savage"); so does any
    loaded word of the same polarity, since translators choose freely among them.
    """
    findings = []
    short = max(len(a.tokens), len(b.tokens)) <= SHORT and not (a.talk or b.talk)
    for one, other, swapped in ((a, b, False), (b, a, True)):
        alone = _alone(one, other, soft=False, short=short)
        if not alone and short:
            alone = _alone(one, other, soft=True, short=short) or _in_scare_quotes(one, other)
        if alone:
            first = alone[0]
            findings.append(
                Finding(
                    "loaded_language",
                    "loaded.scare"
                    if first.category == "scare"
                    else "loaded.soft"
                    if first.category in SOFT
                    else "loaded.alone",
                    a=tuple(dict.fromkeys(m.span for m in alone)),
                    b=(),
                    category_a=first.category.removeprefix("soft_"),
                ).mirrored(swapped)
            )
    return findings


def _alone(one: Marks, other: Marks, *, soft: bool, short: bool) -> list[Mention]:
    """The loaded words of one side, soft or not, that nothing on the other side answers."""
    wanted = SOFT if soft else frozenset(POLARITY) - SOFT - {"plain"}
    theirs = other.loaded
    if short:
        raised = {m.span for m in one.loaded if m.category in wanted}
        taken = _spoken_for(one, other, raised)
        theirs = tuple(m for m in theirs if m.span not in taken)
    concepts = {m.concept for m in theirs if soft or m.category not in SOFT}
    polarities = {p for m in theirs for p in POLARITY[m.category]}
    groups: dict[Span, set[str]] = {}
    for m in one.loaded:
        if m.category != "plain":
            groups.setdefault(m.span, set()).add(m.concept)
    answered = {
        m.span
        for m in one.loaded
        if m.span in groups
        and (
            POLARITY[m.category] & polarities
            or (m.concept in concepts and (m.concept not in COMMON or groups[m.span] <= COMMON))
            or (groups[m.span] <= MIXED and concepts - COMMON)
        )
    }
    return [m for m in one.loaded if m.category in wanted and m.span not in answered]


def _spoken_for(one: Marks, other: Marks, wanted: set[Span]) -> frozenset[Span]:
    """The words of the other side that render other words than the `wanted` loaded ones.

    In a short sentence one word answers one: the "scandal" of "a shameful scandal" is the other
    side's scandal, and answers no "shameful". Pairs that share the most groups come first.
    """
    mine, theirs = _groups(one), _groups(other)
    pairs = sorted(
        (
            (
                -len(mine[x] & theirs[y]) / len(mine[x] | theirs[y]),
                x in wanted,
                x.start,
                y.start,
                x,
                y,
            )
            for x in mine
            for y in theirs
            if mine[x] & theirs[y]
        ),
        key=lambda pair: pair[:4],
    )
    taken: dict[Span, Span] = {}
    for *_, x, y in pairs:
        if x not in taken and y not in taken.values():
            taken[x] = y
    return frozenset(y for x, y in taken.items() if x not in wanted)


def _groups(marks: Marks) -> dict[Span, set[tuple[str, bool]]]:
    """Span → the groups of a word, and whether it is loaded in each."""
    groups: dict[Span, set[tuple[str, bool]]] = {}
    for m in marks.loaded:
        groups.setdefault(m.span, set()).add((m.concept, m.category != "plain"))
    return groups


HELD = ("actor.", "people.", "politics.", "religion.", "media.", "place.", "role.", "act.")
"""Domains of names that quotation marks may call in question."""
CLAIMS = frozenset({"legitimising", "honorific", "euphemistic"})
"""Categories of words that quotation marks may call in question, whatever they stand for."""
SCARE_QUOTED = 3
"""How many words in quotation marks are a name held at arm's length rather than speech."""


def _in_scare_quotes(one: Marks, other: Marks) -> list[Mention]:
    """Names that one side puts in quotation marks and the other, which quotes nothing, does not."""
    if other.quotes or one.speech or any(m.category == "scare" for m in other.loaded):
        return []
    plain = {m.concept for m in (*other.labels, *other.sources)}
    return [
        replace(m, category="scare")
        for quote in one.quotes
        for m in (*one.labels, *one.sources)
        if quote.start <= m.span.start
        and m.span.end <= quote.end
        and m.concept in plain
        and (m.category in CLAIMS or _is_held(m))
        and sum(quote.start <= t.start < quote.end for t in one.tokens) <= SCARE_QUOTED
    ]


def _is_held(mention: Mention) -> bool:
    """Whether it is one plain word for something that can be called in question.

    Names of several words ("the State organisation") stand in quotation marks by convention.
    """
    held = mention.category in ("neutral", "role") and mention.concept.startswith(HELD)
    return held and mention.first == mention.last
