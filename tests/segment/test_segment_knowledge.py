"""The language data: the same lists in every language, and loud about a broken line."""

from __future__ import annotations

import tomllib

import pytest

from comparer import languages
from comparer.errors import InputError
from comparer.segment import knowledge


def tables(code: str) -> dict[str, dict[str, str]]:
    return tomllib.loads(languages.data_file(code, "segment.toml").read_text(encoding="utf-8"))


def test_every_language_has_the_same_lists() -> None:
    first = {section: set(lists) for section, lists in tables(languages.CODES[0]).items()}
    for code in languages.CODES:
        assert {section: set(lists) for section, lists in tables(code).items()} == first


@pytest.mark.parametrize("code", languages.CODES)
def test_every_list_is_used(code: str) -> None:
    known = knowledge.load(code)
    for section in tables(code).values():
        for name in section:
            assert hasattr(known, name)


@pytest.mark.parametrize("code", languages.CODES)
@pytest.mark.parametrize("file", ["segment.agencies.txt", "segment.places.txt"])
def test_names_are_listed_once_and_in_order(code: str, file: str) -> None:
    text = languages.data_file(code, file).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert len(lines) == len(set(lines))
    assert lines == [line.strip() for line in lines]


@pytest.mark.parametrize(
    ("line", "said"),
    [("cafe\u0301", "not in Unicode NFC"), ("ﺳﺎﻧﺎ", "Arabic presentation forms")],
)
def test_text_that_would_never_match_is_refused(line: str, said: str) -> None:
    with pytest.raises(InputError, match=f"^x.txt:2 .*{said}"):
        knowledge._check(f"# names\n{line}", "x.txt")


def test_names_of_things_are_shared_by_the_languages() -> None:
    assert knowledge.load("ar").agencies == knowledge.load("en").agencies
    assert knowledge.load("ar").starters != knowledge.load("en").starters
