"""The interface's words: one TOML file a language, the same keys in each.

A key is a dotted path ("kind.figure"). An entry is a string, or a table of CLDR plural categories
(zero, one, two, few, many, other) that is chosen by the value `n`. Values stand in braces.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from comparer import languages
from comparer.errors import problem
from comparer.strings.plurals import CATEGORIES, plural_category

LANGUAGES: tuple[str, ...] = ("en", "ar")
"""The interface languages, each with a file here."""

Entry = str | dict[str, str]


def text(lang: str, key: str, **values: object) -> str:
    """The words for `key` in an interface language, with `values` filled in.

    Numbers are grouped by thousands; `n` also chooses the plural form. `InputError` for a
    language without a file; `KeyError`, with the nearest keys, for a key that is not there.
    """
    entry = _entry(lang, key)
    if isinstance(entry, dict):
        number = values.get("n")
        if not isinstance(number, int | Decimal):
            raise TypeError(f"{key!r} has plural forms: give n, a number, not {number!r}")
        category = plural_category(lang, number)
        entry = entry.get(category, entry["other"])
    if not values:
        return entry
    return entry.format_map({name: _shown(value) for name, value in values.items()})


def name(lang: str, group: str, code: str | None) -> str:
    """The reader's name of a code ("kind", "figure"); the code itself where none is written.

    Units and categories are open sets: a user's lexicon brings its own.
    """
    if code is None:
        return ""
    entry = _entries(lang).get(f"{group}.{code}")
    if entry is None:
        return code.replace("_", " ")
    return entry if isinstance(entry, str) else entry["other"]


def has(lang: str, key: str) -> bool:
    """Whether the language's file has this key."""
    return key in _entries(lang)


def keys(lang: str) -> frozenset[str]:
    """Every key of the language's file; a table of plural forms is one key."""
    return frozenset(_entries(lang))


def direction(lang: str) -> languages.Direction:
    """The direction that the interface language is written in."""
    return languages.get(lang).direction


def _shown(value: object) -> str:
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return str(value)


def _entry(lang: str, key: str) -> Entry:
    entries = _entries(lang)
    if key in entries:
        return entries[key]
    group = key.rpartition(".")[0]
    near = sorted(k for k in entries if k.rpartition(".")[0] == group) or sorted(
        {k.partition(".")[0] for k in entries}
    )
    raise KeyError(f"no string {key!r} in {lang}.toml; near it: {', '.join(near)}")


@cache
def _entries(lang: str) -> dict[str, Entry]:
    if lang not in LANGUAGES:
        raise problem("interface_unknown", given=lang, known=", ".join(LANGUAGES))
    source = resources.files("comparer.strings").joinpath(f"{lang}.toml")
    flat: dict[str, Entry] = {}
    _flatten(tomllib.loads(source.read_text(encoding="utf-8")), "", flat)
    return flat


def _flatten(table: dict[str, Any], prefix: str, flat: dict[str, Entry]) -> None:
    for key, value in table.items():
        path = f"{prefix}{key}"
        if isinstance(value, str) or ("other" in value and value.keys() <= CATEGORIES):
            flat[path] = value
        else:
            _flatten(value, f"{path}.", flat)
