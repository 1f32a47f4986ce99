"""Decisions sent by the result view, and comparisons kept on this computer, without a browser."""

import dataclasses

import pytest
from page_flow import paste, result, shown
from page_report import small_report
from streamlit.testing.v1 import AppTest

from comparer.decisions import Link
from comparer.errors import ModelMissingError
from comparer.options import Options
from comparer.page import main, payload, reviewing, state
from comparer.records import Match
from comparer.report import in_reading_order
from comparer.review import machine, review
from comparer.store import Store


@pytest.fixture
def current(monkeypatch):
    """A reader's session with a report in it, outside of Streamlit."""
    found = small_report()
    session = state.Session()
    session.report = dataclasses.replace(found, differences=in_reading_order(found.differences))
    monkeypatch.setattr(state, "session", lambda: session)
    monkeypatch.setattr(state, "keeping_wanted", lambda: True)
    return session


def decide(**given):
    reviewing.decide(Options(), given)


def test_each_decision_changes_the_report_and_is_kept(current):
    decide(do="judge", target="d1", verdict="rejected")
    decide(do="note", target="d2", text="Ask again")
    assert "d1" not in [d.id for d in current.report.differences]
    assert current.report.review.mark("d2").note == "Ask again"
    assert Store().load(current.kept) == current.report
    decide(do="undo")
    decide(do="undo")
    assert current.report.review is None
    assert Store().load(current.kept) == current.report
    assert current.answered == 4


def test_a_decision_that_cannot_be_made_is_said_and_changes_nothing(current):
    before = current.report
    for given in (
        {"do": "judge", "target": "d99", "verdict": "rejected"},
        {"do": "dance"},
        {"do": "link", "a": [], "b": [1]},
    ):
        decide(**given)
        assert current.review_problem
        assert current.report == before
    decide(do="undo")
    assert current.review_problem is None


def test_a_link_is_compared_by_the_models_and_made_without_them_all_the_same(current, monkeypatch):
    class Linked:
        def comparer(self):
            return self

        def link(self, report, a, b):
            return Link(a, b, (report.differences[0],))

    monkeypatch.setattr(reviewing, "engine", lambda _: Linked())
    decide(do="link", a=[6], b=[6])
    assert [d.match for d in current.report.differences].count("m6") == 1
    decide(do="undo")

    class Missing:
        def comparer(self):
            raise ModelMissingError("no model")

    monkeypatch.setattr(reviewing, "engine", lambda _: Missing())
    decide(do="link", a=[6], b=[6])
    assert Match("m6", (6,), (6,), 1.0) in current.report.matches


def test_nothing_is_kept_when_the_reader_does_not_want_it(current, monkeypatch):
    monkeypatch.setattr(state, "keeping_wanted", lambda: False)
    decide(do="judge", target="d1", verdict="confirmed")
    reviewing.take(small_report())
    assert Store().list() == ()
    monkeypatch.setattr(state, "keeping_wanted", lambda: True)
    monkeypatch.setenv("COMPARER_HISTORY", "off")
    decide(do="judge", target="d1", verdict="confirmed")
    assert current.report.review
    assert current.review_problem is None


def test_the_same_comparison_made_again_comes_with_its_decisions(current):
    decide(do="judge", target="d1", verdict="rejected")
    decided = current.report
    reviewing.take(machine(decided))
    assert current.report == decided


def test_a_sample_is_kept_only_once_something_is_decided_in_it(current):
    current.opened = "earthquake"
    reviewing.take(current.report)
    assert Store().list() == ()
    decide(do="judge", target="d1", verdict="confirmed")
    assert len(Store().list()) == 1


def test_the_view_gets_what_was_set_aside_as_it_was_found(current):
    decide(do="judge", target="m2", verdict="rejected")
    data = payload.payload(current.report, "en")
    assert [(d["id"], d["aside"]) for d in data["aside"]] == [("d2", "match_rejected")]
    assert [m["id"] for m in data["aside_matches"]] == ["m2"]
    assert data["aside"][0]["a"][0]["html"]
    assert data["review"]["steps"] == 1
    before = payload.payload(small_report(), "en")
    assert before["revision"] != data["revision"]


def test_a_report_and_its_reviewed_form_are_one_comparison_to_the_view(current):
    before = payload.payload(current.report, "en")
    decide(do="judge", target="d1", verdict="rejected")
    after = payload.payload(current.report, "en")
    assert before["id"] == after["id"]


def test_kept_comparisons_are_listed_opened_and_deleted(page):
    number = Store().keep(small_report())
    page.run()
    assert "Kept on this computer" in shown(page)
    page.button(key=f"delete_{number}").click().run()
    page.button(key=f"not_{number}").click().run()
    assert len(Store().list()) == 1
    page.button(key=f"open_kept_{number}").click().run()
    assert not page.exception
    assert result(page) is not None
    page.button(key="change").click().run()
    assert page.text_area(key="text_a").value == small_report().a.text
    page.button(key=f"delete_{number}").click().run()
    page.button(key=f"really_{number}").click().run()
    assert Store().list() == ()
    assert "Kept on this computer" not in shown(page)


def test_a_comparison_is_kept_and_the_address_opens_it_again(page, comparer):
    page.run()
    paste(page)
    assert result(page) is not None
    [entry] = Store().list()
    assert page.query_params["kept"] in (str(entry.id), [str(entry.id)])
    again = AppTest.from_file(main.__file__, default_timeout=60)
    again.query_params["kept"] = str(entry.id)
    again.run()
    assert result(again) is not None
    assert len(comparer.asked) == 1


def test_an_address_with_a_comparison_that_is_gone_says_so(page):
    page.query_params["kept"] = "77"
    page.run()
    assert not page.exception
    assert "77" in shown(page)


def test_a_search_that_finds_nothing_says_so(page):
    Store().keep(small_report())
    Store().keep(review(dataclasses.replace(small_report(), version="9")))
    page.run()
    page.text_input(key="kept_search").set_value("zeppelin").run()
    assert "No kept comparison" in shown(page)
    page.text_input(key="kept_search").set_value("quake").run()
    assert "No kept comparison" not in shown(page)
