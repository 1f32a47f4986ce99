"""Loaded language: a word that judges or stirs, with no counterpart on the other side."""

from __future__ import annotations

from dataclasses import replace

from comparer.framing.annotate import Marks, Mention
from comparer.framing.finding import Finding
from comparer.framing.lexicon import POLARITY
from comparer.records import Span

SOFT = frozenset({"soft_positive", "soft_negative"})
"""Words too common to be loaded anywhere but in a short sentence that nothing answers."""
QUOTING = 30
"""How many words a side may have for quotation marks on its names to be called in question."""
PLAIN = frozenset({"leaning_positive", "leaning_negative", "plain"})
"""Words that are loaded nowhere, but answer the loaded ones of their group."""
LEANING = PLAIN | {"named"}
"""The same, and names of acts that judge ("massacre"): what answers them is for `labelling`."""
SHORT = 22
"""How many words a side may have for a soft word to count."""
LONG = 42
"""How many words a side may have for a soft word to count that judges in whatever sense."""
COMMON = frozenset({"crush", "violence_verbs", "criticise_loaded"})
"""Concepts whose plain and leaning words ("attack", "storm") stand everywhere: they answer only
their own."""
CLAIM = "claim."
"""How the concepts begin of plain words ("reforms") that quotation marks call in question."""
STRUCK = "struck"
"""The concept of words that an editor strikes whoever wrote them ("brazen"): plain words of their
other groups ("clear") answer them in short sentences only, since in long ones some always stand."""
SENSE = "sense."
"""How the concepts begin of words with one sense ("swamp"), which render each other first."""


def compare(a: Marks, b: Marks) -> list[Finding]:
    """One finding a side that has loaded words the other answers in no way.

    A word of the same concept answers, even a plain one ("violent" for "savage"); so does any
    loaded word of the same polarity, since translators choose freely among them.
    """
    findings = []
    told = bool(a.talk or b.talk)
    short = max(len(a.tokens), len(b.tokens)) <= SHORT and not told
    for one, other, swapped in ((a, b, False), (b, a, True)):
        if _is_heading_quoted(one):
            continue
        alone = _alone(one, other, soft=False, short=short)
        if not alone and short:
            alone = _alone(one, other, soft=True, short=short)
        elif not alone and not told and max(len(one.tokens), len(other.tokens)) <= LONG:
            alone = [
                m for m in _alone(one, other, soft=True, short=True) if _is_plain_spoken(one, m)
            ]
        if not alone and max(len(one.tokens), len(other.tokens)) <= QUOTING:
            alone = _in_scare_quotes(one, other)
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
    wanted = SOFT if soft else frozenset(POLARITY) - SOFT - LEANING
    theirs = _loaded(other)
    mine = _loaded(one)
    groups: dict[Span, set[str]] = {}
    for m in mine:
        if m.category not in LEANING:
            groups.setdefault(m.span, set()).add(m.concept)
    rendered = _renderings(mine, theirs) if short else {}
    answered = set()
    for span, concepts in groups.items():
        others = {
            y
            for x, (y, by_sense) in rendered.items()
            if not _overlap(x, span) and (by_sense or not _share(x, span, y, one, theirs, concepts))
        }
        left = [m for m in theirs if m.span not in others]
        word = [m for m in mine if m.span == span]
        if not short and STRUCK in concepts:
            word = [m for m in word if m.concept == STRUCK or m.concept.startswith(SENSE)]
        if _is_answered(concepts, word, left, soft=soft):
            answered.add(span)
    return [m for m in mine if m.category in wanted and m.span not in answered]


def _is_plain_spoken(side: Marks, mention: Mention) -> bool:
    """Whether a soft word judges in whatever sense: several groups list it, and none as plain."""
    here = [m for m in side.loaded if m.span == mention.span]
    return len({m.concept for m in here if m.category in SOFT}) > 1 and not any(
        m.category in PLAIN and not m.concept.startswith(SENSE) for m in here
    )


def _is_heading_quoted(side: Marks) -> bool:
    """Whether a side is one quotation of a few words, as a heading above a paragraph may be.

    Its words are those of the speech quoted below, which shows how the other side renders them.
    """
    words = [t for t in side.tokens if t.kind in ("word", "number")]
    return len(words) <= SCARE_QUOTED and any(
        all(quote.start <= t.start and t.end <= quote.end for t in words) for quote in side.terms
    )


def _overlap(one: Span, other: Span) -> bool:
    """Whether the words are one, or one is part of the other: what renders it renders both."""
    return one.start < other.end and other.start < one.end


def _share(
    x: Span, span: Span, y: Span, one: Marks, theirs: list[Mention], concepts: set[str]
) -> bool:
    """Whether their word y renders a word x and this one too: "scathing" for "سخرية لاذعة"."""
    apart = sum(min(x.end, span.end) <= t.start < max(x.start, span.start) for t in one.tokens)
    return not apart and any(
        m.span == y and m.concept in concepts and m.category not in LEANING for m in theirs
    )


def _is_answered(
    concepts: set[str], word: list[Mention], theirs: list[Mention], *, soft: bool
) -> bool:
    """Whether any of their words may stand for a loaded word of these concepts."""
    their_concepts = {m.concept for m in theirs if soft or m.category not in SOFT}
    polarities = {p for m in theirs if m.category not in LEANING for p in POLARITY[m.category]}
    return any(
        POLARITY[m.category] & polarities
        or (m.concept in their_concepts and (m.concept not in COMMON or concepts <= COMMON))
        for m in word
    )


def _renderings(mine: list[Mention], theirs: list[Mention]) -> dict[Span, tuple[Span, bool]]:
    """Which of their words renders which of mine, and whether by a sense that they share.

    In a short sentence one word answers one: the "scandal" of "a shameful scandal" is the other
    side's scandal, and answers no "shameful". Pairs that share a sense come first, then those that
    share the most groups.
    """
    here, there = _groups(mine), _groups(theirs)
    pairs = sorted(
        (
            (
                not any(concept.startswith(SENSE) for concept, _ in common),
                -len(common) / len(here[x] | there[y]),
                x.start,
                y.start,
                x,
                y,
            )
            for x in here
            for y in there
            if (common := here[x] & there[y])
        ),
        key=lambda pair: pair[:4],
    )
    taken: dict[Span, tuple[Span, bool]] = {}
    for apart, *_, x, y in pairs:
        if x not in taken and all(y != theirs for theirs, _ in taken.values()):
            taken[x] = y, not apart
    return taken


def _loaded(marks: Marks) -> list[Mention]:
    """The words of the layer, but for those that are there only to be held in quotation marks.

    Nor does a part of a plain phrase lean any way: the "broken" of "broken up" is not bad.
    """
    plain = [m for m in marks.labels if m.category == "neutral" and m.first < m.last]
    return [
        m
        for m in marks.loaded
        if not m.concept.startswith(CLAIM)
        and not (
            m.category in PLAIN - {"plain"}
            and any(x.first <= m.first and m.last <= x.last and x.span != m.span for x in plain)
        )
    ]


def _groups(mentions: list[Mention]) -> dict[Span, set[tuple[str, bool]]]:
    """Span → the groups of a word, and whether it is loaded in each."""
    groups: dict[Span, set[tuple[str, bool]]] = {}
    for m in mentions:
        groups.setdefault(m.span, set()).add((m.concept, m.category != "plain"))
    return groups


HELD = ("actor.", "people.", "politics.", "religion.", "media.", "place.", "role.", "act.")
"""Domains of names that quotation marks may call in question."""
GROUPS = "actor."
"""The domain of names of armed groups and states."""
CLAIMS = frozenset({"legitimising", "honorific", "euphemistic"})
"""Categories of words that quotation marks may call in question, whatever they stand for."""
SCARE_QUOTED = 3
"""How many words in quotation marks are a name held at arm's length rather than speech."""


def _in_scare_quotes(one: Marks, other: Marks) -> list[Mention]:
    """Names that one side puts in quotation marks and the other, which quotes nothing, does not."""
    if other.quotes or one.speech or any(m.category == "scare" for m in other.loaded):
        return []
    plain = {m.concept for m in (*other.labels, *other.sources, *other.loaded)}
    named = (*one.labels, *one.sources, *one.loaded)
    whole = {m.span for m in named}
    return [
        replace(m, category="scare")
        for quote in one.quotes
        for m in named
        if (m.span == quote or quote not in whole)
        and quote.start <= m.span.start
        and m.span.end <= quote.end
        and m.concept in plain
        and _is_held(m, quote)
        and sum(quote.start <= t.start < quote.end for t in one.tokens) <= SCARE_QUOTED
    ]


def _is_held(mention: Mention, quote: Span) -> bool:
    """Whether it is a word that quotation marks call in question.

    That is a claim, praise or understatement, or one plain word for somebody or something. The
    names of groups in several words («الدولة الإسلامية») stand in quotation marks by convention.
    """
    if mention.concept.startswith(CLAIM):
        return mention.span == quote
    if mention.category in CLAIMS:
        return mention.first == mention.last or not mention.concept.startswith(GROUPS)
    held = mention.category in ("neutral", "role") and mention.concept.startswith(HELD)
    return held and mention.first == mention.last
