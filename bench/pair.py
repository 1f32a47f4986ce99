"""Precision and recall of finding same-event pairs, alone and among distractors; time and memory.

    python bench/pair.py [--data ../shared/data] [--json FILE] [--distractors 20000]

The documents of ntrex-dev are one side's and the other's articles; `distractor` articles, as many a
side, are recombined from random sentences of that side's documents, so that they are about nothing
in particular but share wording with the true articles and with each other. `independent` is the
recall on the samples: reports of one event that were written apart. Times are seconds of
processor on one thread, which other programs on the machine hardly change; what is said of 100,000
articles a side is extrapolated from them, and marked so.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import time
from collections.abc import Iterator
from pathlib import Path

from comparer.archive.articles import Entry
from comparer.article import Article
from comparer.encode import load_encoder
from comparer.options import Options
from comparer.pairing import find_pairs
from comparer.pairing.vectors import Collection, embed

ROOT = Path(__file__).parent.parent
LANGS = ("ar", "en")
LINES = (6, 24)
"""Sentences of a distractor, least and most: about as many as the true articles have."""

Lines = dict[str, list[str]]


def documents(folder: Path) -> list[Lines]:
    """The documents of ntrex-dev as lines by language."""
    with (folder / "ntrex-dev" / "docs.jsonl").open(encoding="utf-8") as lines:
        return [{lang: item[lang] for lang in LANGS} for item in map(json.loads, lines)]


def independent() -> list[Lines]:
    """The samples as lines by language."""
    folders = sorted((ROOT / "samples").iterdir())
    folders += sorted((ROOT / "tests" / "samples" / "independent").iterdir())
    return [
        {lang: (folder / f"{lang}.txt").read_text(encoding="utf-8").split("\n") for lang in LANGS}
        for folder in folders
        if (folder / "ar.txt").is_file()
    ]


def distractors(given: list[Lines], lang: str, number: int, seed: int) -> Iterator[Entry]:
    """Articles of random sentences of the documents, each sentence once at most in an article."""
    chance = random.Random(f"{seed} {lang}")  # noqa: S311 - nothing secret
    pool = [line for document in given for line in document[lang]]
    for place in range(number):
        lines = chance.sample(pool, chance.randint(*LINES))
        yield Entry(f"distractor {place}", Article("\n".join(lines), lang=lang))


def true_articles(given: list[Lines], lang: str) -> Iterator[Entry]:
    """Each document as one article, named by its number."""
    for place, document in enumerate(given):
        yield Entry(str(place), Article("\n".join(document[lang]), lang=lang))


def score(a: Collection, b: Collection, true: range) -> tuple[dict[str, float], list[str]]:
    """Precision, recall, seconds of the search, and what is wrong; equal names are right."""
    start = time.process_time()
    found = find_pairs(a, b)
    seconds = time.process_time() - start
    named = [(a.entries[row.a].reference, b.entries[row.b].reference, row.score) for row in found]
    right = {x for x, y, _ in named if x == y and x.isdigit()}
    wrong = [f"{x} | {y} | {p:.3f}" for x, y, p in named if x != y or not x.isdigit()]
    wanted = {str(place) for place in true}
    figures = {
        "precision": len(right) / max(1, len(found)),
        "recall": len(right & wanted) / len(wanted),
        "seconds": seconds,
    }
    return figures, [*wrong, *(f"{name} was not found" for name in sorted(wanted - right))]


def measure(folder: Path, number: int) -> tuple[dict[str, float], list[str]]:
    """The figures, and what went wrong."""
    encoder = load_encoder(Options(threads=1))
    true, apart = documents(folder), independent()
    everything = [*true, *apart]
    figures: dict[str, float] = {}
    problems: list[str] = []

    def sides(given: list[Lines], extra: int) -> list[Collection]:
        return [
            embed(
                (e for part in (true_articles(given, lang), distractors(true, lang, extra, 1))
                 for e in part),
                encoder,
                lambda _: None,
            )
            for lang in LANGS
        ]  # fmt: skip

    encoder.encode(["load everything before the clock starts"])
    start = time.process_time()
    alone, errors = score(*sides(true, 0), range(len(true)))
    # Nothing was in the encoder's memory yet, so this is what embedding costs.
    per_article = (time.process_time() - start - alone["seconds"]) / (2 * len(true))
    figures |= {"precision": alone["precision"], "recall": alone["recall"]}
    problems += [f"alone: {error}" for error in errors]

    several, errors = score(*sides(apart, 0), range(len(apart)))
    figures |= {"independent_recall": several["recall"]}
    problems += [f"independent: {error}" for error in errors]

    before = _megabytes()
    amid, errors = score(*sides(everything, number), range(len(everything)))
    figures |= {
        "distractor_precision": amid["precision"],
        "distractor_recall": amid["recall"],
        "embed_1000_seconds": 1000 * per_article,
        "search_seconds": amid["seconds"],
        "megabytes_1000": 1000 * (_megabytes() - before) / (2 * (number + len(everything))),
        "peak_megabytes": _megabytes(),
    }
    problems += [f"amid {number}: {error}" for error in errors]
    return figures, problems


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _extrapolated(figures: dict[str, float], number: int) -> str:
    """To 100,000 a side: embedding and memory in proportion, the graph by n log n."""
    hours = 200 * figures["embed_1000_seconds"] / 3600
    growth = 100_000 / number * (5 / 4.3 if number >= 10_000 else 1.5)
    return (
        f"extrapolated to 100,000 a side: {hours:.1f} h to embed, "
        f"{growth * figures['search_seconds'] / 60:.0f} min to search, "
        f"{(200 * figures['megabytes_1000'] + 500) / 1000:.1f} GB"
    )


def main() -> None:
    """Print the figures, or write them to a file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--distractors", type=int, default=20_000, help="articles a side")
    arguments = parser.parse_args()
    figures, problems = measure(arguments.data, arguments.distractors)
    for problem in problems:
        print(problem)
    for name, value in figures.items():
        print(f"{name:<24}{value:10.3f}")
    if arguments.distractors >= 1000:
        print(_extrapolated(figures, arguments.distractors))
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
