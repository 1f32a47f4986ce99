"""One spelling for a name through an article.

A trained model sees one sentence at a time, and may write a name one way here and another way
there. A word of the original that comes again is followed into the translations by its consonants,
which a transliteration keeps whatever vowels it guesses; where its spellings differ, the commonest
takes the place of the others. Only words that look like names on both sides are touched.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

_ARABIC_WORD = re.compile("[\u0621-\u064a\u064b-\u0652\u0670]{4,}")
_MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")
_CAPITALISED = re.compile(r"(?<![\w'’-])[A-Z][a-z'’]+[a-z](?![\w'’-])")
_FRONT = re.compile("^[وف]?(?:[بلك]?ال|لل|[بلك])?(?=[^\\s]{3})")

_SAID = {
    "ب": "b", "پ": "b", "ت": "t", "ط": "t", "ث": "t", "ج": "j", "ح": "h", "خ": "k", "د": "d",
    "ذ": "d", "ر": "r", "ز": "z", "ظ": "z", "س": "s", "ص": "s", "ش": "s", "ض": "d", "غ": "g",
    "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h",
}  # fmt: skip
"""What is left of a letter when spellings are compared; vowels and half-vowels fall away."""

_WRITTEN = (
    ("sch", "s"), ("tch", "s"), ("sh", "s"), ("ch", "s"), ("kh", "k"), ("gh", "g"), ("th", "t"),
    ("dh", "d"), ("ph", "f"), ("ck", "k"), ("x", "ks"), ("q", "k"), ("c", "k"), ("p", "b"),
    ("v", "f"),
)  # fmt: skip
_VOWELS = re.compile("[aeiouyw'’-]+")
_SHORTEST = 3
"""Consonants that a name must have to be told from others by them."""


def consistent(
    originals: Sequence[str], translations: Sequence[str], kept: Collection[str] = ()
) -> list[str]:
    """The translations with each name of an Arabic original spelled one way.

    `kept` holds spellings that the reader asked for; they win, and are never replaced.
    """
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    forms: defaultdict[str, set[str]] = defaultdict(set)
    written: list[list[tuple[str, str]]] = []
    for original, translation in zip(originals, translations, strict=True):
        names = _names(original)
        for key, form in names.items():
            forms[key] |= form
        here = [
            (found.group(), key)
            for found in _CAPITALISED.finditer(translation)
            if (key := _consonants(found.group())) in names
        ]
        written.append(here)
        for word, key in dict.fromkeys(here):
            spellings[key][word] += 1
    fixed = {word for term in kept for word in term.split()}
    best = {
        key: next((word for word in found if word in fixed), found.most_common(1)[0][0])
        for key, found in spellings.items()
        # Hamid and Ahmad have the same consonants, and are two names.
        if len(found) > 1 and len(forms[key]) == 1
    }
    out = []
    for translation, here in zip(translations, written, strict=True):
        text = translation
        for word, key in here:
            wanted = best.get(key, word)
            if wanted != word and word not in fixed:
                text = re.sub(rf"(?<![\w'’-]){re.escape(word)}(?![\w'’-])", wanted, text)
        out.append(text)
    return out


def _names(original: str) -> dict[str, set[str]]:
    """The words of an Arabic text by their consonants, with and without what is on their front."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word in _ARABIC_WORD.findall(original):
        plain = _MARKS.sub("", word)
        for form in (plain, _FRONT.sub("", plain)):
            key = _squeezed("".join(_SAID.get(letter, "") for letter in form))
            if len(key) >= _SHORTEST:
                found[key].add(form)
    return found


def _consonants(word: str) -> str:
    text = word.lower()
    for group, said in _WRITTEN:
        text = text.replace(group, said)
    key = _squeezed(_VOWELS.sub("", text))
    return key if len(key) >= _SHORTEST else ""


def _squeezed(text: str) -> str:
    """The text with a letter that comes twice in a row written once."""
    return re.sub(r"(.)\1", r"\1", text)
