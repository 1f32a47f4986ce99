"""Precision and recall of the framing rules on gold pairs; alarms on faithful translations.

    python bench/framing.py [--data DATA] [--gold FILE ...] [--show] [--rules] [--write-rules]
                            [--json FILE]

DATA is the shared data folder (default ../shared/data): every line pair of `ntrex-dev/docs.jsonl`
is a human translation, so a framing difference there is a false alarm. Gold files are in the
format that `tests/framing/gold_format.py` describes; the default is tests/framing/*.gold.txt. Those
of unseen, second, third, sixth and seventh.gold.txt, which nobody tunes to, and of blind.gold.txt
and press.gold.txt, which are by outsiders, are scored apart; so are the contradictory counterparts
of tests/framing/opposed*.tsv.
`--write-rules` puts such counts, on the pairs of outsiders that nobody tunes to alone, into
comparer/framing/rules.toml, from which the confidences of findings are taken.
Emphasis is counted on the samples (bench/samples.py).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from pathlib import Path

from comparer.article import Article
from comparer.framing import Lexicons, framing_differences, load_lexicons
from comparer.framing.compare import findings
from comparer.records import ASPECTS, Difference, Document, Match, Sentence

ROOT = Path(__file__).resolve().parent.parent
APART = {
    "unseen_": "unseen.gold.txt",
    "blind_": "blind.gold.txt",
    "second_": "second.gold.txt",
    "press_": "press.gold.txt",
    "third_": "third.gold.txt",
    "sixth_": "sixth.gold.txt",
    "seventh_": "seventh.gold.txt",
}
"""Prefix of the figures → gold file that is scored apart."""
HELD_OUT = ("second.gold.txt", "third.gold.txt", "sixth.gold.txt", "seventh.gold.txt")
"""By outsiders, and never tuned to: by these alone a rule's confidence is measured."""
OPPOSED = ("opposed", "opposed_apart")
"""Prefix of the figures and name of the file of contradictory sentences; the second is never tuned
to."""
RULES = ROOT / "comparer" / "framing" / "rules.toml"
sys.path.insert(0, str(ROOT / "tests" / "framing"))


def document(lines: list[str], lang: str) -> Document:
    """A document with one sentence a line."""
    text = "\n".join(lines)
    sentences, start = [], 0
    for index, line in enumerate(lines):
        sentences.append(Sentence(index, start, start + len(line)))
        start += len(line) + 1
    return Document(Article(text, lang=lang), lang, tuple(sentences))


def line_matches(count: int) -> tuple[Match, ...]:
    """Line k with line k."""
    return tuple(Match(f"m{k}", (k,), (k,), 1.0) for k in range(count))


def words(doc: Document, side: object) -> str:
    """The evidence of one side, for printing."""
    spans = getattr(side, "spans", ())
    return " | ".join(doc.text[s.start : s.end] for s in spans) or "–"


def alarms(
    folder: Path, lexicons: Lexicons
) -> tuple[int, list[tuple[Document, Document, Difference]], float]:
    """Line pairs, the differences found in them, and the processor seconds it took."""
    pairs, seconds = 0, 0.0
    found: list[tuple[Document, Document, Difference]] = []
    with (folder / "ntrex-dev" / "docs.jsonl").open(encoding="utf-8") as file:
        for line in file:
            item = json.loads(line)
            a, b = document(item["ar"], "ar"), document(item["en"], "en")
            matches = line_matches(len(item["ar"]))
            begun = time.process_time()
            differences = framing_differences(a, b, matches, lexicons)
            seconds += time.process_time() - begun
            pairs += len(matches)
            found.extend((a, b, difference) for difference in differences)
    return pairs, found, seconds


def score(paths: list[Path], lexicons: Lexicons, *, show: bool) -> dict[str, dict[str, float]]:
    """Per aspect: gold, found, right, precision, recall; and the alarms on controls."""
    from gold_format import read_gold  # type: ignore[import-not-found]

    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    controls = control_alarms = 0
    for path in paths:
        for item in read_gold(path):
            a, b = document([item.a], item.lang_a), document([item.b], item.lang_b)
            differences = framing_differences(a, b, line_matches(1), lexicons)
            got = {d.aspect for d in differences} & item.judged
            gold.update(item.expected)
            found.update(got)
            right.update(got & item.expected)
            if not item.expected:
                controls += 1
                control_alarms += bool(got)
            if show and got != item.expected:
                print(f"{path.name}:{item.line} wanted {sorted(item.expected)} got {sorted(got)}")
                print(f"    {item.a}\n    {item.b}")
                for d in differences:
                    print(f"      {d.aspect}: {words(a, d.a)} / {words(b, d.b)}")
    table = {}
    for aspect in ASPECTS["framing"]:
        if gold[aspect] or found[aspect]:
            table[aspect] = {
                "gold": gold[aspect],
                "found": found[aspect],
                "right": right[aspect],
                "precision": round(right[aspect] / found[aspect], 3) if found[aspect] else 1.0,
                "recall": round(right[aspect] / gold[aspect], 3) if gold[aspect] else 1.0,
            }
    table["controls"] = {"gold": controls, "found": control_alarms}
    return table


def opposed(path: Path, lexicons: Lexicons) -> tuple[int, int, int]:
    """Triples, contradictions found in them, and false alarms on their faithful counterparts."""
    from gold_format import read_opposed

    triples = read_opposed(path)
    found = false = 0
    for item in triples:
        a = document([item.text], item.lang)
        for text in (item.faithful, item.contradictory):
            b = document([text], item.other_lang)
            got = framing_differences(a, b, line_matches(1), lexicons)
            if any(d.aspect == "contradiction" for d in got):
                found += text == item.contradictory
                false += text == item.faithful
    return len(triples), found, false


def by_rule(folder: Path, paths: list[Path], lexicons: Lexicons) -> dict[str, tuple[int, int]]:
    """Rule → (right, all) findings: on gold right by aspect, on translations always wrong."""
    from gold_format import read_gold

    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for path in paths:
        for item in read_gold(path):
            a, b = document([item.a], item.lang_a), document([item.b], item.lang_b)
            for _, finding in findings(a, b, line_matches(1), lexicons):
                if finding.aspect not in item.judged:
                    continue
                total[finding.rule] += 1
                right[finding.rule] += finding.aspect in item.expected
    with (folder / "ntrex-dev" / "docs.jsonl").open(encoding="utf-8") as file:
        for line in file:
            lines = json.loads(line)
            a, b = document(lines["ar"], "ar"), document(lines["en"], "en")
            found = findings(a, b, line_matches(len(lines["ar"])), lexicons)
            total.update(finding.rule for _, finding in found)
    return {rule: (right[rule], count) for rule, count in sorted(total.items())}


def print_table(prefix: str, table: dict[str, dict[str, float]]) -> dict[str, float]:
    """Print the scores of some gold files; give them back by name."""
    result = {}
    title = APART.get(prefix, "aspect")
    print(f"{title:<24}{'gold':>6}{'found':>7}{'right':>7}{'precision':>11}{'recall':>8}")
    for aspect, row in table.items():
        if aspect == "controls":
            result[f"{prefix}control_alarms"] = row["found"]
            print(f"controls: {row['found']} of {row['gold']} raise an alarm")
        else:
            result[f"{prefix}{aspect}_precision"] = row["precision"]
            result[f"{prefix}{aspect}_recall"] = row["recall"]
            print(
                f"{aspect:<24}{row['gold']:>6}{row['found']:>7}{row['right']:>7}"
                f"{row['precision']:>11.3f}{row['recall']:>8.3f}"
            )
    return result


def write_rules(counts: dict[str, tuple[int, int]]) -> None:
    """Put the counts into the rules that are measured on sentence pairs."""
    text = RULES.read_text(encoding="utf-8")
    known = re.findall(r'^\[rules\."(.+)"\]$', text, re.MULTILINE)
    for rule in dict.fromkeys((*known, *counts)):
        if rule.startswith("emphasis."):
            continue
        right, total = counts.get(rule, (0, 0))
        table = re.compile(rf'(\[rules\."{re.escape(rule)}"\]\nright = )\d+(\nof = )\d+\n')
        text, found = table.subn(rf"\g<1>{right}\g<2>{total}\n", text)
        if found != 1:
            raise SystemExit(f"{RULES} has no counts of {rule}; add the rule there first.")
    RULES.write_text(text, encoding="utf-8")


def main() -> None:
    """Print the figures; with --json also write them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--gold", nargs="*", type=Path, default=None)
    parser.add_argument("--show", action="store_true", help="list every alarm and every miss")
    parser.add_argument("--rules", action="store_true", help="precision of each rule")
    parser.add_argument("--write-rules", action="store_true", help="write it to rules.toml")
    parser.add_argument("--json", type=Path, default=None, help="write the figures to this file")
    options = parser.parse_args()
    lexicons = load_lexicons()
    result: dict[str, float] = {}

    paths = options.gold
    if paths is None:
        paths = sorted((ROOT / "tests" / "framing").glob("*.gold.txt"))
    groups = {"": [path for path in paths if path.name not in APART.values()]}
    for prefix, name in APART.items():
        groups[prefix] = [path for path in paths if path.name == name]
    for prefix, group in groups.items():
        if group:
            result.update(print_table(prefix, score(group, lexicons, show=options.show)))

    for name in OPPOSED:
        count, right, false = opposed(ROOT / "tests" / "framing" / f"{name}.tsv", lexicons)
        result[f"{name}_recall"] = round(right / count, 3)
        result[f"{name}_precision"] = round(right / max(1, right + false), 3)
        print(
            f"{name}.tsv: {count} contradictions, recall {result[f'{name}_recall']:.3f}, "
            f"precision {result[f'{name}_precision']:.3f} ({false} false alarms)"
        )

    pairs, found, seconds = alarms(options.data, lexicons)
    aspects = Counter(d.aspect for _, _, d in found)
    total = sum(n for aspect, n in aspects.items() if aspect != "emphasis")
    if options.show:
        for a, b, d in found:
            if d.aspect != "emphasis":
                k = int(d.match[1:]) if d.match else 0
                print(f"{d.aspect}: {words(a, d.a)} / {words(b, d.b)}")
                print(f"    {a.slice(a.sentences[k])}\n    {b.slice(b.sentences[k])}")
    print(
        f"faithful translations: {total} differences in {pairs} line pairs "
        f"({100 * total / pairs:.2f} per 100; emphasis {aspects['emphasis']}), "
        f"{seconds * 300 / pairs:.2f} s per 300 pairs"
    )
    print("  " + ", ".join(f"{aspect} {n}" for aspect, n in sorted(aspects.items())))
    result["faithful_per_100"] = round(100 * total / pairs, 3)
    result["seconds_per_300_pairs"] = round(seconds * 300 / pairs, 3)
    if options.rules:
        for rule, (right, of) in by_rule(options.data, paths, lexicons).items():
            print(f"  {rule:<24}{right:>5} of {of:>4} right ({right / of:.2f})")
    if options.write_rules:
        held_out = [ROOT / "tests" / "framing" / name for name in HELD_OUT]
        write_rules(by_rule(options.data, held_out, lexicons))
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
