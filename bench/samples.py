"""How well a comparison agrees with the hand-made gold of the samples.

    python bench/samples.py [FOLDER] [--json FILE] [--errors]

FOLDER holds sample folders (default: samples/). Prints, for each sample and in total, precision
and recall of the links between sentences, of figure differences, of framing differences by aspect
and of omissions. `--errors` lists every miss and false alarm with its text.

A predicted difference is right when a gold difference has its kind and aspect, their evidence
overlaps on at least one side, and the other side does not speak against it: figures must overlap
there too, framing must stand in the same sentence. A predicted omission is right when most of it
lies in a gold omission. Where nothing was predicted, precision is 1; where nothing was to be
found, recall is 1.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from sample_gold import (
    Allowed,
    GoldDifference,
    GoldOmission,
    Sample,
    Spans,
    links,
    overlaps,
    read_samples,
    sentences_of,
)

from comparer import Comparer, Options
from comparer.records import ASPECTS, ArticleKey, Difference, Document, Side
from comparer.report import Report

SAMPLES = Path(__file__).parent.parent / "samples"


@dataclass(slots=True)
class Tally:
    """Counts that add up over samples."""

    right: int = 0
    """Predictions that agree with the gold."""
    predicted: int = 0
    """Predictions that are judged: neither optional nor allowed."""
    found: int = 0
    """Gold entries that a prediction agrees with."""
    gold: int = 0
    """Gold entries that are required."""

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.right + other.right,
            self.predicted + other.predicted,
            self.found + other.found,
            self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Score:
    """The tallies of one sample, or of several, by name: "link", "figure", "framing/agency" …"""

    tallies: dict[str, Tally] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def add(self, name: str, tally: Tally) -> None:
        """Add to the tally of this name."""
        self.tallies[name] = self.tallies.get(name, Tally()) + tally

    def merge(self, other: Score) -> None:
        """Add the other's tallies; errors stay with their sample."""
        for name, tally in other.tallies.items():
            self.add(name, tally)

    def figures(self, prefix: str = "") -> dict[str, float]:
        """Precision, recall and F1 by name, as floors and baseline name them."""
        figures = {}
        for name, tally in sorted(self.tallies.items()):
            key = prefix + name.replace("/", "_")
            figures[f"{key}_precision"] = tally.precision
            figures[f"{key}_recall"] = tally.recall
            figures[f"{key}_f1"] = tally.f1
        return figures


def score(sample: Sample, report: Report) -> Score:
    """How a report on a sample's articles agrees with its gold."""
    result = Score()
    _score_links(sample, report, result)
    _score_relations(sample, report, result)
    if not sample.matches_only:
        _score_differences(sample, report, result)
        _score_omissions(sample, report, result)
    return result


def _score_links(sample: Sample, report: Report, result: Score) -> None:
    gold = links(report.a, report.b, sample.matches)
    unjudged = links(report.a, report.b, sample.allowed) - gold
    predicted = {(i, j) for match in report.matches for i in match.a for j in match.b} - unjudged
    right = len(predicted & gold)
    result.add("link", Tally(right, len(predicted), right, len(gold)))
    for what, pairs in (("missed", gold - predicted), ("wrong", predicted - gold)):
        for i, j in sorted(pairs):
            texts = [report.a.slice(report.a.sentences[i]), report.b.slice(report.b.sentences[j])]
            result.errors.append(f"{what} link: " + "  ↔  ".join(_short(text) for text in texts))
    # Sentences that one side alone has, yet were matched with something.
    matched = {("a", i) for i, _ in predicted} | {("b", j) for _, j in predicted}
    alone = {
        (omission.side, index)
        for omission in sample.omissions
        if not omission.clause
        for index in sentences_of(report.document(omission.side), (omission.span,))
    }
    kept = len(alone - matched)
    result.add("alone", Tally(kept, len(alone), kept, len(alone)))


def _score_relations(sample: Sample, report: Report, result: Score) -> None:
    """Of the gold matches that were found at all, how many have the right relation."""
    right = total = 0
    for gold in sample.matches:
        pairs = links(report.a, report.b, [gold])
        found = [m for m in report.matches if pairs & {(i, j) for i in m.a for j in m.b}]
        if not found:
            continue
        total += 1
        if any(match.relation == gold.relation for match in found):
            right += 1
        else:
            result.errors.append(f"relation: {gold.id} is {gold.relation}, not {found[0].relation}")
    result.add("relation", Tally(right, total, right, total))


def _score_differences(sample: Sample, report: Report, result: Score) -> None:
    found: set[int] = set()
    for predicted in report.differences:
        if predicted.kind == "omission":
            continue
        name = f"{predicted.kind}/{predicted.aspect}"
        hits = [
            (number, gold)
            for number, gold in enumerate(sample.differences)
            if (predicted.kind, predicted.aspect) == (gold.kind, gold.aspect)
            and _agrees(predicted, gold, report)
        ]
        found |= {number for number, _ in hits}
        if hits and all(gold.optional for _, gold in hits):
            continue
        result.add(name, Tally(right=int(bool(hits)), predicted=1))
        if not hits:
            result.errors.append(f"false {name}: " + _evidence(predicted.a, predicted.b, report))
    for number, gold in enumerate(sample.differences):
        if gold.optional:
            continue
        name = f"{gold.kind}/{gold.aspect}"
        result.add(name, Tally(found=int(number in found), gold=1))
        if number not in found:
            texts = [
                " … ".join(report.document(side).text[s.start : s.end] for s in spans)
                for side, spans in _sides(gold.a, gold.b)
            ]
            result.errors.append(f"missed {name}: " + "  |  ".join(texts))
    for kind in ("figure", "framing"):
        for aspect in ASPECTS[kind]:
            if tally := result.tallies.get(f"{kind}/{aspect}"):
                result.add(kind, tally)


def _agrees(predicted: Difference, gold: GoldDifference, report: Report) -> bool:
    """Same evidence on one side, and none against it on the other."""
    same = False
    for side, gold_spans in _sides(gold.a, gold.b):
        given = predicted.a if side == "a" else predicted.b
        if given is None or not gold_spans:
            continue
        if overlaps(given.spans, gold_spans):
            same = True
        elif gold.kind == "figure" or not _same_sentence(
            report.document(side), given.spans, gold_spans
        ):
            return False
    return same


def _sides(a: Spans, b: Spans) -> tuple[tuple[ArticleKey, Spans], tuple[ArticleKey, Spans]]:
    return ("a", a), ("b", b)


def _same_sentence(document: Document, some: Spans, others: Spans) -> bool:
    return bool(sentences_of(document, some) & sentences_of(document, others))


def _score_omissions(sample: Sample, report: Report, result: Score) -> None:
    found: set[int] = set()
    for predicted in report.differences:
        if predicted.kind != "omission":
            continue
        sides: tuple[tuple[ArticleKey, Side | None], ...] = ("a", predicted.a), ("b", predicted.b)
        for side, given in sides:
            if given is None or not given.spans:
                continue
            document = report.document(side)
            hits = [
                number
                for number, gold in enumerate(sample.omissions)
                if gold.side == side and _mostly_within(given.spans, gold, document)
            ]
            found.update(hits)
            touched = sentences_of(document, given.spans)
            if not hits and touched <= _unjudged(sample, document, side):
                continue
            if not hits and touched & _partial(sample, report, side):
                continue
            matched = {index for match in report.matches for index in match.side(side)}
            whole = {
                i
                for i in touched
                for span in given.spans
                if span.start <= document.sentences[i].start
                and document.sentences[i].end <= span.end
            }
            name = "clause" if touched & matched and not touched & whole else "omission"
            result.add(name, Tally(right=int(bool(hits)), predicted=1))
            if not hits:
                text = " … ".join(_short(document.slice(span)) for span in given.spans)
                result.errors.append(f"false {name}: {text}")
    for number, gold in enumerate(sample.omissions):
        name = "clause" if gold.clause else "omission"
        result.add(name, Tally(found=int(number in found), gold=1))
        if number not in found:
            document = report.document(gold.side)
            result.errors.append(f"missed {name}: {_short(document.slice(gold.span))}")


def _mostly_within(spans: Spans, gold: GoldOmission, document: Document) -> bool:
    """Whether at least half of the characters stand in the gold clause or sentence."""
    wanted: Spans = (gold.span,)
    if not gold.clause:
        wanted = tuple(
            document.sentences[index].span for index in sentences_of(document, (gold.span,))
        )
    shared = sum(
        max(0, min(span.end, want.end) - max(span.start, want.start))
        for span in spans
        for want in wanted
    )
    return 2 * shared >= sum(span.end - span.start for span in spans)


def _unjudged(sample: Sample, document: Document, side: str) -> frozenset[int]:
    """Sentences whose omission is neither right nor wrong: allowed ones and subheadings."""

    def touched(groups: Iterable[Allowed]) -> frozenset[int]:
        return sentences_of(
            document, [s for group in groups for s in (group.a if side == "a" else group.b)]
        )

    matched = sentences_of(
        document, [s for match in sample.matches for s in (match.a if side == "a" else match.b)]
    )
    headings = {s.index for s in document.sentences if s.role == "subheading"}
    return frozenset((touched(sample.allowed) | headings) - matched)


def _partial(sample: Sample, report: Report, side: ArticleKey) -> frozenset[int]:
    """Sentences of matches of which the gold says that one side has more, but not which clause."""
    named = {
        (omission.side, index)
        for omission in sample.omissions
        if omission.clause
        for index in sentences_of(report.document(omission.side), (omission.span,))
    }
    result: set[int] = set()
    for match in sample.matches:
        held = {
            key: sentences_of(report.document(key), spans)
            for key, spans in _sides(match.a, match.b)
        }
        if match.relation == "partial" and not any(
            (key, index) in named for key in held for index in held[key]
        ):
            result |= held[side]
    return frozenset(result)


def _evidence(a: Side | None, b: Side | None, report: Report) -> str:
    texts = [
        " … ".join(_short(document.slice(span)) for span in side.spans) if side else "—"
        for side, document in ((a, report.a), (b, report.b))
    ]
    return "  |  ".join(texts)


def _short(text: str, length: int = 90) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1] + "…"


def measure(folder: Path, comparer: Comparer) -> tuple[Score, dict[str, Score]]:
    """The score over all samples of a folder, and that of each."""
    total, each = Score(), {}
    for sample in read_samples(folder):
        each[sample.name] = score(sample, comparer.compare(sample.a, sample.b))
        total.merge(each[sample.name])
        if sample.faithful:
            total.add("faithful", _differences_only(each[sample.name]))
    return total, each


def _differences_only(result: Score) -> Tally:
    tallies = [result.tallies.get(kind, Tally()) for kind in ("figure", "framing")]
    return tallies[0] + tallies[1]


def flat(total: Score, each: dict[str, Score]) -> dict[str, float]:
    """All figures under one name each: the totals bare, a sample's after its name."""
    figures = total.figures()
    if quiet := total.tallies.get("faithful"):
        figures["faithful_false_alarms"] = float(quiet.predicted - quiet.right)
    for name, result in each.items():
        figures |= result.figures(f"{name}_")
    return figures


def _table(result: Score) -> str:
    lines = []
    for name, tally in sorted(result.tallies.items()):
        lines.append(
            f"  {name:<26}{tally.precision:>7.3f}{tally.recall:>7.3f}{tally.f1:>7.3f}"
            f"   {tally.right}/{tally.predicted} right, {tally.found}/{tally.gold} found"
        )
    return "\n".join(lines)


def main() -> int:
    """Print the tables; write the figures with --json."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folder", nargs="?", type=Path, default=SAMPLES)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--errors", action="store_true", help="list misses and false alarms")
    arguments = parser.parse_args()
    total, each = measure(arguments.folder, Comparer(Options(translator="none")))
    for name, result in each.items():
        print(f"{name}  (precision, recall, F1)\n{_table(result)}")
        if arguments.errors:
            print("".join(f"    - {line}\n" for line in result.errors))
    print(f"total\n{_table(total)}")
    kinds = Counter(
        line.split(":", maxsplit=1)[0] for result in each.values() for line in result.errors
    )
    print("errors: " + ", ".join(f"{count} {kind}" for kind, count in kinds.most_common()))
    if arguments.json:
        arguments.json.write_text(json.dumps(flat(total, each), indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
