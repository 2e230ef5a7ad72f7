"""Replaying stored decisions: what is equal, and everything that is not."""

from __future__ import annotations

import json
from typing import Any

import pytest

import register.replaying.replay as replay_module
from engine import DifferenceError
from normenkader import Library
from register.decisions.selection import Selection, choose
from register.errors import NoBesluitError
from register.replaying.difference import differences
from register.replaying.replay import GONE, replay, replay_decision
from register.store.opening import Register
from rights import NoRightError
from tests.conftest import contract_lines
from tests.register.conftest import Opslag
from tests.register.deciding import AUDITOR, BEHEERDER, CONSULENT, record_all
from tests.register.integrity.tampering import change_content, tamper


@pytest.fixture
def nummers(register: Register, bibliotheek: Library) -> list[int]:
    """The numbers of six decisions: 2 to 7, as 1 is the normenkader."""
    lines = contract_lines("cases.jsonl")[1:7]
    zaken = [{**line["zaak"], "zaak": f"T-{i}"} for i, line in enumerate(lines)]
    record_all(register, bibliotheek, zaken)
    found = choose(register, AUDITOR, Selection()).nummers
    assert found == [2, 3, 4, 5, 6, 7]
    return found


def test_decisions_replay_to_the_same_bytes(register: Register, nummers: list[int]) -> None:
    verslag = replay(register, AUDITOR, nummers)
    assert (verslag.gelijk, verslag.anders, verslag.verwijderd) == (6, 0, 0)
    assert verslag.verschillen == []


def test_one_changed_byte_of_an_answer_is_found_and_named(
    opslag: Opslag, register: Register, nummers: list[int]
) -> None:
    minuten = json.loads(replay_decision(register, AUDITOR, 4).bewaard)["minuten_per_week"]
    old, new = (f'"minuten_per_week":{n},"prijs"'.encode() for n in (minuten, minuten + 1))
    change_content(opslag, 4, "antwoord", old, new)
    verslag = replay(register, AUDITOR, nummers)
    assert (verslag.gelijk, verslag.anders) == (5, 1)
    (found,) = verslag.verschillen
    assert (found.nummer, found.zaak, found.nieuw is not None) == (4, "T-2", True)
    (verschil,) = differences(found.bewaard, found.nieuw or b"")
    assert verschil.pad == "minuten_per_week"
    assert (verschil.bewaard, verschil.nu) == (str(minuten + 1), str(minuten))


def test_a_changed_case_gives_another_answer(
    opslag: Opslag, register: Register, nummers: list[int]
) -> None:
    change_content(opslag, 2, "zaak", b'"zaak":"T-0"', b'"zaak":"T-8"')
    found = replay_decision(register, AUDITOR, 2)
    assert [v.pad for v in differences(found.bewaard, found.nieuw or b"")] == ["zaak"]
    assert not found.same


def test_a_case_that_is_refused_now_is_a_difference(
    opslag: Opslag, register: Register, nummers: list[int]
) -> None:
    change_content(opslag, 3, "zaak", b'"leeftijd":', b'"leftijd":')
    found = replay_decision(register, AUDITOR, 3)
    assert (found.same, found.nieuw) == (False, None)
    assert found.fout.startswith("toegang.leftijd: onbekende sleutel")


def test_a_format_that_this_program_does_not_write_is_a_difference(
    opslag: Opslag, register: Register, nummers: list[int]
) -> None:
    change_content(opslag, 3, "stuk", b'"antwoordformaat":1', b'"antwoordformaat":2')
    (found,) = replay(register, AUDITOR, nummers).verschillen
    assert (found.nummer, found.nieuw) == (3, None)
    assert "Antwoordformaat 2 bestaat niet" in found.fout


@pytest.mark.parametrize(
    ("column", "old"), [("stuk", b'"soort":'), ("zaak", b"{"), ("stuk", b'"antwoordformaat"')]
)
def test_what_cannot_be_read_is_a_difference_and_stops_nothing(
    opslag: Opslag, register: Register, nummers: list[int], column: str, old: bytes
) -> None:
    change_content(opslag, 5, column, old, b"!" + old[1:])
    verslag = replay(register, AUDITOR, nummers)
    assert (verslag.gelijk, [u.nummer for u in verslag.verschillen]) == (5, [5])
    assert verslag.verschillen[0].fout


def test_a_changed_normenkader_is_not_used(
    opslag: Opslag, register: Register, bibliotheek: Library, nummers: list[int]
) -> None:
    other = bibliotheek.version("drechtsteden-ib-2016", "2016.1").content
    content = json.dumps(other).encode()
    tamper(opslag, "normenkaders", "UPDATE normenkaders SET inhoud = :v", v=content)
    verslag = replay(register, AUDITOR, nummers)
    assert (verslag.gelijk, verslag.anders) == (0, 6)
    assert all(u.fout.endswith("in het register is veranderd.") for u in verslag.verschillen)


def test_evaluations_that_differ_are_a_difference(
    register: Register, nummers: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def differ(*_: Any, **__: Any) -> None:
        raise DifferenceError("T-0", "een", "ander")

    monkeypatch.setattr(replay_module, "judge", differ)
    (found, *_) = replay(register, AUDITOR, nummers).verschillen
    assert found.fout.startswith(
        "De twee berekeningen van zaak T-0 verschillen. Er is geen voorstel."
    )


def test_a_removed_decision_is_counted_and_one_that_is_gone_is_a_difference(
    opslag: Opslag, register: Register, nummers: list[int]
) -> None:
    tamper(opslag, "verwijderd", "INSERT INTO verwijderd (nummer, gebeurtenis) VALUES (3, 7)")
    for nummer in (3, 6):
        for table in ("besluiten", "inhouden"):
            tamper(opslag, table, f"DELETE FROM {table} WHERE nummer = {nummer}")  # noqa: S608
    verslag = replay(register, AUDITOR, nummers)
    assert (verslag.gelijk, verslag.anders, verslag.verwijderd) == (4, 1, 1)
    assert [(u.nummer, u.fout) for u in verslag.verschillen] == [(6, GONE)]
    with pytest.raises(NoBesluitError):
        replay_decision(register, AUDITOR, 3)


def test_two_processes_give_the_same_report_as_one(
    opslag: Opslag, register: Register, nummers: list[int]
) -> None:
    change_content(opslag, 6, "antwoord", b'"uitkomst":"', b'"uitkomst":"x')
    change_content(opslag, 3, "zaak", b'"leeftijd":', b'"leftijd":')
    done: list[int] = []
    alone = replay(register, AUDITOR, nummers)
    together = replay(register, AUDITOR, nummers, 2, part=1, tell=done.append)
    assert together == alone
    assert [u.nummer for u in together.verschillen] == [3, 6]
    assert done == [1] * 6


def test_many_differences_are_all_counted_and_the_first_kept(
    opslag: Opslag, register: Register, nummers: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replay_module, "MOST_KEPT", 2)
    for nummer in nummers:
        change_content(opslag, nummer, "antwoord", b'"antwoordformaat":1', b'"antwoordformaat":9')
    for part in (1, 4):
        verslag = replay(register, AUDITOR, nummers, part=part)
        assert (verslag.anders, [u.nummer for u in verslag.verschillen]) == (6, [2, 3])


@pytest.mark.parametrize("gebruiker", [CONSULENT, BEHEERDER])
def test_only_an_auditor_replays(register: Register, gebruiker: Any) -> None:
    with pytest.raises(NoRightError):
        replay(register, gebruiker, [])
    with pytest.raises(NoRightError):
        replay_decision(register, gebruiker, 1)
    with pytest.raises(NoRightError):
        choose(register, gebruiker, Selection())
