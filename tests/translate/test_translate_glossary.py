"""The glossary file, and its terms in the output."""

from __future__ import annotations

import pytest

from comparer.errors import InputError
from comparer.options import Options
from comparer.translate import load_translator, translate
from comparer.translate.glossary import Glossary, enforce, read_glossary
from comparer.translate.models import install


def write(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "terms.tsv"
    path.write_text(text, encoding=encoding)
    return path


def test_lines_are_terms_and_comments_are_skipped(tmp_path):
    path = write(tmp_path, "\ufeff# names\n\nبيبرس تلاوي\tBaybars Tallawi\nداعش\tISIS\r\n")
    assert read_glossary(path).entries == (("بيبرس تلاوي", "Baybars Tallawi"), ("داعش", "ISIS"))
    assert read_glossary(None) == Glossary()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("داعش ISIS", "terms.tsv:1"),
        ("a\tb\n\nداعش\tISIS\tx", "terms.tsv:3"),
        ("a\tb\n\t\n", None),
        ("داعش\t", "terms.tsv:1"),
        ("داعش\tISIS\nدَاعِش\tDaesh", "line 1"),
    ],
)
def test_a_line_that_is_none_is_named(tmp_path, text, said):
    if said is None:
        assert read_glossary(write(tmp_path, text)).entries == (("a", "b"),)
        return
    with pytest.raises(InputError, match=said):
        read_glossary(write(tmp_path, text))


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(InputError, match=r"missing\.tsv"):
        read_glossary(tmp_path / "missing.tsv")
    with pytest.raises(InputError, match="UTF-8"):
        read_glossary(write(tmp_path, "داعش\tISIS", "windows-1256"))


def test_terms_are_found_behind_prefixes_and_under_diacritics():
    glossary = Glossary((("داعش", "ISIS"), ("حكومة", "government"), ("لبنان", "Lebanon")))
    terms = glossary.terms_in("وقاتل الجيش دَاعِشَ وبالحكومة وللحكومة", "ar")
    assert {target for _, target in terms} == {"ISIS", "government"}
    assert glossary.terms_in("داعشي", "ar") == ()


@pytest.mark.parametrize(
    ("translation", "wanted", "rendering", "expected"),
    [
        ("Daesh fled.", "ISIS", "Daesh.", "ISIS fled."),
        ("The fighters of daesh fled.", "ISIS", "Daesh", "The fighters of ISIS fled."),
        ("ISIS fled.", "ISIS", "Daesh", "ISIS fled."),
        ("Bibars Talawi spoke.", "Baybars Tallawi", "", "Baybars Tallawi spoke."),
        ("The man spoke.", "Baybars Tallawi", "Bibras", None),
        ("The town fell.", "Qaryatayn", "the two villages", None),
    ],
)
def test_the_wanted_term_takes_the_place_of_the_models_own(
    translation, wanted, rendering, expected
):
    assert enforce(translation, wanted, rendering) == expected


def test_terms_that_find_no_place_are_reported(argosmodel, tmp_path, document):
    install(argosmodel)
    path = write(tmp_path, "الهدنة\tceasefire\nالمتحدث\tspokeswoman\n")
    options = Options(translator="argos", reader="en", glossary=path)
    doc = document(["قال المتحدث إن الهدنة صامدة."])
    translated, caveats = translate(doc, "a", load_translator(options), options)
    assert "spokeswoman" in translated.sentences[0].translation.text
    assert [caveat.code for caveat in caveats] == ["glossary_not_applied"]
    assert "الهدنة" in caveats[0].message.en
    assert "المتحدث" not in caveats[0].message.en
