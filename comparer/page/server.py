"""The page's server process: Streamlit behind a gate, kept from asking anything of the network.

`comparer app` starts it (comparer/page/launch.py); `streamlit run app.py` starts a server of its
own, which stays offline too but has no gate.
"""

from __future__ import annotations

import sys


def stay_offline() -> None:
    """Keep Streamlit from asking which addresses this machine has, the outer one of a web service.

    It would whenever a page from elsewhere tries to connect, and when it listens on every address;
    the answers only widen the list of origins that may connect.
    """
    from streamlit import net_util

    net_util.get_external_ip = net_util.get_internal_ip = _unknown


def _unknown() -> None:
    return None


def put_gate() -> None:
    """Have Streamlit's server answer only through the gate (`comparer.page.gate`)."""
    from starlette.middleware import Middleware
    from streamlit.web.server.starlette import starlette_app

    from comparer.page.gate import Gate

    own = starlette_app.create_streamlit_middleware
    starlette_app.create_streamlit_middleware = lambda: [Middleware(Gate), *own()]


def main() -> None:
    """Run Streamlit's command line with the arguments of this process."""
    stay_offline()
    put_gate()
    from streamlit.web import cli

    sys.argv[0] = "streamlit"
    cli.main(prog_name="streamlit")


if __name__ == "__main__":
    main()
