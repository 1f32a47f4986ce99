"""Bytes → text: which encoding they are in.

In order: a byte order mark; UTF-16 without one (by where its zero or Arabic high bytes stand);
UTF-8, which hardly any other text happens to be; then the single-byte encodings of Arabic and
English, by how well what they decode to reads as words. General detectors were tried:
charset-normalizer takes short Windows-1256 for Cyrillic or Greek code pages, and knows no better
than the letters do.
"""

from __future__ import annotations

import codecs
import re

from comparer.errors import problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SINGLE_BYTE = ("cp1256", "iso8859_6", "cp1252")
_SAMPLE = 100_000

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_ARABIC = re.compile("[\u0621-\u0652]+")
_ASCII = re.compile("[A-Za-z]+")
_STRAY_VOWEL = re.compile("(?<![\u0621-\u0652])[\u064b-\u0652]")
_DEBRIS = re.compile(r"[¡-©¬-¸º¼-¾×÷ƒˆ˜†‡‰Œœ]")

# Letters by how common they are in news Arabic, in per mille of letters: what a wrong code page
# decodes to is made of the rare ones.
_COMMON = {
    "ا": 140, "ل": 118, "ي": 76, "م": 62, "و": 56, "ن": 60, "ر": 48, "ت": 46, "ب": 36, "ع": 35,
    "ة": 33, "د": 30, "ه": 29, "س": 27, "ف": 26, "أ": 25, "ق": 23, "ك": 21, "ح": 20, "ج": 13,
    "ش": 12, "ط": 11, "ص": 10, "ى": 9, "خ": 9, "إ": 8, "ذ": 7, "ض": 7, "ث": 6, "ئ": 4, "ز": 6,
    "ء": 4, "غ": 4, "ظ": 2, "آ": 2, "ؤ": 1,
}  # fmt: skip


def decode(data: bytes, name: str) -> str:
    """The text in `data`, newlines as they are; `InputError` (naming `name`) if it is none."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding, name)
    wide = _wide(data)
    if wide:
        return _decoded(data, wide, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.reason == "unexpected end of data":
            text = data[: error.start].decode("utf-8")  # cut off inside its last letter
        else:
            text = _single_byte(data, name)
    if len(_CONTROL.findall(text)) > 0.01 * len(text) + 2:
        raise problem("decode_not_text", name=name)
    return text


def _decoded(data: bytes, encoding: str, name: str) -> str:
    width = {"utf-32": 4, "utf-16": 2, "utf-16-le": 2, "utf-16-be": 2}.get(encoding, 1)
    whole = len(data) - len(data) % width
    try:
        return data[:whole].decode(encoding)
    except UnicodeDecodeError as error:
        raise problem(
            "decode_broken", name=name, encoding=encoding.upper(), at=error.start
        ) from None


def _wide(data: bytes) -> str | None:
    """UTF-16 in its byte order, if data without a mark is that."""
    sample = data[:4000]
    if len(sample) < 4:
        return None
    for encoding, high in (("utf-16-le", 1), ("utf-16-be", 0)):
        # High bytes of Latin (00), Arabic (06) and general punctuation (20) only.
        highs = sample[high::2]
        lows = sample[1 - high :: 2]
        expected = sum(byte in (0x00, 0x06, 0x20) for byte in highs)
        zero_or_arabic = sum(byte in (0x00, 0x06) for byte in highs)
        if (
            expected >= 0.98 * len(highs)
            and zero_or_arabic > 0.7 * len(highs)
            and sum(byte == 0 for byte in lows) < 0.05 * len(lows) + 1
        ):
            return encoding
    return None


def _single_byte(data: bytes, name: str) -> str:
    """The text in the single-byte encoding, or the damaged UTF-8, that reads best."""
    readings: list[tuple[float, str]] = []
    for encoding in _SINGLE_BYTE:
        sample = data[:_SAMPLE].decode(encoding, errors="replace")
        readings.append((_sense(sample), encoding))
    damaged = data[:_SAMPLE].decode("utf-8", errors="replace")
    readings.append((_sense(damaged), "utf-8"))
    sense, encoding = max(readings)
    if sense < 0:
        raise problem("decode_not_text", name=name)
    return data.decode(encoding, errors="replace")


def _sense(text: str) -> float:
    """How much the text reads like Arabic or English words; below 0 for none."""
    score = 0.0
    letters = 0
    for word in _WORD.findall(text):
        letters += len(word)
        if _ASCII.fullmatch(word):
            score += 0.5 * len(word)
        elif _ARABIC.fullmatch(word):
            # Positive for a word of common letters, negative for one of rare letters.
            score += sum((_COMMON.get(ch, 3) - 15) / 40 for ch in word)
            score += 3.0 * word.startswith("ال") + 1.0 * word.endswith("ة")
        else:
            ascii_share = sum(ch.isascii() for ch in word) / len(word)
            arabic = any("\u0620" <= ch <= "\u06ff" for ch in word)
            # An accent or two in a Latin word is a name; Arabic and Latin in one word is neither.
            score += 0.3 * len(word) if ascii_share >= 0.6 and not arabic else -2.0 * len(word)
    score -= 10.0 * (text.count("\ufffd") + len(_CONTROL.findall(text)))
    score -= 3.0 * len(_STRAY_VOWEL.findall(text))
    # What stands for punctuation in the right code page is a letter's debris in the wrong one.
    score -= 3.0 * len(_DEBRIS.findall(text))
    return score if letters else -1.0
