"""Tokens of a sentence in the normalised view, each with what it can be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
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
    phrased: list[int] = []
    previous_end = -1
    analyse = lexicon.analyse
    comma = lexicon.rules.DECIMAL_COMMA
    for match in TOKEN.finditer(view, start, end):
        kind = match.lastgroup or SYMBOL
        first, last = match.span()
        whole = analyse(match.group())
        pieces = _pieces(first, last, whole.cuts) if whole.cuts else ((first, last),)
        for at, to in pieces:
            piece = view[at:to]
            analysis = analyse(piece) if whole.cuts else whole
            if analysis.phrases:
                phrased.append(len(tokens))
            tokens.append(
                Token(
                    kind, piece, analysis.lower, at, to, at == previous_end,
                    analysis.tags, analysis.conjoined, analysis.definite, analysis.before,
                    analysis.dual, _number(piece, comma) if kind == NUMBER else None,
                )
            )  # fmt: skip
            previous_end = to
    for index in phrased:
        _tag_phrases(tokens, index, lexicon)
    return tokens


def _pieces(start: int, end: int, cuts: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """The spans between the cuts of a word."""
    edges = (start, *(start + cut for cut in cuts), end)
    yield from ((a, b) for a, b in pairwise(edges) if a < b)


def _tag_phrases(tokens: list[Token], index: int, lexicon: Lexicon) -> None:
    """Add the entries of several words that start at a token; the longest of a tag wins."""
    if index + 1 >= len(tokens):
        return
    token = tokens[index]
    phrases = lexicon.analyse(token.raw).phrases
    plain_forms = lexicon.rules.plain_forms
    tags: dict[str, tuple[int, Any]] | None = None
    for second in plain_forms(tokens[index + 1].text):
        for rest, tag, value, dual in phrases.get(second, ()):
            length = len(rest) + 1
            if tags is None:
                tags = dict(token.tags)
            if (tag in tags and tags[tag][0] >= length) or index + length > len(tokens):
                continue
            if all(
                word in plain_forms(tokens[index + 1 + k].text) for k, word in enumerate(rest) if k
            ):
                tags[tag] = (length, value)
                token.dual = token.dual or dual
    if tags is not None:
        token.tags = tags


_MOST_DIGITS = 24
"""Longer strings of digits are account numbers and keys."""


def _number(raw: str, decimal_comma: bool) -> Decimal | None:
    """The value of digits with separators; None for what is too long to be a quantity."""
    if len(raw) > _MOST_DIGITS:
        return None
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
