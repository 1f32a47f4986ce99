"""Which supported language a text is written in."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass

from comparer import languages, strings
from comparer.errors import InputError, problem
from comparer.ingest.arabic_forms import plain_letters

SAMPLE = 20_000
"""Characters of a text that are looked at: more do not change the answer."""

GAP = 3.0
"""How much better, in log-likelihood over the root of the length in bytes, another language has to
explain a text before it is believed. English headlines full of names reach 2.6, half a sentence of
French, German or Persian 4 and more."""

_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class _Profile:
    """How one supported language is told from others."""

    letters: re.Pattern[str]
    relatives: frozenset[str]


def detect_language(text: str) -> str:
    """The code of the language that most of `text` is in; `InputError` if it is not supported.

    The script with most letters decides which part is looked at, so names and quotations in
    another script do no harm; within the script the language is identified by py3langid.
    """
    sample = plain_letters(text[:SAMPLE])
    total = len(_LETTER.findall(sample))
    if not total:
        raise problem("language_no_words", languages=_supported)
    counts = script_counts(sample)
    code = max(counts, key=lambda c: counts[c])
    if 2 * sum(counts.values()) < total or not counts[code]:
        raise _refusal(_best_guess(sample)[0])
    profile = _profiles()[code]
    own = " ".join(word for word in sample.split() if profile.letters.search(word))
    other = _other_language(own, profile)
    if other is not None:
        raise _refusal(other)
    return code


def script_counts(text: str) -> dict[str, int]:
    """How many letters of each supported language's script the text has."""
    return {code: len(profile.letters.findall(text)) for code, profile in _profiles().items()}


def _other_language(text: str, profile: _Profile) -> str | None:
    """The language outside the profile that explains the text far better, if there is one."""
    ranked = _ranked(text)
    best, best_score = ranked[0]
    if best in profile.relatives:
        return None
    own_score = max(score for label, score in ranked if label in profile.relatives)
    length = max(1, len(text.encode("utf-8", errors="replace")))
    return best if (best_score - own_score) / length**0.5 > GAP else None


def _best_guess(text: str) -> tuple[str, float]:
    return _ranked(text)[0]


def _ranked(text: str) -> list[tuple[str, float]]:
    """Languages by log-likelihood, best first."""
    import py3langid

    ranked: list[tuple[str, float]] = py3langid.rank(text)
    return ranked


def _refusal(label: str) -> InputError:
    if not strings.has("en", f"other_language.{label}"):
        return problem("language_unknown", languages=_supported)
    named = functools.partial(_named, label)
    return problem("language_other", language=named, languages=_supported)


def _named(label: str, lang: str) -> str:
    return strings.text(lang, f"other_language.{label}")


def _supported(lang: str) -> str:
    names = (languages.get(code).names[lang] for code in languages.CODES)
    return f" {strings.text(lang, 'error.part.or')} ".join(names)


@functools.cache
def _profiles() -> dict[str, _Profile]:
    profiles = {}
    for code in languages.CODES:
        table = tomllib.loads(
            languages.data_file(code, "language.toml").read_text(encoding="utf-8")
        )
        profiles[code] = _Profile(
            letters=re.compile(f"[{table['script']}]"), relatives=frozenset(table["relatives"])
        )
    return profiles
