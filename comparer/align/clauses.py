"""A sentence as the clauses that make claims of their own.

Arabic reports chain claims with و, English ones with "and", "while", commas and semicolons. What
opens a clause is data of the language (languages/CODE/clauses.toml). A division too many does no
harm: clauses are only used to show which part of a sentence has a counterpart.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from comparer import languages
from comparer.records import Span
from comparer.segment.fold import MARKS, fold

_LETTER = rf"(?:[^\W\d_]|[{MARKS}\u0640])"
_TOKEN = re.compile(rf"\d+(?:[.,٫٬:/]\d+)*|{_LETTER}+(?:['’\-]{_LETTER}+)*|[^\w\s]")
_COMMAS = frozenset(",،")
_QUOTES = {"“": "”", "«": "»", "„": "“", "‹": "›"}
_STRAIGHT = '"'


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What `languages/CODE/clauses.toml` says."""

    marks: tuple[str, ...]
    after_comma: frozenset[str]
    after_noun: frozenset[str]
    openers: frozenset[str]
    coordinators: frozenset[str]
    subjects: frozenset[str]
    reach: int
    proclitics: tuple[str, ...]
    verbs: frozenset[str]
    no_verbs: frozenset[str]
    endings: tuple[str, ...]
    present: tuple[str, ...]
    past_feminine: str
    fewest: int

    def is_verb(self, word: str) -> bool:
        """Whether a folded word looks like a finite verb."""
        if word in self.no_verbs:
            return False
        if word in self.verbs:
            return True
        if any(word.endswith(ending) and len(word) > 4 for ending in self.endings):
            return True
        if len(word) >= 4 and any(word.startswith(prefix) for prefix in self.present):
            return not word.endswith("ه")
        # "ت" ends the plural of nouns as "ات".
        return bool(
            self.past_feminine
            and len(word) >= 4
            and word.endswith(self.past_feminine)
            and not word.endswith("ا" + self.past_feminine)
        )


@functools.cache
def knowledge(lang: str) -> Knowledge:
    """What is known of the clauses of `lang`."""
    data: dict[str, Any] = tomllib.loads(
        languages.data_file(lang, "clauses.toml").read_text(encoding="utf-8")
    )

    def words(name: str) -> frozenset[str]:
        return frozenset(fold(word) for word in data.get(name, "").split())

    return Knowledge(
        marks=tuple(mark.strip() for mark in data["marks"]),
        after_comma=words("openers_after_comma"),
        after_noun=words("openers_with_subject"),
        openers=words("openers"),
        coordinators=words("coordinators"),
        subjects=words("subjects"),
        reach=data.get("reach", 0),
        proclitics=tuple(data.get("proclitics", ())),
        verbs=words("verbs") | _irregular(lang),
        no_verbs=words("no_verbs"),
        endings=tuple(data.get("verb_endings", ())),
        present=tuple(data.get("present", ())),
        past_feminine=data.get("past_feminine", ""),
        fewest=data["fewest_words"],
    )


def _irregular(lang: str) -> frozenset[str]:
    """The irregular pasts of a language that lists them."""
    file = languages.data_file(lang, "framing_irregular.tsv")
    if not file.is_file():
        return frozenset()
    rows = (
        line.split("\t")
        for line in file.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    )
    return frozenset(past for _, past, *_ in rows)


def clauses(text: str, lang: str, whole: Sequence[tuple[int, int]] = ()) -> list[Span]:
    """The clauses of a sentence, in order, without the space around them; at least one.

    What stands in quotation marks is one thing said, and the stretches `whole` (its figures) are
    one word each: none is divided. Spans are offsets in `text`.
    """
    known = knowledge(lang)
    kept = [*whole, *_quoted(text)]
    tokens = [(found.start(), fold(found.group())) for found in _TOKEN.finditer(text)]
    starts = [0]
    words = 0
    left = sum(_is_word(word) for _, word in tokens)
    for at, (start, word) in enumerate(tokens):
        if (
            words >= known.fewest
            and left >= known.fewest
            and _opens(tokens, at, known)
            and not any(begin < start < end for begin, end in kept)
        ):
            starts.append(start)
            words = 0
        words += _is_word(word)
        left -= _is_word(word)
    bounds = [*starts, len(text)]
    return [_trimmed(text, *pair) for pair in pairwise(bounds)]


def goes_on(clause: str, lang: str) -> bool:
    """Whether a clause tells more of the subject before it: "and has set aside", but not "and the
    ministry said", nor one in Arabic, where the verb comes first and its subject after it."""
    known = knowledge(lang)
    first = [fold(found.group()) for found in _TOKEN.finditer(clause)][:2]
    return len(first) > 1 and first[0] in known.coordinators and known.is_verb(first[1])


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    """What quotation marks hold, from mark to mark; one that nothing closes holds nothing."""
    opened: tuple[str, int] | None = None
    for at, mark in enumerate(text):
        if opened is not None and mark == opened[0]:
            yield opened[1], at + 1
            opened = None
        elif opened is None and mark in _QUOTES:
            opened = _QUOTES[mark], at
        elif opened is None and mark == _STRAIGHT:
            opened = mark, at


def _opens(tokens: Sequence[tuple[int, str]], at: int, known: Knowledge) -> bool:
    """Whether a clause begins at this token."""
    word = tokens[at][1]
    before = tokens[at - 1][1]
    if before in known.marks:
        return True
    if not _is_word(word):
        return False
    # "في حين" is one opener: "في_حين" in the data.
    names = {word, "_".join(w for _, w in tokens[at : at + 2])}
    if names & known.openers or (before in _COMMAS and names & known.after_comma):
        return True
    for proclitic in known.proclitics:
        bare = word.removeprefix(proclitic)
        if bare != word and len(bare) >= 2 and (before in _COMMAS or known.is_verb(bare)):
            return True
    following = [w for _, w in tokens[at + 1 : at + 1 + known.reach]]
    if word in known.after_noun and any(known.is_verb(w) for w in following[1:]):
        return True
    if word not in known.coordinators or not following:
        return False
    if following[0] in known.subjects:
        return any(known.is_verb(w) for w in following)
    return known.is_verb(following[0])


def _is_word(token: str) -> bool:
    return token[:1].isalnum()


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span less space, commas and joining marks at its ends."""
    inner = text[start:end]
    stripped = inner.rstrip(" \n\t,،;؛–—-")
    lead = len(inner) - len(inner.lstrip())
    return Span(start + lead, start + max(lead + 1, len(stripped)))
