"""Reading from the register: finding decisions, opening one, and the normenkader it rests on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, func, not_, select

from normenkader import InvalidInputError, Normenkader
from normenkader.reading import from_content
from normenkader.texts import counted
from register.decisions.numbering import (
    NO_CHAIN,
    Numbering,
    Order,
    numbering,
    order_of,
    why_no_decision,
)
from register.decisions.part_search import has_part
from register.errors import NoBesluitError, UnreadableError
from register.herindicatie import KEY as HERINDICATIE
from register.local_days import begins, ends
from register.record import MOST_NUMBER, Content
from register.store.database import reading
from register.store.opening import Register
from register.store.tables import besluiten, inhouden, keten, normenkaders
from rights import Action, User

BesluitRow = Row[Any]
# As canonical JSON has it; in a text the quotes would be escaped.
REASSESSED = f'"{HERINDICATIE}":'.encode()


@dataclass(frozen=True)
class Filter:
    """What to look for; None is everything. Days are those of the Netherlands, ends included.

    `zaak` and `gebruiker` are whole; of `zaak_deel` and `gebruiker_deel` a part fits, whatever
    its case.
    """

    van: date | None = None
    tot_en_met: date | None = None
    normenkader: str | None = None
    versie: str | None = None
    uitkomst: str | None = None
    product: str | None = None
    afgeweken: bool | None = None
    gebruiker: str | None = None
    zaak: str | None = None
    zaak_deel: str | None = None
    gebruiker_deel: str | None = None
    # Decisions that no later one about the same case replaced.
    geldend: bool | None = None


@dataclass(frozen=True)
class Dossier:
    """One decision with everything that was stored with it.

    `nummer` is that of the record; `nummering` knows the number of the decision. `vervangen_door`
    is the record that took its place, None while it holds.
    `normenkader` is the one of then; `hash` is that of its link in the chain, `inhoud_hash` what
    that link says of the content. `earlier` is the decision that its research started from, as far
    as it is there.
    """

    nummer: int
    inhoud: Content
    normenkader: Normenkader
    hash: str
    inhoud_hash: str
    nummering: Numbering = NO_CHAIN
    vervangen_door: int | None = None
    earlier: Dossier | None = None

    @property
    def besluitnummer(self) -> int:
        """The number of the decision: the how manieth it is."""
        return self.nummering.besluit(self.nummer)

    @property
    def titel(self) -> str:
        """The decision with both its numbers, as it begins a sentence."""
        return f"Besluit {self.besluitnummer} (record {self.nummer})"

    @property
    def intact(self) -> bool:
        """Say whether the content is the one that the chain knows."""
        return self.inhoud.hash == self.inhoud_hash

    @cached_property
    def stuk(self) -> dict[str, Any]:
        """What was decided, by whom and when, as plain data."""
        return _table(self.inhoud.stuk)

    @cached_property
    def zaak(self) -> dict[str, Any]:
        """The case as plain data."""
        return _table(self.inhoud.zaak)

    @cached_property
    def antwoord(self) -> dict[str, Any]:
        """The answer of then as plain data."""
        return _table(self.inhoud.antwoord)


def _table(waarde: bytes | None) -> dict[str, Any]:
    found = json.loads(waarde or b"{}")
    if not isinstance(found, dict):
        raise UnreadableError("Een stuk in het register is geen tabel.")
    return found


def search(
    register: Register, user: User, filter_: Filter, *, since: int = 0, count: int = 50
) -> tuple[int, list[BesluitRow]]:
    """How many decisions fit, and a page of them, the newest first (rows of `besluiten`)."""
    user.require(Action.REGISTER_LEZEN)
    with reading(register.engine) as connection:
        total = connection.execute(fitting(select(func.count()).select_from(besluiten), filter_))
        query = fitting(select(besluiten), filter_).order_by(besluiten.c.nummer.desc())
        rows = connection.execute(query.offset(since).limit(count)).all()
        return int(total.scalar_one()), list(rows)


def fitting_numbers(register: Register, user: User, filter_: Filter) -> list[int]:
    """The numbers of all decisions that fit, in order."""
    user.require(Action.REGISTER_LEZEN)
    with reading(register.engine) as connection:
        return numbers(connection, filter_)


def rows_of(register: Register, user: User, numbers: Sequence[int]) -> list[BesluitRow]:
    """The rows of these decisions, in order; what was removed is left out."""
    user.require(Action.REGISTER_LEZEN)
    query = select(besluiten).where(besluiten.c.nummer.in_(numbers))
    with reading(register.engine) as connection:
        return list(connection.execute(query.order_by(besluiten.c.nummer)).all())


def placed(register: Register, user: User, rows: Sequence[BesluitRow]) -> Order:
    """The numbers of these decisions, and which of them were replaced."""
    user.require(Action.REGISTER_LEZEN)
    with reading(register.engine) as connection:
        return order_of(connection, [row.nummer for row in rows])


def record_of(register: Register, user: User, besluit: int) -> int:
    """The record of the decision with this number; raises NoBesluitError."""
    user.require(Action.REGISTER_LEZEN)
    with reading(register.engine) as connection:
        chain = numbering(connection)
    found = chain.record(besluit)
    if found is None:
        count = counted(chain.besluiten, "besluit", "besluiten")
        raise NoBesluitError(f"Besluit {besluit} is er niet. Het register heeft {count}.")
    return found


def of_case(register: Register, user: User, zaak: str) -> list[BesluitRow]:
    """All decisions about one case, the newest first."""
    user.require(Action.ZAAK_LEZEN)
    query = select(besluiten).where(besluiten.c.zaak == zaak)
    with reading(register.engine) as connection:
        return list(connection.execute(query.order_by(besluiten.c.nummer.desc())).all())


def open_decision(register: Register, user: User, number: int) -> Dossier:
    """Everything of one decision; raises NoBesluitError."""
    user.require(Action.REGISTER_LEZEN)
    with reading(register.engine) as connection:
        return dossier(connection, number)


def open_own_case(register: Register, user: User, zaak: str, number: int) -> Dossier:
    """A decision about a case whose reference the user knows; raises NoBesluitError."""
    user.require(Action.ZAAK_LEZEN)
    with reading(register.engine) as connection:
        found = dossier(connection, number)
    if found.stuk["zaak"] != zaak:
        raise NoBesluitError(f"Besluit {number} gaat niet over zaak {zaak}.")
    return found


def dossier(connection: Connection, number: int) -> Dossier:
    """Read one decision in a transaction; raises NoBesluitError or UnreadableError."""
    found = _alone(connection, number)
    earlier = started_from(found.inhoud.stuk)
    if earlier is None or earlier == number:
        return found
    try:
        return replace(found, earlier=_alone(connection, earlier))
    except NoBesluitError:
        # It was removed after its own term.
        return found


def started_from(stuk: bytes) -> int | None:
    """The record that the research of a decision started from; None for nearly all of them."""
    if REASSESSED not in stuk:
        return None
    try:
        record = json.loads(stuk)[HERINDICATIE]["record"]
    except (KeyError, TypeError, ValueError):
        return None
    return record if type(record) is int and 1 <= record <= MOST_NUMBER else None


def _alone(connection: Connection, number: int) -> Dossier:
    query = (
        select(
            inhouden,
            normenkaders.c.inhoud.label("norm"),
            keten.c.hash,
            keten.c.inhoud_hash,
        )
        .join(besluiten, besluiten.c.nummer == inhouden.c.nummer)
        .join(normenkaders, normenkaders.c.sha256 == besluiten.c.sha256)
        .join(keten, keten.c.nummer == inhouden.c.nummer)
    )
    row = connection.execute(query.where(inhouden.c.nummer == number)).first()
    if row is None:
        raise NoBesluitError(why_no_decision(connection, number))
    norm, order = stored_normenkader(row.norm), order_of(connection, [number])
    return Dossier(
        number,
        content_of(row),
        norm,
        row.hash,
        row.inhoud_hash,
        order.nummering,
        order.opvolgers.get(number),
    )


def content_of(row: BesluitRow) -> Content:
    """The content in a row of `inhouden`."""
    return Content(row.zout, row.stuk, row.zaak, row.antwoord)


def stored_normenkader(content: bytes) -> Normenkader:
    """Build a normenkader of its stored canonical bytes; raises UnreadableError."""
    try:
        return from_content(json.loads(content), "normenkader in het register")
    except (ValueError, InvalidInputError) as error:
        raise UnreadableError(
            f"Een normenkader in het register is niet te lezen: {error}"
        ) from error


def fitting(query: Select[Any], filter_: Filter) -> Select[Any]:
    """Add the conditions of a filter to a query on `besluiten`."""
    columns = besluiten.c
    for name in ("normenkader", "versie", "uitkomst", "product", "gebruiker", "zaak"):
        value = getattr(filter_, name)
        if value is not None:
            query = query.where(columns[name] == value)
    for name in ("zaak", "gebruiker"):
        part = getattr(filter_, f"{name}_deel")
        if part is not None:
            query = query.where(has_part(columns[name], part))
    if filter_.afgeweken is not None:
        query = query.where(columns.afgeweken == int(filter_.afgeweken))
    if filter_.geldend is not None:
        later = besluiten.alias()
        replaced = exists().where(later.c.zaak == columns.zaak, later.c.nummer > columns.nummer)
        query = query.where(not_(replaced) if filter_.geldend else replaced)
    if filter_.van is not None:
        query = query.where(columns.tijdstip >= begins(filter_.van))
    if filter_.tot_en_met is not None:
        query = query.where(columns.tijdstip < ends(filter_.tot_en_met))
    return query


def numbers(connection: Connection, filter_: Filter) -> list[int]:
    """The numbers of all decisions that fit, in order."""
    query = fitting(select(besluiten.c.nummer), filter_).order_by(besluiten.c.nummer)
    return list(connection.execute(query).scalars())


def contents(connection: Connection, numbers: list[int], batch: int = 500) -> Iterator[BesluitRow]:
    """The stored content of decisions with the hash of their normenkader, in order."""
    query = select(inhouden, besluiten.c.sha256).join(
        besluiten, besluiten.c.nummer == inhouden.c.nummer
    )
    for start in range(0, len(numbers), batch):
        part = numbers[start : start + batch]
        found = query.where(inhouden.c.nummer.in_(part)).order_by(inhouden.c.nummer)
        yield from connection.execute(found)
