"""Starting the page: the Streamlit server on this machine, set up to stay on it."""

from __future__ import annotations

import ipaddress
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
import webbrowser
from pathlib import Path

from comparer.errors import InputError

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


def environment(host: str = "127.0.0.1") -> dict[str, str]:
    """The server's environment: kept comparisons stay out of a page that the network can open.

    Unless COMPARER_HISTORY says where they are: then they are meant for all who open it.
    """
    given = dict(os.environ)
    if not is_loopback(host):
        given.setdefault("COMPARER_HISTORY", "off")
    return given


def serve(port: int = 8501, host: str = "127.0.0.1", *, open_browser: bool | None = None) -> int:
    """Serve the page until it is stopped; returns the server's exit code.

    A browser opens where there is a screen to show it on, unless `open_browser` says otherwise.
    `InputError` if the port cannot be had.
    """
    _check_free(port, host)
    if not is_loopback(host):
        print(  # noqa: T201 - for whoever started it
            f"Anyone who reaches {host or 'this machine'} port {port} can open this page; "
            "comparisons are not kept on it unless COMPARER_HISTORY names a folder.",
            file=sys.stderr,
        )
    url = f"http://{'127.0.0.1' if host in ('', '0.0.0.0') else host}:{port}"  # noqa: S104
    if _has_screen() if open_browser is None else open_browser:
        threading.Thread(target=_open_when_ready, args=(url,), daemon=True).start()
    server = subprocess.Popen(command(port, host), env=environment(host))  # noqa: S603 - ours, no shell
    _pass_on_termination(server)
    try:
        return server.wait()
    except KeyboardInterrupt:
        server.terminate()
        server.wait()
        return 0


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


def _open_when_ready(url: str) -> None:
    for _ in range(120):
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1):  # noqa: S310 - http, ours
                webbrowser.open(url)
                return
        except OSError:
            time.sleep(0.5)
