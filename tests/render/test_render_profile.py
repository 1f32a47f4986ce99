"""The profile of both reports in every format for people, and on the page."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import docx
import openpyxl
import pytest
from sample_report import sample_report

from comparer import strings
from comparer.decisions import Note
from comparer.errors import InputError
from comparer.framing import framing_profile, load_lexicons
from comparer.page.payload import payload
from comparer.render import render
from comparer.render.profile import profile_html, profile_of
from comparer.render.view import View
from comparer.report import Report
from comparer.review import review

REPORT = sample_report()


def wording() -> str:
    """Some wording that the profile of the sample counts."""
    return next(n.words for row in profile_of(REPORT).actors for n in row.b)


@pytest.mark.parametrize("lang", strings.LANGUAGES)
@pytest.mark.parametrize("form", ["html", "md"])
def test_text_formats_show_names_sources_and_tone(form: str, lang: str) -> None:
    text = render(REPORT, form, lang).decode()
    for key in ("report.profile", "profile.actors", "profile.sources", "profile.tone"):
        assert strings.text(lang, key) in text
    assert wording() in text[text.index(strings.text(lang, "report.profile")) :]


@pytest.mark.parametrize("lang", strings.LANGUAGES)
def test_workbook_has_a_row_a_wording(lang: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(render(REPORT, "xlsx", lang)))
    sheet = book[strings.text(lang, "sheet.profile")]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    profile = profile_of(REPORT)
    actors = sum(len(row.a) + len(row.b) for row in profile.actors)
    assert sum(row[0] == strings.text(lang, "profile.actors") for row in rows) == actors > 0
    assert wording() in {row[3] for row in rows}
    rates = [row[6] for row in rows if row[6] is not None]
    assert rates == [profile.tone_a.per_100_words, profile.tone_b.per_100_words]


@pytest.mark.parametrize("lang", strings.LANGUAGES)
def test_word_document_has_the_tables(lang: str) -> None:
    document = docx.Document(io.BytesIO(render(REPORT, "docx", lang)))
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert strings.text(lang, "profile.actors") in headings
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any(wording() in cell for cell in cells)


@pytest.mark.parametrize("lang", strings.LANGUAGES)
def test_the_page_gets_what_the_report_shows(lang: str) -> None:
    shown = payload(REPORT, lang)["profile"]
    assert shown["html"] == profile_html(View(REPORT, lang))
    assert shown["title"] == strings.text(lang, "report.profile")


def test_article_text_is_escaped() -> None:
    shown = profile_html(View(REPORT, "en"))
    assert "<script" not in shown
    assert "<announced>" not in shown


def test_a_report_with_a_lexicon_of_ones_own_is_shown_the_same_after_reading_it_back(tmp_path):
    own = tmp_path / "own.tsv"
    own.write_text(
        "lang\tconcept\tcategory\tforms\n"
        "en\tactor.the_attackers\tdelegitimising\tmilitants\n"
        "ar\tactor.the_attackers\thonorific\tمقاتلي\n",
        encoding="utf-8",
    )
    lexicons = load_lexicons((own,))
    report = replace(
        REPORT,
        profile=framing_profile(REPORT.a, REPORT.b, lexicons),
        signature={**REPORT.signature, "options": {"lexicons": ["own.tsv"], "reader": "en"}},
    )
    back = Report.from_json(report.to_json())
    assert back.profile == report.profile
    assert back.profile != framing_profile(REPORT.a, REPORT.b, load_lexicons())
    assert review(back, Note("report", "x")).profile == report.profile
    for form in ("html", "md", "xlsx", "docx", "json"):
        for lang in strings.LANGUAGES:
            assert render(back, form, lang) == render(report, form, lang)


def test_a_damaged_profile_is_refused(tmp_path):
    report = replace(
        REPORT,
        profile=framing_profile(REPORT.a, REPORT.b, load_lexicons()),
        signature={**REPORT.signature, "options": {"lexicons": ["own.tsv"]}},
    )
    data = json.loads(report.to_json())
    data["profile"]["actors"][0]["a"] = [{"words": "x"}]
    with pytest.raises(InputError, match="profile/actors"):
        Report.from_json(json.dumps(data))


def test_the_profile_is_otherwise_no_part_of_the_json_form() -> None:
    lexicons = load_lexicons()
    profile = framing_profile(REPORT.a, REPORT.b, lexicons, matches=REPORT.matches)
    assert "profile" not in REPORT.to_dict()
    assert profile_of(Report.from_json(REPORT.to_json())) == profile
