"""Words seen through clitics, inflection, diacritics and marks, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparer.framing import load_lexicons
from comparer.languages.ar import framing_words as ar
from comparer.languages.en import framing_words as en


def labels(lang: str, text: str) -> set[tuple[str, str]]:
    model = load_lexicons().model(lang)
    hits = model.find(model.tokens(text, 0, len(text))).get("label", ())
    return {(hit.entry.concept, hit.entry.category) for hit in hits}


@pytest.mark.parametrize(
    "word",
    [
        "إرهابي",
        "الإرهابي",
        "وللإرهابيين",
        "بالإرهابيين",
        "إرهابيون",
        "الارهابيين",
        "إِرْهَابِيُّون",
        "إرهـــابي",
        "إرها\u200fبي",
        "ﺇﺭﻫﺎﺑﻲ",
        "إرهابيان",
        "كالإرهابيين",
    ],
)
def test_arabic_word_is_seen_through_clitics_inflection_and_marks(word: str) -> None:
    assert ("actor.nonstate_fighters", "delegitimising") in labels("ar", f"قالوا {word} هنا")


@pytest.mark.parametrize(
    "word",
    ["إرهاب", "رهبة", "مرهب", "الإره"],
)
def test_arabic_lookalikes_are_not(word: str) -> None:
    assert ("actor.nonstate_fighters", "delegitimising") not in labels("ar", f"قالوا {word} هنا")


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("the militants", "actor.nonstate_fighters"),
        ("Militants", "actor.nonstate_fighters"),
        ("the militants’ camp", "actor.nonstate_fighters"),
        ("they neutralized him", "act.kill"),
        ("they neutralised him", "act.kill"),
        ("U.S. jets", "actor.state.us"),
        ("US jets", "actor.state.us"),
    ],
)
def test_english_word_is_seen_through_inflection_and_spelling(text: str, concept: str) -> None:
    assert concept in {found for found, _ in labels("en", text)}


def loaded(lang: str, text: str) -> set[str]:
    model = load_lexicons().model(lang)
    hits = model.find(model.tokens(text, 0, len(text))).get("loaded", ())
    return {hit.entry.concept for hit in hits if hit.entry.category != "plain"}


@pytest.mark.parametrize(
    ("adjective", "adverb"),
    [
        ("callous", "callously"),
        ("haughty", "haughtily"),
        ("horrible", "horribly"),
        ("frantic", "frantically"),
        ("shrill", "shrilly"),
    ],
)
def test_english_adverbs_of_adjectives(adjective: str, adverb: str) -> None:
    assert en.adverb(adjective) == adverb
    assert en.expand(f"a:{adjective}")[0] >= {adjective, adverb}


@pytest.mark.parametrize("word", ["بشع", "بشعة", "البشعة", "والبشعين", "بشعتين", "بشعا"])
def test_arabic_adjectives_inflect_however_short(word: str) -> None:
    assert "dread" in loaded("ar", f"مشاهد {word} هناك")


def test_capitals_of_a_form_are_required() -> None:
    assert "actor.state.us" not in {concept for concept, _ in labels("en", "they told us so")}
    assert "actor.state.turkey" not in {concept for concept, _ in labels("en", "a roast turkey")}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They didn't go", ["they", "did", "n't", "go"]),
        ("CAN'T", ["ca", "n't"]),
        ("won’t", ["wo", "n't"]),
        ("Smith's so-called F-16", ["smith", "'s", "so", "called", "f", "16"]),
        ("in 1957, killed", ["in", "1957", ",", "killed"]),
    ],
)
def test_english_tokens(text: str, words: list[str]) -> None:
    assert [token.norm for token in en.tokenize(text, 0, len(text))] == words


@given(
    st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئةى \u064b\u064f\u0640\u200f.,«»abc123٤٥")
)
def test_arabic_tokens_point_into_the_text(text: str) -> None:
    for token in ar.tokenize(text, 0, len(text)):
        assert ar.normalise(text[token.start : token.end]) == token.norm


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzABC '’\".,;:-0123456789\n"))
def test_english_tokens_are_in_order_and_inside_the_text(text: str) -> None:
    end = 0
    for token in en.tokenize(text, 0, len(text)):
        assert end <= token.start < token.end <= len(text)
        end = token.end


@given(st.text())
def test_normalising_is_idempotent(text: str) -> None:
    assert ar.normalise(ar.normalise(text)) == ar.normalise(text)
    assert en.normalise(en.normalise(text)) == en.normalise(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("لم يغب الوزير", True),
        ("لم يزد السعر", True),
        ("يغب الوزير", False),
        ("لم يعد ضرورياً", False),
    ],
)
def test_hollow_verb_is_seen_without_its_vowel_after_a_negation(text: str, found: bool) -> None:
    word = ar.tokenize(text, 0, len(text))[-2 if found or text[0] == "ي" else 1]
    verbs = ("غاب/يغيب", "زاد/يزيد")
    assert any(not word.keys.isdisjoint(ar.expand(f"v:{verb}")[0]) for verb in verbs) is found


def test_a_verb_of_several_words_has_its_slash_in_the_first() -> None:
    """In "v:أطلق سراح/يطلق سراح" the present would belong to the second word and match nothing."""
    wrong = [
        f"{entry.source}:{entry.line} {form}"
        for entry in load_lexicons().model("ar").entries
        for form in entry.forms
        if form.startswith("v:")
        and any("/" in word for word in form.split(" ")[1:] if not word.startswith("v:"))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("word", "key", "seen"),
    [
        ("وسيمحو", "v:يمحو", True),
        ("سنمحو", "v:نمحو", True),
        ("وسمحت", "v:محت", False),  # "And allowed": the future is of a present.
        ("الفريد", "n:فريد", True),
        ("ألفريد", "n:فريد", False),  # Alfred: an article has no hamza.
    ],
)
def test_arabic_clitics_stand_only_before_what_they_go_with(
    word: str, key: str, seen: bool
) -> None:
    assert (key in ar.tokenize(word, 0, len(word))[0].keys) is seen


@pytest.mark.parametrize(("word", "plural"), [("hero", "heroes"), ("photo", "photos")])
def test_english_plurals_in_o_have_either_ending(word: str, plural: str) -> None:
    assert plural in en.expand(word)[0]
