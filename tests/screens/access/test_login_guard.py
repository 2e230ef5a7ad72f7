"""What a websocket brings is looked at before Streamlit does; what is no message goes through."""

from __future__ import annotations

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from screens.access.login_guard import LoginGuard
from tests.screens.access.logged_in import log_in
from tests.screens.without_waiting import finish


def received(data: bytes) -> bytes:
    """What Streamlit gets of what a browser sends that is not logged in."""
    got: list[Message] = []

    async def app(_scope: Scope, receive: Receive, _send: Send) -> None:
        got.append(await receive())

    async def receive() -> Message:
        return {"type": "websocket.receive", "bytes": data}

    async def send(_message: Message) -> None:
        pass

    finish(LoginGuard(app)({"type": "websocket", "headers": []}, receive, send))
    return bytes(got[0]["bytes"])


@pytest.mark.parametrize("data", [b"\0" * 1_000, b"\xff", b"geen bericht"])
def test_what_is_no_message_is_left_to_streamlit(
    monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    log_in(monkeypatch)
    assert received(data) == data


def test_a_file_that_is_asked_without_a_login_is_a_run_of_the_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    log_in(monkeypatch)
    asked = BackMsg()
    asked.backend_operation_request.deferred_file.file_id = "x"
    got = BackMsg.FromString(received(asked.SerializeToString()))
    assert got.WhichOneof("type") == "rerun_script"
