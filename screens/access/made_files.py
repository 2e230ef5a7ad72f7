"""Files that are made at a click: each is there until its own page is drawn anew.

Streamlit refers to no file that was made at a click, and whenever any session has run it removes
what nobody refers to, at the second time. Where the pages of a group look by themselves that is at
once, and the browser that asks for its file finds nothing.

A file with details of a client is there until its browser has it, and no longer: `OnceMiddleware`
then lets it go, and no browser or proxy may keep it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock, Thread

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import runtime
from streamlit.runtime.scriptrunner import ScriptRunContext, add_script_run_ctx, get_script_run_ctx


@dataclass(frozen=True)
class _Once:
    """Where a file is referred to that goes to one browser, once."""

    context: ScriptRunContext
    mime: str
    file_name: str


class OnceFiles:
    """The files that are given once, by the last part of their address; for any thread."""

    def __init__(self) -> None:
        """There are none yet."""
        self._lock = Lock()
        self._files: dict[str, _Once] = {}

    def add(self, address: str, once: _Once) -> None:
        """The file at an address is one of these."""
        with self._lock:
            self._files[_name(address)] = once

    def has(self, address: str) -> bool:
        """Say whether the file at an address is one of these."""
        with self._lock:
            return _name(address) in self._files

    def given(self, address: str) -> None:
        """The browser has the file at an address: let Streamlit forget it."""
        with self._lock:
            once = self._files.pop(_name(address), None)
        if once is not None and runtime.exists():
            _in_session(once.context, b"", once.file_name, once.mime)
            manager = runtime.get_instance().media_file_mgr
            # The first time it is marked, the second time it goes.
            manager.remove_orphaned_files()
            manager.remove_orphaned_files()


ONCE = OnceFiles()


class OnceMiddleware:
    """Pure ASGI middleware: a file that is given once is gone after that."""

    def __init__(self, app: ASGIApp, files: OnceFiles = ONCE) -> None:
        """Wrap the application."""
        self.app, self.files = app, files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; after the whole file was sent, let it go."""
        path = str(scope.get("path", ""))
        if scope["type"] != "http" or not self.files.has(path):
            await self.app(scope, receive, send)
            return

        async def send_unkept(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [h for h in message["headers"] if h[0].lower() != b"cache-control"]
                message = {**message, "headers": [*kept, (b"cache-control", b"no-store")]}
            await send(message)

        await self.app(scope, receive, send_unkept)
        if scope["method"] == "GET" and not _only_looks(scope):
            self.files.given(path)


def _only_looks(scope: Scope) -> bool:
    """Say whether a script of the page asks: it looks whether the file is there before it goes."""
    return (b"sec-fetch-mode", b"cors") in scope["headers"]


def kept(
    make: Callable[[], str | bytes], file_name: str, mime: str, *, once: bool = False
) -> Callable[[], bytes]:
    """The same maker of a file; what it makes belongs to the session that draws now.

    With `once` it goes to the browser once, and is gone then.
    """
    context = get_script_run_ctx()

    def made() -> bytes:
        found = make()
        content = found.encode() if isinstance(found, str) else found
        if context is not None and runtime.exists():
            # Equal bytes under one name are one file to Streamlit: this adds only who refers to it.
            address = _in_session(context, content, file_name, mime)
            if once:
                ONCE.add(address, _Once(context, mime, file_name))
        return content

    return made


def _in_session(context: ScriptRunContext, content: bytes, file_name: str, mime: str) -> str:
    """Have the session of a context refer to a file of this name; gives its address."""
    found: list[str] = []
    referring = Thread(target=lambda: found.append(_refer(content, file_name, mime)))
    add_script_run_ctx(referring, context)
    referring.start()
    referring.join()
    return found[0]


def _refer(content: bytes, file_name: str, mime: str) -> str:
    return runtime.get_instance().media_file_mgr.add(
        content, mime, f"gate:{file_name}", file_name=file_name, is_for_static_download=True
    )


def _name(address: str) -> str:
    return address.rpartition("/")[2]
