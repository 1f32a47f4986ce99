"""From evidence to probability: how surely a group of sentences is one claim told twice.

Two steps, fitted by bench/align_fit.py and kept as numbers in model.json. Small networks judge each
candidate group on its own evidence; a logistic regression then judges it among its rivals, and
among the other claims of the pair: where nearly all of them find a counterpart, one more is likely.
A logistic regression as first step was tried: its log loss is half as much again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comparer.align.competition import Competition, compete
from comparer.align.evidence import FEATURES
from comparer.align.groups import Group

Numbers = NDArray[np.float64]

CONTEXT = (
    "alone",            # log odds of the first step
    "competing",        # log odds of it among its rivals
    "freer",            # how free the claims of the freer side are of rivals
    "less_free",
    "matched",          # share of the other claims that are matched, mean of both articles
    "matched_less",     # the lesser share
    "alone_x_matched",  # products: where much is matched, weak evidence is enough
    "free_x_matched",
    "several", "gain", "order", "order_against", "level", "words",
)  # fmt: skip

_LIMIT = 14.0


@dataclass(frozen=True, slots=True)
class Network:
    """One hidden layer of tanh units."""

    hidden: Numbers
    """(n_features, n_units)."""
    hidden_bias: Numbers
    output: Numbers
    output_bias: float

    def log_odds(self, features: Numbers) -> Numbers:
        """(n,) for (n, n_features)."""
        units = np.tanh(features @ self.hidden + self.hidden_bias)
        return np.asarray(units @ self.output + self.output_bias)


@dataclass(frozen=True, slots=True)
class Model:
    """Both steps, and what their inputs are scaled by."""

    mean: Numbers
    scale: Numbers
    networks: tuple[Network, ...]
    context_mean: Numbers
    context_scale: Numbers
    weights: Numbers
    bias: float

    def alone(self, features: NDArray[np.float32]) -> Numbers:
        """(n,) log odds of each group by its own evidence: the mean over the networks."""
        scaled = (features - self.mean) / self.scale
        mean = np.mean([network.log_odds(scaled) for network in self.networks], axis=0)
        return np.asarray(np.clip(mean, -_LIMIT, _LIMIT))

    def probability(
        self, groups: Sequence[Group], features: NDArray[np.float32], n_a: int, n_b: int
    ) -> Numbers:
        """(n,) that each group is exactly one claim of `a` and its counterpart in `b`."""
        context = in_context(groups, features, self.alone(features), n_a, n_b)
        scaled = (context - self.context_mean) / self.context_scale
        return np.asarray(1 / (1 + np.exp(-np.clip(scaled @ self.weights + self.bias, -30, 30))))


def in_context(
    groups: Sequence[Group],
    features: NDArray[np.float32],
    alone: Numbers,
    n_a: int,
    n_b: int,
) -> Numbers:
    """(n, len(CONTEXT)): the features of the second step."""
    outcome = compete(groups, alone, n_a, n_b)
    matched = np.array([_others(group, outcome, n_a, n_b) for group in groups])
    less = matched.min(axis=1)
    free = outcome.freedom_a, outcome.freedom_b
    kept = [FEATURES.index(name) for name in CONTEXT[8:]]
    return np.column_stack(
        [
            alone,
            outcome.log_odds,
            np.maximum(*free),
            np.minimum(*free),
            matched.mean(axis=1),
            less,
            alone * less,
            np.exp(free[0] + free[1]) * less,
            features[:, kept],
        ]
    )


def _others(group: Group, outcome: Competition, n_a: int, n_b: int) -> tuple[float, float]:
    """The share of matched claims outside the group on each side, as if half a claim were."""
    shares = []
    for members, matched, count in (
        (group[0], outcome.matched_a, n_a),
        (group[1], outcome.matched_b, n_b),
    ):
        inside = float(matched[list(members)].sum())
        shares.append((float(matched.sum()) - inside + 0.5) / (count - len(members) + 1))
    return shares[0], shares[1]


@cache
def load_model() -> Model:
    """The fitted model that ships with the package."""
    text = resources.files("comparer.align").joinpath("model.json").read_text(encoding="utf-8")
    return from_json(json.loads(text))


def from_json(data: Mapping[str, Any]) -> Model:
    """The model that `to_json` wrote; `ValueError` if it was fitted to other features."""
    if tuple(data["features"]) != FEATURES or tuple(data["context"]) != CONTEXT:
        raise ValueError("model.json was fitted to other features; run bench/align_fit.py.")
    return Model(
        np.array(data["mean"]),
        np.array(data["scale"]),
        tuple(
            Network(
                np.array(net["hidden"]),
                np.array(net["hidden_bias"]),
                np.array(net["output"]),
                net["output_bias"],
            )
            for net in data["networks"]
        ),
        np.array(data["context_mean"]),
        np.array(data["context_scale"]),
        np.array(data["weights"]),
        data["bias"],
    )


def to_json(model: Model) -> dict[str, Any]:
    """The model as JSON values, rounded to what makes no difference."""

    def rounded(values: Numbers) -> Any:
        return np.round(values, 4).tolist()

    return {
        "features": list(FEATURES),
        "mean": rounded(model.mean),
        "scale": rounded(model.scale),
        "networks": [
            {
                "hidden": rounded(net.hidden),
                "hidden_bias": rounded(net.hidden_bias),
                "output": rounded(net.output),
                "output_bias": round(net.output_bias, 4),
            }
            for net in model.networks
        ],
        "context": list(CONTEXT),
        "context_mean": rounded(model.context_mean),
        "context_scale": rounded(model.context_scale),
        "weights": rounded(model.weights),
        "bias": round(model.bias, 4),
    }
