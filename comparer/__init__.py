"""Compare Arabic and English news reports of one event: claims, figures, framing, omissions.

>>> from comparer import Article, compare
>>> report = compare(Article(text_ar), Article(text_en))  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from comparer.article import Article as Article
    from comparer.batch.stream import compare_many as compare_many
    from comparer.errors import ComparerError as ComparerError
    from comparer.options import Options as Options
    from comparer.pipeline import Comparer as Comparer
    from comparer.pipeline import compare as compare
    from comparer.report import Report as Report

__version__ = "0.1.0"
__all__ = [
    "Article", "Comparer", "ComparerError", "Options", "Report", "__version__", "compare",
    "compare_many",
]  # fmt: skip

_HOME = {
    "Article": "comparer.article",
    "ComparerError": "comparer.errors",
    "Options": "comparer.options",
    "Comparer": "comparer.pipeline",
    "compare": "comparer.pipeline",
    "compare_many": "comparer.batch.stream",
    "Report": "comparer.report",
}


def __getattr__(name: str) -> Any:
    # Loaded on first use: numpy and pandas would make `comparer --help` ten times slower.
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)
