"""Articles → vectors: of each leading claim, and of the article as a whole."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from comparer.archive.articles import Entry, Problem
from comparer.article import Article
from comparer.encode import Encoder
from comparer.errors import InputError, problem
from comparer.ingest import detect_language
from comparer.records import Document
from comparer.segment import segment

LEAD = 12
"""Leading claims that are embedded: news says what happened at once, and these are enough to find
every pair of bench/pair.py; time and memory grow with their number."""

BATCH = 128
"""Articles whose claims are embedded together."""


@dataclass
class Collection:
    """One side of the search."""

    entries: list[Entry] = field(default_factory=list)
    langs: list[str] = field(default_factory=list)
    days: list[int | None] = field(default_factory=list)
    """Publication dates as proleptic ordinals; None where it is not known."""
    problems: list[Problem] = field(default_factory=list)
    claims: list[NDArray[np.float16]] = field(default_factory=list)
    """Per article (n ≤ LEAD, d), unit length; half the memory of float32, the same pairs."""
    whole: NDArray[np.float32] = field(default_factory=lambda: np.empty((0, 0), np.float32))
    """(n_articles, d), unit length: the mean of the article's claims."""

    def document(self, i: int) -> Document:
        """Article i, divided into sentences anew: keeping them all would take gigabytes."""
        article, lang = self.entries[i].article, self.langs[i]
        return Document(article, lang, segment(article.text, lang))


def embed(
    items: Iterable[Entry | Problem], encoder: Encoder, tell: Callable[[int], None]
) -> Collection:
    """The collection of all articles that can be read; `tell` hears how many there are so far."""
    found = Collection()
    whole: list[NDArray[np.float32]] = []
    waiting: list[list[str]] = []

    def flush() -> None:
        if not waiting:
            return
        vectors = encoder.encode([text for texts in waiting for text in texts])
        start = 0
        for texts in waiting:
            rows = vectors[start : start + len(texts)]
            start += len(texts)
            found.claims.append(rows.astype(np.float16))
            mean = rows.mean(axis=0)
            whole.append(mean / max(float(np.linalg.norm(mean)), 1e-9))
        waiting.clear()
        tell(len(whole))

    for item in items:
        if isinstance(item, Problem):
            found.problems.append(item)
            continue
        article = item.article
        try:
            lang = article.lang or detect_language(article.text)
        except InputError as error:
            found.problems.append(Problem(item.reference, error))
            continue
        texts = lead(article, lang)
        if not texts:
            found.problems.append(Problem(item.reference, problem("pair_no_claim")))
            continue
        found.entries.append(item)
        found.langs.append(lang)
        found.days.append(_day(article))
        waiting.append(texts)
        if len(waiting) == BATCH:
            flush()
    flush()
    if whole:
        found.whole = np.stack(whole)
    return found


def lead(article: Article, lang: str) -> list[str]:
    """The text of the article's first claims."""
    # Far more text than any LEAD claims have; the rest need not be divided.
    text = article.text[:20_000]
    document = Document(article, lang, segment(text, lang))
    return [document.slice(sentence) for sentence in document.claims()][:LEAD]


def _day(article: Article) -> int | None:
    if article.published is None:
        return None
    return datetime.date.fromisoformat(article.published).toordinal()
