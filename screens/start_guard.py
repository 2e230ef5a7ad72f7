"""Refuses to start where other computers could connect, as long as no login exists."""

import sys

LOOPBACK_ADDRESSES = ("127.0.0.1", "localhost", "::1")


def require_loopback(address: str | None) -> None:
    """Stop the process with code 1 unless the server listens to this computer only."""
    if address in LOOPBACK_ADDRESSES:
        return
    # Streamlit listens to every network interface when no address is set.
    current = f"'{address}'" if address else "niet ingesteld"
    sys.stderr.write(
        "Normwijzer start niet: andere computers zouden zonder inloggen bij de gegevens kunnen.\n"
        f"De instelling server.address is nu {current}.\n"
        'Zet in .streamlit/config.toml onder [server]: address = "127.0.0.1",\n'
        "of start met: streamlit run app.py --server.address 127.0.0.1\n"
    )
    raise SystemExit(1)
