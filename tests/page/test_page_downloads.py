"""Files that the page offers: made when asked for, kept until the browser has them."""

import base64
import json

import pytest
import streamlit as st

from comparer.errors import problem
from comparer.page import downloads, state
from comparer.page.downloads import File


@pytest.fixture
def made() -> list[str]:
    """The names of the files that were made."""
    return []


@pytest.fixture
def files(made):
    def file(name, error=None):
        def make():
            made.append(name)
            if error:
                raise error
            return name.encode() + b"\x00\xff"

        return File(name, name.upper(), f"file.{name}", "text/plain", make)

    return (
        file("a"),
        file("b"),
        file("lost", problem("file_not_made")),
        file("broken", KeyError("the cause")),
    )


@pytest.fixture
def buttons(monkeypatch, files):
    """What the page sends to the server, and what it is answered when the buttons are drawn."""
    session = state.Session()
    monkeypatch.setattr(state, "session", lambda: session)

    class Buttons:
        def send(self, step):
            monkeypatch.setattr(st, "session_state", {"key": {"step": step}})
            downloads._take("key")

        def draw(self, lang="en"):
            return downloads._answer(session.downloads.get("key"), lang, files)

    return Buttons()


def test_a_file_is_made_once_and_drawn_until_it_has_arrived(buttons, made):
    assert buttons.draw() is None
    buttons.send({"ask": "1", "file": "a"})
    assert not made
    # A run may be broken off before the browser hears of it: the next one tells it again.
    first, second = buttons.draw(), buttons.draw("ar")
    assert first == second
    assert (first["ask"], first["name"], first["type"]) == ("1", "file.a", "text/plain")
    assert base64.b64decode(first["base64"]) == b"a\x00\xff"
    assert made == ["a"]
    buttons.send({"got": "1"})
    assert buttons.draw() is None


def test_the_next_file_takes_the_place_of_the_one_that_arrived(buttons, made):
    buttons.send({"ask": "1", "file": "a"})
    buttons.draw()
    buttons.send({"got": "1", "ask": "2", "file": "b"})
    assert buttons.draw()["name"] == "file.b"
    buttons.send({"ask": "3", "file": "b"})
    assert buttons.draw()["ask"] == "3"
    assert made == ["a", "b", "b"]


@pytest.mark.parametrize("name", ["lost", "broken"])
def test_what_is_wrong_is_said_in_the_readers_language(buttons, name, caplog):
    buttons.send({"ask": "1", "file": name})
    assert "try again" in buttons.draw("en")["problem"]
    assert "أعد المحاولة" in buttons.draw("ar")["problem"]
    assert ("the cause" in caplog.text) == (name == "broken")
    json.dumps(buttons.draw())
    buttons.send({"ask": "2", "file": "a"})
    assert "base64" in buttons.draw()


@pytest.mark.parametrize("step", [None, "a", 3, [], {}, {"ask": "1"}, {"ask": "1", "file": "../x"}])
def test_what_no_button_sends_gets_no_file(buttons, made, step):
    buttons.send(step)
    assert buttons.draw() is None
    assert not made
