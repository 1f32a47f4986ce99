"""English phrases for the framing rules: the words around a verb, and what a run of them names."""

from __future__ import annotations

from functools import cache

from comparer.framing.actors import actor_in
from comparer.framing.annotate import Actor, Sentence
from comparer.framing.tokens import Token
from comparer.languages.en.framing_words import irregular_verbs, words


def is_name(token: Token) -> bool:
    """Whether a word looks like a part of a proper name."""
    return len(token.raw) > 1 and token.raw[0].isupper() and token.raw not in words("not_names")


def next_token(tokens: tuple[Token, ...], index: int) -> Token | None:
    """The token after `index`, whatever it is."""
    return tokens[index + 1] if index + 1 < len(tokens) else None


def actor_of(sentence: Sentence, indices: list[int]) -> Actor | None:
    """Who the words at `indices` are: "the explosion of a mine" is what its first noun is."""
    of = next((k for k, i in enumerate(indices) if k and sentence.tokens[i].norm == "of"), None)
    if of is not None:
        first = actor_in(sentence, indices[:of], is_name, head_last=True)
        if first is not None and first.kind == "cause":
            return first
    return actor_in(sentence, indices, is_name, pronouns=words("pronouns"), head_last=True)


def before_verb(sentence: Sentence, first: int) -> int:
    """The last word of the subject of the verb at `first`: auxiliaries and adverbs are skipped."""
    tokens = sentence.tokens
    index = first - 1
    skipped = words("modals") | words("have") | words("adverbs") | words("be")
    skipped -= {"to", "'s"}
    while index >= 0 and (tokens[index].norm in skipped or tokens[index].norm.endswith("ly")):
        index -= 1
    return index


def run_from(sentence: Sentence, start: int, step: int, limit: int) -> list[int]:
    """The words from `start` on, until a mark, a clause boundary or another verb of saying."""
    found: list[int] = []
    index = start
    while 0 <= index < len(sentence.tokens) and len(found) < limit:
        token = sentence.tokens[index]
        if token.kind in ("punct", "quote") or token.norm in words("boundary"):
            break
        noun = step < 0 and index == start and bool(sentence.entries("source", index))
        if not noun and any(
            e.concept in ("say", "note", "claim") for e in sentence.entries("report", index)
        ):
            break  # Before a verb "report" is its subject.
        found.append(index)
        index += step
    return sorted(found)


def head_of(sentence: Sentence, run: list[int]) -> list[int]:
    """The noun that a subject is about: not its owner ("the minister's reform"), nor what follows
    it ("an advert comparing mothers", "the head of the bank")."""
    tokens = sentence.tokens
    cut = next((k for k, i in enumerate(run) if k and tokens[i].norm in words("modifies")), None)
    run = run[:cut]  # "Nurses at a children's hospital".
    owners = [k for k, i in enumerate(run) if tokens[i].norm in ("'s", "'")]
    if owners:
        run = run[owners[-1] + 1 :]
    for k, i in enumerate(run):
        participle = tokens[i].norm.endswith("ing") and not sentence.entries("source", i)
        if k and ((k > 1 and participle) or tokens[i].norm in words("modifies")):
            return run[:k]
    return run


def before_adverbs(tokens: tuple[Token, ...], first: int) -> int:
    """The last word before `first` that is no adverb; -1 if there is none."""
    index = first - 1
    while index >= 0 and (
        tokens[index].norm in words("adverbs") or tokens[index].norm.endswith("ly")
    ):
        index -= 1
    return index


@cache
def participles() -> frozenset[str]:
    """The past participles of irregular verbs."""
    return frozenset(participle for _, participle in irregular_verbs().values())


@cache
def pasts() -> frozenset[str]:
    """The simple pasts of irregular verbs."""
    return frozenset(past for past, _ in irregular_verbs().values())
