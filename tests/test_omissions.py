from __future__ import annotations

import numpy as np

from comparer.article import Article
from comparer.omissions import omission_differences
from comparer.records import Alignment, Document, Figure, Lacking, Match, Sentence, Span, Unmatched


class Vectors:
    """An encoder that knows the cosine of some texts to every other text."""

    name = "known"
    caveats = ()

    def __init__(self, **cosines: float) -> None:
        self.cosines = {text.replace("_", " "): cosine for text, cosine in cosines.items()}

    def encode(self, texts):
        rows = []
        for text in texts:
            cosine = self.cosines.get(text.rstrip("."), 1.0)
            rows.append((cosine, (1 - cosine**2) ** 0.5))
        return np.array(rows, dtype=np.float32)


A = Document(
    Article("Town falls\nTroops left. It rained. Nine died."),
    "en",
    (
        Sentence(0, 0, 10, role="headline"),
        Sentence(1, 11, 23),
        Sentence(2, 24, 34),
        Sentence(3, 35, 45),
    ),
    (Figure(3, 35, 39, "count", None),),
)
B = Document(Article("سقطت البلدة."), "ar", (Sentence(0, 0, 12),))


def test_each_unmatched_claim_is_an_omission_on_its_own_side():
    alignment = Alignment((), (Unmatched(2, 0.25),), (Unmatched(0, 0.0),))
    in_a, in_b = omission_differences(A, B, alignment, Vectors())
    assert (in_a.kind, in_a.aspect, in_a.b, in_a.match) == ("omission", "only_in", None, None)
    assert [A.slice(s) for s in in_a.a.spans] == ["It rained."]
    assert in_a.confidence == 0.75
    assert in_b.a is None
    assert [B.slice(s) for s in in_b.b.spans] == ["سقطت البلدة."]


def test_severity_is_by_prominence_then_figures():
    alignment = Alignment((), tuple(Unmatched(i, 0.0) for i in range(4)), ())
    found = omission_differences(A, B, alignment, Vectors())
    assert [d.severity for d in found] == ["high", "high", "low", "medium"]


def test_a_clause_that_a_match_lacks_is_an_omission_of_its_own():
    lacking = Lacking("a", Span(35, 44), 0.9), Lacking("a", Span(24, 33), 0.8)
    alignment = Alignment((Match("m1", (2, 3), (0,), 0.9),), (), (), lacking)
    found = omission_differences(A, B, alignment, Vectors())
    assert [(A.slice(d.a.spans[0]), d.b, d.match) for d in found] == [
        ("Nine died", None, None),
        ("It rained", None, None),
    ]
    assert [(d.severity, d.confidence) for d in found] == [("medium", 0.9), ("low", 0.8)]


def matched(*sentences: int) -> Alignment:
    """Those of A's four sentences are matched, the others are not."""
    others = tuple(Unmatched(i, 0.0) for i in range(4) if i not in sentences)
    return Alignment((Match("m1", sentences, (0,), 0.9),), others, ())


def omitted(alignment: Alignment, encoder: Vectors) -> list[str]:
    return [
        A.slice(span)
        for found in omission_differences(A, B, alignment, encoder)
        for span in found.a.spans
    ]


def test_what_a_matched_claim_says_again_is_no_omission():
    encoder = Vectors(Town_falls=0.2, It_rained=0.6, Nine_died=0.5)
    assert omitted(matched(1), encoder) == ["Town falls", "Nine died."]


def test_a_headline_needs_less_to_be_the_report_in_short():
    assert omitted(matched(1), Vectors(Town_falls=0.45, It_rained=0.45, Nine_died=0.45)) == [
        "It rained.",
        "Nine died.",
    ]


def test_a_claim_that_only_unmatched_claims_resemble_is_an_omission():
    encoder = Vectors(Troops_left=0.0)
    assert omitted(matched(1), encoder) == ["Town falls", "It rained.", "Nine died."]


def test_the_top_ends_with_the_sentence_behind_the_dateline():
    text = "Town falls\nArmy is gone\nHOMS – Troops left. It rained."
    sentences = (
        Sentence(0, 0, 10, role="headline"),
        Sentence(1, 11, 23),
        Sentence(2, 24, 30, role="dateline"),
        Sentence(3, 31, 43),
        Sentence(4, 44, 54),
    )
    assert Document(Article(text), "en", sentences).top() == (0, 1, 3)
    assert A.top() == (0, 1)
    assert Document(Article("Town falls"), "en", sentences[:1]).top() == (0,)
