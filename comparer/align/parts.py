"""Which clauses of a match correspond, and whether one side holds a claim that the other lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from comparer.align.candidates import Group
from comparer.align.clauses import clauses
from comparer.align.lexical import Lexical
from comparer.align.words import content_words, masked, plain
from comparer.encode import Encoder
from comparer.records import Document, Relation, Sentence, Span

Floats = NDArray[np.float32]
Vectors = Mapping[str, Floats]
"""Of the clauses' texts, of unit length."""

CLAUSE_FEATURES = (
    "words",   # share of the clause's rare words that the other side has
    "cosine",  # to all of the other side, figures masked
    "best",    # to the other side's nearest clause
    "behind",  # how far `words` falls behind that of the match's best clause
)  # fmt: skip

CLAUSE_WEIGHTS = np.array([9.63, -4.26, 10.31, 2.57])
CLAUSE_BIAS = -3.53
"""Of the log odds that a clause has a counterpart, fitted by bench/fit_clauses.py to clauses of
parallel news against clauses of the line before or after."""

MISSING = 0.2
"""The probability of a counterpart below which a clause has none. On documents that the weights
were not fitted to, 5 in 100 clauses that have one fall below, and 80 in 100 that have none; a
higher one takes the freer wording of independent reports for something missing."""

_LOPSIDED = 1.8
"""Length of one side over the other, in characters, from which a single clause may say more."""
_LOPSIDED_WORDS = 0.4


class Clause(NamedTuple):
    """A clause of one side of a match."""

    span: Span
    """In the article's text."""
    text: str
    """Plain, with figures masked."""
    words: tuple[str, ...]
    """Content words as Lexical knows them."""
    claim: int
    """Position among the claims of its article."""


class Parts(NamedTuple):
    """What corresponds in a match; empty spans mean all of that side."""

    relation: Relation
    spans_a: tuple[Span, ...]
    spans_b: tuple[Span, ...]


def divide(document: Document, claims: Sequence[Sentence], members: Sequence[int]) -> list[Clause]:
    """The clauses of the claims at these positions, in text order."""
    found = []
    for member in members:
        sentence = claims[member]
        for start, end in clauses(document.slice(sentence), document.lang):
            span = Span(sentence.start + start, sentence.start + end)
            text = plain(document.slice(span))
            words = content_words(text, document.lang)
            found.append(Clause(span, masked(text), words, member))
    return found


def parts(
    groups: Sequence[Group],
    sides: tuple[tuple[Document, Sequence[Sentence]], tuple[Document, Sequence[Sentence]]],
    lexical: Lexical,
    encoder: Encoder,
) -> list[Parts]:
    """The parts of each matched group; `sides` are the documents with their claims."""
    (a, claims_a), (b, claims_b) = sides
    divided = [(divide(a, claims_a, group.a), divide(b, claims_b, group.b)) for group in groups]
    texts = [c.text for pair in divided for c in (*pair[0], *pair[1]) if _several(pair)]
    # All at once: a call for each match costs as much as the rest of matching.
    vectors = dict(zip(texts, encoder.encode(texts), strict=True))
    return [
        _parts(of_a, of_b, group, lexical, vectors)
        for group, (of_a, of_b) in zip(groups, divided, strict=True)
    ]


def _several(pair: tuple[list[Clause], list[Clause]]) -> bool:
    return len(pair[0]) + len(pair[1]) > 2


def _parts(
    of_a: list[Clause], of_b: list[Clause], group: Group, lexical: Lexical, vectors: Vectors
) -> Parts:
    if not _several((of_a, of_b)):
        return Parts(_single(of_a[0], of_b[0], group, lexical), (), ())
    missing_a = _missing(of_a, of_b, 0, group.b, lexical, vectors)
    missing_b = _missing(of_b, of_a, 1, group.a, lexical, vectors)
    relation: Relation = "partial" if any(missing_a) or any(missing_b) else "same"
    return Parts(relation, _kept(of_a, missing_a), _kept(of_b, missing_b))


def _single(one: Clause, other: Clause, group: Group, lexical: Lexical) -> Relation:
    """Of two clauses, partial where one is much longer and most of its words are its own."""
    if len(one.text) > len(other.text):
        ratio, words = len(one.text) / len(other.text), lexical.coverage([group])[0, 0]
    else:
        ratio, words = len(other.text) / len(one.text), lexical.coverage([group])[0, 1]
    return "partial" if ratio > _LOPSIDED and words < _LOPSIDED_WORDS else "same"


def _missing(
    these: list[Clause],
    those: list[Clause],
    side: int,
    others: Sequence[int],
    lexical: Lexical,
    vectors: Vectors,
) -> list[bool]:
    """Which clauses of one side have no counterpart; none of them if that leaves nothing."""
    if len(these) < 2:
        return [False]
    found = clause_evidence(these, those, side, others, lexical, vectors)
    log_odds = found @ CLAUSE_WEIGHTS + CLAUSE_BIAS
    missing = 1 / (1 + np.exp(-log_odds)) < MISSING
    return [False] * len(these) if missing.all() else [bool(m) for m in missing]


def clause_evidence(
    these: Sequence[Clause],
    those: Sequence[Clause],
    side: int,
    others: Sequence[int],
    lexical: Lexical,
    vectors: Vectors,
) -> Floats:
    """(len(these), len(CLAUSE_FEATURES)) of clauses of side 0 or 1 against the other's claims."""
    own = np.array([vectors[clause.text] for clause in these])
    other = np.array([vectors[clause.text] for clause in those])
    whole = other.sum(axis=0)
    whole /= max(float(np.linalg.norm(whole)), 1e-6)
    share = np.array([lexical.share(c.words, side, c.claim, others) for c in these])
    return np.stack(
        [share, own @ whole, (own @ other.T).max(axis=1), share - share.max()], axis=1
    ).astype(np.float32)


def _kept(clauses: Sequence[Clause], missing: Sequence[bool]) -> tuple[Span, ...]:
    """The spans of the clauses that have a counterpart, adjoining ones as one; empty for all."""
    if not any(missing):
        return ()
    kept: list[Span] = []
    adjoins = False
    for number, (clause, gone) in enumerate(zip(clauses, missing, strict=True)):
        same_claim = number > 0 and clauses[number - 1].claim == clause.claim
        if gone:
            adjoins = False
            continue
        if adjoins and same_claim:
            kept[-1] = Span(kept[-1].start, clause.span.end)
        else:
            kept.append(clause.span)
        adjoins = True
    return tuple(kept)
