"""The Argos packages installed on this machine, read where Argos Translate keeps them.

The folder is Argos's own, so a model installed by either program serves both. It is found without
importing `argostranslate.package`, whose import takes seconds (it loads spaCy and Stanza).
"""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Package:
    """An Argos translation package on disk."""

    source: str
    target: str
    version: str
    folder: Path
    target_prefix: str = ""
    """A token that the model expects at the start of its output; "" for most packages."""

    @property
    def model(self) -> Path:
        """The CTranslate2 model's folder."""
        return self.folder / "model"

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return sum(p.stat().st_size for p in self.folder.rglob("*") if p.is_file())


def packages_folder() -> Path:
    """Where Argos Translate keeps its packages; it need not exist.

    ARGOS_PACKAGES_DIR, then Argos's settings file, then XDG_DATA_HOME, then ~/.local/share.
    """
    data = Path(os.environ.get("XDG_DATA_HOME") or _home() / ".local" / "share")
    named = argos_setting("ARGOS_PACKAGES_DIR")
    return Path(named) if named else data / "argos-translate" / "packages"


def argos_setting(key: str) -> str | None:
    """One of Argos Translate's own settings: from the environment, else its settings file."""
    if os.environ.get(key):
        return os.environ[key]
    config = Path(os.environ.get("XDG_CONFIG_HOME") or _home() / ".config")
    settings = read_metadata(config / "argos-translate" / "settings.json") or {}
    value = settings.get(key)
    return str(value) if isinstance(value, str | int) and value != "" else None


def read_package(folder: Path) -> Package | None:
    """The package in this folder; None if it is no complete translation package."""
    metadata = read_metadata(folder / "metadata.json")
    if metadata is None or not (folder / "model" / "model.bin").is_file():
        return None
    if not any((folder / name).is_file() for name in ("sentencepiece.model", "bpe.model")):
        return None
    source, target = metadata.get("from_code"), metadata.get("to_code")
    if not isinstance(source, str) or not isinstance(target, str):
        return None
    return Package(
        source=source,
        target=target,
        version=str(metadata.get("package_version", "")),
        folder=folder,
        target_prefix=str(metadata.get("target_prefix", "")),
    )


def read_metadata(path: Path) -> dict[str, Any] | None:
    """The package metadata in this file; None if there is none or it is no JSON object."""
    try:
        metadata = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return metadata if isinstance(metadata, dict) else None


def installed_packages() -> tuple[Package, ...]:
    """The usable packages, newest version first for each pair of languages."""
    folder = packages_folder()
    try:
        folders = sorted(path for path in folder.iterdir() if path.is_dir())
    except OSError:
        return ()
    found = [package for path in folders if (package := read_package(path))]
    found.sort(key=lambda package: version_key(package.version), reverse=True)
    found.sort(key=lambda package: (package.source, package.target))
    return tuple(found)


def route(packages: Iterable[Package], source: str, target: str) -> tuple[Package, ...]:
    """The packages that lead from one language to the other, in order; () if none do.

    The direct package if there is one, else the shortest chain, through English where two are
    equally short: Argos pivots the same way.
    """
    by_source: dict[str, dict[str, Package]] = {}
    for package in packages:
        by_source.setdefault(package.source, {}).setdefault(package.target, package)
    queue: deque[tuple[Package, ...]] = deque([()])
    seen = {source}
    while queue:
        chain = queue.popleft()
        here = chain[-1].target if chain else source
        steps = by_source.get(here, {})
        if target in steps:
            return (*chain, steps[target])
        for code in sorted(steps, key=lambda code: (code != "en", code)):
            if code not in seen:
                seen.add(code)
                queue.append((*chain, steps[code]))
    return ()


def _home() -> Path:
    return Path(os.environ.get("SNAP_USER_DATA") or Path.home())


def version_key(version: str) -> tuple[tuple[int, str], ...]:
    """Orders "1.10" after "1.9"; a part that is no number sorts before one that is."""
    return tuple((int(p), "") if p.isdigit() else (-1, p) for p in version.split("."))
