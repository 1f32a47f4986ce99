"""The fields for two articles, and what a newcomer needs to know before filling them."""

from __future__ import annotations

import datetime
import html

import streamlit as st

from comparer import languages
from comparer.article import Article
from comparer.errors import ComparerError, InputError, problem
from comparer.ingest import check_pair, detect_language
from comparer.ingest.limits import MAX_CHARACTERS
from comparer.options import BUNDLED_ENCODER
from comparer.page import corpus, kept, models, samples, state
from comparer.page.engine import Job, engine
from comparer.page.words import Words, words
from comparer.records import ArticleKey
from comparer.store import store_file
from comparer.translate import load_translator

# Without these Streamlit takes the last ten years for the limits of a date.
_EARLIEST, _LATEST = datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)


def draw(lang: str) -> None:
    """The start: what this is, two articles to fill in, samples, and which engines are active."""
    say = words(lang)
    state.put_back_input()
    st.html(
        f'<div class="intro"><h1>{html.escape(say("headline"))}</h1>'
        f"<p>{html.escape(say('intro'))}</p></div>"
    )
    columns = st.columns(2, gap="medium")
    for column, key in zip(columns, state.KEYS, strict=True):
        with column:
            _side(lang, key)
    _act(lang, say)
    kept.draw(lang)
    corpus.ask(lang)
    _samples(lang, say)
    _engines(lang, say)


def compare(lang: str) -> None:
    """Begin to compare what stands in the fields; what cannot be used is said beside its field."""
    current = state.session()
    current.problems.clear()
    current.stopped = False
    given: dict[ArticleKey, Article] = {}
    for key in state.KEYS:
        try:
            given[key] = state.article(key)
        except InputError as error:
            current.problems[key] = error
    if len(given) < len(state.KEYS):
        return
    try:
        check_pair(given["a"], given["b"])
    except InputError as error:
        current.problems[_side_at_fault(given)] = error
        return
    current.job = Job(engine(state.options(lang)), given["a"], given["b"])


def _side_at_fault(given: dict[ArticleKey, Article]) -> str:
    """The article that cannot be compared even with itself; "both" if only the pair is wrong."""
    for key, article in given.items():
        try:
            check_pair(article, article)
        except InputError:
            return key
    return "both"


def _side(lang: str, key: ArticleKey) -> None:
    say = words(lang)
    current = state.session()
    with st.container(key=f"side_{key}", border=True):
        st.html(
            f'<h2 class="side-name"><span class="letter">{html.escape(say(f"letter_{key}"))}</span>'
            f" {html.escape(say(f'report_{key}'))}</h2>"
        )
        upload_key = f"file_{key}_{current.uploads}"
        st.file_uploader(
            say("upload", report=say(f"report_{key}")),
            type=None,
            key=upload_key,
            label_visibility="collapsed",
            on_change=_read_upload,
            args=(key, upload_key),
        )
        st.text_area(
            say("paste", report=say(f"report_{key}")),
            key=f"text_{key}",
            height=220,
            placeholder=say("placeholder"),
            label_visibility="collapsed",
            on_change=_text_changed,
            args=(key,),
        )
        if error := current.problems.get(key):
            _problem(lang, error, key)
        _details(lang, key)


def _details(lang: str, key: ArticleKey) -> None:
    """The language, as detected or as chosen, and what is known of the article."""
    say = words(lang)
    label = say("language")
    if state.language(key) is None and (code := _detected(st.session_state[f"text_{key}"])):
        label = say("language_detected", language=languages.get(code).names[lang])

    # The options' labels must not change with the text: Streamlit finds a choice by its label.
    with st.container(key=f"details_{key}", horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            label,
            [state.DETECT, *languages.CODES],
            format_func=lambda code: (
                say("detect") if code == state.DETECT else languages.get(code).names[lang]
            ),
            key=f"lang_{key}",
            on_change=state.session().clear_problem,
            args=(key,),
        )
        st.text_input(say("source"), key=f"source_{key}", placeholder=say("optional"))
        st.date_input(
            say("published"),
            value=None,
            min_value=_EARLIEST,
            max_value=_LATEST,
            key=f"published_{key}",
            format="YYYY-MM-DD",
        )


def _detected(text: str | None) -> str | None:
    if not text or not text.strip():
        return None
    try:
        return detect_language(text)
    except InputError:
        return None


def _text_changed(key: ArticleKey) -> None:
    if key in state.session().uploaded:
        return  # a file was read since, at the same step: what it gave stays
    state.session().clear_problem(key)
    state.session().titles[key] = None
    state.leave_sample()


def _read_upload(key: ArticleKey, upload_key: str) -> None:
    """Put an uploaded file's article into the field, where it can be read and corrected."""
    upload = st.session_state.get(upload_key)
    if upload is None:
        return
    state.session().uploaded.add(key)
    try:
        article = Article.from_bytes(upload.getvalue(), upload.name)
    except InputError as error:
        state.session().problems[key] = error
        return
    if len(article.text) > MAX_CHARACTERS:
        # Not put into the field: a browser takes long over a text of many megabytes.
        state.session().problems[key] = problem(
            "file_long", name=upload.name, n=len(article.text), most=MAX_CHARACTERS
        )
        return
    state.fill(key, article)
    state.leave_sample()


def _problem(lang: str, error: ComparerError, key: str) -> None:
    """One sentence beside the field."""
    with st.container(key=f"problem_{key}"):
        lead = words(lang)("problem_both" if key == "both" else "problem")
        # An error without a code, such as a broken model's, is in English on any page.
        direction = "" if error.code else ' dir="auto"'
        st.html(
            f'<div class="problem" role="alert"><strong>{html.escape(lead)}</strong>'
            f"<p{direction}>{html.escape(error.message(lang))}</p></div>"
        )


def _act(lang: str, say: Words) -> None:
    current = state.session()
    if error := current.problems.get("both"):
        _problem(lang, error, "both")
    if current.stopped:
        st.html(f'<p class="note" role="status">{html.escape(say("stopped"))}</p>')
    with st.container(key="act", horizontal=True, vertical_alignment="center"):
        st.button(say("compare"), key="compare", type="primary", on_click=compare, args=(lang,))
        given = any(st.session_state.get(f"text_{key}") for key in state.KEYS)
        if given:
            st.button(say("clear"), key="clear", type="tertiary", on_click=state.start_again)
        st.html(f'<p class="promise">{html.escape(say("offline"))}</p>')


def _samples(lang: str, say: Words) -> None:
    found = samples.load_all()
    if not found:
        return
    st.html(f'<h2 class="section">{html.escape(say("samples"))}</h2>')
    with st.container(key="samples"):
        for sample in found:
            with st.container(key=f"sample_{sample.name}", border=True):
                st.html(
                    f"<h3>{html.escape(sample.titles[lang])}</h3>"
                    f"<p>{html.escape(sample.notes.get(lang, ''))}</p>"
                )
                st.button(
                    say("open_sample"),
                    key=f"open_{sample.name}",
                    on_click=_open_sample,
                    args=(lang, sample.name),
                )


def _open_sample(lang: str, name: str) -> None:
    state.session().opened = name
    st.query_params["sample"] = name
    if state.open_sample(name):
        compare(lang)


def _engines(lang: str, say: Words) -> None:
    """Which engines will be used, and how to get better ones."""
    options = state.options(lang)
    translator = load_translator(options).name
    kind = "none" if translator == "none" else "gloss" if "gloss" in translator else "model"
    encoder = "bundled" if options.encoder == BUNDLED_ENCODER else "own"
    with st.container(key="engines"):
        st.html(
            f'<h2 class="section">{html.escape(say("engines"))}</h2><dl class="engines">'
            f"<dt>{html.escape(say('engine_matching'))}</dt>"
            f"<dd>{html.escape(say(f'encoder_{encoder}', name=options.encoder))}</dd>"
            f"<dt>{html.escape(say('engine_translation'))}</dt>"
            f"<dd>{html.escape(say(f'translator_{kind}', name=translator))}</dd></dl>"
        )
        models.draw(lang)
        with st.expander(say("settings"), key="settings"):
            st.selectbox(
                say("reader"),
                [state.AS_PAGE, *languages.CODES],
                format_func=lambda code: (
                    say("reader_as_page")
                    if code == state.AS_PAGE
                    else languages.get(code).names[lang]
                ),
                key="reader",
            )
            if store_file() is not None:
                st.checkbox(say("keep"), key="keep")
                st.html(f'<p class="promise">{html.escape(say("keep_where"))}</p>')
