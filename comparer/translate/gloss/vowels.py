"""Whether a reading of a word goes with the vowels and shaddas that its writer gave it.

Arabic is written with few of its marks, and those that are written are there because the word
would be misread without them: فرّق is no فرق, قُتل no قتل. What is not written contradicts nothing.
"""

from __future__ import annotations

import functools

from comparer.translate.gloss.analysis import Analysis, to_buckwalter

_WRITTEN = dict(
    zip("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652", "FNKaui~o", strict=True)
)  # fmt: skip
_VOWELS = "auio"
_TANWIN = "FNK"
_VOCALISED = "FNKaui~o`"

Letters = tuple[tuple[str, str], ...]
"""Each letter of a word in Buckwalter's transliteration, with its marks."""


@functools.lru_cache(maxsize=20_000)
def written(word: str) -> Letters:
    """The letters of a word as it is spelled; () if it has no marks at all."""
    letters: list[tuple[str, str]] = []
    for character in word:
        mark = _WRITTEN.get(character)
        if mark is not None:
            if letters:
                letters[-1] = (letters[-1][0], letters[-1][1] + mark)
        elif letter := to_buckwalter(character):
            letters.append((letter, ""))
    return tuple(letters) if any(marks for _, marks in letters) else ()


def agrees(analysis: Analysis, letters: Letters) -> bool:
    """Whether nothing in these letters contradicts the dictionary's vowels."""
    if not letters:
        return True
    prefix, stem, suffix = analysis.prefix, analysis.stem, analysis.suffix
    own = _own(analysis)
    if len(own) != len(letters):
        return True  # the dictionary spells it otherwise: nothing can be told
    is_verb = stem.category.startswith(("PV", "IV", "CV"))
    has_article = "/DET" in prefix.pos
    has_pronoun = "PRON_" in suffix.pos or "SUFF_DO:" in suffix.pos
    closed = is_verb or has_article or has_pronoun or "_DU" in suffix.pos
    if closed and any(mark in _TANWIN for _, marks in letters for mark in marks):
        return False
    first = len(_vocalised(prefix.vocalised))
    # After the article the letters of half the alphabet are doubled; the dictionary leaves it out.
    doubled = first if has_article else first + 2 if stem.vocalised.startswith("Al") else -1
    # A pronoun's vowel changes with the vowel before it, which is the word's case.
    compared = len(_vocalised(prefix.vocalised + stem.vocalised)) if has_pronoun else len(own)
    last = len(own) - 1
    return not any(
        _contradicts(marks, own[index][1], loose=index == last, doubled=index == doubled)
        for index, (_, marks) in enumerate(letters[:compared])
    )


def begins_passive(analysis: Analysis, letters: Letters) -> bool:
    """Whether the ḍamma that begins a passive verb is written."""
    return bool(letters) and "u" in letters[_start(analysis)][1]


def is_passive(analysis: Analysis, letters: Letters) -> bool:
    """Whether the marks make a passive of a verb that the dictionary has in the active.

    They do where the ḍamma that begins a passive is written and the active has another vowel
    (قُتل); where the active has it too, if the vowel before the last letter tells (يُرجَّح).
    """
    stem = analysis.stem
    if not stem.category.startswith(("PV", "IV")) or "_Pass" in stem.category:
        return False
    if not letters or not begins_passive(analysis, letters):
        return False
    own = _own(analysis)
    if len(own) != len(letters):
        return False
    start = _start(analysis)
    end = start + stem.category.startswith("IV") + len(_vocalised(stem.vocalised))
    pairs = list(zip((marks for _, marks in letters), (marks for _, marks in own), strict=True))
    if any("~" in given and "~" not in marks for given, marks in pairs[:end]):
        return False
    before_last = pairs[end - 2][0]
    if stem.category.startswith("PV"):
        return "u" not in own[start][1] and "a" not in before_last
    if "u" in own[start][1]:
        return "a" in before_last and "a" not in own[end - 2][1]
    return "i" not in before_last and "u" not in before_last


def _start(analysis: Analysis) -> int:
    """The index of the letter whose vowel tells an active verb from a passive."""
    is_present = analysis.stem.category.startswith("IV")
    return len(_vocalised(analysis.prefix.vocalised)) - is_present


def _own(analysis: Analysis) -> Letters:
    prefix, stem, suffix = analysis.prefix, analysis.stem, analysis.suffix
    return _vocalised(prefix.vocalised + stem.vocalised + suffix.vocalised)


def allows(entry: str, letters: Letters) -> bool:
    """Whether a word of our own list, as it is spelled there, goes with the end of these letters.

    A shadda in the list is asked for: the word without it would be another one (عبارة). Of a word
    that has a mark in the list, any other shadda in the text makes another word (عَبر, عبّر).
    """
    wanted = written(entry)
    if not wanted:
        return True
    own = letters[-len(wanted) :]
    if not own:
        return not any("~" in marks for _, marks in wanted)
    last = len(own) - 1
    return all("~" not in marks or "~" in given for (_, marks), (_, given) in
               zip(wanted, own, strict=True)) and not any(
        _contradicts(given, marks, loose=index == last, doubled=False)
        for index, ((_, marks), (_, given)) in enumerate(zip(wanted, own, strict=True))
    )  # fmt: skip


def _contradicts(given: str, own: str, *, loose: bool, doubled: bool) -> bool:
    """Whether the marks on a letter contradict its own; a last letter (`loose`) has its case."""
    if "~" in given and "~" not in own and not doubled:
        return True
    for mark in given:
        vowel = next((v for v in own if v in _VOWELS), "")
        if mark not in _VOWELS or not vowel or mark == vowel:
            continue
        if not loose or "o" not in (mark, vowel):
            return True
    return False


@functools.lru_cache(maxsize=50_000)
def _vocalised(word: str) -> Letters:
    letters: list[tuple[str, str]] = []
    for character in word:
        if character in _VOCALISED:
            if letters:
                letters[-1] = (letters[-1][0], letters[-1][1] + character)
        else:
            letters.append((character, ""))
    return tuple(letters)
