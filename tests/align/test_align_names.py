"""Names are found again in another script: by consonants and sound, by acronym, by identity."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

import numpy as np
import pytest

from comparer import languages
from comparer.align import align
from comparer.align.candidates import Group
from comparer.align.lexical import Lexical
from comparer.align.words import contents, knowledge, skeletons
from comparer.encode import Encoder
from comparer.records import Document

MakeDocument = Callable[[Sequence[str], str], Document]

PERSONS = [
    ("Hamilton", "هاملتون"), ("Vettel", "فيتيل"), ("Khamenei", "خامنئي"), ("Solheim", "سولهايم"),
    ("Yousef", "ويوسف"), ("Merkel", "لميركل"), ("Obama", "أوباما"), ("Macron", "ماكرون"),
]  # fmt: skip
PLACES = [
    ("Qaryatayn", "القريتين"), ("Idlib", "إدلب"), ("Khartoum", "بالخرطوم"), ("Benghazi", "بنغازي"),
    ("Mosul", "والموصل"), ("Sanaa", "صنعاء"), ("Tartus", "طرطوس"), ("Beirut", "بيروت"),
]  # fmt: skip
STRANGERS = [
    ("Hamilton", "فيتيل"), ("Idlib", "بنغازي"), ("Mosul", "بغداد"), ("Tartus", "تدريب"),
    ("Beirut", "قبرص"), ("Merkel", "مواقع"),
]  # fmt: skip
ACRONYMS = [
    ("The IMF", "صندوق النقد الدولي"), ("The EU", "الاتحاد الأوروبي"), ("The UN", "الأمم المتحدة"),
    ("The WHO", "منظمة الصحة العالمية"), ("The US", "الولايات المتحدة"), ("NATO", "حلف الناتو"),
    ("UNICEF", "اليونيسف"), ("The ICC", "المحكمة الجنائية الدولية"), ("OPEC", "منظمة أوبك"),
]  # fmt: skip


def shared(en: str, ar: str, document: MakeDocument, encoder: Encoder) -> float:
    """The rarity of the names that both have, of two articles of one sentence each."""
    sides = document([en], "en"), document([ar], "ar")
    claims = [contents(side, list(side.claims())) for side in sides]
    lexical = Lexical(claims[0], claims[1], ("en", "ar"), encoder)
    return float(lexical.names([Group((0,), (0,))])[0, 0])


@pytest.mark.parametrize(("en", "ar"), PERSONS + PLACES)
def test_a_name_is_found_in_the_other_script(
    en: str, ar: str, document: MakeDocument, encoder: Encoder
) -> None:
    assert shared(f"They met in May and {en} left.", f"غادر {ar} أمس.", document, encoder) > 0


def test_swapping_the_articles_swaps_what_is_found(
    document: MakeDocument, encoder: Encoder
) -> None:
    en = document([f"They met and {name} left." for name, _ in PERSONS + PLACES], "en")
    ar = document([f"غادر {name} أمس." for _, name in PERSONS + PLACES], "ar")
    of_en, of_ar = (contents(side, list(side.claims())) for side in (en, ar))
    there = Lexical(of_en, of_ar, ("en", "ar"), encoder)
    back = Lexical(of_ar, of_en, ("ar", "en"), encoder)
    groups = [Group((i,), (j,)) for i in range(16) for j in range(16)]
    turned = [Group(group.b, group.a) for group in groups]
    assert np.allclose(there.names(groups), back.names(turned), atol=1e-5)
    assert np.allclose(there.coverage(groups), back.coverage(turned)[:, ::-1], atol=1e-5)


@pytest.mark.parametrize(("en", "ar"), STRANGERS)
def test_another_name_is_not(en: str, ar: str, document: MakeDocument, encoder: Encoder) -> None:
    assert shared(f"They met in May and {en} left.", f"غادر {ar} أمس.", document, encoder) == 0


def test_words_of_two_consonants_must_sound_alike(document: MakeDocument, encoder: Encoder) -> None:
    assert skeletons("nato", "en").keys() & skeletons("نيات", "ar").keys() == {"NT"}
    assert shared("They met and Nato left.", "غادر الناتو أمس.", document, encoder) > 0
    assert shared("They met and Tina left.", "غادر تونو أمس.", document, encoder) == 0
    assert skeletons("doha", "en") == {}  # one consonant is no name


@pytest.mark.parametrize(("en", "ar"), ACRONYMS)
def test_an_acronym_is_found_in_the_words_that_it_stands_for(
    en: str, ar: str, document: MakeDocument, encoder: Encoder
) -> None:
    assert shared(f"{en} warned of floods.", f"وحذّرت {ar} من السيول.", document, encoder) > 0


@pytest.mark.parametrize("names", [ACRONYMS[:4], [(en, ar) for en, ar in PLACES[:4]]])
def test_claims_that_differ_by_their_names_alone_are_matched_by_them(
    names: list[tuple[str, str]], document: MakeDocument, encoder: Encoder
) -> None:
    en = [
        f"A team of {name.removeprefix('The ')} experts will arrive on Monday." for name, _ in names
    ]
    ar = [f"سيصل فريق من خبراء {name} يوم الاثنين." for _, name in reversed(names)]
    matches = align(document(en, "en"), document(ar, "ar"), encoder).matches
    assert {(m.a, m.b) for m in matches} == {((i,), (3 - i,)) for i in range(4)}


def test_capitals_tell_an_acronym_from_a_pronoun(document: MakeDocument) -> None:
    read = document(["The US told us that it knew who leads the WHO."], "en")
    (content,) = contents(read, list(read.claims()))
    assert {"us", "who"} <= set(content.words)
    read = document(["They told us who leads."], "en")
    (content,) = contents(read, list(read.claims()))
    assert not {"us", "who"} & set(content.words)


@pytest.mark.parametrize("lang", languages.CODES)
def test_the_acronyms_of_every_language_are_the_same_and_well_written(lang: str) -> None:
    text = languages.data_file(lang, "acronyms.tsv").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFKC", text)
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    assert [len(line) for line in lines] == [2] * len(lines)
    keys = [key for key, _ in lines]
    assert len(keys) == len(set(keys))
    assert keys == list(knowledge("en").acronyms)
    assert all(len(words.split()) == len(set(words.split())) for _, words in lines)
