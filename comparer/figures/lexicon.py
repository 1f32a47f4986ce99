"""The figure words of a language, read from its data files once.

Files are `languages/CODE/figures_*.tsv`, one entry a line: tag, value, forms. What a tag means is
said in the file that uses it; what a value means is settled here (`_VALUES`).
"""

from __future__ import annotations

import importlib
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple, Protocol, cast

from comparer import languages
from comparer.errors import InputError
from comparer.figures.normalise import normalise

_FILES = ("numerals", "calendar", "units", "words", "nouns")

_NOTHING: Mapping[str, Any] = {}


class Candidate(NamedTuple):
    """A form to look up for a word."""

    form: str
    before: int = 0
    """Letters of conjunctions and prepositions that are written before it."""
    conjoined: bool = False
    """Is "and" one of them?"""
    definite: bool = False
    case_ending: bool = False
    """Was an ending of case taken off, as nouns and numbers have?"""
    only: str | None = None
    """The one tag that is believed of it."""


_DECLINED = frozenset({
    "cardinal", "multiplier", "fraction", "vague", "noun", "unit", "currency", "subunit",
})  # fmt: skip


class Rules(Protocol):
    """What `languages/CODE/figures.py` has: the rules of a language that are code."""

    DECIMAL_COMMA: bool
    DAY_FIRST: bool
    BARE_MULTIPLIER: bool
    TENS_AFTER_UNITS: bool
    CONJUNCTION_OPTIONAL: bool
    HEAD_FIRST: bool
    CONJUNCTIONS: frozenset[str]
    DETACHED_ARTICLES: frozenset[str]
    GLUED_PREFIXES: frozenset[str]
    ORDINAL_ENDINGS: frozenset[str]
    VERSUS_PREFIXES: tuple[str, ...]

    def candidates(self, word: str) -> Iterator[Candidate]:
        """The forms under which a word may stand in the lexicon, the best first."""

    def article_of(self, word: str) -> tuple[int, bool]:
        """(letters before the article, is there one) of a word that the lexicon does not know."""

    def may_be_noun(self, word: str) -> bool:
        """May a word that the lexicon does not know be what a number counts?"""

    def is_singular(self, word: str) -> bool:
        """Does a noun show that it is one: by a feminine ending or a possessor (هدفه)?"""

    def is_possessive(self, word: str) -> bool:
        """Does a word say whose something is (Theresa May's)?"""

    def is_owned(self, word: str) -> bool:
        """Does a noun end in a pronoun that says whose it is (عامليها)?"""

    def looks_plural(self, word: str) -> bool:
        """Does a word that the lexicon does not know end as plurals do?"""

    def cuts(self, word: str) -> tuple[int, ...]:
        """Where a word that has lost its spaces is cut."""

    def noun_form(self, number: Decimal | None) -> int:
        """Which form of a noun follows a number in digits."""

    def ordinal(self, number: int) -> str:
        """A number as an ordinal, in digits."""

    def looks_dual(self, word: str) -> bool:
        """Does the word end as duals do?"""

    def plain_forms(self, word: str) -> tuple[str, ...]:
        """The forms under which a word can stand inside a phrase of the lexicon."""

    def inflected(self, tag: str, forms: Sequence[str]) -> Iterator[tuple[str, bool]]:
        """Further forms of an entry, and whether each is a dual."""


@dataclass(frozen=True, slots=True)
class Vague:
    """A count with no exact value: dozens, several."""

    low: Decimal
    high: Decimal | None


Phrase = tuple[tuple[str, ...], str, Any, bool]
"""An entry of several words: (words after the first, tag, value, is a dual)."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a word can be. Cached: one for each distinct word."""

    lower: str
    tags: Mapping[str, tuple[int, Any]]
    """tag → (1, value): the entries of one word."""
    phrases: Mapping[str, list[Phrase]]
    """The entries of several words that it may start, by the second word."""
    conjoined: bool = False
    definite: bool = False
    before: int = 0
    """Letters of conjunctions and prepositions that are written onto the word."""
    dual: bool = False
    cuts: tuple[int, ...] = ()
    """Where a word that has lost its spaces falls apart."""


def _vague(value: str) -> Vague:
    low, _, high = value.partition("-")
    return Vague(Decimal(low), Decimal(high) if high else None)


def _multiple(value: str) -> tuple[Decimal, str]:
    number, unit = value.split()
    return Decimal(number), unit


def _text(value: str) -> str:
    return value


_VALUES: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys(
        ("cardinal", "teen", "teen_unit", "multiplier", "scaled", "scaled_construct", "suffix",
         "tally", "tally_times"),
        Decimal,
    ),
    **dict.fromkeys(("fraction", "fraction_before_definite"), Fraction),
    **dict.fromkeys(
        ("ordinal", "denominator", "decade_of", "month", "month_weak", "month_beside_number",
         "hijri_month", "goals_of", "relative_day", "toward", "toward_after", "last_century"),
        int,
    ),
    "vague": _vague,
    "unit_multiple": _multiple,
}  # fmt: skip


@dataclass(slots=True)
class Lexicon:
    """The figure words of one language."""

    lang: str
    rules: Rules
    _singles: dict[str, dict[str, Any]] = field(default_factory=dict)
    _phrases: dict[str, list[Phrase]] = field(default_factory=dict)
    _capitals: dict[tuple[str, str], bool] = field(default_factory=dict)
    _duals: set[tuple[str, str]] = field(default_factory=set)
    _analyses: dict[str, Analysis] = field(default_factory=dict)

    def analyse(self, word: str) -> Analysis:
        """What a word of the view (in its own case) can be."""
        known = self._analyses.get(word)
        if known is None:
            if len(self._analyses) > 200_000:
                self._analyses.clear()
            known = self._analyses[word] = self._analyse(word)
        return known

    def _analyse(self, word: str) -> Analysis:
        """Entries of the barest form that has any, and of the forms that only lose an article or
        a case ending beside it; phrases of every form."""
        lower = word.lower()
        best: Candidate | None = None
        tags: dict[str, tuple[int, Any]] = {}
        phrases: list[Phrase] = []
        dual = False
        for candidate in self.rules.candidates(lower):
            senses, here = self._entries_of(candidate, capital=lower != word)
            phrases.extend(here)
            if not senses and not here:
                continue
            if best is None or (senses and not tags):
                best = candidate
            if (candidate.before, candidate.conjoined) == (best.before, best.conjoined):
                dual = dual or any((tag, candidate.form) in self._duals for tag in senses)
                for tag, value in senses.items():
                    tags.setdefault(tag, (1, value))
            if "blocked" in tags:
                return Analysis(lower, _NOTHING, _NOTHING)
        if best is None:
            before, definite = self.rules.article_of(lower)
            return Analysis(
                lower,
                _NOTHING,
                _NOTHING,
                definite=definite,
                before=before,
                cuts=self.rules.cuts(lower),
            )
        by_second: dict[str, list[Phrase]] = {}
        for phrase in sorted(phrases, key=lambda phrase: -len(phrase[0])):
            by_second.setdefault(phrase[0][0], []).append(phrase)
        return Analysis(
            lower, tags, by_second, best.conjoined, best.definite, best.before, dual,
        )  # fmt: skip

    def _entries_of(
        self, candidate: Candidate, *, capital: bool
    ) -> tuple[Mapping[str, Any], list[Phrase]]:
        """(tag → value, phrases) of one form; without those that ask for a capital letter."""
        form = candidate.form
        senses: Mapping[str, Any] = self._singles.get(form, _NOTHING)
        phrases = self._phrases.get(form, [])
        if candidate.case_ending:
            senses = {tag: value for tag, value in senses.items() if tag in _DECLINED}
        if candidate.only is not None:
            senses = {tag: value for tag, value in senses.items() if tag == candidate.only}
            phrases = []
        if not capital:
            senses = {t: v for t, v in senses.items() if (t, form) not in self._capitals}
            phrases = [
                phrase
                for phrase in phrases
                if (phrase[1], " ".join((form, *phrase[0]))) not in self._capitals
            ]
        return senses, phrases

    def is_blocked(self, form: str) -> bool:
        """Is the form listed as what is never a figure, whatever the rules make of it?"""
        return "blocked" in self._singles.get(form, _NOTHING)

    def add(self, tag: str, value: Any, form: str, *, dual: bool = False) -> bool:
        """Whether the entry is new. `form` is as in a data file."""
        words = split_words(normalise(form))
        capital = words[0] != words[0].lower()
        first, *rest = (word.lower() for word in words)
        key = (tag, " ".join((first, *rest)))
        if capital:
            self._capitals[key] = True
        if not rest:
            senses = self._singles.setdefault(first, {})
            if tag == "noun":
                # One noun may name more than one concept.
                new = value not in senses.get(tag, frozenset())
                senses[tag] = senses.get(tag, frozenset()) | {value}
            else:
                new = tag not in senses
                senses.setdefault(tag, value)
            if dual and new:
                self._duals.add((tag, first))
            return new
        phrases = self._phrases.setdefault(first, [])
        if any(known[0] == tuple(rest) and known[1] == tag for known in phrases):
            return False
        phrases.append((tuple(rest), tag, frozenset({value}) if tag == "noun" else value, dual))
        phrases.sort(key=lambda phrase: -len(phrase[0]))
        return True


def split_words(text: str) -> list[str]:
    """The tokens of a lexicon form: the same cut as in a text."""
    from comparer.figures.tokens import TOKEN

    return [match.group() for match in TOKEN.finditer(text)]


@lru_cache(maxsize=8)
def load_lexicon(lang: str) -> Lexicon:
    """The lexicon of a language; `InputError` with file and line for an entry that cannot be."""
    rules = cast(Rules, importlib.import_module(f"comparer.languages.{lang}.figures"))
    lexicon = Lexicon(lang, rules)
    derived: list[tuple[str, Any, str, bool]] = []
    for name in _FILES:
        for where, listed, value, singulars, others in _entries(lang, f"figures_{name}.tsv"):
            tag, dual = listed.removesuffix("_dual"), listed.endswith("_dual")
            meaning = _VALUES.get(tag, _text)(value)
            for form in (*singulars, *others):
                if not lexicon.add(tag, meaning, form, dual=dual):
                    raise InputError(f"{where}: {form!r} is listed twice as {tag}; remove one.")
            normal = [] if dual else [normalise(form) for form in singulars]
            derived.extend((tag, meaning, *more) for more in rules.inflected(tag, normal))
    # Last, so that a listed form is never taken for a dual (مقاتلين is the plural).
    for tag, meaning, form, dual in derived:
        if not lexicon.is_blocked(form):
            lexicon.add(tag, meaning, form, dual=dual)
    return lexicon


def _entries(lang: str, name: str) -> Iterator[tuple[str, str, str, list[str], list[str]]]:
    """(file:line, tag, value, forms that inflect by rule, forms that do not)."""
    text = languages.data_file(lang, name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        where = f"{lang}/{name}:{number}"
        if not unicodedata.is_normalized("NFC", line):
            raise InputError(f"{where}: the line is not in Unicode NFC; normalise it.")
        if any("\ufb50" <= c <= "\ufdff" or "\ufe70" <= c <= "\ufefc" for c in line):
            raise InputError(f"{where}: it has presentation-form letters; type plain ones.")
        cells = line.split("\t")
        if name == "figures_nouns.tsv" and len(cells) >= 2:
            others = cells[2].split("|") if len(cells) > 2 and cells[2] else []
            yield where, "noun", cells[0], cells[1].split("|"), others
            if len(cells) > 3 and cells[3]:
                yield where, "noun_dual", cells[0], cells[3].split("|"), []
        elif len(cells) >= 3 and cells[2]:
            yield where, cells[0], cells[1], cells[2].split("|"), []
        else:
            raise InputError(f"{where}: {line!r} has too few columns; see the head of the file.")
