"""The page's script: Streamlit runs it from the top at every action of the reader."""

from __future__ import annotations

import streamlit as st

from comparer.errors import InputError
from comparer.page import corpus, result, reviewing, start, state, waiting
from comparer.page.engine import engine
from comparer.page.shell import asset, header, shell


def run() -> None:
    """Draw the page: a result, a comparison under way, or the fields for two articles."""
    st.set_page_config(page_title="comparer", page_icon=asset("icon.svg"), layout="wide")
    current = state.session()
    state.keep_input()
    lang = state.interface_language()
    shell(lang)
    header(lang)
    engine(state.options(lang))  # begins to load the models, if nobody did before
    _open_asked(current)
    if current.job is not None:
        waiting.draw(lang, current.job)
    elif current.report is not None:
        result.draw(lang, current.report)
    elif current.corpus is not None:
        corpus.draw(lang, current.corpus)
    else:
        start.draw(lang)


def _open_asked(current: state.Session) -> None:
    """Open the sample or the kept comparison in the address (`?sample=NAME`, `?kept=3`), once."""
    asked = st.query_params.get("sample")
    if asked is not None and asked != current.opened:
        current.opened = asked
        if state.open_sample(asked):
            start.compare(state.interface_language())
    number = st.query_params.get("kept")
    if number is not None and current.report is None and current.job is None:
        del st.query_params["kept"]
        try:
            reviewing.reopen(int(number) if number.isdecimal() else 0)
        except InputError as error:
            current.problems["both"] = error


if __name__ == "__main__":
    run()
