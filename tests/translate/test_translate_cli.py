"""Models on the command line: install, list, translate, remove."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from toy_model import PAIRS

from comparer.cli import main
from comparer.translate import cache

ENGLISH = "Three civilians were killed in a strike on the town, the ministry said on Sunday.\n"


@pytest.fixture
def run(capsys):
    def call(*arguments: object) -> tuple[int, str, str]:
        code = main(list(map(str, arguments)))
        out, err = capsys.readouterr()
        return code, out, err

    return call


def test_a_model_goes_through_install_list_translate_and_remove(run, argosmodel, tmp_path):
    assert "available  ar-en" in run("models", "list")[1]
    assert run("models", "install", argosmodel) == (0, "Installed ar-en 1.0 (0.7 MB).\n", "")
    listed = run("models", "list")[1].splitlines()
    assert listed == [
        "installed  ar-en  1.0  1 MB",
        "available  en-ar  size not known without the network  (comparer models install en-ar)",
    ]
    assert run("models", "install", "--if-missing") == (0, "", "")

    arabic = tmp_path / "ar.txt"
    arabic.write_text("\n\n".join(ar for ar, _ in PAIRS), encoding="utf-8")
    (tmp_path / "en.txt").write_text(ENGLISH, encoding="utf-8")
    compare = ("compare", arabic, tmp_path / "en.txt", "--reader", "en", "--format", "json")
    code, out, _ = run(*compare, "--translator", "argos")
    assert code == 0
    translations = [s["translation"] for s in json.loads(out)["articles"]["a"]["sentences"]]
    assert [t["text"] for t in translations] == [en for _, en in PAIRS]
    assert {t["engine"] for t in translations} == {"Argos ar→en 1.0"}

    assert run("models", "remove", "ar-en") == (0, "Removed ar-en.\n", "")
    assert "installed  " not in run("models", "list")[1]
    code, _, err = run(*compare, "--translator", "argos")
    assert code == 3
    assert "comparer models install" in err
    forgotten = run("models", "clear-cache")[1]
    assert forgotten == f"Forgot {len(PAIRS)} translations.\n"
    assert cache.clear() == 0


def test_a_model_is_fetched_by_name(run, model_index):
    assert run("models", "install", "ar-en")[:2] == (0, "Installed ar-en 1.0 (0.7 MB).\n")
    code, _, err = run("models", "install", "en-ar")
    assert code == 3
    assert "no en→ar package" in err


@pytest.mark.parametrize("given", ["nonsense", "model.argosmodel"])
def test_what_cannot_be_installed_is_one_sentence(run, tmp_path: Path, monkeypatch, given):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "model.argosmodel").write_bytes(b"no archive")
    code, out, err = run("models", "install", given)
    assert (code, out) == (2, "")
    assert err.startswith("comparer: ")
    assert err.count("\n") == 1


def test_without_a_network_the_file_is_pointed_to(run, monkeypatch):
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", "http://127.0.0.1:9/")
    code, _, err = run("models", "install", "ar-en")
    assert code == 1
    assert "comparer models install FILE" in err
