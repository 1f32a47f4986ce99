"""Who does it, as the grammars read it: doers in odd places, and words that are no doers."""

from __future__ import annotations

import pytest

from comparer.framing import load_lexicons
from comparer.framing.agency import compare
from comparer.framing.annotate import Marks, annotate

LEXICONS = load_lexicons()


def marks(lang: str, text: str) -> Marks:
    return annotate(LEXICONS.model(lang), text, 0, len(text))


def done_by(lang: str, text: str, concept: str) -> set[str]:
    """The words of those who do an act of this concept."""
    return {
        text[e.agent.span.start : e.agent.span.end]
        for e in marks(lang, text).events
        if e.concept == concept and e.agent is not None and e.agent.kind == "actor"
    }


@pytest.mark.parametrize(
    ("text", "concept", "doer"),
    [
        # A plural verb agrees with people before it, whatever describes them between.
        ("قال القاضي إن محققين في الشرطة محوا تسجيلات أساسية.", "delete", "محققين"),
        ("رجال أمن بملابس مدنية يمنعونه من المغادرة", "ban", "رجال أمن"),
        ("تُظهر صور جوية مستوطنين يجرّفون المقبرة.", "demolish", "مستوطنين"),
        # The opening noun phrase goes on with a preposition.
        ("الهيئة العليا للإعلام توقف بث ثلاث إذاعات", "off_air", "الهيئة"),
        # Between a verbal noun and its object stands the doer.
        ("أدى قتل شرطي فتىً إلى احتجاجات.", "kill", "شرطي"),
        # An accusative that begins with ل has no preposition before it.
        ("فجّر عناصر من بوكو حرام لغماً قرب البحيرة.", "detonate", "عناصر من بوكو حرام"),
        # A state whose name ends like an accusative.
        ("أجهضت روسيا في مجلس الأمن مشروع قرار.", "reject", "روسيا"),
    ],
)
def test_arabic_doers(text: str, concept: str, doer: str) -> None:
    assert any(found.startswith(doer) for found in done_by("ar", text, concept))


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("أُسقطت سبع طائرات مسيّرة فوق الخليج.", "shoot_down"),
        ("قضى أربعة إثر إصابة سيارتهم بقذيفة مدفعية.", "kill"),
        ("واصلت الإيجارات في لندن ارتفاعها الجنوني وزادت تسعة في المئة.", "raise_price"),
        ("شهدت البلدة إغلاق مركز الشباب.", "close"),
        ("نُقل السياسي إلى معسكر.", "move"),
        # An adjective of the act, and a time behind a verb with its object.
        ("يقف التنظيم وراء التفجير الانتحاري في المطعم.", "bomb"),
        ("أفرجوا عن جنديين احتجزتهما الأسبوع الماضي في المقاطعة.", "arrest"),
        # A disaster, whatever country's mountains it was in.
        ("أودى انهيار ثلجي في جبال الألب السويسرية بحياة أربعة.", "kill"),
    ],
)
def test_arabic_words_that_are_no_doers(text: str, concept: str) -> None:
    assert not done_by("ar", text, concept)


@pytest.mark.parametrize(
    ("text", "concept", "doer"),
    [
        ("The week ended with settlers driving out families.", "displace", "settlers"),
        ("The film shows policemen kicking a man.", "torture", "policemen"),
        ("The governor has had the town's only church sealed.", "close", "The governor"),
        ("Turkish guards shot at the lorry near Edirne.", "shoot", "Turkish guards"),
        ("Israeli tanks fired at a wall, killing its keeper.", "kill", "Israeli tanks"),
    ],
)
def test_english_doers(text: str, concept: str, doer: str) -> None:
    assert doer in done_by("en", text, concept)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Artillery fire on the outskirts stopped.", "shoot"),
        ("Men dragged her down a street.", "shoot_down"),
        ("Twenty were hurt in artillery shelling of the market.", "bomb"),
        ("They downgraded the bank by two notches.", "downgrade"),
    ],
)
def test_english_words_that_are_no_doers(text: str, concept: str) -> None:
    assert not done_by("en", text, concept)


def test_verbal_nouns_with_their_victims_are_events() -> None:
    for text in ("انتهى الأسبوع بترحيل 19 عائلة.", "أبدى أسفه لطرد سبعة من موظفيها."):
        assert any(e.voice == "nominal" for e in marks("ar", text).events), text
    # The council itself is to do it.
    events = marks("ar", "يعتزم المجلس نقل القاضية.").events
    assert not any(e.voice == "nominal" and e.agent is None for e in events)


def test_firsts_and_causers() -> None:
    assert marks("ar", "كان جنود أذربيجانيون أول من فتح النار.").firsts
    assert marks("en", "Armenian soldiers were the first to open fire.").firsts
    assert not marks("en", "Armenian soldiers opened fire on the first of May.").firsts
    assert marks("en", "Thirty were hurt after riot police charged the queue.").causers
    assert not marks("en", "Riot police charged the queue and thirty were hurt.").causers
    assert marks("ar", "أصيب ثلاثون بعدما هاجمت الشرطة الحشد.").causers


def test_participles_that_cannot_be_pasts_are_passives_in_headlines() -> None:
    assert marks("en", "Three radio stations taken off air").passives
    assert not marks("en", "The council closed the centre.").passives


def test_a_relative_clause_without_its_pronoun_has_a_subject_and_is_no_passive() -> None:
    def voices(text: str) -> set[str]:
        return {e.voice for e in marks("en", text).events if e.concept == "kidnap"}

    assert voices("Rebels freed two soldiers they abducted in March near the border.") == {"active"}
    assert voices("Rebels freed two soldiers abducted in March near the border.") == {"passive"}
    # What somebody saw done has no subject of its own before the verb.
    assert any(
        e.voice == "passive"
        for e in marks("en", "Neighbours saw it demolished on Friday.").events
        if e.concept == "demolish"
    )


def test_subjects_of_both_sides_hide_nobody() -> None:
    """Whatever the verbs: what the same party did and did not do is a contradiction."""
    refused = "امتنعت شركة فيسبوك عن تسليم الشرطة الألمانية بيانات عشرة من مستخدميها."
    gave = "Facebook handed the data of ten of its users to German police."
    taken = "The data of ten users were handed to German police."
    pair = marks("ar", refused), marks("en", gave)
    assert not compare(*pair)
    assert not compare(*pair[::-1])
    gave_too = marks("ar", "سلّمت شركة فيسبوك الشرطة الألمانية بيانات عشرة من مستخدميها.")
    assert compare(gave_too, marks("en", taken))


def test_who_has_an_act_in_mind_is_its_doer() -> None:
    assert done_by("en", "The government is weighing a tax on exports.", "tax") == {
        "The government"
    }
    assert not done_by("en", "The government regrets a tax on exports.", "tax")


def test_things_that_lose_something_do_nothing() -> None:
    assert not marks("en", "The Great Barrier Reef had lost a fifth of its coral.").doers
    assert marks("en", "The council had lost a file.").doers
    assert not marks("ar", "الحاجز فقد خُمس شعابه خلال عامين.").events
    # Before a preposition, or behind nothing, it tells what became of them.
    assert marks("ar", "القارب فُقد قبالة الساحل.").events
    assert marks("ar", "فقد ثلاثة بحارة قبالة الساحل.").events
