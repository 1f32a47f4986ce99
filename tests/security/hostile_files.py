"""Broken and hostile files, made when the tests run: name → (content, what must come of it).

What must come of it is "refused" with what the one sentence says, or "read" with words that the
text has. None is from outside.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Literal

Outcome = tuple[Literal["refused", "read"], str]
Case = tuple[bytes, Outcome]

SENTENCE = (
    "The dam above the town broke at dawn on Monday and 37 people were still missing by night, "
    "the governor of the province said."
)
SECRET = "secret-of-this-machine"  # noqa: S105 - stands in a file that no article may show
NOWHERE = "http://192.0.2.1"  # an address that is reserved for examples


def refused(says: str) -> Outcome:
    return "refused", says


def read(shows: str = "broke at dawn") -> Outcome:
    return "read", shows


# --- PDF ------------------------------------------------------------------------------------------


def pdf(*objects: bytes, root: int = 1, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1, with a sound cross-reference table."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    out.write(b"trailer\n<</Root %d 0 R/Size %d%s>>\n" % (root, size, trailer))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def stream(content: bytes, entries: bytes = b"", length: int | None = None) -> bytes:
    size = len(content) if length is None else length
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, size, content)


def page(
    contents: bytes,
    *more: bytes,
    resources: bytes = b"",
    font: bytes = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    entries: bytes = b"",
    box: bytes = b"0 0 612 792",
) -> bytes:
    """A PDF of one page: 4 is its font, 5 its contents (a whole object), then `more`."""
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Resources<</Font<</F 4 0 R>>%s>>"
        b"/Contents 5 0 R%s>>" % (box, resources, entries),
        font,
        contents,
        *more,
    )


def drawing(text: str = SENTENCE) -> bytes:
    lines = [text[at : at + 70] for at in range(0, len(text), 70)]
    shown = b"".join(b"(%s) Tj T* " % line.encode() for line in lines)
    return b"BT /F 11 Tf 14 TL 50 700 Td %sET" % shown


def lzw_bomb(rounds: int) -> bytes:
    """LZW codes of 9 bits that clear the table again and again."""
    bits = "".join(f"{code:09b}" for _ in range(rounds) for code in (256, 65, 258, 259))
    bits = bits[: len(bits) // 8 * 8]
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


def laughs(depth: int, times: int) -> bytes:
    """A form that draws a form `times` times, which draws a form `times` times …"""
    forms = []
    for level in range(depth):
        inner = b"/X Do " * times if level + 1 < depth else drawing()
        below = b"/XObject<</X %d 0 R>>" % (7 + level)
        entries = (
            b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F 4 0 R>>%s>>" % below
        )
        forms.append(stream(inner, entries))
    return page(stream(b"/X Do"), *forms, resources=b"/XObject<</X 6 0 R>>")


def pdfs() -> dict[str, Case]:
    sound = page(stream(drawing()))
    zeros = zlib.compress(b" " * 61_000_000, 9)
    itself = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
    cmap = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFFFFFF> "
        b"endcodespacerange 1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange endcmap"
    )
    wide_font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    return {
        "sound": (sound, read()),
        "only the header": (b"%PDF-1.7\n", refused("damaged")),
        "cut in half": (sound[: len(sound) // 2], refused("")),
        "noise after the header": (b"%PDF-1.7\n" + bytes(range(256)) * 64, refused("damaged")),
        "nothing but opening brackets": (b"%PDF-1.7\n" + b"[" * 200_000, refused("")),
        "nothing but dictionaries": (b"%PDF-1.7\n1 0 obj " + b"<<" * 100_000, refused("")),
        "a string that never ends": (b"%PDF-1.7\n1 0 obj (" + b"(" * 500_000, refused("")),
        "a table of objects far outside": (
            sound.replace(b"startxref\n", b"startxref\n9999999999"),
            read(),
        ),
        "an older table that is itself": (
            pdf(
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Kids[]/Count 0>>",
                trailer=b"/Prev 9",
            ),
            refused(""),
        ),
        "pages that hold themselves": (
            pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"),
            refused(""),
        ),
        "a billion pages by its own word": (
            sound.replace(b"/Count 1", b"/Count 1000000000"),
            read(),
        ),
        "more pages than a report": (
            pdf(
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Kids[%s]/Count 200>>" % (b"3 0 R " * 200),
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
            ),
            refused(""),
        ),
        "no pages": (pdf(b"<</Type/Catalog>>"), refused("")),
        "a catalog that is a number": (pdf(b"42"), refused("no pages")),
        "a root that is not there": (pdf(b"<<>>", root=77), refused("")),
        "a form that draws itself": (
            page(stream(b"/X Do"), stream(b"/X Do", itself), resources=b"/XObject<</X 6 0 R>>"),
            refused(""),
        ),
        "a stream that unpacks to 61 MB": (
            page(stream(zeros, b"/Filter/FlateDecode")),
            refused("60 MB"),
        ),
        "a stream packed twice": (
            page(stream(zlib.compress(zeros, 9), b"/Filter[/FlateDecode/FlateDecode]")),
            refused(""),
        ),
        "a stream in LZW": (page(stream(lzw_bomb(4_000), b"/Filter/LZWDecode")), refused("")),
        "a stream in run lengths": (
            page(stream(b"\x81 " * 20_000, b"/Filter/RunLengthDecode")),
            refused(""),
        ),
        "a stream of unknown packing": (
            page(stream(b"abc", b"/Filter/NoSuchDecode")),
            refused(""),
        ),
        "a stream that is no zlib": (page(stream(b"abc", b"/Filter/FlateDecode")), refused("")),
        "a negative length": (page(stream(drawing(), length=-5)), read()),
        "a length far past the end": (page(stream(drawing(), length=1 << 40)), refused("")),
        "a page of astronomic size": (page(stream(drawing()), box=b"0 0 1e300 1e300"), read()),
        "numbers that are none": (
            page(stream(b"BT /F nan Tf inf inf Td (" + SENTENCE.encode() + b") Tj ET")),
            refused(""),
        ),
        "sixty thousand brackets drawn": (page(stream(b"[" * 60_000)), refused("")),
        "operators without operands": (page(stream(b"Tj TJ Td Tm cm Do " * 1_000)), refused("")),
        "letters that mean four billion things": (
            page(stream(drawing()), stream(cmap), font=wide_font),
            refused("took longer"),
        ),
        "a form that is drawn 4,000,000,000 times": (
            laughs(depth=8, times=16),
            refused("took longer"),
        ),
        "a font that is no dictionary": (page(stream(drawing()), font=b"[1 2 3]"), read("")),
        "script, file and address inside": (
            page(
                stream(drawing()),
                entries=b"/AA<</O<</S/JavaScript/JS(app.alert(1))>>>>/Annots[<</Subtype/Link"
                b"/Rect[0 0 9 9]/A<</S/URI/URI(%s)>>>>]" % NOWHERE.encode(),
            ),
            read(),
        ),
        "a lock of unknown make": (
            pdf(
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Kids[]/Count 0>>",
                trailer=b"/Encrypt<</Filter/Other/V 9>>/ID[(a)(b)]",
            ),
            refused(""),
        ),
        "a picture of a page": (page(stream(b"0 0 99 99 re f")), refused("OCR")),
    }


# --- Word -----------------------------------------------------------------------------------------

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def body(inside: str, before: str = "") -> str:
    return f'{_HEAD}{before}<w:document xmlns:w="{_W}"><w:body>{inside}</w:body></w:document>'


def paragraph(text: str = SENTENCE) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def word(document: str | bytes, **others: str | bytes) -> bytes:
    """A .docx with this document part, and other parts with their names' "__" for "/"."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        for name, content in others.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def many_parts(count: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(count):
            archive.writestr(f"word/media/{number}", b"")
        archive.writestr("word/document.xml", body(paragraph()))
    return out.getvalue()


def patched(data: bytes, at: int, value: bytes) -> bytes:
    """The archive with bytes of its first entry in the central directory replaced."""
    start = data.index(b"PK\x01\x02") + at
    return data[:start] + value + data[start + len(value) :]


def words(secret: str) -> dict[str, Case]:
    """Word documents; `secret` is the path of a file whose content no article may show."""
    sound = word(body(paragraph()))
    entity = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]>'
    fetched = f'<!DOCTYPE d SYSTEM "{NOWHERE}/d.dtd">'
    bomb = '<!DOCTYPE d [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {after} "{f"&{before};" * 20}">'
        for before, after in zip("abcdefgh", "bcdefghi", strict=True)
    )
    late = f"<!--{' ' * 5000}-->"
    utf16 = body(paragraph("&x;") + paragraph(), entity).replace("UTF-8", "UTF-16")
    nested = "<w:tbl><w:tr><w:tc>" * 80 + paragraph() + "</w:tc></w:tr></w:tbl>" * 80
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="t" Target="{NOWHERE}/x.dotm" TargetMode="External"/>'
        "</Relationships>"
    )
    climbing = io.BytesIO(sound)
    with zipfile.ZipFile(climbing, "a") as archive:
        archive.writestr("../../climbed.txt", "out of the folder")
    twice = io.BytesIO(sound)
    with zipfile.ZipFile(twice, "a") as archive:
        archive.writestr("word/document.xml.rels", "x")
    return {
        "sound": (sound, read()),
        "no archive": (b"PK\x03\x04 and nothing more", refused("damaged")),
        "cut in half": (sound[: len(sound) // 2], refused("damaged")),
        "an empty archive": (b"PK\x05\x06" + b"\0" * 18, refused("")),
        "an old document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, refused(".doc")),
        "an entity from a file": (word(body(paragraph("&x;"), entity)), refused("document type")),
        "an entity after 5,000 blanks": (
            word(body(paragraph("&x;") + paragraph(), late + entity)),
            refused("document type"),
        ),
        "an entity in UTF-16": (word(utf16.encode("utf-16")), refused("document type")),
        "a definition from the network": (
            word(body(paragraph(), late + fetched)),
            refused("document type"),
        ),
        "a billion laughs": (
            word(body(paragraph("&i;"), late + bomb + "]>")),
            refused("damaged"),
        ),
        "a title with entities": (
            word(body(paragraph()), docProps__core_xml=f"{_HEAD}{late}{bomb}]><t>&i;</t>"),
            refused("damaged"),
        ),
        "a title that is no XML": (
            word(body(paragraph()), docProps__core_xml="<a><b>"),
            refused("damaged"),
        ),
        "a text of 30 MB": (word(body(paragraph(" " * 30_000_000))), refused("20 MB")),
        "a picture of 101 MB": (
            word(body(paragraph()), word__media__1=bytes(101_000_000)),
            refused("100 MB"),
        ),
        "a size that lies": (
            patched(word(body(paragraph("x" * 500_000))), 24, struct.pack("<I", 10)),
            refused("damaged"),
        ),
        "a password on its text": (patched(sound, 8, b"\x01\x00"), refused("password")),
        "an unknown packing": (patched(sound, 10, b"\x63\x00"), refused("damaged")),
        "six thousand parts": (many_parts(6_000), refused("parts")),
        "XML inside XML, 100,000 deep": (word(body("<w:p>" * 100_000)), refused("damaged")),
        "tables inside tables": (word(body(nested)), read()),
        "a letter that XML forbids": (word(body(paragraph("a&#0;b"))), refused("damaged")),
        "a tag of ten million letters": (
            word(body(f"<w:{'p' * 10_000_001}/>")),
            refused("damaged"),
        ),
        "fifty thousand empty runs": (
            word(body(paragraph() + "<w:p>" + "<w:r><w:t/></w:r>" * 50_000 + "</w:p>")),
            read(),
        ),
        "a template from the network": (
            word(body(paragraph()), word___rels__document_xml=rels),
            read(),
        ),
        "a chunk from outside": (
            word(body(f'<w:altChunk src="{NOWHERE}/x.html"/>' + paragraph())),
            read(),
        ),
        "a field that runs a program": (
            word(
                body(
                    "<w:p><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\cmd.exe</w:instrText></w:r>"
                    "</w:p>" + paragraph()
                )
            ),
            read(),
        ),
        "a part outside its folder": (climbing.getvalue(), read()),
        "XML after its end": (word(body(paragraph()) + "<more/>"), refused("damaged")),
        "no text": (word(body("<w:p/>")), refused("no text")),
        "another kind of document": (word("<x/>"), refused("no text")),
        "bytes that are no UTF-8": (word(b"<x>\xff\xfe\xfd</x>"), refused("damaged")),
    }


# --- web pages ------------------------------------------------------------------------------------


def web(inside: str, head: str = "") -> bytes:
    article = f"<article><h1>The dam above the town broke</h1><p>{SENTENCE}</p>"
    return f"<!doctype html><html><head>{head}</head><body>{article}{inside}</article>".encode()


def webs(secret: str) -> dict[str, Case]:
    entity = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><body><p>&x;</p>'
    include = f'<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="file://{secret}"/>'
    return {
        "sound": (web(""), read()),
        "a page of tags": (b"<" * 300_000, refused("")),
        "divisions 30,000 deep": (web("<div>" * 30_000), read()),
        "tables 2,000 deep": (web("<table><tr><td>" * 2_000), read()),
        "an attribute of a million letters": (web(f'<p title="{"x" * 1_000_000}">x</p>'), read()),
        "three thousand attributes": (
            web(f"<p {' '.join(f'a{n}=1' for n in range(3_000))}>x</p>"),
            read(),
        ),
        "a script that never ends": (web("") + b"<script>" + b"x " * 100_000, read()),
        "a comment that never ends": (web("") + b"<!--" + b"-" * 300_000, read()),
        "pictures and frames from elsewhere": (
            web(
                f'<img src="{NOWHERE}/a.png"><iframe src="{NOWHERE}/b"></iframe>'
                f'<object data="{NOWHERE}/c"></object><embed src="{NOWHERE}/d">',
                f'<link rel="stylesheet" href="{NOWHERE}/e.css"><base href="file:///etc/">'
                f'<meta http-equiv="refresh" content="0;url={NOWHERE}/f">'
                f'<script src="{NOWHERE}/g.js"></script>',
            ),
            read(),
        ),
        "an entity from a file": (entity.encode() + web(""), read()),
        "an inclusion from a file": (web(include), read()),
        "a frame of a file": (web(f'<iframe src="file://{secret}"></iframe>'), read()),
        "an encoding that is none": (web("", '<meta charset="zlib_codec">'), read()),
        "an encoding that runs escapes": (
            web(r"<p>\x3cscript\x3e</p>", '<meta charset="unicode_escape">'),
            read(),
        ),
        "an encoding of host names": (web("x" * 200_000, '<meta charset="punycode">'), read("")),
        "an encoding of seven bits": (
            web("<p>+ADw-script+AD4-alert(1)+ADw-/script+AD4-</p>", '<meta charset="utf-7">'),
            read(),
        ),
        "data inside data": (
            web("", f'<script type="application/ld+json">{"[" * 100_000}</script>'),
            read(),
        ),
        "a date of a hundred thousand digits": (
            web("", f'<meta property="article:published_time" content="{"1" * 100_000}">'),
            read(),
        ),
        "only a script": (
            b"<html><body><script>write(1)</script></body></html>",
            refused("article"),
        ),
        "zero bytes everywhere": (web("").replace(b" ", b"\0"), refused("")),
        "no tag": (SENTENCE.encode(), refused("no tag")),
        "a drawing with a script": (
            web("<svg onload=alert(1)><script>alert(1)</script></svg>"),
            read(),
        ),
    }


# --- text and Markdown ----------------------------------------------------------------------------


def texts() -> dict[str, Case]:
    return {
        "sound": (SENTENCE.encode(), read()),
        "zero bytes": (bytes(5_000), refused("")),
        "noise": (bytes(range(256)) * 40, refused("not text")),
        "only a byte order mark": (b"\xff\xfe", refused("")),
        "half a letter of UTF-16": ("نص الخبر".encode("utf-16")[:-1], read("نص الخب")),
        "a lone surrogate": (b"\xff\xfea\0\x00\xd8b\0", refused("breaks off")),
        "terminal commands": (f"\x1b]0;x\x07\x1b[2J{SENTENCE}".encode(), read()),
        "26 MB": (b"x " * 13_000_000, refused("25 MB")),
        "a number of a million digits": (b"9" * 1_000_000, read("999")),
        "an overlong UTF-8 slash": (b"\xc0\xaf\xc0\xae" * 200, refused("")),
    }


def markdowns() -> dict[str, Case]:
    return {
        "sound": (f"# Dam breaks\n\n{SENTENCE}".encode(), read()),
        "a front matter that never ends": (f"---\ntitle: x\n{SENTENCE}".encode(), read()),
        "links inside links": (b"[" * 60_000 + SENTENCE.encode(), read()),
        "stars": (b"*" * 60_000 + SENTENCE.encode(), read()),
        "quotations inside quotations": (b"> " * 60_000 + SENTENCE.encode(), read()),
        "comments that never end": (b"<!--" * 60_000 + SENTENCE.encode(), read()),
        "a script": (f"<script>alert(1)</script>\n\n{SENTENCE}".encode(), read()),
        "a picture from elsewhere": (f"![x]({NOWHERE}/x.png) {SENTENCE}".encode(), read()),
        "a program in front": (f"---\ntitle: !!python/object x\n---\n{SENTENCE}".encode(), read()),
    }
