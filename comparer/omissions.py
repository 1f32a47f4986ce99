"""What only one of the two reports says."""

from __future__ import annotations

import numpy as np

from comparer.encode import Encoder
from comparer.records import (
    Alignment,
    ArticleKey,
    Caveat,
    Difference,
    Document,
    Explanation,
    Lacking,
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

_PART_REASONS: dict[ArticleKey, Explanation] = {
    "a": Explanation(
        en="Only the first report says this part; the matching sentence of the second lacks it.",
        ar="لا يرد هذا الجزء إلا في التقرير الأول، وتخلو منه الجملة المقابلة في الثاني.",
    ),
    "b": Explanation(
        en="Only the second report says this part; the matching sentence of the first lacks it.",
        ar="لا يرد هذا الجزء إلا في التقرير الثاني، وتخلو منه الجملة المقابلة في الأول.",
    ),
}

_RESTATED = 0.55
"""Cosine to a claim of its own report from which a sentence says that claim again. Different claims
of one report stay under .50, restatements were seen from .45 up (samples, measured by hand)."""
_RESTATED_AT_TOP = 0.4
"""The same for a headline or standfirst, which is there to say again what the report says."""


def omission_differences(
    a: Document, b: Document, alignment: Alignment, encoder: Encoder
) -> tuple[Difference, ...]:
    """A difference `only_in` for every unmatched claim, in text order, `a` first.

    Then one for every clause of a matched claim that the other side lacks. It names no match, for
    it says what is in none; its place says in which matched sentence it stands.
    A headline, a standfirst or a later sentence that only says again what a matched claim of its
    own report says is no omission: the other report has it.
    """
    told_a = frozenset(i for match in alignment.matches for i in match.a)
    told_b = frozenset(i for match in alignment.matches for i in match.b)
    return (
        *_one_sided("a", a, alignment.only_a, told_a, encoder),
        *_one_sided("b", b, alignment.only_b, told_b, encoder),
        *(_clause(lacking, a if lacking.article == "a" else b) for lacking in alignment.lacking),
    )


def _clause(lacking: Lacking, document: Document) -> Difference:
    """The difference that only one side of a match has this clause."""
    side = Side(spans=(lacking.span,))
    start, end = lacking.span
    figure = any(start <= figure.start < end for figure in document.figures)
    return Difference(
        kind="omission",
        aspect="only_in",
        match=None,
        severity="medium" if figure else "low",
        confidence=lacking.confidence,
        a=side if lacking.article == "a" else None,
        b=side if lacking.article == "b" else None,
        explanation=_PART_REASONS[lacking.article],
    )


def _one_sided(
    key: ArticleKey,
    document: Document,
    unmatched: tuple[Unmatched, ...],
    told: frozenset[int],
    encoder: Encoder,
) -> list[Difference]:
    again = _restated(document, [u.sentence for u in unmatched], sorted(told), encoder)
    return [
        omission(key, document, document.sentences[u.sentence], u.best_score)
        for u in unmatched
        if u.sentence not in again
    ]


def _restated(
    document: Document, sentences: list[int], told: list[int], encoder: Encoder
) -> set[int]:
    """Which of the sentences say again what one of the told claims of their own report says."""
    if not sentences or not told:
        return set()
    vectors = encoder.encode([document.slice(document.sentences[i]) for i in (*sentences, *told)])
    nearest = (vectors[: len(sentences)] @ vectors[len(sentences) :].T).max(axis=1)
    top = document.top()
    asked = np.array([_RESTATED_AT_TOP if i in top[:-1] else _RESTATED for i in sentences])
    return {i for i, is_near in zip(sentences, nearest >= asked, strict=True) if is_near}


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
        "فلا يُعوَّل كثيرًا على ما يُذكر أنه غائب عن أحدهما.",
    )
    return (Caveat("unrelated_articles", message),)


def omission(
    key: ArticleKey, document: Document, sentence: Sentence, best_score: float
) -> Difference:
    """The difference that only article `key` says this.

    `best_score` is that of the best pair that was rejected for the sentence, 0–1.
    """
    side = Side(spans=(sentence.span,))
    return Difference(
        kind="omission",
        aspect="only_in",
        match=None,
        severity=_severity(document, sentence),
        confidence=1.0 - best_score,
        a=side if key == "a" else None,
        b=side if key == "b" else None,
        explanation=_REASONS[key],
    )


def _severity(document: Document, sentence: Sentence) -> Severity:
    """High for what a report opens with, medium where a figure is left out, else low."""
    if sentence.index in document.top():
        return "high"
    return "medium" if document.figures_in([sentence.index]) else "low"
