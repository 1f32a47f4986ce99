"""Which claims of two articles correspond, and which have no counterpart."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from comparer.align.candidates import Group, candidates
from comparer.align.clause_evidence import read
from comparer.align.evidence import HEADLINE, LEAD, OTHER, Side, evidence
from comparer.align.lexical import Lexical
from comparer.align.model import load_model
from comparer.align.packing import pack
from comparer.align.parts import Missing, Parts, parts
from comparer.align.words import contents, masked, plain
from comparer.encode import Encoder
from comparer.records import Alignment, ArticleKey, Document, Lacking, Match, Sentence, Unmatched
from comparer.segment.lines import is_ended

__all__ = ["Judged", "align", "claim_texts", "judge"]

THRESHOLD = 0.33
"""The probability that a link must exceed. For the best F1 it is half of the F1 that is reached
(Lipton, Elkan and Naryanaswamy 2014); reached is .93 on the hardest tasks, and where it is less a
false match costs the reader's trust. Lower means more recall on independent reports."""

_OPENING = 20.0
"""How many times likelier two openings are to correspond than two other claims that look alike."""


class Judged(NamedTuple):
    """The candidate groups of two articles, with what speaks for them."""

    claims_a: list[Sentence]
    claims_b: list[Sentence]
    groups: list[Group]
    evidence: NDArray[np.float32]
    """(n_groups, len(FEATURES))."""
    lexical: Lexical | None
    """None where an article makes no claims."""


def align(a: Document, b: Document, encoder: Encoder) -> Alignment:
    """The matches, in the order of `a`, and on both sides the claims that have none.

    Candidates (candidates.py) are judged by evidence that is relative to the two articles
    (evidence.py) and among each other (model.py); the best set of them in which no claim stands
    twice is taken (packing.py). Order is not assumed. Swapping the articles swaps the result. `a`
    and `b` may be in one language.
    """
    found = judge(a, b, encoder)
    groups = found.groups
    probability = (
        load_model().probability(groups, found.evidence, len(found.claims_a), len(found.claims_b))
        if groups
        else np.zeros(0)
    )
    probability = with_openings(probability, choose(groups, probability), found, a, b)
    best_a: dict[int, float] = {}
    best_b: dict[int, float] = {}
    for group, p in zip(groups, probability.tolist(), strict=True):
        for best, members in ((best_a, group.a), (best_b, group.b)):
            for member in members:
                best[member] = max(best.get(member, 0.0), p)
    taken = sorted((groups[row], float(probability[row])) for row in choose(groups, probability))
    matches: tuple[Match, ...] = ()
    lacking: tuple[Lacking, ...] = ()
    if taken and found.lexical is not None:
        sides = read(a, found.claims_a, encoder), read(b, found.claims_b, encoder)
        divided = parts([group for group, _ in taken], sides, found.lexical, encoder)
        joinable = _joinable(found.claims_a), _joinable(found.claims_b)
        if (wider := _widened([group for group, _ in taken], divided, joinable)) is not None:
            taken = [(group, p) for group, (_, p) in zip(wider, taken, strict=True)]
            divided = parts(wider, sides, found.lexical, encoder)
        matches = tuple(
            Match(
                id=f"m{number}",
                a=tuple(found.claims_a[i].index for i in group.a),
                b=tuple(found.claims_b[j].index for j in group.b),
                score=p,
                relation=part.relation,
                spans_a=part.spans_a,
                spans_b=part.spans_b,
            )
            for number, ((group, p), part) in enumerate(zip(taken, divided, strict=True), 1)
        )
        lacking = tuple(
            Lacking(key, gone.span, 1 - gone.probability)
            for part in divided
            for key, missing in _missing(part)
            for gone in missing
            if gone.told is None
        )
    return Alignment(
        matches,
        _unmatched(found.claims_a, best_a, {i for group, _ in taken for i in group.a}),
        _unmatched(found.claims_b, best_b, {j for group, _ in taken for j in group.b}),
        lacking,
    )


def _widened(
    groups: list[Group], divided: list[Parts], joinable: tuple[list[bool], list[bool]]
) -> list[Group] | None:
    """The groups, each with the claim beside it that tells a clause of it; None if there is none.

    "He will appeal, stressing that …" may be two sentences over there, of which only one was
    matched.
    """
    taken = {(side, i) for group in groups for side in (0, 1) for i in group[side]}
    wanted: list[tuple[int, int, int]] = []
    for row, (group, part) in enumerate(zip(groups, divided, strict=True)):
        if len(group.a) > 1 or len(group.b) > 1:
            continue
        for side, missing in ((1, part.missing_a), (0, part.missing_b)):
            (member,) = group[side]
            wanted += [
                (row, side, gone.told)
                for gone in missing
                if gone.told is not None
                and abs(gone.told - member) == 1
                and joinable[side][min(gone.told, member)]
                and (side, gone.told) not in taken
            ]
    rows = Counter(row for row, _, _ in wanted)
    claims = Counter(want[1:] for want in wanted)
    # Where two want one claim, or one wants two, nothing says which: swapped articles would differ.
    chosen = [want for want in wanted if rows[want[0]] == 1 == claims[want[1:]]]
    wider = list(groups)
    for row, side, claim in chosen:
        members = [groups[row].a, groups[row].b]
        members[side] = tuple(sorted((*members[side], claim)))
        wider[row] = Group(members[0], members[1])
    return wider if chosen else None


def judge(a: Document, b: Document, encoder: Encoder) -> Judged:
    """The candidate groups and their evidence, before the model."""
    claims_a, claims_b = list(a.claims()), list(b.claims())
    if not claims_a or not claims_b:
        return Judged(claims_a, claims_b, [], np.zeros((0, 0), dtype=np.float32), None)
    side_a, side_b = _side(a, claims_a, encoder), _side(b, claims_b, encoder)
    groups = candidates(side_a.vectors, side_b.vectors, _joinable(claims_a), _joinable(claims_b))
    lexical = Lexical(side_a.contents, side_b.contents, (a.lang, b.lang), encoder)
    found = evidence(groups, side_a, side_b, lexical, encoder)
    return Judged(claims_a, claims_b, groups, found, lexical)


def claim_texts(document: Document) -> list[str]:
    """The texts of a document that `align` embeds whatever it finds; clauses come after it."""
    claims = list(document.claims())
    texts = [plain(document.slice(claim)) for claim in claims]
    words = {word for content in contents(document, claims) for word in content.words}
    return [*texts, *map(masked, texts), *sorted(words)]


def choose(groups: list[Group], probability: NDArray[np.float64]) -> list[int]:
    """The rows of the groups to match: the set with the most links expected over the threshold.

    A join counts for its two links, so that it is not outbid by one of its halves.
    """
    links = np.array([len(group.a) * len(group.b) for group in groups])
    members = [frozenset((*group.a, *(-1 - j for j in group.b))) for group in groups]
    return pack(members, (probability - THRESHOLD) * links)


def with_openings(
    probability: NDArray[np.float64], rows: list[int], found: Judged, a: Document, b: Document
) -> NDArray[np.float64]:
    """(n_groups,): the probabilities, once it is known from `rows` what else matches.

    A report of an event opens with the event: where the articles tell one event, for half of the
    claims of each are matched, two headlines that both have no match are likelier to correspond
    than other claims are, however apart in wording, and so are the leads below two headlines. (A
    text without a headline may begin anywhere.)
    """
    groups = found.groups
    taken_a = {i for row in rows for i in groups[row].a}
    taken_b = {j for row in rows for j in groups[row].b}
    if 2 * len(taken_a) < len(found.claims_a) or 2 * len(taken_b) < len(found.claims_b):
        return probability
    openings_a, openings_b = _openings(found.claims_a, a), _openings(found.claims_b, b)
    if HEADLINE not in openings_a or HEADLINE not in openings_b:
        return probability
    openings = {
        Group((openings_a[place],), (openings_b[place],))
        for place in openings_a
        if place in openings_b
    }
    changed = probability.copy()
    for row, group in enumerate(groups):
        free = group.a[0] not in taken_a and group.b[0] not in taken_b
        if group in openings and free and 0 < probability[row] < 1:
            odds = _OPENING * probability[row] / (1 - probability[row])
            changed[row] = odds / (1 + odds)
    return changed


def _openings(claims: list[Sentence], document: Document) -> dict[int, int]:
    """The claims that are the headline and the lead, by their place.

    Of several lines at the top the first alone: a second headline, or a standfirst, which is
    written without a full stop, may tell anything of the event.
    """
    found: dict[int, int] = {}
    for at, claim in enumerate(claims):
        if claim.role == "headline":
            found.setdefault(HEADLINE, at)
        elif claim.role == "body" and is_ended(document.slice(claim)):
            found.setdefault(LEAD, at)
    return found


def _missing(part: Parts) -> tuple[tuple[ArticleKey, tuple[Missing, ...]], ...]:
    return ("a", part.missing_a), ("b", part.missing_b)


def _side(document: Document, claims: list[Sentence], encoder: Encoder) -> Side:
    texts = [plain(document.slice(claim)) for claim in claims]
    return Side(texts, contents(document, claims), _places(claims), encoder.encode(texts))


def _places(claims: list[Sentence]) -> list[int]:
    lead = next((at for at, claim in enumerate(claims) if claim.role == "body"), None)
    return [
        HEADLINE if claim.role == "headline" else LEAD if at == lead else OTHER
        for at, claim in enumerate(claims)
    ]


def _joinable(claims: list[Sentence]) -> list[bool]:
    """Whether each claim and the next may be taken together: no caption with the text around it."""
    return [
        one.role == other.role or {one.role, other.role} == {"headline", "body"}
        for one, other in pairwise(claims)
    ]


def _unmatched(
    claims: list[Sentence], best: dict[int, float], taken: set[int]
) -> tuple[Unmatched, ...]:
    return tuple(
        Unmatched(claim.index, best.get(place, 0.0))
        for place, claim in enumerate(claims)
        if place not in taken
    )
