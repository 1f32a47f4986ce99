"""Comparisons kept on this computer."""

from __future__ import annotations

import sqlite3
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from comparer import cli, store
from comparer.article import Article
from comparer.decisions import Judge, Note
from comparer.errors import InputError
from comparer.render import FORMATS, render
from comparer.review import review
from comparer.store import Store, store_file

sys.path.insert(0, str(Path(__file__).parent / "page"))
from page_report import small_report


@pytest.fixture
def kept(tmp_path):
    return Store(tmp_path / "deep" / "comparisons.sqlite3")


@pytest.fixture
def report():
    return small_report()


def other(report, text):
    article = replace(report.b.article, text=report.b.text.replace("Quake", text))
    return replace(report, b=replace(report.b, article=article))


def test_a_report_is_kept_and_read_back_with_its_decisions(kept, report):
    done = review(report, Judge("d1", "confirmed"), Note("d2", "Ask again"))
    number = kept.keep(done)
    assert kept.load(number) == done
    [entry] = kept.list()
    assert (entry.id, entry.differences, entry.decisions) == (number, 7, 2)
    assert entry.title_a == report.a.slice(report.a.sentences[0])
    assert entry.kept <= entry.changed


def test_the_same_comparison_keeps_its_number_whatever_is_decided(kept, report):
    number = kept.keep(report)
    assert kept.keep(review(report, Judge("d1", "rejected"))) == number
    assert kept.find(report) == number
    assert kept.find(replace(report, differences=report.differences[1:])) is None
    assert len(kept.list()) == 1


def test_comparisons_are_found_by_their_words_in_either_language(kept, report):
    one, two = kept.keep(report), kept.keep(other(report, "Flood"))
    assert [k.id for k in kept.list()] == [two, one]
    assert [k.id for k in kept.list("flood")] == [two]
    assert {k.id for k in kept.list("زِلزال الزيتون")} == {one, two}
    assert kept.list("flood 100%") == ()
    kept.keep(review(report, Note("report", "For the Sunday edition")))
    assert [k.id for k in kept.list("sunday edition")] == [one]


def test_what_is_deleted_is_gone_from_the_disk(kept, report):
    secret = other(report, "Zanzibarwitness")
    number = kept.keep(secret)
    kept.keep(report)
    kept.delete(number)
    with pytest.raises(InputError):
        kept.load(number)
    with pytest.raises(InputError):
        kept.delete(number)
    left = b"".join(path.read_bytes() for path in kept.path.parent.iterdir())
    assert b"anzibarwitness" not in left
    assert len(kept.list()) == 1


def test_only_the_owner_can_read_the_file(kept, report):
    kept.keep(report)
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.path.parent.stat().st_mode) == 0o700


def test_the_file_is_in_wal_mode_and_knows_its_version(kept, report):
    kept.keep(report)
    connection = sqlite3.connect(kept.path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(store._MIGRATIONS),)
    connection.close()


def test_an_older_file_is_brought_up_to_date_and_a_newer_one_is_left_alone(
    kept, report, monkeypatch
):
    number = kept.keep(report)
    monkeypatch.setattr(
        store, "_MIGRATIONS", (*store._MIGRATIONS, "ALTER TABLE comparison ADD COLUMN extra TEXT")
    )
    assert kept.load(number) == report
    connection = sqlite3.connect(kept.path)
    assert connection.execute("SELECT extra FROM comparison").fetchall() == [(None,)]
    connection.close()
    monkeypatch.undo()
    with pytest.raises(InputError, match="newer version"):
        kept.list()


def test_a_file_that_is_no_store_is_refused_and_left_as_it_is(tmp_path, report):
    path = tmp_path / "comparisons.sqlite3"
    path.write_bytes(b"This is a note, not a database. " * 100)
    with pytest.raises(InputError, match="COMPARER_HISTORY"):
        Store(path).keep(report)
    assert path.read_bytes().startswith(b"This is a note")


def test_a_lone_surrogate_in_a_text_is_kept(kept, report):
    article = Article(report.b.text.replace("Q", "\ud800"), lang="en")
    odd = replace(report, b=replace(report.b, article=article))
    assert kept.load(kept.keep(odd)) == odd


def test_the_environment_names_the_folder_or_turns_it_off(monkeypatch, tmp_path):
    monkeypatch.setenv("COMPARER_HISTORY", str(tmp_path))
    assert store_file() == tmp_path / "comparisons.sqlite3"
    monkeypatch.setenv("COMPARER_HISTORY", "OFF")
    assert store_file() is None
    with pytest.raises(InputError, match="COMPARER_HISTORY"):
        Store()
    monkeypatch.delenv("COMPARER_HISTORY")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert store_file() == tmp_path / "data" / "comparer" / "comparisons.sqlite3"


def test_the_command_line_lists_writes_and_deletes_what_is_kept(
    monkeypatch, tmp_path, report, capsys
):
    monkeypatch.setenv("COMPARER_HISTORY", str(tmp_path / "kept"))
    done = review(report, Judge("d1", "rejected"), Note("d2", "Ask again"))
    number = Store().keep(done)
    assert cli.main(["history", "list", "quake"]) == 0
    assert f"{number}  " in capsys.readouterr().out
    json_file = tmp_path / "report.json"
    json_file.write_bytes(render(done, "json"))
    for format_ in FORMATS:
        for given in (str(number), str(json_file)):
            target = tmp_path / f"out.{format_}"
            assert cli.main(["render", given, "-o", str(target), "--lang", "ar"]) == 0
            assert target.read_bytes() == render(done, format_, "ar")
    assert cli.main(["history", "delete", str(number)]) == 0
    assert cli.main(["history", "delete", str(number)]) == 2
    assert cli.main(["render", "nothing.json"]) == 2
    assert "nothing.json" in capsys.readouterr().err
