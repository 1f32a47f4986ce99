"""The one place where the stages meet: ingest → sentences → embed → align → findings → report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal, get_args

import comparer
from comparer.align import align
from comparer.article import Article
from comparer.encode import load_encoder
from comparer.figures import extract_figures, figure_differences
from comparer.framing import framing_differences, framing_profile, load_lexicons
from comparer.ingest import check_pair
from comparer.omissions import omission_differences, relatedness_caveats
from comparer.options import Options
from comparer.records import Difference, Document, Match, Severity
from comparer.report import Report, with_ids
from comparer.segment import SPLITTER, segment
from comparer.translate import load_translator, translate

Stage = Literal["sentences", "figures", "matching", "comparing", "translation"]
STAGES: tuple[Stage, ...] = get_args(Stage)

Progress = Callable[[Stage, float], None]
"""Called with the stage at hand and the share of the whole done, 0–1; may raise `Cancelled`."""

_SEVERITY_ORDER: dict[Severity, int] = {"high": 0, "medium": 1, "low": 2}


class Comparer:
    """Compares pairs of articles; loads its models once, so keep it for the next pair."""

    def __init__(self, options: Options | None = None) -> None:
        self.options = options or Options()
        self.encoder = load_encoder(self.options)
        self._translator = load_translator(self.options, self.encoder)
        self._lexicons = load_lexicons(self.options.lexicons)

    def compare(self, a: Article, b: Article, *, progress: Progress | None = None) -> Report:
        """The report on two articles; `InputError` if one of them cannot be compared."""
        tell = progress or _silent

        tell("sentences", 0.0)
        lang_a, lang_b, caveats = check_pair(a, b)
        doc_a = Document(a, lang_a, segment(a.text, lang_a))
        doc_b = Document(b, lang_b, segment(b.text, lang_b))

        tell("figures", 0.1)
        doc_a = replace(doc_a, figures=extract_figures(doc_a))
        doc_b = replace(doc_b, figures=extract_figures(doc_b))

        tell("matching", 0.2)
        alignment = align(doc_a, doc_b, self.encoder)

        tell("comparing", 0.5)
        found = [
            *figure_differences(doc_a, doc_b, alignment.matches, self.encoder),
            *framing_differences(doc_a, doc_b, alignment.matches, self._lexicons),
            *omission_differences(doc_a, doc_b, alignment),
        ]

        profile = framing_profile(doc_a, doc_b, self._lexicons)

        tell("translation", 0.6)
        doc_a, caveats_a = translate(doc_a, "a", self._translator, self.options)
        doc_b, caveats_b = translate(doc_b, "b", self._translator, self.options)

        tell("translation", 1.0)
        return Report(
            a=doc_a,
            b=doc_b,
            matches=_with_conflicts(alignment.matches, found),
            differences=with_ids(_in_reading_order(found)),
            caveats=(
                *caveats,
                *relatedness_caveats(alignment),
                *self.encoder.caveats,
                *caveats_a,
                *caveats_b,
            ),
            signature=self.signature(),
            version=comparer.__version__,
            profile=profile,
        )

    def signature(self) -> dict[str, Any]:
        """What produces this comparer's results, so that a report can be reproduced."""
        return {
            "encoder": self.encoder.name,
            "translator": self._translator.name,
            "splitter": SPLITTER,
            "lexicons": self._lexicons.hashes,
            "options": self.options.to_dict(),
        }


def compare(a: Article | str, b: Article | str, options: Options | None = None) -> Report:
    """The report on two articles or texts; for more than one pair keep a `Comparer`."""
    return Comparer(options).compare(_as_article(a), _as_article(b))


def _silent(_stage: Stage, _share: float) -> None:
    """Progress that nobody watches."""


def _as_article(given: Article | str) -> Article:
    return given if isinstance(given, Article) else Article(given)


def _with_conflicts(matches: tuple[Match, ...], differences: list[Difference]) -> tuple[Match, ...]:
    """The matches, with relation "conflict" where a finding says that both cannot be true."""
    conflicting = {
        d.match
        for d in differences
        if d.aspect == "contradiction"
        or (d.kind == "figure" and d.aspect in ("value", "date", "unit"))
    }
    return tuple(
        replace(match, relation="conflict") if match.id in conflicting else match
        for match in matches
    )


def _in_reading_order(differences: list[Difference]) -> tuple[Difference, ...]:
    """The differences by severity, then by where they stand in the text."""

    def place(difference: Difference) -> tuple[int, int, int]:
        sides = [side for side in (difference.a, difference.b) if side and side.spans]
        first = min((side.spans[0].start for side in sides), default=0)
        return _SEVERITY_ORDER[difference.severity], difference.a is None, first

    return tuple(sorted(differences, key=place))
