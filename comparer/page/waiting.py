"""A comparison under way: its stage, a bar, and a button that stops it."""

from __future__ import annotations

import html

import streamlit as st

from comparer.page.engine import Job
from comparer.page.reviewing import take
from comparer.page.state import session
from comparer.page.words import words

# As `comparer.pipeline` has them; importing it here would wait for the models that it imports.
STAGES = ("sentences", "figures", "matching", "comparing", "translation")

_LOOK_EVERY = 0.4
"""Seconds between two looks at the comparison."""
_LOOK_WHILE_LOADING = 1.5
"""While models load: every look costs them time, most of all on a busy machine."""


def draw(lang: str, job: Job) -> None:
    """Show how far the comparison is, until it ends; then draw the whole page again."""
    # A short comparison is over before a reader could read its progress.
    if job.wait(0.15):
        finish()
        st.rerun()
    every = _LOOK_WHILE_LOADING if job.stage == "loading" else _LOOK_EVERY
    st.fragment(_progress, run_every=every)(lang)


def finish() -> None:
    """Take over what the comparison gave: a report, or what is wrong."""
    current = session()
    job, current.job = current.job, None
    if job is None:
        return
    if job.state == "done" and job.report is not None:
        take(job.report)
    elif job.error is not None:
        current.problems["both"] = job.error


def _progress(lang: str) -> None:
    say = words(lang)
    job = session().job
    if job is None or job.wait(0):
        finish()
        st.rerun()
    stages: list[str] = ["loading", *STAGES] if job.stage == "loading" else [*STAGES]
    at = stages.index(job.stage) if job.stage in stages else 0
    with st.container(key="waiting", border=True):
        st.html(f'<h2 class="side-name">{html.escape(say("comparing"))}</h2>')
        st.progress(job.share, text=say(f"stage.{job.stage}"))
        items = "".join(
            f'<li class="{"done" if n < at else "now" if n == at else "later"}">'
            f"{html.escape(say(f'stage.{stage}'))}</li>"
            for n, stage in enumerate(stages)
        )
        st.html(f'<ol class="stages">{items}</ol>')
        st.button(say("stop"), key="stop", on_click=_stop, args=(job,))


def _stop(job: Job) -> None:
    """Leave the comparison at once; in its thread it ends at its next step."""
    job.stop()
    session().job, session().stopped = None, True
