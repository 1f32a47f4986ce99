"""Starting the page: the Streamlit server on this machine, set up to stay on it."""

from __future__ import annotations

import atexit
import ipaddress
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
import webbrowser
from pathlib import Path

from comparer.errors import InputError
from comparer.page import gate

SETTINGS: dict[str, str] = {
    # Nothing is reported to anybody, and no first-run question waits in the terminal.
    "browser.gatherUsageStats": "false",
    "server.headless": "true",
    # Megabytes, far above the limit of ingest, whose sentence says what is allowed: what Streamlit
    # refuses it marks in red, and no more.
    "server.maxUploadSize": "100",
    # Pages from elsewhere may neither connect nor upload; nothing but the page is served.
    "server.enableCORS": "true",
    "server.enableXsrfProtection": "true",
    "server.enableStaticServing": "false",
    "server.enableAgentApi": "false",
    "server.fileWatcherType": "none",
    "runner.magicEnabled": "false",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "theme.base": "light",
    "theme.primaryColor": "#0b5a6f",
    "theme.backgroundColor": "#ffffff",
    "theme.secondaryBackgroundColor": "#f4f6f7",
    "theme.textColor": "#1b2327",
    "theme.borderColor": "#d3dadd",
    "theme.baseRadius": "0.375rem",
    "theme.showWidgetBorder": "true",
}
"""The page's Streamlit settings; .streamlit/config.toml has the same for `streamlit run app.py`."""

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""The names under which a page that stays on this machine is opened."""


def command(port: int = 8501, host: str = "127.0.0.1") -> list[str]:
    """The command that serves the page, whether comparer is installed or run from a checkout."""
    main = Path(__file__).with_name("main.py")
    settings = {"server.address": host, "server.port": str(port), **SETTINGS}
    flags = [f"--{name}={value}" for name, value in settings.items()]
    if is_loopback(host):
        # A name that somebody else's name server leads here (DNS rebinding) is not answered.
        flags += [f"--server.allowedHosts={name}" for name in LOOPBACK]
    # -P: modules that happen to lie in the current folder are not imported in place of real ones.
    return [sys.executable, "-P", "-m", "comparer.page.server", "run", str(main), *flags]


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what listens on this address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def environment(host: str = "127.0.0.1", key: str = "") -> dict[str, str]:
    """The server's environment: its key, and no kept comparisons where the network can open it.

    Unless COMPARER_HISTORY says where they are: then they are meant for all who open it.
    """
    given = {**os.environ, gate.ENVIRONMENT: key}
    if not is_loopback(host):
        given.setdefault("COMPARER_HISTORY", "off")
    return given


def serve(
    port: int = 8501,
    host: str = "127.0.0.1",
    *,
    with_key: bool | None = None,
    open_browser: bool | None = None,
) -> int:
    """Serve the page until it is stopped; returns the server's exit code.

    It asks for a key where the network can open it, unless `with_key` says otherwise. A browser
    opens where there is a screen to show it on, unless `open_browser` says otherwise. `InputError`
    if the port cannot be had.
    """
    _check_free(port, host)
    key = gate.new_key() if (not is_loopback(host) if with_key is None else with_key) else ""
    base = f"http://{'127.0.0.1' if host in ('', '0.0.0.0') else host}:{port}"  # noqa: S104
    url = f"{base}/?key={key}" if key else base
    _announce(port, host, url if key else "")
    if _has_screen() if open_browser is None else open_browser:
        threading.Thread(target=_open_when_ready, args=(base, key), daemon=True).start()
    server = subprocess.Popen(command(port, host), env=environment(host, key))  # noqa: S603 - ours, no shell
    _pass_on_termination(server)
    try:
        return server.wait()
    except KeyboardInterrupt:
        server.terminate()
        server.wait()
        return 0


def _announce(port: int, host: str, keyed: str) -> None:
    """Say who can open the page, and the address with its key if it has one."""
    said = []
    if not is_loopback(host):
        who = "Anyone who has the key below" if keyed else "Anyone"
        said.append(
            f"{who} can open this page who reaches {host or 'this machine'} port {port}; "
            "comparisons are not kept on it unless COMPARER_HISTORY names a folder."
        )
    if keyed:
        said.append(f"Open {keyed} (the key is for this run alone).")
    for line in said:
        print(line, file=sys.stderr, flush=True)  # noqa: T201 - for whoever started it


def _pass_on_termination(server: subprocess.Popen[bytes]) -> None:
    """End the server when this process is told to end, so that it never outlives it."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())


def _check_free(port: int, host: str) -> None:
    if not 0 < port < 65536:
        raise InputError(f"Port {port} is none; give one from 1 to 65535.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise InputError(
                f"The page cannot listen on {host} port {port} ({error.strerror}); "
                f"give another port, such as {port + 1 if port < 65535 else 8501}."
            ) from error


def _has_screen() -> bool:
    """Whether a browser would open in a window; on a server it would take over the terminal."""
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open_when_ready(url: str, key: str) -> None:
    for _ in range(120):
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1):  # noqa: S310 - http, ours
                webbrowser.open(_keyed_file(f"{url}/?key={key}") if key else url)
                return
        except OSError:
            time.sleep(0.5)


def _keyed_file(url: str) -> str:
    """The address of a file that leads on to the page, which only its owner can read.

    What a browser is started with, every user of the computer can.
    """
    folder = Path(tempfile.mkdtemp(prefix="comparer-"))
    path = folder / "open.html"
    path.touch(mode=0o600)
    path.write_text(f'<meta charset="utf-8"><meta http-equiv="refresh" content="0; url={url}">')
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return path.as_uri()
