"""A batch's folder on the page, without a browser: tables, names over time, and single pairs."""

from __future__ import annotations

import math
import shutil
from pathlib import Path

import pandas as pd
import pytest
from conftest import SHORT, text, write_csv
from streamlit.testing.v1 import AppTest

from comparer import Options
from comparer.batch.corpus import Corpus, apart, load, ratio_of
from comparer.batch.index import index_page
from comparer.batch.run import compare_pairs
from comparer.errors import InputError
from comparer.page import main

HOSTILE = '<img src=x onerror=alert(1)>"&\u202e=cmd'


@pytest.fixture(scope="module")
def batch(tmp_path_factory):
    """Two outlets on three events, one with a hostile name; the third pair has no JSON report."""
    home = tmp_path_factory.mktemp("batch")
    rows = []
    for place, name in enumerate(SHORT):
        for lang in ("ar", "en"):
            (home / f"{name}.{lang}.txt").write_text(text(name, lang), "utf-8")
        rows.append(
            {
                "a": f"{name}.ar.txt", "b": f"{name}.en.txt", "a_source": "صحيفة الساحل",
                "b_source": HOSTILE, "a_published": f"2024-0{1 + place}-03",
                "b_title": f"{HOSTILE} {name}",
            }
        )  # fmt: skip
    rows.append({"a": "", "b": "nowhere.txt", "b_source": HOSTILE})
    out = home / "out"
    compare_pairs(write_csv(home / "pairs.csv", rows), out, Options(translator="none"),
                  formats=("json", "html"))  # fmt: skip
    (out / "reports" / "0003.json").unlink()
    return out


@pytest.fixture
def page(batch):
    page = AppTest.from_file(main.__file__, default_timeout=60).run()
    page.text_input(key="corpus_path").set_value(str(batch))
    page.button(key="corpus_open").click()
    return page.run()


def shown(page: AppTest) -> str:
    return "\n".join(element.body for element in page.get("html") if hasattr(element, "body"))


def test_the_view_shows_outlets_figures_names_and_pairs_and_escapes_them(page):
    assert not page.exception
    body = shown(page)
    for words in ("Outlets and aspects", "How each outlet names", "صحيفة الساحل", "3", "ferry"):
        assert words in body
    assert "<img" not in body
    assert "\u202e" not in body
    assert "The line names no article in its column a." in body


def test_a_pair_opens_from_its_report_and_leads_back(page, batch):
    page.button(key="open_list_0001").click().run()
    assert not page.exception
    assert page.session_state["session"].report.a.article.source == "صحيفة الساحل"
    page.button(key="change").click().run()
    assert page.button(key="open_list_0001")
    page.button(key="corpus_close").click().run()
    assert page.button(key="compare")


def test_a_pair_without_a_report_is_compared_again(page):
    page.button(key="open_list_0003").click().run()
    job = page.session_state["session"].job
    assert job is None or job.wait(60)
    page.run()
    assert page.session_state["session"].report.b.article.title == f"{HOSTILE} hospital"


def test_a_folder_that_holds_no_batch_is_said_to_hold_none(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    page = AppTest.from_file(main.__file__, default_timeout=60).run()
    for path, says in (("nowhere", "no folder"), ("", "No folder"), (".", "no batch")):
        page.text_input(key="corpus_path").set_value(path)
        page.button(key="corpus_open").click().run()
        assert says in shown(page)


def test_an_unfinished_batch_is_refused(batch, tmp_path):
    (tmp_path / "run.json").write_text(
        (batch / "run.json").read_text("utf-8").replace('"finished": true', '"finished": false')
    )
    with pytest.raises(InputError, match="--resume"):
        load(tmp_path)


def test_counts_are_of_the_outlets_own_wording(batch):
    corpus = load(batch)
    table = corpus.outlets_by_aspect()
    assert list(table["pairs"]) == [3, 3]
    pairs = corpus.pairs.set_index("pair")
    for outlet, side in (("صحيفة الساحل", "a"), (HOSTILE, "b")):
        for aspect in table.columns[1:]:
            mine = corpus.differences[
                (corpus.differences["aspect"] == aspect)
                & corpus.differences[f"{side}_text"].notna()
            ]
            assert table.loc[outlet, aspect] == pytest.approx(len(mine) / 3)
    assert set(pairs["status"]) == {"done", "failed"}


def test_names_are_counted_by_outlet_and_month(batch):
    corpus = load(batch)
    actors = corpus.actors()
    assert len(actors)
    for concept in actors["concept"]:
        table = corpus.names_over_time(concept)
        names = corpus.names[corpus.names["concept"] == concept]
        assert table["count"].sum() == names["count"].sum()
    months = set(corpus.names["month"])
    assert months <= {"2024-01", "2024-02", "2024-03", ""}


def test_the_largest_figure_disagreements_come_first(batch):
    found = load(batch).largest_figures(100)
    assert list(found["ratio"]) == sorted(found["ratio"], reverse=True)
    assert isinstance(found, pd.DataFrame)
    assert [ratio_of(*pair) for pair in (("2", "8"), ("8", "2"), ("0", "5"), ("Fri", "3"))] == [
        4.0, 4.0, math.inf, None,
    ]  # fmt: skip
    assert ratio_of(None, "3") is None
    assert ratio_of("0", "0") == 1.0
    assert [apart("-2", "8"), apart("8", "2.5"), apart("Fri", "3"), apart("NaN", "3")] == [
        10.0, 5.5, None, None,
    ]  # fmt: skip


def test_among_equal_ratios_the_greater_distance_comes_first():
    values = [("2", "1"), ("0", "3"), ("1000", "2000"), ("30", "90"), ("0", "40"), ("4", "2"),
              ("2", "1")]  # fmt: skip
    rows = [
        {"pair": f"{place:04}", "id": "d1", "kind": "figure", "aspect": "value", "a_value": a,
         "b_value": b, "a_unit": None, "b_unit": None}
        for place, (a, b) in enumerate(values, 1)
    ]  # fmt: skip
    rows.append({**rows[0], "pair": "0008", "a_unit": "km", "b_unit": "mi"})
    corpus = Corpus(Path(), Path())
    corpus.__dict__["differences"] = pd.DataFrame(rows)
    found = corpus.largest_figures(100)
    assert list(found["pair"]) == ["0005", "0002", "0004", "0003", "0006", "0001", "0007"]
    assert list(corpus.largest_figures(2)["pair"]) == ["0005", "0002"]


def test_why_a_pair_was_not_compared_is_said_in_each_language(batch):
    english, arabic = (index_page(batch, lang).decode() for lang in ("en", "ar"))
    assert "The line names no article in its column a." in english
    assert "لا يذكر السطر تقريرًا في عموده" in arabic
    assert "The line names no article" not in arabic
    page = AppTest.from_file(main.__file__, default_timeout=60)
    page.query_params["lang"] = "ar"
    page.run()
    page.text_input(key="corpus_path").set_value(str(batch))
    page.button(key="corpus_open").click().run()
    assert "لا يذكر السطر تقريرًا في عموده" in shown(page)
    page.button(key="corpus_close").click().run()
    page.text_input(key="corpus_path").set_value("nowhere")
    page.button(key="corpus_open").click().run()
    assert "لا يوجد مجلد" in shown(page)


def test_a_batch_of_an_older_version_has_its_reasons_in_english(batch, tmp_path):
    old = tmp_path / "old"
    shutil.copytree(batch, old)
    pairs = pd.read_parquet(old / "pairs.parquet").drop(columns="error_ar")
    pairs.to_parquet(old / "pairs.parquet")
    assert "The line names no article" in index_page(old, "ar").decode()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_index_is_self_contained_and_escapes_what_articles_say(batch, lang):
    page = index_page(batch, lang).decode()
    assert "<img" not in page
    assert "\u202e" not in page
    assert "&lt;img" in page
    assert page.count("<tr id=") == 4
    assert "http" not in page.replace("http-equiv", "")
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert f'dir="{"rtl" if lang == "ar" else "ltr"}"' in page
    assert 'href="reports/0001.html"' in page
    assert 'dir="auto"' in page
