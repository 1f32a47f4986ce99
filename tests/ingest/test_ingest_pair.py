"""Whether two articles can be compared: refusals and caveats."""

from __future__ import annotations

import pytest

from comparer import Article
from comparer.errors import InputError
from comparer.ingest import check_pair
from comparer.ingest.limits import MAX_CHARACTERS

EN = Article("Five people were killed when a car bomb went off in a market in Homs on Friday.")
AR = Article("قتل خمسة أشخاص إثر انفجار سيارة مفخخة في سوق بمدينة حمص يوم الجمعة.")


def codes(a: Article, b: Article) -> list[tuple[str, str | None]]:
    _, _, caveats = check_pair(a, b)
    for caveat in caveats:
        assert caveat.message.en.endswith(".")
        assert caveat.message.ar.endswith(".")
    return [(caveat.code, caveat.article) for caveat in caveats]


def test_languages_of_a_plain_pair() -> None:
    assert check_pair(AR, EN) == ("ar", "en", ())
    assert check_pair(EN, AR) == ("en", "ar", ())


def test_same_language_is_allowed_with_a_caveat() -> None:
    other = Article("A market in Homs was hit by a blast on Friday, and nine people were hurt.")
    assert codes(EN, other) == [("same_language", None)]


def test_identical_articles_are_allowed_with_a_caveat() -> None:
    assert codes(EN, Article(EN.text + "\n")) == [("identical_articles", None)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        (" \n\t ", "is empty"),
        ("\u200f\u202a", "no words"),
        ("Hello", "only one word"),
        ("مرحبا", "only one word"),
        ("Hello world", "only 2 words"),
        ("12345 67 89", "no words"),
        ("?!…", "no words"),
        ("Le président a annoncé mardi une série de mesures pour l'économie.", "looks like French"),
        ("رئیس جمهور ایران روز شنبه گفت که مذاکرات ادامه خواهد یافت.", "looks like Persian"),
        ("\x00\x01\x02 PNG \x03\x04\x05" * 30, "not text but binary"),
        ("\ufffd\ufffd\ufffd\ufffd abc " * 30, "not text but binary"),
        ("word " * 400_000, f"2,000,000 characters and up to {MAX_CHARACTERS:,} are compared"),
    ],
)
def test_an_unusable_article_is_refused_in_one_sentence(text: str, said: str) -> None:
    for pair, which in (((Article(text), EN), "first"), ((AR, Article(text)), "second")):
        with pytest.raises(InputError, match=f"^The {which} article .*") as caught:
            check_pair(*pair)
        assert said in str(caught.value)
        assert "\n" not in str(caught.value)


def test_a_short_sentence_is_enough() -> None:
    assert check_pair(Article("The town fell."), Article("سقطت البلدة أمس."))[:2] == ("en", "ar")
    assert codes(Article("The town fell."), AR) == [("short_article", "a")]


def test_text_full_of_bidi_controls_works() -> None:
    marked = Article("".join(f"\u202b\u200f{word}\u202c \u2067" for word in AR.text.split()))
    assert check_pair(marked, EN) == ("ar", "en", ())


def test_a_given_language_is_believed_with_a_caveat() -> None:
    given = Article(AR.text, lang="en")
    assert check_pair(given, AR)[:2] == ("en", "ar")
    assert codes(given, AR) == [("language_mismatch", "a"), ("identical_articles", None)]


def test_a_mixed_article_gets_a_caveat() -> None:
    assert codes(Article(AR.text + "\n" + EN.text), EN)[0] == ("mixed_language", "a")


def test_names_in_the_other_script_do_not_make_it_mixed() -> None:
    assert codes(Article(AR.text + " (CNN, BBC News, Reuters)"), EN) == []


def test_reversed_arabic_gets_a_caveat() -> None:
    text = "سيطر تنظيم الدولة على البلدة القديمة وسط سوريا، وهاجم الانتحاريون الحواجز العسكرية."
    assert ("visual_order", "b") in codes(EN, Article(text[::-1], lang="ar"))


def test_presentation_forms_get_a_caveat() -> None:
    text = "ﺳﻴﻄﺮ ﺗﻨﻈﻴﻢ ﺍﻟﺪﻭﻟﺔ ﻋﻠﻰ ﺑﻠﺪﺓ ﺍﻟﻘﺮﻳﺘﻴﻦ ﻭﺳﻂ ﺳﻮﺭﻳﺎ ﻳﻮﻡ ﺍﻷﺭﺑﻌﺎﺀ"
    assert codes(EN, Article(text)) == [("presentation_forms", "b")]


def test_letters_that_were_lost_get_a_caveat() -> None:
    assert codes(EN, Article(AR.text + " قال \ufffd."))[0] == ("undecoded_letters", "b")
