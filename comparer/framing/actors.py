"""Who stands in a stretch of words: the actors that the lexicons list, and names they do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from comparer.framing.annotate import Actor, Sentence
from comparer.framing.tokens import Token, cover

ACTOR = "actor."
"""Concepts that begin so can do and say things."""

KIND = "kind."
"""Concepts that begin so are kinds of people and things that are no actors of the news."""

THING = "kind.thing_"
"""Those of them that are things."""

PLACES = (
    "actor.state.", "actor.org.eu", "actor.court", "actor.parliament", "actor.teacher",
    "actor.doctor", "actor.company", "actor.bank",
)  # fmt: skip
"""Actors that are also places: "in the court" somebody stands, and the court does nothing."""
MEANS = frozenset(("role.army", "role.aircraft", "role.plant", "actor.state_army"))
"""What an adjective may tell of a weapon ("naval") without telling whose it is."""


def actor_in(
    sentence: Sentence,
    indices: Iterable[int],
    is_name: Callable[[Token], bool],
    *,
    pronouns: frozenset[str] = frozenset(),
    head_last: bool = False,
) -> Actor | None:
    """The actor that the words at `indices` name, or None if they hold nothing that can act.

    `head_last`: whether it is the last word that says who it is ("team doctor").
    """
    words = [i for i in indices if sentence.tokens[i].kind == "word"]
    if not words:
        return None
    concepts = frozenset[str]().union(*(_concepts(sentence, i) for i in words))
    head = _concepts(sentence, words[-1 if head_last else 0])
    unlisted = [
        i for i in words if not sentence.entries("label", i) and not sentence.entries("source", i)
    ]
    # A capital at the very beginning of a sentence shows nothing, unless another follows.
    names = tuple(
        sentence.tokens[i].norm
        for i in words
        if (
            i in unlisted
            and is_name(sentence.tokens[i])
            and (i or (len(sentence.tokens) > 1 and is_name(sentence.tokens[1])))
        )
        or _is_listed_name(sentence, i)
    )
    maybe = tuple(
        token.norm
        for token in (sentence.tokens[i] for i in unlisted)
        if may_be_name(token)
        and (is_name(token) or not token.raw[0].isupper())
        and not _is_opening_adjective(sentence, token, words)
    )
    span = cover(sentence.tokens, words[0], words[-1])
    if any(e.category == "unknown" for i in words for e in sentence.entries("agent", i)):
        return Actor(span, frozenset(), (), "unknown", maybe)
    if any(e.category == "natural" for e in sentence.entries("agent", words[0])):
        return Actor(span, frozenset(), (), "cause", maybe)
    if head_last and concepts <= MEANS and _is_cause(sentence, words[-1]):
        return Actor(span, frozenset(), (), "cause", maybe)  # "A naval mine".
    if any(_is_cause(sentence, i) for i in words):
        return Actor(span, concepts, names, "actor" if concepts else "cause", maybe, head)
    if concepts or names:
        return Actor(span, concepts, names, "actor", maybe, head)
    if all(sentence.tokens[i].norm in pronouns for i in words):
        return Actor(span, frozenset(), (), "pronoun")
    return Actor(span, frozenset(), (), "other", maybe)


def without_kinds(actor: Actor | None) -> Actor | None:
    """An actor by its listed concepts alone: an engineer who is quoted is a source of no class."""
    if actor is None or not any(c.startswith(KIND) for c in actor.concepts):
        return actor
    listed = frozenset(c for c in actor.concepts if not c.startswith(KIND))
    head = frozenset(c for c in actor.head if not c.startswith(KIND))
    kind = "other" if actor.kind == "actor" and not listed and not actor.names else actor.kind
    return replace(actor, concepts=listed, head=head, kind=kind)


def _is_opening_adjective(sentence: Sentence, token: Token, phrase: list[int]) -> bool:
    """Whether a capital is only that of a sentence's first word: "Municipal crews"."""
    return (
        token is sentence.tokens[0]
        and len(phrase) > 1
        and token.norm.endswith(("al", "ic", "ous", "ive", "ed", "ary"))
        and all(sentence.tokens[i].raw.islower() for i in phrase[1:])
    )


def _is_cause(sentence: Sentence, index: int) -> bool:
    return any(e.category == "cause" for e in sentence.entries("agent", index))


def _concepts(sentence: Sentence, index: int) -> frozenset[str]:
    """Who a word may stand for: a kind of person where it is no listed actor or source."""
    listed = frozenset(
        entry.concept
        for layer in ("label", "source")
        for entry in sentence.entries(layer, index)
        if layer == "source" or entry.concept.startswith(ACTOR)
    )
    return listed or frozenset(
        entry.concept
        for entry in sentence.entries("noun", index)
        if entry.concept.startswith(KIND) and entry.category == "person"
    )


def _is_listed_name(sentence: Sentence, index: int) -> bool:
    """Whether a lexicon lists the word with its capital among those of an office ("Erdogan")."""
    raw = sentence.tokens[index].raw
    return raw[:1].isupper() and any(
        raw in e.forms and e.concept == "actor.ruler" for e in sentence.entries("label", index)
    )


def may_be_name(token: Token) -> bool:
    """Whether a word may be a part of a name: any but one that begins with a small letter."""
    return token.kind == "word" and len(token.raw) > 2 and not token.raw[0].islower()
