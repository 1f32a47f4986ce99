"""What speaks for one event in two articles: claims that correspond, shared names and figures."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from comparer.figures import extract_figures
from comparer.figures.lexicon import load_lexicon
from comparer.framing.names import skeleton
from comparer.records import Document, Figure

FEATURES = ("cosine", "coverage", "breadth", "names", "figures")
_NAMES, _FIGURES = 3, 4
"""Where the features stand that need the article to be read again; figures are read last, since
they take most of the time."""

CORRESPONDS = 0.55
"""Cosine from which a leading claim counts as found again, in the reason given to the reader."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ARABIC_WORD = re.compile("^[\u0621-\u064a]")
_MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")
_CLITICS = ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك")
_MIN_SKELETON = 3
"""Consonants of a name that can be found in another script: two are shared by chance."""
_DATES = frozenset(("month", "month_weak", "month_beside_number", "weekday", "weekday_weak"))
_SMALL = 10
"""Smaller counts without a unit stand in any report."""


Figures = Mapping[tuple[str, str], str]
"""(unit or kind, value) → as written."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one article, and the words among which the other's names are looked for.

    Words are kept by their 64-bit hashes, a tenth of the memory: an archive has thousands of
    articles with hundreds each.
    """

    written: tuple[str, ...]
    """Capitalised words, once each; none in a script without capitals."""
    shapes: NDArray[np.int64]
    """Hash of the consonant skeleton of each."""
    words: NDArray[np.int64]
    """Hashes of the skeletons of all words, with Arabic proclitics left on and taken off."""


def names_of(document: Document) -> Names:
    """The names of a document, read from its whole text."""
    names: dict[int, str] = {}
    words: set[int] = set()
    for sentence in document.claims():
        found = list(_WORD.finditer(document.slice(sentence)))
        capitals = [m[0][0].isupper() for m in found]
        # In a headline with capitals throughout, a capital says nothing.
        tells = 2 * sum(capitals) < len(found)
        for place, match in enumerate(found):
            named = tells and place and capitals[place] and not _is_date(match[0], document.lang)
            for form in _forms(match[0]):
                consonants = skeleton(form)
                if len(consonants) >= _MIN_SKELETON:
                    shape = hash(consonants)
                    words.add(shape)
                    if named:
                        names.setdefault(shape, match[0])
    return Names(tuple(names.values()), np.array([*names], np.int64), np.array([*words], np.int64))


def figures_of(document: Document) -> Figures:
    """The figures of a document that tell its event from others, read from its whole text."""
    figures: dict[tuple[str, str], str] = {}
    for figure in extract_figures(document):
        if (key := _key(figure)) is not None:
            figures.setdefault(key, " ".join(document.slice(figure).split()))
    return figures


def _forms(word: str) -> list[str]:
    word = _MARKS.sub("", word)
    if not _ARABIC_WORD.match(word):
        return [word.removesuffix("'s").removesuffix("’s")]
    return [word, *(word[len(c) :] for c in _CLITICS if word.startswith(c) and len(word) > 4)]


def _is_date(word: str, lang: str) -> bool:
    """Whether the word is a month or a weekday, which have capitals but are no names."""
    return not _DATES.isdisjoint(load_lexicon(lang).analyse(word).tags)


def _key(figure: Figure) -> tuple[str, str] | None:
    value = figure.value
    if value is None or figure.kind in ("ordinal", "time"):
        return None
    if figure.kind == "count" and not isinstance(value, str) and abs(value) < _SMALL:
        return None
    # Weekdays and bare years stand in any report.
    if figure.kind == "date" and len(str(value)) <= 4:
        return None
    text = value if isinstance(value, str) else f"{value.normalize():f}"
    return figure.unit or figure.kind, text


def shared_names(a: Names, b: Names) -> list[str]:
    """The names of one article that stand in the other, as the first writes them."""
    found = [
        word
        for one, other in ((a, b), (b, a))
        for word, there in zip(one.written, np.isin(one.shapes, other.words), strict=True)
        if there
    ]
    return list(dict.fromkeys(found))


def shared_figures(a: Figures, b: Figures) -> list[str]:
    """The figures of `a` that `b` has too, as `a` writes them."""
    return [written for key, written in a.items() if key in b]


def evidence_of_claims(
    a: NDArray[np.float16], b: NDArray[np.float16], cosine: float
) -> NDArray[np.float64]:
    """The features that need no reading, names and figures left at 0: (n_features,).

    cosine: of the two articles' vectors. coverage: how near the leading claims of each article
    come to their best counterparts, averaged over both. breadth: how near the claim comes that is
    only nearer than a quarter of them; articles that share a few sentences word for word have
    coverage without breadth. How near the first claims are was tried and dropped: it helps articles
    that share one sentence more than those of one event.
    """
    sims = a.astype(np.float32) @ b.astype(np.float32).T
    best_a, best_b = sims.max(axis=1), sims.max(axis=0)
    coverage = (float(best_a.mean()) + float(best_b.mean())) / 2
    breadth = float(np.percentile(best_a, 25) + np.percentile(best_b, 25)) / 2
    return np.array([cosine, coverage, breadth, 0.0, 0.0])


def corresponding(a: NDArray[np.float16], b: NDArray[np.float16]) -> tuple[int, int]:
    """How many of the shorter article's leading claims the other has too, and of how many."""
    sims = a.astype(np.float32) @ b.astype(np.float32).T
    if sims.shape[0] > sims.shape[1]:
        sims = sims.T
    return int((sims.max(axis=1) >= CORRESPONDS).sum()), sims.shape[0]


def with_names(evidence: NDArray[np.float64], a: Names, b: Names) -> NDArray[np.float64]:
    """The features, with the share of names that both have.

    Of each side that writes names; two are added below so that one shared of one says little.
    """
    full = evidence.copy()
    sides = [
        int(np.isin(one.shapes, other.words).sum()) / (len(one.shapes) + 2)
        for one, other in ((a, b), (b, a))
        if len(one.shapes)
    ]
    if sides:
        full[_NAMES] = np.mean(sides)
    return full


def with_figures(evidence: NDArray[np.float64], a: Figures, b: Figures) -> NDArray[np.float64]:
    """The features, with the share of figures that both have: of the side with fewer, two added."""
    full = evidence.copy()
    full[_FIGURES] = len(shared_figures(a, b)) / (min(len(a), len(b)) + 2)
    return full


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the evidence; fitted by logistic regression (bench/fit_pair.py)."""

    intercept: float
    weights: NDArray[np.float64]
    """(n_features,) in the order of FEATURES; none is below 0."""

    def probability(self, evidence: NDArray[np.float64]) -> float:
        """That both articles are of one event, 0–1."""
        return float(1 / (1 + np.exp(-(self.intercept + evidence @ self.weights))))

    def hope(self, evidence: NDArray[np.float64], *, named: bool = False) -> float:
        """The probability if half of what was not read yet were shared, more than most pairs have.

        Unread are figures, and names unless `named`. What stays below the least score even so is
        not worth reading.
        """
        full = evidence.copy()
        full[_FIGURES if named else _NAMES :] = 0.5
        return self.probability(full)


@cache
def model() -> Model:
    """The model that ships with comparer."""
    text = resources.files("comparer.pairing").joinpath("model.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    weights = np.array([data["weights"][name] for name in FEATURES])
    if (weights < 0).any():
        raise ValueError("a weight in pairing/model.toml is below 0: evidence only speaks for")
    return Model(data["intercept"], weights)


__all__ = [
    "FEATURES", "Figures", "Model", "Names", "corresponding", "evidence_of_claims", "figures_of",
    "model", "names_of", "shared_figures", "shared_names", "with_figures", "with_names",
]  # fmt: skip
