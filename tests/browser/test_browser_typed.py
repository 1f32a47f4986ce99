"""What a reader types stays, whatever the page is doing meanwhile."""

from __future__ import annotations

import pytest
from pages import ARABIC, ENGLISH, wait_for_result
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

pytestmark = pytest.mark.browser


class Line:
    """The line from the page's server to the browser, which can be held and let go again."""

    def __init__(self, page) -> None:
        self.held: list | None = None
        self._page = page
        page.route_web_socket("**/_stcore/stream", self._join)

    def _join(self, browser) -> None:
        server = browser.connect_to_server()
        self._browser = browser
        browser.on_message(server.send)
        server.on_message(self._pass)

    def _pass(self, message) -> None:
        if self.held is None:
            self._browser.send(message)
        else:
            self.held.append(message)

    def hold(self) -> None:
        """From now on nothing that the server says arrives."""
        self.held = []

    def wait_until_the_script_ends(self) -> None:
        """Until all that a run of the page's script draws is held."""
        for _ in range(600):
            if any(ForwardMsg.FromString(m).HasField("script_finished") for m in self.held):
                return
            self._page.wait_for_timeout(50)
        raise AssertionError("The script did not end.")

    def deliver(self) -> None:
        """What was held arrives; what follows is held."""
        held, self.held = self.held, []
        for message in held:
            self._browser.send(message)

    def let_go(self) -> None:
        """What was held arrives, and all that follows."""
        self.deliver()
        self.held = None


def test_an_answer_that_comes_late_does_not_undo_what_was_typed_since(open_page):
    page = open_page()
    line = Line(page)
    page.reload()
    a, b = (page.locator(f".st-key-text_{key} textarea") for key in "ab")
    a.fill(ARABIC)
    line.hold()
    b.focus()  # the page's script runs: it knows the first text and not yet the second
    line.wait_until_the_script_ends()
    b.fill(ENGLISH)
    button = page.get_by_role("button", name="Compare", exact=True)
    button.hover()
    page.mouse.down()
    line.deliver()
    page.wait_for_timeout(500)
    assert b.input_value() == ENGLISH
    page.mouse.up()
    line.let_go()
    wait_for_result(page)
