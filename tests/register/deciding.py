"""Decisions for the tests: orders that are right, and registers with some of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from engine import judge
from normenkader import Library
from register.choice import Besluit, Choice, proposed
from register.decisions.writing import Recorded, RecordRequest, new_order, record
from register.store.opening import Register
from rights import Role, User
from zaak.checking import check_zaak

CONSULENT = User("u-consulent", frozenset({Role.CONSULENT}))
AUDITOR = User("u-auditor", frozenset({Role.AUDITOR}))
BEHEERDER = User("u-beheerder", frozenset({Role.BEHEERDER}))
TRAINER = User("u-trainer", frozenset({Role.TRAINER}))
OORDEEL = "Dit past bij wat ik in het gesprek heb gezien."
MOMENT = datetime(2026, 7, 15, 9, 30, 0, tzinfo=UTC)
# The clock of who checks: after everything that any test records or removes.
CHECKED = datetime(2099, 1, 1, tzinfo=UTC)


def proposal(bibliotheek: Library, zaak: dict[str, Any]) -> Besluit:
    """The proposal for a case, as a decision."""
    checked, normenkader = check_zaak(zaak, bibliotheek)
    return proposed(normenkader, checked, judge(normenkader, checked))


def follow(
    bibliotheek: Library, zaak: dict[str, Any], vervangt: int | None = None
) -> RecordRequest:
    """An order that follows the proposal."""
    keuze = Choice(proposal(bibliotheek, zaak), OORDEEL)
    return RecordRequest(new_order(), zaak, keuze, vervangt)


def deviate(
    bibliotheek: Library,
    zaak: dict[str, Any],
    vervangt: int | None = None,
    reden: str = "AFW-VEILIGHEID",
    **changes: Any,
) -> RecordRequest:
    """An order that deviates from the proposal in these fields of `Besluit`.

    Where a proposal without a period would get another one, it gets another outcome.
    """
    voorstel = proposal(bibliotheek, zaak)
    if set(changes) == {"weken"} and voorstel.weken is None:
        other = "ib0" if voorstel.uitkomst != "ib0" else "nader_onderzoek"
        changes = {"uitkomst": other}
    besluit = replace(voorstel, **changes)
    keuze = Choice(besluit, OORDEEL, reden, "De veiligheid vraagt hier om meer tijd.")
    return RecordRequest(new_order(), zaak, keuze, vervangt)


def record_all(
    register: Register, bibliotheek: Library, zaken: Sequence[dict[str, Any]]
) -> list[Recorded]:
    """Record a decision on every case: each third deviates in its period."""
    stored = []
    for i, zaak in enumerate(zaken):
        order = follow(bibliotheek, zaak) if i % 3 else deviate(bibliotheek, zaak, weken=13)
        stored.append(record(register, CONSULENT, bibliotheek, order, MOMENT))
    return stored
