"""The translation models on this machine: which there are, and how to add or remove one.

Command line and page call these functions. Models are Argos packages in Argos's own folder.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from comparer import languages
from comparer.errors import InputError, problem
from comparer.options import Options
from comparer.translate.archive import Contents, inspect, unpack
from comparer.translate.argos import package_model
from comparer.translate.download import Progress, fetch, find
from comparer.translate.packages import (
    Package,
    installed_packages,
    packages_folder,
    read_package,
    route,
)

__all__ = ["Model", "available", "describe", "install", "installed", "remove"]

_PREFIX = ".comparer-install-"
_ABANDONED = 24 * 3600
"""Seconds after which no installation still runs."""


@dataclass(frozen=True, slots=True)
class Model:
    """A translation model, installed or known."""

    name: str
    """What `install` and `remove` take: "ar-en"."""
    source: str
    target: str
    version: str | None = None
    """None for a model that is not installed."""
    size: int | None = None
    """Bytes on disk; None for a model that is not installed."""
    folder: Path | None = None


def installed() -> tuple[Model, ...]:
    """The installed models, whoever installed them; reads the disk only."""
    return tuple(map(_model, installed_packages()))


def available() -> tuple[Model, ...]:
    """The models that `install` can fetch, one a direction; whether installed or not."""
    return tuple(
        Model(f"{source}-{target}", source, target)
        for source, target in permutations(languages.CODES, 2)
    )


def install(name_or_file: str | Path, progress: Progress | None = None) -> Model:
    """The model, fetched from the Argos index by name ("ar-en") or taken from a file, installed.

    It takes the place of an installed model of the same direction. If anything is wrong nothing
    is left behind and what was installed before stays: `InputError` for an archive that must not
    be unpacked or does not work, `DownloadError` if it cannot be fetched. `progress` is called
    with bytes done and bytes in all while fetching; what it raises ends the installation.
    """
    given = str(name_or_file)
    known = {model.name: model for model in available()}
    with _staging() as staging:
        if given in known:
            model = known[given]
            path = staging / f"translate-{model.source}_{model.target}.argosmodel"
            fetch(find(model.source, model.target), path, progress)
            contents = inspect(path)
            if (contents.source, contents.target) != (model.source, model.target):
                raise problem(
                    "model_other",
                    given=given,
                    direction=f"{contents.source}→{contents.target}",
                )
        else:
            path = Path(given).expanduser()
            if not path.exists():
                raise problem("model_unknown", given=str(given), known=", ".join(known))
            contents = inspect(path)
        return _model(_place(path, contents, staging))


def remove(name: str) -> Model:
    """The model that was removed; `InputError` if none of that name is installed."""
    models = installed()
    for model in models:
        if model.name == name and model.folder is not None:
            with _staging() as staging:
                model.folder.rename(staging / "removed")  # never half a package among the others
            return model
    have = ", ".join(m.name for m in models) or "none"
    raise problem("model_not_installed", name=name, have=have)


def describe(options: Options) -> str:
    """Which engine these options lead to on this machine and why, in one sentence."""
    from comparer.translate.gloss import available as gloss_available
    from comparer.translate.translator import load_translator

    reader = languages.get(options.reader).names["en"]
    if options.translator == "none":
        return f"no translation into {reader}, because the options say so"
    translator = load_translator(options)
    reasons = []
    for source in languages.CODES:
        if source == options.reader:
            continue
        name = languages.get(source).names["en"]
        engine = translator.engines.get(source)
        if engine is None:
            reasons.append(
                f"{name} is not translated into {reader}, because no model is in "
                f"{packages_folder()}; 'comparer models install {source}-{options.reader}' "
                "fetches one"
            )
        elif options.translator != "auto":
            reasons.append(f"{engine.name}, because the options ask for it")
        elif route(installed_packages(), source, options.reader):
            reasons.append(f"{engine.name}, because its model is in {packages_folder()}")
        elif gloss_available(source, options.reader):
            reasons.append(
                f"{engine.name} (word for word), because no {source}-{options.reader} model is in "
                f"{packages_folder()}; 'comparer models install {source}-{options.reader}' "
                "fetches one"
            )
    return "; ".join(reasons)


def _model(package: Package) -> Model:
    name = f"{package.source}-{package.target}"
    return Model(
        name, package.source, package.target, package.version, package.size, package.folder
    )


@contextmanager
def _staging() -> Iterator[Path]:
    """A folder on the packages' disk that is gone afterwards.

    Beside the packages folder where it can be: Argos Translate takes all that is inside for
    packages.
    """
    folder = packages_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = folder.parent
        same_disk = beside.stat().st_dev == folder.stat().st_dev
        where = beside if same_disk and os.access(beside, os.W_OK) else folder
        _sweep(where)
        made = tempfile.mkdtemp(prefix=_PREFIX, dir=where)
    except OSError as error:
        raise problem("model_unwritable", path=str(folder), reason=str(error.strerror)) from error
    try:
        yield Path(made)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Delete what installations left that were killed; one that still runs is younger."""
    for left in folder.glob(f"{_PREFIX}*"):
        if left.stat().st_mtime < time.time() - _ABANDONED:
            shutil.rmtree(left, ignore_errors=True)


def _place(path: Path, contents: Contents, staging: Path) -> Package:
    """The package, unpacked, tried, and moved into the packages folder."""
    try:
        unpacked = unpack(path, contents, staging / "unpacked")
        _try(path.name, unpacked)
        goal = packages_folder() / contents.folder
        replaced = [
            package.folder
            for package in installed_packages()
            if (package.source, package.target) == (contents.source, contents.target)
        ]
        if goal.exists() and goal not in replaced:
            replaced.append(goal)
        _swap(unpacked, goal, replaced, staging)
    except OSError as error:
        raise problem(
            "model_no_room",
            name=path.name,
            path=str(packages_folder()),
            reason=str(error.strerror),
        ) from error
    placed = read_package(goal)
    if placed is None:
        raise problem("model_read_back", path=str(goal), name=path.name)
    return placed


def _swap(new: Path, goal: Path, replaced: Sequence[Path], staging: Path) -> None:
    """Moves `new` to `goal` and the folders it replaces into `staging`; all or nothing.

    At every moment one of them stands complete among the packages, should this process be killed.
    """
    beside = goal.with_name(f"{goal.name}-new") if goal.exists() else goal
    moved: list[tuple[Path, Path]] = []
    try:
        new.rename(beside)
        for number, old in enumerate(replaced):
            aside = staging / f"replaced-{number}"
            old.rename(aside)
            moved.append((old, aside))
        if beside != goal:
            beside.rename(goal)
    except OSError:
        for old, aside in moved:
            aside.rename(old)
        shutil.rmtree(beside, ignore_errors=True)
        raise


def _try(name: str, folder: Path) -> None:
    """Nothing if the package loads and translates a word; `InputError` if it does not."""
    package = read_package(folder)
    if package is None:
        raise problem("model_lacks", name=name, file="metadata.json")
    try:
        package_model(package, 1).translate(["1"])
    except InputError as error:
        raise problem("model_loads_not", name=name, reason=str(error.__cause__)) from error
    except (RuntimeError, ValueError) as error:
        raise problem("model_works_not", name=name, reason=str(error)) from error
