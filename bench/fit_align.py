"""Fit the matcher's model (comparer/align/model.json), and show what it does by cross-validation.

    python bench/fit_align.py [--data ../shared/data] [--write]

Fitted to the alignment tasks of ntrex-dev, to tasks made from its documents (align_tasks.py) and to
the gold of the samples. Documents are in one of five folds; the first step's log odds that the
second step learns from, and every figure printed, come from models that never saw the document. The
figures are those of align.py, and precision and recall of links on the samples.
"""

from __future__ import annotations

import argparse
import json
import random
import warnings
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from align import Task, calibration, score, tasks
from align_tasks import UNRELATED, made_tasks
from sample_gold import Sample, links, read_samples
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

from comparer import Article
from comparer.align import Judged, choose, judge
from comparer.align.model import First, Model, Network, from_json, surroundings, to_json
from comparer.encode import Encoder, load_encoder
from comparer.figures import extract_figures
from comparer.options import Options
from comparer.records import Document
from comparer.segment import segment

HERE = Path(__file__).parent
SAMPLES = (HERE.parent / "samples", HERE.parent / "tests" / "samples" / "independent")
MODEL = HERE.parent / "comparer" / "align" / "model.json"
HELD_OUT = frozenset({"bridge", "teachers"})
"""Samples that nothing is fitted to."""

FOLDS = 5

WEIGHTS = {"sample": 3.0, "hard": 2.0, "shuffled": 0.5, "parallel": 0.0}
"""How much a candidate of a task counts; 1 if not listed. Parallel articles are the easy case, and
shuffled ones show the same sentences."""

UNITS, NETWORKS, DECAY = 12, 9, 3.0
"""Hidden units and networks of the first step, and what holds their weights down."""


@dataclass(slots=True)
class Example:
    """One pair of articles: its candidates, and which of them are right."""

    name: str
    document: str
    judged: Judged
    right: np.ndarray
    judgeable: np.ndarray
    """False where the gold does not say."""
    task: Task | None = None
    gold: frozenset[tuple[int, int]] = frozenset()
    unjudged: frozenset[tuple[int, int]] = frozenset()
    alone: np.ndarray | None = None
    """Log odds by the first step of a model that has not seen the document."""
    probability: np.ndarray | None = None

    def pairs(self, row: int) -> list[tuple[int, int]]:
        """The pairs of sentences that a candidate links."""
        group = self.judged.groups[row]
        return [
            (self.judged.claims_a[i].index, self.judged.claims_b[j].index)
            for i in group.a
            for j in group.b
        ]

    def surroundings(self, alone: np.ndarray) -> np.ndarray:
        """What the second step sees."""
        found = self.judged
        return surroundings(
            found.groups, found.evidence, alone, len(found.claims_a), len(found.claims_b)
        )


def examples(folder: Path, encoder: Encoder) -> list[Example]:
    """All that the model is fitted to."""
    made = [_of_task(task, encoder) for task in (*tasks(folder), *made_tasks(folder))]
    samples = [
        sample for place in SAMPLES for sample in read_samples(place) if sample.name not in HELD_OUT
    ]
    return (
        made
        + [_of_sample(sample, encoder) for sample in samples]
        + [_unrelated(one, other, encoder) for one, other in pairwise([*samples, *samples[:1]])]
    )


def _of_task(task: Task, encoder: Encoder) -> Example:
    example = Example(
        task.name, task.document, judge(task.a, task.b, encoder), np.zeros(0), np.zeros(0), task
    )
    example.right = np.array(
        [
            all(
                any((x, y) in task.gold for x in task.lines_a[i] for y in task.lines_b[j])
                for i, j in example.pairs(row)
            )
            for row in range(len(example.judged.groups))
        ]
    )
    example.judgeable = np.ones(len(example.right), dtype=bool)
    return example


def _read(article: Article) -> Document:
    lang = str(article.lang)
    document = Document(article, lang, segment(article.text, lang))
    return replace(document, figures=extract_figures(document))


def _unrelated(one: Sample, other: Sample, encoder: Encoder) -> Example:
    """The Arabic article of one sample with the English one of another: nothing corresponds."""
    judged = judge(_read(one.a), _read(other.b), encoder)
    wrong = np.zeros(len(judged.groups), dtype=bool)
    return Example(UNRELATED, f"sample {one.name}", judged, wrong, ~wrong)


def _of_sample(sample: Sample, encoder: Encoder) -> Example:
    a, b = _read(sample.a), _read(sample.b)
    example = Example(
        "sample", f"sample {sample.name}", judge(a, b, encoder), np.zeros(0), np.zeros(0)
    )
    example.gold = links(a, b, sample.matches)
    example.unjudged = links(a, b, sample.allowed) - example.gold
    rows = [set(example.pairs(row)) for row in range(len(example.judged.groups))]
    example.right = np.array([pairs <= example.gold for pairs in rows])
    example.judgeable = np.array([not pairs & example.unjudged for pairs in rows])
    return example


def _weights(example: Example) -> np.ndarray:
    return example.judgeable * WEIGHTS.get(example.name, 1.0)


def fit_first(given: list[Example]) -> First:
    """The networks, fitted to the candidates' own evidence."""
    features = np.concatenate([example.judged.evidence for example in given])
    right = np.concatenate([example.right for example in given])
    weights = np.concatenate([_weights(example) for example in given])
    used = weights > 0
    scaler = StandardScaler().fit(features[used])
    scaled = scaler.transform(features[used])
    networks = []
    for seed in range(1, NETWORKS + 1):
        fitted = MLPClassifier(
            (UNITS,), activation="tanh", alpha=DECAY, batch_size=1024, learning_rate_init=4e-3,
            max_iter=25, random_state=seed,
        )  # fmt: skip
        with warnings.catch_warnings():
            # Stopping early is meant: it is half of what keeps the networks smooth.
            warnings.simplefilter("ignore", ConvergenceWarning)
            fitted.fit(scaled, right[used], sample_weight=weights[used])
        (hidden, output), (hidden_bias, output_bias) = fitted.coefs_, fitted.intercepts_
        networks.append(Network(hidden, hidden_bias, output[:, 0], float(output_bias[0])))
    return First(scaler.mean_, scaler.scale_, tuple(networks))


def fit_second(given: list[Example], first: First) -> Model:
    """The whole model; every example has its log odds by another first step than `first`."""
    rows = np.concatenate([example.surroundings(example.alone) for example in given])
    right = np.concatenate([example.right for example in given])
    # Parallel articles count here: that all of an article may correspond is learnt from them.
    weights = np.concatenate([np.maximum(_weights(e), 1.0) * e.judgeable for e in given])
    scaler = StandardScaler().fit(rows)
    fitted = LogisticRegression(C=0.3, max_iter=1000)
    fitted.fit(scaler.transform(rows), right, sample_weight=weights)
    coefficients = fitted.coef_[0] / scaler.scale_
    return Model(first, coefficients, float(fitted.intercept_[0] - coefficients @ scaler.mean_))


def cross_validate(given: list[Example]) -> None:
    """Fill in what each example gets from models that have not seen its document."""
    documents = sorted({example.document for example in given})
    random.Random(3).shuffle(documents)  # noqa: S311 - reproducible folds
    fold = {document: number % FOLDS for number, document in enumerate(documents)}
    firsts = []
    for number in range(FOLDS):
        firsts.append(fit_first([e for e in given if fold[e.document] != number]))
        for example in given:
            if fold[example.document] == number:
                example.alone = firsts[number].log_odds(example.judged.evidence)
    for number in range(FOLDS):
        model = fit_second([e for e in given if fold[e.document] != number], firsts[number])
        for example in given:
            if fold[example.document] == number:
                example.probability = _probability(model, example)


def _probability(model: Model, example: Example) -> np.ndarray:
    found = example.judged
    return model.probability(found.groups, found.evidence, len(found.claims_a), len(found.claims_b))


def report(given: list[Example], title: str) -> dict[str, float]:
    """Print link F1 by task, calibration, the samples and the unrelated articles."""
    found: dict[str, list] = defaultdict(list)
    right = predicted = gold = unrelated = 0
    for example in given:
        rows = choose(example.judged.groups, example.probability)
        if example.name == UNRELATED:
            unrelated += len(rows)
            continue
        if example.task is None:
            linked = {pair for row in rows for pair in example.pairs(row)} - example.unjudged
            right += len(linked & example.gold)
            predicted += len(linked)
            gold += len(example.gold)
            continue
        if example.name.startswith("made"):
            continue
        pairs = []
        for row in rows:
            of_a, of_b = zip(*example.pairs(row), strict=True)
            p = float(example.probability[row])
            pairs.append((tuple(sorted(set(of_a))), tuple(sorted(set(of_b))), p))
        found[example.name].append((example.task, pairs))
    figures = score(found)
    figures["calibration_error"], curve = calibration(found)
    figures["sample_precision"] = right / predicted
    figures["sample_recall"] = right / gold
    figures["unrelated_matches"] = float(unrelated)
    print(title)
    print("\n".join(f"  {name:<24}{value:8.4f}" for name, value in figures.items()))
    print("\n".join(f"    {line}" for line in curve), flush=True)
    return figures


def main() -> None:
    """Cross-validate, fit to everything, and write the model with --write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--write", action="store_true", help="replace the model that ships")
    parser.add_argument("--json", type=Path, help="write the cross-validated figures")
    arguments = parser.parse_args()
    given = examples(arguments.data, load_encoder(Options()))
    cross_validate(given)
    figures = report(given, "by other documents (what to expect of new ones)")
    model = from_json(to_json(fit_second(given, fit_first(given))))
    for example in given:
        example.probability = _probability(model, example)
    report(given, "fitted to all documents (what ships)")
    if arguments.write:
        MODEL.write_text(json.dumps(to_json(model)) + "\n", encoding="utf-8")
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
