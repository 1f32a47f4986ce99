"""The claim-by-claim table: every match, and every claim that has none, in reading order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from comparer.records import ArticleKey, Match, Sentence
from comparer.render.evidence import KEYS, overlapping, side_of
from comparer.report import Report


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the claim-by-claim table: a match, or a sentence without counterpart."""

    match: Match | None
    a: tuple[Sentence, ...]
    b: tuple[Sentence, ...]
    findings: tuple[str, ...]
    """The ids of the differences found in it."""

    def side(self, key: ArticleKey) -> tuple[Sentence, ...]:
        """The sentences of article "a" or "b"."""
        return self.a if key == "a" else self.b


def claim_rows(report: Report) -> tuple[Row, ...]:
    """The matches in a's order; a claim of b alone follows the claim that precedes it in b."""
    found = _findings_by_place(report)
    matched: dict[ArticleKey, set[int]] = {
        "a": {index for match in report.matches for index in match.a},
        "b": {index for match in report.matches for index in match.b},
    }
    sentences = {key: {s.index: s for s in report.document(key).sentences} for key in KEYS}
    rows: list[tuple[tuple[float, int], Row]] = []
    place_of_b: dict[int, float] = {}
    for match in report.matches:
        place = float(min(match.a, default=0))
        for index in match.b:
            place_of_b[index] = min(place, place_of_b.get(index, place))
        row = Row(
            match,
            tuple(sentences["a"][i] for i in match.a if i in sentences["a"]),
            tuple(sentences["b"][i] for i in match.b if i in sentences["b"]),
            found.get(match.id, ()),
        )
        rows.append(((place, 0), row))
    for sentence in report.a.claims():
        if sentence.index not in matched["a"]:
            row = Row(None, (sentence,), (), found.get(("a", sentence.index), ()))
            rows.append(((float(sentence.index), 0), row))
    for sentence in report.b.claims():
        if sentence.index not in matched["b"]:
            before = [index for index in place_of_b if index < sentence.index]
            place = place_of_b[max(before)] if before else -1.0
            row = Row(None, (), (sentence,), found.get(("b", sentence.index), ()))
            rows.append(((place, 1 + sentence.index), row))
    return tuple(row for _, row in sorted(rows, key=lambda item: item[0]))


def _findings_by_place(
    report: Report,
) -> Mapping[str | tuple[ArticleKey, int], tuple[str, ...]]:
    """The ids of differences by match id, or by article and sentence for those in no match."""
    found: dict[str | tuple[ArticleKey, int], tuple[str, ...]] = {}
    for difference in report.differences:
        places: list[str | tuple[ArticleKey, int]] = []
        if difference.match is not None:
            places.append(difference.match)
        else:
            for key in KEYS:
                side = side_of(difference, key)
                spans = side.spans if side else ()
                places += [(key, s.index) for s in overlapping(report.document(key), spans)]
        for place in places:
            found[place] = (*found.get(place, ()), difference.id)
    return found
