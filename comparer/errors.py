"""Everything comparer raises on purpose.

A message says what was given, what is allowed and what to do next, in one sentence, and is shown
to the reader as it stands.
"""


class ComparerError(Exception):
    """Base of every error raised on purpose; `exit_code` is what the command line returns."""

    exit_code = 1


class InputError(ComparerError):
    """What the user gave cannot be used: a file, a text, an option, a lexicon line."""

    exit_code = 2


class ModelMissingError(ComparerError):
    """A model that was asked for by name is not on this machine."""

    exit_code = 3


class Cancelled(ComparerError):  # noqa: N818 - nothing went wrong
    """The reader stopped a comparison; nothing is wrong."""
