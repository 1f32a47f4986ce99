"""Whether two articles can be compared, and what the reader must know if they can."""

from __future__ import annotations

from comparer.article import Article
from comparer.errors import InputError
from comparer.ingest.language import detect_language
from comparer.records import Caveat, Explanation


def check_pair(a: Article, b: Article) -> tuple[str, str, tuple[Caveat, ...]]:
    """The language of each article, and caveats; `InputError` says which article is unusable."""
    langs = []
    for which, article in (("first", a), ("second", b)):
        if not article.text.strip():
            raise InputError(f"The {which} article is empty; give the text of a news report.")
        langs.append(article.lang or detect_language(article.text))
    caveats: list[Caveat] = []
    if langs[0] == langs[1]:
        caveats.append(
            Caveat(
                "same_language",
                Explanation("Both articles are in the same language.", "المقالان باللغة نفسها."),
            )
        )
    return langs[0], langs[1], tuple(caveats)
