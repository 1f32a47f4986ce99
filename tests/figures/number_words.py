"""Whole numbers in English and Arabic words, for tests: what the parser must undo."""

from __future__ import annotations

_EN_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_EN_SCALES = ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"))


def english(number: int, *, british: bool = True) -> str:
    """forty-five; with "and" before the tens as the British say, or without."""
    if number == 10**12:
        return "one trillion"
    parts = []
    for size, name in _EN_SCALES:
        if number >= size:
            parts.append(f"{_english_small(number // size, british)} {name}")
            number %= size
    if number or not parts:
        small = _english_small(number, british)
        parts.append(f"and {small}" if british and parts and number < 100 else small)
    return " ".join(parts)


def _english_small(number: int, british: bool) -> str:
    if number >= 100:
        head = f"{_EN_UNITS[number // 100]} hundred"
        rest = number % 100
        joiner = " and " if british else " "
        return head + (joiner + _english_small(rest, british) if rest else "")
    if number < 20:
        return _EN_UNITS[number]
    unit = number % 10
    return _EN_TENS[number // 10 - 2] + (f"-{_EN_UNITS[unit]}" if unit else "")


_AR_UNITS = {
    "m": [
        "صفر",
        "واحد",
        "اثنان",
        "ثلاثة",
        "أربعة",
        "خمسة",
        "ستة",
        "سبعة",
        "ثمانية",
        "تسعة",
        "عشرة",
    ],
    "f": ["صفر", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"],
}
_AR_TENS = ["عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
_AR_SCALES = (
    (10**9, "مليار", ("ملياران", "مليارين"), "مليارات"),
    (10**6, "مليون", ("مليونان", "مليونين"), "ملايين"),
    (10**3, "ألف", ("ألفان", "ألفين"), "آلاف"),
)


def arabic(
    number: int, *, gender: str = "m", oblique: bool = False, old_hundred: bool = False
) -> str:
    """خمسة وأربعون; oblique: خمسة وأربعين; with the spelling مائة where `old_hundred`."""
    if number == 10**12:
        return "تريليون"
    parts = []
    for size, one, two, many in _AR_SCALES:
        group = number // size
        if group:
            parts.append(_arabic_group(group, one, two[oblique], many, oblique, old_hundred))
            number %= size
    if number or not parts:
        parts.append(_arabic_small(number, gender, oblique, old_hundred))
    return " و".join(parts)


def _arabic_group(
    group: int, one: str, two: str, many: str, oblique: bool, old_hundred: bool
) -> str:
    if group == 1:
        return one
    if group == 2:
        return two
    words = _arabic_small(group, "m", oblique, old_hundred)
    if words.endswith(("مئتان", "مئتين", "مائتان", "مائتين")):
        words = words[:-1]
    last = group % 100
    if 3 <= last <= 10:
        return f"{words} {many}"
    accusative = one + "اً" if last > 10 and not oblique else one
    return f"{words} {accusative}"


def _arabic_small(number: int, gender: str, oblique: bool, old_hundred: bool) -> str:
    if number >= 100:
        hundred = "مائة" if old_hundred else "مئة"
        count, rest = divmod(number, 100)
        if count == 1:
            head = hundred
        elif count == 2:
            head = hundred[:-1] + ("تين" if oblique else "تان")
        else:
            head = _AR_UNITS["f"][count].removesuffix("ي") + hundred
        return head + (f" و{_arabic_small(rest, gender, oblique, old_hundred)}" if rest else "")
    units = _AR_UNITS[gender]
    if number <= 10:
        word = units[number]
        return word.replace("ان", "ين") if oblique and number == 2 else word
    if number < 20:
        ten = "عشر" if gender == "m" else "عشرة"
        if number == 11:
            return ("أحد " if gender == "m" else "إحدى ") + ten
        if number == 12:
            head = "اثن" if gender == "m" else "اثنت"
            return head + ("ي " if oblique else "ا ") + ten
        return f"{units[number - 10]} {ten}"
    ten, unit = divmod(number, 10)
    tens = _AR_TENS[ten - 2].replace("ون", "ين") if oblique else _AR_TENS[ten - 2]
    if not unit:
        return tens
    if unit == 1:
        return f"{'واحد' if gender == 'm' else 'إحدى'} و{tens}"
    return f"{_arabic_small(unit, gender, oblique, old_hundred)} و{tens}"
