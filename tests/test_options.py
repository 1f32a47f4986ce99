from __future__ import annotations

from pathlib import Path

import pytest

from comparer import Options
from comparer.errors import InputError


def test_defaults_come_from_the_contract():
    options = Options()
    assert (options.translator, options.encoder) == ("auto", "use-multilingual")


def test_explicit_beats_environment_beats_default(monkeypatch):
    monkeypatch.setenv("COMPARER_TRANSLATOR", "none")
    assert Options().translator == "none"
    assert Options(translator="gloss").translator == "gloss"


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ({"translator": "babel"}, "auto, argos, ct2:FOLDER, gloss, none"),
        ({"translator": "ct2:"}, "ct2:FOLDER"),
        ({"encoder": " "}, "use-multilingual"),
        ({"reader": "fr"}, "ar (Arabic), en (English)"),
        ({"threads": -1}, "0 (one a physical core)"),
        ({"threads": "two"}, "threads is 'two'"),
        ({"translator": None}, "translator is None"),
        ({"encoder": 5}, "encoder is 5"),
    ],
)
def test_a_bad_setting_says_what_is_allowed(setting, says):
    with pytest.raises(InputError) as error:
        Options(**setting)
    assert says in str(error.value)


def test_a_bad_number_in_the_environment_is_named(monkeypatch):
    monkeypatch.setenv("COMPARER_THREADS", "two")
    with pytest.raises(InputError, match="COMPARER_THREADS is 'two'"):
        Options()


def test_paths_are_named_but_not_revealed_in_the_signature():
    options = Options(lexicons=(Path("/home/someone/mine.tsv"),))
    assert options.to_dict()["lexicons"] == ["mine.tsv"]
