"""Jobs for engines; a module of its own, so that worker processes import little."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from comparer.archive.articles import Given
from comparer.batch.chunks import Chunk, Task


def task(number: int) -> Task:
    return Task(str(number), Given("", None, (("text", "x"),)), None)


@dataclass(frozen=True)
class Deadly:
    """A job whose pair 5 kills its worker every time, and pair 20 the first time."""

    folder: Path

    def __call__(self, chunk: Chunk) -> list[str]:
        for one in chunk.tasks:
            once = self.folder / "died"
            if one.id == "5" or (one.id == "20" and not once.exists()):
                once.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        return [one.id for one in chunk.tasks]


@dataclass(frozen=True)
class Index:
    """A job that takes longer for the first chunks."""

    def __call__(self, chunk: Chunk) -> int:
        time.sleep(0.3 if chunk.index % 2 == 0 else 0.0)
        return chunk.index
