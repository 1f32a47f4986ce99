"""Writes docs/licences.md: every package that comparer runs with, its version and its licence.

python tools/licences.py > docs/licences.md
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement

ROOTS = ("comparer[gloss]",)
_HEAD = """\
# Licences

comparer itself is under the Apache License 2.0. These packages come with it when it is installed
with its gloss, in the versions that it is tested with; each keeps its own licence. `make licences`
writes this list anew from what the packages themselves declare.

| package | version | licence |
|---|---|---|
"""


def needed(roots: tuple[str, ...] = ROOTS) -> list[Distribution]:
    """The installed distributions that these requirements lead to, by name, comparer left out."""
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = [Requirement(root) for root in roots]
    while waiting:
        requirement = waiting.pop()
        name, extras = normal(requirement.name), frozenset(requirement.extras)
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        try:
            package = found[name] = distribution(name)
        except PackageNotFoundError:  # for another system
            continue
        for line in package.requires or ():
            further = Requirement(line)
            marker = further.marker
            if marker is None or any(marker.evaluate({"extra": e}) for e in (*extras, "")):
                waiting.append(further)
    found.pop("comparer", None)
    return [found[name] for name in sorted(found)]


def normal(name: str) -> str:
    """The name as constraints.txt writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def version(package: Distribution) -> str:
    """The version without the mark of a local build ("+cpu")."""
    return package.version.partition("+")[0]


def licence(package: Distribution) -> str:
    """What the package declares: an SPDX expression, classifiers, or the first line of its text."""
    about = package.metadata
    if about.get("License-Expression"):
        return str(about["License-Expression"])
    marks = [
        entry.rpartition("::")[2].strip()
        for entry in about.get_all("Classifier") or ()
        if entry.startswith("License ::") and not entry.endswith("OSI Approved")
    ]
    if marks:
        return ", ".join(dict.fromkeys(marks))
    first = (about.get("License") or "").strip().splitlines()
    return first[0][:60] if first else "not declared; see its files"


def main() -> None:
    """Print the page."""
    lines = (f"| {normal(p.name)} | {version(p)} | {licence(p)} |\n" for p in needed())
    sys.stdout.write(_HEAD + "".join(lines))


if __name__ == "__main__":
    main()
