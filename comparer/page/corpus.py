"""A batch's folder on the page: outlets and aspects, figures, names over time, and every pair."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from comparer import strings
from comparer.errors import ComparerError, InputError, problem
from comparer.page import state
from comparer.page.engine import Job, engine
from comparer.page.shell import asset
from comparer.page.words import Words, words
from comparer.render.safe import isolate, one_line
from comparer.render.values import date_text
from comparer.report import Report

if TYPE_CHECKING:
    from comparer.batch.corpus import Corpus

_LARGEST = 8
"""Figure disagreements that are shown."""
_PAIRS = 20
"""Pairs that are listed; the search narrows them."""

Html = str


def ask(lang: str) -> None:
    """The field for the folder of a batch, on the start view."""
    say = words(lang)
    with st.expander(say("corpus.open"), key="corpus_folder"):
        st.text_input(say("corpus.folder"), key="corpus_path", placeholder="archive/out")
        st.button(say("open_sample"), key="corpus_open", on_click=_open)
        _problem(lang)


def draw(lang: str, corpus: Corpus) -> None:
    """The batch that is open."""
    say = words(lang)
    st.html(f"<style>{asset('corpus.css')}</style>")
    failed = len(corpus.pairs) - len(corpus.done)
    facts = [strings.text(lang, "batch.pairs", n=len(corpus.pairs))]
    if failed:
        facts.append(strings.text(lang, "batch.failed", n=failed))
    with st.container(key="corpus_head", horizontal=True, vertical_alignment="center"):
        st.html(
            f'<div class="intro"><h1>{html.escape(strings.text(lang, "batch.title"))}</h1>'
            f"<p>{html.escape(' · '.join(facts))}</p></div>"
        )
        st.button(say("corpus.close"), key="corpus_close", on_click=_close)
    _problem(lang)
    _outlets(lang, say, corpus)
    _figures(lang, say, corpus)
    _names(lang, say, corpus)
    _pairs(lang, say, corpus)


def _outlets(lang: str, say: Words, corpus: Corpus) -> None:
    table = corpus.outlets_by_aspect()
    if len(table.columns) < 2:
        return
    heads = [strings.text(lang, "batch.outlet"), say("corpus.pairs")]
    heads += [strings.name(lang, "aspect", str(code)) for code in table.columns[1:]]
    most = float(table.iloc[:, 1:].to_numpy().max()) or 1.0
    rows = []
    for outlet, row in zip(table.index, table.itertuples(index=False), strict=True):
        cells = [_name(str(outlet) or say("corpus.no_outlet")), _number(f"{row[0]:,}")]
        # The shade says at a glance what the number says exactly.
        cells += [_number(f"{value:.2f}", share=value / most) for value in row[1:]]
        rows.append(cells)
    _section(say("corpus.outlets"), say("corpus.outlets_note"))
    st.html(_table(say("corpus.outlets"), heads, rows))


def _figures(lang: str, say: Words, corpus: Corpus) -> None:
    found = corpus.largest_figures(_LARGEST)
    if found.empty:
        return
    _section(strings.text(lang, "batch.largest"))
    outlets = corpus.pairs.set_index("pair")
    for row in found.to_dict("records"):
        pair = str(row["pair"])
        quotes = " ".join(
            f"<span>{_name(outlets.at[pair, f'{side}_source'])} "
            f"<q>{_name(row[f'{side}_text'])}</q></span>"
            for side in ("a", "b")
        )
        with st.container(
            key=f"largest_{pair}_{row['id']}", horizontal=True, vertical_alignment="center"
        ):
            st.html(
                f'<p class="pair">{quotes}</p>'
                f'<p class="facts">{html.escape(one_line(row[f"explanation_{lang}"]))}</p>'
            )
            _open_button(say, pair, f"largest_{row['id']}")


def _names(lang: str, say: Words, corpus: Corpus) -> None:
    actors = corpus.actors()
    if actors.empty:
        return
    _section(say("corpus.names"), say("corpus.names_note"))
    called = dict(zip(actors["concept"], actors[f"actor_{lang}"], strict=True))
    concept = st.selectbox(
        say("corpus.actor"),
        list(called),
        format_func=lambda code: one_line(str(called.get(code, code))),
        key="corpus_actor",
    )
    if concept not in called:
        return
    table = corpus.names_over_time(concept)
    heads = [strings.text(lang, "batch.outlet"), say("corpus.month"), say("corpus.wordings")]
    rows = []
    for (outlet, month), group in table.groupby(["outlet", "month"], sort=False):
        wordings = "، " if lang == "ar" else ", "
        said = wordings.join(
            f"{_name(words_)} <span class='n'>{count}</span>"
            for words_, count in zip(group["words"], group["count"], strict=True)
        )
        when = date_text(str(month), lang) if month else "–"
        rows.append(
            [_name(str(outlet) or say("corpus.no_outlet")), _name(when), f"<td>{said}</td>"]
        )
    st.html(_table(say("corpus.names"), heads, [[_cell(c) for c in row] for row in rows]))


def _pairs(lang: str, say: Words, corpus: Corpus) -> None:
    _section(strings.text(lang, "batch.all"))
    search = st.text_input(strings.text(lang, "batch.search"), key="corpus_search")
    found = corpus.pairs
    for word in (search or "").split():
        columns = ["pair", "a", "b", "a_title", "b_title", "a_source", "b_source"]
        text = found[columns].fillna("").agg(" ".join, axis=1).str.casefold()
        found = found[text.str.contains(word.casefold(), regex=False)]
    for row in found.head(_PAIRS).to_dict("records"):
        _pair(lang, say, {str(key): value for key, value in row.items()})
    if len(found) > _PAIRS:
        st.html(f'<p class="promise">{html.escape(say("corpus.more", n=len(found) - _PAIRS))}</p>')


def _pair(lang: str, say: Words, row: Mapping[str, Any]) -> None:
    pair = str(row["pair"])
    names = " ".join(f"<span>{_name(_shown(row, side))}</span>" for side in ("a", "b"))
    if row["status"] == "done":
        facts = " · ".join(
            f"{strings.name(lang, 'kind', kind)} {int(row[kind])}"
            for kind in ("figure", "framing", "omission")
        )
    else:
        facts = f"{strings.text(lang, 'batch.status_failed')} {isolate(_failure(row, lang))}"
    with st.container(
        key=f"pair_{pair}", horizontal=True, vertical_alignment="center", border=True
    ):
        st.html(f'<p class="pair">{names}</p><p class="facts">{html.escape(facts)}</p>')
        if row["status"] == "done":
            _open_button(say, pair, "list")


def _failure(row: Mapping[str, Any], lang: str) -> str:
    """Why a pair was not compared; in English where the batch has no other words for it."""
    said = row.get(f"error_{lang}")
    return said if isinstance(said, str) else str(row["error"] or "")


def _shown(row: Mapping[str, Any], side: str) -> str:
    """An article in a line: its outlet, and its title or file."""
    parts = (row[f"{side}_source"], row[f"{side}_title"] or Path(row[side] or "").name)
    return " – ".join(part for part in parts if isinstance(part, str) and part)


def _open_button(say: Words, pair: str, where: str) -> None:
    st.button(say("open_sample"), key=f"open_{where}_{pair}", on_click=_open_pair, args=(pair,))


def _open() -> None:
    current = state.session()
    current.problems.pop("corpus", None)
    given = str(st.session_state.get("corpus_path") or "").strip()
    # Imported when a batch is opened: pandas and pyarrow would keep the page waiting.
    from comparer.batch.corpus import load

    try:
        if not given:
            raise problem("batch_not_given")
        current.corpus = load(Path(given).expanduser())
    except InputError as error:
        current.problems["corpus"] = error


def _close() -> None:
    current = state.session()
    current.corpus = None
    current.problems.pop("corpus", None)


def _open_pair(pair: str) -> None:
    """Show a pair's report: as the batch wrote it, else compared again."""
    current = state.session()
    corpus = current.corpus
    if corpus is None:
        return
    current.problems.pop("corpus", None)
    try:
        kept = corpus.report_file(pair, "json")
        if kept is not None:
            state.show(Report.from_json(kept.read_text(encoding="utf-8")))
            return
        articles = corpus.articles(pair)
        for key, article in zip(state.KEYS, articles, strict=True):
            state.fill(key, article)
        current.job = Job(engine(state.options(state.interface_language())), *articles)
    except (InputError, OSError) as error:
        if not isinstance(error, ComparerError):
            reason = error.strerror or str(error)
            error = problem("own_unreadable", path=str(corpus.folder), reason=reason)
        current.problems["corpus"] = error


def _problem(lang: str) -> None:
    if error := state.session().problems.get("corpus"):
        st.html(
            f'<p class="problem" role="alert" dir="auto">{html.escape(error.message(lang))}</p>'
        )


def _section(title: str, note: str = "") -> None:
    told = f'<p class="promise">{html.escape(note)}</p>' if note else ""
    st.html(f'<h2 class="section">{html.escape(title)}</h2>{told}')


def _table(title: str, heads: Iterable[str], rows: Iterable[Iterable[Html]]) -> Html:
    """A table of cells that are safe markup; its title and headings are escaped here."""
    head = "".join(f'<th scope="col">{html.escape(text)}</th>' for text in heads)
    body = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in rows)
    return (
        f'<div class="corpus-table" tabindex="0" role="group" aria-label="{html.escape(title)}">'
        f"<table><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _cell(content: Html) -> Html:
    return content if content.startswith("<td") else f"<td>{content}</td>"


def _number(shown: str, share: float = 0.0) -> Html:
    step = min(4, int(share * 5)) if share else 0
    return f'<td class="n shade{step}">{html.escape(shown)}</td>'


def _name(text: object) -> Html:
    """What an article or a reader wrote, escaped, in an isolate of its own direction."""
    return f'<bdi dir="auto">{html.escape(one_line(str(text or "")))}</bdi>'
