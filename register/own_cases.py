"""The cases of one user: those about which they decided at least once, and nobody else's.

Who knows the reference of a case may read its decisions (register.reading); here nothing is known
beforehand, so a number alone never opens what is not one's own.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from register.chain import MOST_NUMBER
from register.database import reading
from register.errors import GeenBesluit
from register.numbering import Volgorde, order_of
from register.opening import Register
from register.part_search import has_part
from register.reading import Dossier, Rij, dossier
from register.tables import besluiten
from rights import Actie, Gebruiker

NIET_VAN_JOU = "Dit besluit is er niet (meer) voor jou."


@dataclass(frozen=True)
class EigenBesluit:
    """A decision about a case of one's own (a row of `besluiten`), with its own number.

    `vervangen_door` is the number of the decision that came in its place, or None while it holds;
    `eigen` says whether the user took it.
    """

    rij: Rij
    besluitnummer: int
    vervangen_door: int | None
    eigen: bool


def own_decisions(
    register: Register, gebruiker: Gebruiker, kenmerk: str = "", *, aantal: int = 50
) -> tuple[int, list[EigenBesluit]]:
    """How many decisions there are about the user's cases, and the newest of them first.

    `kenmerk` is a part of the reference, in any case; "" is every case.
    """
    gebruiker.require(Actie.ZAAK_LEZEN)
    wanted = [_own(gebruiker), *([has_part(besluiten.c.zaak, kenmerk)] if kenmerk else [])]
    newest = select(besluiten).where(*wanted).order_by(besluiten.c.nummer.desc()).limit(aantal)
    with reading(register.engine) as connection:
        total = connection.execute(select(func.count()).select_from(besluiten).where(*wanted))
        rows = connection.execute(newest).all()
        order = order_of(connection, [row.nummer for row in rows])
        return int(total.scalar_one()), [_found(row, order, gebruiker) for row in rows]


def open_own(register: Register, gebruiker: Gebruiker, nummer: int) -> Dossier:
    """A decision about a case of one's own, by the number of its record.

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


def _found(row: Rij, order: Volgorde, gebruiker: Gebruiker) -> EigenBesluit:
    chain, later = order.nummering, order.opvolgers.get(row.nummer)
    return EigenBesluit(
        row,
        chain.besluit(row.nummer),
        None if later is None else chain.besluit(later),
        row.gebruiker == gebruiker.pseudoniem,
    )
