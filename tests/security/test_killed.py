"""Killed, on a full disk, or two at once: nothing that was kept is lost or damaged."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from sample_report import sample_report

from comparer import cli
from comparer.errors import InputError
from comparer.store import Store
from comparer.translate import cache, models
from comparer.translate.packages import packages_folder, read_package

ROOT = Path(__file__).parents[2]

KEEP = """
import os, sys
from dataclasses import replace
from pathlib import Path
from sample_report import sample_report
from comparer.store import Store
report, store, who = sample_report(), Store(Path(sys.argv[1])), sys.argv[2]
for number in range(int(sys.argv[3])):
    article = replace(report.a.article, source=f"{who}-{number}")
    kept = store.keep(replace(report, a=replace(report.a, article=article)))
    print(f"{who}-{number} {kept}", flush=True)
"""

REMEMBER = """
import sys
from comparer.translate import cache
for number in range(100_000):
    cache.remember("model", {f"sentence {number}": f"translation {number} " + "x" * 2000})
    print(number, flush=True)
"""

INSTALL = """
import sys
from comparer.translate import models
models._try = lambda *_: None  # nothing in this archive translates
print("ready", flush=True)
while True:
    for path in sys.argv[1:]:
        models.install(path)
"""


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))}
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def killed(process: subprocess.Popen[str], lines: int, then: float) -> list[str]:
    """Kill a process some time after so many lines of its output; all its whole lines."""
    assert process.stdout is not None
    said = [process.stdout.readline() for _ in range(lines)]
    time.sleep(then)
    process.send_signal(signal.SIGKILL)
    said += process.stdout.read().splitlines(keepends=True)
    process.wait()
    assert process.stderr is not None
    assert all(said[:lines]), process.stderr.read()
    process.stderr.close()
    process.stdout.close()
    return [line.strip() for line in said if line.endswith("\n")]


def test_what_was_kept_outlives_a_kill(tmp_path):
    path = tmp_path / "comparisons.sqlite3"
    said = 0
    for attempt in range(3):
        lines = killed(start(KEEP, path, attempt, 10_000), 5, 0.03 * attempt)
        said += len(lines)
        store = Store(path)
        for line in lines:
            source, number = line.split()
            assert store.load(int(number)).a.article.source == source
        # At most the one that was being kept when a process was killed is there besides.
        assert said <= len(list(everything_kept(path))) <= said + attempt + 1
        with sqlite3.connect(path) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()


def everything_kept(path):
    """Every row, read back whole."""
    store = Store(path)
    for kept in store.list():
        yield store.load(kept.id)


def test_two_pages_keep_at_the_same_time(tmp_path):
    path = tmp_path / "comparisons.sqlite3"
    pages = [start(KEEP, path, who, 15) for who in ("first", "second")]
    for page in pages:
        said, wrong = page.communicate(timeout=120)
        assert len(said.splitlines()) == 15, wrong
    sources = {report.a.article.source for report in everything_kept(path)}
    assert sources == {f"{who}-{n}" for who in ("first", "second") for n in range(15)}


def test_translations_outlive_a_kill(tmp_path, monkeypatch):
    monkeypatch.setenv("COMPARER_CACHE", str(tmp_path))
    said = killed(start(REMEMBER), 5, 0.05)
    last = int(said[-1])
    texts = [f"sentence {number}" for number in range(last + 1)]
    assert cache.recall("model", texts).keys() == set(texts)
    with sqlite3.connect(cache.cache_file()) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def archive(folder: Path, version: str) -> Path:
    """An archive as large as its checks allow a test to be quick; it translates nothing."""
    path = folder / f"ar_en_{version}.argosmodel"
    metadata = {"from_code": "ar", "to_code": "en", "package_version": version}
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("ar_en/metadata.json", json.dumps(metadata))
        out.writestr("ar_en/model/model.bin", os.urandom(3_000_000))
        out.writestr("ar_en/sentencepiece.model", b"x" * 1000)
    return path


def test_a_model_outlives_a_kill_during_an_installation(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("ARGOS_PACKAGES_DIR", raising=False)
    archives = [archive(tmp_path, version) for version in ("1.0", "1.1")]
    monkeypatch.setattr(models, "_try", lambda *_: None)
    models.install(archives[0])
    for attempt in range(5):
        killed(start(INSTALL, *archives), 1, 0.02 + 0.017 * attempt)
        found = models.installed()
        assert found
        for model in found:
            assert model.folder is not None
            assert (model.folder / "model" / "model.bin").stat().st_size == 3_000_000
        assert all(read_package(folder) for folder in packages_folder().iterdir())
    # What a killed installation left goes with a later one.
    left = list(packages_folder().parent.glob(".comparer-install-*"))
    for folder in left:
        os.utime(folder, (0, 0))
    models.install(archives[1])
    assert [model.version for model in models.installed()] == ["1.1"]
    assert [p.name for p in packages_folder().iterdir()] == ["ar_en"]
    assert list(packages_folder().parent.glob(".comparer-install-*")) == []


LIMIT = """
import os, resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (MOST, MOST))  # every file is on a disk this small
"""
COMMAND = "import sys; from comparer.cli import main; sys.exit(main(sys.argv[1:]))"


def test_a_full_disk_is_said_and_what_was_there_stays(tmp_path, monkeypatch):
    pytest.importorskip("resource")
    path = tmp_path / "comparisons.sqlite3"
    number = Store(path).keep(sample_report())
    monkeypatch.setenv("COMPARER_HISTORY", str(tmp_path))
    process = start(LIMIT.replace("MOST", "200_000") + KEEP, path, "x", 999)
    _, wrong = process.communicate(timeout=120)
    assert (
        wrong.strip()
        .splitlines()[-1]
        .startswith(f"comparer.errors.InputError: The kept comparisons in {path} cannot be used (")
    )
    assert Store(path).load(number) == sample_report()


def test_a_report_that_does_not_fit_on_the_disk_leaves_the_older_one(tmp_path):
    pytest.importorskip("resource")
    output = tmp_path / "report.xlsx"
    output.write_bytes(b"the older report")
    limited = LIMIT.replace("MOST", "2_000")
    write = "from pathlib import Path; from comparer.cli import _write\n"
    process = start(f"{limited}{write}_write(Path({str(output)!r}), bytes(5_000))")
    _, wrong = process.communicate(timeout=60)
    assert wrong.strip().endswith("File too large")
    samples = [ROOT / "samples" / "qaryatayn" / f"{lang}.txt" for lang in ("ar", "en")]
    process = start(limited + COMMAND, "compare", *samples, "-o", output)
    _, said = process.communicate(timeout=200)
    assert process.returncode in (1, 2), said
    assert said.startswith("comparer: The ")
    assert "(File too large)" in said
    assert len(said.strip().splitlines()) == 1
    assert output.read_bytes() == b"the older report"
    assert [p.name for p in tmp_path.iterdir()] == ["report.xlsx"]


def test_a_home_that_cannot_be_written_is_said(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(Path, "home", lambda: Path("/proc/nobody"))
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "COMPARER_HISTORY", "ARGOS_PACKAGES_DIR"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(
        InputError, match=r"^The kept comparisons in /proc/nobody/.* cannot be used"
    ):
        Store().keep(sample_report())
    assert cli.main(["models", "install", str(archive(tmp_path, "1.0"))]) == 2
    said = capsys.readouterr().err.strip()
    assert said.startswith("comparer: Models cannot be written to /proc/nobody/")
    assert len(said.splitlines()) == 1
