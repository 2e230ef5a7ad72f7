"""The cases of one user: those about which they decided at least once, and nobody else's.

Who knows the reference of a case may read its decisions (register.reading); here nothing is known
beforehand, so a number alone never opens what is not one's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select

from register.database import reading
from register.errors import GeenBesluit
from register.opening import Register
from register.part_search import has_part
from register.reading import Dossier, Rij, dossier
from register.tables import besluiten
from rights import Actie, Gebruiker

NIET_VAN_JOU = "Dit besluit is er niet (meer) voor jou."
# The largest number that PostgreSQL keeps in an integer.
MOST_NUMBER = 2**31 - 1


@dataclass(frozen=True)
class EigenBesluit:
    """A decision about a case of one's own (a row of `besluiten`).

    `vervangen_door` is the decision that came in its place, or None while it holds; `eigen` says
    whether the user took it.
    """

    rij: Rij
    vervangen_door: int | None
    eigen: bool


def own_decisions(
    register: Register, gebruiker: Gebruiker, kenmerk: str = "", *, vanaf: int = 0, aantal: int = 50
) -> tuple[int, list[EigenBesluit]]:
    """How many decisions there are about the user's cases, and a page of them, newest first.

    `kenmerk` is a part of the reference, in any case; "" is every case.
    """
    gebruiker.require(Actie.ZAAK_LEZEN)
    wanted = [_own(gebruiker), *([has_part(besluiten.c.zaak, kenmerk)] if kenmerk else [])]
    later = besluiten.alias()
    replaced = (
        select(func.min(later.c.nummer))
        .where(later.c.zaak == besluiten.c.zaak, later.c.nummer > besluiten.c.nummer)
        .scalar_subquery()
    )
    page = select(besluiten, replaced.label("vervangen_door")).where(*wanted)
    page = page.order_by(besluiten.c.nummer.desc()).offset(vanaf).limit(aantal)
    with reading(register.engine) as connection:
        total = connection.execute(select(func.count()).select_from(besluiten).where(*wanted))
        rows = connection.execute(page).all()
        return int(total.scalar_one()), [_found(row, gebruiker) for row in rows]


def open_own(register: Register, gebruiker: Gebruiker, nummer: int) -> Dossier:
    """A decision about a case of one's own.

    Raises GeenBesluit, alike for what never was, what was removed and what is not the user's.
    """
    gebruiker.require(Actie.ZAAK_LEZEN)
    if not 1 <= nummer <= MOST_NUMBER:
        raise GeenBesluit(NIET_VAN_JOU)
    query = select(besluiten.c.nummer).where(besluiten.c.nummer == nummer, _own(gebruiker))
    with reading(register.engine) as connection:
        if connection.execute(query).first() is None:
            raise GeenBesluit(NIET_VAN_JOU)
        return dossier(connection, nummer)


def _own(gebruiker: Gebruiker) -> ColumnElement[bool]:
    decided = besluiten.alias()
    cases = select(decided.c.zaak).where(decided.c.gebruiker == gebruiker.pseudoniem)
    return besluiten.c.zaak.in_(cases)


def _found(row: Any, gebruiker: Gebruiker) -> EigenBesluit:
    return EigenBesluit(row, row.vervangen_door, row.gebruiker == gebruiker.pseudoniem)
