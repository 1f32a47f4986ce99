"""Changed figures found and false alarms on faithful translations.

    python bench/figures.py [--data DATA] [--end-to-end] [--half 0|1] [--show] [--json FILE]

Recall: `ntrex-dev/figures.jsonl` changes one figure on one side of a human translation; a figure
difference must overlap the change. Alarms: figure differences on the untouched translations, a
hundred line pairs in which either side has a figure; each is listed, and those in
`figure_slips.toml` are told apart, for there the translation does say another figure. Lines are
matched as the data aligns them. `--end-to-end` adds a second table for whole comparisons of the
joined lines (about a second a document), where a changed figure can only be found if its claim is
matched: recall is given over all changes and over the matched ones. `--half` keeps the documents
with even or odd index, so that what is tuned on one half can be confirmed on the other.

Speed is sentences a second of extraction alone, on one core, by processor time: each language's
lines are read twice, and the second reading counts, when the words have been seen.
"""

from __future__ import annotations

import argparse
import json
import re
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from comparer import Article, Comparer, Options
from comparer.encode import Encoder, load_encoder
from comparer.figures import extract_figures, figure_differences
from comparer.records import Difference, Document, Match, Sentence, Side

SLIPS = Path(__file__).with_name("figure_slips.toml")


@dataclass(frozen=True, slots=True)
class Compared:
    """Two documents, the figure differences between them, and the sentences that are matched."""

    a: Document
    b: Document
    differences: Sequence[Difference]
    matches: Sequence[Match]


Compare = Callable[[Sequence[str], Sequence[str]], Compared]


def document(lines: Sequence[str], lang: str) -> Document:
    """A document with one sentence a line, and its figures."""
    sentences, start = [], 0
    for index, line in enumerate(lines):
        sentences.append(Sentence(index, start, start + len(line)))
        start += len(line) + 1
    bare = Document(Article("\n".join(lines), lang=lang), lang, tuple(sentences))
    return replace(bare, figures=extract_figures(bare))


def by_lines(encoder: Encoder) -> Compare:
    """Compares line k with line k."""

    def compare(arabic: Sequence[str], english: Sequence[str]) -> Compared:
        a, b = document(arabic, "ar"), document(english, "en")
        matches = tuple(Match(f"m{k}", (k,), (k,), 1.0) for k in range(len(arabic)))
        return Compared(a, b, figure_differences(a, b, matches, encoder), matches)

    return compare


def end_to_end() -> Compare:
    """Compares whole articles, sentences found and matched by the comparer."""
    comparer = Comparer(Options(translator="none"))

    def compare(arabic: Sequence[str], english: Sequence[str]) -> Compared:
        report = comparer.compare(
            Article("\n".join(arabic), lang="ar"), Article("\n".join(english), lang="en")
        )
        found = [d for d in report.differences if d.kind == "figure"]
        return Compared(report.a, report.b, found, report.matches)

    return compare


def figure_bearing(arabic: Sequence[str], english: Sequence[str]) -> tuple[int, int]:
    """Line pairs in which either side has a figure; and those with a digit."""
    figures = [document(lines, lang) for lines, lang in ((arabic, "ar"), (english, "en"))]
    lines = {figure.sentence for doc in figures for figure in doc.figures}
    digits = sum(bool(re.search(r"\d", a + e)) for a, e in zip(arabic, english, strict=True))
    return len(lines), digits


def describe(found: Difference, a: Document, b: Document) -> str:
    """A difference and the lines it stands in, for reading."""
    parts = [f"{found.aspect} ({found.severity}, {found.confidence:.2f}): {found.explanation.en}"]
    for doc, side in ((a, found.a), (b, found.b)):
        if side is None:
            continue
        first = side.spans[0].start
        start = doc.text.rfind("\n", 0, first) + 1
        end = doc.text.find("\n", first)
        quoted = " | ".join(doc.text[s.start : s.end] for s in side.spans)
        parts.append(f"    [{quoted}] {doc.text[start : end if end >= 0 else None][:400]}")
    return "\n".join(parts)


def quoted(document: Document, side: Side | None) -> str:
    """The evidence of one side as written, or "-"."""
    return "-" if side is None else " … ".join(document.slice(span) for span in side.spans)


@cache
def slips() -> dict[tuple[str, str, str], str]:
    """Why a difference is the translation's: (document, figure of a, figure of b) → reason."""
    entries = tomllib.loads(SLIPS.read_text(encoding="utf-8"))["slip"]
    return {(entry["id"], entry["a"], entry["b"]): entry["why"] for entry in entries}


def alarms(
    pairs: Sequence[tuple[str, Sequence[str], Sequence[str]]], compare: Compare, *, show: bool
) -> tuple[int, int, int, int]:
    """(figure differences, those that are slips, figure-bearing line pairs, those with digits)."""
    count = slipped = bearing = digits = 0
    for name, arabic, english in pairs:
        pair = compare(arabic, english)
        count += len(pair.differences)
        here = figure_bearing(arabic, english)
        bearing, digits = bearing + here[0], digits + here[1]
        for found in pair.differences:
            a, b = quoted(pair.a, found.a), quoted(pair.b, found.b)
            why = slips().get((name, a, b))
            slipped += why is not None
            print(f"  {name}: {found.aspect} {a} | {b}" + (f" (slip: {why})" if why else ""))
            if show:
                print(f"    {describe(found, pair.a, pair.b)}")
            line = _line_of(found, pair.a, pair.b)
            if show and None in (found.a, found.b) and line is not None:
                other = english if found.b is None else arabic
                print(f"    other side: {other[line][:400] if line < len(other) else '-'}")
    return count, slipped, bearing, digits


def _line_of(found: Difference, a: Document, b: Document) -> int | None:
    doc, side = (a, found.a) if found.a is not None else (b, found.b)
    return None if side is None else doc.text.count("\n", 0, side.spans[0].start)


def recall(
    folder: Path, docs: dict[str, dict[str, list[str]]], compare: Compare, *, show: bool
) -> dict[str, float]:
    """Share of changed figures that a figure difference overlaps, by type of change; and, as
    "matched", the share of those whose sentence is matched at all."""
    hits: Counter[str] = Counter()
    total: Counter[str] = Counter()
    matched = 0
    for line in (folder / "ntrex-dev" / "figures.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["doc"] not in docs:
            continue
        texts = {side: list(docs[case["doc"]][side]) for side in ("ar", "en")}
        old = texts[case["side"]][case["line"]]
        end = case["start"] + len(case["old"])
        texts[case["side"]][case["line"]] = old[: case["start"]] + case["new"] + old[end:]
        pair = compare(texts["ar"], texts["en"])
        start = sum(len(t) + 1 for t in texts[case["side"]][: case["line"]]) + case["start"]
        end = start + len(case["new"])
        total[case["type"]] += 1
        matched += _is_matched(pair, case["side"], start, end)
        if any(
            span.start < end and start < span.end
            for found in pair.differences
            for side in [found.a if case["side"] == "ar" else found.b]
            if side is not None
            for span in side.spans
        ):
            hits[case["type"]] += 1
        elif show:
            print(f"missed {case['type']} {case['old']} -> {case['new']} ({case['doc']})")
            print(f"    {texts['en'][case['line']][:400]}\n    {texts['ar'][case['line']][:400]}")
    shares = {kind: hits[kind] / total[kind] for kind in sorted(total)}
    if matched < total.total():
        shares["matched"] = hits.total() / matched
    return shares


def _is_matched(pair: Compared, side: str, start: int, end: int) -> bool:
    document = pair.a if side == "ar" else pair.b
    inside = {s.index for s in document.sentences if s.start < end and start < s.end}
    return any(inside & set(match.a if side == "ar" else match.b) for match in pair.matches)


def speed(pairs: Sequence[tuple[str, Sequence[str], Sequence[str]]]) -> dict[str, float]:
    """Sentences a second of extraction, by language."""
    rates = {}
    for place, lang in ((1, "ar"), (2, "en")):
        texts = [pair[place] for pair in pairs]
        for _ in range(2):
            begun = time.process_time()
            for lines in texts:
                document(lines, lang)
            rates[lang] = sum(map(len, texts)) / (time.process_time() - begun)
    return rates


def main() -> None:
    """Prints the figures, and writes them as JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--end-to-end", action="store_true", help="add whole comparisons")
    parser.add_argument("--half", type=int, choices=(0, 1), help="documents of even or odd index")
    parser.add_argument("--show", action="store_true", help="print every alarm and every miss")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    given = parser.parse_args()

    lines = (given.data / "ntrex-dev" / "docs.jsonl").read_text(encoding="utf-8").splitlines()
    every = [json.loads(line) for line in lines]
    kept = [doc for k, doc in enumerate(every) if given.half is None or k % 2 == given.half]
    flores = given.data / "flores-dev"
    arabic, english = (
        (flores / f"flores-dev.{side}").read_text(encoding="utf-8").rstrip("\n").split("\n")
        for side in ("ar", "en")
    )
    numbers = [k for k in range(len(arabic)) if given.half is None or k % 2 == given.half]

    sets = {
        "ntrex": [(doc["id"], doc["ar"], doc["en"]) for doc in kept],
        "flores": [(f"flores {k}", [arabic[k]], [english[k]]) for k in numbers],
    }
    docs = {doc["id"]: doc for doc in kept}
    figures: dict[str, float] = {}
    tables = {"": by_lines(load_encoder(Options()))}
    if given.end_to_end:
        tables["end_to_end_"] = end_to_end()
    for prefix, compare in tables.items():
        print("whole comparisons" if prefix else "lines as the data aligns them")
        for name, pairs in sets.items():
            count, slipped, bearing, digits = alarms(pairs, compare, show=given.show)
            figures[f"{prefix}{name}_alarms_per_100"] = 100 * count / bearing
            print(
                f"{name}: {count} alarms, {100 * count / bearing:.2f} a hundred of the {bearing} "
                f"line pairs with a figure ({100 * count / digits:.2f} of the {digits} with a "
                f"digit); {slipped} of them are slips of the data"
            )
        for kind, share in recall(given.data, docs, compare, show=given.show).items():
            figures[f"{prefix}recall_{kind}"] = share
            print(f"recall {kind}: {share:.3f}")
    for lang, rate in speed(sets["ntrex"]).items():
        figures[f"sentences_per_second_{lang}"] = rate
        print(f"extraction {lang}: {rate:.0f} sentences a second")
    if given.json:
        given.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
