"""The page's server: only this machine reaches it, pages from elsewhere cannot use it."""

from __future__ import annotations

import json
import socket
import urllib.error
import urllib.request

import pytest
import soak
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from comparer.page import launch


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


def handshake(port, *, origin=None, host=None):
    """The status with which a connection is refused; None if it is not."""
    with socket.create_connection(("127.0.0.1", port)) as plain:
        try:
            with connect(
                f"ws://{host or '127.0.0.1'}:{port}/_stcore/stream", sock=plain, origin=origin,
                subprotocols=["streamlit"], open_timeout=30,
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


def test_a_page_open_to_the_network_says_so(monkeypatch, capsys):
    class Server:
        returncode = 0

        def __init__(self, *_, **__):
            pass

        def wait(self):
            return 0

    monkeypatch.setattr(launch.subprocess, "Popen", Server)
    monkeypatch.setattr(launch, "_check_free", lambda *_: None)
    launch.serve(8501, "0.0.0.0", open_browser=False)
    assert "Anyone who reaches 0.0.0.0 port 8501" in capsys.readouterr().err


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
