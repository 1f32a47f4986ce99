"""What only one of the two reports says."""

from __future__ import annotations

from comparer.records import (
    Alignment,
    ArticleKey,
    Caveat,
    Difference,
    Document,
    Explanation,
    Sentence,
    Severity,
    Side,
    Unmatched,
)

_REASONS: dict[ArticleKey, Explanation] = {
    "a": Explanation(
        en="Only the first report says this; nothing in the second corresponds to it.",
        ar="لا يرد هذا إلا في التقرير الأول، ولا مقابل له في الثاني.",
    ),
    "b": Explanation(
        en="Only the second report says this; nothing in the first corresponds to it.",
        ar="لا يرد هذا إلا في التقرير الثاني، ولا مقابل له في الأول.",
    ),
}


def omission_differences(a: Document, b: Document, alignment: Alignment) -> tuple[Difference, ...]:
    """A difference `only_in` for every unmatched claim, in text order, `a` first."""
    return (
        *(_omission("a", a, unmatched) for unmatched in alignment.only_a),
        *(_omission("b", b, unmatched) for unmatched in alignment.only_b),
    )


_RELATED = 0.15
"""Matched share of the shorter report's claims below which the event is probably not the same: in
independent reports of one event half or more is matched, of two events next to nothing."""


def relatedness_caveats(alignment: Alignment) -> tuple[Caveat, ...]:
    """A caveat where so few claims correspond that the articles may report different events."""
    matched_a = sum(len(match.a) for match in alignment.matches)
    matched_b = sum(len(match.b) for match in alignment.matches)
    claims = min(matched_a + len(alignment.only_a), matched_b + len(alignment.only_b))
    matched = min(matched_a, matched_b)
    if claims == 0 or matched / claims >= _RELATED:
        return ()
    message = Explanation(
        en=f"Only {matched} of {claims} claims correspond: the two reports may not be about the "
        "same event, so what is listed as missing says little.",
        ar=f"عدد المعلومات المتقابلة {matched} من أصل {claims}: قد لا يتناول التقريران الحدث نفسه، "
        "فلا يُعوَّل كثيراً على ما يُذكر أنه غائب عن أحدهما.",
    )
    return (Caveat("unrelated_articles", message),)


def _omission(key: ArticleKey, document: Document, unmatched: Unmatched) -> Difference:
    sentence = document.sentences[unmatched.sentence]
    side = Side(spans=(sentence.span,))
    return Difference(
        kind="omission",
        aspect="only_in",
        match=None,
        severity=_severity(document, sentence),
        confidence=1.0 - unmatched.best_score,
        a=side if key == "a" else None,
        b=side if key == "b" else None,
        explanation=_REASONS[key],
    )


def _severity(document: Document, sentence: Sentence) -> Severity:
    """High for what a report opens with, medium where a figure is left out, else low."""
    lead = next((s.index for s in document.sentences if s.role == "body"), 0)
    if sentence.role == "headline" or sentence.index == lead:
        return "high"
    return "medium" if document.figures_in([sentence.index]) else "low"
