"""Writes requirements.lock: every version in constraints.txt with the hashes of its files.

python tools/lock.py UV > requirements.lock

UV is the program that reads the hashes from the package index. torch and what it pulls in for
graphics cards are left out: on many machines torch is a build for the processor alone, from
another index, whose file is another one than the index's; its version stays pinned.
"""

from __future__ import annotations

import re
import subprocess
import sys

EXTRAS = ("gloss", "cluster", "test", "lint", "bench", "fuzz")
UNHASHED = re.compile(r"(torch|triton|nvidia-[\w-]+|cuda-[\w-]+)==")


def locked(uv: str) -> str:
    """The lock's text; `CalledProcessError` if the index cannot be asked."""
    asked = [
        uv, "pip", "compile", "pyproject.toml", *(f"--extra={extra}" for extra in EXTRAS),
        "--constraint=constraints.txt", "--universal", "--python-version=3.11",
        "--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url", "--quiet",
        "--index-strategy=unsafe-best-match",
    ]  # fmt: skip
    done = subprocess.run(asked, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    return without_torch(done.stdout)


def without_torch(lock: str) -> str:
    """The lock without the packages that come as other files on other machines."""
    blocks = re.split(r"^(?=\S)", lock, flags=re.MULTILINE)
    return "".join(block for block in blocks if not UNHASHED.match(block))


if __name__ == "__main__":
    sys.stdout.write(locked(sys.argv[1]))
