"""Driving the page's script without a browser, and a comparer without models."""

from __future__ import annotations

import threading

from page_report import small_report

from comparer.decisions import Link

ARABIC = "ضرب زلزال بلدة تل الزيتون فجر الأربعاء وأسفر عن مقتل 28 شخصاً بحسب السلطات المحلية."
ENGLISH = "An earthquake struck the town of Tell al-Zeitoun before dawn on Thursday, killing 24."


class FakeComparer:
    """Answers every pair with the small report, when it may."""

    def __init__(self):
        self.asked = []
        self.error = None
        self.go_on = threading.Event()
        self.go_on.set()

    def compare(self, a, b, *, progress):
        self.asked.append((a, b))
        progress("matching", 0.4)
        self.go_on.wait(10)
        progress("comparing", 0.5)
        if self.error:
            raise self.error
        return small_report()

    def link(self, report, a, b):
        return Link(tuple(a), tuple(b))


def shown(page):
    return "\n".join(element.body for element in page.get("html") if hasattr(element, "body"))


def paste(page, a=ARABIC, b=ENGLISH):
    page.text_area(key="text_a").set_value(a)
    page.text_area(key="text_b").set_value(b)
    page.button(key="compare").click()
    page.run()
    return until_settled(page)


def until_settled(page):
    for _ in range(50):
        if page.session_state["session"].job is None:
            break
        page.session_state["session"].job.wait(0.2)
        page.run()
    assert not page.exception
    return page


def result(page):
    found = [e for e in page.get("bidi_component") if "articles" in e.proto.json]
    return found[0] if found else None
