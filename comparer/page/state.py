"""What the page remembers of one reader between two runs of its script."""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from comparer import languages, strings
from comparer.article import Article
from comparer.errors import ComparerError, InputError
from comparer.options import Options
from comparer.page.engine import Job
from comparer.page.samples import Sample, load
from comparer.records import ArticleKey
from comparer.render.profile import profile_of
from comparer.report import Report

if TYPE_CHECKING:
    from comparer.batch.corpus import Corpus

KEYS: tuple[ArticleKey, ArticleKey] = ("a", "b")
DETECT = "detect"
"""In the language field: take the language from the text."""
AS_PAGE = "page"
"""In the field for the reader's language: the language of the page."""
_EMPTY = {"text": "", "lang": DETECT, "source": "", "published": None}
"""The fields of one article, as they are before anything is given."""


@dataclass
class Download:
    """A file that the reader asked for, until the page has it."""

    ask: str
    """What the page calls this question."""
    file: str
    content: bytes | None = None
    problem: ComparerError | None = None


class Session:
    """One reader's session: what was given, what runs, what was found.

    The reader's own input lives in Streamlit's session state, under the keys of its widgets, while
    these are drawn. Streamlit forgets it when they are not: then it lives here.
    """

    def __init__(self) -> None:
        self.input: dict[str, Any] = {
            f"{field}_{key}": value for key in KEYS for field, value in _EMPTY.items()
        } | {"reader": AS_PAGE, "keep": True}
        """What the fields held when they were last drawn, by the widgets' keys."""
        self.fields_drawn = False
        """Whether the last run of the script drew the fields."""
        self.job: Job | None = None
        self.report: Report | None = None
        self.corpus: Corpus | None = None
        """The batch that is open; its pairs are shown as reports over it."""
        self.problems: dict[str, ComparerError] = {}
        """What is wrong, in one sentence, by the field it stands beside: "a", "b" or "both"."""
        self.stopped = False
        self.titles: dict[ArticleKey, str | None] = {"a": None, "b": None}
        """Titles that came with a file; they are dropped when the text is changed."""
        self.uploaded: set[ArticleKey] = set()
        """The sides for which a file was read at this step of the reader's."""
        self.uploads = 0
        """Counts the sets of upload fields: a new number is an empty field."""
        self.payload: tuple[Report, str, dict[str, Any]] | None = None
        """What the result view was given last: for which report, in which language."""
        self.kept: int | None = None
        """The number under which the report is kept on this computer."""
        self.answered = 0
        """Counts the reader's decisions on the report, so that the view knows of each answer."""
        self.review_problem: ComparerError | None = None
        """What is wrong with the last decision, or with keeping it."""
        self.downloads: dict[str, Download] = {}
        """What was asked for and has not arrived, by the buttons' key."""
        self.opened: str | None = None
        """The sample that the address asked for, once it was opened."""

    def clear_problem(self, key: ArticleKey) -> None:
        """Forget what was wrong with one article: the reader has changed it."""
        self.problems.pop(key, None)
        self.problems.pop("both", None)
        self.stopped = False


def session() -> Session:
    """This reader's session."""
    if "session" not in st.session_state:
        st.session_state.session = Session()
    found: Session = st.session_state.session
    return found


def keep_input() -> None:
    """Remember what the fields hold; every run begins with this."""
    current = session()
    current.uploaded.clear()
    if current.fields_drawn:
        values = st.session_state
        current.input.update({name: values[name] for name in current.input if name in values})
    current.fields_drawn = False


def put_back_input() -> None:
    """Fill the fields with what they held, if they were not drawn in between.

    A value that is there is not written again: Streamlit would then also set it in the browser, and
    undo what was typed since the run began.
    """
    current = session()
    values = st.session_state
    for name, value in current.input.items():
        if name not in values or values[name] != value:
            values[name] = value
    current.fields_drawn = True


def _given(name: str) -> Any:
    """What a field holds, or held when it was last drawn."""
    return st.session_state.get(name, session().input[name])


def language(key: ArticleKey) -> str | None:
    """The language chosen for an article; None to take it from the text."""
    chosen = _given(f"lang_{key}")
    return chosen if chosen in languages.CODES else None


def article(key: ArticleKey) -> Article:
    """The article as it now stands in the fields; `InputError` if a field cannot be used."""
    published: datetime.date | None = _given(f"published_{key}")
    return Article(
        _given(f"text_{key}") or "",
        lang=language(key),
        title=session().titles[key],
        source=(_given(f"source_{key}") or "").strip() or None,
        published=published.isoformat() if published else None,
    )


def fill(key: ArticleKey, given: Article) -> None:
    """Put an article into the fields of one side."""
    values: dict[str, Any] = {
        "text": given.text,
        "lang": given.lang or DETECT,
        "source": given.source or "",
        "published": datetime.date.fromisoformat(given.published) if given.published else None,
    }
    for field, value in values.items():
        st.session_state[f"{field}_{key}"] = session().input[f"{field}_{key}"] = value
    session().titles[key] = given.title
    session().clear_problem(key)


def open_sample(name: str) -> Sample | None:
    """Put a sample into the fields; None, with the reason kept, if there is none of that name."""
    current = session()
    try:
        sample = load(name)
    except InputError as error:
        current.problems["both"] = error
        return None
    for key in KEYS:
        fill(key, sample.articles[key])
    current.report, current.uploads = None, current.uploads + 1
    return sample


def leave_sample() -> None:
    """Take sample and kept comparison out of the address: the fields hold something else now."""
    for name in ("sample", "kept"):
        st.query_params.pop(name, None)
    session().opened = session().kept = None


def show(report: Report) -> None:
    """Show a report that was made before, its articles in the fields."""
    current = session()
    for key in KEYS:
        document = report.document(key)
        fill(key, document.article)
    leave_sample()
    current.problems.clear()
    # Drawn once, and not anew at every decision.
    current.report = replace(report, profile=profile_of(report))
    current.uploads, current.review_problem = current.uploads + 1, None


def keeping_wanted() -> bool:
    """Whether the reader lets comparisons be kept."""
    return bool(_given("keep"))


def start_again() -> None:
    """Empty all fields and forget the result."""
    current = session()
    for key in KEYS:
        fill(key, Article(""))
    current.report, current.uploads = None, current.uploads + 1
    current.problems.clear()
    leave_sample()


def interface_language() -> str:
    """The language of the page: chosen, else the address's, else the browser's, else English."""
    chosen = st.session_state.get("interface") or st.query_params.get("lang")
    if chosen in strings.LANGUAGES:
        return str(chosen)
    browser = (st.context.locale or "").partition("-")[0]
    return browser if browser in strings.LANGUAGES else "en"


def options(lang: str) -> Options:
    """The options as set on the page; what is not set there is as the environment has it.

    A reader is taken to read the language of the page, unless it is set otherwise.
    """
    chosen = _given("reader")
    if chosen in languages.CODES:
        return Options(reader=chosen)
    return Options() if "COMPARER_READER" in os.environ else Options(reader=lang)
