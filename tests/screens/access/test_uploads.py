"""Files are taken from a session with a field for them, so many and no more."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from screens.access import uploads
from screens.access.uploads import (
    FULL,
    MOST_BYTES,
    MOST_FILES,
    NO_LENGTH,
    NO_RIGHT,
    SECONDS_ON_ITS_WAY,
    TOO_MUCH,
    Uploads,
)

ALWAYS: Callable[[], bool] = lambda: True  # noqa: E731


class Server:
    """Where files are kept, with a clock that a test moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.store = MemoryUploadedFileManager("/")
        self.closed: set[str] = set()
        self.uploads = Uploads(
            lambda: self.now, lambda: self.store, lambda session: session not in self.closed
        )

    def draw(self, session: str, may: Callable[[], bool] = ALWAYS, *held: str) -> None:
        self.uploads.begin(session)
        self.uploads.allow(session, may)
        self.uploads.hold(session, held)
        self.uploads.finish(session)

    def send(self, session: str, file: str, size: int = 10) -> uploads.Refusal | None:
        refusal = self.uploads.take(session, size)
        if refusal is None:
            self.store.add_file(session, UploadedFileRec(file, file, "text/plain", b"x" * size))
            self.uploads.done(session, file, size)
        return refusal


@pytest.fixture
def server() -> Server:
    return Server()


def test_a_session_without_a_field_sends_nothing(server: Server) -> None:
    assert server.send("s", "f") == NO_RIGHT
    server.draw("other")
    assert server.send("s", "f") == NO_RIGHT
    assert server.store.file_storage == {}


def test_a_field_that_is_gone_takes_nothing(server: Server) -> None:
    server.draw("s")
    assert server.send("s", "f") is None
    server.uploads.begin("s")
    # Until the next page is there, the user still sees the field.
    assert server.send("s", "g") is None
    server.uploads.finish("s")
    assert server.send("s", "h") == NO_RIGHT


def test_a_field_of_somebody_who_may_not_any_more_takes_nothing(server: Server) -> None:
    here = [True]
    server.draw("s", lambda: here[0])
    assert server.send("s", "f") is None
    here[0] = False
    assert server.send("s", "g") == NO_RIGHT


def test_there_is_a_limit_to_the_number_and_to_the_bytes(server: Server) -> None:
    server.draw("s")
    for n in range(MOST_FILES):
        assert server.send("s", str(n)) is None
    assert server.send("s", "more") == TOO_MUCH
    server.draw("other")
    assert server.send("other", "f", MOST_BYTES) is None
    assert server.send("other", "g", 1) == TOO_MUCH
    assert server.uploads.take("other", None) == NO_LENGTH


def test_what_is_on_its_way_counts(server: Server) -> None:
    server.draw("s")
    for _ in range(MOST_FILES):
        assert server.uploads.take("s", 1) is None
    assert server.uploads.take("s", 1) == TOO_MUCH
    server.uploads.done("s", "0", 1)
    assert server.uploads.take("s", 1) is None


def test_all_sessions_together_have_a_limit(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST_IN_ALL", 25)
    for session in ("a", "b", "c"):
        server.draw(session)
    assert [server.send(session, "f") for session in ("a", "b", "c")] == [None, None, FULL]


def test_a_file_that_no_field_holds_leaves_in_time(server: Server) -> None:
    server.draw("s")
    for file in ("held", "left"):
        server.send("s", file)
    server.draw("s", ALWAYS, "held")
    assert set(server.store.file_storage["s"]) == {"held", "left"}
    server.now = SECONDS_ON_ITS_WAY
    server.draw("s", ALWAYS, "held")
    assert set(server.store.file_storage["s"]) == {"held"}


def test_a_session_that_has_nothing_is_forgotten(server: Server) -> None:
    server.draw("s")
    server.uploads.begin("s")
    server.uploads.finish("s")
    assert server.uploads._sessions == {}


def test_nothing_is_kept_of_a_page_that_was_closed(server: Server) -> None:
    for session in ("a", "b", "c"):
        server.draw(session)
    assert server.uploads.take("b", 10) is None
    server.closed = {"a", "b"}
    server.uploads.begin("c")
    # What is on its way to a closed page is still counted.
    assert set(server.uploads._sessions) == {"b", "c"}
    server.uploads.done("b", "f", 10)
    server.uploads.begin("c")
    assert set(server.uploads._sessions) == {"c"}
    assert server.send("a", "f") == NO_RIGHT
