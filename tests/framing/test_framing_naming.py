"""Labelling and loaded language: what raises a finding, and what answers it."""

from __future__ import annotations

import pytest

from comparer.article import Article
from comparer.framing import Lexicons, load_lexicons
from comparer.framing.compare import findings
from comparer.framing.finding import Finding
from comparer.records import Document, Match, Sentence


@pytest.fixture(scope="module")
def lexicons() -> Lexicons:
    return load_lexicons()


def document(text: str) -> Document:
    lang = "ar" if any("\u0600" <= letter <= "\u06ff" for letter in text) else "en"
    return Document(Article(text, lang=lang), lang, (Sentence(0, 0, len(text)),))


def found(lexicons: Lexicons, a: str, b: str) -> dict[str, Finding]:
    """Rule → finding."""
    match = Match("m1", (0,), (0,), 1.0)
    return {f.rule: f for _, f in findings(document(a), document(b), (match,), lexicons)}


def held(finding: Finding, a: str, b: str) -> list[str]:
    text = a if finding.holder == "a" else b
    return [text[s.start : s.end] for s in finding.held]


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ('The court upheld the "elections" law.', "أيدت المحكمة قانون الانتخابات.", ["elections"]),
        ("احتفلوا بـ\"تحرير\" البلدة.", "They marked the liberation of the town.", ["تحرير"]),
        # a sentence longer than one in which soft words count
        (
            (
                'The "trial" of the union leader and eleven of his colleagues from the port opened '
                "in the provincial capital on Monday, a week later than announced."
            ),
            "بدأت الاثنين في عاصمة الإقليم محاكمة زعيم النقابة وأحد عشر من زملائه في الميناء.",
            ["trial"],
        ),
    ],
)  # fmt: skip
def test_a_name_in_scare_quotes_is_distanced(
    lexicons: Lexicons, a: str, b: str, words: list[str]
) -> None:
    assert held(found(lexicons, a, b)["loaded.scare"], a, b) == words


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # quoted on both sides
        ('Residents marked the "liberation" of the town.', "احتفل السكان بـ\"تحرير\" البلدة."),
        # somebody's words, not a name
        ('He said "the election went well".', "قال إن الانتخابات جرت على نحو جيد."),
        # a harsh name in quotation marks is an accusation that is quoted
        ('He spoke of a "massacre" in the town.', "تحدث عن مجزرة في البلدة."),
    ],
)  # fmt: skip
def test_other_quotation_marks_say_nothing(lexicons: Lexicons, a: str, b: str) -> None:
    assert "loaded.scare" not in found(lexicons, a, b)


def test_names_of_people_pair_without_a_common_concept(lexicons: Lexicons) -> None:
    finding = found(
        lexicons, "وصل الصحفيون إلى الفندق.", "The mercenaries arrived at the hotel."
    )["labelling.people"]  # fmt: skip
    assert {finding.category_a, finding.category_b} == {"neutral", "delegitimising"}


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("The quacks sell powders at the market.", "يبيع العشابون المساحيق في السوق.", ["quacks"]),
        ("صعد البلطجية إلى الحافلة.", "The inspectors boarded the bus.", ["البلطجية"]),
    ],
)  # fmt: skip
def test_a_name_that_judges_needs_no_listed_counterpart(
    lexicons: Lexicons, a: str, b: str, words: list[str]
) -> None:
    finding = found(lexicons, a, b)["labelling.alone"]
    assert held(finding, a, b) == words
    assert not finding.lacking


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # another name that judges answers it
        ("The swindlers sold the villagers water.", "باع الدجالون للقرويين الماء."),
        # an apposition adds to the name, and the other report may well leave it out
        ("Sergei, a mobster, opened a hotel.", "افتتح سيرغي فندقاً."),
        # the other report names nobody as the doer
        ("Looters burned the archive.", "أُحرق الأرشيف."),
    ],
)
def test_a_name_that_judges_may_be_answered_or_tell_of_something_else(
    lexicons: Lexicons, a: str, b: str
) -> None:
    assert "labelling.alone" not in found(lexicons, a, b)


def test_marked_words_beside_the_same_plain_name_are_no_other_name(lexicons: Lexicons) -> None:
    a, b = "The officers executed the prisoners in cold blood.", "أعدم الضباط الأسرى."
    assert not any(rule.startswith("labelling.") for rule in found(lexicons, a, b))


def test_two_names_left_unpaired_are_not_guessed_at(lexicons: Lexicons) -> None:
    a, b = "وصل الصحفيون والأطباء إلى الفندق.", "The mercenaries arrived at the hotel."
    assert "labelling.people" not in found(lexicons, a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # a mark answers a mark of its class under another concept
        ("The regime's goons raided the office.", "داهم بلطجية النظام المكتب."),
        # an adjective answers an adjective of its group outside the name
        ("The losing candidate said the vote was rigged.", "قال المرشح الخاسر إنه تصويت مزور."),
    ],
)
def test_marked_names_answer_each_other(lexicons: Lexicons, a: str, b: str) -> None:
    assert not any(rule.startswith("labelling") for rule in found(lexicons, a, b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The team thrashed its rival in the final.", "هزم الفريق منافسه في النهائي."),
        ("Shares nosedived after the vote.", "هبطت الأسهم بعد التصويت."),
        ("The fuel price hike begins today.", "يبدأ اليوم تحريك سعر البنزين."),
    ],
)
def test_words_of_sport_and_the_economy_count_where_the_sentence_is_about_them(
    lexicons: Lexicons, a: str, b: str
) -> None:
    assert any(rule.startswith(("labelling", "loaded")) for rule in found(lexicons, a, b))


def test_the_same_words_elsewhere_do_not(lexicons: Lexicons) -> None:
    a, b = "The police hammered on the door and won entry.", "طرقت الشرطة الباب ودخلت."
    assert not any(rule.startswith("labelling") for rule in found(lexicons, a, b))


def test_what_labelling_shows_is_not_shown_again_as_loaded(lexicons: Lexicons) -> None:
    a, b = "The vile mob reached the square.", "وصل المتظاهرون إلى الساحة."
    rules = found(lexicons, a, b)
    assert any(rule.startswith("labelling") for rule in rules)
    assert [held(f, a, b) for rule, f in rules.items() if rule.startswith("loaded")] == [["vile"]]


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("The craven council adopted the plan.", "اعتمد المجلس الخطة.", ["craven"]),
        ("اعتمد المجلس الخطة المخزية.", "The council adopted the plan.", ["المخزية"]),
        ("He contemptuously rejected the offer.", "رفض العرض.", ["contemptuously"]),
        ("A dazzling new bridge opened.", "افتتح جسر جديد.", ["dazzling"]),
    ],
)  # fmt: skip
def test_a_judging_word_that_nothing_answers(
    lexicons: Lexicons, a: str, b: str, words: list[str]
) -> None:
    (finding,) = (f for f in found(lexicons, a, b).values() if f.aspect == "loaded_language")
    assert held(finding, a, b) == words


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The savage attack killed nine.", "أسفر الهجوم الوحشي عن مقتل تسعة."),
        ("Fierce fighting broke out.", "اندلع قتال عنيف."),
        ("He gave a scathing reply.", "رد بسخرية لاذعة."),
        ("The brave firefighters saved the cat.", "أنقذ الإطفائيون الشجعان القطة."),
        ("The staggering cost shocked residents.", "صدمت الكلفة الهائلة السكان."),
    ],
)
def test_near_synonyms_answer(lexicons: Lexicons, a: str, b: str) -> None:
    assert not any(rule.startswith("loaded") for rule in found(lexicons, a, b))


def test_a_word_that_leans_does_not_answer_one_that_judges(lexicons: Lexicons) -> None:
    a = "فرّقت الشرطة بوحشية اعتصام الممرضات في الساحة."
    b = "The nurses' sit-in in the square was broken up by police."
    assert "loaded.alone" in found(lexicons, a, b)  # "Broken" is bad, "broken up" is not.
    a = "The council adopted the draconian press bill."
    b = "اعتمد المجلس مشروع قانون الصحافة بأغلبية كبيرة."
    assert held(found(lexicons, a, b)["loaded.alone"], a, b) == ["draconian"]


def test_a_name_of_several_categories_of_one_class_has_that_class(lexicons: Lexicons) -> None:
    plain = "من حق عمال التوصيل إجازة مدفوعة."
    finding = found(lexicons, "The digital slaves are entitled to paid leave.", plain)
    assert finding["labelling.one"].category_b == "neutral"
    marked = "من حق عبيد التطبيقات إجازة مدفوعة."
    assert not found(lexicons, "The digital slaves are entitled to paid leave.", marked)
