"""Every bad input gets one clear sentence or an honest result, through the command line."""

from __future__ import annotations

import io
import json
import struct
import zlib
from pathlib import Path

import pytest

from comparer import cli

GOOD = Path(__file__).parent.parent / "samples" / "qaryatayn"


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixel = zlib.compress(b"\0\xff\0\0")
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")
    )


def locked_pdf() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    page = Canvas(buffer, encrypt=StandardEncryption("secret", canPrint=0))
    page.drawString(72, 720, "Nobody may read this sentence without the password.")
    page.save()
    return buffer.getvalue()


REFUSED = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n \n", "empty"),
    "word.txt": ("سقوط".encode(), "only one word"),
    "picture.txt": (png(), "text"),
    "long.txt": ("Rain fell on the coast again today. " * 58_000).encode(),
    "broken.docx": (b"PK\x03\x04 and then nothing", "docx"),
    "broken.pdf": (b"%PDF-1.7\nand then nothing", "PDF"),
    "locked.pdf": (locked_pdf(), "password"),
    "menu.html": (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "article"),
    "french.txt": (
        "Le gouvernement a annoncé mardi une hausse des impôts sur les sociétés. ".encode() * 5,
        "not supported",
    ),
    "sheet.ods": (b"whatever", ".txt"),
}
REFUSED["long.txt"] = (REFUSED["long.txt"], "250,000")


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("first", [True, False], ids=["as-a", "as-b"])
def test_what_cannot_be_compared_is_refused_in_one_sentence(name, first, tmp_path, capsys):
    content, says = REFUSED[name]
    bad = tmp_path / name
    bad.write_bytes(content)
    good = GOOD / "en.txt"
    pair = (bad, good) if first else (good, bad)
    output = tmp_path / "report.json"
    assert cli.main(["compare", *map(str, pair), "-o", str(output)]) == 2
    message = capsys.readouterr().err.strip()
    assert says.casefold() in message.casefold()
    assert len(message.splitlines()) == 1
    assert "Traceback" not in message
    assert not output.exists()


def compared(a: Path, b: Path, output: Path) -> dict:
    arguments = ["compare", str(a), str(b), "--translator", "none", "-o", str(output)]
    assert cli.main(arguments) == 0
    return json.loads(output.read_text(encoding="utf-8"))


def test_two_identical_articles_agree_in_everything_and_say_so(tmp_path):
    report = compared(GOOD / "en.txt", GOOD / "en.txt", tmp_path / "report.json")
    assert report["differences"] == []
    assert "identical_articles" in {warning["code"] for warning in report["warnings"]}


def test_unrelated_articles_have_few_matches_and_say_so(samples_folder, tmp_path):
    report = compared(
        samples_folder / "budget" / "ar.txt", GOOD / "en.txt", tmp_path / "report.json"
    )
    assert len(report["matches"]) <= 1
    assert "unrelated_articles" in {warning["code"] for warning in report["warnings"]}


def test_bidi_controls_are_kept_and_change_nothing(tmp_path):
    text = (GOOD / "ar.txt").read_text(encoding="utf-8")
    strewn = tmp_path / "strewn.txt"
    strewn.write_text(text.replace(" ", " \u200f").replace("37", "\u206637\u2069"), "utf-8")
    plain = compared(GOOD / "ar.txt", GOOD / "en.txt", tmp_path / "plain.json")
    marked = compared(strewn, GOOD / "en.txt", tmp_path / "marked.json")
    assert "\u2066" in marked["articles"]["a"]["text"]
    assert [(m["a"], m["b"]) for m in marked["matches"]] == [
        (m["a"], m["b"]) for m in plain["matches"]
    ]
    values = [
        [(d["a"]["value"], d["b"]["value"]) for d in r["differences"] if d["aspect"] == "value"]
        for r in (plain, marked)
    ]
    assert values[0] == values[1] != []
