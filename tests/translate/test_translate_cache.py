"""The translation cache: used, bounded, cleared, and harmless when it is broken."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import stat

import pytest

from comparer.translate import cache


@pytest.fixture
def file(home):
    return cache.cache_file()


def test_what_was_remembered_is_recalled_for_the_same_model_only(file):
    cache.remember("model 1", {"نعم": "yes", "لا": "no"})
    assert cache.recall("model 1", ["نعم", "لا", "ربما"]) == {"نعم": "yes", "لا": "no"}
    assert cache.recall("model 2", ["نعم"]) == {}


def test_it_lies_in_the_users_cache_folder_unless_told_otherwise(home, monkeypatch):
    assert cache.cache_file() == home / "cache" / "comparer" / "translations.sqlite3"
    monkeypatch.setenv("COMPARER_CACHE", str(home / "elsewhere"))
    assert cache.cache_file() == home / "elsewhere" / "translations.sqlite3"
    monkeypatch.setenv("COMPARER_CACHE", "off")
    assert cache.cache_file() is None
    cache.remember("model", {"a": "b"})
    assert cache.recall("model", ["a"]) == {}
    assert cache.clear() == 0


def test_clearing_says_how_many_were_forgotten(file):
    cache.remember("model", {str(n): "x" for n in range(1200)})
    assert len(cache.recall("model", [str(n) for n in range(1200)])) == 1200
    assert cache.clear() == 1200
    assert cache.recall("model", ["1"]) == {}


def test_the_source_text_is_not_kept(file):
    cache.remember("model", {"a confidential sentence": "eine Übersetzung"})
    stored = b"".join(path.read_bytes() for path in file.parent.iterdir())
    assert b"confidential" not in stored
    assert stat.S_IMODE(file.parent.stat().st_mode) & 0o077 == 0


def test_the_least_recently_used_go_first(file, monkeypatch):
    monkeypatch.setattr(cache, "MAX_BYTES", 20_000)
    clock = iter(range(1000))
    monkeypatch.setattr(cache.time, "time", lambda: next(clock))
    for n in range(60):
        cache.remember("model", {f"text {n}": "x" * 200})
        cache.recall("model", ["text 0"])
    kept = cache.recall("model", [f"text {n}" for n in range(60)])
    assert {"text 0", "text 59"} <= set(kept)
    assert len(kept) < 50


@pytest.mark.parametrize(
    "content", [b"", b"not a database" * 500, b"SQLite format 3\0" + b"\7" * 9000]
)
def test_a_corrupt_file_is_replaced(file, content):
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    cache.remember("model", {"a": "b"})
    assert cache.recall("model", ["a"]) == {"a": "b"}


def test_damage_inside_the_file_does_no_harm(file):
    cache.remember("model", {str(n): "x" * 500 for n in range(2000)})
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(file.read_bytes())
    data[4096 : len(data) // 2] = b"\xff" * (len(data) // 2 - 4096)
    file.write_bytes(data)
    cache.recall("model", [str(n) for n in range(2000)])
    cache.remember("model", {"a": "b"})
    cache.remember("model", {"a": "b"})
    assert cache.recall("model", ["a"]) == {"a": "b"}


def test_a_place_that_cannot_be_written_does_no_harm(home, monkeypatch):
    (home / "a-file").write_text("")
    monkeypatch.setenv("COMPARER_CACHE", str(home / "a-file" / "below"))
    cache.remember("model", {"a": "b"})
    assert cache.recall("model", ["a"]) == {}
    assert cache.clear() == 0


def test_a_read_only_file_does_no_harm(file):
    cache.remember("model", {"a": "b"})
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute(
            "CREATE TRIGGER no BEFORE INSERT ON translation BEGIN SELECT raise(ABORT, 'full'); END"
        )
    cache.remember("model", {"c": "d"})
    assert cache.recall("model", ["a", "c"]) == {"a": "b"}


def _fill(folder, number):
    os.environ["COMPARER_CACHE"] = str(folder)
    for n in range(40):
        cache.remember("model", {f"text {number} {n}": f"translation {number} {n}"})
        cache.recall("model", [f"text {number} {n}"])


def test_processes_that_write_at_once_lose_nothing(tmp_path, monkeypatch):
    folder = tmp_path / "shared"
    start = multiprocessing.get_context("spawn")
    writers = [start.Process(target=_fill, args=(folder, number)) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(120)
    assert [writer.exitcode for writer in writers] == [0] * 4
    monkeypatch.setenv("COMPARER_CACHE", str(folder))
    texts = {f"text {m} {n}": f"translation {m} {n}" for m in range(4) for n in range(40)}
    assert cache.recall("model", list(texts)) == texts
