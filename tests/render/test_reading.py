"""An article as HTML: all of its text, nothing but its text, marked where the findings point."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from report_strategies import reports
from sample_report import sample_report, side

from comparer.article import Article
from comparer.records import Difference, Document, Explanation, Match, Sentence, Side, Span
from comparer.render import render
from comparer.render.isolates import isolated_runs
from comparer.render.reading import article_html, claim_html, inline_html
from comparer.render.safe import clean
from comparer.report import Report

many = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


def shown(article):
    """The article's own text: without translations, and references have no text."""
    for translation in article.xpath(".//*[contains(@class, 'tr')][@class!='tr-text']"):
        if translation.get("class").split()[0] == "tr":
            translation.text, translation.tail = None, translation.tail
            for child in list(translation):
                translation.remove(child)
    return re.sub(r"\s+", "", "".join(article.itertext()))


def parsed(report, key="a", lang="en"):
    return etree.fromstring(article_html(report, key, lang))


@many
@given(reports())
def test_all_of_the_text_is_there_and_well_formed(report):
    for key in ("a", "b"):
        expected = re.sub(r"\s+", "", clean(report.document(key).text))
        assert shown(parsed(report, key)) == expected


@many
@given(reports())
def test_marks_cover_what_the_findings_point_at(report):
    for key in ("a", "b"):
        article = parsed(report, key)
        marked = {
            i for e in article.iter("mark", "span") for i in (e.get("data-ids") or "").split()
        }
        references = [e.get("id") for e in article.iter("a") if e.get("class", "")[:3] == "ref"]
        expected = {d.id for d in report.differences if (d.a if key == "a" else d.b)}
        assert marked == expected
        assert sorted(references) == sorted(f"{key}-{i}" for i in expected)
        ids = article.xpath(".//@id")
        assert len(ids) == len(set(ids))


@many
@given(reports())
def test_nothing_is_nested_that_may_not_be(report):
    for key in ("a", "b"):
        article = parsed(report, key)
        assert not article.xpath(".//mark//mark | .//a//a | .//mark//span | .//p//p")
        assert not article.xpath(".//script | .//img | .//style")


def test_sentences_carry_their_match_and_paragraphs_stay():
    article = parsed(sample_report())
    assert article.get("dir") == "rtl"
    sentence = article.xpath(".//*[@id='a-s2']")[0]
    assert sentence.get("data-match") == "m2"
    assert sentence.getparent() is article.xpath(".//*[@id='a-s1']")[0].getparent()
    assert sentence.getparent() is not article.xpath(".//*[@id='a-s3']")[0].getparent()
    assert article[0].get("class") == "headline"
    assert article[0].tag == "h3"


def test_overlapping_differences_are_cut_at_their_edges():
    article = parsed(sample_report(), "b")
    marks = article.xpath(".//*[@id='b-s5']//mark")
    assert [(m.get("data-ids"), "".join(m.itertext())) for m in marks] == [
        ("d2", "At least 28 "),
        ("d2 d8", "pro-government fighters"),
        ("d5", "24 militants"),
    ]
    assert marks[1].get("class").split()[:3] == ["d", "figure", "value"]
    assert "framing" in marks[1].get("class").split()


def test_an_omission_is_a_bar_beside_its_sentence():
    article = parsed(sample_report(), "b")
    sentence = article.xpath(".//*[@id='b-s3']")[0]
    assert "only" in sentence.get("class").split()
    assert sentence.get("data-ids") == "d14"
    assert not sentence.xpath(".//mark")
    assert sentence.xpath(".//a[@href='#d14']")


def test_translations_say_what_they_are_and_what_is_wrong_with_them():
    report = sample_report()
    article = parsed(report)
    block = article.xpath(".//*[@id='a-s10']/following-sibling::span")[0]
    assert (block.get("lang"), block.get("dir")) == ("en", "ltr")
    assert "flagged" in block.get("class").split()
    assert [e.text for e in block.xpath(".//*[@class='flag']")] == [
        "repeats itself", "may have drifted from the original",
    ]  # fmt: skip
    assert "Argos ar→en 1.0" in block.xpath(".//*[@class='engine']/@title")[0]

    sentences = list(report.a.sentences)
    sentences[3] = replace(
        sentences[3], translation=replace(sentences[3].translation, engine="gloss", flags=())
    )
    gloss = parsed(replace(report, a=replace(report.a, sentences=tuple(sentences))))
    block = gloss.xpath(".//*[@id='a-s3']/following-sibling::span")[0]
    assert "gloss" in block.get("class").split()
    assert block.xpath(".//*[@class='engine']")[0].text == "gloss"


def test_spans_outside_the_text_are_cut_not_crashed_on():
    report = sample_report()
    wild = Difference(
        "framing", "agency", "m1", "low", 0.5,
        Side((Span(5, 10_000), Span(20_000, 30_000), Span(7, 7))), side(report.b, "ISIS"),
        Explanation("x", "x"), "d1",
    )  # fmt: skip
    article = parsed(replace(report, differences=(wild,)))
    assert "d1" in article.xpath(".//mark/@data-ids")


def test_an_article_without_sentences_is_empty_not_an_error():
    report = sample_report()
    empty = replace(report, a=replace(report.a, sentences=(), figures=()), differences=())
    assert parsed(empty).xpath("count(.//*)") == 0


@pytest.mark.parametrize(
    ("text", "direction", "runs"),
    [
        ("طائرة F-16 فوق المدينة", "rtl", ["F-16"]),
        ("قناة Alaraby Aljadeed.", "rtl", ["Alaraby Aljadeed"]),
        ("بنسبة 10% من", "rtl", ["10%"]),
        ("بين 13-15 يوليو", "rtl", ["13", "15"]),
        ("بفارق -5 نقاط", "rtl", ["-5"]),
        ("في 5/8/2015 عند 14:30", "rtl", ["5/8/2015", "14:30"]),
        ("بلغ ١٬٠٠٠٫٥ طن", "rtl", ["١٬٠٠٠٫٥"]),
        ("ب60 والـ12", "rtl", ["60", "12"]),
        ("على M5وغيره", "rtl", ["M5"]),
        ("the road (محور حمص – دمشق) links", "ltr", ["محور حمص", "دمشق"]),
        ("350 people, 10%", "ltr", []),
    ],
)
def test_runs_of_the_other_direction(text, direction, runs):
    assert [text[s.start : s.end] for s in isolated_runs(text, direction)] == runs


def test_a_mark_inside_an_isolated_run_keeps_the_run_whole():
    text = "طائرة F-16 هنا"
    doc = Document(Article(text, "ar"), "ar", (Sentence(0, 0, len(text)),))
    start = text.index("16")
    found = Difference(
        "figure", "value", "m1", "low", 0.5, Side((Span(start, start + 2),)), None,
        Explanation("x", "x"), "d1",
    )  # fmt: skip
    article = parsed(Report(doc, doc, (), (found,)))
    (run,) = article.iter("bdi")
    assert "".join(run.itertext()) == "F-16"
    assert run.xpath("string(mark)") == "16"


def with_parts(report, match, a=(), b=()):
    """The report, with only these words of a match's sentences told on the other side."""
    changed = [
        replace(m, spans_a=_found(report.a, a), spans_b=_found(report.b, b)) if m.id == match else m
        for m in report.matches
    ]
    return replace(report, matches=tuple(changed))


def _found(document, texts):
    starts = [document.text.index(text) for text in texts]
    return tuple(Span(at, at + len(text)) for at, text in zip(starts, texts, strict=True))


def parts(article):
    """By sentence id, what stands in elements of class "part", and what of the text does not."""
    found = {}
    for sentence in article.xpath(".//*[contains(@class, 'parted')]"):
        lit = ["".join(e.itertext()) for e in sentence.xpath(".//*[@class='part']")]
        found[sentence.get("id")] = "".join(lit), "".join(sentence.itertext())
    return found


def test_only_the_clauses_that_correspond_are_told_apart():
    whole = sample_report()
    assert not parts(parsed(whole))
    assert not parts(parsed(whole, "b"))
    clauses = "وأفاد المرصد السوري بمقتل 37 عنصرًا", "At least 28 pro-government fighters"
    report = with_parts(whole, "m4", clauses[:1], clauses[1:])
    for key, sentence, clause in (("a", "a-s4", clauses[0]), ("b", "b-s5", clauses[1])):
        found = parts(parsed(report, key))
        assert found.keys() == {sentence}
        lit, text = found[sentence]
        assert lit == clause
        assert len(text) > len(clause)
        # The findings are marked as before, inside the clause and outside it.
        assert parsed(report, key).xpath("count(.//mark)") >= parsed(whole, key).xpath(
            "count(.//mark)"
        )


def test_a_clause_of_one_side_leaves_the_other_whole():
    report = with_parts(sample_report(), "m6", a=["وتقع بلدة مهين"])
    assert parts(parsed(report)).keys() == {"a-s6"}
    assert not parts(parsed(report, "b"))


def test_a_clause_that_ends_inside_an_isolated_run_is_well_formed():
    text = "قصفت طائرة F-16 البلدة، ونفى الجيش ذلك"
    document = Document(Article(text, "ar"), "ar", (Sentence(0, 0, len(text)),))
    cut = text.index("16")
    match = Match("m1", (0,), (0,), 0.9, "partial", (Span(0, cut),))
    report = Report(document, document, (match,), ())
    assert parts(parsed(report)) == {"a-s0": (text[:cut], text)}
    assert not parts(parsed(report, "b"))


def test_a_sentence_in_the_list_of_claims_tells_its_clauses_apart():
    report = with_parts(sample_report(), "m6", a=["وتقع بلدة مهين"])
    sentence = report.a.sentences[6]
    html = claim_html(report.a, sentence, report.matches[5].spans("a"))
    assert html.startswith('<span class="part">وتقع بلدة مهين</span>، ')
    # A span of another sentence, or past the end of the text, changes nothing here.
    plain = inline_html(report.a.slice(sentence), "ar")
    assert claim_html(report.a, sentence, ()) == plain
    assert claim_html(report.a, sentence, (Span(0, 5), Span(90_000, 90_010))) == plain
    assert html in render(report, "html").decode()


def test_inline_html_escapes():
    assert inline_html("<b>&", "en") == "&lt;b&gt;&amp;"
    assert inline_html("قال F-16", "ar") == 'قال <bdi dir="ltr">F-16</bdi>'
