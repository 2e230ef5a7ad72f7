"""A process of its own that records decisions, says what it is doing, and can be killed.

It is forked from a server that has imported all this once (`tests.register.faults.processes`).
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import Any

from sqlalchemy import event

from normenkader import read_library
from register.decisions.writing import RecordRequest, record
from register.errors import RegisterError, UnavailableError, UncertainError
from register.store.opening import open_register
from register.store.place import Place
from tests.conftest import RULES, contract_lines
from tests.register.deciding import CONSULENT, MOMENT, proposal

BIBLIOTHEEK = read_library(RULES).with_setting("demo-ib")
ZAAK: dict[str, Any] = contract_lines("cases.jsonl")[1]["zaak"]
# Judging once makes what is made once, before the fork.
VOORSTEL = proposal(BIBLIOTHEEK, ZAAK)
# A message: what happened, to which order, and the number or the text of an error.
Bericht = tuple[str, str, Any]


def write(
    plek: Place,
    orders: Sequence[RecordRequest],
    report: Connection,
    start: Any = None,
    *,
    retry: bool = False,
) -> None:
    """Record the orders one by one; `start` is a barrier to begin together with others.

    What was recorded is reported only after `record` returned. With `retry` an order is given
    again after an error, until it is recorded.
    """
    if start is not None:
        start.wait()
    register = open_register(plek)
    current = ""

    def say(what: str, value: Any = None) -> None:
        report.send((what, current, value))

    event.listen(register.engine, "begin", lambda _: say("begin"))
    event.listen(register.engine, "commit", lambda _: say("commit"))
    for order in orders:
        current = order.opdracht
        say("start")
        while True:
            try:
                stored = record(register, CONSULENT, BIBLIOTHEEK, order, MOMENT)
            except RegisterError as fout:
                say(type(fout).__name__, str(fout))
                if retry and isinstance(fout, (UnavailableError, UncertainError)):
                    time.sleep(0.01)
                    continue
            else:
                say("bewaard", (stored.nummer, stored.nieuw))
            break
    register.close()
    report.close()
