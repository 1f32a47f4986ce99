"""The relation of a match, through the pipeline, on pairs of sentences with gold."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from comparer import Article, Comparer, Options

GOLD = Path(__file__).parent / "relations.tsv"
Pair = tuple[str, str, str]

FLOORS = {  # precision, recall
    "same": (0.78, 0.97),
    "partial": (0.97, 0.75),
    "conflict": (0.97, 0.93),
}


def articles() -> list[list[Pair]]:
    found: list[list[Pair]] = [[]]
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        if not line:
            found.append([])
        elif not line.startswith("#"):
            relation, ar, en = line.split("\t")
            found[-1].append((relation, ar, en))
    return found


@pytest.fixture(scope="module")
def judged() -> list[tuple[Pair, str]]:
    """Each gold pair with the relation that was found, "unmatched" if the pair was not."""
    comparer = Comparer(Options(translator="none"))
    result = []
    for pairs in articles():
        a = Article("\n\n".join(ar for _, ar, _ in pairs), lang="ar")
        b = Article("\n\n".join(en for _, _, en in pairs), lang="en")
        report = comparer.compare(a, b)
        for pair in pairs:
            i = next(s.index for s in report.a.sentences if report.a.slice(s) == pair[1])
            j = next(s.index for s in report.b.sentences if report.b.slice(s) == pair[2])
            relations = [m.relation for m in report.matches if i in m.a and j in m.b]
            result.append((pair, relations[0] if relations else "unmatched"))
    return result


def test_there_are_sixty_pairs_and_twenty_of_each_relation() -> None:
    counts = Counter(relation for pairs in articles() for relation, _, _ in pairs)
    assert sum(counts.values()) >= 60
    assert min(counts[relation] for relation in FLOORS) >= 20


def test_all_but_one_pair_are_matched_and_all_that_differ(
    judged: list[tuple[Pair, str]],
) -> None:
    unmatched = [pair for pair, found in judged if found == "unmatched"]
    assert len(unmatched) <= 1, unmatched
    assert not [pair for pair in unmatched if pair[0] == "conflict"]


@pytest.mark.parametrize("relation", FLOORS)
def test_relations_are_right(judged: list[tuple[Pair, str]], relation: str) -> None:
    right = [pair for pair, found in judged if found == relation == pair[0]]
    predicted = [pair for pair, found in judged if found == relation]
    gold = [pair for pair, _ in judged if pair[0] == relation]
    wrong = [
        (pair, found) for pair, found in judged if relation in (found, pair[0]) and found != pair[0]
    ]
    least_precision, least_recall = FLOORS[relation]
    assert len(right) >= least_precision * len(predicted), wrong
    assert len(right) >= least_recall * len(gold), wrong
