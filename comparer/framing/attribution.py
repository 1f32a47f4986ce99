"""Attribution: who is said to have said it, and how far the report stands behind them."""

from __future__ import annotations

from types import ModuleType

from comparer.framing.annotate import Actor, Attribution, Marks, Sentence
from comparer.framing.finding import Finding
from comparer.framing.names import alike
from comparer.framing.tokens import cover


def annotate(grammar: ModuleType, sentence: Sentence) -> tuple[Attribution, ...]:
    """The reporting verbs and phrases, each with its source where the sentence names one."""
    return tuple(
        Attribution(
            cover(sentence.tokens, hit.first, hit.last),
            hit.entry.category,
            grammar.source_of(sentence, hit),
        )
        for hit in sentence.hits.get("report", ())
    )


def compare(a: Marks, b: Marks) -> list[Finding]:
    """Findings for fact against attributed, other sources, and verbs of another class."""
    findings = []
    for one, other, swapped in ((a, b, False), (b, a, True)):
        strict = [x for x in one.attributions if x.category != "weak"]
        if strict and not other.attributions and not other.quotes:
            findings.append(
                Finding(
                    "attribution",
                    "attribution.fact",
                    a=tuple(x.source.span if x.source else x.span for x in strict[:1]),
                    b=tuple(e.span for e in other.events[:1]),
                    category_a=strict[0].category,
                    category_b="fact",
                ).mirrored(swapped)
            )
        doubting = [x for x in one.attributions if x.category == "doubting"]
        plain = [
            x for x in other.attributions if x.category in ("neutral", "affirming", "vouching")
        ]
        if (
            doubting
            and plain
            and not any(x.category in ("doubting", "deny") for x in other.attributions)
        ):
            findings.append(
                Finding(
                    "attribution",
                    "attribution.verb",
                    a=tuple(x.span for x in doubting),
                    b=tuple(x.span for x in plain[:1]),
                    category_a="doubting",
                    category_b=plain[0].category,
                ).mirrored(swapped)
            )
    if not findings:
        sources_a = [x.source for x in a.attributions if x.source and x.source.concepts]
        sources_b = [x.source for x in b.attributions if x.source and x.source.concepts]
        if sources_a and sources_b and not any(same(x, y) for x in sources_a for y in sources_b):
            findings.append(
                Finding(
                    "attribution",
                    "attribution.source",
                    a=tuple(x.span for x in sources_a),
                    b=tuple(x.span for x in sources_b),
                )
            )
    return findings


def same(one: Actor, other: Actor) -> bool:
    """Whether two actors may be one and the same."""
    if one.concepts & other.concepts:
        return True
    return any(alike(x, y) for x in one.names for y in other.names)
