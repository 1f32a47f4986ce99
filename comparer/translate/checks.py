"""Sanity flags on a machine translation, so that the reader is warned before trusting it.

Each flag compares the translation with its original and with nothing else; a flagged sentence may
still be right, and an unflagged one wrong. Bounds were set on 997 news sentences with the output
of two translation models and a human reference (bench/translate.py prints the rates).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from decimal import Decimal

import numpy as np

from comparer import languages
from comparer.article import Article
from comparer.encode import Encoder
from comparer.figures import extract_figures, figure_differences
from comparer.records import Document, Figure, Match, Sentence, TranslationFlag
from comparer.translate.engine import plain_text

LOW_COSINE = 0.48
"""A translation less similar than this to its original is doubted.

Set for the bundled encoder: few human translations lie below, and what lies below of model
output is mostly wrong; unrelated sentences lie below 0.2.
"""
MIN_LETTERS = 12
"""Texts with fewer letters embed too unsteadily for `LOW_COSINE`."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_DIGITS = re.compile(r"\d+")
_GROUPED = re.compile(r"(?<!\d)\d{1,3}(?:[,.،٬]\d{3})+(?!\d)")
_FRACTION = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])")
_SMALL = frozenset({Decimal(0), Decimal(1), Decimal(2)})
_TOKEN = re.compile(r"\w+")


def flags(
    document: Document,
    sentences: Sequence[Sentence],
    translations: Sequence[str],
    reader: str,
    encoder: Encoder | None,
) -> list[tuple[TranslationFlag, ...]]:
    """What is suspicious about each translation, in the contract's order of flags.

    `translations` holds one text a sentence; an empty one has no flags. Without an encoder there
    is no low_similarity.
    """
    originals = [plain_text(document, sentence) for sentence in sentences]
    changed = _number_changed(document, sentences, translations, reader, encoder)
    distant = _low_similarity(originals, translations, encoder)
    found: list[tuple[TranslationFlag, ...]] = []
    for index, (original, translation) in enumerate(zip(originals, translations, strict=True)):
        marks: list[TranslationFlag] = []
        if translation:
            if is_untranslated(original, translation, reader):
                marks.append("untranslated")
            if repeats_itself(original, translation):
                marks.append("repetition")
            if index in changed:
                marks.append("number_changed")
            if index in distant:
                marks.append("low_similarity")
        found.append(tuple(marks))
    return found


def is_untranslated(original: str, translation: str, reader: str) -> bool:
    """Whether words in the original's script stand in the translation, names apart.

    In a script with capitals, a word that the original writes with one is taken for a name.
    """
    if original.casefold() == translation.casefold():
        return bool(_WORD.search(original))
    script = _script(original)
    if script == _script(languages.get(reader).names[reader]):
        return False
    names = {word for word in _WORD.findall(original) if word[0].isupper()}
    return any(_script(word) == script and word not in names for word in _WORD.findall(translation))


def repeats_itself(original: str, translation: str) -> bool:
    """Whether the translation loops: a run of words again and again, more than the original."""
    words = _TOKEN.findall(translation.casefold())
    source = _TOKEN.findall(original.casefold())
    if _longest_loop(words) > max(1, _longest_loop(source)):
        return True
    # Loops with small changes: few different words for a long text, and far longer than expected.
    return len(words) >= 30 and len(set(words)) < len(words) * 0.35


def _longest_loop(words: Sequence[str]) -> int:
    """How often the most repeated run of words follows itself; 1 if none counts as a loop.

    One word must come four times in a row, two to eight words three times.
    """
    most = 1
    for width in range(1, 9):
        needed = 4 if width == 1 else 3
        times = 1
        step = 0
        for index in range(width, len(words)):
            step = step + 1 if words[index] == words[index - width] else 0
            times = max(times, 1 + step // width)
        if times >= needed:
            most = max(most, times)
    return most


def _script(text: str) -> str:
    """The commonest script of a text's letters, as Unicode names it: "ARABIC"; "" for none."""
    scripts = Counter(
        unicodedata.name(letter, "").split(" ")[0] for letter in text if letter.isalpha()
    )
    return scripts.most_common(1)[0][0] if scripts else ""


def _number_changed(
    document: Document,
    sentences: Sequence[Sentence],
    translations: Sequence[str],
    reader: str,
    encoder: Encoder | None,
) -> frozenset[int]:
    """The translations whose figures differ from the original's, by index.

    Two readings complement each other: the comparison of figures that articles go through, which
    is careful not to raise a false alarm over another wording, and a look at every number written
    in digits on one side, which must stand on the other in some form.
    """
    if encoder is None:
        return frozenset()
    translated = _as_document(translations, reader, document.article.published)
    matches = tuple(
        Match(str(index), (sentence.index,), (index,), 1.0)
        for index, sentence in enumerate(sentences)
        if translations[index]
    )
    changed = set()
    for match in matches:
        a, b = (_Numbers(doc, side) for doc, side in ((document, match.a), (translated, match.b)))
        if not (a.in_digits <= b.all and b.in_digits <= a.all):
            changed.add(match.b[0])
    for difference in figure_differences(document, translated, matches, encoder):
        if difference.match is None or difference.aspect == "precision":
            continue
        index = int(difference.match)
        if difference.aspect == "missing":
            side, here, there, place = (
                (difference.a, document, translated, index)
                if difference.b is None
                else (difference.b, translated, document, sentences[index].index)
            )
            starts = {span.start for span in side.spans} if side else set()
            found = _Numbers(there, (place,)).all
            if all(_stands(f, here, found) for f in here.figures if f.start in starts):
                continue
        changed.add(index)
    return frozenset(changed)


def _stands(figure: Figure, document: Document, found: Set[Decimal]) -> bool:
    """Whether a figure that nothing answers is no lost number all the same.

    Its number stands there, only not as a figure ("No. 9"); a range in words is told in parts
    ("two and three million"); or it is part of a compound ("four-wheel drive") for which another
    language has a word.
    """
    in_words = not _DIGITS.search(document.slice(figure))
    values = _values(figure)
    if values and (values & found if in_words else values <= found):
        return True
    return in_words and figure.kind == "count" and document.article.text[figure.end :][:1] == "-"


class _Numbers:
    """The numbers that stand in sentences of a document, whatever kind of figure they are."""

    def __init__(self, document: Document, sentences: Sequence[int]) -> None:
        self.in_digits: set[Decimal] = set()
        """Those written in digits, but for 1 and 2, which languages also say with grammar."""
        self.all: set[Decimal] = set()
        for figure in document.figures_in(sentences):
            self.all |= _values(figure)
            written = document.slice(figure)
            if _DIGITS.search(written) and not _FRACTION.search(written):
                shown = _decimals(str(figure.value if figure.value is not None else figure.low))
                self.in_digits |= shown - _SMALL
        for index in sentences:
            text = plain_text(document, document.sentences[index])
            for run in _DIGITS.findall(text):
                self.all.add(Decimal(int(run)))
            for group in _GROUPED.findall(text):
                self.all.add(Decimal(int("".join(_DIGITS.findall(group)))))
            for above, below in _FRACTION.findall(text):
                self.in_digits |= {Decimal(int(above)), Decimal(int(below))} - _SMALL


def _values(figure: Figure) -> set[Decimal]:
    """The numbers in a figure: its value, its bounds."""
    values: set[Decimal] = set()
    for value in (figure.value, figure.low, figure.high):
        values |= {value} if isinstance(value, Decimal) else _decimals(value or "")
    return values


def _decimals(text: str) -> set[Decimal]:
    """The numbers in a figure's value: "1200.5", "2015-08-05", "14:30", "2-1", "Fri"."""
    return {Decimal(number) for number in re.findall(r"\d+(?:\.\d+)?", text)}


def _as_document(texts: Sequence[str], lang: str, published: str | None) -> Document:
    """The texts as the sentences of a document, with their figures."""
    lines = [" ".join(text.split()) for text in texts]
    sentences = []
    start = 0
    for index, line in enumerate(lines):
        sentences.append(Sentence(index, start, start + len(line)))
        start += len(line) + 1
    article = Article("\n".join(lines), lang=lang, published=published)
    document = Document(article, lang, tuple(sentences))
    return replace(document, figures=extract_figures(document))


def _low_similarity(
    originals: Sequence[str], translations: Sequence[str], encoder: Encoder | None
) -> frozenset[int]:
    """The translations that mean something else, by index."""
    wanted = [
        index
        for index, (original, translation) in enumerate(zip(originals, translations, strict=True))
        if translation and sum(map(str.isalpha, original)) >= MIN_LETTERS
    ]
    if encoder is None or not wanted:
        return frozenset()
    a = encoder.encode([originals[index] for index in wanted])
    b = encoder.encode([translations[index] for index in wanted])
    cosine = np.einsum("ij,ij->i", a, b)
    return frozenset(i for i, value in zip(wanted, cosine, strict=True) if value < LOW_COSINE)
