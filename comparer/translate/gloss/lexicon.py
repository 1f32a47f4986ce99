"""The project's own words, phrases and preferences, which go before the dictionary's."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from comparer import languages
from comparer.translate.gloss.analysis import to_buckwalter
from comparer.translate.gloss.vowels import allows, written

_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")
_ALEF = str.maketrans("أإآٱى", "ااااي")
FIGURE = "#"
"""Stands in the list, and behind the words of a text, for a figure."""
OPEN = frozenset({"noun", "plural", "adj", "name", "quant"})
"""Classes whose words take the article and prepositions."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word or phrase with its English."""

    english: str
    word_class: str
    length: int
    """How many words it has."""
    made_definite: bool = False
    """A word after the first has the article, which makes the whole definite."""
    spelled: tuple[str, ...] = ()
    """Its words with the marks that the list gives them."""
    before_figure: bool = False
    """It is meant only where a figure follows."""


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a text, with what is written onto its front."""

    phrase: Phrase
    conjunction: str = ""
    preposition: str = ""
    definite: bool = False


class Phrases:
    """Phrases by their words, as spelled and as `fold` spells them."""

    def __init__(self, entries: Iterable[tuple[str, str, str]]) -> None:
        self._exact: dict[str, dict[tuple[str, ...], Phrase]] = {}
        self._folded: dict[str, dict[tuple[str, ...], Phrase]] = {}
        for arabic, english, word_class in entries:
            spelled = tuple(arabic.removesuffix(FIGURE).split())
            words = tuple(map(bare, spelled))
            inner = any(word.startswith("ال") for word in words[1:])
            phrase = Phrase(
                english, word_class, len(words), inner, spelled, arabic.endswith(FIGURE)
            )
            self._exact.setdefault(words[0], {})[words] = phrase
            words = tuple(map(fold, words))
            self._folded.setdefault(words[0], {}).setdefault(words, phrase)

    def longest(self, words: Sequence[str]) -> Found | None:
        """The longest phrase that these words begin with; an exact spelling goes first."""
        return _longest(words, self._exact, bare) or _longest(words, self._folded, fold)


@functools.cache
def phrases() -> Phrases:
    """The phrases of `ar/gloss_words.tsv`."""
    return Phrases((a, e, c) for a, e, c in _rows("gloss_words.tsv"))


def preferred(stem: str) -> tuple[str, ...]:
    """The senses to prefer for a stem in Buckwalter's transliteration."""
    return _preferred().get(stem, ())


def fold(word: str) -> str:
    """The word without diacritics, with one alef and one yeh."""
    return bare(word).translate(_ALEF)


def bare(word: str) -> str:
    """The word without diacritics and tatweel."""
    return _MARKS.sub("", word)


def fronts(word: str) -> Iterator[tuple[str, str, bool, str]]:
    """Conjunction, preposition, article and the rest, in every way that a word may be split."""
    conjunctions = {"و": "and", "ف": "so"}
    splits = [("", word)]
    if word[:1] in conjunctions:
        splits.append((conjunctions[word[0]], word[1:]))
    for conjunction, rest in splits:
        yield conjunction, "", False, rest
        for form, letter in (("bi", "ب"), ("li", "ل"), ("ka", "ك")):
            if rest[:1] == letter and len(rest) > 3:
                yield conjunction, form, False, rest[1:]
                if rest[1:3] == "ال":
                    yield conjunction, form, True, rest[3:]
        if rest[:2] == "لل" and len(rest) > 4:
            yield conjunction, "li", True, rest[2:]
            yield conjunction, "li", False, "ا" + rest[1:]  # a name that has its article: للخليج
        if rest[:2] == "ال" and len(rest) > 4:
            yield conjunction, "", True, rest[2:]


def _longest(
    words: Sequence[str],
    index: dict[str, dict[tuple[str, ...], Phrase]],
    spelled: Callable[[str], str],
) -> Found | None:
    best: tuple[int, int] = (0, 0)
    found: Found | None = None
    for conjunction, preposition, definite, first in fronts(spelled(words[0])):
        for key, phrase in index.get(first, {}).items():
            if (preposition or definite) and phrase.word_class not in OPEN:
                continue
            if phrase.before_figure and words[phrase.length : phrase.length + 1] != [FIGURE]:
                continue
            if not all(map(allows, phrase.spelled, map(written, words))):
                continue
            rest = [spelled(word) for word in words[1 : phrase.length]]
            # "the air strike" has its article on both words in Arabic.
            if len(rest) == phrase.length - 1 and all(
                word in (wanted, "ال" + wanted) if definite else word == wanted
                for word, wanted in zip(rest, key[1:], strict=True)
            ):
                rank = (phrase.length, len(first))
                if rank > best:
                    best = rank
                    found = Found(phrase, conjunction, preposition, definite)
    return found


@functools.cache
def _preferred() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for stem, english in _rows("gloss_preferred.tsv"):
        key = to_buckwalter(stem)
        found[key] = (*found.get(key, ()), english)
    return found


def _rows(name: str) -> Iterator[list[str]]:
    text = languages.data_file("ar", name).read_text(encoding="utf-8")
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            yield line.split("\t")
