"""The result of a comparison, and its JSON form `comparer.report/1` (schema/report-1.json)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from comparer.decisions import Review
from comparer.errors import InputError, problem
from comparer.records import (
    ArticleKey,
    Caveat,
    Difference,
    Document,
    Figure,
    Match,
    Severity,
)
from comparer.report_json import (
    caveat_from_dict,
    caveat_to_dict,
    difference_from_dict,
    difference_to_dict,
    document_from_dict,
    document_to_dict,
    match_from_dict,
    match_to_dict,
    number_to_text,
)

if TYPE_CHECKING:
    import pandas as pd

    from comparer.framing import FramingProfile

SCHEMA = "comparer.report/1"

_SEVERITY_ORDER: dict[Severity, int] = {"high": 0, "medium": 1, "low": 2}
_CONFLICTS = ("value", "date", "unit")


@dataclass(frozen=True, slots=True)
class Report:
    """Two documents, the matches between them and every difference found, each with evidence."""

    a: Document
    b: Document
    matches: tuple[Match, ...]
    differences: tuple[Difference, ...]
    caveats: tuple[Caveat, ...] = ()
    signature: dict[str, Any] = field(default_factory=dict)
    version: str = ""
    profile: FramingProfile | None = field(default=None, compare=False, repr=False)
    """Both reports as wholes, read with the lexicons of the comparison. It is drawn from the texts,
    and in the JSON form only where the reader's own lexicons took part: any other report that was
    read back has None, and is profiled anew when shown."""
    review: Review | None = None
    """What a reader decided; matches and differences are those that stand after it."""

    def __post_init__(self) -> None:
        # What the JSON form says, and no more: a report reads back as itself.
        for key, document in (("a", self.a), ("b", self.b)):
            article = replace(document.article, lang=document.lang)
            object.__setattr__(self, key, replace(document, article=article))
        matches = (replace(m, score=round(m.score, 4)) for m in self.matches)
        object.__setattr__(self, "matches", tuple(matches))
        differences = (replace(d, confidence=round(d.confidence, 4)) for d in self.differences)
        object.__setattr__(self, "differences", tuple(differences))

    def document(self, key: ArticleKey) -> Document:
        """The document of article "a" or "b"."""
        return self.a if key == "a" else self.b

    def match(self, match_id: str) -> Match:
        """The match with this id; `InputError` if there is none."""
        for match in self.matches:
            if match.id == match_id:
                return match
        raise InputError(
            f"The report has no match {match_id!r}; its ids are m1 to m{len(self.matches)}."
        )

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON values, by the contract."""
        data: dict[str, Any] = {
            "schema": SCHEMA,
            "comparer": self.version,
            "signature": self.signature,
            "articles": {"a": document_to_dict(self.a), "b": document_to_dict(self.b)},
            "matches": [match_to_dict(match) for match in self.matches],
            "differences": [
                difference_to_dict(difference, self.a, self.b) for difference in self.differences
            ],
            "warnings": [caveat_to_dict(caveat) for caveat in self.caveats],
        }
        if self.profile is not None and self.signature.get("options", {}).get("lexicons"):
            from comparer.framing.profile_json import profile_to_dict

            data["profile"] = profile_to_dict(self.profile)
        if self.review is not None:
            from comparer.review_json import add_review  # it needs this module

            add_review(data, self)
        return data

    def to_json(self, *, indent: int | None = 2) -> str:
        """The report as JSON text; Arabic stays readable."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Report:
        """The report that `to_dict` wrote; `InputError` on another schema or a broken record."""
        if not isinstance(data, dict) or data.get("schema") != SCHEMA:
            given = data.get("schema") if isinstance(data, dict) else type(data).__name__
            raise problem("report_schema", schema=SCHEMA, given=str(given))
        try:
            # Of a reviewed report, what was found is read, and the decisions are applied to it.
            found = data.get("review", {}).get("machine", data)
            report = cls(
                a=document_from_dict(data["articles"]["a"]),
                b=document_from_dict(data["articles"]["b"]),
                matches=tuple(match_from_dict(match) for match in found["matches"]),
                differences=tuple(difference_from_dict(d) for d in found["differences"]),
                caveats=tuple(caveat_from_dict(caveat) for caveat in data["warnings"]),
                signature=dict(data["signature"]),
                version=data["comparer"],
                profile=_profile(data),
            )
            if "review" not in data:
                return report
            from comparer.review_json import reviewed  # it needs this module

            return reviewed(report, data["review"])
        except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as error:
            raise problem("report_damaged", reason=f"{type(error).__name__}: {error}") from error

    @classmethod
    def from_json(cls, text: str) -> Report:
        """The report in JSON text; `InputError` if it is not JSON or not a report."""
        try:
            data = json.loads(text, parse_constant=_refuse_constant)
        except (ValueError, RecursionError) as error:
            raise problem("report_not_json", reason=str(error)) from error
        if isinstance(data, dict) and data.get("schema") == SCHEMA:
            from comparer.report_check import check  # jsonschema takes a while to import

            check(data)
        return cls.from_dict(data)

    def differences_frame(self) -> pd.DataFrame:
        """One row a difference: its fields, the evidence as text, the reason, the review."""
        import pandas as pd

        columns = [
            "id", "kind", "aspect", "match", "match_score", "severity", "confidence",
            "a_text", "b_text", "a_value", "b_value", "a_unit", "b_unit", "a_bound", "b_bound",
            "a_category", "b_category", "a_sentences", "b_sentences",
            "explanation_en", "explanation_ar", "verdict", "by_hand", "note",
        ]  # fmt: skip
        scores = {match.id: match.score for match in self.matches}
        rows = []
        for difference in self.differences:
            row: dict[str, Any] = {
                "id": difference.id,
                "kind": difference.kind,
                "aspect": difference.aspect,
                "match": difference.match,
                "match_score": scores.get(difference.match or ""),
                "severity": difference.severity,
                "confidence": difference.confidence,
                "explanation_en": difference.explanation.en,
                "explanation_ar": difference.explanation.ar,
            }
            if self.review is not None:
                mark = self.review.mark(difference.id)
                row |= {"verdict": mark.verdict, "by_hand": mark.by_hand, "note": mark.note}
            for key, document, side in (
                ("a", self.a, difference.a),
                ("b", self.b, difference.b),
            ):
                if side is None:
                    continue
                row[f"{key}_text"] = " … ".join(document.slice(span) for span in side.spans)
                row[f"{key}_value"] = side.value
                row[f"{key}_unit"] = side.unit
                row[f"{key}_bound"] = side.bound
                row[f"{key}_category"] = side.category
                row[f"{key}_sentences"] = " ".join(
                    str(s.index)
                    for s in document.sentences
                    if any(span.start < s.end and s.start < span.end for span in side.spans)
                )
            rows.append(row)
        return pd.DataFrame(rows, columns=columns)

    def figures_frame(self) -> pd.DataFrame:
        """One row a figure of the pair: what agrees, what differs, what one report alone has.

        `difference` and `ratio` compare b with a where both are numbers of one unit. A quantity
        without a number ("dozens") has its words alone.
        """
        import pandas as pd

        from comparer.figures.indefinite import ends
        from comparer.figures.table import figure_table  # it loads scipy

        columns = [
            "outcome", "kind", *(
                f"{key}_{name}"
                for key in ("a", "b")
                for name in ("text", "value", "low", "high", "unit", "bound", "counted", "sentence")
            ),
            "difference", "ratio", "match", "reported_as",
        ]  # fmt: skip
        rows = []
        for line in figure_table(self.a, self.b, self.matches, self.differences):
            given = [figure for figure in (line.a, line.b) if figure is not None]
            row: dict[str, Any] = {
                "outcome": line.outcome,
                "kind": given[0].kind,
                "match": line.match,
                "reported_as": None
                if line.difference is None
                else self.differences[line.difference].id,
            }
            for key, document, figure in (("a", self.a, line.a), ("b", self.b, line.b)):
                if figure is not None:
                    low, high = ends(figure, document)
                    row |= {
                        f"{key}_text": document.slice(figure),
                        f"{key}_value": number_to_text(figure.value),
                        f"{key}_low": number_to_text(low),
                        f"{key}_high": number_to_text(high),
                        f"{key}_unit": figure.unit,
                        f"{key}_bound": figure.bound,
                        f"{key}_counted": figure.counted,
                        f"{key}_sentence": str(figure.sentence),
                    }
            row |= _compared(line.a, line.b)
            rows.append(row)
        return pd.DataFrame(rows, columns=columns)


def _compared(a: Figure | None, b: Figure | None) -> dict[str, float]:
    """How far b lies from a, and how many times a it is; nothing where that cannot be said."""
    if a is None or b is None or a.unit != b.unit:
        return {}
    if not isinstance(a.value, Decimal) or not isinstance(b.value, Decimal):
        return {}
    ratio = {"ratio": float(b.value / a.value)} if a.value else {}
    return {"difference": float(b.value - a.value), **ratio}


def _profile(data: dict[str, Any]) -> FramingProfile | None:
    if "profile" not in data:
        return None
    from comparer.framing.profile_json import profile_from_dict

    return profile_from_dict(data["profile"])


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


def with_ids(differences: tuple[Difference, ...]) -> tuple[Difference, ...]:
    """The differences, numbered d1, d2, … in the order given."""
    return tuple(replace(d, id=f"d{n}") for n, d in enumerate(differences, 1))


def in_reading_order(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """The differences by severity, then by where they stand in the text."""

    def place(difference: Difference) -> tuple[int, int, int]:
        sides = [side for side in (difference.a, difference.b) if side and side.spans]
        first = min((side.spans[0].start for side in sides), default=0)
        return _SEVERITY_ORDER[difference.severity], difference.a is None, first

    return tuple(sorted(differences, key=place))


def conflicting(differences: Iterable[Difference]) -> set[str]:
    """The ids of matches in which a difference says that both claims cannot be true."""
    return {
        d.match
        for d in differences
        if d.match is not None
        and (d.aspect == "contradiction" or (d.kind == "figure" and d.aspect in _CONFLICTS))
    }
