"""The data of the figure grammar: what the loader refuses, and what must agree across files."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from comparer import languages
from comparer.errors import InputError
from comparer.figures import lexicon as lexicon_module
from comparer.figures.concepts import CASUALTIES, KIN, PEOPLE
from comparer.figures.lexicon import load_lexicon
from comparer.figures.units import currencies, in_base, same_currency, units

LANGS = languages.CODES
FILES = ("numerals", "calendar", "units", "words", "nouns")


def rows(lang: str, name: str) -> Iterator[list[str]]:
    text = languages.data_file(lang, f"figures_{name}.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def wording(lang: str) -> dict[str, dict[str, object]]:
    text = languages.data_file(lang, "figures_wording.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@pytest.mark.parametrize("lang", LANGS)
def test_the_lexicon_loads(lang: str) -> None:
    assert load_lexicon(lang).lang == lang


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("cardinal\t5\tﺧﻤﺴﺔ", "presentation-form"),
        ("cardinal\t5\tأ".replace("أ", "\u0627\u0654"), "NFC"),
        ("cardinal\t5", "too few columns"),
        ("cardinal\t5\tfive|five", "listed twice"),
    ],
)
def test_a_line_that_cannot_be_is_refused_with_its_place(
    line: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in FILES:
        (tmp_path / f"figures_{name}.tsv").write_text("# empty\n", encoding="utf-8")
    (tmp_path / "figures_numerals.tsv").write_text(f"# head\n{line}\n", encoding="utf-8")
    monkeypatch.setattr(lexicon_module.languages, "data_file", lambda lang, name: tmp_path / name)
    with pytest.raises(InputError, match=rf"en/figures_numerals\.tsv:2.*{why}"):
        load_lexicon.__wrapped__("en")


@pytest.mark.parametrize("lang", LANGS)
def test_units_and_currencies_of_a_language_are_canonical(lang: str) -> None:
    for tag, value, *_ in rows(lang, "units"):
        if tag in ("unit", "unit_sign"):
            assert value in units(), value
        elif tag in ("currency", "subunit", "currency_of_large_sums"):
            assert value in currencies(), value


@pytest.mark.parametrize("lang", LANGS)
def test_everything_that_is_reported_has_a_name_for_the_reader(lang: str) -> None:
    names = wording(lang)
    assert set(names["units"]) == set(units())
    assert set(names["currencies"]) == set(currencies())


def test_wordings_have_the_same_keys_in_every_language() -> None:
    first, *others = (wording(lang) for lang in LANGS)
    for other in others:
        assert {k: set(v) for k, v in first.items()} == {k: set(v) for k, v in other.items()}


def test_concepts_are_named_in_every_language() -> None:
    listed = [{cells[0] for cells in rows(lang, "nouns")} for lang in LANGS]
    roles = {cells[1] for lang in LANGS for cells in rows(lang, "words") if cells[0] == "fate"}
    for group in (PEOPLE, CASUALTIES, *KIN):
        for concept in group - roles:
            assert all(concept in concepts for concepts in listed), concept


def test_families_of_currencies_are_known() -> None:
    for families in currencies().values():
        assert families <= set(currencies())
    assert same_currency("dinar", "IQD")
    assert same_currency("IQD", "dinar")
    assert not same_currency("JOD", "IQD")
    assert not same_currency("USD", "EUR")


def test_conversion_to_base_units() -> None:
    assert in_base(Decimal(10), "dunam") == in_base(Decimal(1), "ha")
    assert in_base(Decimal(48), "hour") == in_base(Decimal(2), "day")
    assert abs(in_base(Decimal(104), "F") - in_base(Decimal(40), "C")) < Decimal("0.01")
