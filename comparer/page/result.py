"""A finished comparison: what to download, what to know first, and the view of both texts."""

from __future__ import annotations

import html
from collections.abc import Mapping
from functools import partial

import streamlit as st

from comparer import languages
from comparer.page import downloads, reviewing, state
from comparer.page.payload import payload
from comparer.page.shell import asset
from comparer.page.words import Words, words
from comparer.render import FORMATS, MEDIA_TYPES, Format, render
from comparer.render.evidence import KEYS
from comparer.render.html import stylesheet
from comparer.render.pictures import pictures
from comparer.render.view import View
from comparer.report import Report

SCRIPTS = (
    "dom.js", "filters.js", "panel.js", "review.js", "linking.js", "tables.js", "figures.js",
    "reading.js", "view.js", "mount.js",
)  # fmt: skip


def draw(lang: str, report: Report) -> None:
    """The result: what was compared, downloads, what to know first, texts and findings."""
    say = words(lang)
    view = View(report, lang)
    _actions(lang, say, report)
    _head(view)
    _caveats(view)
    show = st.components.v2.component(
        "comparer_result",
        html="<div data-comparer></div>",
        css="\n".join((stylesheet(), asset("view.css"), asset("marks.css"))),
        js="\n".join(asset(name) for name in SCRIPTS),
    )
    looked_at = show(
        key="result",
        data=_payload(report, lang),
        on_step_change=partial(_decide, lang),
        on_pictures_change=lambda: None,
    )
    if looked_at.pictures:
        _pictures(view)
    _keep_in_address()


def _decide(lang: str) -> None:
    """Take over the decision that the view sent."""
    given = st.session_state["result"]["step"]
    if isinstance(given, Mapping):
        reviewing.decide(state.options(lang), given)


def _pictures(view: View) -> None:
    """The charts, live, under the view whose tab asked for them; links in them lead into it."""
    found = pictures(view)
    with st.container(key="pictures"):
        if not found:
            st.html(f'<p class="described">{html.escape(view.text("page.view.no_pictures"))}</p>')
            return
        for at, column in enumerate(st.columns(2, gap="large")):
            with column:
                for picture in found[at::2]:
                    st.html(f"<h3>{html.escape(picture.title)}</h3>")
                    st.altair_chart(picture.chart, theme=None, key=f"picture_{picture.name}")
                    st.html(f'<p class="described">{html.escape(picture.description)}</p>')


def _keep_in_address() -> None:
    """A kept comparison is in the address, so that reloading the page opens it again."""
    current = state.session()
    if current.kept is not None and current.opened is None:
        st.query_params["kept"] = str(current.kept)


def _payload(report: Report, lang: str) -> dict[str, object]:
    """The view's data, made once for a report and a language."""
    current = state.session()
    made = current.payload
    if made is None or made[0] is not report or made[1] != lang:
        made = current.payload = (report, lang, payload(report, lang))
    problem = current.review_problem.message(lang) if current.review_problem else None
    return {**made[2], "answered": current.answered, "problem": problem}


def _head(view: View) -> None:
    names = "".join(
        f'<p><span class="letter">{html.escape(view.text(f"article.{key}"))}</span> '
        f'<bdi lang="{view.report.document(key).lang}" '
        f'dir="{languages.get(view.report.document(key).lang).direction}">'
        f"{html.escape(view.article_name(key))}</bdi></p>"
        for key in KEYS
    )
    st.html(f'<div class="compared"><h1>{html.escape(view.text("report.title"))}</h1>{names}</div>')


def _actions(lang: str, say: Words, report: Report) -> None:
    """The ways on from here, and downloads, which are made when they are asked for."""
    with st.container(key="actions", horizontal=True, vertical_alignment="center"):
        if state.session().corpus is not None:
            st.button(say("corpus.back"), key="change", on_click=_change)
        else:
            st.button(say("change"), key="change", on_click=_change)
            st.button(say("new"), key="new", on_click=state.start_again)
        with st.container(key="downloads", width="content"):
            files = [
                downloads.File(
                    format_,
                    say(f"format.{format_}"),
                    f"comparison.{format_}",
                    MEDIA_TYPES[format_],
                    partial(_made, format_, lang, report),
                    say(f"format_help.{format_}"),
                )
                for format_ in FORMATS
            ]
            downloads.offer("download", lang, files, say("download"))


def _made(format_: Format, lang: str, drawn: Report) -> bytes:
    """The report that the reader has now, which may be further on than the one that was drawn."""
    return render(state.session().report or drawn, format_, lang)


def _change() -> None:
    current = state.session()
    current.report = current.kept = None
    st.query_params.pop("kept", None)


def _caveats(view: View) -> None:
    lines = view.caveats()
    if not lines:
        return
    items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    st.html(
        f'<div class="caveats" role="note"><strong>{html.escape(view.text("report.caveats"))}'
        f"</strong><ul>{items}</ul></div>"
    )
