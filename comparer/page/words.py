"""The page's words: the section [page] of the interface's strings."""

from __future__ import annotations

from typing import Protocol

from comparer import strings


class Words(Protocol):
    """Gives the words for a key of the section, with values filled in."""

    def __call__(self, key: str, **values: object) -> str: ...


def words(lang: str) -> Words:
    """The page's words in an interface language."""

    def say(key: str, **values: object) -> str:
        return strings.text(lang, f"page.{key}", **values)

    return say
