"""Fit the weights by which a clause of a match has a counterpart or none (comparer/align/parts.py).

    python bench/fit_clauses.py [--data ../shared/data] [--every N]

From the parallel documents of ntrex-dev: every clause of a line that has several is taken to have
its counterpart in that line's translation; a clause of the line before or after, put beside them,
has none there. Printed are the weights, and by cross-validation over documents the share of each
kind that a threshold would call missing.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np
from align import Task, tasks
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.preprocessing import StandardScaler

from comparer.align import judge
from comparer.align.parts import CLAUSE_FEATURES, clause_evidence, divide
from comparer.encode import Encoder, load_encoder
from comparer.options import Options

THRESHOLDS = (0.1, 0.15, 0.2, 0.3, 0.4, 0.5)


def rows(task: Task, encoder: Encoder) -> list[tuple[np.ndarray, bool]]:
    """The evidence of clauses on both sides, and whether they have a counterpart."""
    found = judge(task.a, task.b, encoder)
    if found.lexical is None:
        return []
    sides = []
    for document, claims, lines in (
        (task.a, found.claims_a, task.lines_a),
        (task.b, found.claims_b, task.lines_b),
    ):
        held: dict[int, list[int]] = defaultdict(list)
        for place, claim in enumerate(claims):
            for line in lines[claim.index]:
                held[line].append(place)
        sides.append((document, claims, dict(held)))
    result: list[tuple[np.ndarray, bool]] = []
    for side in (0, 1):
        document, claims, held = sides[side]
        other_document, other_claims, other_held = sides[1 - side]
        for line in sorted(held.keys() & other_held.keys()):
            if line == 0:
                continue  # a headline has no clauses
            own = divide(document, claims, held[line])
            others = divide(other_document, other_claims, other_held[line])

            def evidence(clauses, others=others, side=side, line=line, held=other_held):
                texts = [clause.text for clause in (*clauses, *others)]
                vectors = dict(zip(texts, encoder.encode(texts), strict=True))
                return clause_evidence(clauses, others, side, held[line], found.lexical, vectors)

            if len(own) > 1:
                result += [(row, True) for row in evidence(own)]
            for near in (line - 1, line + 1):
                if near > 0 and near in held and near in other_held:
                    strange = divide(document, claims, held[near])[:1]
                    if len(strange[0].words) > 1:
                        result.append((evidence(own + strange)[-1], False))
    return result


def main() -> None:
    """Print the weights and what they do."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--every", type=int, default=1, help="take each N-th document only")
    arguments = parser.parse_args()
    encoder = load_encoder(Options())
    examples: list[tuple[np.ndarray, bool]] = []
    groups: list[str] = []
    for task in tasks(arguments.data, arguments.every):
        if task.name == "parallel":
            more = rows(task, encoder)
            examples += more
            groups += [task.document] * len(more)
    features = np.array([row for row, _ in examples])
    known = np.array([has for _, has in examples])
    scaler = StandardScaler().fit(features)
    scaled = scaler.transform(features)
    model = LogisticRegression(class_weight="balanced")
    p = cross_val_predict(
        model, scaled, known, groups=groups, cv=GroupKFold(5), method="predict_proba"
    )[:, 1]
    print(f"{len(known)} clauses, area under the curve {roc_auc_score(known, p):.3f}")
    for threshold in THRESHOLDS:
        wrong, right = np.mean(p[known] < threshold), np.mean(p[~known] < threshold)
        print(f"  below {threshold}: {wrong:.3f} of those with, {right:.3f} of those without")
    model.fit(scaled, known)
    weights = model.coef_[0] / scaler.scale_
    print(
        "weights "
        + ", ".join(f"{n} {w:.2f}" for n, w in zip(CLAUSE_FEATURES, weights, strict=True))
    )
    print(f"bias {model.intercept_[0] - weights @ scaler.mean_:.2f}")


if __name__ == "__main__":
    main()
