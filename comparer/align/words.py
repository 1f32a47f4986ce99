"""A sentence as the words that carry its content, the names among them, and its figures."""

from __future__ import annotations

import functools
import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from comparer import languages
from comparer.records import Document, Sentence
from comparer.segment.fold import MARKS, fold

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_MARKS = re.compile(f"[{MARKS}\u0640]+")
_DIGITS = re.compile(r"\d+(?:[.,٫٬:/،]\d+)*")
_MIN_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What `languages/CODE/align.toml` says of a language's words."""

    prefixes: re.Pattern[str]
    suffixes: tuple[str, ...]
    capitals: bool
    stopwords: frozenset[str]
    consonants: Mapping[str, str]


@functools.cache
def knowledge(lang: str) -> Knowledge:
    """What is known of the words of `lang`."""
    text = languages.data_file(lang, "align.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    groups = ["|".join(sorted(group.split(), key=len, reverse=True)) for group in data["prefixes"]]
    return Knowledge(
        prefixes=re.compile("".join(f"(?:{group})?" for group in groups)),
        suffixes=tuple(sorted({fold(s) for s in data["suffixes"].split()}, key=len, reverse=True)),
        capitals=data["capitals"],
        stopwords=frozenset(fold(word) for word in data["stopwords"].split()),
        consonants={fold(letters): sound for letters, sound in data["consonants"].items()},
    )


@dataclass(frozen=True, slots=True)
class Content:
    """What a sentence says, as sets of things that can be found again in another sentence."""

    words: tuple[str, ...]
    """Folded content words, each once, in order."""
    names: frozenset[str]
    """Those of `words` that may be names."""
    figures: frozenset[str]
    """The values of its figures; years, amounts and counts alike."""


def plain(text: str) -> str:
    """`text` without diacritics, tatweel and controls, which an encoder reads as other words."""
    return text if text.isascii() else _MARKS.sub("", text)


def masked(text: str) -> str:
    """`plain` text with every figure in digits as 0, so that another figure is no other claim."""
    return _DIGITS.sub("0", plain(text))


def contents(document: Document, claims: Sequence[Sentence]) -> list[Content]:
    """The content of each claim."""
    known = knowledge(document.lang)
    texts = [plain(document.slice(claim)) for claim in claims]
    capitalised = _capitalised(texts) if known.capitals else None
    figures: dict[int, set[str]] = {}
    for figure in document.figures:
        figures.setdefault(figure.sentence, set()).update(
            _value(value) for value in (figure.value, figure.low, figure.high) if value is not None
        )
    result = []
    for claim, text in zip(claims, texts, strict=True):
        words = content_words(text, document.lang)
        result.append(
            Content(
                words,
                frozenset(w for w in words if capitalised is None or w in capitalised),
                frozenset(figures.get(claim.index, ())),
            )
        )
    return result


def content_words(text: str, lang: str) -> tuple[str, ...]:
    """The folded words of `plain` text that carry content, each once, in order."""
    known = knowledge(lang)
    words: dict[str, None] = {}
    for found in _WORD.finditer(text):
        word = _folded(found.group())
        stem = known.prefixes.sub("", word, count=1)
        if len(word) >= _MIN_LETTERS and not {word, stem} & known.stopwords:
            words[word] = None
    return tuple(words)


def _folded(word: str) -> str:
    return fold(word).removesuffix("'s").removesuffix("’s")


def _capitalised(texts: Sequence[str]) -> frozenset[str]:
    """Words that have a capital wherever no sentence starts, or that never occur without one."""
    inner: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    first: Counter[str] = Counter()
    for text in texts:
        for place, found in enumerate(_WORD.finditer(text)):
            word = _folded(found.group())
            if not found.group()[0].isupper():
                lower[word] += 1
            elif place == 0:
                first[word] += 1
            else:
                inner[word] += 1
    return frozenset(
        word for word in inner.keys() | first.keys() if inner[word] > lower[word] or not lower[word]
    )


def _value(value: Decimal | str) -> str:
    return value if isinstance(value, str) else f"{value.normalize():f}"


def stems(word: str, lang: str) -> list[str]:
    """The word, and what is left of it without what may be written onto its front, longest first.

    Three letters always stay, for fewer say nothing.
    """
    front = known.end() if (known := knowledge(lang).prefixes.match(word)) else 0
    return [word[cut:] for cut in range(front + 1) if cut == 0 or len(word) - cut >= 3]


def skeletons(word: str, lang: str) -> frozenset[str]:
    """The consonants of a name, coarsely: "Hamilton" and "هاملتون" are both {"MLTN"}.

    One skeleton for each of the word's `stems`; none for a name of one consonant.
    """
    sounds, pattern = _consonants()
    result = set()
    for stem in stems(word, lang):
        spoken = "".join(sounds[found.group()] for found in pattern.finditer(stem))
        single = re.sub(r"(.)\1+", r"\1", spoken)
        if len(single) >= 2:
            result.add(single)
    return frozenset(result)


@functools.cache
def _consonants() -> tuple[Mapping[str, str], re.Pattern[str]]:
    """The sounds of all languages' letters, for a report in one writes names in the other."""
    sounds = {
        letters: sound
        for code in languages.CODES
        for letters, sound in knowledge(code).consonants.items()
    }
    longest_first = sorted(sounds, key=len, reverse=True)
    return sounds, re.compile("|".join(map(re.escape, longest_first)))
