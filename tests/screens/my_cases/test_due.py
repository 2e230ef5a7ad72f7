"""What is due on Mijn zaken: of drafts and decisions, the most urgent first."""

from __future__ import annotations

from datetime import date
from typing import Any

from normenkader import Library
from register.decisions.terms.own import own_dates
from register.decisions.writing import now, record
from register.drafts import start_draft
from register.store.opening import Register
from rights import Role, User
from screens.intake.case.choosing import CORRIGEERT
from screens.my_cases.due import DueRow, due_rows
from screens.my_cases.list import draft_rows
from terms.equated import shipped
from tests.register.deciding import CONSULENT, MOMENT, deviate, follow

OTHER = User("u-ander", frozenset({Role.CONSULENT}))
TODAY = date(2026, 7, 15)


def keep(
    register: Register,
    zaak: dict[str, Any],
    kenmerk: str,
    dates: Any,
    keuze: dict[str, Any] | None = None,
) -> None:
    inhoud = {**zaak, "zaak": kenmerk, "normenkader": "demo-ib", "termijnen": dates}
    content = {"formaat": 1, "deel": "zaak", "inhoud": inhoud, "keuze": keuze or {}}
    start_draft(register, CONSULENT, content, now())


def rows(register: Register, library: Library, part: str = "") -> list[DueRow]:
    drafts = draft_rows(register, CONSULENT, library, part)
    return due_rows(drafts, own_dates(register, CONSULENT, part), TODAY, shipped())


def told(found: list[DueRow]) -> list[tuple[str, str, int]]:
    return [(r.row.zaak, r.due.term.rule.soort, r.due.days) for r in found]


def test_drafts_and_decisions_are_due_the_most_urgent_first(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    keep(register, zaak, "Z-1", {"melding": "2026-07-14"})
    keep(register, zaak, "Z-2", {"melding": "2026-05-01"})
    keep(register, zaak, "Z-3", {})
    dates = {"melding": "2026-06-01", "aanvraag": "2026-07-06"}
    asked = {**zaak, "zaak": "B-1", "termijnen": dates}
    record(register, CONSULENT, bibliotheek, follow(bibliotheek, asked), MOMENT)
    sent = {**zaak, "zaak": "B-2", "termijnen": {"verzonden": "2026-07-10"}}
    record(register, CONSULENT, bibliotheek, follow(bibliotheek, sent), MOMENT)
    found = rows(register, bibliotheek)
    assert told(found) == [
        ("Z-2", "onderzoek", -33),
        ("B-1", "besluit", 5),
        ("Z-1", "onderzoek", 41),
        ("Z-1", "persoonlijk_plan", 6),
        ("B-2", "bezwaar", 37),
    ]
    assert [r.row.opening for r in found] == [
        "concept",
        "besluit 1",
        "concept",
        "concept",
        "besluit 2",
    ]
    assert len({r.key for r in found}) == len(found)
    assert [r.row.zaak for r in rows(register, bibliotheek, "b-")] == ["B-1", "B-2"]


def test_what_was_replaced_is_not_due_and_a_correction_not_twice(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    dated = {**zaak, "termijnen": {"aanvraag": "2026-07-06"}}
    one = record(register, CONSULENT, bibliotheek, follow(bibliotheek, dated), MOMENT).nummer
    keep(register, zaak, zaak["zaak"], dated["termijnen"], {CORRIGEERT: one})
    assert told(rows(register, bibliotheek)) == [(zaak["zaak"], "besluit", 5)]
    other = deviate(bibliotheek, zaak, vervangt=one, weken=13)
    record(register, CONSULENT, bibliotheek, other, MOMENT)
    assert rows(register, bibliotheek) == []


def test_nobody_sees_what_is_due_in_cases_of_others(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    dated = {**zaak, "termijnen": {"aanvraag": "2026-07-06"}}
    record(register, OTHER, bibliotheek, follow(bibliotheek, dated), MOMENT)
    assert own_dates(register, CONSULENT) == []
    assert len(own_dates(register, OTHER)) == 1


def test_a_draft_that_holds_something_else_has_nothing_due(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    odd: list[Any] = [None, [], "x", {"melding": "ooit"}, {"melder": "2026-07-14"}]
    for i, wrong in enumerate(odd):
        keep(register, zaak, f"Z-{i}", wrong)
    assert rows(register, bibliotheek) == []
