"""A page with a key, in a real browser: in with the address, out without it."""

from __future__ import annotations

import pytest

from comparer.page import gate, launch

pytestmark = pytest.mark.browser

KEY = "a-key-of-this-test"


@pytest.fixture(scope="module")
def locked(serve):
    with serve({gate.ENVIRONMENT: KEY}) as url:
        yield url


@pytest.mark.parametrize("way", ["typed", "from the file that a browser is started with"])
def test_the_address_with_the_key_leads_to_the_page(locked, browser, way):
    context = browser.new_context()
    page = context.new_page()
    page.goto(locked)
    assert "This page needs a key" in page.locator("body").inner_text()
    keyed = f"{locked}?key={KEY}"
    page.goto(keyed if way == "typed" else launch._keyed_file(keyed))
    # What the page draws comes over its websocket.
    page.locator(".st-key-source_a").wait_for(timeout=180_000)
    assert "key" not in page.url
    page.reload()
    page.locator(".st-key-source_a").wait_for(timeout=180_000)
    context.close()
