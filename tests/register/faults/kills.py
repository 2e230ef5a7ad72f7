"""Kills a writer at a random moment, and looks at what is left of what it wrote."""

from __future__ import annotations

import random
import time
from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import func, select

from register.decisions.writing import RecordRequest, record
from register.store.database import reading, writing
from register.store.opening import Register
from register.store.place import Place
from register.store.tables import besluiten
from tests.register.deciding import CONSULENT, MOMENT
from tests.register.faults.processes import messages, new_orders, writer
from tests.register.faults.writer import BIBLIOTHEEK
from tests.register.stored_rows import assert_whole

EACH = 3
# What a writer says of each: start, begin, commit, bewaard. A kill comes at most so many seconds
# after one of these, so that it can be anywhere, however busy the machine is.
STEPS = 4
SPREAD = 0.006


@dataclass
class Telling:
    """What happened: when the kills were, and what was acknowledged, lost, or there anyway."""

    when: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    lost: int = 0
    unknown_but_there: int = 0
    checked: int = 0


def kill_once(plek: Place, register: Register, rng: random.Random, telling: Telling) -> None:
    """One kill, and every check after it; `register` is opened anew by who calls this."""
    orders = new_orders(f"K-{telling.when.total()}", EACH)
    with writer(plek, orders) as (process, ours):
        seen = [ours.recv() for _ in range(rng.randint(1, STEPS * EACH - 1))]
        # Every other time at once: a commit takes no time where the disk is memory.
        time.sleep(rng.choice((0, rng.uniform(0, SPREAD))))
        process.kill()
        phases = {order: what for what, order, _ in [*seen, *messages(ours)]}
    # A commit that was sent before the kill may still be at work in the server of PostgreSQL.
    with writing(register.engine):
        pass
    last = orders[len(phases) - 1]
    telling.when[phases[last.opdracht]] += 1
    acknowledged = [o for o in orders if phases.get(o.opdracht) == "bewaard"]
    telling.acknowledged += len(acknowledged)
    there = {o.opdracht: count(register, o) for o in orders}
    telling.lost += sum(there[o.opdracht] != 1 for o in acknowledged)
    # Whole, from the link of the last check on: nothing is there by half.
    telling.checked = assert_whole(register.engine, telling.checked)
    assert all(there[o.opdracht] == 0 for o in orders if o.opdracht not in phases)
    again = record(register, CONSULENT, BIBLIOTHEEK, last, MOMENT)
    assert again.nieuw == (there[last.opdracht] == 0)
    assert count(register, last) == 1
    telling.unknown_but_there += last not in acknowledged and not again.nieuw


def count(register: Register, order: RecordRequest) -> int:
    """How many decisions there are of an order."""
    query = select(func.count()).select_from(besluiten)
    with reading(register.engine) as connection:
        found = connection.execute(query.where(besluiten.c.opdracht == order.opdracht))
        return int(found.scalar_one())
