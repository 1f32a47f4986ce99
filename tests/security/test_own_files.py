"""Lexicons, glossaries and tables from anyone: bounded in size, and unable to do what they say."""

from __future__ import annotations

import os
import re
import zipfile

import openpyxl
import pandas as pd
import pytest

from comparer import Article
from comparer.archive import articles
from comparer.archive.articles import References, collection, read_table
from comparer.archive.pairfile import read_pairs
from comparer.errors import InputError
from comparer.framing import framing_differences, framing_profile, load_lexicons
from comparer.framing.lexicon import LAYERS, parse
from comparer.ingest import limits, own_file
from comparer.records import Document, Match
from comparer.segment import segment
from comparer.translate import glossary
from comparer.translate.glossary import Glossary, read_glossary

HEADER = "lang\tlayer\tconcept\tcategory\tforms\n"
TEXTS = {
    "ar": "قال ا ا ا ا ا ا ا ا ا ا ا ا ا ا ا ا ا ا ا ا ا المسلحون إنهم هاجموا البلدة.",
    "en": "A a a a a a a a a a a a a a a a a a a a a b said militants attacked the town.",
}


def refused(call) -> str:
    """The message of a refusal, which is one sentence in each language."""
    with pytest.raises(InputError) as caught:
        call()
    for message in (str(caught.value), caught.value.message("ar")):
        assert message.endswith(".")
        assert "\n" not in message
        assert len(message) < 500
    assert caught.value.message("ar") != str(caught.value)
    return str(caught.value)


def readers(path):
    """What reads a reader's own file, by what the file is."""
    return {
        "lexicon": lambda: load_lexicons((path,)),
        "glossary": lambda: read_glossary(path),
    }


@pytest.mark.parametrize("kind", ["lexicon", "glossary"])
def test_a_list_of_more_bytes_or_lines_than_any_is_refused(kind, tmp_path, monkeypatch):
    path = tmp_path / "list.tsv"
    read = readers(path)[kind]
    path.write_bytes(b"x" * (limits.MAX_LIST_BYTES + 1))
    assert "list.tsv has 3 MB and up to 2 MB are read" in refused(read)
    line = "en\tlabel\tx{}\tneutral\tword{}\n" if kind == "lexicon" else "term{}\tother{}\n"
    many = "".join(line.format(n, n) for n in range(limits.MAX_LIST_LINES + 1))
    path.write_text(HEADER + many if kind == "lexicon" else many)
    assert path.stat().st_size < limits.MAX_LIST_BYTES
    assert "has more than 20,000 lines" in refused(read)


@pytest.mark.parametrize("kind", ["lexicon", "glossary"])
@pytest.mark.parametrize("what", ["device", "pipe", "folder", "missing"])
def test_what_is_no_plain_file_is_not_opened(kind, what, tmp_path):
    path = tmp_path / "list.tsv"
    if what == "pipe":
        os.mkfifo(path)
    elif what == "folder":
        path.mkdir()
    elif what == "device":
        path.symlink_to("/dev/zero")
    assert "list.tsv cannot be read (" in refused(readers(path)[kind])


def test_a_list_that_grows_while_it_is_read_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "list.tsv"
    path.write_bytes(b"x" * (limits.MAX_LIST_BYTES + 1))
    monkeypatch.setattr(own_file, "check_own", lambda path: None)
    assert "up to 2 MB are read" in refused(lambda: read_glossary(path))


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("x" * 201, "mine.tsv:2 has an entry of 201 characters and up to 200 are read"),
        ("a " * 13 + "a", "no word or phrase; write one of up to 12 words"),
        ("v:", "no word or phrase"),
        ("a:", "no word or phrase"),
        ("=", "no word or phrase"),
        ("one v:", "no word or phrase"),
        ("* كلمة", "'*' stands between two words"),
        ("كلمة *", "'*' stands between two words"),
        ("a * a * a", "'*' stands between two words, once in a form"),
        ("word\u202e", "has the invisible character U+202E"),
        ("word\x1b[31m", "has the invisible character U+001B"),
        ("word\u2066", "has the invisible character U+2066"),
    ],
)
def test_a_form_that_no_lexicon_has_is_refused_with_its_line(entry, says):
    lang = "ar" if "كلمة" in entry else "en"
    content = f"{HEADER}{lang}\tlabel\tkill\tneutral\t{entry}\n".encode()
    assert says in refused(lambda: parse(content, "mine.tsv"))


def test_a_category_that_no_loaded_word_has_is_refused():
    content = f"{HEADER}en\tloaded\tcruel\tvery\tcruel\n".encode()
    assert "the category 'very', which no loaded word has; give one of positive," in refused(
        lambda: parse(content, "mine.tsv")
    )


def test_a_cell_without_end_is_refused():
    content = f"{HEADER}en\tlabel\t{'k' * 10_001}\tneutral\tword\n".encode()
    assert "mine.tsv:2 has an entry of 10,001 characters" in refused(
        lambda: parse(content, "mine.tsv")
    )


FORMS = (
    "(a+)+$", "[", "\\", "=cmd|' /C calc'!A0", "=HYPERLINK(1)", "<script>", "{{ 7 * 7 }}", "%s",
    "a * a", "ا * ا", "v:ا/ا/ا", "v:قال/", "v:ى", "!ـ", "a:ا", "٪", "😀", "v:militants * town",
    "n't", "'s", "-", "a b a b a b", "ال", "v:x", "١٢", "12",
)  # fmt: skip


@pytest.mark.parametrize("layer", sorted(LAYERS))
def test_whatever_a_lexicon_says_texts_are_compared_with_it_or_it_is_refused(layer, tmp_path):
    documents = [
        Document(Article(text, lang=lang), lang, segment(text, lang))
        for lang, text in TEXTS.items()
    ]
    taken = []
    for lang in TEXTS:
        for form in FORMS:
            category = "emotive" if layer == "loaded" else "verb"
            line = f"{lang}\t{layer}\tkill\t{category}\t{form}\n"
            try:
                parse((HEADER + line).encode(), "mine.tsv")
            except InputError:
                continue
            taken.append(line)
    assert len(taken) > len(FORMS)
    path = tmp_path / "mine.tsv"
    path.write_text(HEADER + "".join(dict.fromkeys(taken)), "utf-8")
    lexicons = load_lexicons((path,))
    framing_differences(*documents, (Match("m1", (0,), (0,), 0.9),), lexicons)
    framing_profile(*documents, lexicons)


def test_a_glossary_of_thousands_of_terms_compiles_patterns_only_for_those_in_the_text(monkeypatch):
    text = "قال محافظ المدينة إن سبعة وثلاثين شخصًا قُتلوا فجر الأربعاء."
    others = tuple((f"مصطلح{n}", f"term{n}") for n in range(20_000))
    many = Glossary((*others, ("محافظ", "governor")))
    searched = []
    search = re.search
    monkeypatch.setattr(
        glossary.re, "search", lambda *given: searched.append(given) or search(*given)
    )
    assert many.terms_in(text, "ar") == (("محافظ", "governor"),)
    assert len(searched) == 1


def test_a_term_without_end_is_refused(tmp_path):
    path = tmp_path / "terms.tsv"
    path.write_text(f"{'t' * 201}\tx\n")
    assert "terms.tsv:1 has an entry of 201 characters" in refused(lambda: read_glossary(path))
    path.write_text("term\tx\u202ey\n", "utf-8")
    assert "terms.tsv:1 has the invisible character U+202E" in refused(lambda: read_glossary(path))


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".parquet"])
def test_a_table_of_more_rows_or_bytes_than_any_is_refused(ending, tmp_path, monkeypatch):
    path = tmp_path / f"wire{ending}"
    frame = pd.DataFrame({"text": [f"{n} people were hurt." for n in range(30)]})
    {".csv": frame.to_csv, ".xlsx": frame.to_excel, ".parquet": frame.to_parquet}[ending](path)
    assert len(read_table(path)) == 30
    monkeypatch.setattr(articles, "MAX_TABLE_ROWS", 29)
    assert refused(lambda: read_table(path)) == f"{path} has more than 29 rows; divide it."
    monkeypatch.undo()
    monkeypatch.setattr(articles, "MAX_TABLE_BYTES", path.stat().st_size - 1)
    assert "MB are read" in refused(lambda: list(collection(path)))


def test_a_table_that_unpacks_to_far_more_is_refused_before_it_does(tmp_path, monkeypatch):
    monkeypatch.setattr(articles, "MAX_TABLE_BYTES", 5_000_000)
    book = openpyxl.Workbook()
    book.active.append(["text"])
    path = tmp_path / "bomb.xlsx"
    book.save(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet2.xml", "0" * 20_000_000)
    assert path.stat().st_size < 100_000
    assert "has 21 MB and up to 5 MB are read" in refused(lambda: read_table(path))
    packed = tmp_path / "bomb.parquet"
    letters = pd.DataFrame({"text": [f"{n}" + "x" * 200_000 for n in range(100)]})
    letters.to_parquet(packed, compression="zstd")
    assert packed.stat().st_size < 1_000_000
    assert "MB and up to 5 MB are read" in refused(lambda: read_table(packed))


def test_a_pair_names_no_device_and_nothing_without_end(tmp_path):
    path = tmp_path / "pairs.csv"
    path.write_text(f"a,b\n{'x' * 5_000},b.txt\n")
    assert "pairs.csv:1 has an entry of 5,000 characters" in refused(lambda: read_pairs(path))
    path.write_text("a,b\n/dev/zero,b.txt\n")
    [line] = read_pairs(path)
    assert "pipe or device" in refused(lambda: References(tmp_path).given(line.a))
