"""What holds for any text: every character is in one sentence, spans are in order, it is quick."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from comparer.errors import InputError
from comparer.records import Sentence
from comparer.segment import SPLITTER, segment

NEWS = st.lists(
    st.sampled_from(
        [
            "The town fell", "on Wednesday", "U.S. Sen. Smith", "he said", "5 a.m.", "Dr.", "\n",
            "\n\n", ". ", "? ", "! ", "…", "... ", '"', "“", "”", "«", "»", "(", ")", "[AFP]", ", ",
            "سقطت البلدة", "يوم الأربعاء", "د. أحمد", "، ", "؛ ", "؟ ", "٣.٥", "وقال", "ـ",
            "\u200f", "\u202b", "\u064e", "\u00a0", "\u2028", "BEIRUT (Reuters) - ", "دمشق – ",
            "By Jane Doe\n",
            "* * *", "•", "1. ", "\t", "\ufeff", "\x00", "\x1c", "\ud800", "😀",
        ]
    ),
    max_size=40,
).map("".join)  # fmt: skip
ANY = st.one_of(NEWS, st.text(max_size=200), st.text(st.characters(), max_size=60))
LANG = st.sampled_from(["ar", "en"])


def check_cover(text: str, sentences: tuple[Sentence, ...]) -> None:
    last = 0
    for index, sentence in enumerate(sentences):
        assert sentence.index == index
        assert last <= sentence.start < sentence.end <= len(text)
        assert not text[last : sentence.start].strip()
        covered = text[sentence.start : sentence.end]
        assert covered == covered.strip()
        assert sentence.repeats is None or 0 <= sentence.repeats < index
        last = sentence.end
    assert not text[last:].strip()


@settings(max_examples=400, deadline=None)
@given(ANY, LANG)
@example("", "en")
@example("\u200f", "ar")
@example("\n\u200f\nA.\u200fB \u200f c", "ar")
@example('A\u00a0"B. C"', "en")
@example("\ud800.", "en")
def test_every_character_is_in_exactly_one_sentence(text: str, lang: str) -> None:
    check_cover(text, segment(text, lang))


@settings(max_examples=150, deadline=None)
@given(NEWS, LANG)
def test_a_repeated_sentence_is_itself_no_repeat(text: str, lang: str) -> None:
    sentences = segment(text, lang)
    for sentence in sentences:
        if sentence.repeats is not None:
            assert sentences[sentence.repeats].repeats is None


@settings(max_examples=150, deadline=None)
@given(NEWS, LANG)
def test_it_depends_on_nothing_but_text_and_language(text: str, lang: str) -> None:
    assert segment(text, lang) == segment(text, lang)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from("\u200e\u200f\u202a\u202b\u202c\u2066\u2069"), max_size=5), LANG)
def test_bidi_marks_in_front_of_lines_change_no_sentence(marks: list[str], lang: str) -> None:
    lines = [
        "سقطت البلدة في أيدي المسلحين. وقال ناشط إن 5 قتلوا.",
        "He left at 5 a.m. Monday. She stayed.",
    ]
    plain = segment("\n".join(lines), lang)
    marked = segment("\n".join("".join(marks) + line for line in lines), lang)
    assert [s.role for s in plain] == [s.role for s in marked]


def test_lines_that_are_sentences_are_never_joined() -> None:
    lines = [f"Line {n} tells of {n} people who left the town of Homs" for n in range(40)]
    stops = [line + "." for line in lines]
    for given_lines in (lines, stops):
        text = "\n".join(given_lines)
        assert [text[s.start : s.end] for s in segment(text, "en")] == given_lines


def test_an_unsupported_language_is_an_input_error() -> None:
    with pytest.raises(InputError, match="'fr' is not supported"):
        segment("Bonjour.", "fr")


def test_the_splitter_names_itself() -> None:
    assert SPLITTER.startswith("sentencex ")


@pytest.mark.parametrize(
    "unit", ["He left the town on Friday with 12 others. ", "غادر البلدة يوم الجمعة مع 12 آخرين.\n"]
)
def test_a_megabyte_takes_seconds(unit: str) -> None:
    check_speed(unit * (1_000_000 // len(unit)), seconds=6)  # 2.5 on an idle machine


@pytest.mark.parametrize(
    "unit",
    [
        '"A b. ', "' ", ".", "(", "He left.) ", "«", "word ", "a.b.", "\n.", "[AFP]\n", "- x\n",
        "The same short line of a poem\n", "\u200f. ", "A\u200f", "1) ", "By A B\n", "x - ",
    ],
)  # fmt: skip
def test_nothing_is_quadratic(unit: str) -> None:
    check_speed(unit * (100_000 // len(unit)), seconds=4)  # 1 at most on an idle machine


def check_speed(text: str, *, seconds: float) -> None:
    started = time.process_time()
    check_cover(text, segment(text, "ar"))
    assert time.process_time() - started < seconds


def test_three_hundred_sentences_take_milliseconds() -> None:
    text = "".join(
        f"In {1700 + n} the council of district {n} met {n} people at 5 p.m. Monday. "
        + "\n" * (n % 3)
        for n in range(300)
    )
    segment(text, "en")
    started = time.process_time()
    assert len(segment(text, "en")) == 300
    assert time.process_time() - started < 0.2  # 0.05 s on an idle machine
