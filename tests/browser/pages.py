"""What the browser tests do again and again."""

from __future__ import annotations

import time
from pathlib import Path

LOGS: dict[str, Path] = {}
"""Where the server at an address writes what it says."""

ARABIC = """\
مقتل 28 شخصاً في زلزال ضرب بلدة تل الزيتون

تل الزيتون – ضرب زلزال بقوة 6.1 درجات بلدة تل الزيتون الجبلية فجر الأربعاء، وأسفر عن مقتل 28 شخصاً.

وزعم محافظ المدينة سامر حداد أن فرق الإنقاذ وصلت إلى البلدة خلال 40 دقيقة.

ودمّر الزلزال أكثر من 300 منزل في الأحياء القديمة، بحسب منظمة Open Relief.

وأعلنت المنظمة أنها سترسل 12 طناً من الأغذية إلى المتضررين.
"""
ENGLISH = """\
Quake kills 24 in hill town of Tell al-Zeitoun

TELL AL-ZEITOUN – A magnitude 6.1 earthquake struck the hill town of Tell al-Zeitoun before \
dawn on Wednesday, killing 24 people.

Rescue teams reached the town within 40 minutes, the governor of the city, Samer Haddad, said.

The earthquake destroyed some 450 homes in the old quarters, the aid group Open Relief said.

Schools across the province will stay closed until Sunday.
"""


def wait_for_result(page, seconds: int = 120) -> None:
    """Until both texts stand beside each other; if they never do, what page and server say."""
    try:
        page.locator("#b-s0").wait_for(timeout=seconds * 1000)
    except Exception as error:
        raise AssertionError(f"No result came.\n{_said(page)}") from error


def paste(page, a: str = ARABIC, b: str = ENGLISH, button: str = "Compare") -> None:
    """Paste two texts and ask for the comparison."""
    page.locator(".st-key-text_a textarea").fill(a)
    page.locator(".st-key-text_b textarea").fill(b)
    page.get_by_role("button", name=button, exact=True).click()


_PRESS_AND_CLICK = """(button, key) => {
  document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  button.click();
}"""


def download(page, name: str, within=None, *, after_key: str = ""):
    """The file that a button gives; if none comes, what the page and its server say about it.

    With `after_key`, that key is pressed and the button clicked before the page can do anything.
    """
    button = (within or page).get_by_role("button", name=name, exact=True)
    try:
        with page.expect_download() as found:
            if after_key:
                button.evaluate(_PRESS_AND_CLICK, after_key)
            else:
                button.click()
        found.value.path()  # it has arrived, whole
    except Exception as error:
        raise AssertionError(f"No {name} came.\n{_said(page)}") from error
    return found.value


def _said(page) -> str:
    shown = page.locator(".problem:visible, .stages .now:visible, [role=alert]:visible")
    buttons = page.locator("[data-downloads] button")
    log = next((log for url, log in LOGS.items() if page.url.startswith(url)), None)
    lines = log.read_text(errors="replace").splitlines()[-40:] if log else ["(no log)"]
    busy = buttons.evaluate_all("all => all.map((b) => `${b.name}: ${b.ariaBusy}`)")
    return "\n".join([f"Said: {shown.all_inner_texts()}", f"Being made: {busy}", "Server:", *lines])


def direction(page, selector: str) -> str:
    """The computed direction of the first element."""
    return page.locator(selector).first.evaluate("e => getComputedStyle(e).direction")


def box(page, selector: str) -> dict[str, float]:
    """Where the first element stands in the window."""
    return page.locator(selector).first.bounding_box()


def inside(page, column: str, sentence: str, seconds: float = 20) -> bool:
    """Whether a sentence comes into the visible part of its column: the page scrolls there."""
    end = time.monotonic() + seconds
    while True:
        frame, found = box(page, f".column.{column} .text"), box(page, sentence)
        if frame["y"] - 2 <= found["y"] <= frame["y"] + frame["height"]:
            return True
        if time.monotonic() > end:
            return False
        page.wait_for_timeout(50)
