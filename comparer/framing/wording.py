"""Findings worded for the reader: one sentence of reason in English and one in Arabic."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from comparer.framing.finding import Finding
from comparer.records import Difference, Document, Explanation, Match, Side, Span

MAX_WORDS = 3
"""How many pieces of evidence a reason names; the spans have them all."""
MAX_LENGTH = 60
"""Letters of one piece of evidence in a reason; a longer one is cut at a word."""
_PRIOR = 4
"""How many findings of its own the precision of its aspect is worth to a rule."""


@cache
def rules() -> dict[str, Any]:
    """Rule → measured counts, severity and the templates (`rules.toml`)."""
    content = resources.files("comparer.framing").joinpath("rules.toml").read_text("utf-8")
    return tomllib.loads(content)


def confidence(rule: str) -> float:
    """The measured precision of a rule, 0–1 and never either.

    A rule that seldom fired is taken for as good as the others of its aspect: their precision
    counts like `_PRIOR` findings of its own (a beta prior).
    """
    table = rules()["rules"]
    aspect = rule.partition(".")[0]
    kin = [counts for name, counts in table.items() if name.partition(".")[0] == aspect]
    mean = (sum(c["right"] for c in kin) + 1) / (sum(c["of"] for c in kin) + 2)
    own = table[rule]
    value: float = (own["right"] + _PRIOR * mean) / (own["of"] + _PRIOR)
    return round(value, 2)


def worded(a: Document, b: Document, match: Match, finding: Finding) -> Difference:
    """The difference that a finding stands for."""
    rule = rules()["rules"][finding.rule]
    return Difference(
        kind="framing",
        aspect=finding.aspect,
        match=match.id,
        severity=rule["severity"],
        confidence=confidence(finding.rule),
        a=Side(finding.a, category=finding.category_a) if finding.a else None,
        b=Side(finding.b, category=finding.category_b) if finding.b else None,
        explanation=Explanation(
            en=_sentence(a, b, finding, "en"), ar=_sentence(a, b, finding, "ar")
        ),
    )


def _sentence(a: Document, b: Document, finding: Finding, lang: str) -> str:
    """The reason in one language; "LANG_alone" is used where one side has nothing to show."""
    table = rules()
    rule = table["rules"][finding.rule]
    template = rule[lang] if finding.a and finding.b else rule.get(f"{lang}_alone", rule[lang])
    holder, other = (a, b) if finding.holder == "a" else (b, a)
    report, lacking = ("a", "b") if finding.holder == "a" else ("b", "a")
    categories = {
        "a": _category(finding.category_a, lang),
        "b": _category(finding.category_b, lang),
    }
    sentence: str = template.format(
        a=_quoted(_words(a, finding.a), lang),
        b=_quoted(_words(b, finding.b), lang),
        held=_quoted(_words(holder, finding.held), lang),
        lacking=_quoted(_words(other, finding.lacking), lang),
        holder=table["reports"][report][lang],
        other=table["reports"][lacking][lang],
        category_a=categories["a"],
        category_b=categories["b"],
        category_held=categories[report],
        category_lacking=categories[lacking],
    )
    return sentence[0].upper() + sentence[1:]


def _category(name: str | None, lang: str) -> str:
    if name is None:
        return ""
    known = rules()["categories"].get(name)
    return known[lang] if known else name


def _words(document: Document, spans: tuple[Span, ...]) -> list[str]:
    return list(dict.fromkeys(" ".join(document.slice(span).split()) for span in spans))


def _quoted(words: list[str], lang: str) -> str:
    marks, joiner = (("“", "”"), ", ") if lang == "en" else (("«", "»"), "، ")
    return joiner.join(f"{marks[0]}{_cut(word)}{marks[1]}" for word in words[:MAX_WORDS])


def _cut(words: str) -> str:
    if len(words) <= MAX_LENGTH:
        return words
    return words[:MAX_LENGTH].rsplit(" ", 1)[0] + " …"
