"""The gloss's own word lists: one entry a line, spelled with plain letters, no entry twice."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest

from comparer import languages
from comparer.translate.gloss import lexicon

CLASSES = {
    "prep", "conj", "be", "that", "to", "not", "may", "will", "can", "was", "pron", "rel", "dem",
    "adv",
    "quant", "skip", "notadj", "manner", "verbal", "noun", "plural", "adj", "name",
}  # fmt: skip

LISTS = [
    ("ar", "gloss_words.tsv", 3),
    ("ar", "gloss_preferred.tsv", 2),
    ("en", "gloss_plain.tsv", 2),
    ("en", "gloss_plurals.tsv", 2),
    ("en", "gloss_units.tsv", 3),
    ("en", "gloss_places.txt", 1),
]


def rows(lang: str, name: str) -> list[tuple[int, list[str]]]:
    text = languages.data_file(lang, name).read_text(encoding="utf-8")
    return [
        (number, line.split("\t"))
        for number, line in enumerate(text.split("\n"), 1)
        if line and not line.startswith("#")
    ]


@pytest.mark.parametrize(("lang", "name", "columns"), LISTS)
def test_lines_have_their_columns_and_ordinary_letters(lang, name, columns):
    for number, fields in rows(lang, name):
        where = f"{name}:{number}"
        assert len(fields) == columns, where
        for field in fields:
            assert field == field.strip() != "", where
            assert unicodedata.is_normalized("NFC", field), where
            assert not any("\ufb50" <= letter <= "\ufeff" for letter in field), where


@pytest.mark.parametrize(("lang", "name", "columns"), LISTS)
def test_no_entry_comes_twice(lang, name, columns):
    keys = Counter(fields[0] for _, fields in rows(lang, name))
    assert [key for key, count in keys.items() if count > 1] == []


def test_words_have_a_known_class_and_no_tatweel():
    for number, (arabic, _, word_class) in rows("ar", "gloss_words.tsv"):
        assert word_class in CLASSES, f"gloss_words.tsv:{number}"
        assert "\u0640" not in arabic, f"gloss_words.tsv:{number}"


@pytest.mark.parametrize(
    ("words", "english", "front"),
    [
        (["مجلس", "الأمن", "الدولي"], "UN Security Council", ("", "", False)),
        (["ولرئيس", "الوزراء"], "prime minister", ("and", "li", False)),
        (["الغارة", "الجوية"], "air strike", ("", "", True)),
        (["وفي"], "in", ("and", "", False)),
        (["بالديناصور"], "dinosaur", ("", "bi", True)),
        (["كأن"], "as if", ("", "", False)),
        (["كان"], "was", ("", "", False)),
    ],
)
def test_the_longest_phrase_is_found_behind_what_is_written_onto_it(words, english, front):
    found = lexicon.phrases().longest(words)
    assert found is not None
    assert found.phrase.english == english
    assert (found.conjunction, found.preposition, found.definite) == front


@pytest.mark.parametrize(
    ("words", "english"),
    [
        (["العبّارة"], "ferry"), (["العبارة"], None), (["عبر"], "through"), (["عبّر"], None),
        (["عَبْرَ"], "through"), (["قدره", "#"], "of"), (["قدره"], None),
        (["مِنَ"], "from"), (["مَن"], None),
    ],
)  # fmt: skip
def test_marks_and_figures_tell_entries_apart(words, english):
    found = lexicon.phrases().longest(words)
    assert (found.phrase.english if found else None) == english


def test_closed_words_are_not_found_inside_longer_ones():
    assert lexicon.phrases().longest(["بعنوان"]) is None
