"""Whom the reports quote: each source once, whatever it is called, in whichever report.

Two mentions in one report are one source where they share a name, or where both are the same office
without one. Across the reports sources pair by name in either script; else by what they are, first
of all where a matched claim is said by both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from comparer.framing.annotate import Actor, Marks
from comparer.framing.attribution import SOURCED
from comparer.framing.names import alike, skeleton
from comparer.framing.tokens import Token
from comparer.records import Document, Match, Span

ASKED = frozenset({"weak", "faint", "view"})
"""Categories of what a source says without claiming a fact: it counts beside a claim, not alone."""
DOCUMENTS = frozenset({"role.report"})
VAGUE = frozenset(
    {"role.official", "role.source", "actor.government", "role.gov", "role.inspector"}
)
"""Concepts that many sources may have at once: no two are one for these alone."""
MANY = frozenset({
    "role.ministry", "role.minister", "actor.ministry", "role.company", "actor.company",
    "role.union", "actor.union", "role.media", "role.expert", "role.president", "actor.ruler",
    "role.executive", "role.party", "actor.party", "role.activist",
}) | VAGUE  # fmt: skip
"""Concepts of which a report may quote several: two are one only where their claims match."""


@dataclass(frozen=True, slots=True)
class QuotedSource:
    """Whom the reports quote: as each writes it first ("" if never), and in how many claims."""

    words_a: str
    words_b: str
    a: int
    b: int


@dataclass(slots=True)
class _Source:
    """One source of one report."""

    words: str
    concepts: frozenset[str]
    names: tuple[str, ...]
    """The words that may be a part of a name."""
    personal: bool
    """Whether it is the name of a person, and not only an office or a body."""
    generic: bool
    """Whether it is one noun with an article: "the minister"."""
    claims: set[int] = field(default_factory=set)
    quoted: bool = False
    """Whether a claim is put in its mouth anywhere."""


def quoted_sources(
    a: Document,
    marks_a: tuple[Marks, ...],
    b: Document,
    marks_b: tuple[Marks, ...],
    matches: tuple[Match, ...] = (),
) -> tuple[QuotedSource, ...]:
    """Sources that either report quotes, most often quoted first.

    `marks_a` and `marks_b` are those of the claims of each document, in their order.
    """
    ours, theirs = _sources(a, marks_a), _sources(b, marks_b)
    together = {(i, j) for match in matches for i in match.a for j in match.b}
    ranked = sorted(
        (
            (-score, x, y)
            for x, mine in enumerate(ours)
            for y, other in enumerate(theirs)
            if (score := _likeness(mine, other, together))
        ),
    )
    pairs: dict[int, int] = {}
    for _, x, y in ranked:
        if x not in pairs and y not in pairs.values():
            pairs[x] = y
    _fold(ours, theirs, pairs, together)
    _fold(theirs, ours, {y: x for x, y in pairs.items()}, {(j, i) for i, j in together})
    rows = []
    for x, mine in enumerate(ours):
        other = theirs[pairs[x]] if x in pairs else None
        if mine.claims and (mine.quoted or (other and other.quoted)):
            rows.append(
                QuotedSource(
                    mine.words,
                    other.words if other else "",
                    len(mine.claims),
                    len(other.claims) if other else 0,
                )
            )
    rows += [
        QuotedSource("", other.words, 0, len(other.claims))
        for y, other in enumerate(theirs)
        if y not in pairs.values() and other.quoted and other.claims
    ]
    return tuple(sorted(rows, key=lambda row: (-row.a - row.b, row.words_a, row.words_b)))


def _sources(document: Document, marks: tuple[Marks, ...]) -> list[_Source]:
    found: list[_Source] = []
    for claim, sentence in zip(document.claims(), marks, strict=True):
        for actor, quoted in _spoken(sentence):
            source = _source(document, sentence, actor)
            source.claims.add(claim.index)
            source.quoted = quoted
            same = [x for x in found if _is_same(x, source) and x.generic <= source.generic]
            if not same:
                found.append(source)
            else:  # "The minister" is the one who spoke last.
                _merge(max(same, key=lambda x: max(x.claims)), source)
    for source in [x for x in found if x.generic]:
        later = [x for x in found if x is not source and _is_same(source, x)]
        if len(later) == 1:
            found.remove(source)
            _merge(later[0], source)
    return found


def _merge(one: _Source, other: _Source) -> None:
    """Make `one` of two mentions of a source; it is called by the fuller of them."""
    if other.quoted and (not one.quoted or (one.generic and not other.generic)):
        one.words = other.words
    one.generic &= other.generic
    one.names = tuple(dict.fromkeys((*one.names, *other.names)))
    one.concepts |= other.concepts
    one.personal |= other.personal
    one.quoted |= other.quoted
    one.claims |= other.claims


def _fold(
    mine: list[_Source],
    theirs: list[_Source],
    pairs: dict[int, int],
    together: set[tuple[int, int]],
) -> None:
    """Join "the ministry" and the ministry where both match claims of the same source."""
    for x, source in enumerate(mine):
        if x in pairs:
            continue
        for full, y in pairs.items():
            other = theirs[y]
            if not (source.generic or mine[full].generic):
                continue
            joint = any((i, j) in together for i in source.claims for j in other.claims)
            if joint and source.concepts & other.concepts & mine[full].concepts:
                _merge(mine[full], source)
                source.claims = set()
                break


def _spoken(sentence: Marks) -> Iterator[tuple[Actor, bool]]:
    """Who speaks in a sentence, and whether they are quoted with a claim."""
    for attribution in sentence.attributions:
        speaker = attribution.speaker
        if speaker is None:
            continue
        if attribution.category in SOURCED and attribution.concept != "relayed":
            yield speaker, True
        elif attribution.category.rstrip("*") in SOURCED | ASKED and speaker.concepts:
            yield speaker, False


def _source(document: Document, sentence: Marks, actor: Actor) -> _Source:
    inside = [t for t in sentence.tokens if _within(t.span, actor.span) and t.kind == "word"]
    listed = [m.span for m in (*sentence.labels, *sentence.sources)]
    last = inside[-1]
    named = not any(_within(last.span, span) for span in listed)
    names = actor.names
    if sentence.lang == "en":
        first = sentence.tokens[0].start
        capitals = (t.norm for t in inside if t.raw[:1].isupper() and t.start != first)
        names = tuple(dict.fromkeys((*names, *capitals))) or actor.maybe
        personal = named and bool(names) and not (actor.concepts and not _holds_office(actor))
    else:
        names = tuple(dict.fromkeys((*names, *(t.norm for t in inside))))
        personal = named and _ends_in_name(inside, actor)
    shown = _shown(document, actor.span)
    generic = shown.lower().startswith(("the ", "ال")) and len(_plain(shown).split()) == 1
    return _Source(shown, actor.concepts, names, personal and not generic, generic)


def _holds_office(actor: Actor) -> bool:
    return any(concept.startswith("role.") for concept in actor.concepts)


def _ends_in_name(inside: list[Token], actor: Actor) -> bool:
    """Whether an Arabic phrase ends in a name: a bare word after a definite one, or no office."""
    definite = [t.norm.startswith("ال") for t in inside]
    if any(one and not other for one, other in pairwise(definite)):
        return True
    plain = inside[-1].norm.endswith(("ات", "ون", "ين", "ه", "ها", "هم", "ة"))
    return not actor.concepts and len(inside) < 3 and not plain


def _within(part: Span, whole: Span) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _shown(document: Document, span: Span) -> str:
    words = " ".join(document.slice(span).split())
    if words.count("«") > words.count("»"):
        words += "»"
    # The preposition that is glued to an article: للدفاع المدني.
    return f"ال{words[2:]}" if words.startswith("لل") else words


def _share_name(one: _Source, other: _Source) -> bool:
    """Whether they have a name in common: one word that is long enough, or two that are short."""
    exact = set(one.names) & set(other.names)
    if exact:
        return True
    if any(_near(_bare(x), _bare(y)) for x in one.names for y in other.names):
        return True
    short = {
        x for x in one.names for y in other.names if skeleton(_bare(x)) == skeleton(_bare(y)) != ""
    }
    return len(short) > 1


def _near(one: str, other: str) -> bool:
    """Whether two words are one name; its end alone may be that of any word."""
    return alike(one, other) and abs(len(skeleton(one)) - len(skeleton(other))) <= 1


def _bare(name: str) -> str:
    return name.removeprefix("ال") if len(name) > 4 else name


def _is_same(one: _Source, other: _Source) -> bool:
    """Whether two mentions in one report are one source."""
    if _plain(one.words) == _plain(other.words):
        return True
    if one.generic != other.generic:
        full, brief = (other, one) if one.generic else (one, other)
        word = _plain(brief.words)
        return word in _plain(full.words).split() or (
            bool(brief.concepts) and brief.concepts <= full.concepts
        )
    if one.personal and other.personal:
        return bool(set(map(_bare, one.names)) & set(map(_bare, other.names)))
    return False


def _plain(words: str) -> str:
    words = words.casefold()
    return words.removeprefix("the ").removeprefix("a ").removeprefix("an ").removeprefix("ال")


def _likeness(one: _Source, other: _Source, together: set[tuple[int, int]]) -> float:
    """How likely two sources of the two reports are one; 0 if they are not."""
    joint = sum((i, j) in together for i in one.claims for j in other.claims)
    if joint and one.quoted and other.quoted:
        joint += 2
    common = one.concepts & other.concepts
    share = len(common) / len(one.concepts | other.concepts) if common else 0.0
    if _share_name(one, other) and ((one.quoted and other.quoted) or common):
        return 10 + joint + share
    if one.personal and other.personal:
        return 0.0
    if joint:
        untold = not one.concepts or not other.concepts
        if common or (untold and not one.personal and not other.personal):
            return 2 + joint + share
        return 0.0
    sole = common - MANY - DOCUMENTS
    return share if sole and share >= 0.5 and one.personal == other.personal else 0.0
