"""Attribution: who is said to have said it, and how far the report stands behind them."""

from __future__ import annotations

from comparer.framing.annotate import Actor, Attribution, Marks, Sentence
from comparer.framing.finding import Finding
from comparer.framing.grammar import Grammar
from comparer.framing.names import alike
from comparer.framing.tokens import cover
from comparer.records import Span

STRICT = frozenset({"doubting", "neutral", "affirming", "vouching", "accuse"})
"""Categories that put a claim in somebody's mouth."""
SOURCED = STRICT | {"deny"}


def annotate(grammar: Grammar, sentence: Sentence) -> tuple[Attribution, ...]:
    """The reporting verbs and phrases, each with its source where the sentence names one.

    A verb without a claim in its scope ("announced a rise") says nothing about the claim: its
    category gets a "*", and it can answer an attribution on the other side but not raise one.
    """
    found = []
    for hit in sentence.hits.get("report", ()):
        category = hit.entry.category
        governs = grammar.governs(sentence, hit)
        if category == "weak" and governs and hit.entry.concept == "weak":
            category = "neutral*"
        elif category != "weak" and not governs:
            category += "*"
        found.append(
            Attribution(
                cover(sentence.tokens, hit.first, hit.last),
                category,
                grammar.source_of(sentence, hit) if category.rstrip("*") in SOURCED else None,
            )
        )
    return tuple(found)


def compare(a: Marks, b: Marks) -> list[Finding]:
    """Findings for fact against attributed, verbs of another class, and other sources."""
    findings = _fact(a, b) or _verbs(a, b)
    return findings or _sources(a, b)


def _fact(a: Marks, b: Marks) -> list[Finding]:
    for one, other, swapped in ((a, b, False), (b, a, True)):
        strict = [x for x in one.attributions if x.category in STRICT]
        answers = {x.span for x in other.attributions}
        if (
            (one.talk and other.talk)
            or not strict
            or other.speech
            or any(x.category != "weak" for x in other.attributions)
        ):
            continue
        # Weak words are common; as many on the attributed side answer each other.
        weak = {x.span for x in one.attributions if x.category == "weak"}
        if len(answers) > len(weak - {x.span for x in strict}):
            continue
        if any(m.concept == "hearsay" for m in other.hedges):
            continue
        first = strict[0]
        return [
            Finding(
                "attribution",
                "attribution.fact",
                a=(first.span, *((first.source.span,) if first.source else ())),
                b=_claim(other),
                category_a=first.category,
                category_b="fact",
            ).mirrored(swapped)
        ]
    return []


def _claim(marks: Marks) -> tuple[Span, ...]:
    """The words that stand for an unattributed claim: its event, its outcome."""
    spans = [e.span for e in marks.events] + [o.span for o in marks.outcomes]
    return tuple(spans[:1])


def _verbs(a: Marks, b: Marks) -> list[Finding]:
    for one, other, swapped in ((a, b, False), (b, a, True)):
        theirs = {x.category.rstrip("*") for x in other.attributions}
        for mark, rule, answers, blockers in (
            ("doubting", "attribution.doubt", {"neutral", "affirming", "vouching"},
             {"doubting", "deny", "accuse"}),
            ("vouching", "attribution.vouch", {"neutral"}, {"vouching", "affirming", "doubting"}),
        ):  # fmt: skip
            mine = [x for x in one.attributions if x.category == mark]
            plain = [x for x in other.attributions if x.category in answers]
            if mark == "doubting" and any(m.category == "hedge" for m in other.hedges):
                continue
            if mine and plain and not theirs & blockers:
                return [
                    Finding(
                        "attribution",
                        rule,
                        a=tuple(x.span for x in mine[:1]),
                        b=tuple(x.span for x in plain[:1]),
                        category_a=mark,
                        category_b=plain[0].category,
                    ).mirrored(swapped)
                ]
    return []


def _sources(a: Marks, b: Marks) -> list[Finding]:
    mine, theirs = _named(a), _named(b)
    if not mine or not theirs:
        return []
    if any(mentions(b, x) for x in mine) or any(mentions(a, x) for x in theirs):
        return []
    return [
        Finding(
            "attribution",
            "attribution.source",
            a=tuple(x.span for x in mine[:1]),
            b=tuple(x.span for x in theirs[:1]),
        )
    ]


def _named(marks: Marks) -> list[Actor]:
    """The sources of a side, if every one is known to the lexicons; else nothing can be said."""
    sources = [
        x.source
        for x in marks.attributions
        if x.source and (x.category in SOURCED or _is_agency(x.source))
    ]
    return sources if sources and all(x.concepts for x in sources) else []


def _is_agency(source: Actor) -> bool:
    """Whether a source is a news agency: what it announces, as noun or clause, is its report."""
    return any(concept.startswith("source.") for concept in source.concepts)


def mentions(marks: Marks, actor: Actor) -> bool:
    """Whether a side mentions an actor anywhere, under any name."""
    concepts = {m.concept for m in (*marks.labels, *marks.sources)}
    if concepts & actor.concepts:
        return True
    return any(
        alike(name, token.norm)
        for name in actor.names
        for token in marks.tokens
        if token.kind == "word"
    )


def same(one: Actor, other: Actor) -> bool:
    """Whether two actors may be one and the same."""
    if one.concepts & other.concepts:
        return True
    return any(alike(x, y) for x in one.names for y in other.names)
