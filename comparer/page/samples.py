"""The sample pairs that ship with comparer: where they are and what is in them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from comparer.article import Article
from comparer.errors import problem
from comparer.records import ArticleKey


@dataclass(frozen=True, slots=True)
class Sample:
    """A pair of reports of one event, written for comparer."""

    name: str
    titles: dict[str, str]
    """What happened, in each interface language."""
    notes: dict[str, str]
    """What to look at in this pair, in each interface language; may be empty."""
    articles: dict[ArticleKey, Article]
    """The pair, by side."""


def folder() -> Traversable:
    """The folder of samples: in the installed package, else beside it in a checkout."""
    packaged = resources.files("comparer").joinpath("samples")
    if packaged.is_dir():
        return packaged
    return Path(__file__).resolve().parents[2] / "samples"


def names() -> tuple[str, ...]:
    """The names of the samples, as `?sample=NAME` takes them."""
    home = folder()
    if not home.is_dir():
        return ()
    return tuple(
        sorted(entry.name for entry in home.iterdir() if entry.joinpath("meta.toml").is_file())
    )


def load(name: str) -> Sample:
    """The sample of this name; `InputError` lists the names there are."""
    if name not in names():
        raise problem("sample_unknown", name=name, names=", ".join(names()) or "–")
    home = folder().joinpath(name)
    meta = tomllib.loads(home.joinpath("meta.toml").read_text(encoding="utf-8"))
    sources = meta.get("source", {})
    sides: tuple[tuple[ArticleKey, str], ...] = (("a", "ar"), ("b", "en"))
    return Sample(
        name=name,
        titles=meta["title"],
        notes=meta.get("description", {}),
        articles={
            key: Article(
                home.joinpath(f"{code}.txt").read_text(encoding="utf-8"),
                source=sources.get(code),
                published=meta.get("published"),
            )
            for key, code in sides
        },
    )


def load_all() -> tuple[Sample, ...]:
    """All samples, in the order of their names."""
    return tuple(load(name) for name in names())
