"""The share that was in time: counted per term and month, hidden where it is small."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest

from normenkader import Library
from register.decisions.reading import Filter
from register.decisions.terms.in_time import ALL, InTime, hidden, in_time
from register.decisions.writing import record
from register.errors import FiguresPerPersonError
from register.store.opening import Register
from rights import NoRightError
from terms.equated import shipped
from tests.conftest import contract_lines
from tests.register.deciding import AUDITOR, CONSULENT, MOMENT, follow

# 15 June 2026 is a Monday: until 13 July the report, and 29 June the decision.
KEPT = {"melding": "2026-06-01", "verslag": "2026-07-13"}
LATE = {"melding": "2026-06-01", "verslag": "2026-07-14"}


def decided(
    register: Register,
    library: Library,
    dates: Mapping[str, str],
    count: int,
    *,
    days: int = 0,
    begin: str = "G",
) -> None:
    case = contract_lines("cases.jsonl")[0]["zaak"] | {"normenkader": "demo-ib"}
    for i in range(count):
        zaak = case | {"zaak": f"{begin}-{i}"} | ({"termijnen": dict(dates)} if dates else {})
        moment = MOMENT + timedelta(days=days, minutes=i)
        record(register, CONSULENT, library, follow(library, zaak), moment)


def shares(register: Register, filter_: Filter | None = None) -> list[InTime]:
    return in_time(register, AUDITOR, filter_ or Filter(), shipped())


def test_twelve_reports_of_which_nine_were_in_time(
    register: Register, bibliotheek: Library
) -> None:
    decided(register, bibliotheek, KEPT, 9)
    decided(register, bibliotheek, LATE, 3, begin="L")
    decided(register, bibliotheek, {}, 5, begin="Z")
    found = shares(register)
    assert found == [
        InTime("onderzoek", ALL, 12, 9),
        InTime("onderzoek", "2026-07", 12, 9),
    ]
    assert found[0].share == pytest.approx(0.75)
    assert found[0].interval == (467, 912)


def test_nine_are_hidden_and_so_is_what_would_give_them_away(
    register: Register, bibliotheek: Library
) -> None:
    decided(register, bibliotheek, KEPT, 9)
    assert [g.aantal for g in shares(register)] == [None, None]
    decided(register, bibliotheek, LATE, 12, begin="L", days=31)
    found = shares(register)
    assert {g.maand: g.aantal for g in found} == {ALL: 21, "2026-07": None, "2026-08": None}
    assert hidden(found, "onderzoek") == 2


def test_what_is_not_sent_is_not_late_and_what_is_sent_counts(
    register: Register, bibliotheek: Library
) -> None:
    asked = {"aanvraag": "2026-06-15"}
    decided(register, bibliotheek, asked, 10)
    assert shares(register) == []
    decided(register, bibliotheek, {**asked, "verzonden": "2026-06-29"}, 6, begin="A")
    decided(register, bibliotheek, {**asked, "verzonden": "2026-06-30"}, 4, begin="B")
    # Objection is the client's: it has no share.
    assert [(g.soort, g.maand, g.aantal, g.op_tijd) for g in shares(register)] == [
        ("besluit", ALL, 10, 6),
        ("besluit", "2026-07", 10, 6),
    ]


def test_a_correction_repeats_its_dates_and_counts_once(
    register: Register, bibliotheek: Library
) -> None:
    decided(register, bibliotheek, KEPT, 10)
    case = contract_lines("cases.jsonl")[0]["zaak"] | {"zaak": "G-0", "termijnen": KEPT}
    again = follow(bibliotheek, case | {"normenkader": "demo-ib"}, vervangt=2)
    record(register, CONSULENT, bibliotheek, again, MOMENT + timedelta(days=40))
    assert [(g.maand, g.aantal) for g in shares(register)] == [(ALL, 10), ("2026-07", 10)]


def test_a_selection_counts_what_fits(register: Register, bibliotheek: Library) -> None:
    decided(register, bibliotheek, KEPT, 10)
    decided(register, bibliotheek, LATE, 10, begin="L", days=31)
    only = shares(register, Filter(van=MOMENT.date() + timedelta(days=20)))
    assert [(g.maand, g.aantal, g.op_tijd) for g in only] == [(ALL, 10, 0), ("2026-08", 10, 0)]


def test_never_by_person_and_never_without_the_right(register: Register) -> None:
    for which in (Filter(gebruiker="u"), Filter(gebruiker_deel="u")):
        with pytest.raises(FiguresPerPersonError):
            shares(register, which)
    with pytest.raises(NoRightError):
        in_time(register, CONSULENT, Filter(), shipped())
