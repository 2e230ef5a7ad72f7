"""Which of one's own decisions ask for an evaluation, or for the new intake that one ended with.

The first moment is so many weeks before the last day as the form says; after that the day that was
agreed. Who said "runs on" agreed on none; after "new intake" the decision waits for that. Nothing
waits after the last day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, func, select

from register.decisions.numbering import numbering
from register.decisions.reading import started_from
from register.store.database import reading
from register.store.opening import Register
from register.store.tables import besluiten, inhouden, vervolgstukken
from rights import Action, User
from zaak.evaluation.form import Form

# How long beforehand a moment is shown.
BEFORE = timedelta(weeks=4)
Wait = Literal["evaluatie", "intake"]


@dataclass(frozen=True)
class Waiting:
    """A decision that waits for something; `dag` is the day on which it is to happen."""

    record: int
    besluit: int
    zaak: str
    wacht_op: Wait
    dag: date


def waiting(register: Register, user: User, form: Form, dag: date) -> list[Waiting]:
    """The decisions about one's own cases that wait, or will within four weeks; the first first.

    A decision that gives nothing waits for nothing, nor does one that another replaced, or from
    which a new research came to a decision.
    """
    user.require(Action.EVALUEREN)
    own = _running(user, dag)
    with reading(register.engine) as connection:
        found = connection.execute(own.order_by(besluiten.c.nummer)).all()
        rows = connection.execute(_evaluations(own)).all()
        chain = numbering(connection)
        # In order: the last one counts.
        last = {row.besluit: row for row in rows}
        waits = [(row, _wait(row, last, form)) for row in found]
        near = [
            Waiting(row.nummer, chain.besluit(row.nummer), row.zaak, *wait)
            for row, wait in waits
            if wait is not None and wait[1] - BEFORE <= dag
        ]
        done = _reassessed_from(connection, [one.record for one in near], user)
    return sorted(
        (one for one in near if one.record not in done), key=lambda one: (one.dag, one.record)
    )


def _running(user: User, dag: date) -> Select[Any]:
    """The decisions about the user's cases that hold, give something, and have not ended."""
    row, every = besluiten.c, besluiten.alias()
    own = select(row.zaak).where(row.gebruiker == user.pseudoniem)
    newest = select(func.max(every.c.nummer)).group_by(every.c.zaak)
    query = select(row.nummer, row.zaak, row.ingangsdatum, row.einddatum)
    return query.where(
        row.zaak.in_(own),
        row.nummer.in_(newest),
        row.uitkomst == "product",
        row.einddatum >= dag.isoformat(),
    )


def _evaluations(own: Select[Any]) -> Select[Any]:
    row, numbers = vervolgstukken.c, own.subquery()
    query = select(row.besluit, row.datum, row.uitkomst, row.moment)
    query = query.where(row.soort == "evaluatie", row.besluit.in_(select(numbers.c.nummer)))
    return query.order_by(row.nummer)


def _wait(row: Row[Any], last: Mapping[int, Row[Any]], form: Form) -> tuple[Wait, date] | None:
    """For what a decision waits, and on which day that is to happen."""
    evaluated = last.get(row.nummer)
    if evaluated is None:
        return "evaluatie", first_moment(form, row.ingangsdatum, row.einddatum)
    if evaluated.uitkomst == "nieuwe_intake":
        return "intake", date.fromisoformat(evaluated.datum)
    if evaluated.moment is None:
        return None
    return "evaluatie", date.fromisoformat(evaluated.moment)


def first_moment(form: Form, ingangsdatum: str, last: str) -> date:
    """When a decision is evaluated first: before its end, and not before it began."""
    weeks = timedelta(weeks=form.eerste_moment.weken_voor_einde)
    return max(date.fromisoformat(last) - weeks, date.fromisoformat(ingangsdatum))


def _reassessed_from(connection: Connection, numbers: Sequence[int], user: User) -> set[int]:
    """Of these decisions those from which a new research of the user came to a decision."""
    if not numbers:
        return set()
    query = select(inhouden.c.stuk).join(besluiten, besluiten.c.nummer == inhouden.c.nummer)
    later = query.where(besluiten.c.gebruiker == user.pseudoniem, inhouden.c.nummer > min(numbers))
    found = map(started_from, connection.execute(later).scalars())
    return {record for record in found if record is not None} & set(numbers)
