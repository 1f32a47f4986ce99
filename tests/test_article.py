from __future__ import annotations

import datetime

import pytest

from comparer import Article
from comparer.errors import InputError


def test_newlines_are_normalised_and_nothing_else():
    text = "سطر\u200f ١\r\nمُـشَكَّل\rend"
    assert Article(text).text == "سطر\u200f ١\nمُـشَكَّل\nend"


def test_a_date_object_is_taken():
    assert Article("x", published=datetime.date(2015, 8, 6)).published == "2015-08-06"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"text": b"bytes"}, "give a string"),
        ({"text": None}, "text is a NoneType"),
        ({"text": "x", "lang": "fr"}, "not supported"),
        ({"text": "x", "published": "6/8/2015"}, "YYYY-MM-DD"),
        ({"text": "x", "title": 5}, "title is a int"),
    ],
)
def test_a_bad_value_says_what_is_allowed(arguments, says):
    with pytest.raises(InputError) as error:
        Article(**arguments)
    assert says in str(error.value)
