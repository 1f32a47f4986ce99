"""Roles: who does it to whom, where both reports tell one act of the same two parties."""

from __future__ import annotations

from collections.abc import Iterator

from comparer.framing.actors import may_be_name
from comparer.framing.annotate import Marks, Party, Roles, Sentence
from comparer.framing.finding import Finding
from comparer.framing.grammar import Grammar
from comparer.framing.matcher import Hit
from comparer.framing.names import alike, skeleton
from comparer.framing.negation import negators
from comparer.framing.tokens import cover
from comparer.records import Span

LAYERS = ("label", "source", "noun", "person")
"""Layers whose words may be a party to an act."""
NO_PARTY = ("cue.", "economy.", "place.", "source.", "politics.", "law.", "act.", "disaster.")
"""Concepts that begin so do nothing to anybody."""
STATE = ("actor.state.", "actor.israel")
"""Concepts that begin so are proper names."""


def annotate(grammar: Grammar, sentence: Sentence) -> tuple[Roles, ...]:
    """The acts of the sentence with the words of their parties, those of the doer first.

    Verbs of the layer `role` are of a kind with their converse ("sold to", "bought from"), whose
    category says that the doer is named last.
    """
    found = []
    for hit in _acts(grammar, sentence):
        if negators(grammar, sentence, hit.first) % 2:
            continue
        slots = grammar.slots_of(sentence, hit)
        if hit.entry.category == "-":
            slots = tuple(tuple(reversed(slot)) for slot in reversed(slots))
        parties = tuple(
            party
            for number, slot in enumerate(slots)
            for i in slot
            if (party := _party(sentence, i, number if len(slots) > 1 else None))
        )
        if len(parties) > 1:
            span = cover(sentence.tokens, hit.first, hit.last)
            found.append(Roles(span, hit.entry.concept, parties))
    return tuple(found)


def _acts(grammar: Grammar, sentence: Sentence) -> Iterator[Hit]:
    """The verbs that are read for their parties: those of the layer `role`, and events, unless the
    words are known to name the doer last."""
    roles = sentence.hits.get("role", ())
    signs = {(hit.first, hit.entry.concept, hit.entry.category) for hit in roles}
    for hit in roles:
        other = "-" if hit.entry.category == "+" else "+"
        if (hit.first, hit.entry.concept, other) not in signs:  # Else it may be either.
            yield hit
    converse = {hit.first for hit in roles if hit.entry.category == "-"}
    for hit in sentence.hits.get("event", ()):
        if hit.entry.category not in ("verb", "active", "passive") or hit.first in converse:
            continue
        if grammar.voice_of(sentence, hit) is not None:
            yield hit


def _party(sentence: Sentence, index: int, slot: int | None) -> Party | None:
    token = sentence.tokens[index]
    if token.kind != "word":
        return None
    concepts = frozenset(
        e.concept
        for layer in LAYERS
        for e in sentence.entries(layer, index)
        if not e.concept.startswith(NO_PARTY)
    )
    listed = any(sentence.entries(layer, index) for layer in LAYERS)
    name = token.norm if not listed and may_be_name(token) else ""
    return Party(token.span, slot, concepts, name) if concepts or name else None


def compare(a: Marks, b: Marks) -> list[Finding]:
    """A finding where the first two parties to an act change places."""
    told = [
        (x.concept, x.span.start + y.span.start, (found[0], x.span), (found[1], y.span))
        for x in a.roles
        for y in b.roles
        if x.concept == y.concept and (found := _crossed(x, y))
    ]
    if not told:
        return []
    *_, mine, theirs = min(told, key=lambda item: item[:2])  # The same whichever report is `a`.
    return [Finding("agency", "agency.swapped", a=mine, b=theirs)]


def _crossed(x: Roles, y: Roles) -> tuple[Span, Span] | None:
    """The doers of an act on either side, where each is on the other the one it is done to.

    Names and states tell best who is who; of the others every word must have changed its place.
    """
    for proper in (True, False):
        pairs = [
            (i, j)
            for i, one in enumerate(x.parties)
            for j, other in enumerate(y.parties)
            if _same(one, other, proper=proper)
        ]
        crossed = [
            (one, other)
            for one in pairs
            for other in pairs
            if one[0] < other[0]
            and one[1] > other[1]
            and _apart(x, one[0], other[0])
            and _apart(y, one[1], other[1])
        ]
        if crossed:
            straight = any(
                one[0] < other[0] and one[1] < other[1] and _apart(x, one[0], other[0])
                and _apart(y, one[1], other[1])
                for one in pairs for other in pairs
            )  # fmt: skip
            if straight:
                return None
            mine, theirs = min(one[0] for one, _ in crossed), min(other[1] for _, other in crossed)
            return x.parties[mine].span, y.parties[theirs].span
        if len(pairs) > 1:
            return None
    return None


def _apart(roles: Roles, one: int, other: int) -> bool:
    """Whether two words may be of two parties: those of a slot are of one."""
    slots = roles.parties[one].slot, roles.parties[other].slot
    return None in slots or slots[0] != slots[1]


def _same(one: Party, other: Party, *, proper: bool) -> bool:
    shared = one.concepts & other.concepts
    if proper:
        shared = frozenset(c for c in shared if c.startswith(STATE))
    if shared or not one.name or not other.name:
        return bool(shared)
    # In the same place of one act a short name is told from another too: Apple, أبل.
    mine, theirs = skeleton(one.name), skeleton(other.name)
    return alike(one.name, other.name) or (len(mine) > 1 and mine == theirs)
