"""Files for the tests, made when they run: none is stored."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from functools import cache
from pathlib import Path

import docx
import pypdf
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

ENGLISH = [
    "Islamic State seizes central Syrian town of Qaryatayn",
    (
        "Islamic State fighters captured the town of Qaryatayn in central Syria on Wednesday after "
        "heavy clashes with government troops, activists said. Three suicide bombers attacked "
        "checkpoints at dawn."
    ),
    (
        "The Syrian Observatory for Human Rights counted 37 dead among pro-government fighters. "
        "The town lies 85 kilometres south-east of Homs, near a road that links Palmyra with Homs."
    ),
    (
        "“It was like an earthquake,” said one resident. Hundreds of families fled towards the "
        "villages in the west, where schools were opened to take them in."
    ),
]
ARABIC = [
    "تنظيم الدولة يسيطر على القريتين",
    (
        "سيطر تنظيم الدولة على بلدة القريتين وسط سوريا يوم الأربعاء، بعد معارك عنيفة مع قوات "
        "النظام، وفق ما أفاد ناشطون. وهاجم ثلاثة انتحاريين الحواجز فجراً."
    ),
    (
        "وأحصى المرصد السوري لحقوق الإنسان 37 قتيلاً في صفوف القوات الموالية للنظام. وتقع البلدة "
        "على بعد 85.5 كيلومتراً جنوب شرقي حمص، قرب طريق M5 الذي يربط تدمر بدمشق."
    ),
    (
        "وقال أحد السكان لقناة (BBC News) إن «الأمر كان أشبه بزلزال». ونزحت مئات العائلات نحو "
        "القرى الواقعة غرباً، حيث فُتحت المدارس لاستقبالها عام ٢٠١٥."
    ),
]


def word_file(paragraphs: list[str], table: list[list[str]] | None = None) -> bytes:
    """A .docx of these paragraphs, the first as a heading, and a table after the second."""
    document = docx.Document()
    for at, paragraph in enumerate(paragraphs):
        document.add_heading(paragraph) if at == 0 else document.add_paragraph(paragraph)
        if at == 1 and table:
            grid = document.add_table(rows=0, cols=len(table[0]))
            for row in table:
                for cell, text in zip(grid.add_row().cells, row, strict=True):
                    cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def word_file_with(document_xml: str) -> bytes:
    """A .docx whose document part is this XML."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word_file(["x"]))) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info, document_xml if info.filename == "word/document.xml" else content)
    return stream.getvalue()


def pdf_file(paragraphs: list[str], *, columns: int = 1, justify: bool = False) -> bytes:
    """A left-to-right PDF set by a typesetter, the first paragraph as a heading."""
    stream = io.BytesIO()
    width, height = A4
    column = (width - 100 - 30 * (columns - 1)) / columns
    frames = [
        Frame(50 + at * (column + 30), 50, column, height - 100, id=str(at))
        for at in range(columns)
    ]
    body = ParagraphStyle(
        "body", fontSize=11, leading=14, spaceAfter=8, alignment=4 if justify else 0
    )
    head = ParagraphStyle("head", fontSize=18, leading=22, spaceAfter=10)

    def number(page: canvas.Canvas, _: object) -> None:
        page.drawCentredString(width / 2, 30, f"Page {page.getPageNumber()}")
        page.drawString(50, height - 30, "The Daily Example")

    template = BaseDocTemplate(stream, pagesize=A4)
    template.addPageTemplates([PageTemplate(id="page", frames=frames, onPage=number)])
    template.build(
        [Paragraph(text, head if at == 0 else body) for at, text in enumerate(paragraphs)]
    )
    return stream.getvalue()


def arabic_pdf_file(paragraphs: list[str], font: Path, *, width: int = 60) -> bytes:
    """A PDF with shaped Arabic drawn line by line from the right, as on paper."""
    pdfmetrics.registerFont(TTFont("Arabic", str(font)))
    stream = io.BytesIO()
    page = canvas.Canvas(stream, pagesize=A4)
    y = 800.0
    for at, paragraph in enumerate(paragraphs):
        size = 18 if at == 0 else 12
        page.setFont("Arabic", size)
        for line in _wrapped(paragraph, width):
            page.drawRightString(545, y, drawn(line))
            y -= 1.4 * size
        y -= 10
    page.save()
    return stream.getvalue()


def locked_pdf_file(paragraphs: list[str], user: str = "pw") -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_file(paragraphs)))
    writer.encrypt(user_password=user, owner_password=f"{user}!", algorithm="AES-256")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def scanned_pdf_file() -> bytes:
    """A PDF with a drawing and no letter."""
    stream = io.BytesIO()
    page = canvas.Canvas(stream)
    page.rect(100, 100, 300, 400, fill=1)
    page.save()
    return stream.getvalue()


def png() -> bytes:
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20


def drawn(line: str) -> str:
    """An Arabic line as its glyphs stand on paper, from left to right."""
    shaped = "".join(_shaped(word) for word in re.split(r"(\s+)", line))
    turned = shaped[::-1].translate(str.maketrans("()«»", ")(»«"))
    return re.sub(
        r"(?=[0-9]*[A-Za-z])[A-Za-z0-9](?:[A-Za-z0-9 ]*[A-Za-z0-9])?|[0-9٠-٩]+(?:[.,][0-9٠-٩]+)*",
        lambda match: match.group()[::-1],
        turned,
    )


def _shaped(word: str) -> str:
    """A word in presentation forms, each letter as its neighbours make it."""
    forms = _forms()
    letters = [ch for ch in word if not unicodedata.combining(ch)]
    marks: dict[int, str] = {}
    count = -1
    for ch in word:
        if unicodedata.combining(ch):
            marks[count] = marks.get(count, "") + ch
        else:
            count += 1
    shaped = []
    for at, ch in enumerate(letters):
        if ch not in forms:
            shaped.append(ch + marks.get(at, ""))
            continue
        before = at > 0 and "initial" in forms.get(letters[at - 1], {})
        after = "initial" in forms[ch] and at + 1 < len(letters) and letters[at + 1] in forms
        after = after and letters[at + 1] != "ء"
        form = {(0, 0): "isolated", (0, 1): "initial", (1, 0): "final", (1, 1): "medial"}[
            int(before), int(after)
        ]
        shaped.append(forms[ch].get(form, ch) + marks.get(at, ""))
    return "".join(shaped)


@cache
def _forms() -> dict[str, dict[str, str]]:
    forms: dict[str, dict[str, str]] = {}
    for code in range(0xFE70, 0xFEFD):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if len(letters) == 1:
            forms.setdefault(chr(int(letters[0], 16)), {})[kind.strip("<>")] = chr(code)
    return forms


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
