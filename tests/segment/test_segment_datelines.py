"""What is a dateline in front of a paragraph, and what only looks like one."""

from __future__ import annotations

import pytest

from comparer.segment import segment
from comparer.segment.datelines import is_line, prefix
from comparer.segment.knowledge import load

# The dateline ends at "|".
ENGLISH = """
BEIRUT – |The town fell.
BEIRUT - |The town fell.
BEIRUT — |The town fell.
BEIRUT -- |The town fell.
BEIRUT (Reuters) - |The town fell.
BEIRUT (AP) — |The town fell.
BEIRUT, Aug 5 (Reuters) - |The town fell.
BEIRUT, Aug. 5, 2015 (AFP) – |The town fell.
WASHINGTON/BEIRUT (Reuters) - |The town fell.
DAMASCUS, Syria — |The town fell.
NEW YORK (CNN Business) — The town fell.
UNITED NATIONS (AP) _ |The town fell.
ST. PETERSBURG, Russia (AP) - |The town fell.
Beirut (AFP) - |The town fell.
Beirut, Lebanon (CNN) - |The town fell.
(CNN) — |The town fell.
Washington (CNN) |The town fell.
Damascus – |The town fell.
Damascus, Syria – |The town fell.
Mheen (SANA) - |The town fell.
KHAN YOUNIS, Gaza Strip (AP) — |The town fell.
HOMS, August 6: |The town fell.
BREAKING - The town fell.
UPDATE 1 - The town fell.
NATO – the alliance – said the town fell.
The town – a rebel base – fell.
Fighters (Reuters) said the town fell.
Trump - who left - fell.
U.S. officials said - the town fell.
Peace talks – what we know so far.
Syria: the town fell.
He said: The town fell.
""".strip().splitlines()
ARABIC = """
دمشق – |سقطت البلدة.
دمشق - |سقطت البلدة.
دمشق- |سقطت البلدة.
دمشق ـ |سقطت البلدة.
دمشق: سقطت البلدة.
القاهرة (رويترز) - |سقطت البلدة.
القاهرة 5 آب (رويترز) - |سقطت البلدة.
القاهرة (أ ف ب) – |سقطت البلدة.
الحسكة (نورث برس) - |سقطت البلدة.
القريتين (سانا) – |سقطت البلدة.
بيروت – «الشرق الأوسط»: |سقطت البلدة.
بيروت - وكالات: |سقطت البلدة.
بيروت - رويترز - |سقطت البلدة.
لندن – القدس العربي: |سقطت البلدة.
غزة/ معا/ سقطت البلدة.
دمشق، حلب - |سقطت البلدة.
القدس المحتلة - |سقطت البلدة.
رام الله - وفا - |سقطت البلدة.
غزة - محمد أحمد: |سقطت البلدة.
المعارضة - التي خسرت - سقطت.
عاجل - سقطت البلدة.
وقال الناطق: سقطت البلدة.
سقطت البلدة – وهي قاعدة – أمس.
دمشق التي سقطت - كانت قاعدة.
الرئيس (رويترز) يقول.
""".strip().splitlines()


@pytest.mark.parametrize(
    ("lang", "case"), [("en", case) for case in ENGLISH] + [("ar", case) for case in ARABIC]
)
def test_prefix(lang: str, case: str) -> None:
    text = case.replace("|", "")
    assert text[: prefix(text, load(lang), early=True)] == (
        case.partition("|")[0] if "|" in case else ""
    )


def test_an_ordinary_word_late_in_the_report_is_no_place() -> None:
    assert prefix("Damascus – The town fell.", load("en"), early=False) == 0
    assert prefix("BEIRUT – The town fell.", load("en"), early=False) > 0


@pytest.mark.parametrize(
    ("lang", "line", "expected"),
    [
        ("en", "5 August 2015", True),
        ("en", "Published: 6 August 2015 10:30 GMT", True),
        ("en", "Last updated on Thu 6 Aug 2015 at 18.10 BST", True),
        ("en", "2 hours ago", True),
        ("en", "08/06/2015", True),
        ("en", "BEIRUT", True),
        ("en", "Beirut, Lebanon", False),
        ("en", "Day 5", False),
        ("en", "May", False),
        ("en", "March of the 5,000", False),
        ("en", "Friday", False),
        ("ar", "الخميس 6 آب/أغسطس 2015", True),
        ("ar", "تاريخ النشر: 06.08.2015 | 10:30 بتوقيت غرينتش", True),
        ("ar", "آخر تحديث 6 أغسطس 2015", True),
        ("ar", "منذ 3 ساعات", True),
        ("ar", "دمشق - سانا", True),
        ("en", "BEIRUT - our correspondent", True),
        ("en", "HOMS – A journalist tells what happened", False),
        ("en", "HOMS – Journalist tells of the siege", False),
        ("ar", "حمص – مراسلنا أحمد علي", True),
        ("ar", "حمص – صحفي يروي ما جرى", False),
        ("ar", "حمص – كاتب من المدينة", False),
        ("ar", "٦/٨/٢٠١٥", True),
        ("ar", "اليوم الخامس", False),
        ("ar", "أول أيام العيد", False),
    ],
)
def test_a_line_of_its_own(lang: str, line: str, expected: bool) -> None:
    assert is_line(line, load(lang), early=True) is expected


def test_the_dateline_is_a_sentence_and_the_rest_is_another() -> None:
    text = "Town falls to rebels\n\n\u200fBEIRUT (Reuters) – Rebels took it. They left."
    assert [(s.role, text[s.start : s.end]) for s in segment(text, "en")] == [
        ("headline", "Town falls to rebels"),
        ("dateline", "\u200fBEIRUT (Reuters) –"),
        ("body", "Rebels took it."),
        ("body", "They left."),
    ]


@pytest.mark.parametrize(
    ("lang", "line", "body"),
    [
        ("en", "Homs – the city that never sleeps", "The council met on Sunday."),
        ("en", "HOMS – A journalist tells what happened", "The council met on Sunday."),
        ("ar", "حمص – صحفي يروي ما جرى", "اجتمع المجلس يوم الأحد."),
        ("ar", "حمص – المدينة العصيّة على النسيان", "اجتمع المجلس يوم الأحد."),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_headline_may_begin_with_a_place(lang: str, line: str, body: str, gap: str) -> None:
    text = f"{line}{gap}{body}{gap}{body}"
    found = [(s.role, text[s.start : s.end]) for s in segment(text, lang)]
    assert found[:2] == [("headline", line), ("body", body)]
