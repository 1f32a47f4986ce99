"""Any two texts give a report or one sentence; what a report holds is sound, whatever they hold."""

from __future__ import annotations

import json
import time
from functools import cache
from importlib import resources

import jsonschema
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from comparer import Article
from comparer.errors import ComparerError
from comparer.report import Report

ARABIC = (
    "قال محافظ المدينة إن 37 شخصاً قُتلوا فجر الأربعاء.",
    "وأصيب نحو ٢٥٠ آخرين، وفق وزارة الصحة",
    "مقتل ثلاثة جنود في هجوم على حاجز شمال حمص",
    "نفت الشركة أن تكون قد خفضت أجور العمال بنسبة 4.5 في المائة",
    "يُعتقد أن الإرهابيين فرّوا إلى الجبال قبل أسبوعين",
    "بلغت الكلفة 1,5 مليون دولار (١٫٢ مليون يورو)",
    "في 5 آب/أغسطس 2015 عند الساعة 03:30",
)
ENGLISH = (
    "The governor of the city said 37 people were killed at dawn on Wednesday.",
    "Some 250 others were injured, the health ministry said",
    "Three soldiers killed in attack on checkpoint north of Homs",
    "The company denied that it had cut wages by 4.5 per cent",
    "Fighters reportedly fled to the mountains two weeks ago",
    "It cost $1.5 million (1.2 million euros)",
    "on 5 August 2015 at 3:30 a.m.",
)
ODD = (
    "\u202e", "\u2066", "\u2069", "\u200f", "\u200e", "\u061c", "\u200d", "\u200c", "\u00ad",
    "\ufeff", "\u0301" * 40, "\u064b\u0650", "ـ" * 30, "👩🏽‍🚀", "🏳️‍🌈", "🇸🇾", "𝟛𝟟", "①", "Ⅻ", "½",
    "\x00", "\x1b[31m", "\x0b", "\x85", "\u2028", "\u2029", "\ufffd", "\ufffe", "\ud800",
    "ﻢﺤﻣﺩ", "ﷺ", "ß", "İ", "ŉ", "ﬁ", "שלום", "漢字", "ไทย", "क्षि", "é", "e\u0301",
    "\t", "\r\n", "\n\n", " " * 50, "\u3000", "…", "--", "\"", "'", "«", "»", "“", "(((", ")))",
    "1" * 400, "1e999", "-0", "+5", "1,2,3,4", "1.2.3.4", "0x1F", "12/31/9999", "31/02/2015",
    "9999999999999 مليون", "مليار مليار مليار", "a million billion trillion", "0 percent of 0",
    "٪", "‰", "25:61", "\U0010ffff", "²³", "10⁶", "1/0", "1/3", "50-50", "٣-١", "$", "€€",
    "USD", "ليرة", "%%", "No. 1", "nil",
    "<script>", "=1+1", "http://x.example/?a=1&b=2", "a@b.example", "#", "- ", "1. ", "|",
)  # fmt: skip
noise = st.text(st.characters(exclude_categories=()), min_size=1, max_size=15)
numbers = st.from_regex(
    r"[0-9٠-٩۰-۹]{1,9}([.,٫٬/:\-–][0-9٠-٩]{1,4}){0,3}(%|٪| km| ألف| مليون|bn)?", fullmatch=True
)
pieces = st.sampled_from(ARABIC) | st.sampled_from(ENGLISH) | st.sampled_from(ODD) | noise | numbers
gaps = st.sampled_from((" ", " ", ". ", "\n", "\n\n", "، ", "", ".\n\n"))
texts = st.lists(st.tuples(pieces, gaps), min_size=1, max_size=14).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)
dates = st.none() | st.dates().map(str)


@st.composite
def articles(draw: st.DrawFn, start: tuple[str, ...]) -> Article:
    """An article that is often, but not always, one that can be compared."""
    head = draw(st.sampled_from((*start, *start, *start, "")))
    return Article(f"{head}\n\n{draw(texts)}", published=draw(dates), title=draw(st.none() | noise))


either = articles(ARABIC) | articles(ENGLISH)


@cache
def validator():
    source = resources.files("comparer.schema").joinpath("report-1.json").read_text("utf-8")
    return jsonschema.Draft202012Validator(json.loads(source))


def compared(comparer, a: Article, b: Article) -> Report | None:
    """The report, or None for a refusal in one sentence."""
    try:
        return comparer.compare(a, b)
    except ComparerError as error:
        message = str(error)
        assert message.endswith(".")
        assert "\n" not in message
        assert len(message) < 400
        return None


def assert_sound(report: Report) -> None:
    written = report.to_json()
    wrong = next(validator().iter_errors(json.loads(written)), None)
    assert wrong is None, f"{list(wrong.path)}: {wrong.message[:300]}"
    assert Report.from_json(written) == report
    for key in ("a", "b"):
        document = report.document(key)
        size = len(document.text)
        spans = [*document.sentences, *document.figures]
        for difference in report.differences:
            side = difference.a if key == "a" else difference.b
            spans += side.spans if side else ()
        for span in spans:
            assert 0 <= span.start < span.end <= size
        for figure in document.figures:
            sentence = document.sentences[figure.sentence]
            assert sentence.start <= figure.start
            assert figure.end <= sentence.end
        ends = [0, *(s.end for s in document.sentences)]
        assert all(s.start >= end for s, end in zip(document.sentences, ends, strict=False))


def findings(report: Report, *, swapped: bool = False) -> list[str]:
    """What was found, as comparable lines, with the sides changed over if asked."""
    first, second = ("b", "a") if swapped else ("a", "b")
    data = report.to_dict()
    lines = [
        json.dumps([d["kind"], d["aspect"], d["severity"], round(d["confidence"], 6),
                    d[first], d[second]], ensure_ascii=False, sort_keys=True)
        for d in data["differences"]
    ]  # fmt: skip
    lines += [
        json.dumps([m[first], m[second], round(m["score"], 5), m["relation"]])
        for m in data["matches"]
    ]
    return sorted(lines)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(a=either, b=either)
@example(Article(ARABIC[0]), Article(ENGLISH[0]))
def test_any_two_texts_give_a_sound_report_or_one_sentence(comparer, a, b):
    report = compared(comparer, a, b)
    if report is None:
        return
    assert_sound(report)
    assert comparer.compare(a, b).to_json() == report.to_json()
    mirrored = comparer.compare(b, a)
    assert findings(mirrored, swapped=True) == findings(report)


LARGE = {
    "one line of 100,000 letters": "كلمة" * 25_000,
    "one line of 100,000 characters": f"{ARABIC[0]} " * 1_900,
    "2,000 figures in one line": " ".join(f"{n} قتيل" for n in range(2_000)),
    "10,000 marks on one letter": f"{ARABIC[0]} ا" + "\u064b" * 10_000,
    "10,000 direction marks": f"{ARABIC[0]} " + "\u202e\u2066" * 5_000,
    "10,000 brackets": f"{ARABIC[0]} " + "(«" * 5_000,
}


@pytest.mark.parametrize("name", LARGE)
def test_a_line_of_any_length_gives_a_sound_report_or_one_sentence(comparer, name):
    started = time.process_time()
    report = compared(comparer, Article(LARGE[name], lang="ar"), Article(ENGLISH[0]))
    if report is not None:
        assert_sound(report)
    assert time.process_time() - started < 30


def test_marks_take_no_more_time_than_prose_and_what_is_left_out_is_said(comparer):
    marks = f"{ARABIC[0]} ا" + "\u064b" * 100_000
    letters = "\n".join(f"{ARABIC[n % len(ARABIC)]} {n}." for n in range(600))
    assert len(letters) < len(marks)
    took = []
    for text in (letters, marks):
        started = time.process_time()
        report = comparer.compare(Article(text, lang="ar"), Article(ENGLISH[0]))
        took.append(time.process_time() - started)
    assert took[1] < took[0]
    assert [c.article for c in report.caveats if c.code == "long_sentence"] == ["a"]


def test_the_bundled_encoder_reads_so_much_of_a_text_and_no_more(comparer):
    encode = comparer.encoder.encode
    words = encode(["word " * 100_000, "word " * 800, "word " * 799])
    assert (words[0] == words[1]).all()
    assert (words[0] != words[2]).any()
    # Eighteen letters in one.
    ligatures = encode(["\ufdfa" * 4_000, "\ufdfa" * 3_999, "\ufdfa" * 40])
    assert (ligatures[0] == ligatures[1]).all()
    assert (ligatures[0] != ligatures[2]).any()
