"""The rules of Arabic figures that data cannot hold: clitics, duals, case endings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from comparer.figures.lexicon import Candidate

DECIMAL_COMMA = True
DAY_FIRST = True
BARE_MULTIPLIER = True
TENS_AFTER_UNITS = True
CONJUNCTION_OPTIONAL = False
HEAD_FIRST = True
CONJUNCTIONS = frozenset({"و"})
DETACHED_ARTICLES = frozenset({"ال"})
GLUED_PREFIXES = frozenset(
    {
        "و",
        "ف",
        "ب",
        "ل",
        "ك",
        "ال",
        "وال",
        "بال",
        "لل",
        "كال",
        "فال",
        "ولل",
        "وبال",
        "وب",
        "ول",
        "وك",
    }
)
ORDINAL_ENDINGS = frozenset[str]()
VERSUS_PREFIXES = ("ل",)
"""What makes a number the other side's in a score: بهدفين لواحد."""

_PROCLITICS = (
    "", "و", "ف", "ب", "ل", "س", "ال", "وال", "بال", "لل", "وب", "ول", "كال", "فال", "وبال",
    "ولل", "فب", "فل", "وكال",
)  # fmt: skip
_DUAL_ENDINGS = ("ان", "ين")


def _proclitic(letters: str) -> tuple[str, int, bool]:
    """(letters, the least that must follow them, do they hold the article)"""
    article = letters.endswith(("ال", "لل"))
    return letters, 1 if not letters else 2 if article or letters == "و" else 3, article


_NO_PROCLITIC = (_proclitic(""),)
_BY_LETTER = {
    letter: tuple(_proclitic(p) for p in _PROCLITICS if p[:1] in ("", letter))
    for letter in {p[0] for p in _PROCLITICS if p}
}


def candidates(word: str) -> Iterator[Candidate]:
    """The forms to look up, the barest first: وصل is not و + صل where both are words.

    A preposition before two letters is not believed (باب is no month of August).
    """
    for proclitic, shortest, article in _BY_LETTER.get(word[:1], _NO_PROCLITIC):
        if not word.startswith(proclitic):
            continue
        form = word[len(proclitic) :]
        if len(form) < shortest:
            continue
        # The article belongs to the word; in لل it has lost its alef and cannot be parted from it.
        before = len(proclitic) - (2 if article else 0)
        conjoined = proclitic[:1] == "و"
        definite = article or (not proclitic and form.startswith("ال") and len(form) > 4)
        yield Candidate(form, before, conjoined, definite)
        # The alef of tanwin (خمسا, كيلومترا), not of a pronoun (بعدها).
        if form.endswith("ا") and len(form) > 3 and not definite and form[-2] != "ه":
            yield Candidate(form[:-1], before, conjoined, definite, case_ending=True)
    if word.startswith("ك") and len(word) > 3:
        # كخمس, but كميات is no مئات.
        yield Candidate(word[1:], 1, only="cardinal")


_ARTICLE = re.compile("([وف]?[بك]?)ال..|([وف]?ل)ل..")


def article_of(word: str) -> tuple[int, bool]:
    """(letters before the article, is there one) of a word that the lexicon does not know."""
    found = _ARTICLE.match(word)
    return (len(found.group(1) or found.group(2) or ""), True) if found else (0, False)


_VERB = re.compile("ي.{3,}|.*[^ا]ت|.*(?:هم|هما|كم|وا)")


def may_be_noun(word: str) -> bool:
    """May a word that the lexicon does not know be what a number counts (not a verb: يدعو)?"""
    return _VERB.fullmatch(word) is None


def is_singular(word: str) -> bool:
    """Does a noun show that it is one: by a feminine ending or a possessor (هدفه)?"""
    return len(word) > 3 and word.endswith(("ه", "ها"))


def is_possessive(word: str) -> bool:
    """Does a word say whose something is? Arabic has no such form of a name."""
    del word
    return False


_OWNED = re.compile(".{3,}(?:ها|هم|هما|هن)")


def is_owned(word: str) -> bool:
    """Does a noun end in a pronoun that says whose it is (عامليها)?"""
    return _OWNED.fullmatch(word) is not None


def looks_plural(word: str) -> bool:
    """Does a word that the lexicon does not know end as plurals do?"""
    return word.endswith(("ات", "ون", "ين"))


_LONGEST_WORD = 13
"""Letters; a longer "word" is a stretch of text that has lost its spaces."""

_GLUED = re.compile(
    "(?:(?<=يوم)|(?<=ليله)|(?<=صباح)|(?<=مساء))ال(?:احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت)"
    "|(?:ثلاث|اربع|خمس|ست|سبع|ثماني|تسع|عشر)ه?(?=(?:مرات|ايام|اسابيع|اشهر|سنوات|اعوام|ساعات|اشخاص))"
    "|(?<=[ثعسيره])(?:مرات|ايام|اسابيع|اشهر|سنوات|اعوام|ساعات|اشخاص)"
)


def cuts(word: str) -> tuple[int, ...]:
    """Where a word that has lost its spaces is cut: بمجلسالأمنيومالخميسأنه around الخميس."""
    if len(word) <= _LONGEST_WORD and "يومال" not in word:
        return ()
    found = {place for match in _GLUED.finditer(word) for place in match.span()}
    return tuple(sorted(found - {0, len(word)}))


def looks_dual(word: str) -> bool:
    """Does the word end as feminine duals do? (ين alone may be a plural.)"""
    return len(word) > 4 and word.endswith(("تين", "تان"))


def noun_form(number: Decimal | None) -> int:
    """Which form of a noun follows the digits: 0 the singular, 1 the plural, 2 the accusative.

    3 to 10 take the plural, 11 to 99 the accusative, as do the last two digits of more.
    """
    if number is None or number != number.to_integral_value():
        return 0
    last = int(abs(number)) % 100
    return 1 if 3 <= last <= 10 else 2 if last > 10 else 0


def ordinal(number: int) -> str:
    """A number as an ordinal, in digits: الـ17."""
    return f"الـ{number}"


def plain_forms(word: str) -> tuple[str, ...]:
    """The forms under which a word can stand inside a phrase of the lexicon."""
    forms = [word]
    if word.startswith("ال") and len(word) > 4:
        forms.append(word[2:])
    if word.endswith("ا") and len(word) > 3:
        forms.append(word[:-1])
    return tuple(forms)


def inflected(tag: str, forms: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The duals of the first form: كيلومتران، كيلومترين; unless ين is its plural (مقاتلين)."""
    if tag not in ("unit", "currency", "noun"):
        return
    for base in forms if tag == "noun" else forms[:1]:
        head, _, tail = base.partition(" ")
        if len(head) < 3:
            continue
        stem = head[:-1] + "ت" if head.endswith("ه") else head
        for ending in _DUAL_ENDINGS:
            dual = stem + ending
            if dual in forms:
                continue
            if not tail:
                yield dual, True
            else:
                adjective = tail[:-1] + "ت" if tail.endswith("ه") else tail
                yield f"{dual} {adjective}{ending}", True
        if head.endswith("ه") and not tail:
            # قذيفتا هاون: before what it belongs to the dual loses its n; قذيفتي may be "my shell".
            yield head[:-1] + "تا", True
