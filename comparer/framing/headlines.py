"""Whom a headline quotes without a verb: "Minister: no talks", "No talks: minister"."""

from __future__ import annotations

from comparer.framing.annotate import Actor, Sentence
from comparer.framing.grammar import Grammar
from comparer.framing.tokens import Token

LONGEST = 9
"""How many words the name of a source has at most before a colon."""
LONGEST_AFTER = 6
"""The same at the end of a headline, where more would be an explanation."""
LONGEST_UNLISTED = 4
"""The same of a source that no lexicon lists, which may be no source at all."""
LEAST_CLAIM = 2
"""How many words make a claim."""
DASHES = frozenset(("–", "—", "-"))
PREFIX_ENDS = DASHES | {"|", "/", ".", "؛", ";", "…"}
"""Marks that end what stands before a source: a time, a place, "Live"."""


def headline_source(grammar: Grammar, sentence: Sentence) -> tuple[range, Actor] | None:
    """The words of the source that a colon or dash sets off from its claim, and who that is."""
    tokens = sentence.tokens
    colons = [
        i for i in range(1, len(tokens) - 1) if tokens[i].norm == ":" and not _is_time(tokens, i)
    ]
    for colon in colons[:2]:
        start = max((i + 1 for i in range(colon) if tokens[i].norm in PREFIX_ENDS), default=0)
        start = max([start, *(c + 1 for c in colons if c < colon)])
        found = _source(grammar, sentence, range(start, colon), LONGEST)
        if found and not found.head and colon - start > LONGEST_UNLISTED:  # A topic.
            continue
        if found and _words(tokens[colon + 1 :]) >= LEAST_CLAIM:
            return range(start, colon), found
    if tokens and tokens[-1].norm in (".", "!", "؟", "?"):
        return None  # A sentence, in which a colon or dash explains.
    marks = [i for i in range(len(tokens)) if tokens[i].norm in DASHES or i in colons]
    if not marks or _words(tokens[: marks[-1]]) <= LEAST_CLAIM:
        return None
    tail = range(marks[-1] + 1, len(tokens))
    found = _source(grammar, sentence, tail, LONGEST_AFTER)
    quoted = tokens[marks[-1] - 1].kind == "quote"
    return (tail, found) if found and (found.head or quoted) else None


def _source(grammar: Grammar, sentence: Sentence, run: range, longest: int) -> Actor | None:
    words = [i for i in run if sentence.tokens[i].kind == "word"]
    if not words or len(words) > longest:
        return None
    inside = run
    if run.stop - run.start > 2 and all(
        sentence.tokens[i].kind == "quote" for i in (run.start, run.stop - 1)
    ):
        inside = range(run.start + 1, run.stop - 1)  # «هيومن رايتس ووتش»: a name in its marks.
    if any(t.kind in ("number", "quote") for t in sentence.tokens[inside.start : inside.stop]):
        return None
    if any(
        e.category != "weak" and not sentence.entries("source", i)
        for i in words
        for e in sentence.entries("report", i)
    ):
        return None  # "The governor said: …" has a verb.
    found = grammar.speaks_in_headline(sentence, words)
    # What is quoted before a colon may be a title; only a listed name is sure to be a source.
    return found if found is None or inside is run or found.head else None


def _is_time(tokens: tuple[Token, ...], colon: int) -> bool:
    return tokens[colon - 1].kind == "number" and tokens[colon + 1].kind == "number"


def _words(tokens: tuple[Token, ...]) -> int:
    return sum(token.kind in ("word", "number") for token in tokens)
