"""Argos packages: installed, found, decoded as Argos does, without a network."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from toy_model import PAIRS, package

from comparer.errors import InputError, ModelMissingError
from comparer.options import Options
from comparer.translate import load_translator, runtime, translate
from comparer.translate.argos import package_model
from comparer.translate.engine import TextEngine
from comparer.translate.models import install
from comparer.translate.packages import Package, installed_packages, packages_folder, route


@pytest.fixture
def no_network(monkeypatch):
    def forbidden(*args, **kwargs):
        raise AssertionError("translation reached for the network")

    monkeypatch.setattr(socket, "socket", forbidden)
    monkeypatch.setattr(socket, "getaddrinfo", forbidden)
    monkeypatch.setattr(socket, "create_connection", forbidden)


def test_an_installed_package_translates_each_sentence_offline(argosmodel, document, no_network):
    install(argosmodel)
    options = Options(translator="auto", reader="en")
    translator = load_translator(options)
    assert translator.name == "Argos ar→en 1.0"
    translated, caveats = translate(document([ar for ar, _ in PAIRS]), "a", translator, options)
    assert [s.translation.text for s in translated.sentences] == [en for _, en in PAIRS]
    assert {s.translation.engine for s in translated.sentences} == {"Argos ar→en 1.0"}
    assert caveats == ()


def test_the_output_is_that_of_argostranslate(argosmodel, document, monkeypatch):
    argos = pytest.importorskip("argostranslate.translate")
    from argostranslate import sbd, settings

    install(argosmodel)
    monkeypatch.setattr(settings, "package_dirs", [packages_folder()])
    monkeypatch.setattr(settings, "compute_type", "float32")
    monkeypatch.setattr(argos, "installed_translates", [])
    # Its sentence splitter is a model that would be downloaded; our sentences are single ones.
    monkeypatch.setattr(sbd.MiniSBDSentencizer, "split_sentences", lambda self, text: [text])
    argos.get_installed_languages.cache_clear()
    words = [word for ar, _ in PAIRS for word in ar.split()]
    texts = [ar for ar, _ in PAIRS]
    texts += [" ".join(words[i : i + n]) for n in (1, 3, 9, 20) for i in range(0, 30, 7)]
    texts += [" ".join(ar for ar, _ in PAIRS[:n]) for n in (2, 4, 6)]  # up to 190 tokens
    texts += ["غارة 28 على F-16_x", "كلمات غير معروفة أيضًا", "\u200fقال: «نعم»؟"]
    theirs = [argos.translate(text.replace("\u200f", ""), "ar", "en") for text in texts]
    argos.get_installed_languages.cache_clear()

    options = Options(translator="argos", reader="en")
    translated, _ = translate(document(texts), "a", load_translator(options), options)
    ours = [s.translation.text if s.translation else "" for s in translated.sentences]
    assert ours == theirs


def test_importing_and_loading_starts_none_of_argos_own_machinery(argosmodel, home):
    install(argosmodel)
    code = (
        "import sys\n"
        "from comparer.options import Options\n"
        "from comparer.translate import load_translator\n"
        "engine = load_translator(Options(reader='en')).engines['ar']\n"
        "print(engine.translate_texts(['قال المتحدث إن الهدنة صامدة.'])[0])\n"
        "heavy = {'stanza', 'spacy', 'minisbd', 'torch', 'argostranslate.translate'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["The spokesman said the truce was holding.", "[]"]


def test_a_document_in_the_readers_language_is_untouched(argosmodel, document):
    install(argosmodel)
    options = Options(reader="ar")
    doc = document([ar for ar, _ in PAIRS])
    assert translate(doc, "a", load_translator(options), options) == (doc, ())


def test_both_directions_translate(trained, reversed_trained, tmp_path, document):
    install(package(reversed_trained, "en", "ar", tmp_path))
    options = Options(translator="argos", reader="ar")
    doc = document([en for _, en in PAIRS], "en")
    translated, _ = translate(doc, "b", load_translator(options), options)
    assert [s.translation.text for s in translated.sentences] == [ar for ar, _ in PAIRS]


def test_a_missing_direction_goes_through_another_language(
    trained, reversed_trained, tmp_path, document
):
    install(package(trained, "ar", "fr", tmp_path))  # "French" that happens to be English
    # From French the toy model goes back to Arabic: the route matters here, not the text.
    install(package(reversed_trained, "fr", "en", tmp_path, "1.1"))
    options = Options(translator="argos", reader="en")
    translator = load_translator(options)
    assert translator.name == "Argos ar→fr→en 1.0+1.1"
    translated, _ = translate(document([PAIRS[4][0]]), "a", translator, options)
    assert translated.sentences[0].translation.text == PAIRS[4][0]
    assert "untranslated" in translated.sentences[0].translation.flags


def step(source: str, target: str, version: str = "1.0") -> Package:
    return Package(source, target, version, Path(f"{source}_{target}"))


def test_a_route_is_the_shortest_and_prefers_english():
    packages = [step("ar", "fr"), step("ar", "en"), step("fr", "de"), step("en", "de")]
    assert [p.target for p in route(packages, "ar", "de")] == ["en", "de"]
    assert route([*packages, step("ar", "de")], "ar", "de") == (step("ar", "de"),)
    assert route(packages, "de", "ar") == ()


def test_argos_asked_for_by_name_but_not_installed_says_what_to_do(home):
    with pytest.raises(ModelMissingError, match="comparer models install"):
        load_translator(Options(translator="argos", reader="en"))


def test_unusable_folders_are_no_packages(argosmodel, home):
    install(argosmodel)
    folder = packages_folder()
    (folder / "empty").mkdir()
    (folder / "broken").mkdir()
    (folder / "broken" / "metadata.json").write_text("{")
    shutil.copytree(next(folder.glob("translate-*")), folder / "no-tokenizer")
    (folder / "no-tokenizer" / "sentencepiece.model").unlink()
    assert [p.source for p in installed_packages()] == ["ar"]


def test_the_newest_version_of_a_direction_is_taken(argosmodel, home):
    install(argosmodel)
    old = installed_packages()[0]
    new = old.folder.with_name("ar_en_10")
    shutil.copytree(old.folder, new)
    metadata = json.loads((new / "metadata.json").read_text())
    (new / "metadata.json").write_text(json.dumps({**metadata, "package_version": "1.10"}))
    assert [p.version for p in installed_packages()] == ["1.10", "1.0"]


def test_argos_packages_folder_follows_argos_settings(home, monkeypatch):
    assert packages_folder() == home / "data" / "argos-translate" / "packages"
    config = home / "config" / "argos-translate"
    config.mkdir(parents=True)
    (config / "settings.json").write_text(json.dumps({"ARGOS_PACKAGES_DIR": "/by/settings"}))
    assert packages_folder() == Path("/by/settings")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", "/by/environment")
    assert packages_folder() == Path("/by/environment")


def test_a_text_that_is_too_long_for_the_model_is_translated_in_pieces(argosmodel, monkeypatch):
    install(argosmodel)
    engine = load_translator(Options(translator="argos", reader="en")).engines["ar"]
    assert isinstance(engine, TextEngine)
    source, target = PAIRS[0]
    tokenizer, _ = package_model(installed_packages()[0], 1).load()
    monkeypatch.setattr(runtime, "PIECE", len(tokenizer.encode(source)) + 1)
    monkeypatch.setattr(runtime, "MAX_INPUT", 50)
    (out,) = engine.translate_texts([" ".join([source] * 8)])
    assert out == " ".join([target] * 8)
    (unbroken,) = engine.translate_texts([" ".join(["غارة"] * 100)])
    assert unbroken


def test_a_translation_that_was_cut_off_is_made_again_in_pieces(argosmodel, monkeypatch):
    install(argosmodel)
    model = package_model(installed_packages()[0], 1)
    tokenizer, _ = model.load()

    def word_for_token(sources):
        return [["▁x"] * min(len(source), runtime.MAX_OUTPUT) for source in sources]

    monkeypatch.setattr(model, "_run", word_for_token)
    long = ", ".join(["غارة"] * 120)
    assert len(tokenizer.encode(long)) > runtime.MAX_OUTPUT
    cut, short = model.translate([long, "غارة"])
    assert cut.count("x") > runtime.MAX_OUTPUT
    assert short.count("x") == len(tokenizer.encode("غارة"))


def test_a_damaged_model_is_an_error_that_names_its_folder(argosmodel, document):
    install(argosmodel)
    (packages_folder() / "translate-ar_en-1_0" / "model" / "model.bin").write_bytes(b"junk")
    options = Options(translator="argos", reader="en")
    with pytest.raises(InputError, match="translate-ar_en-1_0"):
        translate(document([PAIRS[0][0]]), "a", load_translator(options), options)
