"""The answers of a practice session: saved until the trainer reveals them, then seen by all.

Before that a participant reads their own, and the trainer reads only how many are ready. What is
given after it says a number, never who.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from register.errors import AntwoordGewijzigd, AntwoordVast, NietOnthuld
from register.moments import utc_text
from register.practice.model import Sessie, as_bytes, check_item, read_session
from register.practice.participants import count_of, participant
from register.practice.sessions import own_session
from register.store.database import reading, writing
from register.store.opening import Register
from register.store.tables import oefenantwoorden, oefendeelnemers
from rights import Actie, Gebruiker


@dataclass(frozen=True)
class Antwoord:
    """The own answers of a participant to an item: plain data; `versie` is 0 before the first."""

    inhoud: dict[str, Any]
    klaar: bool
    versie: int


@dataclass(frozen=True)
class Resultaat:
    """The answers of one participant, by number; `eigen` for the one who asks."""

    nummer: int
    inhoud: dict[str, Any]
    klaar: bool
    eigen: bool = False


@dataclass(frozen=True)
class Voortgang:
    """How many take part, how many of those have answers to an item, and how many are ready."""

    deelnemers: int
    begonnen: int
    klaar: int


def save_answers(
    register: Register,
    sleutel: str,
    item: int,
    antwoord: Antwoord,
    nu: datetime,
) -> Antwoord:
    """Save answers over the version that was read (`antwoord.versie`); gives the new version.

    The same once more is no change, so after `Onzeker` one may try again. Raises GeenOefensessie,
    OngeldigeOefening, AntwoordVast or AntwoordGewijzigd.
    """
    content = as_bytes(antwoord.inhoud)
    with writing(register.concepten, chain=False) as connection:
        row = participant(connection, sleutel, nu, lock=True)
        _refuse_fixed(read_session(row), item)
        _lock_participant(connection, row)
        there = connection.execute(_answers(row.id, item, row.nummer)).first()
        if there and (there.inhoud, there.klaar) == (content, int(antwoord.klaar)):
            return replace(antwoord, versie=there.versie)
        if antwoord.versie != (there.versie if there else 0):
            raise AntwoordGewijzigd("Je antwoorden zijn in een ander venster veranderd.")
        new = replace(antwoord, versie=antwoord.versie + 1)
        key = {"sessie": row.id, "nummer": row.nummer, "item": item}
        values = {
            "versie": new.versie,
            "inhoud": content,
            "klaar": int(new.klaar),
            "gewijzigd": utc_text(nu),
        }
        if there:
            same = (oefenantwoorden.c[name] == value for name, value in key.items())
            connection.execute(update(oefenantwoorden).where(*same).values(**values))
        else:
            connection.execute(insert(oefenantwoorden), key | values)
    return new


def own_answers(register: Register, sleutel: str, item: int, nu: datetime) -> Antwoord:
    """The own answers to an item, empty before the first; raises GeenOefensessie."""
    with reading(register.concepten) as connection:
        row = participant(connection, sleutel, nu)
        found = connection.execute(_answers(row.id, item, row.nummer)).first()
    if found is None:
        return Antwoord({}, klaar=False, versie=0)
    return Antwoord(json.loads(found.inhoud), bool(found.klaar), found.versie)


def group_results(
    register: Register, sleutel: str, item: int, nu: datetime
) -> tuple[Resultaat, ...]:
    """The answers of everybody, by number, with the own one marked; only once they are revealed.

    Raises GeenOefensessie or NietOnthuld.
    """
    with reading(register.concepten) as connection:
        row = participant(connection, sleutel, nu)
        return _results(connection, read_session(row), item, row.nummer)


def results(
    register: Register, gebruiker: Gebruiker, sessie_id: str, item: int, nu: datetime
) -> tuple[Resultaat, ...]:
    """The answers of everybody, by number, for the trainer; only once they are revealed.

    Raises GeenOefensessie or NietOnthuld.
    """
    gebruiker.require(Actie.TRAINEN)
    with reading(register.concepten) as connection:
        return _results(connection, own_session(connection, gebruiker, sessie_id, nu), item)


def progress(
    register: Register, gebruiker: Gebruiker, sessie_id: str, item: int, nu: datetime
) -> Voortgang:
    """How many participants have answered an item so far; raises GeenOefensessie."""
    gebruiker.require(Actie.TRAINEN)
    with reading(register.concepten) as connection:
        sessie = own_session(connection, gebruiker, sessie_id, nu)
        counted = select(func.count(), func.coalesce(func.sum(oefenantwoorden.c.klaar), 0)).where(
            oefenantwoorden.c.sessie == sessie.id, oefenantwoorden.c.item == item
        )
        deelnemers = count_of(connection, sessie.id)
        begonnen, klaar = connection.execute(counted).one()
    return Voortgang(deelnemers, begonnen, klaar)


def _refuse_fixed(sessie: Sessie, item: int) -> None:
    check_item(sessie, item)
    if sessie.stand.gesloten:
        raise AntwoordVast("De oefening is gesloten. Je kunt je antwoorden niet meer veranderen.")
    if item in sessie.stand.onthuld:
        raise AntwoordVast("De antwoorden zijn getoond. Je kunt ze niet meer veranderen.")


def _lock_participant(connection: Connection, row: Row[Any]) -> None:
    """One tab after the other; the session before the participant, as where they are removed."""
    own = (oefendeelnemers.c.sessie == row.id, oefendeelnemers.c.nummer == row.nummer)
    connection.execute(select(oefendeelnemers.c.nummer).where(*own).with_for_update())


def _answers(sessie_id: str, item: int, nummer: int | None = None) -> Any:
    query = select(oefenantwoorden).where(
        oefenantwoorden.c.sessie == sessie_id, oefenantwoorden.c.item == item
    )
    if nummer is not None:
        return query.where(oefenantwoorden.c.nummer == nummer)
    return query.order_by(oefenantwoorden.c.nummer)


def _results(
    connection: Connection, sessie: Sessie, item: int, own: int | None = None
) -> tuple[Resultaat, ...]:
    if item not in sessie.stand.onthuld:
        raise NietOnthuld("Deze antwoorden zijn nog niet getoond.")
    return tuple(
        Resultaat(row.nummer, json.loads(row.inhoud), bool(row.klaar), row.nummer == own)
        for row in connection.execute(_answers(sessie.id, item))
    )
