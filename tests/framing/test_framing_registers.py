"""What headlines, state agencies, tabloids and long wire sentences need beside plain prose."""

from __future__ import annotations

import pytest
from test_framing_rules import aspects, compare

from comparer.framing import Lexicons, load_lexicons


@pytest.fixture(scope="module")
def lexicons() -> Lexicons:
    return load_lexicons()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # a headline has a comparative or a noun where a sentence has a verb
        ("Looser visa rules for Indian students", "تشديد قواعد التأشيرات للطلاب الهنود"),
        ("Third straight annual loss for airline", "أرباح سنوية للشركة للعام الثالث"),
        ("Zambia abandons demand for mine closure", "زامبيا تتمسك بمطلب إغلاق المنجم"),
        # the very word that the other side denies is no negation of its own
        (
            "أفاد البيان بأن الفريق لم يخسر أي نقطة على ملعبه طوال الأشهر الستة.",
            "The statement said the team had lost points at its ground in the last six months.",
        ),
    ],
)  # fmt: skip
def test_opposites_of_headlines_and_communiques(lexicons: Lexicons, a: str, b: str) -> None:
    assert "contradiction" in aspects(lexicons, a, b)
    assert "contradiction" in aspects(lexicons, b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # what tells how something is stopped is not stopped
        ("وينبغي وقف القصف فوراً.", "The shelling should be stopped at once."),
        # إن opens what somebody says, which "refused to be named" does not deny
        (
            "قال مسؤول رفض الكشف عن اسمه إن الشركة ستجمّد مشاريعها.",
            "An unnamed official said the company would freeze its projects.",
        ),
        # what spread from one place to another has spread
        ("امتد الحريق إلى الدرج.", "The fire began below before spreading to the stairs."),
    ],
)  # fmt: skip
def test_no_opposites(lexicons: Lexicons, a: str, b: str) -> None:
    assert "contradiction" not in aspects(lexicons, a, b)
    assert "contradiction" not in aspects(lexicons, b, a)


def test_words_that_contradict_are_not_loaded_as_well(lexicons: Lexicons) -> None:
    a, b = "كان السائق أعزل عند توقيفه.", "The driver was armed when he was stopped."
    assert {"contradiction"} == aspects(lexicons, a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # a verb in -ing has an object, an adjective has none
        ("أعلن المصرف إفلاسه بعد عجزه عن السداد.", "The bank went bankrupt after failing to pay."),
        ("The pair are appealing their sentence.", "يستأنف الاثنان الحكم الصادر بحقهما."),
        # literal uses
        ("The ship sailed through the canal.", "عبرت السفينة القناة."),
        ("تقع القلعة قرب مدينة البتراء.", "The castle is near the city of Petra."),
        ("The High Commissioner visited the camp.", "زار المفوض السامي المخيم."),
    ],
)
def test_literal_words_judge_nothing(lexicons: Lexicons, a: str, b: str) -> None:
    assert not {"loaded_language", "labelling"} & aspects(lexicons, a, b)


def test_a_word_that_judges_in_whatever_sense_counts_in_a_long_sentence(
    lexicons: Lexicons,
) -> None:
    tail = (
        " will close two of its five offices, move the staff from Leeds to Hull and sell its"
        " printing works before the end of the summer, the board announced on Tuesday evening."
    )
    arabic = (
        "ستغلق الهيئة مكتبين من مكاتبها الخمسة وتنقل الموظفين من ليدز إلى هال وتبيع مطبعتها قبل"
        " نهاية الصيف، بحسب ما أعلن مجلس الإدارة مساء الثلاثاء."
    )
    found = compare(lexicons, f"The bloated agency{tail}", arabic)
    assert [d.aspect for d in found if d.aspect == "loaded_language"] == ["loaded_language"]
    assert "loaded_language" not in aspects(lexicons, f"The agency{tail}", arabic)


def test_our_soldiers_are_praised_whoever_speaks(lexicons: Lexicons) -> None:
    a, b = (
        "أزال جنودنا البواسل الألغام من الحقول.",
        "Our soldiers removed the mines from the fields.",
    )
    assert "loaded_language" in aspects(lexicons, a, b)
    assert "labelling" not in aspects(lexicons, a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Court jails two members of sabotage cell", "المحكمة تسجن عضوين في جماعة معارضة"),
        ("فرار عدد من الفلول من محيط المدينة", "Several former soldiers on the run near the city"),
        ("Senate votes to ban killing of unborn children", "مجلس الشيوخ يصوت لحظر الإجهاض"),
    ],
)
def test_names_that_judge_in_headlines(lexicons: Lexicons, a: str, b: str) -> None:
    assert aspects(lexicons, a, b) == {"labelling"}


@pytest.mark.parametrize(
    ("a", "b", "aspect"),
    [
        ("Quango chief's trip cost £9,000", "رحلة رئيس الهيئة كلفت تسعة آلاف جنيه", "labelling"),
        ("Panic on the trading floor as lira slides", "الليرة تتراجع", "loaded_language"),
        ("برعاية كريمة افتُتحت المكتبة", "The library was opened", "loaded_language"),
        ("Inflation at ten-year high", "التضخم عند أدنى مستوى في عشر سنوات", "contradiction"),
    ],
)  # fmt: skip
def test_what_state_agencies_and_tabloids_say(
    lexicons: Lexicons, a: str, b: str, aspect: str
) -> None:
    assert aspect in aspects(lexicons, a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Fans flock to Doha for final", "المشجعون يتوافدون على الدوحة لحضور النهائي"),
        ("No candidate won outright.", "لم يفز أي مرشح من الجولة الأولى."),
        ("His Excellency the President arrived.", "وصل فخامة الرئيس."),
        ("The road has been reopened to climbers.", "أعيد فتح الطريق أمام المتسلقين."),
    ],
)
def test_plain_words_of_headlines_and_protocol(lexicons: Lexicons, a: str, b: str) -> None:
    assert not {"loaded_language", "labelling"} & aspects(lexicons, a, b)
