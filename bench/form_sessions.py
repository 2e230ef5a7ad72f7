"""How long a change takes while many consulents work at the same time, over real websockets.

Run from the project's folder: `python -m bench.form_sessions [sessions] [seconds]`. Every session
opens an example, goes to a leefgebied, and changes an answer every five seconds. The time is from
sending the answer to the end of the run of the script, with the whole proposal sent.
"""

from __future__ import annotations

import asyncio
import os
import platform
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

import streamlit
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.browser.driving.app_process import PROJECT, running_app

PAUSE = 5.0
LEEFGEBIED = "huisvesting"
ANSWERS = ("**2** niet zelfredzaam", "**3** beperkt zelfredzaam")


class Session:
    """One browser tab, as the server sees it."""

    def __init__(self, socket: ClientConnection) -> None:
        """Keep the connection, the ids of the widgets, and what they hold."""
        self.socket = socket
        self.ids: dict[str, str] = {}
        self.options: dict[str, list[str]] = {}
        self.kept: dict[str, WidgetState] = {}
        self.proposal = ""

    async def run(self, *changes: WidgetState) -> float:
        """Send the state of the widgets, wait for the end of the run; gives seconds."""
        message = BackMsg()
        states = {**self.kept, **{c.id: c for c in changes}}
        message.rerun_script.widget_states.widgets.extend(states.values())
        self.kept |= {c.id: c for c in changes if not c.trigger_value}
        start = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        seen: dict[str, str] = {}
        while True:
            data = await self.socket.recv()
            answer = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
            kind = answer.WhichOneof("type")
            if kind == "delta" and answer.delta.WhichOneof("type") == "new_element":
                self._note(answer, seen)
            elif kind == "script_finished":
                if answer.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    raise RuntimeError(f"the script ended with {answer.script_finished}")
                break
        # Only what changed is sent again, so older ids stay good.
        self.ids |= seen
        return time.perf_counter() - start

    def _note(self, answer: ForwardMsg, seen: dict[str, str]) -> None:
        element = answer.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "html" and "minuten per week" in element.html.body:
            self.proposal = element.html.body
        widget = getattr(element, kind) if kind else None
        name = getattr(widget, "id", "")
        if name:
            seen[name.split("-", 2)[2] if name.count("-") > 1 else name] = name
            if kind in ("selectbox", "radio"):
                self.options[name] = list(getattr(widget, "options", []))

    def find(self, key: str) -> str:
        """The id of the widget with this key."""
        return next(i for i in reversed(list(self.ids.values())) if i.endswith(f"-{key}"))


async def consulent(url: str, seconds: float, start: float, times: list[float]) -> None:
    """One session: prepare, then change an answer every five seconds."""
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    async with connect(
        address, subprotocols=[Subprotocol("streamlit")], origin=None, max_size=None
    ) as socket:
        session = Session(socket)
        await session.run()
        example = session.find("voorbeeld-0")
        await session.run(WidgetState(id=example, string_value=session.options[example][0]))
        session.kept.clear()
        await session.run(WidgetState(id=session.find(f"deel-lg-{LEEFGEBIED}"), trigger_value=True))
        radio = session.find(f"vraag-leefgebieden-{LEEFGEBIED}-niveau-1")
        await asyncio.sleep(max(0.0, start - time.monotonic()) + random.uniform(0, PAUSE))  # noqa: S311
        end = time.monotonic() + seconds
        n = 0
        while time.monotonic() < end:
            began = time.monotonic()
            state = WidgetState(id=radio, string_value=ANSWERS[n % 2])
            before = session.proposal
            times.append(await session.run(state))
            if n and session.proposal == before:
                raise RuntimeError("the answer changed, but the proposal did not")
            n += 1
            await asyncio.sleep(max(0.0, PAUSE - (time.monotonic() - began)))


async def crowd(url: str, sessions: int, seconds: float) -> list[float]:
    """All sessions at once; the clock starts when they had time to begin."""
    times: list[float] = []
    start = time.monotonic() + sessions * 0.15
    async with asyncio.TaskGroup() as group:
        for n in range(sessions):
            group.create_task(consulent(url, seconds, start, times))
            # People do not all open the page in the same second.
            await asyncio.sleep(0.1 if n else 1.0)
    return sorted(times)


def main() -> None:
    """Start the app, let everybody work, and print the figures."""
    sessions = int(sys.argv[1]) if len(sys.argv) > 1 else 80
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 40
    with tempfile.TemporaryDirectory() as home, running_app(PROJECT, Path(home)) as url:
        before = os.getloadavg()
        times = asyncio.run(crowd(url, sessions, seconds))
    sys.stdout.write(
        f"{sessions} sessions, a change every {PAUSE:.0f} s, {len(times)} changes: "
        f"median {statistics.median(times) * 1000:.0f} ms, "
        f"p95 {times[int(len(times) * 0.95)] * 1000:.0f} ms, "
        f"slowest {times[-1] * 1000:.0f} ms (target: p95 under 1000 ms)\n"
        f"load {before} before, {os.getloadavg()} after, {os.cpu_count()} cores; "
        f"Python {platform.python_version()}, Streamlit {streamlit.__version__}\n"
    )


if __name__ == "__main__":
    main()
