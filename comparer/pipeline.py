"""The one place where the stages meet: ingest → sentences → embed → align → findings → report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Literal, NamedTuple, get_args

import comparer
from comparer.align import align, claim_texts
from comparer.article import Article
from comparer.decisions import Link
from comparer.encode import load_encoder
from comparer.figures import extract_figures, figure_differences
from comparer.framing import (
    Annotators,
    annotators,
    framing_differences,
    framing_profile,
    load_lexicons,
)
from comparer.ingest import check_pair, sentence_caveats
from comparer.omissions import omission_differences, relatedness_caveats
from comparer.options import Options
from comparer.records import Caveat, Difference, Document, Match
from comparer.report import Report, conflicting, in_reading_order, with_ids
from comparer.review import review
from comparer.segment import SPLITTER, segment
from comparer.translate import load_translator, translate

Stage = Literal["sentences", "figures", "matching", "comparing", "translation"]
STAGES: tuple[Stage, ...] = get_args(Stage)

Progress = Callable[[Stage, float], None]
"""Called with the stage at hand and the share of the whole done, 0–1; may raise `Cancelled`."""


EMBEDDED_AT_ONCE = 256
"""Texts embedded between two words on progress: about half a second's work."""


class ReadPair(NamedTuple):
    """Two articles with their sentences and figures, not compared yet."""

    a: Document
    b: Document
    caveats: tuple[Caveat, ...]


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
        return self.judge(self.read(a, b, tell), tell)

    def read(self, a: Article, b: Article, progress: Progress | None = None) -> ReadPair:
        """Both articles with sentences and figures; `InputError` if one cannot be compared."""
        tell = progress or _silent
        tell("sentences", 0.0)
        lang_a, lang_b, caveats = check_pair(a, b)
        doc_a = Document(a, lang_a, segment(a.text, lang_a))
        doc_b = Document(b, lang_b, segment(b.text, lang_b))

        tell("figures", 0.1)
        doc_a = replace(doc_a, figures=extract_figures(doc_a))
        doc_b = replace(doc_b, figures=extract_figures(doc_b))
        long = (*sentence_caveats(doc_a, "a"), *sentence_caveats(doc_b, "b"))
        return ReadPair(doc_a, doc_b, (*caveats, *long))

    def embed(self, pairs: Iterable[ReadPair]) -> None:
        """Embed what `judge` will ask for, of all pairs together: one call, larger batches.

        Last digits of a vector depend on what else is in its batch, so the encoder first forgets
        what it has met: the same pairs together always give the same reports.
        """
        self.encoder.forget()
        texts = [text for pair in pairs for doc in (pair.a, pair.b) for text in claim_texts(doc)]
        if texts:
            self.encoder.encode(texts)

    def _embed_watched(self, pair: ReadPair, tell: Progress) -> None:
        """Embed what `align` will ask for in parts, between which a reader sees how far it is."""
        texts = [text for doc in (pair.a, pair.b) for text in claim_texts(doc)]
        for start in range(0, len(texts), EMBEDDED_AT_ONCE):
            tell("matching", 0.2 + 0.2 * start / len(texts))
            self.encoder.encode(texts[start : start + EMBEDDED_AT_ONCE])
        tell("matching", 0.4)

    def judge(self, pair: ReadPair, progress: Progress | None = None) -> Report:
        """The report on two articles that have been read."""
        tell = progress or _silent
        doc_a, doc_b, caveats = pair

        self._embed_watched(pair, tell)
        alignment = align(doc_a, doc_b, self.encoder)

        tell("comparing", 0.5)
        marked = annotators(doc_a, doc_b, self._lexicons)
        found = [
            *self._between(doc_a, doc_b, alignment.matches, marked),
            *omission_differences(doc_a, doc_b, alignment, self.encoder),
        ]

        profile = framing_profile(doc_a, doc_b, self._lexicons, marked, alignment.matches)

        tell("translation", 0.6)
        doc_a, caveats_a = translate(doc_a, "a", self._translator, self.options)
        doc_b, caveats_b = translate(doc_b, "b", self._translator, self.options)

        tell("translation", 1.0)
        return Report(
            a=doc_a,
            b=doc_b,
            matches=_with_conflicts(alignment.matches, found),
            differences=with_ids(in_reading_order(found)),
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

    def link(self, report: Report, a: Sequence[int], b: Sequence[int]) -> Link:
        """The decision that these sentences make the same claim, with what differs between them.

        `comparer.review.review` applies it. `InputError` for a sentence that is not there.
        """
        link = Link(tuple(a), tuple(b))
        review(report, link)  # refuses what cannot be linked
        match = Match("m0", link.a, link.b, 1.0)
        found = self._between(report.a, report.b, (match,))
        # How much weight a claim has cannot be told from one match alone.
        return replace(link, differences=tuple(d for d in found if d.aspect != "emphasis"))

    def _between(
        self, a: Document, b: Document, matches: tuple[Match, ...], marked: Annotators | None = None
    ) -> list[Difference]:
        """What differs in matched claims."""
        return [
            *figure_differences(a, b, matches, self.encoder),
            *framing_differences(a, b, matches, self._lexicons, marked),
        ]

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
    conflicts = conflicting(differences)
    return tuple(
        replace(match, relation="conflict") if match.id in conflicts else match for match in matches
    )
