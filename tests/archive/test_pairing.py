"""Same-event pairs: found among others, one to one or one to many, within the date window."""

from __future__ import annotations

import csv
import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from conftest import SHORT, text, write_csv

from comparer import Article, cli
from comparer.archive.articles import Entry, Problem, collection
from comparer.archive.pairfile import read_pairs, write_pairs
from comparer.batch.run import compare_pairs
from comparer.commands.pair import reason
from comparer.encode import load_encoder
from comparer.errors import InputError
from comparer.options import Options
from comparer.pairing import Found, Settings, find_pairs
from comparer.pairing.evidence import figures_of, names_of, shared_figures, shared_names
from comparer.pairing.search import EXACT, candidates
from comparer.pairing.vectors import Collection, embed

NO_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def side(*entries: Entry) -> Collection:
    return embed(iter(entries), load_encoder(Options()), lambda _: None)


def entry(name: str, lang: str, **fields: str) -> Entry:
    return Entry(name, Article(text(name, lang), lang=lang, **fields))


def test_folders_are_paired_and_broken_files_are_said(folders, tmp_path, capsys):
    output = tmp_path / "pairs.csv"
    assert cli.main(["pair", *map(str, folders), "-o", str(output)]) == 0
    rows = rows_of(output)
    assert [(row["a"], row["b"]) for row in rows] == [
        (f"./ar/{name}.txt", f"./en/{name}.txt") for name in SHORT
    ]
    assert all(0.5 <= float(row["score"]) <= 1 for row in rows)
    assert "leading claims correspond; names in both: " in rows[0]["reason"]
    said = capsys.readouterr().err
    assert "broken.pdf" in said
    assert "empty.txt" in said
    assert "3 pairs of 3 and 3 articles" in said


@pytest.mark.parametrize("ending", ["csv", "parquet", "xlsx"])
def test_tables_are_paired_and_the_pairs_lead_back_to_their_rows(ending, tmp_path):
    tables = []
    for lang, order in (("ar", SHORT), ("en", SHORT[::-1])):
        frame = pd.DataFrame(
            [
                {"Text": "", "date": "", "source": "nothing here"},
                *({"Text": text(n, lang), "date": "2024-05-01", "source": f"@{n}"}
                  for n in order),
            ]
        )  # fmt: skip
        path = tmp_path / f"{lang}.{ending}"
        if ending == "csv":
            frame.to_csv(path, index=False)
        elif ending == "parquet":
            frame.assign(date=pd.to_datetime(frame["date"])).to_parquet(path)
        else:
            frame.to_excel(path, index=False)
        tables.append(str(path))
    output = tmp_path / "pairs.csv"
    assert cli.main(["pair", *tables, "-o", str(output)]) == 0
    rows = rows_of(output)
    assert [(row["a"], row["b"]) for row in rows] == [
        (f"./ar.{ending}#{2 + i}", f"./en.{ending}#{4 - i}") for i in range(3)
    ]
    # What a spreadsheet would take for a formula is none in the file, and comes back as it was.
    assert rows[0]["a_source"] == "'@cup-final"
    assert dict(read_pairs(output)[0].a_fields)["source"] == "@cup-final"
    assert rows[0]["a_published"] == "2024-05-01"
    assert "published the same day" in rows[0]["reason"]


def test_a_reference_can_never_be_a_formula(tmp_path):
    output = tmp_path / "pairs.csv"
    names = ["=1+1.txt", "-x.txt", "@a.txt", "+b.txt", "\tc.txt"]
    write_pairs(output, [{"a": str(tmp_path / n), "b": str(tmp_path / n)} for n in names])
    assert [row["a"] for row in rows_of(output)] == [f"./{name}" for name in names]


def test_dates_outside_the_window_keep_two_reports_apart():
    a = side(entry("ferry", "ar", published="2024-05-01"))
    for date, window, found in (("2024-05-04", 3, 1), ("2024-05-05", 3, 0), ("2024-04-01", 40, 1)):
        b = side(entry("ferry", "en", published=date))
        assert len(find_pairs(a, b, Settings(window=window))) == found
    assert len(find_pairs(a, side(entry("ferry", "en")))) == 1


def test_one_to_one_takes_the_surest_and_many_takes_all():
    a = side(*(entry(name, "ar") for name in SHORT))
    shorter = Article("\n".join(text("ferry", "en").split("\n")[:5]), lang="en")
    b = side(*(entry(name, "en") for name in SHORT), Entry("again", shorter))
    one = find_pairs(a, b)
    assert [(row.a, row.b) for row in one] == [(0, 0), (1, 1), (2, 2)]
    many = find_pairs(a, b, Settings(many=True))
    assert [(row.a, row.b) for row in many] == [(0, 0), (1, 1), (1, 3), (2, 2)]


def test_the_search_mirrors_when_the_sides_are_swapped():
    a = side(*(entry(name, "ar") for name in SHORT))
    b = side(*(entry(name, "en") for name in SHORT[1:]))
    forth = [(row.a, row.b, row.score) for row in find_pairs(a, b)]
    back = [(row.b, row.a, row.score) for row in find_pairs(b, a)]
    assert forth == sorted(back)


def test_an_empty_side_gives_no_pair():
    assert find_pairs(Collection(), side(entry("ferry", "en"))) == []


def test_the_graph_finds_what_comparing_all_finds():
    random = np.random.default_rng(7)
    vectors = random.normal(size=(EXACT + 1000, 64)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    asked = vectors + 0.06 * random.normal(size=vectors.shape).astype(np.float32)
    asked /= np.linalg.norm(asked, axis=1, keepdims=True)
    a, b = (Collection(days=[None] * len(v), whole=v) for v in (vectors[:300], asked))
    found = candidates(a, b, 3, 8)
    assert sum((i, i) in found for i in range(300)) >= 297
    assert found == candidates(a, b, 3, 8)


def test_names_and_figures_are_found_across_scripts():
    from comparer.pairing.vectors import lead

    assert lead(Article(text("ferry", "en")), "en")
    a, b = side(entry("ferry", "ar")), side(entry("ferry", "en"))
    ar, en = names_of(a.document(0)), names_of(b.document(0))
    assert {"Dabra", "Jabbour"} <= set(shared_names(ar, en))
    assert shared_names(ar, en) == shared_names(en, ar)
    assert "46" in shared_figures(figures_of(a.document(0)), figures_of(b.document(0)))
    # Months and weekdays are dates, not names.
    assert not {"Monday", "March", "Sunday"} & set(en.written)


def test_the_reason_of_a_pair_is_said_in_each_language():
    found = Found(0, 1, 0.9, (3, 12), tuple("ABCDEFG"), ("46",), 1)
    assert reason(found, "en").translate(NO_ISOLATES) == (
        "3 of 12 leading claims correspond; names in both: A, B, C, D, E and 2 more; "
        "figures in both: 46; published 1 day apart"
    )
    assert reason(found, "ar").translate(NO_ISOLATES) == (
        "معلومات الصدارة المتقابلة 3 من 12؛ أسماء في كليهما: A، B، C، D، E و2 غيرها؛ "
        "أرقام في كليهما: 46؛ بين نشرهما يوم واحد"
    )
    for days, english, arabic in (
        (0, "the same day", "في اليوم نفسه"),
        (3, "3 days apart", "3 أيام"),
    ):
        other = replace(found, days_apart=days)
        assert reason(other, "en").endswith(english)
        assert reason(other, "ar").endswith(arabic)
    assert "published" not in reason(replace(found, days_apart=None), "en")


@pytest.mark.parametrize("settings", [{"window": -1}, {"min_score": 0}, {"min_score": 1.5}])
def test_settings_that_cannot_be_used_are_refused(settings):
    with pytest.raises(InputError):
        Settings(**settings)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere", "{en}", "-o", "{tmp}/p.csv"], "no folder or table nowhere"),
        (["{ar}", "{en}", "-o", "{tmp}/p.xlsx"], "does not end in .csv"),
        (["{ar}", "{en}", "-o", "{tmp}/none/p.csv"], "There is no folder"),
        (["{ar}", "{tmp}/x.csv", "-o", "{tmp}/p.csv"], "no column text"),
        (["{ar}", "{tmp}/x.txt", "-o", "{tmp}/p.csv"], "neither a folder of articles nor a table"),
        (["{tmp}/bare", "{en}", "-o", "{tmp}/p.csv"], "no article in it"),
        (["{ar}", "{en}", "-o", "{tmp}/p.csv", "--window", "-1"], "0 or more"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_code_2(arguments, says, folders, tmp_path, capsys):
    (tmp_path / "bare").mkdir()
    write_csv(tmp_path / "x.csv", [{"body of text": "x"}])
    (tmp_path / "x.txt").write_text("The port is open.", "utf-8")
    places = {"ar": folders[0], "en": folders[1], "tmp": tmp_path}
    assert cli.main(["pair", *(a.format(**places) for a in arguments)]) == 2
    message = capsys.readouterr().err.strip().splitlines()
    assert says in message[-1]
    assert not (tmp_path / "p.csv").exists()


def test_what_is_wrong_is_said_in_the_language_asked_for(folders, tmp_path, capsys):
    (tmp_path / "mixed").mkdir()
    for name, article in (
        ("fr.txt", "Le ministre a annoncé mardi que neuf personnes avaient été blessées."),
        ("empty.txt", ""),
    ):
        (tmp_path / "mixed" / name).write_text(article, "utf-8")
    to = ["-o", str(tmp_path / "p.csv"), "--lang", "ar"]
    assert cli.main(["pair", "nowhere", str(folders[1]), *to]) == 2
    assert cli.main(["pair", str(tmp_path / "mixed"), str(folders[1]), *to]) == 0
    said = capsys.readouterr().err
    assert "لا يوجد مجلد ولا جدول" in said
    assert "الفرنسية" in said
    assert "فارغ" in said


def test_a_row_with_a_date_that_is_none_is_taken_without_it(tmp_path):
    table = write_csv(
        tmp_path / "t.csv",
        [{"text": "One.", "date": "soon"}, {"text": "Two.", "date": "2024-01-02T10:00:00Z"}],
    )
    found = list(collection(table))
    assert isinstance(found[0], Problem)
    assert "'soon'" in str(found[0].error)
    assert [e.article.published for e in found[1:]] == [None, "2024-01-02"]


def test_a_batch_takes_an_article_without_a_date_that_is_none(folders, tmp_path):
    a, b = (folder / f"{SHORT[0]}.txt" for folder in folders)
    write_csv(tmp_path / "t.csv", [{"text": b.read_text("utf-8"), "date": "soon"}])
    pairs = write_csv(
        tmp_path / "pairs.csv",
        [
            {
                "a": str(a),
                "b": str(b),
                "a_published": "notadate",
                "b_published": "2024-01-02 10:00",
            },
            {"a": str(a), "b": "t.csv#1"},
            {"a": str(a), "b": "t.csv#1", "b_published": "2024-01-03"},
        ],
    )
    out = tmp_path / "out"
    assert compare_pairs(pairs, out, Options(translator="none"), formats=("json",)) == (3, 0)
    rows = pd.read_parquet(out / "pairs.parquet").astype(object)
    rows = rows.where(rows.notna(), None)
    assert list(rows["a_published"]) == [None, None, None]
    assert list(rows["b_published"]) == ["2024-01-02", None, "2024-01-03"]
    taken = ["date_not_taken" in warnings for warnings in rows["warnings"]]
    assert taken == [True, True, False]
    first = json.loads(next(out.rglob("0001.json")).read_text("utf-8"))
    (warning,) = [w for w in first["warnings"] if w["code"] == "date_not_taken"]
    assert warning["article"] == "a"
    assert "'notadate'" in warning["message"]
    assert "notadate" in warning["message_ar"]


def test_a_files_name_can_hold_its_date(tmp_path):
    for name in ("2015-08-07 fall.txt", "x_2015-13-40.txt", "12015-08-077.txt"):
        (tmp_path / name).write_text("Something happened in the town.", "utf-8")
    dates = {e.reference.rpartition("/")[2]: e.article.published for e in collection(tmp_path)}
    assert list(dates.values()) == [None, "2015-08-07", None]
