"""The number of a decision: the how manieth decision of the chain it is.

A record has its number in the chain, and a decision that of a decision beside it: normenkaders,
removals and what follows a decision are records too. The chain alone says it, so it never changes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, select

from normenkader.texts import counted
from register.record import SOORTEN, kind_words
from register.store.tables import besluiten, keten, vervolgstukken, verwijderd


@dataclass(frozen=True)
class Numbering:
    """The records that are no decisions, in order, and how many records there are."""

    andere: Sequence[int]
    records: int

    @property
    def besluiten(self) -> int:
        """How many decisions there are, those whose content was removed too."""
        return self.records - len(self.andere)

    def besluit(self, record: int) -> int:
        """The number of the decision in a record."""
        return record - bisect_left(self.andere, record)

    def record(self, besluit: int) -> int | None:
        """The record of a decision; None where there is no such decision."""
        record = besluit
        for other in self.andere:
            if other > record:
                break
            record += 1
        return record if 1 <= record <= self.records and besluit >= 1 else None

    def words(self, record: int) -> str:
        """Both numbers of a decision."""
        return f"besluit {self.besluit(record)} (record {record})"

    def title(self, record: int, zaak: str) -> str:
        """Both numbers of a decision and its case, where that is known: as it begins a line."""
        about = f", zaak {zaak}" if zaak else ""
        return f"Besluit {self.besluit(record)} (record {record}{about})"


# Without a chain every record is a decision.
NO_CHAIN = Numbering((), 0)


@dataclass(frozen=True)
class Order:
    """The numbers of decisions, and of some of them by which record each was replaced."""

    nummering: Numbering
    opvolgers: dict[int, int] = field(default_factory=dict)


def numbering(connection: Connection) -> Numbering:
    """The numbering of the chain as it is at this moment."""
    others = select(keten.c.nummer).where(keten.c.soort != "besluit").order_by(keten.c.nummer)
    last = connection.execute(select(func.coalesce(func.max(keten.c.nummer), 0))).scalar_one()
    return Numbering(tuple(connection.execute(others).scalars()), last)


def replaced(connection: Connection, numbers: Iterable[int], batch: int = 500) -> dict[int, int]:
    """Of these decisions the ones that were replaced, each with the record that did it."""
    wanted, found = sorted(set(numbers)), {}
    old, new = besluiten.alias(), besluiten.alias()
    # By the case, which has an index; of one case the numbers follow on each other.
    query = select(old.c.nummer, new.c.nummer).join(
        new, (new.c.zaak == old.c.zaak) & (new.c.vervangt == old.c.nummer)
    )
    for start in range(0, len(wanted), batch):
        part = query.where(old.c.nummer.in_(wanted[start : start + batch]))
        found.update({row[0]: row[1] for row in connection.execute(part)})
    return found


def order_of(connection: Connection, numbers: Iterable[int]) -> Order:
    """The numbering, and what replaced these decisions."""
    return Order(numbering(connection), replaced(connection, numbers))


def _about(connection: Connection, chain: Numbering, record: int) -> str:
    """Over which decision a record is; "" where it is about none, or was removed."""
    query = select(vervolgstukken.c.besluit).where(vervolgstukken.c.nummer == record)
    found = connection.execute(query).scalar()
    return "" if found is None else f" van {chain.words(found)}"


def why_no_decision(connection: Connection, record: int) -> str:
    """Why there is no decision to show in a record, in Dutch."""
    soort = connection.execute(select(keten.c.soort).where(keten.c.nummer == record)).scalar()
    chain = numbering(connection)
    if soort is None:
        records = counted(chain.records, "record", "records")
        return f"Record {record} is er niet. Het register heeft {records}."
    if soort != "besluit":
        what = kind_words(soort) if soort in SOORTEN else "van een soort die niet bestaat"
        return f"Record {record} is {what}{_about(connection, chain, record)}, geen besluit."
    both = chain.words(record)
    query = select(verwijderd.c.gebeurtenis).where(verwijderd.c.nummer == record)
    event = connection.execute(query).scalar()
    if event is None:
        return f"De inhoud van {both} ontbreekt. Controleer het register."
    return f"De inhoud van {both} is na de termijn verwijderd, door record {event}."
