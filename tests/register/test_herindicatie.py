"""A decision that came from an earlier one: what the register asks, keeps and refuses."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from typing import Any

import pytest

from normenkader import Library, Normenkader
from register.decisions.reading import Dossier, open_decision
from register.decisions.reassessing import account_of, lowered_lines
from register.decisions.writing import RecordRequest, record
from register.errors import InvalidBesluitError
from register.herindicatie import NIETS_MINDER, Herindicatie, of_record, part_keys
from register.integrity.records import ContentError, read
from register.record import Content, piece
from register.store.opening import Register, open_register
from register.store.place import Place
from tests.register.deciding import AUDITOR, CONSULENT, MOMENT, deviate, follow
from tests.register.faults.attacks import checked, reforged
from tests.register.faults.forged_fields import setting

WAAROM = "De zus doet nu de administratie, dat is met de inwoner besproken."


def first(register: Register, bibliotheek: Library, zaak: dict[str, Any]) -> Dossier:
    done = record(register, CONSULENT, bibliotheek, follow(bibliotheek, zaak), MOMENT)
    return open_decision(register, AUDITOR, done.nummer)


def again(zaak: dict[str, Any], **levels: int) -> dict[str, Any]:
    """The same case under another reference, with other levels."""
    new = copy.deepcopy(zaak) | {"zaak": "T-00002"}
    for name, level in levels.items():
        new["leefgebieden"][name]["niveau"] = level
    return new


def order(
    bibliotheek: Library, zaak: dict[str, Any], old: Dossier, waarom: str = "", **more: Any
) -> RecordRequest:
    own = Herindicatie(old.nummer, old.hash, waarom, **more)
    return replace(follow(bibliotheek, zaak), herindicatie=own)


def test_begeleiding_in_the_place_of_dagdelen_does_not_vanish_without_a_reason(
    register: Register, bibliotheek: Library, demo: Normenkader, zaak: dict[str, Any]
) -> None:
    rules = demo.besluit.dagbesteding
    assert rules is not None
    table = {
        "dagdelen": 4,
        "zelfde_resultaat": False,
        "waarom": "In een groep leert hij dit niet.",
        "met_begeleiding": 2,
        "voorwaarden": [v.voorwaarde for v in rules.voorwaarden],
    }
    old = first(register, bibliotheek, zaak | {"dagbesteding": table})
    gone = again(zaak)
    with pytest.raises(InvalidBesluitError) as refused:
        record(register, CONSULENT, bibliotheek, order(bibliotheek, gone, old), MOMENT)
    assert [fout.pad for fout in refused.value.fouten] == [("herindicatie", "waarom")]
    done = record(register, CONSULENT, bibliotheek, order(bibliotheek, gone, old, WAAROM), MOMENT)
    new = open_decision(register, AUDITOR, done.nummer)
    assert new.stuk["herindicatie"]["verlaagt"] == ["dagbesteding"]
    assert "Eerst was dat 120 minuten" in " ".join(lowered_lines(new))
    assert account_of(new).verlaagt == ("dagbesteding",)
    # The same dagdelen again are nothing less.
    same = again(zaak) | {"zaak": "T-00003", "dagbesteding": table}
    record(register, CONSULENT, bibliotheek, order(bibliotheek, same, old), MOMENT)


def test_the_record_names_the_decision_it_started_from_and_gives_it_back(
    register: Register, bibliotheek: Library, demo: Normenkader, zaak: dict[str, Any]
) -> None:
    old = first(register, bibliotheek, zaak)
    last = part_keys(demo)[-1]
    asked = order(bibliotheek, again(zaak), old, niet_besproken=(last, "toegang"))
    done = record(register, CONSULENT, bibliotheek, asked, MOMENT)
    new = open_decision(register, AUDITOR, done.nummer)
    assert new.stuk["herindicatie"] == {
        "record": old.nummer,
        "hash": old.hash,
        "verlaagt": [],
        "waarom": "",
        "niet_besproken": ["toegang", last],
    }
    assert new.stuk["stukformaat"] == 3
    assert new.earlier is not None
    assert (new.earlier.nummer, new.earlier.zaak) == (old.nummer, old.zaak)
    assert old.earlier is None
    assert "herindicatie" not in old.stuk
    assert read(done.nummer, "besluit", new.inhoud).stuk == new.stuk
    assert of_record(new.stuk) == Herindicatie(old.nummer, old.hash, "", ("toegang", last))


def test_giving_less_asks_for_a_reason_beside_everything_else_that_is_wrong(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    old = first(register, bibliotheek, zaak)
    weken = old.stuk["besluit"]["weken"]
    less = deviate(bibliotheek, again(zaak), minuten_per_week=60, weken=weken - 1)
    wrong = replace(
        less,
        keuze=replace(less.keuze, reden="BESTAAT-NIET", oordeel="kort"),
        herindicatie=Herindicatie(old.nummer, old.hash, "", ("lg-weg",)),
    )
    with pytest.raises(InvalidBesluitError) as failed:
        record(register, CONSULENT, bibliotheek, wrong, MOMENT)
    paths = [f.pad for f in failed.value.fouten]
    assert paths == [
        ("oordeel",),
        ("reden",),
        ("herindicatie", "niet_besproken"),
        ("herindicatie", "waarom"),
    ]
    assert "RBMNE:2023:2752" in failed.value.fouten[-1].melding
    right = replace(less, herindicatie=Herindicatie(old.nummer, old.hash, WAAROM))
    done = record(register, CONSULENT, bibliotheek, right, MOMENT)
    kept = open_decision(register, AUDITOR, done.nummer).stuk["herindicatie"]
    assert kept["verlaagt"] == ["minuten", "periode"]
    assert kept["waarom"] == WAAROM


def test_a_reason_for_less_is_read_for_personal_data(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    old = first(register, bibliotheek, zaak)
    less = deviate(bibliotheek, again(zaak), minuten_per_week=30)
    told = "Bel 06-12345678 of mail a@b.nl daarover."
    asked = replace(less, herindicatie=Herindicatie(old.nummer, old.hash, told))
    with pytest.raises(InvalidBesluitError) as failed:
        record(register, CONSULENT, bibliotheek, asked, MOMENT)
    assert [f.pad for f in failed.value.fouten] == [("herindicatie", "waarom")] * 2


def test_a_reason_without_anything_less_is_refused(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    old = first(register, bibliotheek, zaak)
    with pytest.raises(InvalidBesluitError, match=NIETS_MINDER):
        record(
            register, CONSULENT, bibliotheek, order(bibliotheek, again(zaak), old, WAAROM), MOMENT
        )


def test_a_record_that_is_not_there_or_is_another_is_refused(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    old = first(register, bibliotheek, zaak)
    # 1 is the normenkader; 2**40 can't be a number at all.
    for changed in ({"record": 1}, {"record": 99}, {"record": 2**40}, {"hash": "0" * 64}):
        asked = order(bibliotheek, again(zaak), old)
        assert asked.herindicatie is not None
        asked = replace(asked, herindicatie=replace(asked.herindicatie, **changed))
        with pytest.raises(InvalidBesluitError) as failed:
            record(register, CONSULENT, bibliotheek, asked, MOMENT)
        assert [f.pad for f in failed.value.fouten] == [("herindicatie", "record")]


def test_a_decision_that_was_replaced_is_no_start(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    old = first(register, bibliotheek, zaak)
    record(register, CONSULENT, bibliotheek, deviate(bibliotheek, zaak, old.nummer, weken=60))
    with pytest.raises(InvalidBesluitError, match="geldt niet meer"):
        record(register, CONSULENT, bibliotheek, order(bibliotheek, again(zaak), old), MOMENT)


def test_a_correction_starts_from_the_same_record(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    old = first(register, bibliotheek, zaak)
    case = again(zaak)
    done = record(register, CONSULENT, bibliotheek, order(bibliotheek, case, old), MOMENT)
    less = deviate(bibliotheek, case, done.nummer, minuten_per_week=30)
    with pytest.raises(InvalidBesluitError, match=f"uit van record {old.nummer}"):
        record(register, CONSULENT, bibliotheek, less, MOMENT)
    own = Herindicatie(old.nummer, old.hash, WAAROM)
    kept = record(register, CONSULENT, bibliotheek, replace(less, herindicatie=own), MOMENT)
    assert open_decision(register, AUDITOR, kept.nummer).stuk["herindicatie"]["verlaagt"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"record": 7}, "niet eerder"),
        ({"waarom": WAAROM}, "alleen daar"),
        ({"verlaagt": ["minuten"]}, "alleen daar"),
        ({"verlaagt": ["alles"], "waarom": WAAROM}, "verlaagt is niet goed"),
        ({"verlaagt": ["minuten", "minuten"], "waarom": WAAROM}, "verlaagt is niet goed"),
        ({"verlaagt": ["periode", "minuten"], "waarom": WAAROM}, "verlaagt is niet goed"),
        ({"hash": "x"}, "SHA-256"),
        ({"niet_besproken": "adl"}, "niet_besproken"),
        ({"meer": 1}, "hoort hier niet"),
    ],
)
def test_the_check_of_the_register_sees_a_wrong_reference(
    register: Register,
    bibliotheek: Library,
    zaak: dict[str, Any],
    changes: dict[str, Any],
    said: str,
) -> None:
    old = first(register, bibliotheek, zaak)
    done = record(register, CONSULENT, bibliotheek, order(bibliotheek, again(zaak), old), MOMENT)
    content = open_decision(register, AUDITOR, done.nummer).inhoud
    stuk = json.loads(content.stuk)
    stuk["herindicatie"] |= changes
    changed = Content(content.zout, piece(stuk), content.zaak, content.antwoord)
    with pytest.raises(ContentError, match=said):
        read(done.nummer, "besluit", changed)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("hash", "0" * 64, "met een andere vingerafdruk"),
        ("record", 1, "dat is geen besluit"),
    ],
)
def test_whoever_forges_all_hashes_after_it_is_found_by_the_chain(
    sqlite_plek: Place,
    bibliotheek: Library,
    zaak: dict[str, Any],
    field: str,
    value: Any,
    said: str,
) -> None:
    register = open_register(sqlite_plek)
    old = first(register, bibliotheek, zaak)
    done = record(register, CONSULENT, bibliotheek, order(bibliotheek, again(zaak), old), MOMENT)
    register.close()
    assert checked(sqlite_plek.file).all_right
    reforged(sqlite_plek.file, done.nummer, setting(("herindicatie", field), value))
    assert [said in b.melding for b in checked(sqlite_plek.file).bevindingen] == [True]
