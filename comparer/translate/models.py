"""The translation models on this machine: which there are, and how to add or remove one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from comparer.options import Options
from comparer.translate.packages import installed_packages


@dataclass(frozen=True, slots=True)
class Model:
    """A translation model, installed or known."""

    name: str
    """What `install` and `remove` take: "ar-en"."""
    source: str
    target: str
    version: str
    size: int
    """Bytes on disk, or to fetch."""
    installed: bool
    folder: Path | None = None


def installed_models() -> tuple[Model, ...]:
    """The installed Argos packages."""
    return tuple(
        Model(f"{p.source}-{p.target}", p.source, p.target, p.version, p.size, True, p.folder)
        for p in installed_packages()
    )


def describe(options: Options) -> str:
    """Which engine these options lead to on this machine and why, in one sentence."""
    from comparer.translate.translator import load_translator

    return f"Translation into {options.reader}: {load_translator(options).name}."
