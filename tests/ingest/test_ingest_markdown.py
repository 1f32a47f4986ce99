"""Markdown: marks go, words stay."""

from __future__ import annotations

import time

import pytest

from comparer.ingest import read_bytes


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("# The town fell\n\nIt *really* fell.", "The town fell\n\nIt really fell."),
        ("The town fell\n=====\n\n**28** dead", "The town fell\n\n28 dead"),
        ("Sub\n---\nText.", "Sub\n\nText."),
        ("See [the report](http://x.org/a_(b)) now.", "See the report now."),
        ("See [the report][1] now.\n\n[1]: http://x.org", "See the report now."),
        ("![Smoke over Homs](a.png)", "Smoke over Homs"),
        ("> “We left,” he said.\n> It was late.", "“We left,” he said.\nIt was late."),
        ("- one\n- two", "- one\n- two"),
        ("1. one\n2. two", "1. one\n2. two"),
        ("[He] left the town[^1].", "[He] left the town."),
        ("snake_case and 2*3*4 stay", "snake_case and 2*3*4 stay"),
        ("A\\*B and `code` and ~~old~~", "A*B and code and old"),
        ("One.\n\n* * *\n\nTwo.", "One.\n\nTwo."),
        ("a <b>bold</b> word <!-- hidden -->", "a bold word "),
        ("| Dead | 37 |\n|---|---|\n| Hurt | 12 |", " Dead | 37 \n\n Hurt | 12 "),
        ("**سقطت** البلدة، و_قتل_ 5", "سقطت البلدة، و_قتل_ 5"),
        ("### عنوان فرعي ###\nنص", "عنوان فرعي\nنص"),
    ],
)
def test_marks(given: str, text: str) -> None:
    assert read_bytes(given.encode(), "a.md").text == text


def test_front_matter_is_what_the_file_says_about_the_article() -> None:
    data = '---\ntitle: "The town fell"\ndate: 2015-08-06\nsource: The Example\n---\nIt fell.\n'
    article = read_bytes(data.encode(), "a.md")
    assert article.text == "The town fell\n\nIt fell."
    assert (article.title, article.published) == ("The town fell", "2015-08-06")
    assert article.source == "The Example"


def test_the_first_heading_is_the_title() -> None:
    assert read_bytes(b"# The *town* fell\n\nIt fell.", "a.markdown").title == "The town fell"


@pytest.mark.parametrize(
    "unit", ["*", "[", "_a ", "`", "<!--", "**a ", "![a](", "[a](", "~~a", "| ", "> ", "- ", "\\"]
)
def test_stray_marks_take_no_time(unit: str) -> None:
    started = time.process_time()
    read_bytes(f"Text. {unit * (200_000 // len(unit))}".encode(), "a.md")
    assert time.process_time() - started < 2
