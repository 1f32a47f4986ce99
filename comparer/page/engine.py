"""Models that load while the reader is still pasting, and comparisons that can be stopped."""

from __future__ import annotations

import gc
import threading
from concurrent.futures import Future, wait
from typing import TYPE_CHECKING

import streamlit as st

from comparer.article import Article
from comparer.options import Options
from comparer.page.task import Task

if TYPE_CHECKING:
    from comparer.pipeline import Comparer
    from comparer.report import Report

_LOOK_EVERY = 0.1
"""Seconds between two looks at whether a comparison that waits was stopped."""


class Engine:
    """The models of one set of options; they start loading when it is made, in a thread."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.turn = threading.Lock()
        """Held by the comparison that runs: two at once would be slower than one by one."""
        self._comparer: Future[Comparer] = Future()
        threading.Thread(target=self._load, name="load-models", daemon=True).start()

    @property
    def ready(self) -> bool:
        """Whether the models are loaded."""
        return self._comparer.done() and self._comparer.exception() is None

    @property
    def failed(self) -> bool:
        """Whether loading ended in an error, which `comparer` raises."""
        return self._comparer.done() and self._comparer.exception() is not None

    def wait(self, seconds: float) -> bool:
        """Whether loading has ended, well or not, after waiting this long at most."""
        return not wait([self._comparer], timeout=seconds).not_done

    def comparer(self) -> Comparer:
        """The comparer, once it is loaded; raises what loading it raised."""
        return self._comparer.result()

    def _load(self) -> None:
        # Everything is imported here, so that the page is drawn before torch is.
        try:
            from comparer.pipeline import Comparer

            gc.freeze()
            comparer = Comparer(self.options)
            # Streamlit collects all garbage after every run of the script, several times a second
            # while a comparison is watched: models and lexicons are not to be gone through.
            gc.freeze()
            self._comparer.set_result(comparer)
            # What the pictures are drawn with, while nobody waits for it.
            import altair  # noqa: F401
        except BaseException as error:
            self._comparer.set_exception(error)


@st.cache_resource(show_spinner=False, max_entries=4, hash_funcs={Options: repr})
def _engine(options: Options) -> Engine:
    return Engine(options)


def engine(options: Options) -> Engine:
    """The engine for these options, shared by all readers of this server.

    One that failed is made anew: the model may have been installed meanwhile.
    """
    found: Engine = _engine(options)
    if found.failed:
        _engine.clear(options)
        found = _engine(options)
    return found


def renew() -> None:
    """Forget the engines, because the models on this machine changed; what runs goes on."""
    _engine.clear()


class Job(Task):
    """One comparison."""

    def __init__(self, engine: Engine, a: Article, b: Article) -> None:
        self.stage = "waiting" if engine.ready else "loading"
        self.share = 0.0
        """How much of the whole is done, 0–1."""
        self.report: Report | None = None
        self.articles = (a, b)
        self._engine = engine
        super().__init__("compare")

    def _progress(self, stage: str, share: float) -> None:
        self._go_on()
        self.stage, self.share = stage, min(1.0, max(self.share, share))

    def _work(self) -> None:
        while not self._engine.wait(_LOOK_EVERY):
            self._progress("loading", 0.0)
        comparer = self._engine.comparer()
        self.stage = "waiting"
        while not self._engine.turn.acquire(timeout=_LOOK_EVERY):
            self._progress("waiting", 0.0)
        try:
            self._progress("sentences", 0.0)
            self.report = comparer.compare(*self.articles, progress=self._progress)
        finally:
            self._engine.turn.release()
