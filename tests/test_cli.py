from __future__ import annotations

import os
import subprocess
import sys

import click
import pytest

from comparer import cli


def run(*arguments: str) -> int:
    return cli.main(list(arguments))


def every_command(group: click.Group, prefix: tuple[str, ...] = ()):
    for name, command in group.commands.items():
        yield (*prefix, name), command
        if isinstance(command, click.Group):
            yield from every_command(command, (*prefix, name))


@pytest.mark.parametrize("path", [p for p, _ in every_command(cli.cli)], ids=" ".join)
def test_every_command_has_help(path, capsys):
    assert run(*path, "--help") == 0
    text = capsys.readouterr().out
    assert text.startswith(f"Usage: comparer {' '.join(path)}")
    assert len(text.split("\n\n")[1].strip()) > 10


@pytest.mark.parametrize(
    "path_command", list(every_command(cli.cli)), ids=lambda pc: " ".join(pc[0])
)
def test_every_option_says_what_it_does(path_command):
    _, command = path_command
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


def test_help_is_answered_without_loading_a_model():
    code = (
        "import sys\n"
        "from comparer.cli import main\n"
        "main(['--help'])\n"
        "heavy = {'numpy', 'pandas', 'torch', 'streamlit', 'sentence_transformers'}\n"
        "sys.exit(bool(heavy & set(sys.modules)))\n"
    )
    before = os.times()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    after = os.times()
    took = after.children_user - before.children_user
    assert took < 3  # a generous bound; the modules are what counts


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["compare", "nowhere-a.txt", "nowhere-b.txt"], "nowhere-a.txt"),
        (["compare", "a.txt", "b.txt", "-o", "report.zzz"], ".html, .json, .md, .csv"),
        (["compare", "a.txt", "b.txt", "--translator", "babel"], "'babel'"),
        (["compare", "only-one.txt"], "Missing argument 'B'"),
        (["nope"], "No such command 'nope'"),
        (["compare", "a", "b", "--format", "pdf"], "'html', 'json'"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_code_2(arguments, says, capsys):
    assert run(*arguments) == 2
    captured = capsys.readouterr()
    assert says in captured.err
    assert "Traceback" not in captured.err
    assert captured.out == ""
    assert len(captured.err.strip().splitlines()) == 1


def test_an_unexpected_error_is_one_sentence_and_exit_code_1(monkeypatch, capsys):
    def boom(*_arguments, **_settings):
        raise RuntimeError("boom")

    monkeypatch.setattr("comparer.doctor.diagnose", boom)
    assert run("doctor") == 1
    assert "RuntimeError: boom" in capsys.readouterr().err
    with pytest.raises(RuntimeError):
        run("doctor", "--debug")


def test_a_model_asked_for_by_name_and_missing_is_exit_code_3(samples_folder, capsys, tmp_path):
    pair = samples_folder / "qaryatayn"
    code = run("compare", str(pair / "ar.txt"), str(pair / "en.txt"), "--encoder", "no/such-model")
    assert code == 3
    assert "no/such-model" in capsys.readouterr().err


def test_compare_prints_a_summary(samples_folder, capsys):
    pair = samples_folder / "qaryatayn"
    arguments = ("compare", str(pair / "ar.txt"), str(pair / "en.txt"), "--translator", "none")
    assert run(*arguments) == 0
    captured = capsys.readouterr()
    assert "28" in captured.out
    assert captured.err == ""


@pytest.mark.parametrize("ending", ["html", "json", "md", "csv", "xlsx", "docx"])
def test_compare_writes_the_format_of_the_ending(ending, samples_folder, tmp_path, capsys):
    pair = samples_folder / "qaryatayn"
    output = tmp_path / f"report.{ending}"
    arguments = ("compare", str(pair / "ar.txt"), str(pair / "en.txt"), "--translator", "none")
    assert run(*arguments, "-o", str(output)) == 0
    starts = {"html": b"<!doctype html>", "json": b"{", "xlsx": b"PK", "docx": b"PK"}
    assert output.read_bytes().startswith(starts.get(ending, b""))
    assert output.stat().st_size > 1000


def test_a_folder_that_is_not_there_loses_nothing_and_says_so(samples_folder, tmp_path, capsys):
    pair = samples_folder / "qaryatayn"
    output = tmp_path / "missing" / "report.json"
    arguments = ("compare", str(pair / "ar.txt"), str(pair / "en.txt"), "--translator", "none")
    assert run(*arguments, "-o", str(output)) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_the_same_bytes_from_a_second_run(samples_folder, capfdbinary):
    pair = samples_folder / "qaryatayn"
    arguments = ("compare", str(pair / "ar.txt"), str(pair / "en.txt"), "--translator", "none")
    run(*arguments, "--format", "json")
    first = capfdbinary.readouterr().out
    run(*arguments, "--format", "json")
    assert capfdbinary.readouterr().out == first


def test_doctor_names_encoder_translator_and_fonts(capsys):
    assert run("doctor") == 0
    text = capsys.readouterr().out
    for word in ("Encoder:", "Translator:", "Arabic fonts:", "comparer 0."):
        assert word in text
