"""The translation models on this computer: fetch one, take one from a file, remove one."""

from __future__ import annotations

import html
import tempfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import BinaryIO

import streamlit as st

from comparer import languages
from comparer.errors import ComparerError, InputError
from comparer.page.engine import renew
from comparer.page.launch import is_loopback
from comparer.page.shell import upload_words
from comparer.page.task import Task
from comparer.page.words import Words, words
from comparer.translate.archive import MAX_BYTES
from comparer.translate.download import Progress
from comparer.translate.models import Model, available, install, installed, remove

_LOOK_EVERY = 0.4
"""Seconds between two looks at an installation."""
_COPIED = 1 << 20


class Installation(Task):
    """A model that is being installed; where it is stopped, what was fetched is thrown away."""

    def __init__(self, work: Callable[[Progress], Model]) -> None:
        self.done, self.total = 0, 0
        """Bytes fetched and bytes in all; 0 in all until they are known."""
        self.model: Model | None = None
        self._install = work
        super().__init__("install-model")

    def _progress(self, done: int, total: int | None) -> None:
        self._go_on()
        self.done, self.total = done, total or 0

    def _work(self) -> None:
        self.model = self._install(self._progress)


class _Session:
    """What one reader's page remembers of models."""

    def __init__(self) -> None:
        self.running: Installation | None = None
        self.error: ComparerError | None = None
        self.said: tuple[str, str] | None = None
        """What happened last: the key of its words, the model's name."""
        self.asked: str | None = None
        """The model that the reader is asked about before it is removed."""
        self.uploads = 0


def draw(lang: str) -> None:
    """Each direction with what can be done about it, and a field for a model's file."""
    say = words(lang)
    with st.expander(say("models.title"), key="models"):
        current = _session()
        if current.running is not None:
            if current.running.wait(0):
                _finish(current)
                st.rerun()
            _progress(lang)
            return
        if current.error is not None:
            # Without words in Arabic it is in English on any page.
            direction = "" if current.error.code else ' dir="auto"'
            st.html(
                f'<p class="problem" role="alert"{direction}>'
                f"{html.escape(current.error.message(lang))}</p>"
            )
        elif current.said is not None:
            key, name = current.said
            told = say(f"models.{key}", direction=_direction(lang, name))
            st.html(f'<p class="note" role="status">{html.escape(told)}</p>')
        have = {model.name: model for model in reversed(installed())}
        for model in {**{model.name: model for model in available()}, **have}.values():
            _entry(lang, say, model)
        if not _may_change():
            st.html(f'<p class="promise">{html.escape(say("models.elsewhere"))}</p>')
            return
        upload = f"model_file_{current.uploads}"
        st.html(
            f"<style>{upload_words('.st-key-models', say('models.hint'))}</style>"
            f'<p class="promise">{html.escape(say("models.file_note"))}</p>'
        )
        st.file_uploader(
            say("models.file"),
            key=upload,
            max_upload_size=MAX_BYTES >> 20,
            label_visibility="collapsed",
            on_change=_install_upload,
            args=(upload,),
        )


def _may_change() -> bool:
    """Whether the page is served to this machine alone: nobody else may change its models."""
    address = st.get_option("server.address")
    return not address or is_loopback(str(address))


def _session() -> _Session:
    found: _Session = st.session_state.setdefault("models_session", _Session())
    return found


def _entry(lang: str, say: Words, model: Model) -> None:
    """One direction: whether it is installed, and the buttons for it."""
    facts = say("models.missing")
    if model.folder is not None:
        facts = say(
            "models.installed", version=model.version or "–", size=_megabytes(model.size or 0)
        )
    with st.container(key=f"model_{model.name}", horizontal=True, vertical_alignment="center"):
        st.html(
            f"<p><strong>{html.escape(_direction(lang, model.name))}</strong> "
            f'<span class="promise">{html.escape(facts)}</span></p>'
        )
        if not _may_change():
            return
        if model.folder is None:
            st.button(
                say("models.fetch"), key=f"fetch_{model.name}",
                on_click=_fetch, args=(model.name,),
            )  # fmt: skip
        elif _session().asked == model.name:
            st.button(
                say("models.really"), key=f"really_remove_{model.name}", type="primary",
                on_click=_remove, args=(model.name,),
            )  # fmt: skip
            st.button(say("models.keep"), key=f"spare_{model.name}", on_click=_ask, args=(None,))
        else:
            st.button(
                say("models.remove"), key=f"remove_{model.name}",
                on_click=_ask, args=(model.name,),
            )  # fmt: skip


def _direction(lang: str, name: str) -> str:
    """ "Arabic to English" for "ar-en", in the interface language."""
    source, _, target = name.partition("-")
    named = [
        languages.get(code).names[lang] if code in languages.CODES else code
        for code in (source, target)
    ]
    return words(lang)("models.direction", source=named[0], target=named[1])


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f}" if size < 10e6 else f"{size / 1e6:.0f}"


@st.fragment(run_every=_LOOK_EVERY)
def _progress(lang: str) -> None:
    say = words(lang)
    current = _session()
    running = current.running
    if running is None or running.wait(0):
        _finish(current)
        st.rerun()
    if running.total and running.done < running.total:
        told = say(
            "models.fetching", done=_megabytes(running.done), total=_megabytes(running.total)
        )
        st.progress(running.done / running.total, text=told)
    else:
        st.progress(1.0 if running.total else 0.0, text=say("models.working"))
    st.button(say("stop"), key="stop_install", on_click=_stop, args=(running,))


def _finish(current: _Session) -> None:
    """Take over what the installation gave: a model, or what is wrong."""
    running, current.running = current.running, None
    if running is None:
        return
    current.error = running.error
    if running.state == "stopped":
        current.said = ("stopped", "")
    if running.model is not None:
        current.said = ("was_installed", running.model.name)
        renew()


def _begin(work: Callable[[Progress], Model]) -> None:
    current = _session()
    current.error = current.said = current.asked = None
    if current.running is None:
        current.running = Installation(work)


def _fetch(name: str) -> None:
    _begin(lambda progress: install(name, progress))


def _install_upload(key: str) -> None:
    """Install the model in an uploaded file; the field is empty afterwards."""
    given = st.session_state.get(key)
    if given is None:
        return
    _session().uploads += 1
    _begin(lambda progress: _install_file(given.name, given, progress))


def _install_file(name: str, content: BinaryIO, progress: Progress) -> Model:
    with tempfile.TemporaryDirectory(prefix="comparer-upload-") as folder:
        # The name is only for messages: of a path nothing but its last part is taken.
        path = Path(folder) / (PurePosixPath(name.replace("\\", "/")).name or "upload")
        with path.open("wb") as out:
            while chunk := content.read(_COPIED):
                progress(0, None)
                out.write(chunk)
        return install(path)


def _stop(running: Installation) -> None:
    running.stop()


def _ask(name: str | None) -> None:
    _session().asked = name


def _remove(name: str) -> None:
    current = _session()
    current.error = current.said = current.asked = None
    try:
        remove(name)
    except InputError as error:
        current.error = error
    else:
        current.said = ("was_removed", name)
        renew()
