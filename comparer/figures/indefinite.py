"""Quantities that no number says: dozens, several hundred, عشرات الآلاف.

Their ends ("dozens" is 24 and up) are what comparison reckons with. They stand in no article, so a
reader is shown the words: the article's own, or what its language has for that order of magnitude.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import lru_cache
from typing import Any

from comparer import languages
from comparer.figures.lexicon import load_lexicon
from comparer.figures.normalise import view_of
from comparer.figures.tokens import tokenise
from comparer.records import Document, Figure


def is_indefinite(figure: Figure, document: Document) -> bool:
    """Whether the article gives a quantity in such words, and no number with them."""
    if not isinstance(figure.low, Decimal) or figure.value is not None:
        return False
    view = view_of(document.slice(figure)).text
    tokens = tokenise(view, 0, len(view), load_lexicon(document.lang))
    tags = [token.tags for token in tokens]
    return any("vague" in found for found in tags) and not any(
        token.value is not None or "cardinal" in found
        for token, found in zip(tokens, tags, strict=True)
    )


def ends(figure: Figure, document: Document) -> tuple[Decimal | str | None, Decimal | str | None]:
    """The ends of a range as the article gives them; (None, None) for an indefinite quantity."""
    return (None, None) if is_indefinite(figure, document) else (figure.low, figure.high)


def indefinite_words(figure: Figure, document: Document, lang: str) -> str:
    """An indefinite quantity in the words of `lang`, without a unit or what is counted.

    As written where that is the article's language, or where `lang` has no word that stands alone
    ("several", "hundreds of kilometres" in Arabic).
    """
    written = " ".join(document.slice(figure).split())
    if document.lang == lang or figure.unit is not None or not isinstance(figure.low, Decimal):
        return written
    words = _words(lang)["open" if figure.high is None else "few"]
    return str(words.get(str(figure.low.adjusted()), written))


@lru_cache(maxsize=8)
def _words(lang: str) -> dict[str, Any]:
    text = languages.data_file(lang, "figures_wording.toml").read_text(encoding="utf-8")
    words: dict[str, Any] = tomllib.loads(text)["indefinite"]
    return words
