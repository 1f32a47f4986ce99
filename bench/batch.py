"""Pairs a minute with one and two workers, memory a worker, and how cost grows with the pairs.

    python bench/batch.py [--data ../shared/data] [--json FILE] [--pairs 64]

Pairs are the documents of ntrex-dev, and variants of them with other sentences left out, so that
no two pairs share all their texts. Each run is a process of its own (`comparer batch`) on a new
folder; loading the models is not counted: a run over the first pairs is taken off. The speed-up by
the clock says little on a machine that is busy otherwise; the one by processor time is what two
free cores would give, since workers do not wait for each other. Cost at 10 pairs and at --pairs is
measured; 10,000 is extrapolated from what each pair adds, and marked so.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

from pair import LANGS, documents

from comparer.batch.chunks import SIZE

FEW = 10
FAR = 10_000


class Run(NamedTuple):
    """One batch, its command and all processes that came of it."""

    seconds: float
    """By the clock."""
    processor: float
    """Seconds of processor of all together."""
    megabytes: float
    """The peak resident memory of the largest."""
    together: float
    """The peak megabytes of all together, what they share counted once."""


def write_pairs(folder: Path, data: Path, number: int) -> Path:
    """A file of `number` pairs."""
    chance = random.Random(7)  # noqa: S311 - nothing secret
    given = documents(data)
    rows = []
    for place in range(number):
        document = given[place % len(given)]
        row = {}
        for key, lang in zip("ab", LANGS, strict=True):
            lines = [line for line in document[lang] if place < len(given) or chance.random() > 0.2]
            path = folder / f"{place:05}.{lang}.txt"
            path.write_text("\n".join(lines or document[lang]), encoding="utf-8")
            row[key] = path.name
        rows.append(row)
    path = folder / "pairs.csv"
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, ("a", "b"))
        writer.writeheader()
        writer.writerows(rows)
    return path


def first(pairs: Path, number: int) -> Path:
    """A file of the first pairs of another."""
    path = pairs.with_name(f"first{number}.csv")
    lines = pairs.read_text(encoding="utf-8").splitlines()[: number + 1]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def run(pairs: Path, workers: int) -> Run:
    """One run of the command, with `workers` processes (0: its own)."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "comparer", "batch", str(pairs), "-o", f"{folder}/out"]
        start = time.perf_counter()
        process = subprocess.Popen([*command, "--workers", str(workers)], stderr=subprocess.DEVNULL)
        watch = _Watch(process.pid)
        status = process.wait()
        seconds = time.perf_counter() - start
        watch.stop()
        if status:
            raise SystemExit(f"comparer batch failed with status {status}")
        return Run(seconds, sum(watch.processor.values()), watch.resident, watch.together)


class _Watch:
    """Memory and processor time of a process and its descendants, looked at five times a second.

    The system's own sums leave out workers that are not the command's children.
    """

    def __init__(self, pid: int) -> None:
        self.processor: dict[int, float] = {}
        """Seconds by process, as last seen."""
        self.resident = self.together = 0.0
        self._pid = pid
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(0.2):
            together = 0.0
            for pid in (self._pid, *_descendants(self._pid)):
                try:
                    together += self._look(pid)
                except (OSError, ValueError):
                    continue
            self.together = max(self.together, together)

    def _look(self, pid: int) -> float:
        """The process's memory in megabytes, what it shares with others counted in parts."""
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        self.processor[pid] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        memory = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()[1:]
        sizes = {line.partition(":")[0]: int(line.split()[1]) / 1024 for line in memory}
        self.resident = max(self.resident, sizes["Rss"])
        return sizes["Pss"]


def _descendants(pid: int) -> list[int]:
    found = _children(pid)
    return found + [below for child in found for below in _descendants(child)]


def _children(pid: int) -> list[int]:
    found = []
    for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [int(word) for word in tasks.read_text(encoding="utf-8").split()]
        except OSError:
            continue
    return found


def measure(data: Path, number: int) -> dict[str, float]:
    """The figures, by name."""
    with tempfile.TemporaryDirectory() as folder:
        pairs = write_pairs(Path(folder), data, number)
        few, start = first(pairs, FEW), first(pairs, SIZE)
        seconds: dict[int, float] = {}
        processor: dict[int, float] = {}
        runs: dict[int, Run] = {}
        for workers in (1, 2):
            # As many chunks as workers, so that each has loaded its models and done one.
            begin = run(start if workers == 1 else first(pairs, 2 * SIZE), workers)
            whole = run(pairs, workers)
            compared = number - SIZE * workers
            seconds[workers] = (whole.seconds - begin.seconds) / compared
            processor[workers] = (whole.processor - begin.processor) / compared
            runs[workers] = whole
        alone = run(few, 0)
    return {
        "pairs_a_minute_1": 60 / seconds[1],
        "pairs_a_minute_2": 60 / seconds[2],
        "speedup_2": seconds[1] / seconds[2],
        "processor_seconds_a_pair": processor[1],
        "speedup_2_by_processor": 2 * processor[1] / processor[2],
        "worker_megabytes": max(run.megabytes for run in runs.values()),
        "two_workers_megabytes": runs[2].together,
        "seconds_10_pairs": alone.seconds,
    }


def main() -> None:
    """Print the figures, or write them to a file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--pairs", type=int, default=64)
    arguments = parser.parse_args()
    figures = measure(arguments.data, arguments.pairs)
    for name, value in figures.items():
        print(f"{name:<24}{value:10.2f}")
    load = os.getloadavg()[0]
    print(f"(load of this machine at the end: {load:.1f} on {os.cpu_count()} cores)")
    for workers in (1, 2):
        minutes = FAR / figures[f"pairs_a_minute_{workers}"]
        print(f"extrapolated to {FAR:,} pairs: {minutes / 60:.1f} h with {workers} worker(s)")
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
