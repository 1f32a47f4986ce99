"""Ways to read an Arabic word: prefix + stem + suffix, after Buckwalter (2002)."""

from __future__ import annotations

import re
from typing import NamedTuple

from comparer.translate.gloss.dictionary import Dictionary, Entry, parse_stem

_MAX_PREFIX = 4
_MAX_SUFFIX = 6
_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")
_ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
_BUCKWALTER = "'|>&<}AbptvjHxd*rzs$SDTZEgfqklmnhwYy"
_TO_BUCKWALTER = str.maketrans(_ARABIC + "ٱ", _BUCKWALTER + "A")
_FROM_BUCKWALTER = str.maketrans(_BUCKWALTER, _ARABIC)


class Analysis(NamedTuple):
    """One way to read a word."""

    prefix: Entry
    stem: Entry
    suffix: Entry
    spelling: str
    """The stem as spelled, in Buckwalter's transliteration."""


def to_buckwalter(word: str) -> str:
    """The word without diacritics and tatweel in Buckwalter's transliteration."""
    return _MARKS.sub("", word).translate(_TO_BUCKWALTER)


def from_buckwalter(word: str) -> str:
    """The unvocalised word in Arabic letters."""
    return word.translate(_FROM_BUCKWALTER)


def analyses(word: str, dictionary: Dictionary) -> tuple[Analysis, ...]:
    """Every reading that the dictionary allows of a word in Buckwalter's transliteration."""
    found: list[Analysis] = []
    for start in range(min(_MAX_PREFIX, len(word) - 1) + 1):
        prefixes = dictionary.prefixes.get(word[:start])
        if not prefixes:
            continue
        for end in range(len(word), max(start, len(word) - _MAX_SUFFIX - 1), -1):
            lines = dictionary.stems.get(word[start:end])
            suffixes = dictionary.suffixes.get(word[end:])
            if not lines or not suffixes:
                continue
            for line in lines:
                stem = parse_stem(line)
                for prefix in prefixes:
                    if f"{prefix.category} {stem.category}" not in dictionary.prefix_stem:
                        continue
                    found.extend(
                        Analysis(prefix, stem, suffix, word[start:end])
                        for suffix in suffixes
                        if f"{prefix.category} {suffix.category}" in dictionary.prefix_suffix
                        and f"{stem.category} {suffix.category}" in dictionary.stem_suffix
                    )
    return tuple(found)
