"""How long a comparison takes and how much memory it needs, in a process of its own.

    python bench/speed.py [--data ../shared/data] [--json FILE]

Prints the time of importing sentence-transformers (with torch and transformers), that of loading
comparer and its models after it, that of a warm comparison of 25 by 25 sentences without
translation (median of seven), and the peak memory. A machine's speed
varies, so the comparison is also given as a ratio to embedding its sentences once, in the same run.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

SENTENCES = 25
RUNS = 7


def measure(folder: Path) -> dict[str, float]:
    """Seconds and megabytes of a fresh process; `folder` holds ntrex-dev."""
    done = subprocess.run(
        [sys.executable, __file__, "--data", str(folder), "--in-process"],
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout))


def _in_process(folder: Path) -> dict[str, float]:
    started = time.perf_counter()
    gc.disable()  # as comparer does while it imports
    import sentence_transformers  # noqa: F401

    gc.enable()
    imported = time.perf_counter()
    from comparer import Article, Comparer, Options

    comparer = Comparer(Options(translator="none"))
    loaded = time.perf_counter()

    ar, en = _articles(folder)
    comparer.compare(Article(ar), Article(en))
    times, embedding = [], []
    for run in range(RUNS):
        # Another wording each time, so that no embedding comes out of a cache.
        a, b = Article(_renumbered(ar, run)), Article(_renumbered(en, run))
        start = time.perf_counter()
        report = comparer.compare(a, b)
        times.append(time.perf_counter() - start)
        texts = [
            f"{document.slice(sentence)} {run}"
            for document in (report.a, report.b)
            for sentence in document.sentences
        ]
        start = time.perf_counter()
        comparer.encoder.encode(texts)
        embedding.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "import_seconds": imported - started,
        "load_seconds": loaded - imported,
        "compare_25x25_seconds": statistics.median(times),
        "compare_over_embedding": statistics.median(times) / statistics.median(embedding),
        "peak_megabytes": peak,
    }


def _articles(folder: Path) -> tuple[str, str]:
    """The first document with enough lines, cut to 25 a side."""
    with (folder / "ntrex-dev" / "docs.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            if len(document["en"]) >= SENTENCES:
                return "\n".join(document["ar"][:SENTENCES]), "\n".join(document["en"][:SENTENCES])
    raise SystemExit(f"{folder} has no document of {SENTENCES} lines.")


def _renumbered(text: str, run: int) -> str:
    return "\n".join(f"{line} ({run})" for line in text.split("\n"))


def main() -> None:
    """Print the figures, or write them to a file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--in-process", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.in_process:
        print(json.dumps(_in_process(arguments.data)))
        return
    figures = measure(arguments.data)
    for name, value in figures.items():
        print(f"{name:<26}{value:10.2f}")
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
