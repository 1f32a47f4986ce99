"""The page's server: only this machine reaches it, pages from elsewhere cannot use it."""

from __future__ import annotations

import json
import socket
import urllib.error
import urllib.request
from pathlib import Path

import pytest
import soak
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from comparer.page import gate, launch


@pytest.fixture(scope="module")
def page(watch):
    environment, log = watch
    with soak.served(environment) as (port, pid):
        yield port, pid, log


def test_several_readers_at_once_have_their_results_and_nothing_is_asked_of_the_network(page):
    port, pid, log = page
    readers = [soak.PageSession(port, f"sample={name}") for name in ("qaryatayn", "budget")]
    results = [json.loads(reader.result(120)) for reader in readers]
    for reader in readers:
        reader.close()
    assert results[0] != results[1]
    assert soak.memory_of(pid, peak=True) < soak.MAX_SERVER_BYTES
    assert log.read_text() == ""


def test_only_this_machines_own_address_is_listened_on(page):
    port, _, _ = page
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) == 0
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.2", port)) != 0


def handshake(port, *, origin=None, host=None, cookie=""):
    """The status with which a connection is refused; None if it is not."""
    with socket.create_connection(("127.0.0.1", port)) as plain:
        try:
            with connect(
                f"ws://{host or '127.0.0.1'}:{port}/_stcore/stream", sock=plain, origin=origin,
                subprotocols=["streamlit"], open_timeout=30,
                additional_headers={"Cookie": cookie} if cookie else None,
            ):  # fmt: skip
                return None
        except InvalidStatus as refused:
            return refused.response.status_code


def test_a_page_from_elsewhere_cannot_connect(page):
    port, _, log = page
    assert handshake(port, origin=f"http://127.0.0.1:{port}") is None
    assert handshake(port, origin="http://attacker.example") == 403
    # Asking which address this machine has is how Streamlit would decide on such an origin.
    assert log.read_text() == ""


def test_a_name_that_leads_here_is_not_answered(page):
    port, _, _ = page
    rebound = "rebound.attacker.example"
    assert handshake(port, origin=f"http://{rebound}:{port}", host=rebound) == 403


def test_an_upload_without_the_pages_token_is_refused(page):
    port, _, _ = page
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/_stcore/upload_file/some-session/some-file",
        data=b"x", method="PUT", headers={"Content-Type": "application/octet-stream"},
    )  # fmt: skip
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=30)
    assert refused.value.code in (400, 403)
    assert "xsrf" in refused.value.read().decode().lower()


def test_no_other_way_in_is_open(page):
    port, _, _ = page
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/_stcore/agent/interact", data=b"{}", method="POST"
    )
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(request, timeout=30)


@pytest.mark.parametrize(
    ("host", "stays"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("", False)],
)
def test_kept_comparisons_stay_out_of_a_page_that_the_network_can_open(host, stays, monkeypatch):
    monkeypatch.delenv("COMPARER_HISTORY", raising=False)
    assert ("COMPARER_HISTORY" not in launch.environment(host)) == stays
    assert ("--server.allowedHosts=127.0.0.1" in launch.command(8501, host)) == stays
    monkeypatch.setenv("COMPARER_HISTORY", "/shared")
    assert launch.environment(host)["COMPARER_HISTORY"] == "/shared"


@pytest.fixture
def started(monkeypatch):
    """The arguments and environment of the servers that `serve` starts, which are none."""
    found = []

    class Server:
        def __init__(self, arguments, env):
            found.append((arguments, env))

        def wait(self):
            return 0

    monkeypatch.setattr(launch.subprocess, "Popen", Server)
    monkeypatch.setattr(launch, "_check_free", lambda *_: None)
    return found


def test_a_page_open_to_the_network_says_so_and_asks_for_a_key(started, capsys):
    launch.serve(8501, "0.0.0.0", open_browser=False)
    said = capsys.readouterr().err
    assert "Anyone who has the key below can open this page who reaches 0.0.0.0 port 8501" in said
    [(arguments, environment)] = started
    key = environment[gate.ENVIRONMENT]
    assert len(key) >= 32
    assert f"http://127.0.0.1:8501/?key={key} " in said
    # Every user of a computer can read the arguments of every process.
    assert key not in " ".join(arguments)
    launch.serve(8501, "0.0.0.0", with_key=False, open_browser=False)
    assert "Anyone can open this page who reaches 0.0.0.0" in capsys.readouterr().err
    assert started[1][1][gate.ENVIRONMENT] == ""


def test_on_this_machine_a_key_is_asked_for_only_on_demand(started, capsys, monkeypatch):
    monkeypatch.setenv(gate.ENVIRONMENT, "left over")
    launch.serve(8501, open_browser=False)
    launch.serve(8501, with_key=True, open_browser=False)
    keys = [environment[gate.ENVIRONMENT] for _, environment in started]
    assert keys[0] == ""
    assert len(keys[1]) >= 32
    assert capsys.readouterr().err.count("?key=") == 1


def test_a_browser_is_not_started_with_the_key_in_its_arguments():
    address = launch._keyed_file("http://127.0.0.1:8501/?key=secret")
    assert "secret" not in address
    path = Path(urllib.request.url2pathname(address.removeprefix("file://")))
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
    assert "/?key=secret" in path.read_text()


def test_no_other_page_can_put_this_one_in_a_frame(page):
    port, _, _ = page
    for path in ("", "_stcore/health", "nowhere"):
        try:
            answer = urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=30)
        except urllib.error.HTTPError as refused:
            answer = refused
        assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
        assert answer.headers["Content-Security-Policy"] == "frame-ancestors 'self'"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


KEY = "k" * 32


@pytest.fixture(scope="module")
def locked(watch):
    environment, _ = watch
    with soak.served({**environment, gate.ENVIRONMENT: KEY}) as (port, _):
        yield port


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def asked(port, path, cookie=""):
    """(status, headers) of the answer to a request that follows no redirection."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Cookie": cookie})
    try:
        answer = urllib.request.build_opener(_Stay).open(request, timeout=30)
    except urllib.error.HTTPError as refused:
        answer = refused
    return answer.status, answer.headers, answer.read().decode("utf-8", "replace")


def test_with_a_key_nothing_is_shown_to_those_who_have_it_not(locked):
    for path in ("/", "/?key=", "/?key=wrong", f"/?key={KEY[:-1]}", "/_stcore/host-config",
                 "/static/index.html", "/media/x", "/_stcore/upload_file/a/b"):  # fmt: skip
        status, headers, body = asked(locked, path)
        assert (status, "?key=" in body) == (403, True)
        assert "Set-Cookie" not in headers
    for cookie in ("comparer_key=wrong", "comparer_key=", "x=1; y", f"other={KEY}"):
        assert asked(locked, "/", cookie)[0] == 403
    assert handshake(locked, origin=f"http://127.0.0.1:{locked}") == 403
    assert asked(locked, "/_stcore/health")[::2] == (200, "ok")


def test_the_address_with_the_key_opens_the_page_and_leaves_no_key_in_it(locked):
    status, headers, _ = asked(locked, f"/?sample=budget&key={KEY}&lang=ar")
    assert (status, headers["Location"]) == (303, "/?sample=budget&lang=ar")
    assert "HttpOnly" in headers["Set-Cookie"]
    assert "samesite=lax" in headers["Set-Cookie"].lower()
    cookie = headers["Set-Cookie"].partition(";")[0]
    status, _, body = asked(locked, "/", cookie)
    assert (status, "<title>" in body) == (200, True)
    assert handshake(locked, origin=f"http://127.0.0.1:{locked}", cookie=cookie) is None


def test_the_protections_are_named_and_not_left_to_defaults():
    wanted = {
        "server.enableCORS": "true",
        "server.enableXsrfProtection": "true",
        "server.enableStaticServing": "false",
        "server.enableAgentApi": "false",
        "browser.gatherUsageStats": "false",
    }
    assert wanted.items() <= launch.SETTINGS.items()
    assert int(launch.SETTINGS["server.maxUploadSize"]) <= 100
