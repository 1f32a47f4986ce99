"""Everything comparer raises on purpose.

A message says what was given, what is allowed and what to do next, in one sentence, and is shown
to the reader as it stands. Errors that a reader of the page meets have a code, and their words
stand in `comparer.strings` in each interface language; `problem` makes them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Self

Value = int | str | Callable[[str], str] | Mapping[str, str]
"""What is filled into a message: a number, a name, or words by interface language."""


class ComparerError(Exception):
    """Base of every error raised on purpose; `exit_code` is what the command line returns."""

    exit_code = 1

    def __init__(
        self, message: str = "", *, code: str = "", values: Mapping[str, Value] | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.values = dict(values or {})

    def message(self, lang: str) -> str:
        """The sentence in an interface language; in English where the error has no code."""
        return _worded(lang, self.code, self.values) if self.code else str(self)

    def settled(self) -> Self:
        """This error without functions in its words, so that a process can hand it to another."""
        from comparer import strings

        values: dict[str, Value] = {
            name: {lang: value(lang) for lang in strings.LANGUAGES} if callable(value) else value
            for name, value in self.values.items()
        }
        return type(self)(str(self), code=self.code, values=values)


class InputError(ComparerError):
    """What the user gave cannot be used: a file, a text, an option, a lexicon line."""

    exit_code = 2


class ModelMissingError(ComparerError):
    """A model that was asked for by name is not on this machine."""

    exit_code = 3


class Cancelled(ComparerError):  # noqa: N818 - nothing went wrong
    """The reader stopped a comparison; nothing is wrong."""


def problem(code: str, **values: Value) -> InputError:
    """The `InputError` with this code, its message in English; `message` gives the others."""
    return InputError(_worded("en", code, values), code=code, values=values)


def missing_model(code: str, **values: Value) -> ModelMissingError:
    """The `ModelMissingError` with this code, in the manner of `problem`."""
    return ModelMissingError(_worded("en", code, values), code=code, values=values)


def _worded(lang: str, code: str, values: Mapping[str, Value]) -> str:
    from comparer import strings  # it raises errors itself

    filled = {name: _filled(lang, value) for name, value in values.items()}
    return strings.text(lang, f"error.{code}", **filled)


def _filled(lang: str, value: Value) -> int | str:
    if isinstance(value, Mapping):
        return value[lang]
    return value(lang) if callable(value) else _isolated(lang, value)


def _isolated(lang: str, value: int | str) -> int | str:
    """A name as given, cut off from the right-to-left sentence around it."""
    from comparer import strings

    if isinstance(value, int) or strings.direction(lang) == "ltr":
        return value
    return f"\u2068{value}\u2069"
