"""A sentence as the parts that are glossed one by one: phrases, words, figures, marks."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from comparer.records import Document, Figure, Sentence
from comparer.translate.gloss import dictionary, lexicon
from comparer.translate.gloss.analysis import analyses, to_buckwalter
from comparer.translate.gloss.lexicon import FIGURE, Found, Phrases, bare
from comparer.translate.gloss.numbers import ascii_digits, is_day, is_ordinal, render_figure
from comparer.translate.gloss.persons import by_name, full_name
from comparer.translate.gloss.reading import Reading, decode, in_passive
from comparer.translate.gloss.vowels import agrees, begins_passive, is_passive, written

_ARABIC = "\u0621-\u063a\u0641-\u065f\u0670\u0671\u067e\u0686\u0698\u06a4\u06af\u0640"
_TOKEN = re.compile(
    rf"(?P<word>[{_ARABIC}]+)|(?P<number>\d+(?:[.,٫٬:/-]\d+)*)|(?P<latin>[A-Za-z][\w'’-]*)|(?P<mark>\S)"
)
_MARKS = str.maketrans("،؛؟٪", ",;?%")
_FRONT = {"و": "and", "ف": "so", "ب": "with", "ل": "for", "ك": "as"}
_YEAR = re.compile("([وف]?[بل]?)(?:ال)?(?:عام|سنة)")
_IS_YEAR = re.compile(r"\d{3,4}(?: BCE?| AD)?")
_KINDS = {"plural": "noun", "adj": "adjective"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the sentence that is glossed as one."""

    text: str
    """Arabic for a word, else English."""
    tag: str
    """word, name (no reading is known), figure, ordinal, latin, mark."""
    readings: tuple[Reading, ...] = ()
    front: tuple[str, ...] = ()
    """What is written onto a figure's front, in English."""
    definite: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    kind: str
    start: int
    end: int


def split(
    document: Document, sentence: Sentence, figures: Sequence[Figure], glossary: Phrases
) -> list[Unit]:
    """The units of a sentence; `figures` are those that stand in it."""
    text = document.slice(sentence)
    tokens = [
        _Token(m.group(), m.lastgroup or "mark", m.start(), m.end())
        for m in _TOKEN.finditer(text)
        if unicodedata.category(m.group()[0]) != "Cf"  # bidi marks and the like
    ]
    shown = [
        (figure.start - sentence.start, figure.end - sentence.start, english)
        for figure in figures
        if (english := render_figure(figure, document.slice(figure))) is not None
    ]
    inside = [
        next((f for f in shown if f[0] < token.end and token.start < f[1]), None)
        for token in tokens
    ]
    units: list[Unit] = []
    index = 0
    while index < len(tokens):
        token, figure = tokens[index], inside[index]
        if figure is not None:
            glued = text[token.start : max(figure[0], token.start)]
            _add_figure(units, figure[2], glued, text[figure[0] : figure[0] + 2] == "ال")
            while index < len(tokens) and inside[index] is figure:
                index += 1
            continue
        if token.kind == "word":
            end = index
            while end < len(tokens) and tokens[end].kind == "word" and inside[end] is None:
                end += 1
            words = [t.text for t in tokens[index:end]]
            if end < len(tokens) and (inside[end] is not None or tokens[end].kind == "number"):
                words.append(FIGURE)
            persons = _persons(tokens, inside, index, words)
            if persons:
                units.extend(persons)
                index += len(persons)
                continue
            found = glossary.longest(words) or lexicon.phrases().longest(words)
            if found is not None:
                units.append(Unit(token.text, "word", (_listed(found),)))
                index += found.phrase.length
                continue
            readings = readings_of(token.text)
            units.append(Unit(token.text, "word" if readings else "name", readings))
        elif token.kind == "number":
            number = ascii_digits(token.text)
            units.append(Unit(number, "figure", front=_take_year(units, number)))
        elif token.kind == "latin":
            units.append(Unit(token.text, "latin"))
        else:
            units.append(Unit(token.text.translate(_MARKS), "mark"))
        index += 1
    return units


def _persons(
    tokens: Sequence[_Token], inside: Sequence[object], index: int, words: Sequence[str]
) -> list[Unit]:
    """The units of a person's name that starts at an index, or of the أم that is no "or"."""
    mother = by_name([t.text for t in tokens[:index] if t.kind == "word"], words)
    if mother:
        conjunction = "and" if bare(words[0]).startswith("و") else ""
        kind, english = ("name", "Umm") if mother == "name" else ("noun", "mother")
        reading = Reading(kind, (english,), "list", conjunction=conjunction)
        first = Unit(words[0], "word", (reading,))
        return [first, Unit(words[1], "name")] if mother == "name" else [first]
    start = index
    if start and tokens[start - 1].text == "،":
        start -= 1  # "the director, Nadim Sabbagh"
    end = start
    while start and tokens[start - 1].kind == "word" and inside[start - 1] is None:
        start -= 1
    length = full_name([t.text for t in tokens[start:end]], words)
    return [Unit(word, "name") for word in words[:length]]


@functools.lru_cache(maxsize=20_000)
def readings_of(word: str) -> tuple[Reading, ...]:
    """Every reading of a word that the dictionary has, and that it is a name; () if it has none.

    A reading that the word's own marks contradict is none.
    """
    here = dictionary.folder()
    if here is None:
        return ()
    entries = dictionary.load(here)
    letters = written(word)
    for spelling in _spellings(bare(word)):
        found = analyses(to_buckwalter(spelling), entries)
        readings: dict[Reading, None] = {}
        for analysis in found:
            reading = decode(analysis)
            if reading is None:
                continue
            if agrees(analysis, letters):
                if reading.passive and begins_passive(analysis, letters):
                    sure = reading.tense == "past"
                    reading = replace(reading, marked="surely" if sure else "likely")
                readings.setdefault(reading)
            if is_passive(analysis, letters):
                readings.setdefault(in_passive(reading))
        if readings:
            return (*readings, Reading("name", (bare(word),), "spelled"))
    return ()


def _spellings(word: str) -> Iterator[str]:
    """The word, and how a more careful writer may have spelled it: hamza, yeh, teh marbuta."""
    yield word
    for ending, other in (("ى", "ي"), ("ي", "ى"), ("ه", "ة")):
        if word.endswith(ending):
            yield word[:-1] + other
    if word.startswith("اا"):
        yield word[1:]
    plain = re.sub("[أإآ]", "ا", word)
    if plain != word:
        yield plain


def _listed(found: Found) -> Reading:
    """The reading of a phrase of our own list."""
    phrase = found.phrase
    kind = _KINDS.get(phrase.word_class, phrase.word_class)
    english = phrase.english
    definite = (found.definite or phrase.made_definite) and kind != "name"
    if kind == "name" and english.startswith("the "):  # it may take an adjective, like a noun
        kind, english, definite = "noun", english.removeprefix("the "), True
    return Reading(
        kind,
        (english,),
        "list",
        conjunction=found.conjunction,
        preposition=found.preposition,
        definite=definite,
        plural=phrase.word_class == "plural",
    )


def _add_figure(units: list[Unit], english: str, glued: str, definite: bool) -> None:
    """Adds a figure; "في يوم الاثنين" becomes "on Monday", "عام 1998" "1998"."""
    front = tuple(_FRONT[letter] for letter in bare(glued) if letter in _FRONT)
    if is_ordinal(english):
        units.append(Unit(english, "ordinal", front=front, definite=definite))
        return
    if is_day(english):
        before = [bare(unit.text) for unit in units[-2:]]
        if before[-1:] == ["يوم"]:
            units.pop()
            front = ("on",)
            if before[0] == "في" and len(before) == 2:
                units.pop()
        elif before[-1:] == ["في"]:
            units.pop()
            front = ("on",)
    if not front:
        front = _take_year(units, english)
    units.append(Unit(english, "figure", front=front))


def _take_year(units: list[Unit], number: str) -> tuple[str, ...]:
    """Takes back the word for year before a year, and gives what was written onto its front."""
    year = _YEAR.fullmatch(bare(units[-1].text)) if units else None
    if year is None or not _IS_YEAR.fullmatch(number):
        return ()
    units.pop()
    return tuple(_FRONT[letter] for letter in year.group(1))
