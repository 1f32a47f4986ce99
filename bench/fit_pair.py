"""Fit the weights of comparer/pairing/model.toml by logistic regression.

    python bench/fit_pair.py [--data ../shared/data]

Right pairs: the documents of ntrex-dev as they are and with 30% and 50% of the sentences dropped on
each side apart, and the samples, which weigh as much as all documents together. Wrong pairs: what
the search proposes beside them, among 4,000 distractors. Evidence only speaks for a pair, so
weights stay at 0 or above; a little ridge keeps them finite, since the classes can be told apart.
Prints the model, and the log loss by cross-validation over documents.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pair import LANGS, Lines, distractors, documents, independent
from scipy.optimize import minimize

from comparer.archive.articles import Entry
from comparer.article import Article
from comparer.encode import load_encoder
from comparer.options import Options
from comparer.pairing.evidence import FEATURES, evidence_of_claims, with_figures, with_names
from comparer.pairing.find import NEAR, Reader
from comparer.pairing.search import candidates
from comparer.pairing.vectors import embed

RIDGE = 0.02
WRONG = 50
"""Weight of all wrong pairs over that of all right ones: an archive proposes them by the
thousand, and a wrong pair is worse than a missed one."""
DISTRACTORS = 4000
DROPPED = (0.0, 0.3, 0.5)


def articles(given: list[Lines], lang: str, dropped: float) -> Iterator[Entry]:
    """The documents, each with a share of its sentences dropped."""
    chance = random.Random(f"{lang} {dropped}")  # noqa: S311 - nothing secret
    for place, document in enumerate(given):
        kept = [line for line in document[lang] if chance.random() >= dropped]
        kept = kept or document[lang][:1]
        yield Entry(str(place), Article("\n".join(kept), lang=lang))


def rows(
    given: list[Lines], true: list[Lines], dropped: float, extra: int
) -> Iterator[tuple[NDArray[np.float64], bool, int]]:
    """(evidence, is it right, document of a) of every candidate."""
    encoder = load_encoder(Options())
    a, b = (
        embed(
            (e for part in (articles(given, lang, dropped), distractors(true, lang, extra, 2))
             for e in part),
            encoder,
            lambda _: None,
        )
        for lang in LANGS
    )  # fmt: skip
    read_a, read_b = Reader(a), Reader(b)
    for i, j in sorted(candidates(a, b, 3, NEAR)):
        evidence = evidence_of_claims(a.claims[i], b.claims[j], float(a.whole[i] @ b.whole[j]))
        right = i == j and i < len(given)
        # Reading is slow, and a pair far from any true one teaches nothing.
        if right or evidence[0] > 0.5:
            evidence = with_names(evidence, read_a.names(i), read_b.names(j))
            yield with_figures(evidence, read_a.figures(i), read_b.figures(j)), right, i


def fit(
    x: NDArray[np.float64], y: NDArray[np.bool_], weight: NDArray[np.float64]
) -> NDArray[np.float64]:
    """(1 + n_features,): intercept and weights, the weights at 0 or above."""

    def loss(w: NDArray[np.float64]) -> float:
        odds = w[0] + x @ w[1:]
        return float(weight @ np.logaddexp(0, np.where(y, -odds, odds)) + RIDGE * w[1:] @ w[1:])

    bounds = [(None, None), *[(0, None)] * x.shape[1]]
    return np.asarray(minimize(loss, np.zeros(1 + x.shape[1]), bounds=bounds).x)


def main() -> None:
    """Print the model."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments = parser.parse_args()
    true, apart = documents(arguments.data), independent()
    sets = [(true, share, 0 if share else DISTRACTORS) for share in DROPPED]
    sets.append((apart, 0.0, 0))
    found = [
        (*row, given is apart)
        for given, dropped, extra in sets
        for row in rows(given, true, dropped, extra)
    ]
    x = np.array([row[0] for row in found])
    y = np.array([row[1] for row in found])
    group = np.array([row[2] for row in found])
    apart_rows = np.array([row[3] for row in found])
    weight = np.ones(len(y))
    weight[y & apart_rows] *= (y & ~apart_rows).sum() / (y & apart_rows).sum()
    weight[~y] /= (~y).sum()
    weight[y] /= weight[y].sum()
    weight *= len(true)
    weight[~y] *= WRONG

    losses = []
    for fold in range(5):
        test = group % 5 == fold
        w = fit(x[~test], y[~test], weight[~test])
        odds = w[0] + x[test] @ w[1:]
        losses.append(weight[test] @ np.logaddexp(0, np.where(y[test], -odds, odds)))
    print(f"# log loss by cross-validation {sum(losses) / weight.sum():.4f}, {len(y)} candidates")
    w = fit(x, y, weight)
    odds = w[0] + x @ w[1:]
    print(
        f"# right pairs below .5: {(odds[y] < 0).sum()}, wrong ones above: {(odds[~y] > 0).sum()}"
    )
    print(f"# lowest right: {np.sort(odds[y])[:5].round(2)}")
    print(f"# lowest right among the samples: {np.sort(odds[y & apart_rows])[:5].round(2)}")
    print(f"# highest wrong: {np.sort(odds[~y])[-8:].round(2)}")
    print(f"intercept = {w[0]:.3f}\n\n[weights]")
    for name, value in zip(FEATURES, w[1:], strict=True):
        print(f"{name} = {value:.3f}")


if __name__ == "__main__":
    main()
