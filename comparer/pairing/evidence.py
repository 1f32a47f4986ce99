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
_READ = 2
"""Features at the end that need the article to be read again: names and figures."""

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


@dataclass(frozen=True, slots=True)
class Keys:
    """What identifies the event of one article beside its meaning."""

    names: Mapping[str, str]
    """Consonant skeleton → the word, for capitalised words; empty in a script without capitals."""
    words: frozenset[str]
    """The skeletons of all words, with Arabic proclitics left on and taken off."""
    figures: Mapping[tuple[str, str], str]
    """(unit or kind, value) → as written."""


def keys(document: Document) -> Keys:
    """The names and figures of a document, read from its whole text."""
    names: dict[str, str] = {}
    words: set[str] = set()
    for sentence in document.claims():
        found = list(_WORD.finditer(document.slice(sentence)))
        capitals = [m[0][0].isupper() for m in found]
        # In a headline with capitals throughout, a capital says nothing.
        tells = 2 * sum(capitals) < len(found)
        for place, match in enumerate(found):
            named = tells and place and capitals[place] and not _is_date(match[0], document.lang)
            for form in _forms(match[0]):
                shape = skeleton(form)
                if len(shape) >= _MIN_SKELETON:
                    words.add(shape)
                    if named:
                        names.setdefault(shape, match[0])
    figures: dict[tuple[str, str], str] = {}
    for figure in extract_figures(document):
        if (key := _key(figure)) is not None:
            figures.setdefault(key, " ".join(document.slice(figure).split()))
    return Keys(names, frozenset(words), figures)


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


def shared_names(a: Keys, b: Keys) -> list[str]:
    """The names of one article that stand in the other, as the first writes them."""
    here = [word for shape, word in a.names.items() if shape in b.words]
    there = [word for shape, word in b.names.items() if shape in a.words]
    return list(dict.fromkeys([*here, *there]))


def shared_figures(a: Keys, b: Keys) -> list[str]:
    """The figures of `a` that `b` has too, as `a` writes them."""
    return [written for key, written in a.figures.items() if key in b.figures]


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
    return np.array([cosine, coverage, breadth, *[0.0] * _READ])


def corresponding(a: NDArray[np.float16], b: NDArray[np.float16]) -> tuple[int, int]:
    """How many of the shorter article's leading claims the other has too, and of how many."""
    sims = a.astype(np.float32) @ b.astype(np.float32).T
    if sims.shape[0] > sims.shape[1]:
        sims = sims.T
    return int((sims.max(axis=1) >= CORRESPONDS).sum()), sims.shape[0]


def with_keys(evidence: NDArray[np.float64], a: Keys, b: Keys) -> NDArray[np.float64]:
    """The features, with the share of names and of figures that both have.

    Shares are of the side with fewer; two are added below so that one shared of one says little.
    """
    full = evidence.copy()
    sides = [
        (sum(shape in other.words for shape in one.names), len(one.names))
        for one, other in ((a, b), (b, a))
        if one.names
    ]
    if sides:
        full[FEATURES.index("names")] = np.mean([n / (of + 2) for n, of in sides])
    fewer = min(len(a.figures), len(b.figures))
    full[FEATURES.index("figures")] = len(shared_figures(a, b)) / (fewer + 2)
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

    def hope(self, evidence: NDArray[np.float64]) -> float:
        """The probability if half of the names and figures were shared, more than most pairs have.

        What stays below the least score even so is not worth reading.
        """
        full = evidence.copy()
        full[-_READ:] = 0.5
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
    "FEATURES", "Keys", "Model", "corresponding", "evidence_of_claims", "keys", "model",
    "shared_figures", "shared_names", "with_keys",
]  # fmt: skip
