"""What several test folders share: one loaded comparer, and a quiet offline environment."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from model_index import IndexServer

# Before any test imports a hub client: nothing here may reach for the network.
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("TRANSFORMERS_OFFLINE", "1")


TOGETHER = ("tests/browser/", "tests/archive/", "tests/translate/")
"""Folders that one worker runs: their files share a page and a browser, batches, trained models."""

LONGEST = (
    "tests/browser/", "tests/framing/test_framing_gold.py", "tests/archive/", "tests/security/",
    "tests/render/",
)  # fmt: skip
"""What is begun first, so that no worker is left with it when the others are done."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Give each worker whole files, or folders, in the order of `pytest_collection_modifyitems`."""
    if config.getoption("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class Scheduling(LoadFileScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            file: str = super()._split_scope(nodeid)
            return next((folder for folder in TOGETHER if file.startswith(folder)), file)

    config.option.loadscopereorder = False
    return Scheduling(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put what takes longest first where workers share the tests."""
    if hasattr(config, "workerinput"):
        places = {begin: place for place, begin in enumerate(LONGEST)}
        items.sort(
            key=lambda item: next(
                (at for begin, at in places.items() if item.nodeid.startswith(begin)), len(places)
            )
        )


@pytest.fixture(scope="session")
def comparer():  # type: ignore[no-untyped-def]
    """A comparer with its models loaded, without translation."""
    from comparer import Comparer, Options

    return Comparer(Options(translator="none"))


@pytest.fixture(scope="session")
def samples_folder() -> Path:
    """The folder of sample pairs."""
    return Path(__file__).parent.parent / "samples"


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests neither read nor fill the user's own translation cache and kept comparisons."""
    monkeypatch.setenv("COMPARER_CACHE", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("COMPARER_HISTORY", str(tmp_path_factory.mktemp("history")))


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an Arabic→English model and its tokenizer."""
    from toy_model import PAIRS, train

    folder = tmp_path_factory.mktemp("trained")
    train(folder, PAIRS)
    return folder


@pytest.fixture(scope="session")
def argosmodel(trained: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A translate-ar_en-1_0.argosmodel file that works."""
    from toy_model import package

    return package(trained, "ar", "en", tmp_path_factory.mktemp("package"))


@pytest.fixture
def model_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home: no package is installed, nothing is cached, Argos has no settings."""
    from toy_model import COMPUTE_TYPE

    for name in ("ARGOS_PACKAGES_DIR", "ARGOS_BEAM_SIZE", "COMPARER_CACHE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in COMPUTE_TYPE.items():
        monkeypatch.setenv(name, value)
    for name in ("data", "config", "cache"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / name))
    return tmp_path


@pytest.fixture
def model_index(argosmodel: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[IndexServer]:
    """A server on this machine in the place of the Argos index, with an Arabic→English package."""
    from model_index import IndexServer

    server = IndexServer(argosmodel)
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", server.url + "/")
    yield server
    server.http.shutdown()
