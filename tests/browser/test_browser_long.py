"""A pair of long articles, 300 sentences a side: opening, choosing and stepping stay quick."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pages import inside, wait_for_result

from comparer.article import Article
from comparer.records import Document, Match, Sentence, Side, Span
from comparer.report import Report
from comparer.store import FILE_NAME, Store

sys.path.insert(0, str(Path(__file__).parents[1]))
from sample_report import ARABIC, ENGLISH, sample_report

pytestmark = pytest.mark.browser

LENGTH = 300
QUICK = 1.0
"""Seconds that a choice may take until what it asks for is shown, the quickest of a few choices:
on a busy machine others have the processor in between."""

NEVER = float("inf")


def long_document(lang: str) -> Document:
    """The sentences of the sample, again and again, each numbered so that no two are the same."""
    bodies = [words for role, words, _ in (ARABIC if lang == "ar" else ENGLISH) if role == "body"]
    text, sentences = "", []
    for index in range(LENGTH):
        start = len(text)
        text += f"{bodies[index % len(bodies)]} ({index + 1})"
        sentences.append(Sentence(index, start, len(text), "body"))
        text += "\n\n"
    return Document(Article(text, lang), lang, tuple(sentences))


def long_report(name: str) -> Report:
    """Nine of ten sentences matched, the second half in reverse, and a difference in each."""
    a, b = long_document("ar"), long_document("en")
    half = LENGTH // 2
    partners = [*range(half), *reversed(range(half, LENGTH))]
    matches = tuple(
        Match(f"m{n}", (one,), (other,), 0.9)
        for n, (one, other) in enumerate(
            ((one, other) for one, other in enumerate(partners) if one % 10), 1
        )
    )
    pattern = next(d for d in sample_report().differences if d.kind == "framing")

    def side(document: Document, index: int) -> Side:
        sentence = document.sentences[index]
        return replace(pattern.a, spans=(Span(sentence.start, sentence.start + 12),))

    differences = tuple(
        replace(pattern, id=f"d{n}", match=match.id, a=side(a, match.a[0]), b=side(b, match.b[0]))
        for n, match in enumerate(matches, 1)
    )
    return Report(a, b, matches, differences, signature=sample_report().signature, version=name)


@pytest.fixture
def page(open_page, history, request):
    number = Store(history / FILE_NAME).keep(long_report(request.node.name))
    opened = open_page(f"?kept={number}")
    wait_for_result(opened)
    return opened


# Measured in the page, between the choice and the frame in which what it asks for is there.
_TIMED = """async ([action, wanted]) => {
  const inner = (e) => e.shadowRoot?.querySelector("[data-comparer]");
  const root = document.querySelector("[data-comparer]")
    ?? inner([...document.querySelectorAll("*")].find(inner));
  if (action.click) root.querySelector(action.click).scrollIntoView({ block: "center" });
  const start = performance.now();
  if (action.key) document.dispatchEvent(new KeyboardEvent("keydown", { key: action.key }));
  else root.querySelector(action.click).click();
  const box = (selector) => root.querySelector(selector)?.getBoundingClientRect();
  const shown = () => {
    const found = box(wanted.sentence), frame = box(wanted.frame);
    return found && found.top >= frame.top - 2 && found.top <= frame.bottom;
  };
  while (!shown()) {
    if (performance.now() - start > 20000) return Infinity;
    await new Promise(requestAnimationFrame);
  }
  return (performance.now() - start) / 1000;
}"""


def timed(page, action: dict[str, str], sentence: str, column: str) -> float:
    """Seconds from an action until a sentence stands in the visible part of its column."""
    wanted = {"sentence": sentence, "frame": f".column.{column} .text"}
    return page.evaluate(_TIMED, [action, wanted])


def test_choosing_a_claim_shows_its_partner_within_a_second(page, keep):
    assert page.locator("#article-a .s").count() == LENGTH
    # Far away in the other report, since the second half stands in reverse there.
    took = [timed(page, {"click": "#a-s299"}, "#b-s150.held", "b")]
    keep(page)
    took.append(timed(page, {"click": "#b-s298"}, "#a-s151.held", "a"))
    took.append(timed(page, {"click": "#a-s3"}, "#b-s3.held", "b"))
    assert min(took) < QUICK
    assert max(took) < NEVER


def test_the_next_difference_comes_within_a_second(page):
    took = [timed(page, {"key": "n"}, f"#a-s{at} .active", "a") for at in (1, 2, 3)]
    assert min(took) < QUICK
    assert max(took) < NEVER


def test_the_map_of_a_long_pair_is_drawn_and_leads_to_its_end(page, keep):
    page.locator("#tab-pictures").click()
    drawn = page.locator(".st-key-pictures .marks").first
    drawn.wait_for()
    keep(page, whole=True)
    drawn.locator("path[aria-label^='A 300: ']").click()
    page.locator("#a-s299.held").wait_for()
    assert inside(page, "a", "#a-s299")
    assert inside(page, "b", "#b-s150")
