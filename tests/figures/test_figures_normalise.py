"""The normalised view: what it folds, and the way back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comparer.figures.normalise import normalise, view_of

ARABIC = st.text(alphabet="اأإآبتثةهىيئؤء ًٌٍَُِّْـ٠١٢٣۴۵0123\u200f\u200e،.؛ﻻﷲab", max_size=60)


@given(st.text(max_size=80))
def test_normalising_is_idempotent(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(ARABIC)
def test_every_character_of_the_view_maps_to_where_it_came_from(text: str) -> None:
    view = view_of(text)
    assert view.text == normalise(text)
    for position in range(len(view.text)):
        start, end = view.span(position, position + 1)
        assert 0 <= start < end <= len(text)
        assert view.text[position] in normalise(text[start:end])


@given(ARABIC, st.data())
def test_spans_map_back_in_order(text: str, data: st.DataObject) -> None:
    view = view_of(text)
    if not view.text:
        return
    start = data.draw(st.integers(0, len(view.text) - 1))
    end = data.draw(st.integers(start + 1, len(view.text)))
    first, last = view.span(start, end)
    assert view.text[start:end] in normalise(text[first:last])
    assert view.offset(first) <= start


def test_it_folds_what_writers_mix() -> None:
    assert normalise("أَرْبَعـة") == normalise("اربعه")
    assert normalise("إلى") == normalise("الي")
    assert normalise("٣٥٠ ۳۵۰ ３５０") == "350 350 350"
    assert normalise("ﻣﻠﻴﻮﻥ") == normalise("مليون")
