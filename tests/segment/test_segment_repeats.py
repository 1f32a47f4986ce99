"""What repeats an earlier sentence, and what only resembles one."""

from __future__ import annotations

import pytest

from comparer.segment import segment

HEAD = "Town falls to rebels after a week of fighting\n\n"
HEAD_AR = "سقوط البلدة بعد أسبوع من القتال\n\n"


def repeats(body: str, lang: str = "en") -> list[int | None]:
    return [sentence.repeats for sentence in segment(body, lang)]


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("Nine people were killed in the market.", "Nine people were killed in the market"),
        ("Nine people were killed in the market.", "NINE PEOPLE WERE KILLED IN THE MARKET"),
        ("Smoke rises over Homs [AFP]", "Smoke rises over Homs (AFP)"),
        ("Smoke rises over Homs [AFP]", "Smoke rises over Homs"),
        ("“We saw them run,” he said.", "“We saw them run”"),
        ("“We saw them run for the hills,” he said.", "We saw them run for the hills."),
        ("“We saw them run,” he said. “Then it fell.”", "“We saw them run. Then it fell.”"),
        ("The mayor said \"it was the worst night\".", "\"It was the worst night\""),
    ],
)  # fmt: skip
def test_a_repeat(first: str, later: str) -> None:
    found = repeats(f"{HEAD}{first}\n\nThe army denied it on Friday.\n\n{later}")
    assert found[-1] == 1
    assert found[:-1] == [None] * (len(found) - 1)


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("Nine people were killed in the market.", "Ten people were killed in the market."),
        (
            "Nine people were killed in Homs on Friday.",
            "Nine people were killed in Hama on Friday.",
        ),
        ("It fell to the army on Friday.", "It fell to the army before Friday."),
        ("The army has left the town.", "The army has not left the town."),
        ("Activists said that the town fell on Friday.", "The town fell on Friday."),
        ("Yes.", "Yes."),
        ("He left home.", "He left home."),
        ("In all, 76,000 people left.", "In all, 76 people left."),
        ("It cost $1.5 million in the end.", "It cost $15 million in the end."),
    ],
)
def test_no_repeat(first: str, later: str) -> None:
    text = f"{HEAD}{first} He spoke on Monday.\n\nThe army denied it. {later}"
    assert set(repeats(text)) == {None}


def test_a_pull_quote_before_its_sentence_leaves_both_claims() -> None:
    text = HEAD + "“We saw them run”\n\n“We saw them run,” he said on Friday."
    assert repeats(text) == [None, None, None]


def test_diacritics_tatweel_and_spelling_are_seen_through() -> None:
    first = "قُتِلَ تسعةُ أشخاصٍ في السُّوق أمس."
    later = "قتل تسعـة اشخاص في السوق أمس"
    text = f"عنوان الخبر اليوم\n\n{first}\n\nونفى الجيش.\n\n{later}"
    assert repeats(text, "ar") == [None, None, None, 1]


def test_a_third_telling_points_to_the_first() -> None:
    line = "Nine people were killed in the market on Friday."
    assert repeats(f"{HEAD}{line}\n\n{line}\n\n{line}") == [None, None, 1, 1]


def test_datelines_and_bylines_are_no_repeats() -> None:
    text = HEAD + "By Jane Doe\n\nHOMS (AP) – One.\n\nBy Jane Doe\n\nHOMS (AP) – Two."
    assert set(repeats(text)) == {None}


def test_what_only_one_of_two_captions_shows_makes_both_captions() -> None:
    text = HEAD + "Smoke rises over Homs\n\nThe town fell on Friday.\n\nSmoke rises over Homs [AFP]"
    assert [s.role for s in segment(text, "en")] == ["headline", "caption", "body", "caption"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            HEAD + "“We saw them run for the hills,” he said on Friday.\n\nA night of fear\n\n"
            "“We saw them run for the hills”\n\nThe army denied that it had left the town.",
        ),
        (
            "ar",
            HEAD_AR + "وقال أحد السكان: «رأيناهم يفرون نحو التلال».\n\nليلة من الخوف\n\n"
            "«رأيناهم يفرون نحو التلال»\n\nونفى الجيش أن يكون قد غادر البلدة.",
        ),
    ],
)
def test_a_title_above_a_pull_quote_is_a_title(lang: str, text: str) -> None:
    roles = [(sentence.role, sentence.repeats) for sentence in segment(text, lang)]
    assert roles == [
        ("headline", None),
        ("body", None),
        ("subheading", None),
        ("body", 1),
        ("body", None),
    ]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("عين سلمى – من مراسل وكالة النموذج", "byline"),
        ("القدس المحتلة – من مراسلنا", "byline"),
        ("غارات على حمص – مقتل مراسل وكالة النموذج", "body"),
        ("مقتل جنديين وإصابة مراسل وكالة النموذج", "body"),
    ],
)
def test_a_place_and_who_sent_it_are_no_claim(line: str, role: str) -> None:
    text = f"{HEAD_AR}{line}\n\nونفى الجيش أن يكون قد غادر البلدة."
    assert [sentence.role for sentence in segment(text, "ar")] == ["headline", role, "body"]


@pytest.mark.parametrize(
    ("lang", "quote", "line", "role"),
    [
        ("en", "“We will not leave the port”", "Sami Khatib, protester", "byline"),
        ("en", "“We will not leave the port.”", "Rana Amin, head of the union", "byline"),
        ("en", "“We will not leave the port”", "— Sami Khatib", "byline"),
        ("en", "“We will not leave the port”", "Strike goes on, talks do not", "subheading"),
        ("en", "The port was quiet all day.", "Sami Khatib, protester", "subheading"),
        ("ar", "«لن نغادر الميناء»", "سامي الخطيب، متظاهر", "byline"),
        ("ar", "«لن نغادر الميناء»", "سامي الخطيب، وزير النقل", "byline"),
        ("ar", "«لن نغادر الميناء»", "علي حسن، من سكان الحي", "byline"),
        ("ar", "«لن نغادر الميناء»", "علي حسن، عامل في الميناء", "byline"),
        ("ar", "«لن نغادر الميناء»", "الإضراب مستمر، والمفاوضات متعثرة", "subheading"),
        ("ar", "كان الميناء هادئًا طوال النهار.", "سامي الخطيب، متظاهر", "subheading"),
    ],
)
def test_who_said_a_pull_quote_is_no_claim(lang: str, quote: str, line: str, role: str) -> None:
    prose = {
        "en": "Thousands of people marched to the port on Sunday over a plan to lease it.",
        "ar": "سار آلاف الأشخاص إلى الميناء يوم الأحد احتجاجًا على خطة تأجيره لشركة أجنبية.",
    }[lang]
    head = {"en": "Thousands march to the port", "ar": "الآلاف يسيرون إلى الميناء"}[lang]
    text = "\n\n".join((head, prose, quote, line, prose, prose))
    assert [s.role for s in segment(text, lang) if text[s.start : s.end] == line] == [role]
