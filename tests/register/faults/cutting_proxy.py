"""A road to PostgreSQL that can be cut at a chosen moment: a proxy on loopback."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

COMMIT = b"COMMIT\0"


@dataclass
class Road:
    """Both ways; `cut_at` says at which words of the app the road is cut, `answer` is awaited."""

    port: int
    cut_at: bytes | None = None
    after_answer: bool = False
    cuts: int = 0
    _waiting: bool = field(default=False)

    def passes(self, data: bytes, *, from_app: bool) -> bool:
        """Say whether these bytes may pass; where not, the road is cut."""
        if self._waiting and not from_app:
            return self._cut()
        if from_app and self.cut_at is not None and self.cut_at in data:
            if not self.after_answer:
                return self._cut()
            self._waiting = True
        return True

    def _cut(self) -> bool:
        # Once: who tries again finds the road whole.
        self.cut_at, self._waiting = None, False
        self.cuts += 1
        return False


@contextmanager
def cutting_proxy(target: tuple[str, int]) -> Iterator[Road]:
    """Listen on a port of our own and pass everything on to the target."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        road = Road(server.getsockname()[1])
        thread = threading.Thread(target=_accept, args=(server, target, road), daemon=True)
        thread.start()
        yield road
        server.shutdown(socket.SHUT_RDWR)
        thread.join()


def _accept(server: socket.socket, target: tuple[str, int], road: Road) -> None:
    with suppress(OSError):
        while True:
            app, _ = server.accept()
            other = socket.create_connection(target)
            for source, goal, from_app in ((app, other, True), (other, app, False)):
                arguments = (source, goal, road, from_app)
                threading.Thread(target=_pass_on, args=arguments, daemon=True).start()


def _pass_on(source: socket.socket, goal: socket.socket, road: Road, from_app: bool) -> None:
    with suppress(OSError):
        while (data := source.recv(65536)) and road.passes(data, from_app=from_app):
            goal.sendall(data)
    for end in (source, goal):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
