"""Web pages: the article without the page, and pages without an article."""

from __future__ import annotations

import socket
import time

import ingest_makers as make
import pytest

from comparer.errors import InputError
from comparer.ingest import read_bytes


def page(paragraphs: list[str], *, head: str = "", lang: str = "ar") -> str:
    heading, *body = paragraphs
    inside = "\n".join(f"<p>{text}</p>" for text in body)
    return f"""<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}
<title>{heading} | The Example</title></head><body>
<nav><ul><li><a href="/">Home page</a></li><li><a href="/w">World news</a></li></ul></nav>
<div class="cookie">We use cookies. <button>Accept</button></div>
<article><h1>{heading}</h1>{inside}</article>
<aside><h3>Most read</h3><a href="/1">Some other story that is popular</a></aside>
<footer>© The Example. All rights reserved. Terms of use.</footer>
<script>var tracker = "on";</script></body></html>"""


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.mark.parametrize("paragraphs", [make.ARABIC, make.ENGLISH], ids=["ar", "en"])
def test_headline_first_then_body_and_nothing_else(paragraphs: list[str]) -> None:
    article = read_bytes(page(paragraphs).encode(), "a.html")
    assert article.text.split("\n\n") == paragraphs
    assert article.title == paragraphs[0]


def test_source_and_date_that_the_page_declares() -> None:
    head = (
        '<meta property="og:site_name" content="The Example">'
        '<meta property="article:published_time" content="2015-08-06T10:00:00Z">'
    )
    article = read_bytes(page(make.ENGLISH, head=head).encode(), "a.html")
    assert (article.source, article.published) == ("The Example", "2015-08-06")


def test_a_date_in_the_text_is_not_the_date_of_publishing() -> None:
    paragraphs = [*make.ENGLISH, "The war began on 15 March 2011 and has killed thousands."]
    assert read_bytes(page(paragraphs).encode(), "a.html").published is None


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("cp1256", "windows-1256"), ("cp1256", "utf-8"), ("utf-16", "utf-8"), ("utf-8", "nonsense")],
)
def test_encodings_declared_truly_or_falsely(encoding: str, declared: str) -> None:
    paragraphs = make.ARABIC[:3]
    data = page(paragraphs).replace("utf-8", declared).encode(encoding)
    assert read_bytes(data, "a.htm").text.split("\n\n") == paragraphs


def test_line_breaks_of_the_source_are_blanks_and_br_is_a_line_break() -> None:
    body = make.ENGLISH[1].replace(" ", "\n   ", 8) + "<br>A second line of it."
    article = read_bytes(page([make.ENGLISH[0], body, *make.ENGLISH[2:]]).encode(), "a.html")
    assert f"{make.ENGLISH[1]}\nA second line of it." in article.text


def test_a_short_page_is_an_article_too() -> None:
    text = (
        "<h1>Quake kills 12</h1><p>A quake killed 12 people on Monday in the north, officials "
        "said.</p><p>Rescue teams reached the first villages at noon and found ruins.</p>"
    )
    article = read_bytes(f"<html><body>{text}</body></html>".encode(), "a.html")
    assert article.text.startswith("Quake kills 12\n\nA quake killed")
    assert len(article.text.split("\n\n")) == 3


def test_subheadings_quotations_lists_and_tables_keep_their_place() -> None:
    extra = (
        "<h2>Suicide attacks</h2><p>Three bombers attacked the army's checkpoints at dawn.</p>"
        "<ul><li>37 soldiers dead</li><li>12 soldiers missing</li></ul>"
        "<table><tr><td>Dead</td><td>37</td></tr><tr><td>Hurt</td><td>12</td></tr></table>"
    )
    html = page(make.ENGLISH).replace("</article>", extra + "</article>")
    text = read_bytes(html.encode(), "a.html").text
    tail = text[text.index("Suicide attacks") :].split("\n\n")
    assert tail == [
        "Suicide attacks",
        "Three bombers attacked the army's checkpoints at dawn.",
        "- 37 soldiers dead",
        "- 12 soldiers missing",
        "Dead\t37",
        "Hurt\t12",
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<html><body></body></html>",
        "<html><head><script>alert(1)</script></head><body><div id=root></div></body></html>",
        "<ul>" + "".join(f"<li><a href='/{n}'>Headline number {n} of many</a>" for n in range(60)),
        "<p>Please enable JavaScript. Then log in.</p>",
        "<p>404 Not Found</p>",
        "<" * 5000,
    ],
)
def test_pages_without_an_article(html: str) -> None:
    with pytest.raises(InputError, match=r"^a\.html is a web page with no article.*paste its text"):
        read_bytes(html.encode(), "a.html")


def test_plain_text_named_html() -> None:
    with pytest.raises(InputError, match="is no HTML"):
        read_bytes(b"The town fell on Wednesday.", "a.html")


def test_entities_are_not_resolved() -> None:
    evil = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + page(make.ENGLISH)
    assert "root:" not in read_bytes(evil.replace("Three", "&x; Three").encode(), "a.html").text


def test_a_page_with_pictures_inside_is_no_larger_for_it() -> None:
    picture = (
        f'<img src="data:image/png;base64,{"A" * 3_000_000}"><style>{"a{} " * 500_000}</style>'
    )
    html = page(make.ENGLISH).replace("<article>", f"<article>{picture}")
    assert read_bytes(html.encode(), "a.html").text.split("\n\n") == make.ENGLISH


@pytest.mark.parametrize(
    "html",
    ["<p>a" * 200_000, "<script>" * 300_000, "<a href=x>y</a>" * 200_000, "<!--" * 500_000],
)
def test_a_page_many_times_too_large_is_told_at_once(html: str) -> None:
    started = time.process_time()
    with pytest.raises(InputError, match=r"many times a news page.*reader view"):
        read_bytes(html.encode(), "a.html")
    assert time.process_time() - started < 3
