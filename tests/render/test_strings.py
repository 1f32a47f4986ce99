"""The interface's words: the same keys and values in every language, plurals as the rules ask."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from decimal import Decimal
from importlib import resources
from typing import get_args

import pytest

from comparer import records, strings
from comparer.errors import InputError
from comparer.records import Side
from comparer.render.values import value_text
from comparer.strings import LANGUAGES, _entries, text
from comparer.strings.plurals import plural_category

NEEDED = {"en": {"one", "other"}, "ar": {"zero", "one", "two", "few", "many", "other"}}


def forms(entry):
    return [entry] if isinstance(entry, str) else list(entry.values())


def braces(entry):
    return {name for form in forms(entry) for name in re.findall(r"{(\w+)}", form)}


def test_every_language_has_the_same_keys():
    assert strings.keys("en") == strings.keys("ar")


@pytest.mark.parametrize("key", sorted(strings.keys("en")))
def test_every_language_takes_the_same_values(key):
    allowed = {"n", "shown"}
    found = [braces(_entries(lang)[key]) for lang in LANGUAGES]
    assert found[0] - allowed == found[1] - allowed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_plural_tables_have_every_form_of_the_language(lang):
    for key, entry in _entries(lang).items():
        if isinstance(entry, dict):
            assert entry.keys() == NEEDED[lang], key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_strings_are_normal_and_not_empty(lang):
    for key, entry in _entries(lang).items():
        for form in forms(entry):
            assert form.strip() == form, key
            assert form, key
            assert form == unicodedata.normalize("NFC", form), key
            assert not re.search("[\ufb50-\ufdff\ufe70-\ufefc]", form), key


def test_arabic_strings_are_arabic():
    latin_by_right = {"signature.comparer", "terminal.more", "pair.comma", "pair.semicolon"}
    latin_by_right |= {key for key in strings.keys("ar") if key.startswith("page.format.")}
    for key, entry in _entries("ar").items():
        if key in latin_by_right or key.startswith(("bound.exact", "date.", "unit.")):
            continue
        for form in forms(entry):
            assert re.search("[\u0621-\u064a]", re.sub(r"{\w+}", "", form)) or "{" in form, key


@pytest.mark.parametrize(
    ("lang", "number", "category"),
    [
        ("en", 0, "other"), ("en", 1, "one"), ("en", 2, "other"), ("en", Decimal("1.0"), "other"),
        ("ar", 0, "zero"), ("ar", 1, "one"), ("ar", 2, "two"), ("ar", 3, "few"), ("ar", 10, "few"),
        ("ar", 11, "many"), ("ar", 99, "many"), ("ar", 100, "other"), ("ar", 102, "other"),
        ("ar", 103, "few"), ("ar", 111, "many"), ("ar", Decimal("1.5"), "other"),
        ("ar", -3, "few"), ("ar", Decimal("1000000"), "other"), ("xx", 1, "other"),
    ],
)  # fmt: skip
def test_plural_categories_are_those_of_cldr(lang, number, category):
    assert plural_category(lang, number) == category


@pytest.mark.parametrize(
    ("n", "shown"),
    [
        (0, "لا اختلافات"), (1, "اختلاف واحد"), (2, "اختلافان"), (3, "3 اختلافات"),
        (11, "11 اختلافًا"), (100, "100 اختلاف"), (1003, "1,003 اختلافات"),
    ],
)  # fmt: skip
def test_arabic_counts_agree_with_their_noun(n, shown):
    assert text("ar", "count.difference", n=n) == shown


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("group", "codes"),
    [
        ("kind", get_args(records.Kind)),
        ("aspect", [a for aspects in records.ASPECTS.values() for a in aspects]),
        ("aspect_meaning", [a for aspects in records.ASPECTS.values() for a in aspects]),
        ("severity", get_args(records.Severity)),
        ("role", get_args(records.Role)),
        ("relation", get_args(records.Relation)),
        ("figure_kind", get_args(records.FigureKind)),
        ("bound", get_args(records.Bound)),
        ("bound_name", get_args(records.Bound)),
        ("flag", get_args(records.TranslationFlag)),
    ],
)
def test_every_code_of_the_records_has_a_name(lang, group, codes):
    assert [code for code in codes if not strings.has(lang, f"{group}.{code}")] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_category_of_a_framing_finding_has_a_name(lang):
    text = resources.files("comparer.framing").joinpath("rules.toml").read_text("utf-8")
    codes = tomllib.loads(text)["categories"]
    assert "unvowelled" in codes
    assert [code for code in codes if not strings.has(lang, f"category.{code}")] == []


def test_every_unit_that_figures_can_have_has_words():
    lines = resources.files("comparer.figures").joinpath("units.tsv").read_text("utf-8")
    units = {row.split("\t")[1] for row in lines.splitlines() if row and row[0] != "#"}
    assert units
    assert [unit for unit in sorted(units) if not strings.has("en", f"unit.{unit}")] == []


def test_codes_without_a_name_are_shown_as_they_are():
    assert strings.name("en", "category", "of_my_own") == "of my own"
    assert strings.name("ar", "category", None) == ""


def test_a_missing_key_names_its_neighbours():
    with pytest.raises(KeyError, match=r"severity\.high"):
        text("en", "severity.huge")
    with pytest.raises(InputError, match="en, ar"):
        text("fr", "severity.high")


def test_values_are_never_read_as_patterns():
    assert "{n}" in text("en", "translation.by", engine="{n} {0.__class__}")


@pytest.mark.parametrize(
    ("unit", "bound", "shown"),
    [
        ("hour", "exact", "ساعتان"),
        ("hour", "about", "نحو ساعتين"),
        ("nmi", "more_than", "أكثر من ميلين بحريين"),
        ("feddan", "at_least", "فدانان على الأقل"),
        ("CNY", "less_than", "أقل من 2 يوان"),
    ],
)
def test_an_arabic_dual_is_governed_by_the_word_before_it(unit, bound, shown):
    assert value_text(Side((), value="2", unit=unit, bound=bound), "ar") == shown
