"""The day of sending: a record about a decision, put right by a later one, and never impossible."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from normenkader import Library
from register.decisions.reading import Filter, open_decision
from register.decisions.terms.in_time import ALL, in_time
from register.decisions.terms.own import own_dates
from register.decisions.terms.sent import sent_on
from register.decisions.writing import Recorded, record
from register.errors import NoFollowUpError
from register.follow_ups.sending import record_sending
from register.integrity.control import check_register
from register.store.opening import Register, open_register
from register.store.place import place
from rights import NoRightError
from terms.equated import shipped
from tests.conftest import contract_lines
from tests.register.conftest import Opslag
from tests.register.deciding import AUDITOR, CHECKED, CONSULENT, MOMENT, deviate, follow
from tests.register.faults.attacks import checked, copied, reforged
from tests.register.faults.forged_fields import WRONG, at, fields, same, setting, without
from tests.register.stored_pieces import pieces
from tests.register.stored_rows import assert_whole

LATER = MOMENT + timedelta(days=9)
DAY = date(2026, 7, 17)
DECIDED, SENT = 2, 3


def send(register: Register, number: int, day: date = DAY) -> Recorded:
    return record_sending(register, CONSULENT, open_decision(register, AUDITOR, number), day, LATER)


@pytest.fixture
def decided(register: Register, bibliotheek: Library, zaak: dict[str, Any]) -> int:
    dated = {**zaak, "termijnen": {"melding": "2026-06-01", "aanvraag": "2026-07-06"}}
    return record(register, CONSULENT, bibliotheek, follow(bibliotheek, dated), MOMENT).nummer


def test_a_day_is_recorded_once_and_the_register_stays_whole(
    register: Register, opslag: Opslag, decided: int
) -> None:
    assert sent_on(register, CONSULENT, decided) is None
    done = send(register, decided)
    again = send(register, decided)
    assert (done.nieuw, again.nieuw, again.nummer) == (True, False, done.nummer)
    assert sent_on(register, CONSULENT, decided) == DAY
    assert assert_whole(register.engine) == done.nummer
    assert check_register(opslag.plek, CHECKED).bevindingen == ()


def test_another_day_takes_its_place_and_can_be_put_back(
    register: Register, opslag: Opslag, decided: int
) -> None:
    for day in (DAY, DAY + timedelta(days=1), DAY):
        assert send(register, decided, day).nieuw
        assert sent_on(register, CONSULENT, decided) == day
    assert check_register(opslag.plek, CHECKED).bevindingen == ()


@pytest.mark.parametrize(
    ("day", "why"),
    [(LATER.date() + timedelta(days=1), "nog niet gebeurd"), (date(2026, 7, 14), "eerder")],
)
def test_a_day_that_cannot_be_is_refused(
    register: Register, decided: int, day: date, why: str
) -> None:
    with pytest.raises(NoFollowUpError, match=why):
        send(register, decided, day)
    assert sent_on(register, CONSULENT, decided) is None


def test_only_who_decides_records_it_and_only_of_what_is_whole(
    register: Register, decided: int
) -> None:
    found = open_decision(register, AUDITOR, decided)
    with pytest.raises(NoRightError):
        record_sending(register, AUDITOR, found, DAY, LATER)
    with pytest.raises(NoFollowUpError, match="niet meer wat er is vastgelegd"):
        record_sending(register, CONSULENT, replace(found, inhoud_hash="0" * 64), DAY, LATER)


def test_what_was_replaced_can_have_been_sent_and_its_correction_was_not(
    register: Register, bibliotheek: Library, zaak: dict[str, Any], decided: int
) -> None:
    dated = {**zaak, "termijnen": {"melding": "2026-06-01", "aanvraag": "2026-07-06"}}
    order = deviate(bibliotheek, dated, decided, weken=10)
    again = record(register, CONSULENT, bibliotheek, order, LATER).nummer
    assert send(register, decided).nieuw
    # What was asked for is answered: that decision was sent, and the correction comes after it.
    (own,) = own_dates(register, CONSULENT)
    assert (own.record, own.dates["verzonden"]) == (again, DAY)
    send(register, again, LATER.date())
    (own,) = own_dates(register, CONSULENT)
    assert own.dates["verzonden"] == LATER.date()


def test_a_case_without_dates_has_a_term_to_object_once_it_is_sent(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    number = record(register, CONSULENT, bibliotheek, follow(bibliotheek, zaak), MOMENT).nummer
    assert own_dates(register, CONSULENT) == []
    send(register, number)
    (own,) = own_dates(register, CONSULENT)
    assert own.dates == {"verzonden": DAY}


def test_who_is_sent_in_time_counts_for_the_auditor(
    register: Register, bibliotheek: Library
) -> None:
    case = contract_lines("cases.jsonl")[0]["zaak"] | {"normenkader": "demo-ib"}
    for i in range(10):
        zaak = case | {"zaak": f"G-{i}", "termijnen": {"aanvraag": "2026-07-03"}}
        order = follow(bibliotheek, zaak)
        number = record(register, CONSULENT, bibliotheek, order, MOMENT).nummer
        # Two weeks end on 17 July.
        send(register, number, DAY if i < 7 else DAY + timedelta(days=3))
    found = in_time(register, AUDITOR, Filter(), shipped())
    assert [(g.soort, g.maand, g.aantal, g.op_tijd) for g in found] == [
        ("besluit", ALL, 10, 7),
        ("besluit", "2026-07", 10, 7),
    ]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, bibliotheek: Library) -> Path:
    """A decision that was sent."""
    plek = place(str(tmp_path_factory.mktemp("verzonden")))
    register = open_register(plek)
    order = follow(bibliotheek, contract_lines("cases.jsonl")[1]["zaak"])
    record(register, CONSULENT, bibliotheek, order, MOMENT)
    send(register, DECIDED)
    register.close()
    assert checked(plek.file).bevindingen == ()
    return plek.file


PLANTED: dict[str, Callable[[dict[str, Any]], None]] = {
    "a day after the record": setting(("datum",), "2026-07-25"),
    "a day before the decision": setting(("datum",), "2026-07-14"),
    "another case": setting(("zaak",), "T-2"),
    "another fingerprint": setting(("over", "hash"), "0" * 64),
    "a role that may not": setting(("rol",), "auditor"),
    "a field that is not its own": setting(("uitkomst",), "loopt_door"),
}


@pytest.mark.parametrize("change", PLANTED.values(), ids=PLANTED)
def test_a_planted_fault_is_found(
    whole: Path, tmp_path: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    file = copied(whole, tmp_path / "aanval")
    reforged(file, SENT, change)
    assert SENT in {b.nummer for b in checked(file).bevindingen}


def test_every_field_with_a_value_that_cannot_be_is_found(whole: Path, tmp_path: Path) -> None:
    stuk, escaped = pieces(whole)[SENT], []
    for pad in fields(stuk):
        free = pad[-1] in ("opdracht", "gebruiker")
        wrong = [w for w in WRONG if not same(w, at(stuk, pad)) and not (free and w == "\0")]
        for what, change in [*((w, setting(pad, w)) for w in wrong), ("weg", without(pad))]:
            file = copied(whole, tmp_path / "aanval")
            reforged(file, SENT, change)
            if SENT not in {b.nummer for b in checked(file).bevindingen}:
                escaped.append((pad, what))
    assert escaped == []
