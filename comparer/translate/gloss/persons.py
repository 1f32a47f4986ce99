"""Names of persons among words that mean something too: سعيد is "happy", أم is "or".

Only where a name is due are they taken for names: behind a title and its complement, two words that
people bear as names; behind أم, which is then a mother's by-name, one.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from comparer import languages
from comparer.translate.gloss import lexicon
from comparer.translate.gloss.lexicon import bare, fronts
from comparer.translate.gloss.names import attested

MOTHER = "أم"
_REACH = 4  # words from a title to the name: وزير الشؤون الخارجية والمغتربين
_ALTERNATIVES = ("هل", "سواء", "أسواء", "إما", "أو")


def full_name(before: Sequence[str], words: Sequence[str]) -> int:
    """How many of these words are a person's name, by a title in the words before; 0 for none."""
    if len(words) < 2 or not before or not _due(before):
        return 0
    first, second = bare(words[0]), bare(words[1])
    if first.startswith("ال") or not (_is_name(first) and _is_name(second)):
        return 0
    third = bare(words[2]) if len(words) > 2 else ""
    family = not second.startswith("ال") and third.startswith("ال") and _is_name(third)
    return 3 if family else 2


def by_name(before: Sequence[str], words: Sequence[str]) -> str:
    """What أم is as the first of these words: "name" before a name, "mother"; "" for "or"."""
    if bare(words[0]) not in (MOTHER, "و" + MOTHER) or len(words) < 2:
        return ""
    earlier = [bare(word) for word in before]
    if any(word.removeprefix("و") in _ALTERNATIVES for word in earlier):
        return ""
    following = bare(words[1])
    if earlier and _is_name(earlier[-1]) and not earlier[-1].startswith("ال"):
        return ""  # one person or another
    if not following.startswith("ال") and _is_name(following):
        return "name"
    pronoun = bool(earlier) and earlier[-1].removeprefix("و") in ("هي", "أنها", "إنها", "كانت")
    return "mother" if pronoun else ""


def _due(before: Sequence[str]) -> bool:
    """Whether a name may follow: a title stands before, with nothing but its complement between."""
    near = [bare(word) for word in before[-_REACH:]]
    is_definite = any(definite for _, _, definite, _ in fronts(near[-1]))
    return is_definite and any(map(_is_title, near))


@functools.lru_cache(maxsize=5_000)
def _is_title(word: str) -> bool:
    return any(rest in _titles() for _, _, _, rest in fronts(word))


@functools.lru_cache(maxsize=20_000)
def _is_name(word: str) -> bool:
    """Whether people bear the word as a name, and it is no word of our own list."""
    found = lexicon.phrases().longest([word])
    if found is not None:
        return found.phrase.word_class == "name" and not found.phrase.english.startswith("the ")
    return len(word) > 2 and bool(attested(word))


@functools.cache
def _titles() -> frozenset[str]:
    text = languages.data_file("ar", "gloss_titles.txt").read_text(encoding="utf-8")
    return frozenset(
        word for line in text.split("\n") if not line.startswith("#") for word in line.split()
    )
