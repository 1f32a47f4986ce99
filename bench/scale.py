"""How the time of matching grows with the length of the articles, everything embedded.

    python bench/scale.py [--data ../shared/data] [--json FILE] [--largest 1000]

Articles of 50 to 1,000 lines are joined from the documents of ntrex-dev. Their claims and words are
embedded, timed; the pair is matched once, so that all vectors are in the encoder's cache, and then
twice more, of which the faster is given: what is left is candidates, the vectors of joined texts,
evidence, probabilities, packing and clauses. The exponent is that of the power of the number of
sentences with which the time grows, over the larger half of the sizes: 1 is linear. Seconds depend
on the machine and what else it does; the share of embedding does much less.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from align import make_task

from comparer.align import align, claim_texts
from comparer.encode import load_encoder
from comparer.encode.bundled import BundledEncoder
from comparer.options import Options

SIZES = (50, 100, 200, 400, 700, 1000)
BAR = 40


def lines(folder: Path, count: int) -> tuple[list[str], list[str]]:
    """The first `count` Arabic and English lines of the documents, in order."""
    with (folder / "ntrex-dev" / "docs.jsonl").open(encoding="utf-8") as file:
        documents = [json.loads(line) for line in file]
    ar = [line for document in documents for line in document["ar"]]
    en = [line for document in documents for line in document["en"]]
    repeat = -(-count // len(ar))
    # A second round differs by a word, or its lines would be repeats and no claims.
    return tuple(  # type: ignore[return-value]
        [f"{line} {number}" if number else line for number in range(repeat) for line in side][
            :count
        ]
        for side in (ar, en)
    )


def seconds(folder: Path, count: int) -> tuple[float, float]:
    """How long two articles of `count` lines take to match, embedded before, and to embed."""
    ar, en = lines(folder, count)
    task = make_task("scale", "all", ar, en, frozenset())
    encoder = load_encoder(Options())
    if isinstance(encoder, BundledEncoder):
        encoder.keep(100_000)
    texts = [*claim_texts(task.a), *claim_texts(task.b)]
    encoder.forget()
    embedding = _timed(lambda: encoder.encode(texts))
    align(task.a, task.b, encoder)
    return min(_timed(lambda: align(task.a, task.b, encoder)) for _ in range(2)), embedding


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print the table with bars."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    arguments = parser.parse_args()
    sizes = [size for size in SIZES if size <= arguments.largest]
    load_encoder(Options()).encode(["warm"])
    times: list[float] = []
    shares: dict[int, float] = {}
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    print("lines a side   seconds  of embedding")
    for size in sizes:
        matching, embedding = seconds(arguments.data, size)
        times.append(matching)
        shares[size] = matching / embedding
        bar = "█" * max(1, round(BAR * matching / (times[0] * sizes[-1] / sizes[0])))
        print(f"{size:>12}{matching:>10.2f}{shares[size]:>14.2f}  {bar}", flush=True)
    upper = len(sizes) // 2
    slope = np.polyfit(np.log(sizes[upper:]), np.log(times[upper:]), 1)[0]
    print(f"time grows with the power {slope:.2f} of the length; a full bar is linear growth")
    figures = {f"align_{size}_seconds": t for size, t in zip(sizes, times, strict=True)}
    figures |= {f"align_{size}_over_embedding": share for size, share in shares.items()}
    figures["growth_exponent"] = float(slope)
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
