"""Asks who is there wherever Streamlit itself does not: at files that come and files that go.

The script of a page asks by itself. A file that was made (`/media`), a file that is sent and what
the websocket asks outside the script do not run it.
"""

from __future__ import annotations

import re

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState

from screens.access.identity import NotLoggedInError
from screens.access.request_login import user_of_request
from screens.access.uploads import UPLOADS, Uploads

_UPLOAD = re.compile(r"/_stcore/upload_file/([^/]+)/([^/]+)/?$")
_MEDIA = re.compile(r"/media/")
NOT_IN = "Log eerst in."


class LoginGuard:
    """Pure ASGI middleware: nothing is read of a request that is refused."""

    def __init__(self, app: ASGIApp, uploads: Uploads = UPLOADS) -> None:
        """Wrap the application."""
        self.app, self.uploads = app, uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request, or one websocket."""
        if scope["type"] == "websocket":
            await self.app(scope, _asking(scope, receive), send)
            return
        path = scope["path"] if scope["type"] == "http" else ""
        upload = _UPLOAD.search(path)
        if not (upload or _MEDIA.search(path)) or scope["method"] == "OPTIONS":
            await self.app(scope, receive, send)
            return
        refused = _refused(scope)
        if refused is not None:
            await PlainTextResponse(refused, status_code=403)(scope, receive, send)
        elif upload and scope["method"] != "DELETE":
            await self._upload(upload[1], upload[2], scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _upload(
        self, session: str, file: str, scope: Scope, receive: Receive, send: Send
    ) -> None:
        length = Headers(scope=scope).get("content-length", "")
        size = int(length) if length.isdecimal() and len(length) < 12 else None
        refusal = self.uploads.take(session, size)
        if refusal is not None:
            answer = PlainTextResponse(refusal.text, status_code=refusal.status)
            await answer(scope, receive, send)
            return
        try:
            await self.app(scope, receive, send)
        finally:
            self.uploads.done(session, file, size or 0)


def _refused(scope: Scope) -> str | None:
    """Why nothing is done for who sends this; None where there is no reason."""
    try:
        user_of_request(scope)
    except NotLoggedInError as error:
        return str(error) or NOT_IN
    return None


def _asking(scope: Scope, receive: Receive) -> Receive:
    """Let what a page asks outside the script become a run of it, for whom nothing may be done.

    That run draws the page of the login, with the reason.
    """

    async def received() -> Message:
        message = await receive()
        data = message.get("bytes")
        if message["type"] == "websocket.receive" and data and _outside(data) and _refused(scope):
            empty = BackMsg(rerun_script=ClientState())
            return {"type": "websocket.receive", "bytes": empty.SerializeToString()}
        return message

    return received


def _outside(data: bytes) -> bool:
    try:
        return bool(BackMsg.FromString(data).HasField("backend_operation_request"))
    except DecodeError:
        # Streamlit itself closes the connection then.
        return False
