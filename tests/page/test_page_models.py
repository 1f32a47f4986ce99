"""The models on the page: fetched, uploaded, refused, removed; without a browser."""

from __future__ import annotations

import io
import zipfile

import pytest
from streamlit.testing.v1 import AppTest
from toy_model import PAIRS

from comparer.options import Options
from comparer.page import engine as engines
from comparer.page import main
from comparer.translate import load_translator
from comparer.translate.models import install, installed


@pytest.fixture
def page(model_home, monkeypatch):
    made = []
    monkeypatch.setattr("comparer.pipeline.Comparer", made.append)
    engines._engine.clear()
    test = AppTest.from_file(main.__file__, default_timeout=60)
    test.made = made
    return test


def shown(page):
    return "\n".join(element.body for element in page.get("html") if hasattr(element, "body"))


def until_installed(page):
    running = page.session_state["models_session"].running
    if running is not None:
        assert running.wait(30)
    page.run()
    assert not page.exception
    return page


def test_a_model_is_fetched_used_and_removed(page, model_index):
    page.run()
    assert "not installed" in shown(page)
    assert "word-for-word gloss" in shown(page)
    page.button(key="fetch_ar-en").click().run()
    until_installed(page)
    assert "Installed: Arabic to English." in shown(page)
    assert "Argos ar→en 1.0" in shown(page)
    engine = load_translator(Options(reader="en")).engines["ar"]
    assert engine.translate_texts([PAIRS[0][0]]) == [PAIRS[0][1]]

    page.button(key="remove_ar-en").click().run()
    assert installed()
    page.button(key="spare_ar-en").click().run()
    page.button(key="remove_ar-en").click().run()
    page.button(key="really_remove_ar-en").click().run()
    assert installed() == ()
    assert "Removed: Arabic to English." in shown(page)
    assert page.button(key="fetch_ar-en")


def test_the_models_are_loaded_anew_when_one_was_installed(page, model_index):
    page.run()
    page.button(key="fetch_ar-en").click().run()
    until_installed(page)
    assert len(page.made) == 2


def test_a_transfer_shows_how_far_it_is_and_can_be_stopped(page, model_index):
    model_index.go_on.clear()
    page.run()
    page.button(key="fetch_ar-en").click().run()
    running = page.session_state["models_session"].running
    for _ in range(100):
        if running.done:
            break
        running.wait(0.1)
    page.run()
    size = len(model_index.data)
    assert f"of {size / 1e6:.1f} MB" in page.get("progress")[0].proto.text
    page.button(key="stop_install").click()
    running.stop()
    model_index.go_on.set()
    page.run()
    until_installed(page)
    assert "Stopped; nothing was installed." in shown(page)
    assert installed() == ()


def test_a_failed_transfer_is_one_sentence(page, model_index):
    model_index.status = 404
    page.run()
    page.button(key="fetch_ar-en").click().run()
    until_installed(page)
    assert "could not be fetched" in shown(page)
    assert installed() == ()
    assert page.button(key="fetch_ar-en")


def test_a_file_is_taken(page, argosmodel):
    page.run()
    page.get("file_uploader")[-1].set_value(
        (argosmodel.name, argosmodel.read_bytes(), "application/zip")
    ).run()
    until_installed(page)
    assert "Installed: Arabic to English." in shown(page)
    assert [model.name for model in installed()] == ["ar-en"]


def hostile():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("../../evil", "x")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"no archive", "readable .argosmodel"), (hostile(), "outside its folder")],
)
def test_a_file_that_is_none_is_refused(page, content, said):
    page.run()
    page.get("file_uploader")[-1].set_value(("../x.argosmodel", content, "application/zip")).run()
    until_installed(page)
    assert said in shown(page)
    assert "x.argosmodel" in shown(page)
    assert installed() == ()


def test_the_section_is_in_arabic_too(page, argosmodel):
    install(argosmodel)
    page.query_params["lang"] = "ar"
    page.run()
    assert "من العربية إلى الإنجليزية" in shown(page)
    assert page.button(key="remove_ar-en").label == "أزل"


def test_a_failure_is_said_in_arabic_on_the_arabic_page(page, model_index):
    model_index.status = 404
    page.query_params["lang"] = "ar"
    page.run()
    page.button(key="fetch_ar-en").click().run()
    until_installed(page)
    assert "تعذّر جلب حزمة" in shown(page)


def test_a_page_that_is_open_to_the_network_lists_models_only(page, argosmodel, monkeypatch):
    install(argosmodel)
    monkeypatch.setattr("streamlit.get_option", lambda name: "0.0.0.0")
    page.run()
    assert "version 1.0" in shown(page)
    assert "on the computer that serves this page" in shown(page)
    keys = {button.key for button in page.button}
    assert not {"remove_ar-en", "fetch_en-ar"} & keys
