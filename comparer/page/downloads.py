"""Files to download: made when the reader asks for one, and handed over by the page itself.

Streamlit's own button for this puts the file at an address and forgets whose it is: the end of any
two runs of any readers removes it, be it before the browser fetches it, and a click while the page
is drawn anew asks under a number that is gone. Here the click is an event like any other, dealt
with after the decisions before it; the file comes with the answer, is kept until the page has it,
and what went wrong is said beside the buttons.
"""

from __future__ import annotations

import base64
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from comparer.errors import ComparerError, problem
from comparer.page import state
from comparer.page.shell import asset
from comparer.page.words import words

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class File:
    """A file that can be asked for; `make` gives its bytes as of then."""

    id: str
    label: str
    name: str
    media_type: str
    make: Callable[[], bytes]
    help: str = ""


def offer(key: str, lang: str, files: Sequence[File], title: str = "") -> None:
    """Buttons that download these files, `title` before them.

    A fragment: what is asked of it draws no more than the buttons again.
    """
    st.fragment(_draw)(key, lang, tuple(files), title)


def _draw(key: str, lang: str, files: tuple[File, ...], title: str) -> None:
    say = words(lang)
    show = st.components.v2.component(
        "comparer_downloads",
        html="<div data-downloads></div>",
        css=asset("downloads.css"),
        js="\n".join((asset("dom.js"), asset("downloads.js"))),
    )
    show(
        key=key,
        data={
            "title": title,
            "files": [{"id": file.id, "label": file.label, "help": file.help} for file in files],
            "making": say("download_making"),
            "answer": _answer(state.session().downloads.get(key), lang, files),
        },
        width="content",
        on_step_change=lambda: _take(key),
    )


def _take(key: str) -> None:
    """Take over what the buttons sent: that a file arrived, which one is wanted, or both."""
    given = st.session_state[key]["step"]
    if not isinstance(given, Mapping):
        return
    current = state.session()
    current.downloads.pop(key, None)
    if given.get("file") is not None:
        current.downloads[key] = state.Download(str(given.get("ask")), str(given["file"]))


def _answer(
    asked: state.Download | None, lang: str, files: Sequence[File]
) -> dict[str, object] | None:
    """What goes to the page: the file that was asked for, or what is wrong with it.

    It is made here and not when the event comes in: a decision that came with it, in whatever
    order, is in the report by now.
    """
    file = next((file for file in files if asked and file.id == asked.file), None)
    if asked is None or file is None:
        return None
    if asked.content is None and asked.problem is None:
        try:
            asked.content = file.make()
        except ComparerError as error:
            asked.problem = error
        except Exception:
            _log.exception("A file to download could not be made: %s", file.name)
            asked.problem = problem("file_not_made")
    if asked.content is None:
        return {"ask": asked.ask, "problem": asked.problem and asked.problem.message(lang)}
    return {
        "ask": asked.ask,
        "name": file.name,
        "type": file.media_type,
        "base64": base64.b64encode(asked.content).decode("ascii"),
    }
