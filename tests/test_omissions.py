from __future__ import annotations

from comparer.article import Article
from comparer.omissions import omission_differences
from comparer.records import Alignment, Document, Figure, Sentence, Unmatched

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
    in_a, in_b = omission_differences(A, B, alignment)
    assert (in_a.kind, in_a.aspect, in_a.b, in_a.match) == ("omission", "only_in", None, None)
    assert [A.slice(s) for s in in_a.a.spans] == ["It rained."]
    assert in_a.confidence == 0.75
    assert in_b.a is None
    assert [B.slice(s) for s in in_b.b.spans] == ["سقطت البلدة."]


def test_severity_is_by_prominence_then_figures():
    alignment = Alignment((), tuple(Unmatched(i, 0.0) for i in range(4)), ())
    found = omission_differences(A, B, alignment)
    assert [d.severity for d in found] == ["high", "high", "low", "medium"]
