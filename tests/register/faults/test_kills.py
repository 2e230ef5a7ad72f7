"""A process that is killed, eight that write at once: what was acknowledged is there, once."""

from __future__ import annotations

import math
import random
import time
from contextlib import ExitStack
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from sqlalchemy import text

from register.decisions.writing import RecordRequest
from register.errors import UnavailableError
from register.store.database import make_engine, writing
from register.store.opening import open_register
from register.store.place import Place, place
from tests.forked import PROCESSES
from tests.register.conftest import Opslag
from tests.register.faults.kills import Telling, kill_once
from tests.register.faults.processes import messages, new_orders, writer
from tests.register.faults.writer import Bericht
from tests.register.stored_rows import assert_whole

KILLS = 50
# A moment that is over in no time takes more of them to be hit.
MOST = 500


def test_what_was_acknowledged_survives_a_kill(opslag: Opslag) -> None:
    rng = random.Random(20260715)
    telling = Telling()
    phases = {"start", "begin", "commit"}
    for number in range(MOST):
        # Kills were before a transaction, in one, and at its commit.
        if number >= KILLS and phases <= set(telling.when):
            break
        register = open_register(opslag.plek)
        kill_once(opslag.plek, register, rng, telling)
        register.close()
    assert telling.lost == 0
    assert telling.acknowledged > 0
    assert phases <= set(telling.when)


def _together(plek: Place, orders: list[list[RecordRequest]]) -> list[list[Bericht]]:
    """What each of these writers reported, after they began at the same moment."""
    start = PROCESSES.Barrier(len(orders), timeout=60)
    with ExitStack() as stack:
        all_ours = [stack.enter_context(writer(plek, own, start))[1] for own in orders]
        doing = ("start", "begin", "commit")
        return [[m for m in messages(ours) if m[0] not in doing] for ours in all_ours]


def test_eight_processes_at_once_lose_nothing(opslag: Opslag) -> None:
    orders = [new_orders(f"P{i}", 25) for i in range(8)]
    found = _together(opslag.plek, orders)
    assert [{what for what, _, _ in own} for own in found] == [{"bewaard"}] * 8
    numbers = sorted(value[0] for own in found for _, _, value in own)
    # The first record of all is the normenkader.
    assert numbers == list(range(2, 202))
    register = open_register(opslag.plek)
    assert assert_whole(register.engine) == 201
    register.close()


def test_of_eight_decisions_on_one_case_at_once_one_is_recorded(opslag: Opslag) -> None:
    found = _together(opslag.plek, [new_orders("ZELFDE", 1) for _ in range(8)])
    assert sorted(what for own in found for what, _, _ in own) == ["BesluitMeanwhileError"] * 7 + [
        "bewaard"
    ]


def _use_first(plekken: list[Place], start: Any, report: Connection) -> None:
    for plek in plekken:
        engine = make_engine(plek.register)
        start.wait()
        # A barrier lets them go one after the other; the clock lets them go together.
        moment = math.ceil(time.monotonic() * 50) / 50
        while time.monotonic() < moment:
            pass
        try:
            with writing(engine) as connection:
                connection.execute(text("CREATE TABLE IF NOT EXISTS gebruikt (nummer INTEGER)"))
        except UnavailableError as fout:
            report.send(str(fout))
        engine.dispose()
    report.close()


def test_eight_processes_may_be_the_first_to_use_a_file(tmp_path: Path) -> None:
    # Where SQLite is left to wait by itself, now and then it refuses a file to one of the eight.
    plekken = [place(str(tmp_path / f"{i}.sqlite")) for i in range(60)]
    for plek in plekken:
        plek.file.touch()
    start = PROCESSES.Barrier(8, timeout=60)
    ours, theirs = PROCESSES.Pipe(duplex=False)
    given = (plekken, start, theirs)
    all_eight = [PROCESSES.Process(target=_use_first, args=given) for _ in range(8)]
    for process in all_eight:
        process.start()
    theirs.close()
    assert list(messages(ours)) == []
    for process in all_eight:
        process.join()
        assert process.exitcode == 0


def test_eight_processes_may_make_the_register_at_once(tmp_path: Path) -> None:
    plek = place(str(tmp_path / "nieuw"))
    found = _together(plek, [new_orders(f"P{i}", 1) for i in range(8)])
    assert [what for own in found for what, _, _ in own] == ["bewaard"] * 8
    register = open_register(plek)
    assert assert_whole(register.engine) == 9
    register.close()
