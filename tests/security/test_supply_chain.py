"""What comparer is made of: pinned, with hashes, with licences; the lists fit together."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import licences  # noqa: E402 - after its folder is known
import lock  # noqa: E402

BLOCKS = re.split(r"^(?=\S)", (ROOT / "requirements.lock").read_text(), flags=re.MULTILINE)[1:]


def pins() -> dict[str, str]:
    """Name → version in constraints.txt."""
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    return dict(line.split("==") for line in lines if "==" in line)


def test_everything_in_the_lock_has_a_hash_and_the_pinned_version():
    pinned = pins()
    assert len(BLOCKS) > 100
    for block in BLOCKS:
        name, version = re.match(r"([\w.-]+)==([\w.]+)", block).groups()
        assert re.findall(r"--hash=sha256:[0-9a-f]{64}", block), name
        # What only another system needs is in the lock alone.
        assert pinned.get(name, version) == version


def test_everything_that_is_declared_is_in_the_lock_but_torch():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"]]
    for extra in lock.EXTRAS:
        wanted += project["optional-dependencies"][extra]
    assert set(lock.EXTRAS) == set(project["optional-dependencies"])
    have = {block.partition("==")[0] for block in BLOCKS}
    names = {licences.normal(re.match(r"[\w.-]+", line).group()) for line in wanted}
    assert names - {licences.normal(name) for name in have} == {"torch"}


def test_the_lock_leaves_out_what_differs_between_machines():
    kept, left = "a==1 \\\n    --hash=sha256:00\n", "torch==2.0 \\\n    --hash=sha256:11\n"
    assert lock.without_torch(f"{kept}{left}nvidia-nccl-cu13==1 \\\n") == kept
    assert not any(lock.UNHASHED.match(block) for block in BLOCKS)


def test_neither_list_names_a_place_to_fetch_from():
    for name in ("requirements.lock", "constraints.txt"):
        assert "://" not in (ROOT / name).read_text()


def test_every_package_that_comes_along_has_its_licence_listed():
    listed = dict(re.findall(r"^\| ([\w.-]+) \| ([\w.]+) \|", page(), re.MULTILINE))
    found = {licences.normal(p.name): licences.version(p) for p in licences.needed()}
    pinned = pins()
    # A package that is installed in another version than the pinned one is not what is shipped.
    expected = {name: version for name, version in found.items() if pinned.get(name) == version}
    assert len(expected) > 50
    assert {name: listed.get(name) for name in expected} == expected


def page() -> str:
    return (ROOT / "docs" / "licences.md").read_text("utf-8")


@pytest.mark.parametrize("target", ["locked", "lock", "licences", "sbom", "audit", "fuzz"])
def test_the_makefile_has_a_target_for_it(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.MULTILINE)
