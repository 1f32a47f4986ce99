import dataclasses
import json
import re

import pytest

from comparer import strings
from comparer.page.payload import payload
from comparer.page.result import SCRIPTS
from comparer.page.shell import asset
from comparer.records import Span


@pytest.mark.parametrize("lang", strings.LANGUAGES)
def test_the_view_gets_json_with_every_difference_once(report, lang):
    data = json.loads(json.dumps(payload(report, lang)))
    assert [d["id"] for d in data["differences"]] == [d.id for d in report.differences]
    assert data["dir"] == {"en": "ltr", "ar": "rtl"}[lang]
    assert [data["articles"][key]["dir"] for key in "ab"] == ["rtl", "ltr"]
    assert {d["group"] for d in data["differences"]} == set(data["groups"])


def test_reasons_are_in_the_language_of_the_page(report):
    for lang in strings.LANGUAGES:
        reasons = [d["why"] for d in payload(report, lang)["differences"]]
        assert reasons == [getattr(d.explanation, lang) for d in report.differences]


def test_evidence_is_marked_in_its_sentence(report):
    first = payload(report, "en")["differences"][0]
    assert re.search(r'<mark class="d figure">24</mark>', first["b"][0]["html"])
    assert first["a"][0]["translation"]["text"].startswith("28 killed")


def test_the_panel_shows_which_clauses_of_a_match_correspond(report):
    match = report.matches[0]
    sentence = report.a.sentences[match.a[0]]
    span = Span(sentence.start, sentence.start + 4)
    clause = dataclasses.replace(match, spans_a=(span,))
    before = payload(report, "en")["matches"][0]
    after = payload(dataclasses.replace(report, matches=(clause, *report.matches[1:])), "en")
    html = after["matches"][0]["html"]
    assert html["a"][0].startswith(f'<span class="part">{report.a.slice(span)}</span>')
    assert html["b"] == before["html"]["b"]
    assert 'class="part"' not in "".join(before["html"]["a"])


def test_article_text_never_becomes_markup(report):
    data = payload(report, "en")
    markup = [data["articles"]["b"]["html"]]
    markup += [sentence["html"] for sentence in data["articles"]["b"]["sentences"]]
    markup += [sentence["html"] for found in data["differences"] for sentence in found["b"]]
    markup += [html for match in data["matches"] for html in match["html"]["b"]]
    assert "<announced>" not in "".join(markup)
    assert "".join(markup).count("&lt;announced&gt;") == 3


def test_a_report_without_such_wording_shows_its_side_of_the_claim(report):
    [found] = [d for d in payload(report, "en")["differences"] if d["aspect"] == "loaded_language"]
    assert found["b_missing"]
    assert [sentence["html"] for sentence in found["b"]] == [
        "Aid was slow to arrive, residents said."
    ]


def test_another_report_has_another_id_and_another_language_the_same(report):
    other = dataclasses.replace(report, differences=report.differences[1:])
    assert payload(report, "en")["id"] == payload(report, "ar")["id"]
    assert payload(report, "en")["id"] != payload(other, "en")["id"]


def test_the_view_has_every_word_that_its_scripts_ask_for(report):
    words = payload(report, "en")["words"]
    script = "\n".join(asset(name) for name in SCRIPTS)
    asked = set(re.findall(r"\bwords\.(\w+)", script))
    assert asked <= words.keys()
    for prefix in set(re.findall(r"words\[`(\w+?)_\$\{", script)):
        assert any(name.startswith(f"{prefix}_") for name in words), prefix


def test_every_figure_comes_with_the_keys_that_its_table_sorts_by(report):
    figures = payload(report, "en")["figures"]
    numbers = [line[key]["number"] for line in figures["lines"] for key in "ab" if line[key]]
    assert 28.0 in numbers
    assert [line["place"] for line in figures["lines"]] == list(range(len(figures["lines"])))
    assert {line["finding"] for line in figures["lines"]} & {d.id for d in report.differences}
    assert figures["csv"].count("\r\n") == len(figures["lines"]) + 1
