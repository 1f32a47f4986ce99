"""A hostile or broken file gives one clear sentence or an honest article, and soon."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import hostile_files as files
import pytest

from comparer.errors import InputError
from comparer.ingest import confined, limits, read_bytes, read_file

ROOT = Path(__file__).parents[2]
# A path that no test needs: the outcome of every case is the same whatever the file says.
_SECRET = Path(__file__).with_name("secret.txt")
CASES = {
    f"{kind}: {name}": (ending, *case)
    for kind, ending, cases in (
        ("pdf", ".pdf", files.pdfs()),
        ("word", ".docx", files.words(str(_SECRET))),
        ("web", ".html", files.webs(str(_SECRET))),
        ("text", ".txt", files.texts()),
        ("markdown", ".md", files.markdowns()),
    )
    for name, case in cases.items()
}


@pytest.fixture(autouse=True)
def secret():
    """A file that a hostile document asks for."""
    _SECRET.write_text(files.SECRET)
    yield
    _SECRET.unlink()


def test_there_are_enough_of_them():
    assert len(CASES) >= 100


@pytest.mark.parametrize("name", CASES)
def test_hostile_file(name, monkeypatch, tmp_path):
    ending, data, (outcome, says) = CASES[name]
    slow = says == "took longer"
    monkeypatch.setattr(limits, "MAX_READ_SECONDS", 1.5 if slow else 15.0)
    monkeypatch.setattr(socket.socket, "connect", forbidden)
    monkeypatch.chdir(tmp_path)
    started = time.monotonic()
    try:
        text = read_bytes(data, f"a{ending}").text
    except InputError as error:
        message = str(error)
        assert outcome == "refused", message
        assert says in message
        assert_one_sentence(message)
    else:
        assert outcome == "read", text[:200]
        assert text.strip()
        assert says in text
        assert files.SECRET not in text
    assert time.monotonic() - started < 15
    assert not list(tmp_path.iterdir())


def forbidden(*_):
    raise AssertionError("the network was asked")


def assert_one_sentence(message: str) -> None:
    assert message.startswith("a.")
    assert message.endswith(".")
    assert message.isprintable()
    assert len(message) < 300


def test_after_a_parser_that_hangs_the_next_file_is_read(monkeypatch):
    monkeypatch.setattr(limits, "MAX_READ_SECONDS", 1.0)
    with pytest.raises(InputError, match=r"^a\.pdf took longer than 1 seconds to read"):
        read_bytes(files.laughs(depth=8, times=16), "a.pdf")
    monkeypatch.undo()
    sound, _ = files.pdfs()["sound"]
    assert "broke at dawn" in read_bytes(sound, "b.pdf").text


def test_a_parser_that_crashes_is_said_and_the_next_file_is_read(monkeypatch):
    sound, _ = files.pdfs()["sound"]
    read_bytes(sound, "a.pdf")
    [reader] = confined._idle

    def exchange(_request):
        reader._process.kill()
        reader._process.wait()
        return b""

    monkeypatch.setattr(reader, "_exchange", exchange)
    with pytest.raises(InputError, match="made to break its reader"):
        read_bytes(sound, "a.pdf")
    assert "broke at dawn" in read_bytes(sound, "b.pdf").text


def test_the_memory_of_a_parser_is_limited():
    pytest.importorskip("resource")
    found = in_the_reader("len(bytes(2_000_000_000))")
    assert found == "MemoryError"


@pytest.mark.parametrize(
    "attempt",
    [
        "__import__('socket').create_connection(('192.0.2.1', 80), 1)",
        "__import__('socket').getaddrinfo('example.org', 80)",
        "__import__('urllib.request').request.urlopen('http://192.0.2.1/')",
        "__import__('subprocess').run(['true'])",
        "__import__('os').system('true')",
        "open('written.txt', 'w')",
        "__import__('os').open('written.txt', 65)",
        "__import__('os').remove('written.txt')",
    ],
)
def test_a_parser_reaches_no_network_no_program_and_no_file_to_write(
    attempt, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    assert in_the_reader(attempt) in ("PermissionError", "URLError")
    assert not list(tmp_path.iterdir())


def test_what_may_never_end_is_not_opened(tmp_path):
    with pytest.raises(InputError, match="pipe or device"):
        read_file("/dev/zero")
    pipe = tmp_path / "a.txt"
    os.mkfifo(pipe)
    with pytest.raises(InputError, match="pipe or device"):
        read_file(pipe)


def test_a_files_name_steers_no_terminal(tmp_path):
    for name in ("\x1b[31ma\x07.xyz", "a\nb.xyz", "\u202egnp.xyz", "x" * 3000 + ".xyz"):
        with pytest.raises(InputError) as caught:
            read_bytes(b"x", name)
        message = str(caught.value)
        assert message.isprintable()
        assert "\u202e" not in message
        assert len(message) < 300


def in_the_reader(expression: str) -> str:
    """The exception's class that an expression ends in, in a confined process; "" for none."""
    code = (
        "from comparer.ingest.reader import confine\n"
        "confine()\n"
        f"try: {expression}\n"
        "except BaseException as error: print(type(error).__name__)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return done.stdout.strip()
