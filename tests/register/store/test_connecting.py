"""What keeps a register on a server from being reached is said by its own cause."""

from __future__ import annotations

import socket

import pytest

from register.errors import UnavailableError
from register.store.opening import open_to_read
from register.store.place import place


def test_a_wrong_sslmode_and_a_port_without_a_server_are_told_apart() -> None:
    with socket.socket() as taken:
        # Bound and not listening: nobody answers here.
        taken.bind(("127.0.0.1", 0))
        address = f"postgresql://u@127.0.0.1:{taken.getsockname()[1]}/d"
        with pytest.raises(UnavailableError, match="antwoordt geen server"):
            open_to_read(place(address))
        with pytest.raises(UnavailableError, match="sslmode in het adres bestaat niet"):
            open_to_read(place(f"{address}?sslmode=nee"))
