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
from comparer.align.spacing import spaced
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
    sounds: Mapping[str, str]
    acronyms: Mapping[str, frozenset[str]]
    """The words that tell what an acronym stands for, folded, as languages/CODE/acronyms.tsv."""


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
        sounds={fold(letters): sound for letters, sound in data["sounds"].items()},
        acronyms=_acronyms(lang),
    )


def _acronyms(lang: str) -> Mapping[str, frozenset[str]]:
    lines = languages.data_file(lang, "acronyms.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {acronym: frozenset(map(fold, words.split())) for acronym, words in rows}


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
    """`text` without diacritics, tatweel and controls, which an encoder reads as other words.

    Arabic words that ran into each other are taken apart.
    """
    return text if text.isascii() else spaced(_MARKS.sub("", text))


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
    """The folded words of `plain` text that carry content, each once, in order.

    "US" and "WHO" are no "us" and "who", unless all of the text is in capitals.
    """
    known = knowledge(lang)
    capitals = known.capitals and not text.isupper()
    words: dict[str, None] = {}
    for found in _WORD.finditer(text):
        word = _folded(found.group())
        stem = known.prefixes.sub("", word, count=1)
        acronym = capitals and word in known.acronyms and found.group().isupper()
        if len(word) >= _MIN_LETTERS and (acronym or not {word, stem} & known.stopwords):
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


def skeletons(word: str, lang: str) -> dict[str, str]:
    """The consonants of a name, coarsely, and how it sounds: "Hamilton" is {"MLTN": "hamilton"}.

    "هاملتون" is {"MLTN": "hamlton"}. One for each of the word's `stems`; none for a name of one
    consonant.
    """
    result: dict[str, str] = {}
    for stem in stems(word, lang):
        skeleton = _spoken(stem, "consonants")
        if len(skeleton) >= 2:
            result.setdefault(skeleton, _spoken(stem, "sounds"))
    return result


def _spoken(word: str, by: str) -> str:
    sounds, pattern = _spelling(by)
    spoken = "".join(sounds[found.group()] for found in pattern.finditer(word))
    return re.sub(r"(.)\1+", r"\1", spoken)


@functools.cache
def _spelling(by: str) -> tuple[Mapping[str, str], re.Pattern[str]]:
    """The sounds of all languages' letters, for a report in one writes names in the other."""
    sounds = {
        letters: sound
        for code in languages.CODES
        for letters, sound in getattr(knowledge(code), by).items()
    }
    longest_first = sorted(sounds, key=len, reverse=True)
    return sounds, re.compile("|".join(map(re.escape, longest_first)))
