"""The supported languages, one folder each.

A language is a folder `languages/CODE/` of data files (and the few rules that have to be code)
plus one `Language` entry here. Stages ask `data_file` for what they need and never test for a
language by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Literal

from comparer.errors import problem

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class Language:
    """What every stage needs to know of a language before it opens its data files."""

    code: str
    """ISO 639-1."""
    direction: Direction
    names: dict[str, str]
    """The language's name in each interface language."""


_LANGUAGES = {
    "ar": Language("ar", "rtl", {"en": "Arabic", "ar": "العربية"}),
    "en": Language("en", "ltr", {"en": "English", "ar": "الإنجليزية"}),
}

CODES: tuple[str, ...] = tuple(_LANGUAGES)


def get(code: str) -> Language:
    """The language with this code; `InputError` lists what is supported."""
    try:
        return _LANGUAGES[code]
    except KeyError:
        raise problem("language_code", given=str(code), known=_known) from None


def _known(interface: str) -> str:
    comma = "، " if interface == "ar" else ", "
    return comma.join(f"{code} ({lang.names[interface]})" for code, lang in _LANGUAGES.items())


def data_file(code: str, name: str) -> Traversable:
    """The data file `name` of a language, readable whether installed, zipped or in a checkout."""
    return resources.files("comparer.languages").joinpath(get(code).code, name)
