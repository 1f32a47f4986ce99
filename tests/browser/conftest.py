"""The page, served to a real Chromium."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from pages import LOGS

from comparer.page.launch import command

OUTPUT = Path(__file__).parents[2] / "test-output"
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
HERE = re.compile(r"(https?|wss?)://127\.0\.0\.1[:/]|data:|blob:|about:")


def _chromium() -> str:
    """Where Chromium is; without one the tests are skipped, or fail where it is required."""
    found = os.environ.get("COMPARER_CHROMIUM") or shutil.which("chromium")
    if found and Path(found).exists():
        return found
    reason = "no Chromium here: apt-get install chromium, or set COMPARER_CHROMIUM to its path"
    if os.environ.get("COMPARER_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser():
    """One browser for all tests."""
    path = _chromium()
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serve(browser, tmp_path_factory):
    """Serves a page as `comparer app` serves it, in an environment; gives its address."""

    @contextmanager
    def serve_(settings: Mapping[str, str]) -> Iterator[str]:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        log = tmp_path_factory.mktemp("page") / "server.log"
        environment = {
            **os.environ,
            "COMPARER_CACHE": str(tmp_path_factory.mktemp("cache")),
            "COMPARER_HISTORY": str(tmp_path_factory.mktemp("history")),
            "HF_HUB_OFFLINE": "1",
            **settings,
        }
        with log.open("wb") as output:
            server = subprocess.Popen(
                command(port), stdout=output, stderr=subprocess.STDOUT, env=environment
            )
        try:
            _wait_until_served(server, port, log)
            url = f"http://127.0.0.1:{port}/"
            LOGS[url] = log
            yield url
        finally:
            server.terminate()
            server.wait(10)

    return serve_


@pytest.fixture(scope="session")
def history(tmp_path_factory) -> Path:
    """The folder in which the page keeps comparisons."""
    return tmp_path_factory.mktemp("history")


@pytest.fixture(scope="session")
def address(serve, history) -> Iterator[str]:
    """The address of the page that most tests open."""
    with serve({"COMPARER_HISTORY": str(history)}) as url:
        yield url


def _wait_until_served(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(120):
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.25)
    pytest.fail(f"The page was not served:\n{log.read_text(errors='replace')}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Tell the fixtures whether the test failed."""
    report = yield
    if report.when == "call":
        item.failed = report.failed
    return report


@pytest.fixture(scope="session")
def contexts(browser):
    """Browser contexts by locale, kept so that the page's scripts are fetched once."""
    made = {}

    def context(locale: str):
        if locale not in made:
            made[locale] = browser.new_context(locale=locale, accept_downloads=True)
            made[locale].set_default_timeout(120_000)
        return made[locale]

    yield context
    for one in made.values():
        one.close()


@pytest.fixture
def open_page(contexts, address, request) -> Iterator[Callable[..., object]]:
    """Opens the page; at the end nothing may have failed in it or been asked of another machine."""
    troubles: list[str] = []
    pages = []

    def open_(query: str = "", width: int = 1400, height: int = 1000, locale: str = "en-GB"):
        page = contexts(locale).new_page()
        page.set_viewport_size({"width": width, "height": height})
        pages.append(page)
        page.on("pageerror", lambda error: troubles.append(f"script error: {error}"))
        page.on(
            "request",
            lambda sent: HERE.match(sent.url) or troubles.append(f"asked elsewhere: {sent.url}"),
        )
        page.goto(f"{address}{query}")
        page.locator('[data-testid="stMain"]').wait_for()
        return page

    yield open_
    for number, page in enumerate(pages):
        if getattr(request.node, "failed", False):
            OUTPUT.mkdir(exist_ok=True)
            page.screenshot(path=OUTPUT / f"failed-{request.node.name}-{number}.png")
        page.close()
    assert not troubles


@pytest.fixture
def keep(request) -> Callable[..., Path]:
    """Keeps a screenshot in test-output/, named after the test."""
    OUTPUT.mkdir(exist_ok=True)

    def keep_(page, name: str = "", *, whole: bool = False) -> Path:
        stem = re.sub(r"[^\w-]+", "-", f"{request.node.name} {name}".strip()).strip("-")
        path = OUTPUT / f"{stem}.png"
        page.screenshot(path=path, full_page=whole)
        return path

    return keep_
