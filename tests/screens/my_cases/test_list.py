"""The rows of Mijn zaken: state, date and product, found by a part of the reference."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

import pytest

from normenkader import Library
from register.decisions.writing import now, record
from register.drafts import start_draft
from register.store.opening import Register
from rights import Role, User
from screens.intake.case.choosing import CORRIGEERT
from screens.my_cases.list import decided_rows, draft_rows
from tests.register.deciding import CONSULENT, MOMENT, TRAINER, deviate, follow

OTHER = User("u-ander", frozenset({Role.CONSULENT}))


def keep(
    register: Register, zaak: dict[str, Any], kenmerk: str, keuze: dict[str, Any] | None = None
) -> None:
    inhoud = {**copy.deepcopy(zaak), "zaak": kenmerk, "normenkader": "demo-ib"}
    content = {"formaat": 1, "deel": "zaak", "inhoud": inhoud, "keuze": keuze or {}}
    start_draft(register, CONSULENT, content, now())


def test_a_decided_row_has_its_state_its_date_and_its_product(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    one = record(register, CONSULENT, bibliotheek, follow(bibliotheek, zaak), MOMENT).nummer
    other = deviate(bibliotheek, zaak, vervangt=one, minuten_per_week=235)
    two = record(register, OTHER, bibliotheek, other, MOMENT).nummer
    total, rows = decided_rows(register, CONSULENT, bibliotheek, "", 20)
    assert total == 2
    assert [(r.record, r.toestand, r.datum, r.bij) for r in rows] == [
        (two, "besloten", "15 juli 2026", "van een collega"),
        (one, "vervangen", "15 juli 2026", "vervangen door besluit 2"),
    ]
    norm = bibliotheek.in_force("demo-ib", MOMENT.date())
    given = norm.product(str(other.keuze.besluit.product)).naam
    assert rows[0].zin == f"besloten · 15 juli 2026 · {given} · van een collega"
    assert rows[0].opening == "besluit 2"
    assert decided_rows(register, CONSULENT, bibliotheek, "", 1) == (2, rows[:1])


@pytest.mark.parametrize(("part", "found"), [("", 2), ("ab-1", 1), ("Z-", 2), ("c", 0), ("%", 0)])
def test_a_draft_is_found_by_a_part_of_its_reference(
    register: Register, bibliotheek: Library, zaak: dict[str, Any], part: str, found: int
) -> None:
    keep(register, zaak, "Z-AB-1")
    keep(register, zaak, "Z-AB-2", {CORRIGEERT: 7})
    rows = draft_rows(register, CONSULENT, bibliotheek, part)
    assert len(rows) == found
    assert {r.toestand for r in rows} <= {"concept"}
    if found == 2:
        assert {r.bij for r in rows} == {
            "correctie van een besluit",
            "Demonstratie individuele begeleiding",
        }
        assert len({r.key for r in rows}) == 2
    assert draft_rows(register, OTHER, bibliotheek, part) == []


def test_who_may_not_read_cases_sees_only_drafts(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    record(register, CONSULENT, bibliotheek, follow(bibliotheek, zaak), MOMENT)
    trainer = replace(TRAINER, pseudoniem=CONSULENT.pseudoniem)
    assert decided_rows(register, trainer, bibliotheek, "", 20) == (0, [])
