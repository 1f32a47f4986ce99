"""The comparisons that are kept on this computer: find, open, export and delete them."""

from __future__ import annotations

import html
from functools import partial

import streamlit as st

from comparer.errors import ComparerError, InputError, problem
from comparer.page import downloads, reviewing, state
from comparer.page.words import Words, words
from comparer.render import MEDIA_TYPES, render
from comparer.render.safe import isolate
from comparer.render.values import date_text
from comparer.report import Report
from comparer.store import Kept, Store, store_file

_AT_FIRST = 5
"""How many are listed before the reader asks for all."""


def draw(lang: str) -> None:
    """The kept comparisons, the last changed first, and a way to open a report from a file."""
    say = words(lang)
    if store_file() is not None:
        _list(lang, say)
    with st.expander(say("kept.open_file"), key="report_file"):
        upload = f"report_{state.session().uploads}"
        st.file_uploader(
            say("kept.open_file"),
            key=upload,
            label_visibility="collapsed",
            on_change=_open_file,
            args=(upload,),
        )
        if error := state.session().problems.get("report"):
            _say(lang, error)


def _list(lang: str, say: Words) -> None:
    try:
        store = Store()
        everything = store.list()
        search = str(st.session_state.get("kept_search") or "")
        found = store.list(search) if search.strip() else everything
    except InputError as error:
        _say(lang, error)
        return
    if not everything:
        return
    st.html(f'<h2 class="section">{html.escape(say("kept.title"))}</h2>')
    with st.container(key="kept"):
        if len(everything) > 1:
            st.text_input(
                say("kept.search"),
                key="kept_search",
                placeholder=say("kept.search"),
                label_visibility="collapsed",
            )
        shown = found if st.session_state.get("kept_all") else found[:_AT_FIRST]
        for entry in shown:
            _entry(lang, say, entry)
        if not found:
            st.html(f'<p class="promise">{html.escape(say("kept.none"))}</p>')
        if len(found) > len(shown):
            st.button(say("kept.show_all", n=len(found)), key="kept_more", on_click=_show_all)


def _entry(lang: str, say: Words, entry: Kept) -> None:
    facts = " · ".join(
        (
            date_text(entry.changed.astimezone().date().isoformat(), lang),
            say("kept.differences", n=entry.differences),
            say("kept.decisions", n=entry.decisions) if entry.decisions else say("kept.untouched"),
        )
    )
    asked = st.session_state.get("kept_deleting") == entry.id
    with st.container(
        key=f"kept_{entry.id}", horizontal=True, vertical_alignment="center", border=True
    ):
        st.html(
            f'<p class="pair"><bdi>{html.escape(isolate(entry.title_a))}</bdi>'
            f" <bdi>{html.escape(isolate(entry.title_b))}</bdi></p>"
            f'<p class="facts">{html.escape(facts)}</p>'
        )
        if asked:
            st.button(
                say("kept.really"), key=f"really_{entry.id}", type="primary",
                on_click=_delete, args=(entry.id,),
            )  # fmt: skip
            st.button(say("kept.not_delete"), key=f"not_{entry.id}", on_click=_ask, args=(None,))
            return
        st.button(say("open_sample"), key=f"open_kept_{entry.id}", on_click=_open, args=(entry.id,))
        downloads.offer(
            f"export_{entry.id}",
            lang,
            [
                downloads.File(
                    "json",
                    say("kept.export"),
                    f"comparison-{entry.id}.json",
                    MEDIA_TYPES["json"],
                    partial(_export, entry.id),
                )
            ],
        )
        st.button(say("kept.delete"), key=f"delete_{entry.id}", on_click=_ask, args=(entry.id,))


def _say(lang: str, error: ComparerError) -> None:
    st.html(f'<p class="problem" role="alert">{html.escape(error.message(lang))}</p>')


def _export(number: int) -> bytes:
    return render(Store().load(number), "json")


def _open(number: int) -> None:
    try:
        reviewing.reopen(number)
    except InputError as error:
        state.session().problems["both"] = error


def _ask(number: int | None) -> None:
    st.session_state.kept_deleting = number


def _delete(number: int) -> None:
    _ask(None)
    try:
        Store().delete(number)
    except InputError as error:
        state.session().problems["both"] = error


def _show_all() -> None:
    st.session_state.kept_all = True


def _open_file(upload: str) -> None:
    given = st.session_state.get(upload)
    current = state.session()
    current.problems.pop("report", None)
    if given is None:
        return
    try:
        report = Report.from_json(given.getvalue().decode("utf-8-sig"))
    except UnicodeDecodeError:
        current.problems["report"] = problem("report_not_json", reason="UTF-8")
    except InputError as error:
        current.problems["report"] = error
    else:
        state.show(report)
        reviewing.keep(report)
