"""What several test folders share: one loaded comparer, and a quiet offline environment."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

# Before any test imports a hub client: nothing here may reach for the network.
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("TRANSFORMERS_OFFLINE", "1")


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
