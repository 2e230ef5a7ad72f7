"""How soon thirty participants see a reveal, over real websockets to a real app.

Run from the project's folder: `python -m bench.practice_sessions [participants] [rounds]`. Each
takes part with the code, answers some questions, and asks every second whether there is news, as a
browser does. Then the trainer reveals. The time is from just before the reveal is stored to the end
of the run that sent the answers of the group; a browser still has to draw them.
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

from bench.form_sessions import Session
from normenkader import Normenkader, read_library
from practice.session.content import read_content
from register.decisions.writing import now
from register.practice.answers import results
from register.practice.model import Item, Measurement, NormenkaderReference, PracticeSession, Setup
from register.practice.sessions import start_session
from register.practice.steps import hide, reveal
from register.store.opening import Register, open_register
from register.store.place import place
from rights import LOKAAL
from tests.browser.driving.app_process import PROJECT, running_app

PAGE, REVEALED = "meedoen", "De antwoorden van de groep"
# Of the questions of the whole intake each participant answers this part.
ANSWERED = 0.8
GOOD = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


class Participant(Session):
    """One browser tab on the page of a participant."""

    def __init__(self, socket: ClientConnection, query: str) -> None:
        """Keep the connection and the address."""
        super().__init__(socket)
        self.query = query
        self.page = self.fragment = ""
        self.revealed = asyncio.Event()
        self.seen = 0.0
        self.ended = asyncio.Event()
        self.polls: list[float] = []
        self.errors: list[str] = []
        self._showing = False

    async def send(self, *changes: WidgetState, fragment: str = "") -> None:
        """Ask for a run, of the whole page or of one fragment."""
        message = BackMsg()
        rerun = message.rerun_script
        # The name of the page only the first time, as a browser does it.
        rerun.page_name = "" if self.page else PAGE
        rerun.page_script_hash, rerun.query_string = self.page, self.query
        rerun.fragment_id, rerun.is_auto_rerun = fragment, bool(fragment)
        rerun.widget_states.widgets.extend({**self.kept, **{c.id: c for c in changes}}.values())
        if not fragment:
            # A browser only sends what is on the page.
            self.kept = {c.id: c for c in changes if not c.trigger_value}
            self.options.clear()
        self.ended.clear()
        await self.socket.send(message.SerializeToString())

    async def listen(self) -> None:
        """Take in everything that the server sends, until the connection closes."""
        async for data in self.socket:
            answer = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
            self._take(answer)

    def _take(self, answer: ForwardMsg) -> None:
        kind = answer.WhichOneof("type")
        if kind == "delta" and answer.delta.WhichOneof("type") == "new_element":
            self._element(answer)
        elif kind == "navigation":
            self.page = answer.navigation.page_script_hash
        elif kind == "auto_rerun":
            self.fragment = answer.auto_rerun.fragment_id
        elif kind == "page_info_changed":
            self.query = answer.page_info_changed.query_string
        elif kind == "script_finished":
            self._finished(answer.script_finished)

    def _element(self, answer: ForwardMsg) -> None:
        element = answer.delta.new_element
        kind = element.WhichOneof("type")
        if kind in ("exception", "alert"):
            self.errors.append(str(element)[:300])
        if kind == "heading" and element.heading.tag == "h2":
            self._showing = element.heading.body == REVEALED
        self._note(answer, self.ids)

    def _finished(self, status: int) -> None:
        # With this one the whole page still comes: the fragment asked for it.
        if status == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return
        if status not in GOOD:
            self.errors.append(f"the script ended with {status}")
        if self._showing and not self.revealed.is_set():
            self.seen = time.perf_counter()
            self.revealed.set()
        self.ended.set()

    async def done(self, *changes: WidgetState) -> None:
        """Ask for a run of the page and wait for its end."""
        await self.send(*changes)
        await asyncio.wait_for(self.ended.wait(), 60)

    def named(self, part: str) -> str:
        """The id of the last widget whose key has this in it."""
        return next(i for i in reversed(list(self.ids.values())) if part in i)

    async def answer(self, rng: random.Random) -> None:
        """Go through all parts, and answer most of the questions."""
        while True:
            for radio in [i for i in self.options if "vraag-" in i or "verwacht-" in i]:
                if radio in self.options and rng.random() < ANSWERED:
                    choice = rng.choice(self.options[radio])
                    await self.done(WidgetState(id=radio, string_value=choice))
                    await asyncio.sleep(rng.uniform(0.1, 0.4))
            if any("verwacht-" in i for i in self.options):
                return
            await self.done(WidgetState(id=self.named("-volgende"), trigger_value=True))

    async def poll(self, rng: random.Random) -> None:
        """Ask every second whether there is news, as the page in a browser does."""
        await asyncio.sleep(rng.uniform(0, 1))
        while True:
            start = time.perf_counter()
            await self.send(fragment=self.fragment)
            await asyncio.wait_for(self.ended.wait(), 60)
            self.polls.append(time.perf_counter() - start)
            await asyncio.sleep(max(0.0, 1 - (time.perf_counter() - start)))


async def take_part(
    url: str, code: str, crowd: list[Participant], ready: asyncio.Semaphore
) -> None:
    """One participant, from the code to the end of the bench."""
    rng = random.Random(len(crowd))  # noqa: S311
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    async with connect(
        address, subprotocols=[Subprotocol("streamlit")], origin=None, max_size=None
    ) as socket:
        me = Participant(socket, f"code={code}")
        crowd.append(me)
        listening = asyncio.create_task(me.listen())
        await me.done()
        typed = WidgetState(id=me.named("meedoen-veld"), string_value=code)
        await me.done(typed, WidgetState(id=me.named("FormSubmitter"), trigger_value=True))
        await me.answer(rng)
        ready.release()
        polling = asyncio.create_task(me.poll(rng))
        try:
            await asyncio.gather(listening, polling)
        finally:
            listening.cancel()
            polling.cancel()


async def measure(
    url: str, register: Register, sessie: PracticeSession, participants: int, rounds: int
) -> tuple[list[float], list[Participant]]:
    """Everybody in, then reveal and hide again; the times of all participants in all rounds."""
    crowd: list[Participant] = []
    ready = asyncio.Semaphore(0)
    tasks = []
    for _ in range(participants):
        tasks.append(asyncio.create_task(take_part(url, sessie.code, crowd, ready)))
        await asyncio.sleep(0.1)
    for _ in range(participants):
        await asyncio.wait_for(ready.acquire(), 300)
    times = []
    for _ in range(rounds):
        await asyncio.sleep(2.5)
        for me in crowd:
            me.revealed.clear()
        start = time.perf_counter()
        await asyncio.to_thread(reveal, register, LOKAAL, sessie.id, 0, now())
        await asyncio.gather(*(asyncio.wait_for(me.revealed.wait(), 60) for me in crowd))
        times += [me.seen - start for me in crowd]
        await asyncio.sleep(1)
        await asyncio.to_thread(hide, register, LOKAAL, sessie.id, 0, now())
    stopped = [task for task in tasks if task.done()]
    for task in tasks:
        task.cancel()
    ended = await asyncio.gather(*tasks, return_exceptions=True)
    for me in crowd[: len(stopped)]:
        me.errors.append(f"stopped: {ended}")
    return sorted(times), crowd


def begin(register: Register) -> PracticeSession:
    """A session with one oefenzaak of demo-ib, of which the whole intake is asked."""
    norm = _norm()
    which = NormenkaderReference(norm.normenkader, norm.versie, norm.sha256)
    opzet = Setup((Item("OZ-01", Measurement.VOOR),))
    return start_session(register, LOKAAL, which, opzet, now())


def _norm() -> Normenkader:
    return read_library(PROJECT / "rules").version("demo-ib", "2026.1")


def p95(values: list[float]) -> float:
    """What 95 of 100 stay below."""
    return sorted(values)[int(len(values) * 0.95)]


def main() -> None:
    """Start the app, let everybody in, and print the figures."""
    participants = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as home:
        register = open_register(place(f"{home}/.local/share/normwijzer"))
        sessie = begin(register)
        with running_app(PROJECT, Path(home)) as url:
            before = os.getloadavg()
            times, crowd = asyncio.run(measure(url, register, sessie, participants, rounds))
        reveal(register, LOKAAL, sessie.id, 0, now())
        norm, stored = _norm(), results(register, LOKAAL, sessie.id, 0, now())
        answered = [len(read_content(norm, (), row.inhoud).antwoorden) for row in stored]
        register.close()
    errors = [error for me in crowd for error in me.errors]
    polls = [seconds for me in crowd for seconds in me.polls]
    sys.stdout.write(
        f"{participants} participants with {sum(answered)} answers, {rounds} reveals: seen after "
        f"median {statistics.median(times) * 1000:.0f} ms, p95 {p95(times) * 1000:.0f} ms, "
        f"slowest {times[-1] * 1000:.0f} ms (target: all within 2000 ms); {len(errors)} errors\n"
        f"{len(polls)} times asking for news: median {statistics.median(polls) * 1000:.1f} ms, "
        f"p95 {p95(polls) * 1000:.1f} ms\n"
        f"load {before} before, {os.getloadavg()} after, {os.cpu_count()} cores; "
        f"Python {platform.python_version()}, Streamlit {streamlit.__version__}\n"
    )
    for error in errors[:10]:
        sys.stdout.write(f"{error}\n")
    if errors or len(answered) < participants:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
