"""The one object that holds every setting of a comparison."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from comparer import languages
from comparer.errors import problem

BUNDLED_ENCODER = "use-multilingual"
TRANSLATORS = ("auto", "argos", "ct2:FOLDER", "gloss", "none")


def _environment(name: str, default: str) -> Any:
    """A dataclass field whose default is the environment variable COMPARER_<NAME>."""
    return field(default_factory=lambda: os.environ.get(f"COMPARER_{name.upper()}", default))


_KINDS = {"translator": str, "encoder": str, "reader": str, "threads": int}


@dataclass(frozen=True, slots=True)
class Options:
    """Settings of a comparison, validated on creation: explicit > environment > default.

    `InputError` on any value that cannot be used.
    """

    translator: str = _environment("translator", "auto")
    """auto | argos | ct2:FOLDER | gloss | none."""
    encoder: str = _environment("encoder", BUNDLED_ENCODER)
    """The bundled encoder, a sentence-transformers hub id, or a local folder."""
    reader: str = _environment("reader", "en")
    """The language the reader reads: sentences in any other language get a translation into it."""
    threads: int = field(default_factory=lambda: _whole_number_from_environment("threads", 0))
    """Threads for the models; 0 means one a physical core."""
    lexicons: tuple[Path, ...] = ()
    """The user's own framing lexicons, read after the built-in ones."""
    glossary: Path | None = None
    """A file of fixed translations, one "source<TAB>target" a line."""

    def __post_init__(self) -> None:
        for name, kind in _KINDS.items():
            if not isinstance(getattr(self, name), kind):
                raise problem("option_kind", name=name, given=repr(getattr(self, name)))
        if self.translator not in ("auto", "argos", "gloss", "none") and not (
            self.translator.startswith("ct2:") and len(self.translator) > 4
        ):
            raise problem("option_translator", given=self.translator, known=", ".join(TRANSLATORS))
        if not self.encoder.strip():
            raise problem("option_encoder_empty", bundled=BUNDLED_ENCODER)
        languages.get(self.reader)
        if self.threads < 0:
            raise problem("option_threads", n=self.threads)
        object.__setattr__(self, "lexicons", tuple(Path(p) for p in self.lexicons))
        if self.glossary is not None:
            object.__setattr__(self, "glossary", Path(self.glossary))

    def to_dict(self) -> dict[str, Any]:
        """The settings as JSON values, for the report's signature."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        values["lexicons"] = [path.name for path in self.lexicons]
        values["glossary"] = self.glossary.name if self.glossary else None
        return values


def _whole_number_from_environment(name: str, default: int) -> int:
    given = os.environ.get(f"COMPARER_{name.upper()}")
    if given is None:
        return default
    try:
        return int(given)
    except ValueError:
        raise problem("option_environment", name=f"COMPARER_{name.upper()}", given=given) from None
