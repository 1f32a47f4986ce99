"""The language of a text, from its script and its words."""

from __future__ import annotations

import pytest

from comparer.errors import InputError
from comparer.ingest import detect_language

ARABIC = [
    "سيطر تنظيم الدولة على بلدة القريتين وسط سوريا يوم الأربعاء.",
    "مقتل 5 في كركوك",
    "قُتِلَ خمسةُ أشخاصٍ",
    "نقلت شبكة CNN عن John Smith من The Washington Post أن الرئيس لن يزور المدينة قبل نهاية الشهر.",
    "\u202b\u200fأعلنت وزارة الدفاع\u202c",
    "إحنا مش عايزين حد يتكلم باسمنا، كل واحد حر في رأيه.",
]
ENGLISH = [
    "Islamic State seizes central Syrian town of Qaryatayn",
    "Five people were killed.",
    "Hello world",
    "Bashar al-Assad, Baybars Tallawi, Qaryatayn, Homs, Palmyra, Mheen, Hassakeh",
    "The preacher said “لا إله إلا الله” had been painted over on the mosque's wall.",
    "ISLAMIC STATE SEIZES CENTRAL SYRIAN TOWN",
]
OTHERS = {
    "French": "Le président a annoncé mardi une série de mesures pour relancer l'économie du pays.",
    "German": "Der Bundeskanzler hat am Dienstag neue Maßnahmen gegen die Krise angekündigt.",
    "Spanish": "El presidente anunció el martes nuevas medidas para reactivar la economía.",
    "Turkish": "Cumhurbaşkanı salı günü ekonomiyi canlandırmak için yeni önlemler açıkladı.",
    "Persian": "رئیس جمهور ایران روز شنبه گفت که مذاکرات با کشورهای اروپایی ادامه خواهد یافت.",
    "Urdu": "وزیر اعظم نے کہا ہے کہ حکومت عوام کے مسائل حل کرے گی اور مہنگائی کم ہو گی۔",
    "Pashto": "د افغانستان د ولسمشر وياند وويل چې خبرې به دوام ولري او سوله به راشي.",
    "Kurdish": "سەرۆکی هەرێمی کوردستان لەگەڵ بالیۆزی ئەمریکا کۆبووەوە و باسی دۆخی ناوچەکەیان کرد.",
    "Russian": "Президент объявил во вторник о новых мерах поддержки экономики.",
    "Hebrew": "ראש הממשלה הודיע ביום שלישי על צעדים חדשים לעידוד הכלכלה.",
    "Chinese": "总统周二宣布了一系列刺激经济的新措施。",
}


@pytest.mark.parametrize(
    ("text", "lang"), [(t, "ar") for t in ARABIC] + [(t, "en") for t in ENGLISH]
)
def test_supported(text: str, lang: str) -> None:
    assert detect_language(text) == lang
    assert detect_language(text + "\n" + text) == lang


@pytest.mark.parametrize("name", OTHERS)
def test_others_are_named_and_refused(name: str) -> None:
    with pytest.raises(
        InputError, match=f"looks like {name}, which is not supported; give a .*Arabic or English"
    ):
        detect_language(OTHERS[name])


@pytest.mark.parametrize("text", ["", "   ", "1234 5678", "?!", "\u200f"])
def test_no_words(text: str) -> None:
    with pytest.raises(InputError, match="no words"):
        detect_language(text)


def test_the_language_of_most_letters_counts() -> None:
    assert detect_language(ENGLISH[0] + "\n" + " ".join(ARABIC[:3] * 3)) == "ar"
    assert detect_language(ARABIC[1] + "\n" + " ".join(ENGLISH)) == "en"
