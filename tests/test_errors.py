"""Errors that a reader of the page meets: one sentence, in each interface language."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
from sample_report import sample_report

from comparer import cli, strings
from comparer.article import Article
from comparer.batch.corpus import load
from comparer.decisions import Judge
from comparer.encode.transformer import load_transformer
from comparer.errors import InputError, ModelMissingError, problem
from comparer.framing.lexicon import load_lexicons, parse
from comparer.ingest import check_pair, read_bytes
from comparer.options import Options
from comparer.render import render
from comparer.review import review
from comparer.translate.ct2 import check_folder
from comparer.translate.glossary import read_glossary
from comparer.translate.translator import load_translator

SOURCE = Path(__file__).parent.parent / "comparer"
SAID = re.compile(r'(?:\b(?:problem|missing_model)\(\s*|"refused": )"(\w+)"')
CODES = {
    code for path in SOURCE.rglob("*.py") for code in SAID.findall(path.read_text(encoding="utf-8"))
}
ARABIC = re.compile("[\u0621-\u064a]")
ENGLISH = Article("The ministry said that nine people were hurt in the fire on Tuesday.")


def test_every_code_has_its_words_and_no_words_are_left_over():
    written = {
        key.removeprefix("error.") for key in strings.keys("en") if re.fullmatch(r"error\.\w+", key)
    }
    assert written == CODES
    assert len(CODES) > 30


def refused(call):
    with pytest.raises((InputError, ModelMissingError)) as caught:
        call()
    return caught.value


@pytest.mark.parametrize(
    "call",
    [
        lambda: check_pair(Article(""), ENGLISH),
        lambda: check_pair(ENGLISH, Article("word")),
        lambda: check_pair(Article("…"), ENGLISH),
        lambda: check_pair(Article("x y z " * 60_000), ENGLISH),
        lambda: check_pair(
            Article("Le ministre a annoncé mardi que neuf personnes avaient été blessées."),
            ENGLISH,
        ),
        lambda: read_bytes(b"abc", "تقرير.xyz"),
        lambda: read_bytes(b"abc", "report"),
        lambda: read_bytes(b"\x89PNG\r\n\x1a\n", "report.txt"),
        lambda: read_bytes(b"%PDF-1.7", "report.docx"),
        lambda: read_bytes(b" ", "report.txt"),
        lambda: read_bytes(b"PK\x03\x04broken", "report.docx"),
        lambda: read_bytes(b"%PDF-1.7 broken", "report.pdf"),
        lambda: read_bytes(b"a\x00\x01\x02" * 40, "report.txt"),
        lambda: Article("text", published="yesterday"),
        lambda: Article("text", lang="fr"),
        lambda: Options(translator="oracle"),
        lambda: Options(encoder=" "),
        lambda: Options(threads=-1),
        lambda: load_lexicons((Path("no-such-lexicon.tsv"),)),
        lambda: parse(b"lang\tconcept\tcategory\tforms\nar\tx\ty\t ", "mine.tsv"),
        lambda: parse(b"lang\tconcept\tcolour\n", "mine.tsv"),
        lambda: read_glossary(Path("no-such-glossary.tsv")),
        lambda: load_transformer("no/such/folder", 1),
        lambda: load_transformer("nobody/no-such-model", 1),
        lambda: check_folder(Path("no-such-folder")),
        lambda: load_translator(Options(translator="argos", reader="en")),
        lambda: load(Path("no-such-batch")),
        lambda: review(sample_report(), Judge("d99", "confirmed")),
        lambda: render(sample_report(), "pdf"),
    ],
)
def test_an_error_says_the_same_in_each_language(call):
    error = refused(call)
    assert error.message("en") == str(error)
    arabic = error.message("ar")
    assert ARABIC.search(arabic)
    for sentence in (str(error), arabic):
        assert "\n" not in sentence
        assert "{" not in sentence
        assert sentence.endswith(".")


def test_names_as_given_are_cut_off_from_an_arabic_sentence():
    assert "\u2068report.xyz\u2069" in problem("file_empty", name="report.xyz").message("ar")
    assert "report.xyz" in problem("file_empty", name="report.xyz").message("en")


def test_an_error_goes_from_process_to_process_with_its_words():
    error = refused(lambda: read_bytes(b"abc", "report.xyz"))
    nested = problem("file_kind", name="a", wanted=lambda lang: f"w {lang}", kind="k", advice="d")
    for given in (error, nested):
        back = pickle.loads(pickle.dumps(given.settled()))  # noqa: S301 - our own
        assert type(back) is type(given)
        assert str(back) == str(given)
        for lang in strings.LANGUAGES:
            assert back.message(lang) == given.message(lang)


def test_a_lexicon_at_fault_is_named_with_its_line_in_arabic_too():
    lines = "lang\tconcept\tcategory\tforms\nar\tx\ty\tحرب\nfr\tx\ty\tguerre\n"
    error = refused(lambda: parse(lines.encode(), "mine.tsv"))
    assert "mine.tsv:3" in str(error)
    assert "\u2068mine.tsv:3\u2069" in error.message("ar")


@pytest.mark.parametrize("asked", [["--lang", "ar"], ["--lang=ar"]])
def test_the_command_line_says_it_in_the_language_of_the_report(asked, capsys):
    assert cli.main(["compare", "no-such-a.txt", "no-such-b.txt", *asked]) == 2
    said = capsys.readouterr().err
    assert said.startswith("comparer: لا يوجد ملف no-such-a.txt")
    assert cli.main(["compare", "no-such-a.txt", "no-such-b.txt"]) == 2
    assert "There is no file no-such-a.txt" in capsys.readouterr().err


def test_an_error_without_a_code_is_said_in_english_everywhere():
    assert InputError("A lexicon is broken.").message("ar") == "A lexicon is broken."


def test_the_reason_inside_a_reason_is_translated_too():
    french = Article("Le ministre a annoncé mardi que neuf personnes avaient été blessées hier.")
    assert "الفرنسية" in refused(lambda: check_pair(french, ENGLISH)).message("ar")
