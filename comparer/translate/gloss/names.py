"""Latin spellings of names and of words that no dictionary has.

Arabic names get a spelling that people who bear them use (`arabic-name-romanizer`). Its model does
not know names that came into Arabic from elsewhere, and adds vowels that were never there; those
are transliterated letter by letter.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Any

from comparer.translate.gloss.lexicon import bare

_CLUSTER = re.compile("[^اوىيآأإةءئؤ]{3}")
_LETTERS = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j",
    "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s",
    "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "g", "ف": "f", "ق": "q", "ك": "k", "ل": "l",
    "م": "m", "ن": "n", "ه": "h", "و": "o", "ي": "i", "ى": "a", "ة": "a", "ء": "", "ئ": "i",
    "ؤ": "o", "پ": "p", "چ": "ch", "ڤ": "v", "گ": "g", "ژ": "zh",
}  # fmt: skip


_COUNTRY = "SY"  # whose spellings are taken: English rather than French convention
_known: dict[str, str] = {}
_KEPT = 20_000


@functools.cache
def _attested() -> Any:
    """Spellings that people with the name use; loads in a moment."""
    from arabic_name_romanizer import Transliterator

    return Transliterator(auto_load_model=False, use_rules_fallback=False)


@functools.cache
def _guessed() -> Any:
    """A small model that vocalises names nobody attests."""
    from arabic_name_romanizer import Transliterator

    return Transliterator()


def learn(words: Iterable[str]) -> None:
    """Spells these names in one go: the model takes 35 ms for one and little more for twenty."""
    if len(_known) > _KEPT:
        _known.clear()
    unknown = [word for word in dict.fromkeys(map(bare, words)) if word not in _known]
    attested = _attested().transliterate_many(unknown, country=_COUNTRY)
    _known.update((word, text) for word, text in zip(unknown, attested, strict=True) if text)
    rest = [word for word in unknown if word not in _known]
    _known.update((word, spell(word)) for word in rest if _is_foreign(word))
    arabic = [word for word in rest if word not in _known]
    if arabic:
        guessed = _guessed().transliterate_many(arabic, country=_COUNTRY)
        _known.update(zip(arabic, guessed, strict=True))


def attested(word: str) -> str:
    """The spelling that people who bear the word as a name use; "" if nobody is known to."""
    return str(_attested().transliterate(bare(word), country=_COUNTRY) or "")


def latin(word: str) -> str:
    """How the name is likely to be written in English."""
    word = bare(word)
    if word not in _known:
        learn([word])
    return _known[word] or spell(word)


def _is_foreign(word: str) -> bool:
    """Whether a word looks like a transcription from a European language."""
    stem = word.removeprefix("ال")
    return bool(_CLUSTER.search(stem)) or len(stem) >= 6 or any(c in "پچڤگژ" for c in word)


def spell(word: str) -> str:
    """A plain transliteration, for names that were foreign to Arabic too."""
    definite = word.startswith("ال") and len(word) > 4
    out = "".join(
        _LETTERS.get(letter, letter) for letter in word.removeprefix("ال" if definite else "")
    )
    out = re.sub("^i(?=[aeou])", "y", out)
    out = re.sub("^o(?=[aeiou])", "w", out)
    out = re.sub("(?<=[aeo])i(?=[aeo])", "y", out)
    return ("al-" if definite else "") + out.capitalize()
