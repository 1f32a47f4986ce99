import socket
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from comparer.errors import InputError
from comparer.page import launch

CHECKOUT = Path(__file__).parents[2]


def test_the_server_stays_on_this_machine_and_reports_nothing():
    flags = launch.command(8765)
    assert "--server.address=127.0.0.1" in flags
    assert "--server.port=8765" in flags
    assert "--browser.gatherUsageStats=false" in flags
    assert "--server.headless=true" in flags
    script = flags[flags.index("run") + 1]
    assert Path(script).is_file()


def test_a_checkout_has_the_same_settings_as_the_command():
    with CHECKOUT.joinpath(".streamlit/config.toml").open("rb") as file:
        written = tomllib.load(file)
    found = {
        f"{section}.{name}": str(value).lower() if isinstance(value, bool) else str(value)
        for section, values in written.items()
        for name, value in values.items()
    }
    hosts = written["server"].pop("allowedHosts")
    assert tuple(hosts) == launch.LOOPBACK
    del found["server.allowedHosts"]
    assert found == {"server.address": "127.0.0.1", **launch.SETTINGS}


def test_a_port_in_use_is_said_before_the_server_starts():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(InputError, match="another port"):
            launch.serve(taken.getsockname()[1])


@pytest.mark.parametrize("port", [0, -1, 70000])
def test_a_port_that_is_none_is_refused(port):
    with pytest.raises(InputError, match="65535"):
        launch.serve(port)


def test_the_server_ends_with_the_command(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code = f"import sys; from comparer.page.launch import serve; sys.exit(serve({port}))"
    with subprocess.Popen([sys.executable, "-c", code], cwd=tmp_path) as command:
        assert until(lambda: listens(port), 60)
        command.terminate()
        command.wait(60)
    assert until(lambda: not listens(port), 60)


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def until(holds, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False
