"""Decisions past their term: who sees them, what is removed, and that it is really gone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from normenkader import Library
from register.choice import Choice
from register.decisions.reading import open_decision
from register.decisions.retention import past_term, remove
from register.decisions.writing import (
    RecordRequest,
    append,
    decision_content,
    keep_normenkader,
    new_order,
    record,
)
from register.errors import (
    ClockBehindError,
    CountChangedError,
    NoBesluitError,
    RegisterError,
    UnavailableError,
)
from register.integrity.control import check_register
from register.integrity.records import ContentError, removal
from register.record import piece
from register.replaying.replay import replay_decision
from register.store.database import make_engine, reading, writing
from register.store.opening import Register
from register.term import Bewaartermijn, years_before
from rights import NoRightError
from tests.register.conftest import Opslag
from tests.register.deciding import (
    AUDITOR,
    BEHEERDER,
    CHECKED,
    CONSULENT,
    MOMENT,
    OORDEEL,
    deviate,
    follow,
    proposal,
)

MARK = "Kanariegeel"


def with_mark(bibliotheek: Library, zaak: dict[str, Any]) -> RecordRequest:
    """A decision with a text of its own in the case and in the judgement."""
    marked = json.loads(json.dumps(zaak))
    marked["zaak"] = f"{MARK}-zaak"
    marked["leefgebieden"]["financien"]["toelichting"] = f"{MARK} toelichting, {'lang ' * 300}"
    keuze = Choice(proposal(bibliotheek, marked), f"{MARK}: {OORDEEL}")
    return RecordRequest(new_order(), marked, keuze)


def bytes_of(folder: Path) -> bytes:
    return b"".join(p.read_bytes() for p in folder.iterdir() if p.is_file())


@pytest.fixture
def marked(register: Register, bibliotheek: Library, zaak: dict[str, Any]) -> int:
    """The number of a decision with the mark, between two others that are decided for longer."""
    for name in ("T-1", "T-2"):
        order = deviate(bibliotheek, {**zaak, "zaak": name}, weken=300)
        record(register, CONSULENT, bibliotheek, order, MOMENT)
        if name == "T-1":
            order = with_mark(bibliotheek, zaak)
            number = record(register, CONSULENT, bibliotheek, order, MOMENT).nummer
    return number


def after(register: Register, number: int) -> datetime:
    """The first moment at which the term of a decision is over."""
    with reading(register.engine) as connection:
        query = text("SELECT einddatum FROM besluiten WHERE nummer = :n")
        last = date.fromisoformat(connection.execute(query, {"n": number}).scalar_one())
    return datetime(last.year + 15, last.month, last.day + 1, tzinfo=UTC)


def test_the_term_is_over_the_day_after_the_last_day_fifteen_years_later(
    register: Register, marked: int
) -> None:
    first = after(register, marked).date()
    assert [v.nummer for v in past_term(register, BEHEERDER, first)] == [marked]
    assert past_term(register, BEHEERDER, first.replace(day=first.day - 1)) == []
    assert past_term(register, BEHEERDER, first, Bewaartermijn(16)) == []
    later = past_term(register, BEHEERDER, first.replace(year=2060), Bewaartermijn(16))
    assert len(later) == 3


def test_the_same_day_years_before_a_leap_day() -> None:
    assert years_before(date(2044, 2, 29), 15) == date(2029, 2, 28)
    assert years_before(date(2044, 2, 29), 16) == date(2028, 2, 29)


@pytest.mark.parametrize(
    "termijn",
    [*map(Bewaartermijn, (0, 14, 101, -15)), Bewaartermijn(15, 4), Bewaartermijn(15, 101)],
)
def test_the_term_is_never_shorter_than_the_law_says(
    register: Register, opslag: Opslag, termijn: Bewaartermijn
) -> None:
    with pytest.raises(RegisterError, match="minstens 15 jaar"):
        past_term(register, BEHEERDER, date(2050, 1, 1), termijn)
    with pytest.raises(RegisterError, match="minstens 15 jaar"):
        remove(opslag.beheer, BEHEERDER, 1, datetime(2050, 1, 1, tzinfo=UTC), termijn)


@pytest.fixture
def refused(register: Register, bibliotheek: Library, zaak: dict[str, Any]) -> int:
    """The number of a decision that gives no product, beside one that does."""
    record(register, CONSULENT, bibliotheek, follow(bibliotheek, zaak), MOMENT)
    order = follow(bibliotheek, minor(zaak))
    return record(register, CONSULENT, bibliotheek, order, MOMENT).nummer


def minor(zaak: dict[str, Any]) -> dict[str, Any]:
    """The case of somebody who has no access."""
    return zaak | {"zaak": "T-weigering", "toegang": zaak["toegang"] | {"leeftijd": 17}}


def test_a_refusal_is_kept_five_years_from_its_date(
    register: Register, opslag: Opslag, refused: int, zaak: dict[str, Any]
) -> None:
    day = date.fromisoformat(zaak["peildatum"])
    # It was recorded later than its date: then the years count from there.
    over = MOMENT.date().replace(year=MOMENT.year + 5) + timedelta(days=1)
    (found,) = past_term(register, BEHEERDER, over)
    assert (found.nummer, found.einddatum, found.zonder_voorziening) == (refused, day, True)
    assert past_term(register, BEHEERDER, over - timedelta(days=1)) == []
    assert past_term(register, BEHEERDER, over, Bewaartermijn(15, 6)) == []
    nu = datetime(over.year, over.month, over.day, tzinfo=UTC)
    remove(opslag.beheer, BEHEERDER, 1, nu)
    verslag = check_register(opslag.plek, nu)
    assert (verslag.bevindingen, verslag.verwijderd) == ((), 1)


@pytest.mark.parametrize(
    "changes",
    [
        {"jaren_zonder_voorziening": 4},
        {"grens_zonder_voorziening": "2031-07-03"},
        {"zonder_voorziening": [1]},
        {"zonder_voorziening": ["4"]},
    ],
)
def test_a_removal_before_the_term_of_a_refusal_is_not_right(changes: dict[str, Any]) -> None:
    event = {
        "stukformaat": 2,
        "tijdstip": "2031-07-02T09:00:00Z",
        "nummers": [2],
        "jaren": 15,
        "grens": "2016-07-02",
        "jaren_zonder_voorziening": 5,
        "grens_zonder_voorziening": "2026-07-02",
        "zonder_voorziening": [2],
    }
    assert removal(9, event) == ([2], [])
    with pytest.raises(ContentError):
        removal(9, event | changes)


def test_an_earlier_refusal_with_a_period_stays_right_and_is_kept_five_years_from_its_end(
    register: Register, opslag: Opslag, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    """Format 1 gave every decision a period; what was recorded then is not refused now."""
    order = follow(bibliotheek, minor(zaak))
    inhoud, normenkader = decision_content(CONSULENT, bibliotheek, order, MOMENT)
    stuk = json.loads(inhoud.stuk)
    for part in ("voorstel", "besluit"):
        stuk[part]["weken"] = 52
    earlier = replace(inhoud, stuk=piece(stuk | {"stukformaat": 1}))
    with writing(register.engine) as connection:
        keep_normenkader(connection, normenkader)
        nummer = append(connection, "besluit", earlier).nummer
    assert check_register(opslag.plek, MOMENT).bevindingen == ()
    assert replay_decision(register, AUDITOR, nummer).same
    end = date(2027, 6, 29)
    assert open_decision(register, AUDITOR, nummer).stuk["besluit"]["weken"] == 52
    assert past_term(register, BEHEERDER, end.replace(year=2032)) == []
    assert [v.einddatum for v in past_term(register, BEHEERDER, date(2032, 6, 30))] == [end]


def test_a_record_of_today_with_a_period_for_a_refusal_is_found(
    register: Register, opslag: Opslag, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    order = follow(bibliotheek, minor(zaak))
    inhoud, normenkader = decision_content(CONSULENT, bibliotheek, order, MOMENT)
    stuk = json.loads(inhoud.stuk)
    stuk["besluit"]["weken"] = 52
    with writing(register.engine) as connection:
        keep_normenkader(connection, normenkader)
        append(connection, "besluit", replace(inhoud, stuk=piece(stuk)))
    (found,) = check_register(opslag.plek, MOMENT).bevindingen
    assert "De periode past niet bij de uitkomst." in found.melding


@pytest.mark.parametrize("gebruiker", [CONSULENT, AUDITOR])
def test_only_the_beheerder_sees_and_removes(
    register: Register, opslag: Opslag, gebruiker: Any
) -> None:
    with pytest.raises(NoRightError):
        past_term(register, gebruiker, date(2050, 1, 1))
    with pytest.raises(NoRightError):
        remove(opslag.beheer, gebruiker, 1, datetime(2050, 1, 1, tzinfo=UTC))


def test_a_removal_is_an_event_and_the_chain_stays_right(
    register: Register, opslag: Opslag, marked: int
) -> None:
    nu = after(register, marked)
    done = remove(opslag.beheer, BEHEERDER, 1, nu)
    assert done.nummers == (marked,)
    with pytest.raises(NoBesluitError, match="na de termijn verwijderd"):
        open_decision(register, AUDITOR, marked)
    with reading(register.engine) as connection:
        query = text("SELECT stuk FROM inhouden WHERE nummer = :n")
        raw = connection.execute(query, {"n": done.gebeurtenis.nummer}).scalar_one()
        stuk = json.loads(bytes(raw))
    assert (stuk["nummers"], stuk["jaren"], stuk["rol"]) == ([marked], 15, "beheerder")
    assert stuk["grens"] == years_before(nu.date(), 15).isoformat()
    assert past_term(register, BEHEERDER, nu.date()) == []
    verslag = check_register(opslag.plek, CHECKED)
    assert verslag.bevindingen == ()
    assert (verslag.besluiten, verslag.verwijderd) == (3, 1)


@pytest.mark.parametrize("aantal", [0, 2, 3])
def test_another_number_than_was_shown_removes_nothing(
    register: Register, opslag: Opslag, marked: int, aantal: int
) -> None:
    with pytest.raises(CountChangedError) as fout:
        remove(opslag.beheer, BEHEERDER, aantal, after(register, marked))
    assert fout.value.aantal == 1
    assert open_decision(register, AUDITOR, marked).nummer == marked
    assert check_register(opslag.plek, CHECKED).records == 4


def test_removing_none_is_refused(register: Register, opslag: Opslag, marked: int) -> None:
    with pytest.raises(CountChangedError, match="Geen enkel besluit"):
        remove(opslag.beheer, BEHEERDER, 0, MOMENT + timedelta(seconds=1))


@pytest.mark.parametrize("opslag", ["postgresql"], indirect=True)
def test_on_postgresql_the_role_of_the_app_cannot_remove(
    register: Register, opslag: Opslag, marked: int
) -> None:
    with pytest.raises(UnavailableError, match="geen recht"):
        remove(opslag.plek, BEHEERDER, 1, after(register, marked))
    assert open_decision(register, AUDITOR, marked).nummer == marked
    assert check_register(opslag.plek, CHECKED).records == 4


@pytest.mark.parametrize("opslag", ["sqlite"], indirect=True)
def test_nothing_of_what_was_removed_is_left_in_the_files(
    register: Register, opslag: Opslag, marked: int, bibliotheek: Library
) -> None:
    folder = opslag.plek.file.parent
    nu = after(register, marked)
    assert bytes_of(folder).count(MARK.encode()) > 2
    done = remove(opslag.beheer, BEHEERDER, 1, nu)
    assert done.gewist
    assert MARK.encode() not in bytes_of(folder)
    assert b"T-2" in bytes_of(folder)


@pytest.mark.parametrize("opslag", ["postgresql"], indirect=True)
def test_nothing_of_what_was_removed_is_left_in_the_pages_of_postgresql(
    register: Register, opslag: Opslag, marked: int
) -> None:
    owner = make_engine(opslag.beheer.register)
    query = text("SELECT pg_relation_filenode(t::regclass) FROM unnest(CAST(:t AS text[])) AS t")
    names = {"t": ["inhouden", "besluiten"]}
    with reading(owner) as connection:
        old = set(connection.execute(query, names).scalars())
    assert remove(opslag.beheer, BEHEERDER, 1, after(register, marked)).gewist
    with reading(owner) as connection:
        new = set(connection.execute(query, names).scalars())
    owner.dispose()
    # Both tables were written anew, into other files; the server throws the old ones away.
    assert len(new) == 2
    assert not new & old


@pytest.mark.parametrize("opslag", ["sqlite"], indirect=True)
def test_somebody_who_is_reading_keeps_the_old_bytes_and_that_is_said(
    register: Register, opslag: Opslag, marked: int
) -> None:
    nu = after(register, marked)
    with reading(register.engine) as connection:
        connection.execute(text("SELECT count(*) FROM inhouden"))
        done = remove(opslag.beheer, BEHEERDER, 1, nu, wait=0.1)
    assert not done.gewist
    assert check_register(opslag.plek, CHECKED).bevindingen == ()


def test_after_a_removal_the_case_may_get_a_new_decision(
    register: Register, opslag: Opslag, marked: int, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    later = after(register, marked)
    remove(opslag.beheer, BEHEERDER, 1, later)
    again = {**zaak, "zaak": f"{MARK}-zaak"}
    new = record(register, CONSULENT, bibliotheek, follow(bibliotheek, again), later)
    assert new.nieuw
    assert check_register(opslag.plek, CHECKED).bevindingen == ()


def test_a_decision_that_replaced_a_removed_one_stays_right(
    register: Register, opslag: Opslag, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    first = record(register, CONSULENT, bibliotheek, follow(bibliotheek, zaak), MOMENT)
    order = deviate(bibliotheek, zaak, vervangt=first.nummer, weken=400)
    second = record(register, CONSULENT, bibliotheek, order, MOMENT)
    later = after(register, first.nummer)
    assert remove(opslag.beheer, BEHEERDER, 1, later).nummers == (first.nummer,)
    order = follow(bibliotheek, zaak, second.nummer)
    record(register, CONSULENT, bibliotheek, order, later)
    assert check_register(opslag.plek, CHECKED).bevindingen == ()


@pytest.mark.parametrize("late", [timedelta(0), timedelta(seconds=-1), timedelta(days=-4000)])
def test_nothing_is_removed_by_a_clock_that_is_not_later_than_the_newest_record(
    register: Register,
    opslag: Opslag,
    marked: int,
    bibliotheek: Library,
    zaak: dict[str, Any],
    late: timedelta,
) -> None:
    newest = datetime(2060, 1, 1, tzinfo=UTC)
    order = follow(bibliotheek, {**zaak, "zaak": "T-3"})
    record(register, CONSULENT, bibliotheek, order, newest)
    with pytest.raises(ClockBehindError, match=r"1 januari 2060 00:00 \(UTC\)"):
        remove(opslag.beheer, BEHEERDER, 3, newest + late)
    assert open_decision(register, AUDITOR, marked).nummer == marked
    assert remove(opslag.beheer, BEHEERDER, 3, newest + timedelta(seconds=1)).gebeurtenis.nieuw
    with pytest.raises(ClockBehindError):
        remove(opslag.beheer, BEHEERDER, 0, newest)


def test_what_was_recorded_after_its_period_is_kept_as_long_from_then_on(
    register: Register, opslag: Opslag, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    recorded = datetime(2040, 3, 1, tzinfo=UTC)
    record(register, CONSULENT, bibliotheek, follow(bibliotheek, zaak), recorded)
    assert past_term(register, BEHEERDER, date(2055, 3, 1)) == []
    assert len(past_term(register, BEHEERDER, date(2055, 3, 2))) == 1


def test_what_replaced_a_decision_stays_as_long_as_that_one_is_there(
    register: Register, opslag: Opslag, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    # Ten years of begeleiding, taken back at once, and then once more: five years for those two.
    order = deviate(bibliotheek, zaak, weken=520)
    first = record(register, CONSULENT, bibliotheek, order, MOMENT)
    nothing: dict[str, Any] = {
        "uitkomst": "ib0",
        "product": None,
        "minuten_per_week": None,
        "weken": None,
    }
    order = deviate(bibliotheek, zaak, vervangt=first.nummer, modules=(), **nothing)
    second = record(register, CONSULENT, bibliotheek, order, MOMENT)
    order = deviate(bibliotheek, zaak, vervangt=second.nummer, modules=(), **nothing)
    record(register, CONSULENT, bibliotheek, order, MOMENT)
    assert past_term(register, BEHEERDER, date(2035, 1, 1)) == []
    assert open_decision(register, AUDITOR, first.nummer).vervangen_door == second.nummer
    later = datetime(2052, 1, 1, tzinfo=UTC)
    assert len(remove(opslag.beheer, BEHEERDER, 3, later).nummers) == 3
    assert check_register(opslag.plek, CHECKED).bevindingen == ()
