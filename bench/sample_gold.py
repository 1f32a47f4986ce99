"""Sample pairs with their hand-made gold: texts, and quotes resolved to spans.

The gold refers to the text by quotes that occur exactly once, so it outlives any change of the
sentence splitter. samples/README.md describes the format.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from comparer import Article
from comparer.records import ASPECTS, ArticleKey, Document, Relation, Span

SIDES: dict[str, ArticleKey] = {"ar": "a", "en": "b"}
"""The languages of a sample's two texts, and the article that each is compared as."""

_TABLES = {
    "match": {"id", "ar", "en", "relation"},
    "allowed": {"ar", "en"},
    "difference": {"kind", "aspect", "match", "ar", "en", "optional", "note"},
    "omission": {"side", "quote", "clause", "note"},
}


class GoldError(ValueError):
    """The gold cannot be used: a quote is missing or ambiguous, or an entry is malformed."""


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GoldMatch:
    """One claim in both texts: a span inside each of its sentences."""

    id: str
    a: Spans
    b: Spans
    relation: Relation


@dataclass(frozen=True, slots=True)
class Allowed:
    """Sentences about the same thing, such as a headline and a lead: links are not judged."""

    a: Spans
    b: Spans


@dataclass(frozen=True, slots=True)
class GoldDifference:
    """A difference that a careful editor lists; `optional` ones need not be found."""

    kind: str
    aspect: str
    match: str | None
    a: Spans
    b: Spans
    optional: bool
    note: str


@dataclass(frozen=True, slots=True)
class GoldOmission:
    """What one text alone says: a sentence, or with `clause` just the quoted part of one."""

    side: ArticleKey
    span: Span
    clause: bool


@dataclass(frozen=True, slots=True)
class Sample:
    """A pair of texts and what is true of them."""

    name: str
    a: Article
    b: Article
    faithful: bool
    matches_only: bool
    """Only the matches are gold; differences and omissions are not listed."""
    matches: tuple[GoldMatch, ...]
    allowed: tuple[Allowed, ...]
    differences: tuple[GoldDifference, ...]
    omissions: tuple[GoldOmission, ...]


def read_samples(folder: Path) -> tuple[Sample, ...]:
    """The samples in a folder of folders, by name; `GoldError` if there is none."""
    found = sorted(path.parent for path in folder.glob("*/gold.toml"))
    if not found:
        raise GoldError(f"{folder} has no NAME/gold.toml.")
    return tuple(read_sample(path) for path in found)


def read_sample(folder: Path) -> Sample:
    """The sample in one folder; `GoldError` names the entry that cannot be used."""
    meta = tomllib.loads((folder / "meta.toml").read_text(encoding="utf-8"))
    gold = tomllib.loads((folder / "gold.toml").read_text(encoding="utf-8"))
    texts = {code: (folder / f"{code}.txt").read_text(encoding="utf-8") for code in SIDES}
    where = str(folder / "gold.toml")
    _check_keys(gold, where)

    def spans(entry: dict[str, Any], code: str) -> Spans:
        try:
            return tuple(
                span for quote in entry.get(code, ()) for span in resolve(texts[code], quote)
            )
        except GoldError as error:
            raise GoldError(f"{where}: {error}") from None

    matches = tuple(
        GoldMatch(entry["id"], spans(entry, "ar"), spans(entry, "en"), entry["relation"])
        for entry in gold.get("match", ())
    )
    known = {match.id for match in matches}
    if len(known) < len(matches):
        raise GoldError(f"{where}: two matches share an id.")
    for match in matches:
        if match.relation not in get_args(Relation):
            raise GoldError(f"{where}: match {match.id!r} has relation {match.relation!r}.")
    differences = []
    for entry in gold.get("difference", ()):
        if entry["aspect"] not in ASPECTS.get(entry["kind"], ()):
            raise GoldError(f"{where}: no difference is {entry['kind']}/{entry['aspect']}.")
        if entry.get("match") not in {None, *known}:
            raise GoldError(f"{where}: a difference names the match {entry['match']!r}.")
        a, b = spans(entry, "ar"), spans(entry, "en")
        if not a and not b:
            raise GoldError(f"{where}: a {entry['aspect']} difference has no evidence.")
        differences.append(
            GoldDifference(
                entry["kind"],
                entry["aspect"],
                entry.get("match"),
                a,
                b,
                entry.get("optional", False),
                entry.get("note", ""),
            )
        )
    return Sample(
        name=folder.name,
        a=Article(texts["ar"], lang="ar", published=meta.get("published")),
        b=Article(texts["en"], lang="en", published=meta.get("published")),
        faithful=meta.get("faithful", False),
        matches_only=gold.get("scope") == "matches",
        matches=matches,
        allowed=tuple(
            Allowed(spans(entry, "ar"), spans(entry, "en")) for entry in gold.get("allowed", ())
        ),
        differences=tuple(differences),
        omissions=tuple(
            GoldOmission(SIDES[entry["side"]], span, entry.get("clause", False))
            for entry in gold.get("omission", ())
            for span in spans({entry["side"]: [entry["quote"]]}, entry["side"])
        ),
    )


def resolve(text: str, quote: str) -> Spans:
    """The spans of `quote`: its parts in {braces}, or all of it if there are none.

    `GoldError` unless the quote, without braces, occurs exactly once in `text`.
    """
    plain = quote.replace("{", "").replace("}", "")
    start = text.find(plain)
    if not plain or start < 0:
        raise GoldError(f"the quote {quote!r} is not in the text.")
    if text.find(plain, start + 1) >= 0:
        raise GoldError(f"the quote {quote!r} occurs more than once; give more context.")
    if "{" not in quote:
        return (Span(start, start + len(plain)),)
    marked = []
    for braces, part in enumerate(re.finditer(r"\{([^{}]+)\}", quote)):
        begin = start + part.start() - 2 * braces
        marked.append(Span(begin, begin + len(part.group(1))))
    return tuple(marked)


def _check_keys(gold: dict[str, Any], where: str) -> None:
    for table, entries in gold.items():
        if table == "scope":
            continue
        if table not in _TABLES:
            raise GoldError(f"{where}: [[{table}]] is not known; use {', '.join(_TABLES)}.")
        for entry in entries:
            if unknown := set(entry) - _TABLES[table]:
                raise GoldError(f"{where}: [[{table}]] has no {', '.join(sorted(unknown))}.")


def overlaps(some: Iterable[Span], others: Iterable[Span]) -> bool:
    """Whether any two spans share a character."""
    others = tuple(others)
    return any(s.start < o.end and o.start < s.end for s in some for o in others)


def sentences_of(document: Document, spans: Iterable[Span]) -> frozenset[int]:
    """The indexes of the sentences that any of the spans touches."""
    spans = tuple(spans)
    return frozenset(s.index for s in document.sentences if overlaps((s.span,), spans))


def links(
    a: Document, b: Document, groups: Sequence[GoldMatch | Allowed]
) -> frozenset[tuple[int, int]]:
    """Every pair of sentences that stand in one group."""
    return frozenset(
        (i, j)
        for group in groups
        for i in sentences_of(a, group.a)
        for j in sentences_of(b, group.b)
    )


def uncovered(sample: Sample, document: Document, side: ArticleKey) -> Iterator[str]:
    """The claims of one side that no match, allowed group or omission accounts for.

    Subheadings may be left out: they announce claims and make none.
    """
    groups: tuple[GoldMatch | Allowed, ...] = (*sample.matches, *sample.allowed)
    spans = [span for group in groups for span in (group.a if side == "a" else group.b)]
    spans += [omission.span for omission in sample.omissions if omission.side == side]
    covered = sentences_of(document, spans)
    for claim in document.claims():
        if claim.index not in covered and claim.role != "subheading":
            yield document.slice(claim)
