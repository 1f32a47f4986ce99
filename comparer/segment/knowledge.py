"""What is known of a language's sentences and lines: abbreviations, places, agencies, openers.

Read from `languages/CODE/segment.*`. Words of grammar are the language's own; names of things
(abbreviations, agencies, places, picture credits) are pooled over all languages, because a report
in one quotes the other.
"""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from comparer import languages
from comparer.errors import InputError
from comparer.segment.fold import fold, words

AbbreviationKind = Literal["title", "number", "inner", "clock", "either", "end", "unit", "initial"]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """One language's lists; every word and phrase is folded, abbreviations are as written."""

    abbreviations: Mapping[str, AbbreviationKind]
    agencies: frozenset[str]
    places: frozenset[str]
    prefixes: frozenset[str]
    starters: frozenset[str]
    clock: frozenset[str]
    carriers: frozenset[str]
    hanging: frozenset[str]
    light: frozenset[str]
    dates: frozenset[str]
    date_fillers: frozenset[str]
    not_places: frozenset[str]
    name_particles: frozenset[str]
    reporters: frozenset[str]
    picture_credits: frozenset[str]
    credit_words: frozenset[str]
    """The single words of agencies and picture credits."""
    furniture_lines: frozenset[str]
    byline: re.Pattern[str]
    byline_marked: re.Pattern[str]
    imprint: re.Pattern[str]
    imprint_inside: re.Pattern[str]
    caption: re.Pattern[str]
    furniture: re.Pattern[str]


@functools.cache
def load(lang: str) -> Knowledge:
    """What is known of the language `lang`; `InputError` if a data file is broken."""
    own = _tables(lang)
    all_tables = [_tables(code) for code in languages.CODES if code != lang] + [own]
    abbreviations: dict[str, AbbreviationKind] = {}
    for code in languages.CODES:
        if code != lang:
            abbreviations |= _abbreviations(code)
    abbreviations |= _abbreviations(lang)

    def word_set(name: str) -> frozenset[str]:
        return frozenset(fold(word) for word in own["words"][name].split())

    def pooled(name: str) -> frozenset[str]:
        return frozenset(
            fold(line) for tables in all_tables for line in _lines(tables["phrases"][name])
        )

    def opener(name: str) -> re.Pattern[str]:
        return _opener(_lines(own["phrases"][name]))

    agencies, picture_credits = _names("segment.agencies.txt"), pooled("picture_credits")
    return Knowledge(
        abbreviations=abbreviations,
        agencies=agencies,
        places=_names("segment.places.txt"),
        prefixes=word_set("prefixes"),
        starters=word_set("starters"),
        clock=word_set("clock"),
        carriers=word_set("carriers"),
        hanging=word_set("hanging"),
        light=word_set("light"),
        dates=word_set("dates"),
        date_fillers=word_set("date_fillers"),
        not_places=word_set("not_places"),
        name_particles=word_set("name_particles"),
        reporters=word_set("reporters"),
        picture_credits=picture_credits,
        credit_words=frozenset(w for name in agencies | picture_credits for w in words(name)),
        furniture_lines=pooled("furniture_lines"),
        byline=opener("byline"),
        byline_marked=_opener(_lines(own["phrases"]["byline_marked"]), marked=True),
        imprint=opener("imprint"),
        imprint_inside=opener("imprint_inside"),
        caption=opener("caption"),
        furniture=opener("furniture"),
    )


def _opener(phrases: Iterable[str], *, marked: bool = False) -> re.Pattern[str]:
    """A pattern for a folded line that opens with one of the phrases, as whole words.

    `marked` asks for a colon, slash or dash after the phrase.
    """
    longest_first = sorted({fold(phrase) for phrase in phrases}, key=len, reverse=True)
    choice = "|".join(
        re.escape(phrase) + (r"\b" if phrase[-1].isalnum() else "") for phrase in longest_first
    )
    return re.compile(rf"(?:{choice})" + (r"\s*(?:[:/–—ـ]|-+)" if marked else ""))


def _tables(code: str) -> dict[str, dict[str, str]]:
    text = languages.data_file(code, "segment.toml").read_text(encoding="utf-8")
    _check(text, f"{code}/segment.toml")
    return tomllib.loads(text)


def _names(file: str) -> frozenset[str]:
    """The folded lines of a list of names, over all languages."""
    names = set()
    for code in languages.CODES:
        text = languages.data_file(code, file).read_text(encoding="utf-8")
        _check(text, f"{code}/{file}")
        names |= {fold(line) for line in _lines(text)}
    return frozenset(names)


def _abbreviations(code: str) -> dict[str, AbbreviationKind]:
    name = f"{code}/segment.abbreviations.tsv"
    text = languages.data_file(code, "segment.abbreviations.tsv").read_text(encoding="utf-8")
    _check(text, name)
    found: dict[str, AbbreviationKind] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        abbreviation, kind, *_ = [*line.split("\t"), ""]
        if kind not in get_args(AbbreviationKind):
            raise InputError(
                f"{name}:{number} gives {abbreviation!r} the kind {kind!r}; write one of "
                f"{', '.join(get_args(AbbreviationKind))}."
            )
        if abbreviation in found:
            raise InputError(f"{name}:{number} lists {abbreviation!r} again; keep one line.")
        found[abbreviation] = cast(AbbreviationKind, kind)
    return found


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip() and line[0] != "#"]


def _check(text: str, name: str) -> None:
    """`InputError` on characters that never match ordinary text."""
    for number, line in enumerate(text.splitlines(), 1):
        if not unicodedata.is_normalized("NFC", line):
            raise InputError(f"{name}:{number} is not in Unicode NFC; normalise the line.")
        if any("\ufb50" <= ch <= "\ufdff" or "\ufe70" <= ch <= "\ufefc" for ch in line):
            raise InputError(f"{name}:{number} has Arabic presentation forms; retype the line.")
