"""Figures in the clauses of a match that have no counterpart."""

from __future__ import annotations

import pytest

from comparer.article import Article
from comparer.figures import figure_differences
from comparer.records import Document, Match, Sentence, Span


class NoEncoder:
    """An encoder that must not be asked."""

    name = "none"
    caveats: tuple[()] = ()

    def encode(self, texts: object) -> object:
        raise AssertionError(f"asked for {texts!r}")


def missing(arabic: str, english: str, kept: str) -> list[str]:
    """The figures said to be missing where only `kept` of the English sentence is matched."""
    a, b = (
        Document(Article(text, lang=lang), lang, (Sentence(0, 0, len(text)),))
        for text, lang in ((arabic, "ar"), (english, "en"))
    )
    at = english.index(kept)
    match = Match("m1", (0,), (0,), 1.0, spans_b=(Span(at, at + len(kept)),))
    found = figure_differences(a, b, (match,), NoEncoder())  # type: ignore[arg-type]
    assert all(d.aspect == "missing" for d in found)
    return [b.slice(span) for d in found if d.b for span in d.b.spans]


@pytest.mark.parametrize(
    ("arabic", "english", "kept", "expected"),
    [
        (
            "أصيب 26 متظاهراً في مواجهات مع الشرطة.",
            (
                "Police clashed with protesters and 26 of them were hurt, while the ministry said "
                "that nine officers had been wounded by stones."
            ),
            "Police clashed with protesters and 26 of them were hurt",
            [],
        ),
        (
            "وافقت الشركة على تعويض أسر الضحايا.",
            (
                "The company has agreed to compensate the families, and has set aside 2 million "
                "dinars for that purpose."
            ),
            "The company has agreed to compensate the families",
            ["2 million dinars"],
        ),
    ],
    ids=["a claim of its own", "more of the same subject"],
)
def test_a_figure_is_missing_only_from_a_claim_that_both_make(arabic, english, kept, expected):
    assert missing(arabic, english, kept) == expected
