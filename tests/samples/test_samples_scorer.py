"""The scorer itself: a perfect report scores 1, and each kind of slip costs what it should."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sample_gold import GoldError, links, read_sample, resolve, sentences_of

from comparer.records import Difference, Document, Explanation, Match, Side, Span
from comparer.report import Report
from comparer.segment import segment
from samples import score

FOLDER = Path(__file__).parents[2] / "samples" / "qaryatayn"
REASON = Explanation("reason", "سبب")


@pytest.fixture(scope="module")
def sample():
    return read_sample(FOLDER)


@pytest.fixture(scope="module")
def perfect(sample) -> Report:
    """The report that says exactly what the gold says."""
    a = Document(sample.a, "ar", segment(sample.a.text, "ar"))
    b = Document(sample.b, "en", segment(sample.b.text, "en"))
    matches = tuple(
        Match(
            gold.id,
            tuple(sorted(sentences_of(a, gold.a))),
            tuple(sorted(sentences_of(b, gold.b))),
            0.9,
            gold.relation,
        )
        for gold in sample.matches
    )

    def found(kind, aspect, match, spans_a, spans_b) -> Difference:
        sides = [Side(spans) if spans else None for spans in (spans_a, spans_b)]
        return Difference(kind, aspect, match, "high", 0.9, *sides, REASON)

    differences = [found(d.kind, d.aspect, d.match, d.a, d.b) for d in sample.differences]
    for omission in sample.omissions:
        spans = {"a": (), "b": (), omission.side: (omission.span,)}
        differences.append(found("omission", "only_in", None, spans["a"], spans["b"]))
    return Report(a, b, matches, tuple(differences))


def test_a_report_that_equals_the_gold_scores_one_everywhere(sample, perfect):
    figures = score(sample, perfect).figures()
    assert figures
    assert set(figures.values()) == {1.0}


def test_a_missing_match_costs_recall_and_a_wrong_one_precision(sample, perfect):
    lost = replace(perfect, matches=perfect.matches[1:])
    tally = score(sample, lost).tallies["link"]
    assert tally.precision == 1.0
    assert tally.recall < 1.0

    alone = [o.span for o in sample.omissions if not o.clause]
    wrong = Match(
        "wrong",
        tuple(sentences_of(perfect.a, alone[:1])),
        tuple(sentences_of(perfect.b, alone[-1:])),
        0.9,
    )
    result = score(sample, replace(perfect, matches=(*perfect.matches, wrong)))
    assert result.tallies["link"].recall == 1.0
    assert result.tallies["link"].precision < 1.0
    assert result.tallies["alone"].recall < 1.0


def test_links_between_allowed_sentences_are_not_judged(sample, perfect):
    pairs = links(perfect.a, perfect.b, sample.allowed) - links(
        perfect.a, perfect.b, sample.matches
    )
    extra = tuple(Match(f"x{i}-{j}", (i,), (j,), 0.5) for i, j in pairs)
    assert extra
    result = score(sample, replace(perfect, matches=(*perfect.matches, *extra)))
    assert result.tallies["link"].f1 == 1.0


def test_a_wrong_relation_is_counted(sample, perfect):
    turned = tuple(
        replace(match, relation="same" if match.relation == "conflict" else "conflict")
        for match in perfect.matches
    )
    assert score(sample, replace(perfect, matches=turned)).tallies["relation"].recall == 0.0


def test_a_figure_paired_with_another_figure_is_a_false_alarm(sample, perfect):
    ours = resolve(sample.a.text, "السوري لحقوق الإنسان مقتل {37 عنصراً}")
    theirs = resolve(sample.b.text, "24 ISIS members")
    crossed = Difference("figure", "value", "deaths", "high", 0.9, Side(ours), Side(theirs), REASON)
    tally = score(sample, replace(perfect, differences=(crossed,))).tallies["figure/value"]
    assert (tally.right, tally.predicted, tally.found) == (0, 1, 0)


def test_another_aspect_is_not_right(sample, perfect):
    changed = tuple(
        replace(d, aspect="labelling") if d.aspect == "agency" else d for d in perfect.differences
    )
    result = score(sample, replace(perfect, differences=changed))
    assert result.tallies["framing/agency"].recall == 0.0
    assert result.tallies["framing/labelling"].precision < 1.0


def test_an_omission_that_covers_a_matched_sentence_is_a_false_alarm(sample, perfect):
    sentence = perfect.b.sentences[perfect.matches[1].b[0]]
    claimed = Difference(
        "omission", "only_in", None, "low", 0.5, None, Side((sentence.span,)), REASON
    )
    tally = score(sample, replace(perfect, differences=(claimed,))).tallies["omission"]
    assert (tally.right, tally.predicted, tally.found) == (0, 1, 0)


@pytest.mark.parametrize("quote", ["absent", "a", "", "{}"])
def test_a_quote_that_is_missing_ambiguous_or_empty_is_an_error(quote):
    with pytest.raises(GoldError):
        resolve("a b a", quote)


def test_braces_mark_the_evidence():
    assert resolve("one two one", "{two} {one}") == (Span(4, 7), Span(8, 11))
    assert resolve("one two one", "two one") == (Span(4, 11),)


def test_an_unknown_key_is_an_error(tmp_path):
    for name in ("ar.txt", "en.txt"):
        (tmp_path / name).write_text("نص" if name == "ar.txt" else "text", encoding="utf-8")
    (tmp_path / "meta.toml").write_text("", encoding="utf-8")
    (tmp_path / "gold.toml").write_text('[[difference]]\nkinds = "figure"\n', encoding="utf-8")
    with pytest.raises(GoldError, match="kinds"):
        read_sample(tmp_path)
