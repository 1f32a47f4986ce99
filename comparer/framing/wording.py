"""Findings worded for the reader: one sentence of reason in English and one in Arabic."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

from comparer.framing.finding import Finding
from comparer.records import Difference, Document, Explanation, Match, Side, Span


@lru_cache(maxsize=1)
def rules() -> dict[str, Any]:
    """Rule → confidence, severity and the two templates (`rules.toml`)."""
    content = resources.files("comparer.framing").joinpath("rules.toml").read_text("utf-8")
    return tomllib.loads(content)


def worded(a: Document, b: Document, match: Match, finding: Finding) -> Difference:
    """The difference that a finding stands for."""
    table = rules()
    rule = table["rules"][finding.rule]
    sides = {
        "a": _words(a, finding.a),
        "b": _words(b, finding.b),
    }
    shape = "both" if finding.a and finding.b else "a" if finding.a else "b"
    texts = {}
    for lang in ("en", "ar"):
        template = rule.get(f"{lang}_{shape}") or rule[lang]
        names = table["categories"]
        sentence = template.format(
            a=_quoted(sides["a"], lang),
            b=_quoted(sides["b"], lang),
            one=_quoted(sides["a"] or sides["b"], lang),
            category_a=names.get(finding.category_a or "", {}).get(lang, finding.category_a or ""),
            category_b=names.get(finding.category_b or "", {}).get(lang, finding.category_b or ""),
            which=table["reports"]["a" if finding.a else "b"][lang],
            other=table["reports"]["b" if finding.a else "a"][lang],
        )
        texts[lang] = sentence[:1].upper() + sentence[1:]
    return Difference(
        kind="framing",
        aspect=finding.aspect,
        match=match.id,
        severity=rule["severity"],
        confidence=rule["confidence"],
        a=Side(finding.a, category=finding.category_a) if finding.a else None,
        b=Side(finding.b, category=finding.category_b) if finding.b else None,
        explanation=Explanation(**texts),
    )


def _words(document: Document, spans: tuple[Span, ...]) -> list[str]:
    return list(dict.fromkeys(" ".join(document.slice(span).split()) for span in spans))


def _quoted(words: list[str], lang: str) -> str:
    marks, joiner = (("“", "”"), ", ") if lang == "en" else (("«", "»"), "، ")
    return joiner.join(f"{marks[0]}{word}{marks[1]}" for word in words[:3])
