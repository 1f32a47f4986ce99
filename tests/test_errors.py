"""Errors that a reader of the page meets: one sentence, in each interface language."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest

from comparer import strings
from comparer.article import Article
from comparer.errors import InputError, problem
from comparer.ingest import check_pair, read_bytes

SOURCE = Path(__file__).parent.parent / "comparer"
SAID = re.compile(r'(?:\bproblem\(\s*|"refused": )"(\w+)"')
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
    with pytest.raises(InputError) as caught:
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


def test_an_error_without_a_code_is_said_in_english_everywhere():
    assert InputError("A lexicon is broken.").message("ar") == "A lexicon is broken."


def test_the_reason_inside_a_reason_is_translated_too():
    french = Article("Le ministre a annoncé mardi que neuf personnes avaient été blessées hier.")
    assert "الفرنسية" in refused(lambda: check_pair(french, ENGLISH)).message("ar")
