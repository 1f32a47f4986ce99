"""Tokens of a sentence in the normalised view, each with what it can be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from comparer.figures.lexicon import Lexicon

TOKEN = re.compile(
    r"(?P<date>\d{4}([-/.])\d{1,2}\2\d{1,2}(?![\d])|\d{1,2}([-/.])\d{1,2}\3\d{4}(?!\d))"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))"
    r"|(?P<number>\d{1,3}(?:([,.٬،' ])\d{3})(?:\6\d{3})*(?!\d)(?:[.,٫]\d+)?"
    r"|\d+(?:[.٫]\d+|[,،]\d{1,2}(?!\d))?)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<symbol>\S)"
)

NUMBER, WORD, SYMBOL, DATE, CLOCK = "number", "word", "symbol", "date", "clock"


@dataclass(slots=True)
class Token:
    """A word, number or sign; offsets are in the view."""

    kind: str
    raw: str
    text: str
    """In lower case."""
    start: int
    end: int
    glued: bool
    """No space stands before it."""
    tags: Mapping[str, tuple[int, Any]]
    """tag → (how many tokens the entry covers, value)."""
    conjoined: bool = False
    definite: bool = False
    before: int = 0
    dual: bool = False
    value: Decimal | None = None
    """Of a number in digits."""

    @property
    def stem_start(self) -> int:
        """Where the word starts without the conjunction and preposition written onto it."""
        return self.start + self.before


def tokenise(view: str, start: int, end: int, lexicon: Lexicon) -> list[Token]:
    """The tokens of one sentence of the view."""
    tokens: list[Token] = []
    previous_end = -1
    phrased: list[int] = []
    for match in TOKEN.finditer(view, start, end):
        kind = match.lastgroup or SYMBOL
        raw = match.group()
        first, last = match.span()
        analysis = lexicon.analyse(raw)
        token = Token(
            kind, raw, raw.lower(), first, last, first == previous_end, _NO_TAGS,
            analysis.conjoined, analysis.definite, analysis.before, analysis.dual,
        )  # fmt: skip
        if analysis.senses:
            token.tags = {tag: (1, value) for tag, value in analysis.senses.items()}
        if analysis.phrases:
            phrased.append(len(tokens))
        if kind == NUMBER:
            token.value = _number(raw, lexicon.rules.DECIMAL_COMMA)
        tokens.append(token)
        previous_end = last
    for index in phrased:
        _tag_phrases(tokens, index, lexicon)
    return tokens


_NO_TAGS: Mapping[str, tuple[int, Any]] = {}


def _tag_phrases(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    token = tokens[index]
    tags = dict(token.tags)
    for rest, tag, value, dual in lexicon.analyse(token.raw).phrases:
        length = len(rest) + 1
        if tag in tags and tags[tag][0] >= length or index + length > len(tokens):
            continue
        if all(
            word in lexicon.rules.plain_forms(tokens[index + 1 + k].text)
            for k, word in enumerate(rest)
        ):
            tags[tag] = (length, value)
            token.dual = token.dual or dual
    token.tags = tags


_SEPARATORS = re.compile(r"[,٬،' ]")


def _number(raw: str, decimal_comma: bool) -> Decimal:
    """The value of digits with separators; a lone dot before three digits is settled later."""
    whole = re.fullmatch(r"(\d{1,3}(?:([,.٬،' ])\d{3})(?:\2\d{3})*)([.,٫]\d+)?", raw)
    if whole is None:
        return Decimal(re.sub(r"[,٫،]", ".", raw))
    digits, separator, fraction = whole.group(1), whole.group(2), whole.group(3)
    groups = digits.count(separator)
    if separator == "." and groups == 1 and fraction is None:
        # 76.000 is seventy-six thousand; 7.125 depends on the language.
        thousands = (decimal_comma or digits.endswith(".000")) and not digits.startswith("0")
        return Decimal(digits.replace(".", "")) if thousands else Decimal(digits)
    value = digits.replace(separator, "")
    return Decimal(value + (fraction or "").replace(",", ".").replace("٫", "."))
