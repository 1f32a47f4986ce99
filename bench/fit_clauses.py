"""Fit the weights by which a clause of a match has a counterpart or none (comparer/align/parts.py).

    python bench/fit_clauses.py [--data ../shared/data] [--every N]

Known to have a counterpart are the clauses of matches that the gold of the samples and of
tests/samples/independent calls same or in conflict, of tests/align/clauses.tsv outside the braces,
of relations.tsv there, and of the parallel lines of every N-th document of ntrex-dev. Known to have
none are those that the gold marks as such, and clauses put into a match from another sentence, also
on both sides at once, as reports leave out what the other tells and tell what the other leaves out.

Printed are, by cross-validation over articles, what a threshold would call missing, and then the
weights.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from align import tasks
from sample_gold import links, overlaps, read_samples
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from comparer import Article, Comparer, Options
from comparer.align import judge
from comparer.align.candidates import Group
from comparer.align.clause_evidence import FEATURES, Claims, Clause, Divided, divide, evidence, read
from comparer.align.clauses import clauses
from comparer.records import Document, Span

ROOT = Path(__file__).parent.parent
THRESHOLDS = (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)
WEIGHT = {"gold": 1.0, "gold, none": 2.0, "spliced": 0.4, "parallel": 0.2}
"""Of an example: spliced ones are many and easy, and translations are worded too closely."""
_CLEAR = 0.1, 0.5
"""Clauses of which more than the one share is missing, and less than the other, prove nothing."""


class Pair(NamedTuple):
    """Two articles whose matches are known, with what one side lacks."""

    name: str
    a: Document
    b: Document
    groups: Sequence[Group]
    missing: tuple[Sequence[Span], Sequence[Span]]
    kind: str


class Example(NamedTuple):
    """The evidence of a clause, and whether it has a counterpart."""

    features: np.ndarray
    has: bool
    kind: str
    article: str


def sample_pairs(comparer: Comparer) -> Iterator[Pair]:
    """The samples, without the matches that are partial in an unnamed part."""
    for folder in (ROOT / "samples", ROOT / "tests/samples/independent"):
        for sample in read_samples(folder):
            a, b, _ = comparer.read(sample.a, sample.b)
            missing = tuple(
                [o.span for o in sample.omissions if o.clause and o.side == key] for key in "ab"
            )
            groups = []
            for match in sample.matches:
                pairs = links(a, b, [match])
                group = _group(a, b, {i for i, _ in pairs}, {j for _, j in pairs})
                named = any(
                    overlaps(spans, [document.sentences[i].span])
                    for spans, document, side in zip(missing, (a, b), (0, 1), strict=True)
                    for i in {pair[side] for pair in pairs}
                )
                if group and (match.relation != "partial" or named):
                    groups.append(group)
            yield Pair(sample.name, a, b, groups, missing, "gold")  # type: ignore[arg-type]


def written_pairs(comparer: Comparer) -> Iterator[Pair]:
    """tests/align/clauses.tsv and relations.tsv, an article at a time."""
    for number, rows in enumerate(_articles("clauses.tsv")):
        yield _written(f"written {number}", rows, comparer)
    for number, rows in enumerate(_articles("relations.tsv")):
        yield _written(f"related {number}", [_marked(*row) for row in rows], comparer)


def _articles(name: str) -> Iterator[list[list[str]]]:
    text = (ROOT / "tests/align" / name).read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    for block in lines.strip().split("\n\n"):
        yield [line.split("\t") for line in block.strip().splitlines()]


def _marked(relation: str, ar: str, en: str) -> list[str]:
    """The two sentences; of partial ones, what the side with two clauses adds is in braces."""
    marked = []
    for text, lang in ((ar, "ar"), (en, "en")):
        last = clauses(text, lang)[-1]
        more = relation == "partial" and last.start > 0
        marked.append(f"{text[: last.start]}{{{text[last.start :]}}}" if more else text)
    return marked


def _written(name: str, rows: Sequence[Sequence[str]], comparer: Comparer) -> Pair:
    texts, missing, places = [], [], []
    for side in (0, 1):
        whole, spans, starts = "", [], []
        for row in rows:
            starts.append(len(whole))
            for at, part in enumerate(re.split(r"[{}]", row[side])):
                if at % 2:
                    spans.append(Span(len(whole), len(whole) + len(part)))
                whole += part
            whole += "\n\n"
        texts.append(whole)
        missing.append(spans)
        places.append([*starts, len(whole)])
    a, b, _ = comparer.read(Article(texts[0], lang="ar"), Article(texts[1], lang="en"))
    groups: list[Group] = []
    for at in range(len(rows)):
        within = [
            {s.index for s in doc.sentences if place[at] <= s.start < place[at + 1]}
            for doc, place in ((a, places[0]), (b, places[1]))
        ]
        if group := _group(a, b, *within):
            groups.append(group)
    return Pair(name, a, b, groups, (missing[0], missing[1]), "gold")


def parallel_pairs(data: Path, every: int) -> Iterator[Pair]:
    """Documents of ntrex-dev, each line with its translation."""
    for task in tasks(data, every):
        if task.name != "parallel":
            continue
        held: tuple[dict[int, set[int]], ...] = defaultdict(set), defaultdict(set)
        for side, (document, lines) in enumerate(((task.a, task.lines_a), (task.b, task.lines_b))):
            for claim in document.claims():
                for line in lines[claim.index]:
                    held[side][line].add(claim.index)
        groups = [
            group
            for line in sorted(held[0].keys() & held[1].keys())
            if line and (group := _group(task.a, task.b, held[0][line], held[1][line]))
        ]
        yield Pair(task.document, task.a, task.b, groups, ((), ()), "parallel")


def _group(a: Document, b: Document, of_a: set[int], of_b: set[int]) -> Group | None:
    """The sentences as positions among the claims of their articles; None if one side has none."""
    sides = [
        tuple(at for at, claim in enumerate(document.claims()) if claim.index in members)
        for document, members in ((a, of_a), (b, of_b))
    ]
    return Group(*sides) if all(sides) else None


def examples(pair: Pair, comparer: Comparer) -> list[Example]:
    """The evidence of a pair's clauses, as they are and with others put among them."""
    encoder = comparer.encoder
    found = judge(pair.a, pair.b, encoder)
    if found.lexical is None:
        return []
    sides = read(pair.a, found.claims_a, encoder), read(pair.b, found.claims_b, encoder)
    divided = [
        Divided(group, (divide(sides[0], group.a), divide(sides[1], group.b)))
        for group in pair.groups
    ]
    result = []
    for match, rows in zip(divided, evidence(divided, sides, found.lexical, encoder), strict=True):
        for side in (0, 1):
            for clause, row in zip(match.clauses[side], rows[side], strict=True):
                share = _covered(clause.span, pair.missing[side])
                if len(match.clauses[side]) > 1 and not _CLEAR[0] < share < _CLEAR[1]:
                    has = share < _CLEAR[1]
                    kind = pair.kind if has else f"{pair.kind}, none"
                    result.append(Example(row, has, kind, pair.name))
    # The same clauses each time, whatever was fitted before.
    chance = random.Random(pair.name)  # noqa: S311
    for number in range(len(divided)):
        for into in ((0,), (1,), (0, 1)):
            spliced, places, hidden = _spliced(divided, sides, number, into, chance)
            if not places:
                continue
            # Its true counterpart must not be found in the neighbourhood.
            without = tuple(_without(side, gone) for side, gone in zip(sides, hidden, strict=True))
            rows = evidence([spliced], without, found.lexical, encoder)[0]  # type: ignore[arg-type]
            result += [
                Example(rows[side][at], False, "spliced", pair.name) for side, at in places.items()
            ]
    return result


def _spliced(
    divided: Sequence[Divided],
    sides: tuple[Claims, Claims],
    number: int,
    into: Sequence[int],
    chance: random.Random,
) -> tuple[Divided, dict[int, int], tuple[set[int], set[int]]]:
    """A match with a strange clause on these sides, where, and the claims that tell it."""
    match = divided[number]
    near = [divided[at] for at in (number - 1, number + 1) if 0 <= at < len(divided)]
    held, members = list(match.clauses), [match.group.a, match.group.b]
    places: dict[int, int] = {}
    hidden: tuple[set[int], set[int]] = set(), set()
    for side in into:
        matched = {claim for other in divided for claim in other.group[side]}
        alone = [c for c in range(len(sides[side].claims)) if c not in matched]
        donors: list[tuple[list[Clause], tuple[int, ...]]] = [
            (other.clauses[side], other.group[1 - side]) for other in near
        ]
        donors += [(divide(sides[side], [claim]), ()) for claim in alone]
        if not donors:
            continue
        donor, told = chance.choice(donors)
        clause = chance.choice(donor)
        if len(clause.words) < 2:
            continue
        at = 0 if chance.random() < 0.05 else chance.randint(1, len(held[side]))
        held[side] = [*held[side][:at], clause, *held[side][at:]]
        members[side] = tuple(sorted({*members[side], clause.claim}))
        places[side] = at
        hidden[1 - side].update(told)
    return Divided(Group(*members), (held[0], held[1])), places, hidden


def _without(side: Claims, gone: set[int]) -> Claims:
    vectors = side.vectors.copy()
    vectors[sorted(gone)] = 0
    return side._replace(vectors=vectors)


def _covered(span: Span, missing: Sequence[Span]) -> float:
    """The share of the span that stands in missing ones."""
    shared = sum(max(0, min(span.end, m.end) - max(span.start, m.start)) for m in missing)
    return shared / max(1, span.end - span.start)


def main() -> None:
    """Print the weights and what they do."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--every", type=int, default=10, help="take each N-th parallel document")
    arguments = parser.parse_args()
    comparer = Comparer(Options(translator="none"))
    found = [
        example
        for pairs in (
            written_pairs(comparer),
            sample_pairs(comparer),
            parallel_pairs(arguments.data, arguments.every),
        )
        for pair in pairs
        for example in examples(pair, comparer)
    ]
    features = np.array([example.features for example in found])
    known = np.array([example.has for example in found])
    kinds = np.array([example.kind for example in found])
    weight = np.array([WEIGHT[kind] for kind in kinds.tolist()])
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=500))
    p = cross_val_predict(
        model,
        features,
        known,
        groups=[example.article for example in found],
        cv=GroupKFold(10),
        method="predict_proba",
        params={"logisticregression__sample_weight": weight},
    )[:, 1]
    gold = np.char.startswith(kinds, "gold")
    print(f"area under the curve, gold only {roc_auc_score(known[gold], p[gold]):.3f}")
    for threshold in THRESHOLDS:
        said = [
            f"{kind} {np.sum(p[kinds == kind] < threshold)}/{np.sum(kinds == kind)}"
            for kind in WEIGHT
        ]
        print(f"  below {threshold}: {', '.join(said)}")
    model.fit(features, known, logisticregression__sample_weight=weight)
    scaler, regression = model[0], model[1]
    weights = regression.coef_[0] / scaler.scale_
    for name, value in zip(FEATURES, weights.tolist(), strict=True):
        print(f'    "{name}": {value:.2f},')
    print(f"bias {regression.intercept_[0] - weights @ scaler.mean_:.2f}")


if __name__ == "__main__":
    main()
