"""Numbers in digits and words: 245,701 · forty-five · خمسمئة وخمسة وعشرون · عشرات الآلاف · half.

One grammar for every language. A language's rules say whether units stand before tens (خمسة
وأربعون) and whether the parts of a number may stand side by side (two hundred six).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any, Literal

from comparer.figures.lexicon import Rules, Vague
from comparer.figures.tokens import NUMBER, WORD, Token

Form = Literal["digits", "words", "vague", "fraction"]

_HUNDRED = Decimal(100)
_THOUSAND = Decimal(1000)
_LARGEST_POWER = 18
"""Of numbers that have six decimals within the default precision."""
_LARGEST_SCALE = Decimal(10) ** 18
_WIDE = Context(prec=100)
_SLASHED = {text: Fraction(text) for text in ("1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "1/10")}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: tokens [start, end) and what they amount to."""

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    form: Form = "words"
    scale: Decimal = Decimal(1)
    """What the number in front was multiplied by: 10**6 in 5 million."""
    share: Fraction | None = None
    """A bare part of a whole: half, ثلثا."""
    plain: bool = False
    """Digits without separators, multiplier or decimals, as a year is written."""


@dataclass(frozen=True, slots=True)
class _Part:
    total: Decimal
    scale: Decimal
    end: int
    digits: bool


class NumeralReader:
    """Reads numbers from the tokens of one sentence."""

    def __init__(self, tokens: Sequence[Token], rules: Rules) -> None:
        self._tokens = tokens
        self._rules = rules

    def read(self, i: int) -> Numeral | None:
        """The longest number that starts at token i."""
        return self._vague(i) or self._fraction(i) or self._cardinal(i)

    # Sense of a token --------------------------------------------------------------------------

    def _sense(self, i: int, tag: str) -> Any:
        """The value of a one-word entry."""
        if i < len(self._tokens):
            found = self._tokens[i].tags.get(tag)
            if found is not None and found[0] == 1:
                return found[1]
        return None

    def past_and(self, i: int) -> int | None:
        """Where the number after an "and" starts, if one stands at i: و is a word or a prefix."""
        if i >= len(self._tokens):
            return None
        token = self._tokens[i]
        if token.text in self._rules.CONJUNCTIONS:
            return self._skip_article(i + 1)
        if "hides_and" in token.tags and self._sense(i + 1, "teen") is not None:
            # وأحد عشر looks like واحد.
            return None if self._tokens[i + 1].conjoined else i
        return i if token.conjoined else None

    def _joined(self, i: int) -> bool:
        """Does an "and", or nothing, follow?"""
        return i >= len(self._tokens) or self.past_and(i) is not None

    def _skip_article(self, i: int) -> int:
        """Past "a" or a glued الـ before digits."""
        tokens = self._tokens
        if i + 1 < len(tokens) and (
            "article" in tokens[i].tags
            or (tokens[i + 1].glued and tokens[i].text in self._rules.GLUED_PREFIXES)
        ):
            return i + 1
        return i

    # Vague counts and shares -------------------------------------------------------------------

    def _vague(self, i: int) -> Numeral | None:
        found = self._tokens[i].tags.get("vague")
        if found is None:
            return None
        length, vague = found
        if "needs_noun" in self._tokens[i].tags and not self._has_noun(i + length):
            return None
        low, high, end = vague.low, vague.high, i + length
        scale = Decimal(1)
        while True:
            after = end
            if after < len(self._tokens) and "of" in self._tokens[after].tags:
                after += 1
            multiplier = self._sense(after, "multiplier")
            if multiplier is None and after > end:
                plural = self._sense(after, "vague")
                multiplier = _round_scale(plural) if plural else None
            if multiplier is None or self._tokens[after].conjoined:
                break
            if scale * multiplier > _LARGEST_SCALE:
                break
            low, high, scale = low * multiplier, high and high * multiplier, scale * multiplier
            end = after + 1
        return Numeral(i, end, None, low, high, "vague", scale)

    def _has_noun(self, i: int) -> bool:
        """Do عدة and its noun stand together (بعده الرئيس: after him)?"""
        after = self._tokens[i] if i < len(self._tokens) else None
        if after is not None and after.kind == WORD:
            bare = not (after.before or after.definite or after.conjoined)
            if bare and "stop" not in after.tags and "cardinal" not in after.tags:
                return True
        start = i - 1
        before = self._tokens[start - 1] if start > 0 else None
        counted = before is not None and ("unit" in before.tags or "noun" in before.tags)
        return counted and before is not None and not before.definite

    def _fraction(self, i: int) -> Numeral | None:
        tokens = self._tokens
        found = tokens[i].tags.get("fraction")
        slashed = self._slashed(i)
        if slashed is not None:
            found = 3, slashed
        if found is None:
            found = self._named_fraction(i) or self._before_definite(i)
        if found is None:
            return None
        length, share = found
        end = i + length
        if length > 1 and self._is_ordinal(i, end):
            return None
        after = end
        if after < len(tokens) and "of" in tokens[after].tags:
            after += 1
        after = self._skip_article(after)
        multiplier = self._sense(after, "multiplier")
        if multiplier is not None and not tokens[after].conjoined:
            value = _times(multiplier, share)
            return Numeral(i, after + 1, value, None, None, "words", multiplier)
        if "of" in tokens[end - 1].tags:
            end -= 1
        return Numeral(i, end, None, None, None, "fraction", share=share)

    # Whole numbers -----------------------------------------------------------------------------

    def _cardinal(self, i: int) -> Numeral | None:
        first = part = self._part(i)
        if first is None or part is None:
            return None
        total, end = part.total, part.end
        while part.scale >= _THOUSAND:
            share = self.and_fraction(end)
            if share is not None:
                # مليون ونصف, and مليون ونصف المليون
                total, end = total + _times(part.scale, share[0]), share[1]
                if self._sense(end, "multiplier") == part.scale and not self._tokens[end].conjoined:
                    end += 1
                break
            joined = self.past_and(end)
            following = joined
            if joined is None and self._rules.CONJUNCTION_OPTIONAL:
                # Three million, two hundred thousand
                following = end + 1 if self._is_comma(end) else end
            more = None if following is None else self._part(following)
            if more is None or more.total >= part.scale:
                break
            if following == end + 1 and joined is None and more.total < _HUNDRED:
                break
            in_words = not (first.digits or more.digits)
            if joined is None and not in_words:
                # One million two hundred thousand, but not "1.7 million four years ago".
                break
            total, end, part = total + more.total, more.end, more
        token = self._tokens[i]
        return Numeral(
            i, end, tidy(total),
            form="digits" if first.digits else "words",
            scale=first.scale,
            plain=first.digits and end == i + 1 and token.raw.isdigit(),
        )  # fmt: skip

    def _is_comma(self, i: int) -> bool:
        return i < len(self._tokens) and self._tokens[i].text == ","

    def _part(self, i: int) -> _Part | None:
        """A number below a thousand (or in digits) with the multipliers after it."""
        group = self._group(i)
        if group is None:
            return None
        value, scale, end = group
        digits = self._tokens[i].kind == NUMBER
        if scale == 1:
            # Two and a half million: here the half stands before the multiplier.
            share = self.and_fraction(end)
            if share is not None:
                value, end = value + _times(Decimal(1), share[0]), share[1]
        while end < len(self._tokens) and not self._tokens[end].conjoined:
            at = end
            if self._tokens[at].text == "-" and self._tokens[at].glued:
                at += 1
            factor = self._sense(at, "multiplier")
            if factor is None and digits and at == end and self._tokens[at].glued:
                factor = self._sense(at, "suffix")
            if factor is None or scale * factor > _LARGEST_SCALE:
                break
            scale, end = scale * factor, at + 1
        if digits and scale > 1:
            value = _before_multiplier(self._tokens[i], value)
        return _Part(value * scale, scale, end, digits)

    def _group(self, i: int) -> tuple[Decimal, Decimal, int] | None:
        """(value, multiplier that the word has in it, end)."""
        if i >= len(self._tokens):
            return None
        token = self._tokens[i]
        if token.value is not None:
            return token.value, Decimal(1), i + 1
        if token.kind != WORD:
            return None
        tally = token.tags.get("tally")
        if tally is not None:
            return tally[1], Decimal(1), i + tally[0]
        scaled = self._sense(i, "scaled")
        construct = self._sense(i, "scaled_construct")
        if construct is not None and not self._joined(i + 1):
            scaled = construct
        if scaled is not None and not self._is_multiplied(i + 1):
            return Decimal(2), scaled / 2, i + 1
        small = self._small(i)
        if small is not None:
            return small[0], Decimal(1), small[1]
        multiplier, end = self._bare_multiplier(i)
        if multiplier is None or self._is_verb(end):
            return None
        return Decimal(1), multiplier, end

    def _is_verb(self, i: int) -> bool:
        """ألف رائعتين, ألف الكاتب: he composed; a thousand counts one thing, not a known one."""
        if not self._rules.BARE_MULTIPLIER or i >= len(self._tokens):
            return False
        token = self._tokens[i]
        if token.kind != WORD or token.conjoined or "multiplier" in token.tags:
            return False
        return token.definite or self._rules.looks_dual(token.text)

    def _is_multiplied(self, i: int) -> bool:
        """Does a multiplier follow that belongs to the number before it?"""
        return self._sense(i, "multiplier") is not None and not self._tokens[i].conjoined

    def _bare_multiplier(self, i: int) -> tuple[Decimal | None, int]:
        """A multiplier that means one of it, and its end: "a million", مليون."""
        if self._rules.BARE_MULTIPLIER:
            return self._sense(i, "multiplier"), i + 1
        if "article" in self._tokens[i].tags:
            return self._sense(i + 1, "multiplier"), i + 2
        return None, i

    def and_fraction(self, i: int) -> tuple[Fraction, int] | None:
        """ "and a half", ونصف, or a glued ½."""
        if i >= len(self._tokens):
            return None
        token = self._tokens[i]
        share = token.tags.get("fraction")
        if share and share[0] == 1 and token.glued and token.raw in "½¼¾⅓⅔⅕⅛":
            return share[1], i + 1
        slashed = self._slashed(i)
        if slashed is not None and i and not token.glued and self._tokens[i - 1].raw.isdigit():
            return slashed, i + 3
        following = self.past_and(self._past_hyphen(i))
        if following is None:
            return None
        # From the article on (a third), or past it (a half, four-and-a-half).
        beyond = self._past_hyphen(self._skip_article(self._past_hyphen(following)))
        for at in (following - 1, following, beyond):
            found = self._tokens[at].tags.get("fraction") if i <= at < len(self._tokens) else None
            if found is not None:
                return found[1], at + found[0]
        return None

    def _past_hyphen(self, i: int) -> int:
        hyphen = i < len(self._tokens) and self._tokens[i].text == "-" and self._tokens[i].glued
        return i + 1 if hyphen else i

    def _is_ordinal(self, i: int, end: int) -> bool:
        """A third party, a fifth man: no share of anything."""
        if "article" not in self._tokens[i].tags or "ordinal" not in self._tokens[end - 1].tags:
            return False
        end_or_noun = self._past_hyphen(end)
        after = self._tokens[end_or_noun] if end_or_noun < len(self._tokens) else None
        if after is not None and "of" in after.tags:
            return False
        if "idiom" in self._tokens[end - 1].tags:
            return True
        return after is not None and any(tag in after.tags for tag in ("noun", "unit", "skip"))

    def _named_fraction(self, i: int) -> tuple[int, Fraction] | None:
        """Three sevenths, five-eighths: (tokens, fraction)."""
        numerator = self._sense(i, "cardinal")
        if numerator is None:
            return None
        at = i + 2 if i + 1 < len(self._tokens) and self._tokens[i + 1].text == "-" else i + 1
        denominator = self._sense(at, "denominator")
        if denominator is None:
            return None
        return at + 1 - i, Fraction(int(numerator), denominator)

    def _before_definite(self, i: int) -> tuple[int, Fraction] | None:
        """خُمس السكان, خُمس عامليها: a fifth, for five would count no definite noun."""
        share = self._sense(i, "fraction_before_definite")
        after = self._tokens[i + 1] if i + 1 < len(self._tokens) else None
        if share is None or after is None or self._tokens[i].definite or after.before:
            return None
        owned = after.kind == WORD and self._rules.is_owned(after.text)
        return (1, share) if after.definite or owned else None

    def _slashed(self, i: int) -> Fraction | None:
        """2/3, the only fractions that are not taken for a date or an alternative."""
        tokens = self._tokens[i : i + 3]
        if len(tokens) < 3 or tokens[1].text != "/" or not (tokens[1].glued and tokens[2].glued):
            return None
        return _SLASHED.get(tokens[0].raw + "/" + tokens[2].raw)

    def _is_tens(self, i: int | None) -> bool:
        value = None if i is None else self._sense(i, "cardinal")
        return value is not None and 20 <= value < 100

    def _small(self, i: int) -> tuple[Decimal, int] | None:
        """A number below a thousand in words: (value, end)."""
        atom = self._atom(i)
        if atom is None:
            return None
        total, j, last = atom
        while j < len(self._tokens):
            following = self.past_and(j)
            if self._rules.CONJUNCTION_OPTIONAL:
                hyphen = self._tokens[j].text == "-" and self._tokens[j].glued
                if following is None:
                    following = j + 1 if hyphen else j
                elif last < 100:
                    break
            if following is None:
                break
            more = self._atom(following)
            if more is None or self._tokens[following].kind != WORD:
                break
            value, end, more_last = more
            if last >= 100 and value < 100:
                pass
            elif self._rules.TENS_AFTER_UNITS:
                if not (last < 10 and 20 <= value < 100 and value % 10 == 0 and last > 0):
                    break
            elif not (20 <= last < 100 and last % 10 == 0 and 0 < value < 10):
                break
            total, j, last = total + value, end, more_last
        return total, j

    def _atom(self, i: int) -> tuple[Decimal, int, Decimal] | None:
        """One part of a number below a thousand: (value, end, value)."""
        value = self._sense(i, "cardinal")
        j = i + 1
        if value is None:
            unit = self._sense(i, "teen_unit")
            teen = self._sense(j, "teen")
            if unit is not None and teen is not None and not self._tokens[j].conjoined:
                return unit + teen, j + 1, unit + teen
            if unit is not None and self._is_tens(self.past_and(j)):
                # إحدى وعشرون
                return unit, j, unit
            multiplier, end = self._bare_multiplier(i)
            return (_HUNDRED, end, _HUNDRED) if multiplier == _HUNDRED else None
        if value < 10 and j < len(self._tokens) and not self._tokens[j].conjoined:
            teen = self._sense(j, "teen")
            if teen is not None and value > 0:
                return value + teen, j + 1, value + teen
        hundreds = 0 < value < 100 and self._sense(j, "multiplier") == _HUNDRED
        if hundreds and not self._tokens[j].conjoined:
            return value * _HUNDRED, j + 1, _HUNDRED
        return value, j, value


def _round_scale(vague: Vague) -> Decimal:
    """The scale that a plural names: hundreds → 100."""
    return Decimal(10) ** vague.low.adjusted()


def _before_multiplier(token: Token, value: Decimal) -> Decimal:
    """1.245 million is not 1,245 million, whatever the language makes of a lone dot."""
    head, _, tail = token.raw.partition(".")
    lone_dot = head.isdigit() and len(tail) == 3 and not tail.endswith("00")
    return Decimal(token.raw) if lone_dot else value


def _times(number: Decimal, share: Fraction) -> Decimal:
    return tidy(number * share.numerator / share.denominator)


def tidy(value: Decimal) -> Decimal:
    """The value to six decimals, without trailing zeros and never in exponent form."""
    if value.adjusted() > _LARGEST_POWER:
        return value.quantize(Decimal(1), context=_WIDE)
    value = round(value, 6).normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value
