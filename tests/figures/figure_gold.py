"""The figure gold files read, and extraction scored against them.

A predicted figure is right when its span covers at least half of the gold span and the kind, the
value (low and high for a range) and the unit agree; each gold figure is found by one prediction.
Numbers agree within 0.01, so that a third may be 33.33. Whether the bound agrees is counted over
the figures that are right, and on its own; vague counts without a bound are left out of it. A
prediction on a "?" line counts for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from comparer.article import Article
from comparer.figures import extract_figures
from comparer.records import Document, Figure, Sentence

_BOUNDS = frozenset({"exact", "about", "at_least", "at_most", "more_than", "less_than", "range"})


@dataclass(frozen=True)
class GoldFigure:
    """A figure that a reader takes from the sentence."""

    start: int
    end: int
    kind: str
    value: str | None
    low: str | None = None
    high: str | None = None
    unit: str | None = None
    bound: str = "exact"
    optional: bool = False


@dataclass(frozen=True)
class GoldSentence:
    """A sentence, its article's date if one is given, and its figures in text order."""

    line: int
    text: str
    published: str | None
    figures: tuple[GoldFigure, ...] = ()


@dataclass
class Score:
    """Counts over a gold file, and every disagreement in words."""

    sentences: int = 0
    gold: int = 0
    predicted: int = 0
    right: int = 0
    bounds: int = 0
    bounds_right: int = 0
    disagreements: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.gold + self.predicted)

    @property
    def bound_agreement(self) -> float:
        return self.bounds_right / self.bounds


def read_gold(path: Path) -> Iterator[GoldSentence]:
    """The sentences of a gold file; `ValueError` with file:line where it cannot be read."""
    published: str | None = None
    open_: tuple[int, str, str | None] | None = None
    figures: list[GoldFigure] = []
    at = 0
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("@"):
            published = line[1:].strip()
        elif line.startswith(" "):
            if open_ is None:
                raise ValueError(f"{path.name}:{number}: a figure before any sentence")
            figure = _figure(line.strip(), open_[1], at, f"{path.name}:{number}")
            figures.append(figure)
            at = figure.end
        else:
            if open_ is not None:
                yield GoldSentence(*open_, tuple(figures))
            open_, figures, at, published = (number, line, published), [], 0, None
    if open_ is not None:
        yield GoldSentence(*open_, tuple(figures))


def score(path: Path, lang: str) -> Score:
    """What extraction finds in the sentences of a gold file, each read as its own article."""
    total = Score()
    for gold in read_gold(path):
        found = _extract(gold, lang)
        total.sentences += 1
        _count(gold, found, total, f"{path.name}:{gold.line}")
    return total


def _count(gold: GoldSentence, found: tuple[Figure, ...], total: Score, where: str) -> None:
    free = list(found)
    missed = []
    for wanted in gold.figures:
        if wanted.optional:
            continue
        total.gold += 1
        hit = next((figure for figure in free if _agree(wanted, figure)), None)
        if hit is None:
            missed.append(wanted)
            continue
        free.remove(hit)
        total.right += 1
        if wanted.value != "*" or wanted.bound != "exact":
            total.bounds += 1
            total.bounds_right += hit.bound == wanted.bound
            if hit.bound != wanted.bound:
                total.disagreements.append(
                    f"{where}: bound of {gold.text[wanted.start : wanted.end]!r} "
                    f"is {wanted.bound}, read as {hit.bound}"
                )
    optional = [figure for figure in gold.figures if figure.optional]
    wrong = [f for f in free if not any(_overlap(o, f) for o in optional)]
    ignored = len(free) - len(wrong)
    total.predicted += len(found) - ignored
    for wanted in missed:
        total.disagreements.append(f"{where}: missing {_words(gold, wanted)}")
    for figure in wrong:
        total.disagreements.append(f"{where}: wrong or extra {_words(gold, figure)}")


def _agree(wanted: GoldFigure, figure: Figure) -> bool:
    covered = min(wanted.end, figure.end) - max(wanted.start, figure.start)
    return (
        covered * 2 >= wanted.end - wanted.start
        and wanted.kind == figure.kind
        and wanted.unit in ("*", figure.unit)
        and (
            wanted.value == "*"
            or (
                _same(wanted.value, figure.value)
                and _same(wanted.low, figure.low)
                and _same(wanted.high, figure.high)
            )
        )
    )


def _overlap(wanted: GoldFigure, figure: Figure) -> bool:
    return figure.start < wanted.end and wanted.start < figure.end


def _same(wanted: str | None, found: Decimal | str | None) -> bool:
    if wanted is None or found is None:
        return wanted is None and found is None
    try:
        return abs(Decimal(wanted) - Decimal(found)) <= Decimal("0.01")
    except InvalidOperation:
        return wanted == str(found)


def _extract(gold: GoldSentence, lang: str) -> tuple[Figure, ...]:
    article = Article(gold.text, lang=lang, published=gold.published)
    return extract_figures(Document(article, lang, (Sentence(0, 0, len(gold.text)),)))


def _figure(line: str, text: str, at: int, where: str) -> GoldFigure:
    optional = line.startswith("?")
    words, bar, rest = line.removeprefix("?").strip().rpartition(" | ")
    start = text.find(words, at)
    if not bar or start < 0:
        raise ValueError(f"{where}: {words!r} does not stand in the sentence, or not in order")
    end = start + len(words)
    if optional:
        return GoldFigure(start, end, "*", "*", optional=True)
    kind, written, *others = rest.split()
    units = [word for word in others if word not in _BOUNDS]
    bounds = [word for word in others if word in _BOUNDS]
    if len(units) > 1 or len(bounds) > 1:
        raise ValueError(f"{where}: at most one unit and one bound, not {' '.join(others)!r}")
    low, dots, high = written.partition("..")
    return GoldFigure(
        start,
        end,
        kind,
        None if dots or written == "-" else written,
        low if dots else None,
        high if dots else None,
        units[0] if units else None,
        bounds[0] if bounds else "range" if dots else "exact",
    )


def _words(gold: GoldSentence, figure: GoldFigure | Figure) -> str:
    value = figure.value if figure.value is not None else f"{figure.low}..{figure.high}"
    return f"{gold.text[figure.start : figure.end]!r}: {figure.kind} {value} {figure.unit or ''}"
