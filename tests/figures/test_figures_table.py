"""The table of every figure of a pair: what agrees, what differs, what one report alone has."""

from __future__ import annotations

from comparer.article import Article
from comparer.figures import extract_figures, figure_differences
from comparer.figures.table import figure_table
from comparer.records import Document, Match, Sentence
from comparer.render.text import figures_csv
from comparer.render.view import View
from comparer.report import Report


class NoEncoder:
    name = "none"
    caveats = ()

    def encode(self, texts: object) -> object:
        raise AssertionError(f"asked for {texts!r}")


def document(lang: str, *lines: str) -> Document:
    sentences, start = [], 0
    for index, line in enumerate(lines):
        sentences.append(Sentence(index, start, start + len(line)))
        start += len(line) + 1
    bare = Document(Article("\n".join(lines), lang=lang), lang, tuple(sentences))
    return Document(bare.article, lang, bare.sentences, extract_figures(bare))


A = document(
    "ar",
    "قُتل 37 عنصراً وأصيب 12 مدنياً على بعد 300 كيلومتر من العاصمة.",
    "ودُمّر 16,700 منزل في 5 آب 2015.",
    "وحضر المؤتمر 80 صحافياً.",
)
B = document(
    "en",
    "The raid, 190 miles from the capital, killed 28 fighters and wounded 12 civilians.",
    "Nearly 17,000 homes were destroyed on 5 August 2015.",
    "The minister spoke for 45 minutes.",
)
MATCHES = (Match("m1", (0,), (0,), 1.0), Match("m2", (1,), (1,), 1.0))


def report() -> Report:
    return Report(A, B, MATCHES, figure_differences(A, B, MATCHES, NoEncoder()))


def test_every_figure_of_the_pair_stands_in_one_row() -> None:
    made = report()
    rows = figure_table(A, B, MATCHES, made.differences)
    shown = [
        (row.outcome, row.a and A.slice(row.a), row.b and B.slice(row.b), row.match) for row in rows
    ]
    assert shown == [
        ("differs", "37", "28", "m1"),
        ("same", "12", "12", "m1"),
        ("same", "300 كيلومتر", "190 miles", "m1"),
        ("differs", "16,700", "17,000", "m2"),
        ("same", "5 آب 2015", "5 August 2015", "m2"),
        ("only_a", "80", None, None),
        ("only_b", None, "45 minutes", None),
    ]
    listed = [made.differences[row.difference].aspect for row in rows if row.outcome == "differs"]
    assert listed == ["value", "precision"]


def test_the_frame_gives_values_differences_and_ratios() -> None:
    frame = report().figures_frame()
    first, second = frame.iloc[0], frame.iloc[1]
    assert (first["a_value"], first["b_value"], first["difference"]) == ("37", "28", -9.0)
    assert round(first["ratio"], 3) == round(28 / 37, 3)
    assert first["reported_as"] == report().differences[0].id
    assert (second["outcome"], second["difference"], second["ratio"]) == ("same", 0.0, 1.0)
    assert frame.iloc[2][["difference", "ratio"]].isna().all()  # kilometres and miles
    assert frame["a_text"].isna().sum() == 1


def test_the_table_is_saved_as_csv() -> None:
    lines = figures_csv(report()).decode("utf-8-sig").splitlines()
    assert len(lines) == 8
    assert lines[0].startswith("outcome,kind,a_text,a_value")
    assert lines[1].startswith("differs,count,37,37,")
    assert "nan" not in "\n".join(lines).lower()


VAGUE_A = document(
    "en",
    "Dozens of families left the town.",
    "Several soldiers were wounded.",
    "Hundreds of kilometres of road were closed.",
    "Tens of thousands marched to the port.",
    "Between three and five thousand homes were lost.",
)
VAGUE_B = document("ar", "غادرت 15 عائلة البلدة.")


def test_a_quantity_without_a_number_is_shown_in_words() -> None:
    matches = (Match("m1", (0,), (0,), 1.0),)
    made = Report(
        VAGUE_A, VAGUE_B, matches, figure_differences(VAGUE_A, VAGUE_B, matches, NoEncoder())
    )
    (found,) = made.differences
    assert (
        found.explanation.en
        == "The English report says “Dozens of families”, the Arabic report 15."
    )
    assert "الإنجليزية العشرات، بينما" in found.explanation.ar
    lines = {lang: View(made, lang).figure_lines for lang in ("en", "ar")}
    shown = {
        lang: [line.a.value for line in of if line.a is not None] for lang, of in lines.items()
    }
    assert shown["en"] == [
        "Dozens", "Several", "Hundreds of kilometres", "Tens of thousands", "3,000 to 5,000",
    ]  # fmt: skip
    assert shown["ar"] == [
        "العشرات", "Several", "Hundreds of kilometres", "عشرات الآلاف", "من 3,000 إلى 5,000",
    ]  # fmt: skip
    assert View(made, "ar").finding(found).a.value == "العشرات"  # type: ignore[union-attr]
    saved = figures_csv(made).decode("utf-8-sig")
    assert "24" not in saved
    assert ",3000,5000," in saved
    assert made.to_dict()["articles"]["a"]["figures"][0]["low"] == "24"


def test_more_than_an_indefinite_quantity_keeps_its_bound() -> None:
    matches = (Match("m1", (0,), (0,), 1.0),)
    a = document("ar", "أصيب أكثر من مئات الجنود.")
    b = document("en", "Some 12 soldiers were wounded.")
    (found,) = figure_differences(a, b, matches, NoEncoder())
    assert "more than hundreds" in found.explanation.en
    assert "أكثر من «مئات الجنود»" in found.explanation.ar
