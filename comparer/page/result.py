"""A finished comparison: what to download, what to know first, and the view of both texts."""

from __future__ import annotations

import html
from functools import partial

import streamlit as st

from comparer import languages
from comparer.page import state
from comparer.page.payload import payload
from comparer.page.shell import asset
from comparer.page.words import Words, words
from comparer.render import FORMATS, MEDIA_TYPES, render
from comparer.render.evidence import KEYS
from comparer.render.html import stylesheet
from comparer.render.view import View
from comparer.report import Report

_FEW = 0.15
"""Below this share of the shorter report's claims, the matches are called few."""

SCRIPTS = ("dom.js", "filters.js", "panel.js", "tables.js", "reading.js", "view.js", "mount.js")


def draw(lang: str, report: Report) -> None:
    """The result: what was compared, downloads, what to know first, texts and findings."""
    say = words(lang)
    view = View(report, lang)
    _actions(lang, say, report)
    _head(view)
    _caveats(say, view)
    show = st.components.v2.component(
        "comparer_result",
        html="<div data-comparer></div>",
        css="\n".join((stylesheet(), asset("view.css"), asset("marks.css"))),
        js="\n".join(asset(name) for name in SCRIPTS),
    )
    show(key="result", data=_payload(report, lang))


def _payload(report: Report, lang: str) -> dict[str, object]:
    """The view's data, made once for a report and a language."""
    current = state.session()
    if current.payload is None or current.payload[:2] != (id(report), lang):
        current.payload = (id(report), lang, payload(report, lang))
    return current.payload[2]


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
        st.button(say("change"), key="change", on_click=_change)
        st.button(say("new"), key="new", on_click=state.start_again)
        with st.container(
            key="downloads", horizontal=True, vertical_alignment="center", width="content"
        ):
            st.html(f'<span class="label">{html.escape(say("download"))}</span>')
            for format_ in FORMATS:
                st.download_button(
                    say(f"format.{format_}"),
                    partial(render, report, format_, lang),
                    file_name=f"comparison.{format_}",
                    mime=MEDIA_TYPES[format_],
                    key=f"download_{format_}",
                    help=say(f"format_help.{format_}"),
                    on_click="ignore",
                )


def _change() -> None:
    state.session().report = None


def _caveats(say: Words, view: View) -> None:
    lines = view.caveats()
    if _hardly_match(view.report):
        lines = [say("few_matches"), *lines]
    if not lines:
        return
    items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    st.html(
        f'<div class="caveats" role="note"><strong>{html.escape(view.text("report.caveats"))}'
        f"</strong><ul>{items}</ul></div>"
    )


def _hardly_match(report: Report) -> bool:
    """Whether so little corresponds that the two reports may be about different events."""
    smaller = min(sum(1 for _ in report.document(key).claims()) for key in KEYS)
    return len(report.matches) < _FEW * smaller or not report.matches
