"""One sentence of reason in each interface language, with the figures worded in that language."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import lru_cache
from typing import Any

from comparer import languages
from comparer.figures.extract import Found
from comparer.figures.indefinite import indefinite_words
from comparer.figures.lexicon import load_lexicon
from comparer.figures.numerals import tidy
from comparer.figures.reading import DateParts
from comparer.records import Document, Explanation

_SCALES = (("trillion", 12), ("billion", 9), ("million", 6))
_DUAL = 3
"""Where the forms of a unit have its dual, which says 2 without the digit: Arabic كيلومترين."""


def explain(aspect: str, x: Found | None, y: Found | None, a: Document, b: Document) -> Explanation:
    """What differs: the figure of `a`, of `b`, or of both."""
    return Explanation(
        en=_sentence("en", aspect, x, y, a, b), ar=_sentence("ar", aspect, x, y, a, b)
    )


def _sentence(
    lang: str, aspect: str, x: Found | None, y: Found | None, a: Document, b: Document
) -> str:
    wording = _wording(lang)
    if x is None or y is None:
        aspect = "missing_b" if x is None else "missing_a"
    first, second = _report_names(wording, lang, a, b)
    sentence: str = wording["aspects"][aspect].format(
        a=first, b=second, A=first[:1].upper() + first[1:],
        x=worded(x, a, lang) if x else "", y=worded(y, b, lang) if y else "",
    )  # fmt: skip
    return sentence


def _report_names(wording: dict[str, Any], lang: str, a: Document, b: Document) -> tuple[str, str]:
    names = wording["report"]
    if a.lang == b.lang:
        return names["first"], names["second"]
    first, second = (
        names["named"].format(language=languages.get(doc.lang).names[lang]) for doc in (a, b)
    )
    return first, second


@lru_cache(maxsize=8)
def _wording(lang: str) -> dict[str, Any]:
    text = languages.data_file(lang, "figures_wording.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


# Figures -----------------------------------------------------------------------------------------


def worded(found: Found, document: Document, lang: str) -> str:
    """The figure in the words of `lang`, numbers as digits; as written where it has no value."""
    wording = _wording(lang)
    figure, reading = found.figure, found.reading
    if reading.date is not None:
        text = _date(reading.date, wording)
        return text or _as_written(found, document, wording)
    if figure.kind in ("time", "score"):
        return str(figure.value or document.slice(figure))
    if figure.kind == "ordinal":
        key = "century" if figure.unit == "century" else "ordinal"
        return _form(wording, key, n=load_lexicon(lang).rules.ordinal(int(str(figure.value))))
    if reading.form == "vague":
        return _indefinite(found, document, lang)
    value, low, high = (
        v if isinstance(v, Decimal) else None for v in (figure.value, figure.low, figure.high)
    )
    noun = _noun(found, document, lang)
    bounds = wording["bounds"]
    if value is None and low is not None and high is not None:
        text = bounds["range"].format(low=_plain(low, lang), high=_plain(high, lang))
        return _with_noun(text, high, found, noun, lang)
    number = value if value is not None else low
    if number is None:
        return _as_written(found, document, wording)
    amount = _with_noun(_plain(number, lang), number, found, noun, lang)
    return str(bounds[figure.bound if figure.bound != "range" else "exact"].format(n=amount))


def _indefinite(found: Found, document: Document, lang: str) -> str:
    """“Dozens of families” as the article has it, "dozens" for a reader of the other language."""
    wording, figure = _wording(lang), found.figure
    words = indefinite_words(figure, document, lang)
    noun = _noun(found, document, lang)
    at = document.text.find(noun, figure.end) if noun is not None else -1
    end = at + len(noun) if noun is not None and at >= 0 else figure.end
    written = " ".join(document.text[figure.start : end].split())
    if written.startswith(words):
        words = _form(wording, "as_written", text=written)
    # "At least" is the reading of the bare word, which says so itself.
    bound = "more_than" if figure.bound == "more_than" else "exact"
    return str(wording["bounds"][bound].format(n=words))


def _with_noun(text: str, number: Decimal, found: Found, noun: str | None, lang: str) -> str:
    """The number with its unit, its currency or what it counts."""
    wording = _wording(lang)
    unit = found.figure.unit
    names = wording["units"].get(unit) or wording["currencies"].get(unit)
    if names:
        if text == "2" and len(names) > _DUAL:
            return str(names[_DUAL])
        # After "million" Arabic takes the singular, English the plural.
        shown = number if abs(number) < 10**6 else Decimal(10**6)
        form = load_lexicon(lang).rules.noun_form(shown)
        return _form(wording, "measured", n=text, unit=names[min(form, len(names) - 1)])
    return text if noun is None else _form(wording, "counted", n=text, noun=noun)


def _noun(found: Found, document: Document, lang: str) -> str | None:
    """The counted noun as written, where the report is in the reader's language."""
    stands_after = (
        found.reading.counted is not None and found.reading.counted[0] >= found.reading.end
    )
    return found.figure.counted if document.lang == lang and stands_after else None


def _plain(value: Decimal, lang: str) -> str:
    """1,234.5 · 2.4 million"""
    for name, power in _SCALES:
        scale = Decimal(10) ** power
        short = tidy(value / scale)
        if abs(value) >= scale and short * scale == value and len(f"{short}") <= len("123.45"):
            forms = _wording(lang)["scales"][name]
            form = load_lexicon(lang).rules.noun_form(short)
            return str(forms[min(form, len(forms) - 1)].format(n=f"{short:,f}"))
    return f"{tidy(round(value, 2)):,f}"


def _date(parts: DateParts, wording: dict[str, Any]) -> str | None:
    """A date, or None where only the text can say it."""
    if parts.relative_days is not None or parts.period is not None or parts.hijri:
        return None
    if parts.decade and parts.year is not None:
        text = wording["bounds"]["range"].format(low=parts.year, high=parts.year + 9)
    elif parts.last_year is not None:
        text = wording["bounds"]["range"].format(low=parts.year, high=parts.last_year)
    elif parts.month is None:
        weekday = wording["weekdays"].get(parts.weekday)
        text = str(parts.year) if parts.year is not None else weekday
    else:
        text = _days(parts, parts.month, wording)
        if parts.year is not None:
            text = _form(wording, "with_year", date=text, year=parts.year)
    return _form(wording, parts.phase, date=text) if parts.phase else text


def _days(parts: DateParts, month: int, wording: dict[str, Any]) -> str:
    """March; 8 March; 8–21 March; 8 March to 2 April."""
    names = wording["months"]["names"]
    if parts.day is None:
        return str(names[month - 1])
    if parts.last_month is not None:
        first = _form(wording, "day_month", day=parts.day, month=names[month - 1])
        last = _form(wording, "day_month", day=parts.last_day, month=names[parts.last_month - 1])
        return str(wording["bounds"]["range"].format(low=first, high=last))
    day = str(parts.day) if parts.last_day is None else f"{parts.day}–{parts.last_day}"
    return _form(wording, "day_month", day=day, month=names[month - 1])


def _as_written(found: Found, document: Document, wording: dict[str, Any]) -> str:
    return _form(wording, "as_written", text=document.slice(found.figure))


def _form(wording: dict[str, Any], key: str, **values: object) -> str:
    return str(wording["forms"][key].format(**values))
