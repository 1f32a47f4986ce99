"""Paragraphs and runs of a Word document with the right direction, font and language each.

Word takes direction from the paragraph (`w:bidi`) and, run by run, from `w:rtl`; a right-to-left
run takes its font and size from the complex-script properties (`w:cs`, `w:szCs`). See ECMA-376
part 1, sections 17.3.1.6 and 17.3.2.30.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from comparer import languages
from comparer.records import Kind, Span
from comparer.render.isolates import isolated_runs
from comparer.render.safe import clean


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface for Latin and one for Arabic, with what stands in where the second is missing."""

    latin: str
    arabic: str
    instead: str


# Not one face for both: LibreOffice takes a Latin face without Arabic letters apart glyph by glyph
# and then misplaces the guillemets. Word finds the stand-in through the font table.
SERIF = Face("Times New Roman", "Noto Naskh Arabic", "Times New Roman")
SANS = Face("Arial", "Noto Sans Arabic", "Arial")

_BIDI_LANGUAGE = {"ar": "ar-SA"}
_FILLS: dict[Kind, str] = {"figure": "DBEAFA", "framing": "FDE8D7", "omission": "F0EAF7"}
_LINES: dict[Kind, tuple[str, str]] = {
    "figure": ("single", "0B4F8A"),
    "framing": ("wave", "8F3500"),
    "omission": ("dotted", "5A3D80"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks beyond its paragraph's style."""

    bold: bool = False
    italic: bool = False
    size: float | None = None
    color: str | None = None
    face: Face | None = None
    superscript: bool = False
    kind: Kind | None = None
    """Marked as a difference of this kind: its fill and its line."""


PLAIN = Look()


def set_direction(paragraph: Paragraph, lang: str) -> None:
    """Makes the paragraph run in the language's direction."""
    properties = paragraph._p.get_or_add_pPr()
    if languages.get(lang).direction == "rtl" and properties.find(qn("w:bidi")) is None:
        # The schema fixes the order of properties; `bidi` stands before these.
        properties.insert_element_before(_element("w:bidi"), *_AFTER_BIDI)


def add_text(paragraph: Paragraph, text: str, lang: str, look: Look = PLAIN) -> list[Run]:
    """Adds text of a language, cut into runs so that each has one direction; gives the runs."""
    direction = languages.get(lang).direction
    text = clean(text).replace("\n", " ")
    runs, cursor = [], 0
    for span in (*isolated_runs(text, direction), Span(len(text), len(text))):
        for start, end, opposite in ((cursor, span.start, False), (*span, True)):
            if start < end:
                piece = text[start:end]
                right_to_left = _has_right_to_left(piece) if opposite else direction == "rtl"
                runs.append(_run(paragraph, piece, lang, right_to_left, look))
        cursor = span.end
    return runs


def shade(cell: Any, fill: str) -> None:
    """Fills a table cell with a colour, given as RRGGBB."""
    cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=fill))


def set_face(style: Any, face: Face, size: float, complex_size: float) -> None:
    """Sets a style's face for every script; sizes in points, Arabic its own."""
    properties = style.element.get_or_add_rPr()
    # Letter-spacing pulls Arabic letters apart.
    for tag in ("w:rFonts", "w:sz", "w:szCs", "w:spacing", "w:kern"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    properties.insert(0, _fonts(face))
    properties.append(_element("w:sz", val=str(round(size * 2))))
    properties.append(_element("w:szCs", val=str(round(complex_size * 2))))


def _run(paragraph: Paragraph, text: str, lang: str, right_to_left: bool, look: Look) -> Run:
    run = paragraph.add_run(text)
    properties = run._r.get_or_add_rPr()
    # In the order that the schema fixes (CT_RPr).
    if look.face:
        properties.append(_fonts(look.face))
    if look.bold:
        properties.append(_element("w:b"))
        properties.append(_element("w:bCs"))
    if look.italic:
        properties.append(_element("w:i"))
        properties.append(_element("w:iCs"))
    if look.color:
        properties.append(_element("w:color", val=look.color))
    if look.size:
        properties.append(_element("w:sz", val=str(round(look.size * 2))))
        properties.append(_element("w:szCs", val=str(round(look.size * 2))))
    if look.kind:
        line, color = _LINES[look.kind]
        properties.append(_element("w:u", val=line, color=color))
        properties.append(_element("w:shd", val="clear", color="auto", fill=_FILLS[look.kind]))
    if look.superscript:
        properties.append(_element("w:vertAlign", val="superscript"))
    if right_to_left:
        properties.append(_element("w:rtl"))
    if right_to_left and lang in _BIDI_LANGUAGE:
        properties.append(_element("w:lang", bidi=_BIDI_LANGUAGE[lang]))
    return run


def name_stand_ins(document: Any) -> None:
    """Tells Word, in the font table, what to use where an Arabic face is not installed."""
    for part in document.part.package.iter_parts():
        if part.partname != "/word/fontTable.xml":
            continue
        table = parse_xml(part.blob)
        for face in (SERIF, SANS):
            font = _element("w:font", name=face.arabic)
            font.append(_element("w:altName", val=face.instead))
            font.append(_element("w:charset", val="B2"))
            table.append(font)
        part._blob = serialize_part_xml(table)


def style_table(table: Any, lang: str, widths: Sequence[float]) -> None:
    """Gives a table thin grey rules, columns of these widths in centimetres, and its direction."""
    properties = table._tbl.tblPr
    if languages.get(lang).direction == "rtl":
        properties.insert_element_before(_element("w:bidiVisual"), *_AFTER_BIDI_VISUAL)
    borders = OxmlElement("w:tblBorders")
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_element(f"w:{edge}", val="single", sz="4", space="0", color="CFC9BC"))
    properties.insert_element_before(borders, *_AFTER_BORDERS)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)


def add_comment(document: Any, first: Run, last: Run, author: str, initials: str) -> Paragraph:
    """Adds an empty comment on the runs from `first` to `last`; gives its paragraph.

    Unlike python-docx's own, it bears no date: the moment of writing is no part of a report.
    """
    comments = document.comments
    number = len(comments._comments_elm)
    comment = _element("w:comment", id=str(number), author=author, initials=initials)
    paragraph: Any = OxmlElement("w:p")
    comment.append(paragraph)
    comments._comments_elm.append(comment)
    first.mark_comment_range(last, number)
    return Paragraph(paragraph, comments)


def keep_together(row: Any) -> None:
    """Keeps a table row on one page."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))


def _fonts(face: Face) -> Any:
    return _element("w:rFonts", ascii=face.latin, hAnsi=face.latin, cs=face.arabic)


def _has_right_to_left(text: str) -> bool:
    return bool(isolated_runs(text, "ltr"))


def _element(tag: str, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


_AFTER_BIDI = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing",
    "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
    "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr",
    "w:pPrChange",
)  # fmt: skip
_AFTER_BORDERS = (
    "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription",
    "w:tblPrChange",
)  # fmt: skip
_AFTER_BIDI_VISUAL = (
    "w:tblStyleRowBandSize", "w:tblStyleColBandSize", "w:tblW", "w:jc", "w:tblCellSpacing",
    "w:tblInd", "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook",
    "w:tblCaption", "w:tblDescription", "w:tblPrChange",
)  # fmt: skip
