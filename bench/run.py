"""Run every benchmark and hold its figures against the committed floors.

    python bench/run.py [--data ../shared/data] [--update]

Each benchmark is a script beside this one that takes --data and --json. `baseline.json` keeps what
was measured, `floors.toml` what must not be passed; a figure beyond its floor fails the run.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
BENCHMARKS = (
    "align", "scale", "encoders", "figures", "framing", "samples", "translate", "pair", "batch",
    "speed",
)  # fmt: skip


def run_all(data: Path) -> dict[str, dict[str, float]]:
    """Each benchmark's figures by name; a benchmark's own output goes to the terminal."""
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in BENCHMARKS:
            print(f"\n== {name} ==", flush=True)
            result = Path(folder) / f"{name}.json"
            command = [sys.executable, str(HERE / f"{name}.py"), "--json", str(result)]
            if name != "samples":
                command += ["--data", str(data)]
            subprocess.run(command, check=True)
            figures[name] = json.loads(result.read_text(encoding="utf-8"))
    return figures


def beyond_floors(figures: dict[str, dict[str, float]]) -> list[str]:
    """A line for each figure that is worse than its floor, or that is no longer measured."""
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    problems = []
    for name, limits in floors.items():
        for figure, limit in limits.items():
            value = figures.get(name, {}).get(figure)
            if value is None:
                problems.append(f"{name}: {figure} was not measured")
            elif "min" in limit and value < limit["min"]:
                problems.append(f"{name}: {figure} is {value:.4f}, below {limit['min']}")
            elif "max" in limit and value > limit["max"]:
                problems.append(f"{name}: {figure} is {value:.4f}, above {limit['max']}")
    return problems


def main() -> int:
    """Return 1 when a floor is broken."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--update", action="store_true", help="write baseline.json")
    arguments = parser.parse_args()
    figures = run_all(arguments.data)
    if arguments.update:
        text = json.dumps(figures, indent=2, sort_keys=True) + "\n"
        (HERE / "baseline.json").write_text(text, encoding="utf-8")
    problems = beyond_floors(figures)
    print("\n" + ("\n".join(problems) or "Every figure holds its floor."))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
