"""Which supported language a text is written in."""

from __future__ import annotations

from comparer.errors import InputError


def detect_language(text: str) -> str:
    """The code of the language of `text`; `InputError` when it is not a supported one."""
    arabic = sum("\u0600" <= c <= "\u06ff" and c.isalpha() for c in text)
    latin = sum(c.isascii() and c.isalpha() for c in text)
    if not arabic and not latin:
        raise InputError("The text has no Arabic or English words; give a news report in either.")
    return "ar" if arabic >= latin else "en"
