"""The page's server process: Streamlit, kept from asking anything of the network.

`comparer app` starts it (comparer/page/launch.py); app.py does the same for `streamlit run app.py`.
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


def main() -> None:
    """Run Streamlit's command line with the arguments of this process."""
    stay_offline()
    from streamlit.web import cli

    sys.argv[0] = "streamlit"
    cli.main(prog_name="streamlit")


if __name__ == "__main__":
    main()
