"""Small collections of articles and files of pairs, made from the samples' own texts."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from comparer.batch.run import compare_pairs
from comparer.options import Options

ROOT = Path(__file__).parents[2]
SHORT = ("cup-final", "ferry", "hospital")


def text(name: str, lang: str) -> str:
    folder = ROOT / "tests" / "samples" / "independent"
    return (folder / name / f"{lang}.txt").read_text(encoding="utf-8")


def write_csv(path: Path, rows: list[dict[str, str]]) -> Path:
    names = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, names, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.fixture
def folders(tmp_path) -> tuple[Path, Path]:
    """Three pairs of independent reports, one file of each side that is none."""
    for lang in ("ar", "en"):
        (tmp_path / lang).mkdir()
        for name in SHORT:
            (tmp_path / lang / f"{name}.txt").write_text(text(name, lang), "utf-8")
    (tmp_path / "ar" / "broken.pdf").write_bytes(b"%PDF-1.7 and then nothing")
    (tmp_path / "en" / "empty.txt").write_bytes(b"")
    return tmp_path / "ar", tmp_path / "en"


@pytest.fixture(scope="session")
def many_pairs(tmp_path_factory) -> Path:
    """Twenty pairs in three chunks: two that cannot be compared, the others all different."""
    folder = tmp_path_factory.mktemp("many")
    rows = []
    for number in range(18):
        name = SHORT[number % 3]
        row = {"a_source": "وكالة ألف", "b_source": "B Wire"}
        for key, lang in (("a", "ar"), ("b", "en")):
            path = folder / f"{number:02}.{lang}.txt"
            lines = text(name, lang).split("\n")
            # Another start and other numbers each time, so that no two pairs embed the same texts.
            shown = [f"{line} ({number})" for line in lines[number % 4 : number % 4 + 6]]
            path.write_text("\n".join(shown), "utf-8")
            row[key] = path.name
        row["a_published"] = f"2024-0{1 + number % 3}-05"
        rows.append(row)
    rows.insert(4, {"a": "nowhere.txt", "b": "00.en.txt"})
    (folder / "blank.txt").write_bytes(b"  \n")
    rows.insert(11, {"a": "blank.txt", "b": "00.en.txt"})
    return write_csv(folder / "pairs.csv", rows)


def contents(folder: Path) -> dict[str, bytes]:
    """What a batch wrote, by its path in the folder of the batch."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "run.json"  # says where the articles are from there
    }


@pytest.fixture(scope="session")
def expected(many_pairs, tmp_path_factory) -> dict[str, bytes]:
    """What the engine in this process writes of `many_pairs`."""
    folder = tmp_path_factory.mktemp("expected") / "out"
    counts = compare_pairs(many_pairs, folder, Options(translator="none"), formats=("html", "json"))
    assert counts == (20, 2)
    return contents(folder)
