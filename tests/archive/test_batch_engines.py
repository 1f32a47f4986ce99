"""Every engine gives the same bytes, keeps on when workers die, and holds little in flight."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from conftest import contents
from engine_jobs import Deadly, Index, task

from comparer import Article, ComparerError, compare_many
from comparer.batch.chunks import SIZE, chunks
from comparer.batch.engines import InProcess, Lost, Processes
from comparer.batch.run import compare_pairs
from comparer.errors import InputError
from comparer.options import Options

QUIET = Options(translator="none")


def test_everything_is_there(expected):
    assert {name for name in expected if "/" not in name} == {
        "pairs.parquet", "differences.parquet", "matches.parquet", "figures.parquet",
        "names.parquet", "index.html",
    }  # fmt: skip
    assert sum(name.startswith("reports/") for name in expected) == 2 * 18


@pytest.mark.slow
def test_two_processes_give_the_same_bytes(many_pairs, expected, tmp_path):
    compare_pairs(many_pairs, tmp_path / "out", QUIET, formats=("json", "html"), workers=2)
    assert contents(tmp_path / "out") == expected


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_gives_the_same_bytes(many_pairs, expected, tmp_path):
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        lost = []

        def lose_a_worker() -> None:
            deadline = time.monotonic() + 300
            while not lost and time.monotonic() < deadline:
                # Once a worker has a chunk at hand, and another one before it is done.
                for worker, tasks in list(cluster.scheduler.workers.items()):
                    if tasks.processing and len(cluster.scheduler.workers) == 2:
                        pid = next(
                            w.pid for w in cluster.workers.values() if w.worker_address == worker
                        )
                        os.kill(pid, signal.SIGKILL)
                        lost.append(pid)
                        return
                time.sleep(0.05)

        killer = threading.Thread(target=lose_a_worker)
        killer.start()
        compare_pairs(
            many_pairs,
            tmp_path / "out",
            QUIET,
            formats=("json", "html"),
            scheduler=cluster.scheduler_address,
        )
        killer.join()
        assert lost
    assert contents(tmp_path / "out") == expected


@pytest.mark.parametrize("ordered", [True, False])
def test_chunks_of_a_dead_process_are_redone_and_only_the_deadly_pair_is_lost(tmp_path, ordered):
    engine = Processes(2)
    work = list(chunks(task(number) for number in range(30)))
    try:
        got = list(engine.run(Deadly(tmp_path), iter(work), ordered=ordered))
        assert sorted(chunk.index for chunk, _ in got) == [0, 1, 2, 3]
        lost = [chunk for chunk, result in got if isinstance(result, Lost)]
        assert 0 in {chunk.index for chunk in lost}
        singles = [
            (one.tasks[0].id, isinstance(result, Lost))
            for chunk in lost
            for one, result in engine.singly(Deadly(tmp_path), chunk.singly())
        ]
        assert [name for name, is_lost in singles if is_lost] == ["5"]
    finally:
        engine.close()


def test_an_engine_takes_no_more_than_a_few_chunks_ahead():
    taken = 0

    def source():
        nonlocal taken
        for number in range(12 * SIZE):
            taken += 1
            yield task(number)

    engine = Processes(2)
    try:
        for given, (_, index) in enumerate(engine.run(Index(), chunks(source()), ordered=True)):
            assert index == given
            assert taken <= (given + 5) * SIZE
    finally:
        engine.close()


def test_what_the_job_raises_comes_out():
    with pytest.raises(ZeroDivisionError):
        list(InProcess().run(lambda _: 1 / 0, chunks([task(1)])))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"workers": 2, "scheduler": "tcp://127.0.0.1:9"}, "one of them"),
        ({"workers": -1}, "1 or more"),
        ({"scheduler": "tcp://127.0.0.1:9"}, "No Dask scheduler answers"),
        ({"scheduler": "what is this"}, "No Dask scheduler answers"),
        ({"scheduler": "a-host-without-a-port"}, "No Dask scheduler answers"),
    ],
)
def test_an_engine_that_cannot_be_had_is_refused_at_once(arguments, says, monkeypatch, capsys):
    monkeypatch.setattr("comparer.batch.cluster.CONNECT", 1.0)
    with pytest.raises(InputError, match=says):
        compare_many([], **arguments)
    gc.collect()
    assert "Traceback" not in capsys.readouterr().err


def test_a_cluster_is_asked_for_where_an_event_loop_runs(monkeypatch):
    monkeypatch.setattr("comparer.batch.cluster.CONNECT", 1.0)

    async def in_a_notebook():
        compare_many([], scheduler="tcp://127.0.0.1:9")

    # In a thread: where a browser's tests have run before, this one has a loop already.
    with ThreadPoolExecutor(1) as thread, pytest.raises(InputError, match="No Dask scheduler"):
        thread.submit(lambda: asyncio.run(in_a_notebook())).result()


def test_many_pairs_as_an_iterator(folders):
    ar, en = folders
    pairs = [
        (Article.from_file(ar / "ferry.txt"), Article.from_file(en / "ferry.txt")),
        ("", "Nothing is there to compare this sentence with."),
        (Article.from_file(ar / "hospital.txt"), (en / "hospital.txt").read_text("utf-8")),
        ("only one text",),
    ]
    outcomes = list(compare_many(iter(pairs), QUIET))
    assert [outcome.id for outcome in outcomes] == ["1", "2", "3", "4"]
    assert [outcome.report is not None for outcome in outcomes] == [True, False, True, False]
    assert outcomes[0].report.matches
    assert isinstance(outcomes[1].error, ComparerError)
    assert "empty" in str(outcomes[1].error)
    assert "give (a, b)" in str(outcomes[3].error)
    assert outcomes[1].error.message("ar").startswith("التقرير الأول")
    assert "ليس تقريرين" in outcomes[3].error.message("ar")


def test_a_batch_says_what_comparing_one_by_one_says(folders, comparer):
    ar, en = folders
    pair = Article.from_file(ar / "ferry.txt"), Article.from_file(en / "ferry.txt")
    (outcome,) = compare_many([pair], QUIET)
    alone = comparer.compare(*pair)
    assert outcome.report.differences == alone.differences
    assert outcome.report.matches == alone.matches
