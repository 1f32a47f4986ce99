"""Article text never becomes markup, a link, a formula or a terminal command, in any format."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
import zipfile
from dataclasses import replace
from html import unescape

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree, html
from markdown_it import MarkdownIt
from report_strategies import HOSTILE_TEXTS, reports
from sample_report import document, sample_report, side

from comparer.decisions import WHOLE, Judge, Note
from comparer.framing.coverage import HeadlineContent, Share
from comparer.framing.profile import ActorNaming, FramingProfile, Naming, QuotedSource, Tone
from comparer.records import Caveat, Difference, Explanation, Match
from comparer.render import FORMATS, render, summary
from comparer.report import Report
from comparer.review import review
from comparer.strings import LANGUAGES

PAYLOADS = (
    "<script>document.title='ran'</script>",
    "</style><img src=x onerror=document.title='ran'>",
    "</title><svg onload=document.title='ran'>",
    "]]>--></blockquote></article>",
    "[click](javascript:alert(1)) ![x](http://x.example/x.png)",
    "<https://x.example> https://x.example/a www.x.example me@x.example",
    '=HYPERLINK("http://x.example";"x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "\t=1+1",
    "\x1b[31mred\x1b]0;title\x07\x9b31m",
    "\u202egnirts\u2066\u2067\u202d\u2069\u2069 after",
    "| a | b |\n| --- | --- |\n- item\n1. one\n# head\n```\ncode",
    "{{ 7 * 7 }} {% raw %} {n} {0.__class__} %s",
)


def hostile_report(payload: str) -> Report:
    """A report with the payload wherever text can come from outside."""
    parts = [("headline", payload, payload), ("body", f"{payload} 37", payload)]
    a = document("ar", parts, engine=payload, title=payload, source=payload)
    b = document("en", parts, engine=payload, title=payload, source=payload)
    evidence = {"value": payload, "unit": payload, "category": payload}
    reason = Explanation(payload, payload)
    report = Report(
        a,
        b,
        (Match("m1", (0,), (0,), 0.9), Match("m2", (1,), (1,), 0.9)),
        (
            Difference("figure", "value", "m2", "high", 0.9, side(a, payload, **evidence),
                       side(b, payload, **evidence), reason, "d1"),
            Difference("framing", "labelling", "m1", "high", 0.9, side(a, payload, **evidence),
                       side(b, payload, **evidence), reason, "d2"),
            Difference("omission", "only_in", None, "low", 0.9, side(a, payload), None, reason,
                       "d3"),
        ),
        (Caveat("code", reason, "a"),),
        {
            "encoder": payload,
            "translator": payload,
            "splitter": payload,
            "lexicons": {payload: payload},
            "options": {"reader": "en"},
            payload: payload,
        },
        payload,
        profile=hostile_profile(payload),
    )  # fmt: skip
    return review(
        report,
        *(Note(target, payload) for target in (WHOLE, "m1", "m2", "d1", "d2", "d3")),
        Judge("d1", "confirmed"),
        Judge("d3", "rejected"),
    )


def hostile_profile(payload: str) -> FramingProfile:
    """What a lexicon from anyone makes of the texts: its names and categories are the payload."""
    named = (Naming(payload, 2, payload), Naming(payload, 1, "neutral"))
    tone = Tone(40, named, 2.5)
    name = Explanation(payload, payload)
    return FramingProfile(
        (ActorNaming(payload, name, named, named[1:], 2, 1),),
        (QuotedSource(payload, payload, 1, 2),),
        tone,
        tone,
        (Share(payload, name, 2, 1),),  # of no claims at all
        headline_a=HeadlineContent(payload, (payload,)),
    )


def controls(text: str) -> set[str]:
    """The control characters and bidi controls of a text that have no business there."""
    return {
        char
        for char in text
        if (unicodedata.category(char) == "Cc" and char not in "\n\t\r")
        or char in "\u202a\u202b\u202c\u202d\u202e"
    }


def assert_isolated(text: str) -> None:
    depth = 0
    for char in text:
        depth += (char in "\u2066\u2067\u2068") - (char == "\u2069")
        assert depth in (0, 1)
        assert depth == 0 or char != "\n"
    assert depth == 0


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_html_has_only_our_elements_and_inner_links(payload, lang):
    content = render(hostile_report(payload), "html", lang).decode()
    tree = html.fromstring(content)
    found = {e.tag for e in tree.iter() if isinstance(e.tag, str)}
    assert not found & {"script", "img", "iframe", "object", "embed", "link", "base", "form"}
    assert len(tree.xpath("//style")) == 1
    assert not [e for e in tree.iter() if isinstance(e.tag, etree._Comment)]
    for element in tree.iter(etree.Element):
        assert not [name for name in element.attrib if name.startswith("on")]
        assert "style" not in element.attrib
    assert all(href.startswith("#") for href in tree.xpath("//@href"))
    assert not tree.xpath("//@src")
    assert controls(content) | ({"\u2066", "\u2067"} & set(content)) == set()
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markdown_shows_the_text_as_text(payload):
    source = render(hostile_report(payload), "md").decode()
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = parser.parse(source)
    inline = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in (*tokens, *inline)}
    assert not {k for k in kinds if k.startswith(("html", "link", "image", "code", "fence", "hr"))}
    assert "ordered_list_open" not in kinds
    assert {t.tag for t in tokens if t.type == "heading_open"} <= {"h1", "h2", "h3"}
    words = "".join(t.content for t in inline if t.type == "text").replace("\u2060", "")
    squeezed = re.sub(r"[\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffd]", "", payload)
    assert squeezed in re.sub(r"[\s\u2066-\u2069\ufffd]", "", words)
    assert controls(source) == set()
    assert_isolated(source)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_csv_cells_start_no_formula(payload):
    content = render(hostile_report(payload), "csv").decode("utf-8-sig")
    for row in csv.reader(io.StringIO(content)):
        for cell in row:
            assert not re.match(r"[=+\-@\t\r]", cell) or re.fullmatch(r"-?[\d.]+", cell)
    assert controls(content) == set()


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_workbook_has_texts_and_numbers_only(payload, lang):
    content = render(hostile_report(payload), "xlsx", lang)
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
    assert all(cell.hyperlink is None for cell in cells)
    for cell in cells:
        if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@", "\t")):
            assert cell.quotePrefix
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            assert "external" not in name.lower()
            if name.startswith("xl/worksheets/"):
                assert b"<f>" not in archive.read(name)


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_document_has_no_links_and_nothing_from_outside(payload, lang):
    content = render(hostile_report(payload), "docx", lang)
    written = docx.Document(io.BytesIO(content))
    assert written.paragraphs
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            data = archive.read(name).decode("utf-8", "replace")
            assert "<w:hyperlink" not in data
            assert "w:instrText" not in data
            if name.endswith(".rels"):
                assert 'TargetMode="External"' not in data


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_summary_cannot_steer_a_terminal(payload, lang):
    shown = summary(hostile_report(payload), lang)
    assert controls(shown) | ({"\t", "\r"} & set(shown)) == set()
    assert_isolated(shown)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_json_keeps_the_text_and_escapes_what_terminals_obey(payload):
    report = hostile_report(payload)
    written = render(report, "json").decode()
    assert controls(written) == set()
    assert Report.from_json(written) == report


def test_json_can_be_written_with_a_lone_surrogate():
    report = sample_report()
    article = replace(report.a.article, source="half \ud83d of a pair")
    report = replace(report, a=replace(report.a, article=article))
    assert json.loads(render(report, "json"))["articles"]["a"]["source"] == article.source
    for form in FORMATS:
        assert render(report, form)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(report=reports())
def test_any_report_can_be_written_in_every_format(report):
    for form in FORMATS:
        assert render(report, form, "ar") == render(report, form, "ar")
    assert controls(summary(report, "en")) == set()
    shown = unescape(render(report, "html").decode())
    assert controls(shown) == set()


def test_a_note_is_in_every_export_that_has_room_for_it():
    payload = "note-within-reach"
    report = hostile_report("x")
    noted = review(report, *(Note(target, payload) for target in (WHOLE, "m1", "d1")))
    found = {form: render(noted, form) for form in FORMATS}
    for form in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(found[form])) as archive:
            found[form] = b"".join(archive.read(name) for name in archive.namelist())
    counts = {form: content.count(payload.encode()) for form, content in found.items()}
    assert min(counts.values()) >= 1, counts


def test_the_strategies_hold_every_kind_of_payload():
    # What the properties above are worth depends on it.
    everything = "".join(HOSTILE_TEXTS)
    for needle in ("<script", "]]>", "\x1b", "\u202e", "=HYPERLINK", "](", "\x00", "http"):
        assert needle in everything
