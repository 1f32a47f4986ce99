"""The samples and their gold are sound, and comparisons agree with the gold above pinned floors."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest
from sample_gold import Sample, read_sample, sentences_of, uncovered

from comparer.records import Document
from comparer.segment import segment
from samples import flat, measure

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "samples"
INDEPENDENT = HERE / "independent"
ARTICLES = HERE / "articles"
UNREAD = HERE / "articles_unread"
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))

NAMES = sorted(path.parent.name for path in SAMPLES.glob("*/gold.toml"))
ALL_FOLDERS = sorted(
    path.parent
    for folder in (SAMPLES, INDEPENDENT, ARTICLES, UNREAD)
    for path in folder.glob("*/gold.toml")
)


@cache
def documents(folder: Path) -> tuple[Sample, dict[str, Document]]:
    sample = read_sample(folder)
    return sample, {
        side: Document(article, str(article.lang), segment(article.text, str(article.lang)))
        for side, article in (("a", sample.a), ("b", sample.b))
    }


def test_there_are_at_least_five_samples_and_one_is_faithful():
    faithful = [name for name in NAMES if documents(SAMPLES / name)[0].faithful]
    assert len(NAMES) >= 5
    assert len(faithful) == 1


def test_there_are_three_independent_pairs_for_matching():
    assert sum(folder.parent == INDEPENDENT for folder in ALL_FOLDERS) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_each_side_has_15_to_30_claims(name):
    _, sides = documents(SAMPLES / name)
    for document in sides.values():
        assert 15 <= len(list(document.claims())) <= 30


@pytest.mark.parametrize("folder", ALL_FOLDERS, ids=lambda folder: folder.name)
def test_every_claim_is_accounted_for(folder):
    sample, sides = documents(folder)
    for side, document in sides.items():
        assert list(uncovered(sample, document, side)) == []


@pytest.mark.parametrize("folder", ALL_FOLDERS, ids=lambda folder: folder.name)
def test_no_claim_is_in_two_matches_or_both_matched_and_omitted(folder):
    sample, sides = documents(folder)
    for side, document in sides.items():
        groups = [match.a if side == "a" else match.b for match in sample.matches]
        groups += [(o.span,) for o in sample.omissions if o.side == side and not o.clause]
        taken = [index for spans in groups for index in sentences_of(document, spans)]
        assert len(taken) == len(set(taken))


@pytest.mark.parametrize("folder", ALL_FOLDERS, ids=lambda folder: folder.name)
def test_every_quote_of_a_match_names_one_sentence_of_its_own(folder):
    sample, sides = documents(folder)
    for match in sample.matches:
        assert len(sentences_of(sides["a"], match.a)) == len(match.a) > 0
        assert len(sentences_of(sides["b"], match.b)) == len(match.b) > 0


@pytest.mark.parametrize("name", NAMES)
def test_evidence_stands_in_the_match_it_belongs_to(name):
    sample, sides = documents(SAMPLES / name)
    matches = {match.id: match for match in sample.matches}
    for difference in sample.differences:
        # Emphasis sets a headline or a lead against the match.
        if difference.match is None or difference.aspect == "emphasis":
            continue
        match = matches[difference.match]
        for document, evidence, spans in (
            (sides["a"], difference.a, match.a),
            (sides["b"], difference.b, match.b),
        ):
            if evidence:
                assert sentences_of(document, evidence) & sentences_of(document, spans), difference


@pytest.mark.parametrize("name", NAMES)
def test_a_match_is_a_conflict_where_a_figure_or_an_outcome_differs(name):
    sample, sides = documents(SAMPLES / name)
    conflicts = [
        d
        for d in sample.differences
        if not d.optional and d.aspect in ("value", "date", "unit", "contradiction")
    ]
    for match in sample.matches:
        conflicting = any(
            sentences_of(sides["a"], d.a) & sentences_of(sides["a"], match.a)
            and sentences_of(sides["b"], d.b) & sentences_of(sides["b"], match.b)
            for d in conflicts
        )
        assert (match.relation == "conflict") == conflicting, match.id


@pytest.mark.parametrize(("folder", "floors"), [(SAMPLES, "samples"), (INDEPENDENT, "independent")])
def test_comparisons_agree_with_the_gold(folder, floors, comparer):
    figures = flat(*measure(folder, comparer))
    broken = [
        f"{name} is {figures.get(name)}, not within {limit}"
        for name, limit in FLOORS[floors].items()
        if name not in figures
        or figures[name] < limit.get("min", float("-inf"))
        or figures[name] > limit.get("max", float("inf"))
    ]
    assert not broken, "\n".join(broken)
