"""What follows decisions, beside them in what leaves the register."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from register.store.tables import inhouden, vervolgstukken

KOLOMMEN = ("evaluaties", "evaluatie_datum", "evaluatie_uitkomst", "evaluatie_nieuw_moment")
# The stored `stuk` of what follows each decision, in order, by the record of the decision.
Following = Mapping[int, Sequence[bytes]]


def following(connection: Connection, numbers: Sequence[int]) -> Following:
    """What follows these decisions."""
    row = vervolgstukken.c
    query = select(row.besluit, inhouden.c.stuk).join(inhouden, inhouden.c.nummer == row.nummer)
    query = query.where(row.besluit.in_(numbers)).order_by(row.nummer)
    found = defaultdict(list)
    for number, stuk in connection.execute(query):
        found[number].append(stuk)
    return found


def columns(pieces: Sequence[bytes]) -> list[str | int | None]:
    """How many evaluations there are, and what came of the last; in the order of KOLOMMEN.

    Who recorded it is left out; what was said stands in the JSONL.
    """
    read = [json.loads(stuk) for stuk in pieces]
    own = [stuk for stuk in read if stuk["soort"] == "evaluatie"]
    if not own:
        return [0, None, None, None]
    return [len(own), *(own[-1][name] for name in ("datum", "uitkomst", "moment"))]
