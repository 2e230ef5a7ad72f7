"""The cases of one user: those about which they decided at least once, and nobody else's.

Who knows the reference of a case may read its decisions (register.decisions.reading); here nothing
is known beforehand, so a number alone never opens what is not one's own.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, exists, func, not_, select

from register.decisions.numbering import Order, order_of
from register.decisions.part_search import has_part
from register.decisions.reading import BesluitRow, Dossier, dossier
from register.errors import NoBesluitError
from register.record import MOST_NUMBER
from register.store.database import reading
from register.store.opening import Register
from register.store.tables import besluiten
from rights import Action, User

NIET_VAN_JOU = "Dit besluit is er niet (meer) voor jou."


@dataclass(frozen=True)
class OwnBesluit:
    """A decision about a case of one's own (a row of `besluiten`), with its own number.

    `vervangen_door` is the number of the decision that came in its place, or None while it holds;
    `eigen` says whether the user took it.
    """

    rij: BesluitRow
    besluitnummer: int
    vervangen_door: int | None
    eigen: bool


def own_decisions(
    register: Register, user: User, reference: str = "", *, count: int = 50
) -> tuple[int, list[OwnBesluit]]:
    """How many decisions there are about the user's cases, and the newest of them first.

    `reference` is a part of the reference, in any case; "" is every case.
    """
    user.require(Action.ZAAK_LEZEN)
    wanted = [_own(user), *([has_part(besluiten.c.zaak, reference)] if reference else [])]
    newest = select(besluiten).where(*wanted).order_by(besluiten.c.nummer.desc()).limit(count)
    with reading(register.engine) as connection:
        total = connection.execute(select(func.count()).select_from(besluiten).where(*wanted))
        rows = connection.execute(newest).all()
        order = order_of(connection, [row.nummer for row in rows])
        return int(total.scalar_one()), [_found(row, order, user) for row in rows]


def open_own(register: Register, user: User, number: int) -> Dossier:
    """A decision about a case of one's own, by the number of its record.

    Raises NoBesluitError, alike for what never was, what was removed and what is not the user's.
    """
    user.require(Action.ZAAK_LEZEN)
    if not 1 <= number <= MOST_NUMBER:
        raise NoBesluitError(NIET_VAN_JOU)
    query = select(besluiten.c.nummer).where(besluiten.c.nummer == number, _own(user))
    with reading(register.engine) as connection:
        if connection.execute(query).first() is None:
            raise NoBesluitError(NIET_VAN_JOU)
        return dossier(connection, number)


def own_holding(connection: Connection, user: User, reference: str = "") -> list[int]:
    """The records of the decisions about the user's cases that no later one replaced, in order."""
    later = besluiten.alias()
    replaced = exists().where(later.c.zaak == besluiten.c.zaak, later.c.nummer > besluiten.c.nummer)
    wanted = [_own(user), not_(replaced)]
    wanted += [has_part(besluiten.c.zaak, reference)] if reference else []
    query = select(besluiten.c.nummer).where(*wanted).order_by(besluiten.c.nummer)
    return list(connection.execute(query).scalars())


def _own(user: User) -> ColumnElement[bool]:
    decided = besluiten.alias()
    cases = select(decided.c.zaak).where(decided.c.gebruiker == user.pseudoniem)
    return besluiten.c.zaak.in_(cases)


def _found(row: BesluitRow, order: Order, user: User) -> OwnBesluit:
    chain, later = order.nummering, order.opvolgers.get(row.nummer)
    return OwnBesluit(
        row,
        chain.besluit(row.nummer),
        None if later is None else chain.besluit(later),
        row.gebruiker == user.pseudoniem,
    )
