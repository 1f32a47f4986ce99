"""A report made by hand, with every kind of finding in it, as a comparison would give it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from comparer.article import Article
from comparer.records import (
    Caveat,
    Difference,
    Document,
    Explanation,
    Figure,
    Match,
    Role,
    Sentence,
    Side,
    Span,
    Translation,
)
from comparer.report import Report, with_ids

Part = tuple[Role, str, str]
"""A sentence's role, its words, and its translation or ""."""


def parts_of(lang: str) -> list[Part]:
    """The sentences in sample_articles/LANG.tsv, one a line: role, words, translation."""
    lines = (
        (Path(__file__).parent / "sample_articles" / f"{lang}.tsv").read_text("utf-8").splitlines()
    )
    return [tuple(line.split("\t")) for line in lines]  # type: ignore[misc]


ARABIC, ENGLISH = parts_of("ar"), parts_of("en")


def document(
    lang: str,
    parts: Sequence[Part],
    *,
    engine: str = "Argos ar→en 1.0",
    joined: frozenset[int] = frozenset(),
    **about: str,
) -> Document:
    """A document whose sentences are these parts, a paragraph each unless in `joined`."""
    text, sentences = "", []
    for index, (role, words, translated) in enumerate(parts):
        if text:
            text += " " if index in joined else "\n\n"
        start = len(text)
        text += words
        sentences.append(
            Sentence(
                index,
                start,
                len(text),
                role,
                translation=Translation(translated, engine) if translated else None,
            )
        )
    return Document(Article(text, lang, **about), lang, tuple(sentences))


def span(doc: Document, words: str, after: str = "") -> Span:
    """Where `words` stand in the text, after `after` has come."""
    start = doc.text.index(words, doc.text.index(after) if after else 0)
    return Span(start, start + len(words))


def side(doc: Document, *words: str, **values: str) -> Side:
    """Evidence: these words of the text."""
    return Side(tuple(span(doc, w) for w in words), **values)  # type: ignore[arg-type]


def figure(doc: Document, words: str, kind: str, value: str, **more: str) -> Figure:
    """A figure that is written as `words`."""
    where = span(doc, words)
    sentence = next(s.index for s in doc.sentences if s.start <= where.start < s.end)
    number = Decimal(value) if re.fullmatch(r"[\d.]+", value) else value
    return Figure(sentence, *where, kind=kind, value=number, **more)  # type: ignore[arg-type]


def sample_report() -> Report:
    """Qaryatayn, told twice: figures, every framing aspect, both omissions, caveats."""
    a = document(
        "ar", ARABIC, joined=frozenset({2, 5}), title="تنظيم الدولة يسيطر على القريتين",
        source="شبكة إخبارية عربية", published="2015-08-06",
    )  # fmt: skip
    b = document(
        "en", ENGLISH, joined=frozenset({3, 8}),
        title="ISIS captures Syrian town of Qaryatayn", source="A wire agency",
        published="2015-08-06",
    )  # fmt: skip
    flagged = {
        5: ("number_changed",), 10: ("repetition", "low_similarity"),
    }  # fmt: skip
    a = replace(
        a,
        sentences=tuple(
            replace(s, translation=replace(s.translation, flags=flagged[s.index]))
            if s.translation and s.index in flagged
            else s
            for s in a.sentences
        ),
        figures=(
            figure(a, "فجر الخميس", "date", "Thu"),
            figure(a, "ثلاث سيارات", "count", "3", counted="سيارات"),
            figure(a, "37 عنصرًا", "count", "37", counted="عنصرًا"),
            figure(a, "23 من مقاتلي", "count", "23", counted="مقاتلي"),
            figure(a, "أكثر من 25 غارة", "count", "25", bound="more_than", counted="غارة"),
            figure(a, "نحو 15 كيلومترًا", "distance", "15", unit="km", bound="about"),
            figure(a, "45 كم", "distance", "45", unit="km"),
            figure(a, "6 آب/أغسطس 2015", "date", "2015-08-06"),
        ),
    )
    b = replace(
        b,
        figures=(
            figure(b, "Wednesday night", "date", "Wed"),
            figure(b, "late May", "date", "--05"),
            figure(b, "three suicide car bombs", "count", "3", counted="bombs"),
            figure(
                b, "At least 28 pro-government fighters", "count", "28", bound="at_least",
                counted="fighters",
            ),
            figure(b, "24 militants", "count", "24", counted="militants"),
            figure(b, "More than 25 air raids", "count", "25", bound="more_than", counted="raids"),
            figure(b, "12 km", "distance", "12", unit="km"),
            figure(b, "45 km", "distance", "45", unit="km"),
        ),
    )  # fmt: skip
    matches = (
        Match("m1", (0,), (0,), 0.98),
        Match("m2", (2,), (2,), 0.93, "conflict"),
        Match("m3", (3,), (4,), 0.88),
        Match("m4", (4,), (5,), 0.86, "conflict"),
        Match("m5", (5,), (6,), 0.71, "partial"),
        Match("m6", (6,), (7,), 0.79, "conflict"),
        Match("m7", (8,), (8,), 0.9),
    )
    return Report(
        a=a,
        b=b,
        matches=matches,
        differences=with_ids(tuple(_differences(a, b))),
        caveats=(
            Caveat(
                "TRANSLATION_FLAGGED",
                Explanation(
                    "2 of 11 translated sentences are doubtful; they are marked.",
                    "الترجمة مشكوك فيها في جملتين من 11 جملة، وقد وُضعت عليهما علامة.",
                ),
                "a",
            ),
            Caveat(
                "ENCODER_CUT",
                Explanation(
                    "One sentence was longer than the encoder reads; its end was not compared.",
                    "جملة واحدة أطول مما يقرؤه المرمِّز، فلم يُقارن آخرها.",
                ),
            ),
        ),
        signature={
            "encoder": "use-multilingual 1.0",
            "translator": "Argos ar→en 1.0",
            "splitter": "sentencex 1.0.32",
            "lexicons": {"ar": "5f1d0c2a", "en": "88ab01f3"},
            "options": {"translator": "auto", "reader": "en", "threads": 0, "glossary": None},
        },
        version="0.1.0",
    )


def _differences(a: Document, b: Document) -> list[Difference]:
    def made(
        kind: str, aspect: str, match: str | None, severity: str, confidence: float,
        left: Side | None, right: Side | None, en: str, ar: str,
    ) -> Difference:  # fmt: skip
        return Difference(
            kind,
            aspect,
            match,
            severity,
            confidence,
            left,
            right,
            Explanation(en, ar),  # type: ignore[arg-type]
        )

    return [
        made("figure", "date", "m2", "high", 0.9,
             side(a, "فجر الخميس", value="Thu"), side(b, "Wednesday night", value="Wed"),
             "The capture is dated Thursday in one report and Wednesday in the other.",
             "يؤرَّخ سقوط المدينة بالخميس في تقرير وبالأربعاء في الآخر."),
        made("figure", "value", "m4", "high", 0.94,
             side(a, "37 عنصرًا", value="37"),
             side(b, "At least 28 pro-government fighters", value="28", bound="at_least"),
             "The government side lost 37 in one report and at least 28 in the other.",
             "عدد قتلى قوات النظام 37 في تقرير و28 على الأقل في الآخر."),
        made("framing", "contradiction", "m2", "high", 0.64,
             side(a, "سيطر تنظيم الدولة الإسلامية"),
             side(b, "had repelled the attack and still held the town"),
             "One report says that the town fell, the other that the army still held it.",
             "يقول أحد التقريرين إن المدينة سقطت، ويقول الآخر إن الجيش ما زال فيها."),
        made("framing", "loaded_language", "m5", "high", 0.82,
             side(a, "مجزرة مروعة", category="condemning"), side(b, "air raids"),
             "“مجزرة مروعة” (a horrific massacre) has no counterpart in the other report.",
             "«مجزرة مروعة» لا مقابل لها في التقرير الآخر."),
        made("figure", "value", "m4", "medium", 0.71,
             side(a, "23 من مقاتلي", value="23"), side(b, "24 militants", value="24"),
             "The group's dead number 23 in one report and 24 in the other.",
             "عدد قتلى التنظيم 23 في تقرير و24 في الآخر."),
        made("figure", "value", "m6", "medium", 0.77,
             side(a, "نحو 15 كيلومترًا", value="15", unit="km", bound="about"),
             side(b, "12 km", value="12", unit="km"),
             "Mheen lies about 15 km away in one report and 12 km in the other.",
             "تبعد مهين نحو 15 كم في تقرير و12 كم في الآخر."),
        made("framing", "agency", "m5", "medium", 0.85,
             side(a, "ارتكبت طائرات النظام", category="named"),
             side(b, "were carried out", category="passive"),
             "One report names who carried out the raids; the other leaves the doer out.",
             "أحد التقريرين يسمّي من شنّ الغارات، والآخر يستعمل المبني للمجهول."),
        made("framing", "labelling", "m4", "medium", 0.8,
             side(a, "قوات النظام", category="delegitimising"),
             side(b, "pro-government fighters", category="neutral"),
             "The same side is called “regime forces” and “pro-government fighters”.",
             "الطرف نفسه «قوات النظام» في تقرير و«مقاتلون موالون للحكومة» في الآخر."),
        made("framing", "attribution", "m2", "medium", 0.76,
             side(a, "سيطر تنظيم الدولة الإسلامية فجر الخميس على مدينة القريتين"),
             side(b, "the Syrian Observatory for Human Rights said"),
             "One report states the capture as fact, the other attributes it to the Observatory.",
             "أحد التقريرين يجزم بسقوط المدينة، والآخر ينسبه إلى المرصد."),
        made("framing", "certainty", "m5", "low", 0.58,
             side(a, "بحق المدنيين"), side(b, "were reportedly hurt"),
             "The harm to civilians is asserted in one report and hedged in the other.",
             "إصابة المدنيين مؤكدة في تقرير ومشروطة في الآخر."),
        made("framing", "emphasis", "m7", "low", 0.55,
             side(a, "ويمر الطريق السريع M5"), side(b, "The town lies 45 km east of the M5"),
             "The road stands under its own subheading in one report only.",
             "للطريق عنوان فرعي خاص به في أحد التقريرين فقط."),
        made("omission", "only_in", None, "medium", 0.83,
             side(a, ARABIC[9][1]), None,
             "Only the first report says this; nothing in the second corresponds to it.",
             "لا يرد هذا إلا في التقرير الأول، ولا مقابل له في الثاني."),
        made("omission", "only_in", None, "low", 0.7,
             side(a, ARABIC[10][1]), None,
             "Only the first report says this; nothing in the second corresponds to it.",
             "لا يرد هذا إلا في التقرير الأول، ولا مقابل له في الثاني."),
        made("omission", "only_in", None, "medium", 0.92,
             None, side(b, ENGLISH[3][1]),
             "Only the second report says this; nothing in the first corresponds to it.",
             "لا يرد هذا إلا في التقرير الثاني، ولا مقابل له في الأول."),
        made("omission", "only_in", None, "medium", 0.66,
             None, side(b, ENGLISH[9][1]),
             "Only the second report says this; nothing in the first corresponds to it.",
             "لا يرد هذا إلا في التقرير الثاني، ولا مقابل له في الأول."),
        made("omission", "only_in", None, "low", 0.95,
             None, side(b, ENGLISH[10][1]),
             "Only the second report says this; nothing in the first corresponds to it.",
             "لا يرد هذا إلا في التقرير الثاني، ولا مقابل له في الأول."),
    ]  # fmt: skip
