"""From evidence to probability: how surely a group of claims is one claim told twice.

Two steps, fitted by bench/fit_align.py and kept as numbers in model.json. A few small networks
judge each group on its own evidence; a logistic regression judges it among its rivals and with the
rest of the pair. The mean of both counts: the second alone trusts a pair that matches well too far.
A logistic regression as first step falls behind by half a point of F1.
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

from comparer.align.candidates import Group
from comparer.align.context import CONTEXT, context
from comparer.align.evidence import FEATURES

Numbers = NDArray[np.float64]

KEPT = (
    "join", "join_gain", "join_words", "level", "words", "order", "order_against", "gap_low",
    "margin", "length_ratio", "figures", "headline_body",
)  # fmt: skip
"""The evidence that the second step sees beside the context."""

_LIMIT = 14.0
_KEPT = [FEATURES.index(name) for name in KEPT]


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
class First:
    """The step that judges a group by itself."""

    mean: Numbers
    scale: Numbers
    networks: tuple[Network, ...]

    def log_odds(self, features: NDArray[np.float32]) -> Numbers:
        """(n,): the mean over the networks."""
        scaled = (features - self.mean) / self.scale
        mean = np.mean([network.log_odds(scaled) for network in self.networks], axis=0)
        return np.asarray(np.clip(mean, -_LIMIT, _LIMIT))


@dataclass(frozen=True, slots=True)
class Model:
    """Both steps."""

    first: First
    weights: Numbers
    """(len(CONTEXT) + len(KEPT),) of the second step."""
    bias: float

    def probability(
        self, groups: Sequence[Group], features: NDArray[np.float32], n_a: int, n_b: int
    ) -> Numbers:
        """(n,) that the claims of each group correspond; n_a and n_b are the articles' claims."""
        alone = self.first.log_odds(features)
        second = surroundings(groups, features, alone, n_a, n_b) @ self.weights + self.bias
        both = (alone + np.clip(second, -_LIMIT, _LIMIT)) / 2
        return np.asarray(1 / (1 + np.exp(-both)))


def surroundings(
    groups: Sequence[Group], features: NDArray[np.float32], alone: Numbers, n_a: int, n_b: int
) -> Numbers:
    """(n, len(CONTEXT) + len(KEPT)): what the second step judges by."""
    return np.concatenate([context(groups, alone, n_a, n_b), features[:, _KEPT]], axis=1)


@cache
def load_model() -> Model:
    """The fitted model that ships with the package."""
    text = resources.files("comparer.align").joinpath("model.json").read_text(encoding="utf-8")
    return from_json(json.loads(text))


def from_json(data: Mapping[str, Any]) -> Model:
    """The model that `to_json` wrote; `ValueError` if it was fitted to other evidence."""
    if tuple(data["features"]) != FEATURES or tuple(data["context"]) != (*CONTEXT, *KEPT):
        raise ValueError("model.json was fitted to other evidence; run bench/fit_align.py.")
    networks = tuple(
        Network(
            np.array(net["hidden"]),
            np.array(net["hidden_bias"]),
            np.array(net["output"]),
            net["output_bias"],
        )
        for net in data["networks"]
    )
    first = First(np.array(data["mean"]), np.array(data["scale"]), networks)
    return Model(first, np.array(data["weights"]), data["bias"])


def to_json(model: Model) -> dict[str, Any]:
    """The model as JSON values, rounded to what makes no difference."""

    def rounded(values: Numbers) -> Any:
        return np.round(values, 4).tolist()

    return {
        "features": list(FEATURES),
        "mean": rounded(model.first.mean),
        "scale": rounded(model.first.scale),
        "networks": [
            {
                "hidden": rounded(net.hidden),
                "hidden_bias": rounded(net.hidden_bias),
                "output": rounded(net.output),
                "output_bias": round(float(net.output_bias), 4),
            }
            for net in model.first.networks
        ],
        "context": [*CONTEXT, *KEPT],
        "weights": rounded(model.weights),
        "bias": round(float(model.bias), 4),
    }
