"""A batch goes on after a kill without losing or repeating a pair, and refuses to mix runs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest
from conftest import contents

from comparer import cli
from comparer.batch import run
from comparer.batch.engines import InProcess
from comparer.batch.run import compare_pairs
from comparer.errors import InputError
from comparer.options import Options

QUIET = Options(translator="none")
TABLES = ("pairs", "differences", "matches", "figures", "names")


def start(pairs: Path, out: Path, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "comparer", "batch", str(pairs), "-o", str(out), *more]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)


def wait_until(true, seconds: float = 300.0) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not come to pass"
        time.sleep(0.02)


def children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(word) for task in tasks for word in task.read_text().split()]


@pytest.mark.slow
def test_after_a_kill_no_pair_is_lost_and_none_that_was_safe_is_redone(
    many_pairs, expected, tmp_path, monkeypatch
):
    out = tmp_path / "out"
    process = start(many_pairs, out, "--translator", "none", "--reports", "json,html")
    try:
        wait_until((out / "parts" / "000000").exists)
    finally:
        os.kill(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    with pytest.raises(InputError, match="--resume"):
        compare_pairs(many_pairs, out, QUIET, formats=("html", "json"))
    safe = {int(part.name) for part in (out / "parts").iterdir() if part.name.isdigit()}
    assert safe
    assert len(safe) < 3

    seen = []

    class Watched(InProcess):
        def run(self, job, chunks, *, ordered=False):
            for chunk, result in super().run(job, chunks, ordered=ordered):
                seen.append(chunk.index)
                yield chunk, result

    monkeypatch.setattr(run, "engine_for", lambda *_: Watched())
    progress = []
    counts = compare_pairs(
        many_pairs, out, QUIET, formats=("html", "json"), resume=True,
        tell=lambda *state: progress.append(state),
    )  # fmt: skip
    assert counts == (20, 2)
    assert set(seen) == {0, 1, 2} - safe
    assert progress[0][0] == 8 * len(safe)
    assert progress[-1][0] == 20

    assert contents(out) == expected
    assert not (out / "parts").exists()


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self").exists(), reason="finds the workers in /proc")
def test_workers_end_when_their_parent_is_killed(many_pairs, tmp_path):
    out = tmp_path / "out"
    process = start(many_pairs, out, "--workers", "1")
    try:
        wait_until(lambda: list((out).glob("parts/0*")))
        workers = children(process.pid)
    finally:
        os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert workers
    wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers), 60)


@pytest.fixture(scope="module")
def finished(many_pairs, tmp_path_factory) -> Path:
    """A batch of three pairs, one of which cannot be compared."""
    lines = many_pairs.read_text("utf-8").splitlines()
    pairs = many_pairs.with_name("few.csv")
    pairs.write_text("\n".join([*lines[:3], lines[5]]) + "\n", "utf-8")
    out = tmp_path_factory.mktemp("finished") / "out"
    arguments = ["batch", str(pairs), "-o", str(out), "--reports", "json,html"]
    assert cli.main([*arguments, "--translator", "none"]) == 0
    return out


def test_the_tables_can_be_read_with_pandas_and_joined(finished):
    tables = {name: pd.read_parquet(finished / f"{name}.parquet") for name in TABLES}
    pairs = tables["pairs"].set_index("pair")
    assert list(pairs["status"]) == ["done", "done", "failed"]
    assert "nowhere.txt" in pairs.loc["0003", "error"]
    assert pairs.loc["0001", "a_source"] == "وكالة ألف"
    assert pairs.loc["0001", "a"] == "00.ar.txt"
    for name, column in (("differences", "differences"), ("matches", "matches")):
        counts = tables[name]["pair"].value_counts()
        for pair in ("0001", "0002"):
            assert counts.get(pair, 0) == pairs.loc[pair, column] > 0
    assert set(tables["figures"]["article"]) == {"a", "b"}


def test_a_finished_batch_is_left_as_it_is(finished, many_pairs, capsys):
    before = (finished / "differences.parquet").stat().st_mtime_ns
    pairs = many_pairs.with_name("few.csv")
    arguments = ["batch", str(pairs), "-o", str(finished), "--reports", "json,html", "--resume"]
    assert cli.main([*arguments, "--translator", "none"]) == 0
    assert (finished / "differences.parquet").stat().st_mtime_ns == before
    assert "3 pairs; 1 could not be compared" in capsys.readouterr().err


def test_another_run_is_not_mixed_in(finished, many_pairs, capsys):
    arguments = ["batch", str(many_pairs), "-o", str(finished), "--resume"]
    assert cli.main([*arguments, "--translator", "none"]) == 2
    assert "other pairs, reports" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("x,y\n1,2\n", "no column a"),
        ("a,b\n", "no pairs"),
        ("", "cannot be read"),
        (None, "There is no file"),
    ],
)
def test_a_file_of_pairs_that_is_none_is_refused_in_one_sentence(content, says, tmp_path, capsys):
    pairs = tmp_path / "pairs.csv"
    if content is not None:
        pairs.write_text(content, "utf-8")
    assert cli.main(["batch", str(pairs), "-o", str(tmp_path / "out")]) == 2
    message = capsys.readouterr().err.strip()
    assert says in message
    assert len(message.splitlines()) == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["--reports", "pdf"], "html, json, md"),
        (["--workers", "-1"], "0 (this process) or more"),
        (["--workers", "1", "--scheduler", "tcp://127.0.0.1:9"], "one of them"),
    ],
)
def test_bad_options_are_exit_code_2(more, says, many_pairs, tmp_path, capsys):
    assert cli.main(["batch", str(many_pairs), "-o", str(tmp_path / "out"), *more]) == 2
    assert says in capsys.readouterr().err


def test_refusals_are_in_arabic_where_that_is_asked_for(finished, many_pairs, capsys):
    arguments = ["batch", str(many_pairs), "-o", str(finished), "--lang", "ar"]
    for more, says in (
        ([], "دفعة من قبل"),
        (["--resume", "--translator", "none"], "الأزواج، التقارير، اللغة"),
        (["--workers", "-1"], "عدد العمليات"),
        (["--reports", "pdf"], "ليست صيغة تقرير"),
    ):
        assert cli.main([*arguments, *more]) == 2
        assert says in capsys.readouterr().err


def test_a_folder_with_other_things_in_it_is_not_touched(many_pairs, tmp_path, capsys):
    (tmp_path / "thesis.docx").write_bytes(b"years of work")
    assert cli.main(["batch", str(many_pairs), "-o", str(tmp_path)]) == 2
    assert "not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_missing_model_stops_a_batch_at_once_with_exit_code_3(many_pairs, tmp_path, capsys):
    arguments = ["batch", str(many_pairs), "-o", str(tmp_path / "out"), "--encoder", "no/such"]
    assert cli.main(arguments) == 3
    assert "no/such" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
