"""Whether two articles can be compared, and what the reader must know if they can."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from comparer import languages, strings
from comparer.article import Article
from comparer.errors import InputError, problem
from comparer.ingest.arabic_forms import has_presentation_forms, is_visual_order
from comparer.ingest.language import detect_language, script_counts
from comparer.ingest.limits import (
    MAX_CHARACTERS,
    MAX_SENTENCE_CHARACTERS,
    MIN_WORDS,
    SHORT_WORDS,
)
from comparer.records import ArticleKey, Caveat, Document, Explanation

_WORD = re.compile(r"[^\W\d_]+(?:[^\W\d_]|\w|[\u064b-\u0652\u0670\u0640'’\-])*")
_JUNK = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ufffd]")

_ORDINAL = {"a": Explanation("first", "الأول"), "b": Explanation("second", "الثاني")}

MIXED = 0.35
"""Share of letters in another supported script from which an article counts as mixed."""


def check_pair(a: Article, b: Article) -> tuple[str, str, tuple[Caveat, ...]]:
    """The language of each article, and caveats; `InputError` says which article is unusable.

    A language given with an article is believed, with a caveat if its letters say otherwise.
    """
    lang_a = _check(a, "first")
    lang_b = _check(b, "second")
    caveats = [*_about(a, "a", lang_a), *_about(b, "b", lang_b), *_about_both(a, b, lang_a, lang_b)]
    return lang_a, lang_b, tuple(caveats)


def sentence_caveats(document: Document, key: ArticleKey) -> tuple[Caveat, ...]:
    """What the reader must know of an article's sentences: one is too long to be taken whole."""
    longest = max((s.end - s.start for s in document.sentences), default=0)
    if longest <= MAX_SENTENCE_CHARACTERS:
        return ()
    ordinal, most = _ORDINAL[key], f"{MAX_SENTENCE_CHARACTERS:,}"
    message = Explanation(
        f"The {ordinal.en} article has a sentence of {longest:,} characters, far more than news "
        f"has; what corresponds to it was sought by its first {most}.",
        f"في التقرير {ordinal.ar} جملة عدد محارفها {longest:,}، أي أطول بكثير من جمل الأخبار؛ وقد "
        f"بُحث عمّا يقابلها بأول {most} محرف منها.",
    )
    return (Caveat("long_sentence", message, key),)


def _check(article: Article, place: str) -> str:
    """The article's language; `InputError` if the article cannot be compared."""
    text = article.text
    which = partial(_which, place)
    if not text.strip():
        raise problem("article_empty", which=which)
    if len(text) > MAX_CHARACTERS:
        raise problem("article_long", which=which, n=len(text), most=MAX_CHARACTERS)
    if len(_JUNK.findall(text)) > 0.02 * len(text) + 2:
        raise problem("article_binary", which=which)
    found = len(_WORD.findall(text))
    if found < MIN_WORDS:
        if not found:
            raise problem("article_no_words", which=which)
        raise problem("article_few_words", which=which, n=found)
    if article.lang is not None:
        return article.lang
    try:
        return detect_language(text)
    except InputError as error:
        reason = partial(_continued, error)
        raise problem("article_language", which=which, reason=reason) from None


def _continued(error: InputError, lang: str) -> str:
    """The error's sentence as the end of another one."""
    sentence = error.message(lang)
    return sentence[:1].lower() + sentence[1:]


def _which(place: str, lang: str) -> str:
    return strings.text(lang, f"error.part.{place}")


def _about(article: Article, key: ArticleKey, lang: str) -> Iterator[Caveat]:
    """What the reader must know of one article."""
    ordinal = _ORDINAL[key]
    name = languages.get(lang).names
    counts = script_counts(article.text)
    total = sum(counts.values())
    foreign = max((code for code in counts if code != lang), key=lambda code: counts[code])
    other = languages.get(foreign).names
    if total and counts[foreign] > MIXED * total:
        if counts[foreign] > (1 - MIXED) * total:
            yield Caveat(
                "language_mismatch",
                Explanation(
                    f"The {ordinal.en} article was given as {name['en']}, but nearly all of its "
                    f"letters are {other['en']}.",
                    f"قُدّم التقرير {ordinal.ar} على أنه ب{name['ar']}، لكن حروفه كلها تقريبًا "
                    f"من {other['ar']}.",
                ),
                key,
            )
        else:
            yield Caveat(
                "mixed_language",
                Explanation(
                    f"The {ordinal.en} article mixes {name['en']} with much {other['en']}; it is "
                    f"read as {name['en']}.",
                    f"في التقرير {ordinal.ar} قدر كبير من {other['ar']} إلى جانب {name['ar']}؛ وقد "
                    f"قُرئ على أنه مكتوب ب{name['ar']}.",
                ),
                key,
            )
    if len(_WORD.findall(article.text[:2000])) < SHORT_WORDS:
        yield Caveat(
            "short_article",
            Explanation(
                f"The {ordinal.en} article is very short, so what it leaves out means little.",
                f"التقرير {ordinal.ar} قصير جدًا، فلا دلالة كبيرة لما لم يذكره.",
            ),
            key,
        )
    if "\ufffd" in article.text:
        yield Caveat(
            "undecoded_letters",
            Explanation(
                f"Some letters of the {ordinal.en} article could not be decoded and stand as "
                "\ufffd; save it as UTF-8 and give it again.",
                f"تعذّر فك ترميز بعض حروف التقرير {ordinal.ar} فظهرت على شكل \ufffd؛ احفظه بترميز "
                "UTF-8 وقدّمه من جديد.",
            ),
            key,
        )
    if is_visual_order(article.text):
        yield Caveat(
            "visual_order",
            Explanation(
                f"The letters of the {ordinal.en} article stand in reverse order, as in text "
                "copied from some PDF files; little of it can be matched. Upload the file itself.",
                f"حروف التقرير {ordinal.ar} معكوسة الترتيب، كما في النص المنسوخ من بعض ملفات PDF؛ "
                "ولا يمكن أن يُقابَل منه إلا القليل. ارفع الملف نفسه.",
            ),
            key,
        )
    elif has_presentation_forms(article.text):
        yield Caveat(
            "presentation_forms",
            Explanation(
                f"The {ordinal.en} article is written with Arabic presentation forms, as in text "
                "copied from a PDF file; some words may not be recognised.",
                f"التقرير {ordinal.ar} مكتوب بأشكال العرض للحروف العربية، كما في النص المنسوخ من "
                "ملف PDF؛ وقد لا يتعرّف البرنامج إلى بعض كلماته.",
            ),
            key,
        )


def _about_both(a: Article, b: Article, lang_a: str, lang_b: str) -> Iterator[Caveat]:
    """What the reader must know of the pair."""
    if a.text.split() == b.text.split():
        yield Caveat(
            "identical_articles",
            Explanation(
                "Both articles are the same text, so there is nothing to tell apart.",
                "التقريران نص واحد، فلا فرق بينهما.",
            ),
        )
    elif lang_a == lang_b:
        name = languages.get(lang_a).names
        yield Caveat(
            "same_language",
            Explanation(
                f"Both articles are in {name['en']}; they are compared without translation.",
                f"كلا التقريرين ب{name['ar']}؛ وقد قورن بينهما من دون ترجمة.",
            ),
        )
