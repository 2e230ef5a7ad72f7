"""A file with details of a client is at its address once, and no browser may keep it."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import runtime
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from screens.access import made_files
from screens.access.made_files import OnceMiddleware, kept

FILE, MIME = "wmo301-besluit-3.xml", "application/xml"


class Running:
    """What stands in for the running Streamlit: its own manager of files, with its own memory."""

    def __init__(self) -> None:
        self.storage = MemoryMediaFileStorage("/media")
        self.media_file_mgr = MediaFileManager(self.storage)


@pytest.fixture
def running(monkeypatch: pytest.MonkeyPatch) -> Running:
    made = Running()
    monkeypatch.setattr(runtime, "exists", lambda: True)
    monkeypatch.setattr(runtime, "get_instance", lambda: made)
    monkeypatch.setattr(made_files, "get_script_run_ctx", object)
    monkeypatch.setattr(made_files, "add_script_run_ctx", lambda thread, _context: thread)
    return made


def serving(running: Running) -> ASGIApp:
    """The files at their addresses, as the server gives them."""

    async def app(scope: Scope, _receive: Receive, send: Send) -> None:
        file = running.storage.get_file(scope["path"].rpartition("/")[2])
        headers = [(b"cache-control", b"public"), (b"content-type", b"application/xml")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": file.content})

    return app


def ask(app: ASGIApp, path: str, method: str = "GET", mode: str = "navigate") -> list[Message]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    scope: dict[str, Any] = {"type": "http", "method": method, "path": path}
    scope["headers"] = [(b"sec-fetch-mode", mode.encode())]

    async def asked() -> None:
        await app(scope, receive, send)

    # The browser of other tests may have a loop in this thread.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, asked()).result()
    return sent


def address(running: Running) -> str:
    (name,) = running.storage._files_by_id
    return running.storage.get_url(name)


def test_a_file_that_is_given_once_is_gone_after_that(running: Running) -> None:
    assert kept(lambda: b"<geheim/>", FILE, MIME, once=True)() == b"<geheim/>"
    path = address(running)
    start, body = ask(OnceMiddleware(serving(running)), path)
    assert dict(start["headers"])[b"cache-control"] == b"no-store"
    assert body["body"] == b"<geheim/>"
    assert [f.content for f in running.storage._files_by_id.values()] == [b""]


def test_asking_for_its_head_or_for_another_file_takes_nothing(running: Running) -> None:
    kept(lambda: b"<geheim/>", FILE, MIME, once=True)()
    path = address(running)
    ask(OnceMiddleware(serving(running)), path, "HEAD")
    # The page itself looks first whether the file is there.
    start, _ = ask(OnceMiddleware(serving(running)), path, mode="cors")
    assert dict(start["headers"])[b"cache-control"] == b"no-store"
    kept(lambda: b"anders", "ander.txt", "text/plain")()
    other = next(p for p in map(running.storage.get_url, running.storage._files_by_id) if p != path)
    start, _ = ask(OnceMiddleware(serving(running)), other)
    assert dict(start["headers"])[b"cache-control"] == b"public"
    contents = sorted(f.content for f in running.storage._files_by_id.values())
    assert contents == [b"<geheim/>", b"anders"]


def test_the_same_file_can_be_asked_for_again(running: Running) -> None:
    make = kept(lambda: b"<geheim/>", FILE, MIME, once=True)
    for _ in range(2):
        make()
        path = next(
            running.storage.get_url(name)
            for name, file in running.storage._files_by_id.items()
            if file.content
        )
        assert ask(OnceMiddleware(serving(running)), path)[1]["body"] == b"<geheim/>"
