"""The page's script, run without a browser and without models."""

import json

import pytest
from page_flow import ARABIC, ENGLISH, paste, result, shown, until_settled

from comparer.errors import InputError
from comparer.page import waiting
from comparer.pipeline import STAGES


def test_an_empty_page_says_what_it_is_for_and_offers_samples(page):
    page.run()
    assert not page.exception
    assert page.button(key="compare").label == "Compare"
    assert page.button(key="open_qaryatayn").label == "Open"
    assert "Compare an Arabic and an English report" in shown(page)
    assert "Universal Sentence Encoder" in shown(page)


def test_models_begin_to_load_before_anything_is_pasted(page, comparer):
    page.run()
    page.run()
    assert len(comparer.made) == 1


def test_two_pasted_texts_are_compared(page, comparer):
    paste(page.run())
    [(a, b)] = comparer.asked
    assert (a.text, b.text) == (ARABIC, ENGLISH)
    assert result(page) is not None
    assert page.button(key="change")


def test_every_format_can_be_downloaded_and_is_made_only_when_asked_for(page):
    paste(page.run())
    [offered] = [
        json.loads(e.proto.json) for e in page.get("bidi_component") if '"making"' in e.proto.json
    ]
    labels = [file["label"] for file in offered["files"]]
    assert labels == ["HTML", "JSON", "Markdown", "CSV", "Excel", "Word"]
    assert offered["answer"] is None


def test_the_reader_can_go_back_to_the_texts_and_find_them_as_they_were(page):
    paste(page.run())
    page.button(key="change").click().run()
    assert page.text_area(key="text_a").value == ARABIC
    assert page.text_area(key="text_b").value == ENGLISH


def test_a_new_comparison_begins_with_empty_fields(page):
    paste(page.run())
    page.button(key="new").click().run()
    assert page.text_area(key="text_a").value == ""
    assert page.text_area(key="text_b").value == ""


def test_a_second_comparison_reuses_the_models(page, comparer):
    paste(page.run())
    page.button(key="new").click().run()
    paste(page)
    assert len(comparer.asked) == 2
    assert len(comparer.made) == 1


@pytest.mark.parametrize("text", ["", "   \n\t ", "!!! 123 ???"])
def test_an_unusable_text_is_said_beside_its_field_and_nothing_is_lost(page, comparer, text):
    paste(page.run(), a=text)
    assert not comparer.asked
    problems = page.session_state["session"].problems
    assert list(problems) == ["a"]
    assert str(problems["a"]) in shown(page).replace("&#x27;", "'").replace("&quot;", '"')
    assert page.text_area(key="text_a").value == text
    assert page.text_area(key="text_b").value == ENGLISH


def test_the_second_text_is_told_apart_from_the_first(page):
    paste(page.run(), b="")
    assert list(page.session_state["session"].problems) == ["b"]


def test_a_problem_goes_when_its_text_is_changed(page):
    paste(page.run(), a="")
    page.text_area(key="text_a").set_value(ARABIC).run()
    assert not page.session_state["session"].problems


def test_an_error_of_the_comparison_is_one_sentence_and_the_texts_stay(page, comparer):
    comparer.error = InputError("The two articles are <too> long.")
    paste(page.run())
    assert "The two articles are &lt;too&gt; long." in shown(page)
    assert page.text_area(key="text_a").value == ARABIC


def test_an_unexpected_error_shows_no_traceback(page, comparer, capsys):
    comparer.error = ZeroDivisionError("secret details")
    paste(page.run())
    assert "ZeroDivisionError" in shown(page)
    assert "secret details" not in shown(page)
    assert "secret details" in capsys.readouterr().err


def test_the_stages_are_those_of_the_pipeline():
    assert waiting.STAGES == STAGES


def test_a_comparison_shows_its_stage_and_can_be_stopped(page, comparer):
    comparer.go_on.clear()
    page.run()
    page.text_area(key="text_a").set_value(ARABIC)
    page.text_area(key="text_b").set_value(ENGLISH)
    page.button(key="compare").click().run()
    assert "Matching claims" in shown(page)
    job = page.session_state["session"].job
    page.button(key="stop").click().run()
    page.run()
    comparer.go_on.set()
    assert job.wait(5)
    assert job.state == "stopped"
    assert result(page) is None
    assert "Stopped" in shown(page)
    assert page.text_area(key="text_a").value == ARABIC


def test_the_address_opens_a_sample(page, comparer):
    page.query_params["sample"] = "qaryatayn"
    until_settled(page.run())
    [(a, b)] = comparer.asked
    assert "القريتين" in a.text
    assert "Qaryatayn" in b.text
    assert result(page) is not None


def test_a_sample_that_is_not_there_is_said(page):
    page.query_params["sample"] = "<b>nowhere"
    page.run()
    assert not page.exception
    assert "There is no sample" in shown(page)
    assert "<b>nowhere" not in shown(page)


def test_a_sample_is_opened_from_its_card(page, comparer):
    page.run()
    page.button(key="open_earthquake").click().run()
    until_settled(page)
    assert len(comparer.asked) == 1


def test_the_address_chooses_the_language(page):
    page.query_params["lang"] = "ar"
    page.run()
    assert page.button(key="compare").label == "قارن"
    assert "direction: rtl" in shown(page)


def test_the_language_changes_with_everything_kept(page):
    paste(page.run())
    page.session_state["interface"] = "ar"
    page.run()
    assert '"lang": "ar"' in result(page).proto.json or '"lang":"ar"' in result(page).proto.json
    page.button(key="change").click().run()
    assert page.text_area(key="text_a").value == ARABIC


def test_the_language_of_a_text_is_detected_and_can_be_changed(page, comparer):
    page.run()
    page.text_area(key="text_a").set_value(ARABIC).run()
    chosen = page.selectbox(key="lang_a")
    assert chosen.label == "Language: Arabic, detected"
    chosen.set_value("en").run()
    paste(page)
    assert comparer.asked[0][0].lang == "en"


def test_a_chosen_language_stays_when_the_language_of_the_page_changes(page, comparer):
    page.run()
    page.selectbox(key="lang_a").set_value("ar").run()
    page.session_state["interface"] = "ar"
    page.run()
    assert page.selectbox(key="lang_a").value == "ar"
    paste(page)
    assert [article.lang for article in comparer.asked[0]] == ["ar", None]


def test_source_and_date_go_into_the_comparison(page, comparer):
    page.run()
    page.text_input(key="source_b").set_value("  Sample Wire ").run()
    paste(page)
    assert comparer.asked[0][1].source == "Sample Wire"


def test_a_bad_file_is_said_though_a_typed_text_arrives_at_the_same_step(page):
    page.run()
    page.get("file_uploader")[0].set_value(("empty.txt", b"", "text/plain"))
    page.text_area(key="text_a").set_value(ARABIC)
    page.run()
    assert "empty.txt" in shown(page)
    assert page.text_area(key="text_a").value == ARABIC
