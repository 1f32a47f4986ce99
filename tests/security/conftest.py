"""Makes bench/soak.py importable, and watches whole processes for what they ask of the network."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "bench"))

_WATCH = """
import os, sys

def watch(event, arguments):
    if event not in ("socket.connect", "socket.sendto", "socket.getaddrinfo",
                     "socket.gethostbyname"):
        return
    place = arguments[1] if event in ("socket.connect", "socket.sendto") else arguments
    host = place if isinstance(place, (str, bytes)) else place[0]
    if isinstance(host, bytes):
        host = host.decode("utf-8", "replace")
    if host in (None, "", "localhost", "::1", "0.0.0.0") or str(host).startswith(("127.", "/")):
        return
    with open(os.environ["WATCH_LOG"], "a") as log:
        log.write(f"{event} {host}\\n")
    raise OSError("no network in this test")

sys.addaudithook(watch)
"""


@pytest.fixture(scope="module")
def watch(tmp_path_factory):
    """An environment whose Python processes reach nothing but this machine, and a log of tries."""
    import os

    folder = tmp_path_factory.mktemp("watch")
    (folder / "sitecustomize.py").write_text(_WATCH)
    log = folder / "tried.txt"
    log.touch()
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")
    }
    environment |= {
        "PYTHONPATH": os.pathsep.join((str(folder), str(ROOT))),
        "WATCH_LOG": str(log),
        "COMPARER_CACHE": str(folder / "cache"),
        "COMPARER_HISTORY": str(folder / "history"),
    }
    return environment, log
