"""Bytes of every encoding that news arrives in, long and short."""

from __future__ import annotations

import pytest

from comparer.errors import InputError
from comparer.ingest.decode import decode

ARABIC = (
    "سيطر تنظيم الدولة على بلدة القريتين وسط سوريا يوم الأربعاء، بعد معارك عنيفة مع قوات النظام؛ "
    "وفق ما أفاد ناشطون. هل سقطت البلدة؟"
)
SHORT_ARABIC = ["سقوط البلدة في يد المعارضة", "مقتل خمسة جنود قرب حمص", "دمشق: غارات على تدمر"]
ENGLISH = (
    "“It was like an earthquake,” said Baybars Tallawi – a media activist… The café’s owner, "
    "Jürgen Müller, paid £5m to São Paulo’s señor Núñez."
)
SHORT_ENGLISH = ["He said “go” – now", "The mayor’s office", "Malmö police arrest 5"]

UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


@pytest.mark.parametrize("encoding", [*UNICODE, "cp1256", "iso8859_6"])
@pytest.mark.parametrize("text", [ARABIC, ARABIC * 50, *SHORT_ARABIC])
def test_arabic(text: str, encoding: str) -> None:
    if encoding == "iso8859_6":
        assert decode(text.encode(encoding), "a.txt") == text
    else:
        text += " “نعم” – قال"
        assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("encoding", [*UNICODE, "cp1252"])
@pytest.mark.parametrize("text", [ENGLISH, ENGLISH * 50, *SHORT_ENGLISH])
def test_english(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


def test_diacritics_tatweel_and_digits_come_through_windows_1256() -> None:
    text = "قُتِلَ خمســة أشخاص في حِمص يومَ الأربعاءِ"
    assert decode(text.encode("cp1256"), "a.txt") == text


def test_latin_names_in_windows_1256_arabic() -> None:
    text = "نقلت BBC عن Médecins Sans Frontières أن المشفى قُصف مرتين"
    assert decode(text.encode("cp1256"), "a.txt") == text


def test_utf_8_that_breaks_off_inside_a_letter() -> None:
    assert decode("سقطت البلدة".encode()[:-1], "a.txt") == "سقطت البلد"


def test_utf_16_that_lost_its_last_byte() -> None:
    assert decode("The town fell.".encode("utf-16")[:-1], "a.txt") == "The town fell"


def test_damaged_utf_8_keeps_what_can_be_read() -> None:
    data = (ARABIC * 5).encode()
    damaged = data[:101] + b"\xff" + data[102:]
    text = decode(damaged, "a.txt")
    assert "\ufffd" in text
    assert "سيطر تنظيم الدولة" in text


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 10, b"\x00" * 500, b"\x01\x02\x03\x04" * 100, bytes(range(128, 256)) * 9],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"x\.txt is not text.*UTF-8"):
        decode(data, "x.txt")


def test_a_false_byte_order_mark_is_told() -> None:
    with pytest.raises(InputError, match="starts like UTF-16"):
        decode(b"\xff\xfe" + b"\x00\xd8" * 20, "x.txt")
