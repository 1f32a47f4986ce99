"""Link F1 of claim matching on tasks made from bilingual news, beside well-known baselines.

    python bench/align.py [--data ../shared/data] [--json FILE] [--every N]

The lines of each task are joined to an article a side and go through the same door as any article:
split into sentences, figures read, matched. A link (English line, Arabic line) is predicted where a
matched sentence of one overlaps the one line and a matched sentence of the other overlaps the
other; F1 compares the links with the gold's. "false match" is the share of lines without a
counterpart that got a link. The baselines see the same sentences and the same encoder: mutual
nearest neighbour and optimal assignment (Kuhn–Munkres), each above a cosine of .4, and Vecalign
(Thompson and Koehn 2019), as the package sentalign has it, groups of up to three.

What comparer ships is fitted on these documents (fit_align.py), so "by other documents" is the
figure to trust: each fifth of them is matched by a model fitted to the other four.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

from comparer.align import align
from comparer.article import Article
from comparer.encode import Encoder, load_encoder
from comparer.figures import extract_figures
from comparer.options import Options
from comparer.records import Document
from comparer.segment import segment

Pairs = list[tuple[tuple[int, ...], tuple[int, ...], float]]
"""Sentence indices of a and of b, and the probability (1 for the baselines)."""

Matcher = Callable[[Document, Document, Encoder], Pairs]


@dataclass(frozen=True)
class Task:
    """An Arabic and an English article made of lines, and which lines correspond."""

    name: str
    document: str
    a: Document
    b: Document
    lines_a: dict[int, list[int]]
    lines_b: dict[int, list[int]]
    """Sentence index → the lines that it overlaps."""
    sizes: tuple[int, int]
    gold: frozenset[tuple[int, int]]


def tasks(folder: Path, every: int = 1) -> Iterator[Task]:
    """The tasks of ntrex-dev; `every` takes each N-th document only."""
    with (folder / "ntrex-dev" / "align.jsonl").open(encoding="utf-8") as lines:
        items = [json.loads(line) for line in lines]
    names = sorted({item["id"].split(":")[0] for item in items})
    wanted = set(names[::every])
    for item in items:
        document = item["id"].split(":")[0]
        if document not in wanted:
            continue
        gold = frozenset(
            (x, y) for english, arabic in item["gold"] for y in english for x in arabic
        )
        yield make_task(item["task"], document, item["ar"], item["en"], gold)


def make_task(
    name: str, document: str, ar: list[str], en: list[str], gold: frozenset[tuple[int, int]]
) -> Task:
    """The task of two articles given as lines; `gold` holds (Arabic line, English line)."""
    a, lines_a = _document(ar, "ar")
    b, lines_b = _document(en, "en")
    return Task(name, document, a, b, lines_a, lines_b, (len(ar), len(en)), gold)


def _document(lines: list[str], lang: str) -> tuple[Document, dict[int, list[int]]]:
    text = "\n".join(lines)
    document = Document(Article(text), lang, segment(text, lang))
    document = replace(document, figures=extract_figures(document))
    starts = np.cumsum([0, *(len(line) + 1 for line in lines)])
    overlapped = {
        sentence.index: [
            line
            for line in range(len(lines))
            if sentence.start < starts[line + 1] - 1 and starts[line] < sentence.end
        ]
        for sentence in document.sentences
    }
    return document, overlapped


def ours(a: Document, b: Document, encoder: Encoder) -> Pairs:
    """What comparer does."""
    return [(match.a, match.b, match.score) for match in align(a, b, encoder).matches]


def _cosine(a: Document, b: Document, encoder: Encoder) -> tuple[np.ndarray, list[int], list[int]]:
    claims_a, claims_b = list(a.claims()), list(b.claims())
    vectors = encoder.encode([a.slice(s) for s in claims_a] + [b.slice(s) for s in claims_b])
    cosine = vectors[: len(claims_a)] @ vectors[len(claims_a) :].T
    return cosine, [s.index for s in claims_a], [s.index for s in claims_b]


def mutual_nearest(a: Document, b: Document, encoder: Encoder) -> Pairs:
    """Pairs that are each other's nearest, above a cosine of .4."""
    cosine, of_a, of_b = _cosine(a, b, encoder)
    return [
        ((of_a[i],), (of_b[int(j)],), 1.0)
        for i, j in enumerate(cosine.argmax(axis=1))
        if cosine[:, j].argmax() == i and cosine[i, j] > 0.4
    ]


def assignment(a: Document, b: Document, encoder: Encoder) -> Pairs:
    """The one-to-one assignment of largest total cosine, above .4."""
    cosine, of_a, of_b = _cosine(a, b, encoder)
    return [
        ((of_a[i],), (of_b[j],), 1.0)
        for i, j in zip(*linear_sum_assignment(-cosine), strict=True)
        if cosine[i, j] > 0.4
    ]


def vecalign(a: Document, b: Document, encoder: Encoder) -> Pairs:
    """Vecalign's alignment; it assumes one order, and leaves out what costs too much."""
    from sentalign import sentalign

    claims_a, claims_b = list(a.claims()), list(b.claims())
    result = sentalign(
        [a.slice(claim) for claim in claims_a],
        [b.slice(claim) for claim in claims_b],
        encoder,
        alignment_max_size=4,
    )
    return [
        (
            tuple(claims_a[i].index for i in block.src_indices),
            tuple(claims_b[j].index for j in block.tgt_indices),
            1.0,
        )
        for block in result.alignments
        if block.src_indices and block.tgt_indices
    ]


def score(found: dict[str, list[tuple[Task, Pairs]]]) -> dict[str, float]:
    """Link F1 by task, and the false matches of the tasks that have unmatched lines."""
    figures: dict[str, float] = {}
    false, unmatched = 0, 0
    for name, results in found.items():
        right = predicted = gold = 0
        for task, pairs in results:
            links = {
                (x, y)
                for of_a, of_b, _ in pairs
                for i in of_a
                for j in of_b
                for x in task.lines_a[i]
                for y in task.lines_b[j]
            }
            right += len(links & task.gold)
            predicted += len(links)
            gold += len(task.gold)
            for side in (0, 1):
                alone = set(range(task.sizes[side])) - {link[side] for link in task.gold}
                unmatched += len(alone)
                false += len(alone & {link[side] for link in links})
        figures[f"{name}_f1"] = 2 * right / (predicted + gold)
    figures["false_match_rate"] = false / max(1, unmatched)
    return figures


def calibration(found: dict[str, list[tuple[Task, Pairs]]]) -> tuple[float, list[str]]:
    """Expected calibration error over ten bins of equal width, and the reliability curve."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for results in found.values():
        for task, pairs in results:
            for of_a, of_b, probability in pairs:
                right = all(
                    any((x, y) in task.gold for x in task.lines_a[i] for y in task.lines_b[j])
                    for i in of_a
                    for j in of_b
                )
                bins[min(9, int(probability * 10))].append((probability, right))
    total = sum(map(len, bins.values()))
    error, curve = 0.0, []
    for number in sorted(bins):
        said = sum(p for p, _ in bins[number]) / len(bins[number])
        was = sum(r for _, r in bins[number]) / len(bins[number])
        error += abs(said - was) * len(bins[number]) / total
        curve.append(f"{said:.2f} said, {was:.2f} right, {len(bins[number])} matches")
    return error, curve


def run(
    every: list[Task], matcher: Matcher, encoder: Encoder
) -> dict[str, list[tuple[Task, Pairs]]]:
    """Every task's matches, by task name."""
    found: dict[str, list[tuple[Task, Pairs]]] = defaultdict(list)
    for task in every:
        found[task.name].append((task, matcher(task.a, task.b, encoder)))
    return found


def main() -> None:
    """Print one table, the split halves and the reliability curve."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take each N-th document only")
    arguments = parser.parse_args()
    encoder = load_encoder(Options())
    everything = list(tasks(arguments.data, arguments.every))
    start = time.perf_counter()
    found = run(everything, ours, encoder)
    seconds = time.perf_counter() - start
    table = {"comparer": score(found)}
    documents = sorted({task.document for task in everything})
    for half, label in ((set(documents[::2]), "half 1"), (set(documents[1::2]), "half 2")):
        table[label] = score(
            {n: [r for r in results if r[0].document in half] for n, results in found.items()}
        )
    table["mutual nearest"] = score(run(everything, mutual_nearest, encoder))
    table["assignment"] = score(run(everything, assignment, encoder))
    table["vecalign"] = score(run(everything, vecalign, encoder))
    columns = list(table["comparer"])
    print(" " * 16 + "".join(f"{column:>18}" for column in columns))
    for name, row in table.items():
        print(f"{name:16}" + "".join(f"{row.get(column, 0):18.4f}" for column in columns))
    error, curve = calibration(found)
    print(f"expected calibration error {error:.4f}; {seconds:.1f} s for {len(everything)} tasks")
    print("\n".join(f"  {line}" for line in curve))
    figures = {**table["comparer"], "calibration_error": error}
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
