"""A translation model, brought as a file to the page and used in a comparison."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages import ENGLISH, direction, paste, wait_for_result
from playwright.sync_api import expect
from toy_model import COMPUTE_TYPE, PAIRS

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def packages(tmp_path_factory) -> Path:
    """Where the page that is served here keeps its models."""
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="module")
def address(serve, packages):
    """The address of a page of its own, so that no other test meets the model."""
    with serve({**COMPUTE_TYPE, "ARGOS_PACKAGES_DIR": str(packages)}) as url:
        yield url


@pytest.fixture
def open_models(open_page):
    def open_(query=""):
        page = open_page(query)
        page.locator(".st-key-models summary").click()
        return page

    return open_


def test_a_file_is_installed_translates_and_is_removed(open_models, packages, argosmodel, keep):
    page = open_models()
    field = page.locator(".st-key-models input[type=file]")
    first = field.element_handle()
    field.set_input_files(
        {"name": "bad.argosmodel", "mimeType": "application/zip", "buffer": b"no archive"}
    )
    page.locator(".st-key-models .problem").get_by_text("bad.argosmodel").wait_for()
    assert not list(packages.iterdir())

    # Each file has a field of its own, and the first one's goes.
    page.wait_for_function("field => !field.isConnected", arg=first)
    expect(field).to_have_count(1, timeout=60_000)
    field.set_input_files(argosmodel)
    page.locator(".st-key-models .note").get_by_text("Installed: Arabic to English.").wait_for()
    page.locator(".st-key-models").scroll_into_view_if_needed()
    keep(page, "installed")
    page.locator(".engines").get_by_text("Argos ar→en 1.0").wait_for()
    paste(page, a="\n\n".join(arabic for arabic, _ in PAIRS), b=ENGLISH)
    wait_for_result(page)
    page.get_by_text(PAIRS[0][1]).first.wait_for()
    keep(page, "translated")

    page = open_models()
    page.get_by_role("button", name="Remove", exact=True).click()
    page.get_by_role("button", name="Remove for good").click()
    page.locator(".st-key-models .note").get_by_text("Removed: Arabic to English.").wait_for()
    assert not list(packages.iterdir())


def test_the_section_reads_from_right_to_left_in_arabic(open_models, keep):
    page = open_models("?lang=ar")
    page.get_by_text("من العربية إلى الإنجليزية").wait_for()
    assert direction(page, ".st-key-models p") == "rtl"
    page.locator(".st-key-models").scroll_into_view_if_needed()
    keep(page)
