"""Pairs a minute with one and two workers, memory a worker, and how cost grows with the pairs.

    python bench/batch.py [--data ../shared/data] [--json FILE] [--pairs 64] [--rounds 5]

Pairs are the documents of ntrex-dev, and variants of them with other sentences left out, so that
no two pairs share all their texts. One and two workers compare the same pairs in turns, warm, so
that whatever else the machine does meets both alike; the median of the turns counts. On a machine
that is busy the clock says little: `speedup_2_by_processor` is what two free cores would give, from
the processor time of a pair with one worker and with two. Memory, and what a first 10 pairs take
with everything that is loaded, are those of `comparer batch`. What is said of 10,000 pairs is
extrapolated from what each pair takes, and marked so.
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
from statistics import median
from typing import NamedTuple

from pair import LANGS, documents

from comparer.archive.articles import Given
from comparer.archive.pairfile import read_pairs
from comparer.batch.chunks import SIZE, Task, chunks
from comparer.batch.engines import Processes
from comparer.batch.run import Job
from comparer.batch.stream import PRELOAD
from comparer.options import Options

FEW = 10
FAR = 10_000


class Run(NamedTuple):
    """One batch, its command and all processes that came of it."""

    seconds: float
    """By the clock."""
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
        return Run(seconds, watch.resident, watch.together)


class _Watch:
    """The memory of a process and its descendants, looked at five times a second."""

    def __init__(self, pid: int) -> None:
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


class Turn(NamedTuple):
    """The same pairs compared once."""

    seconds: float
    processor: float
    """Seconds of processor of the workers together."""


def turns(pairs: Path, rounds: int) -> dict[int, list[Turn]]:
    """By number of workers, as many turns as `rounds`, one after the other."""
    job = Job(Options(translator="none", threads=1), (), "en")
    tasks = [
        Task(
            line.id, *(Given(name, (pairs.parent / name).read_bytes()) for name in (line.a, line.b))
        )
        for line in read_pairs(pairs)
    ]
    engines = {workers: Processes(workers, PRELOAD) for workers in (1, 2)}
    found: dict[int, list[Turn]] = {workers: [] for workers in engines}
    try:
        for turn in range(-1, rounds):
            for workers, engine in engines.items():
                before, start = _processor(engine), time.perf_counter()
                for _, result in engine.run(job, chunks(tasks)):
                    assert result.tables["pairs"]["status"].to_pylist().count("done") == SIZE
                if turn >= 0:  # the first only warms them
                    seconds = time.perf_counter() - start
                    found[workers].append(Turn(seconds, _processor(engine) - before))
    finally:
        for engine in engines.values():
            engine.close()
    return found


def _processor(engine: Processes) -> float:
    """Seconds of processor that an engine's workers have had."""
    total = 0
    for pid in engine._pool._processes if engine._pool else ():
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")


def measure(data: Path, number: int, rounds: int) -> dict[str, float]:
    """The figures, by name; `number` is a multiple of a chunk's pairs."""
    with tempfile.TemporaryDirectory() as folder:
        pairs = write_pairs(Path(folder), data, number)
        one, two = turns(pairs, rounds).values()
        whole = run(pairs, 2)
    with tempfile.TemporaryDirectory() as folder:
        alone = run(write_pairs(Path(folder), data, FEW), 0)
    together = list(zip(one, two, strict=True))
    return {
        "pairs_a_minute_1": 60 * number / median(turn.seconds for turn in one),
        "pairs_a_minute_2": 60 * number / median(turn.seconds for turn in two),
        "speedup_2": median(a.seconds / b.seconds for a, b in together),
        "processor_seconds_a_pair": median(turn.processor for turn in one) / number,
        "speedup_2_by_processor": median(2 * a.processor / b.processor for a, b in together),
        "worker_megabytes": whole.megabytes,
        "two_workers_megabytes": whole.together,
        "seconds_10_pairs": alone.seconds,
    }


def main() -> None:
    """Print the figures, or write them to a file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--pairs", type=int, default=64, help=f"a multiple of {SIZE}")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    figures = measure(arguments.data, arguments.pairs, arguments.rounds)
    for name, value in figures.items():
        print(f"{name:<24}{value:10.2f}")
    load = os.getloadavg()[0]
    print(f"(load of this machine at the end: {load:.1f} on {os.cpu_count()} cores)")
    hours = FAR * figures["processor_seconds_a_pair"] / 3600
    print(f"extrapolated to {FAR:,} pairs: {hours:.1f} hours of processor")
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
