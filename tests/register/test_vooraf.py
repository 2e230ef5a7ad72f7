"""What was judged before the proposal: checked, kept with the decision, and held to itself."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest

from normenkader import Library, Normenkader
from normenkader.base import parse_date
from register.decisions.reading import open_decision
from register.decisions.writing import RecordRequest, record
from register.errors import InvalidBesluitError
from register.integrity.records import ContentError, read
from register.moving.exporting import KOLOMMEN, export
from register.record import Content, piece
from register.store.opening import Register
from register.vooraf import (
    Expected,
    Vooraf,
    answers_only,
    as_kept,
    check_expected,
    of_kept,
    of_record,
    reference,
)
from tests.conftest import contract_lines
from tests.register.deciding import AUDITOR, CONSULENT, MOMENT, follow

EERDER = "2026-07-15T09:00:00Z"


@pytest.fixture
def zaak(bibliotheek: Library) -> dict[str, Any]:

    found = next(
        line
        for line in contract_lines("cases.jsonl")
        if line.get("verwacht", {}).get("uitkomst") == "product"
    )
    case: dict[str, Any] = {**found["zaak"], "normenkader": "demo-ib"}
    return case


def own(demo: Normenkader, zaak: dict[str, Any], **changes: Any) -> Vooraf:
    product = demo.producten[0].product
    return replace(
        Vooraf(Expected("product", product, 90), EERDER, answers_only(zaak, demo), reference(demo)),
        **changes,
    )


def order(bibliotheek: Library, zaak: dict[str, Any], vooraf: Vooraf) -> RecordRequest:
    return replace(follow(bibliotheek, zaak), vooraf=vooraf)


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        (Expected(None), ["uitkomst"]),
        (Expected(None, weet_niet="kort"), ["weet_niet"]),
        (Expected(None, weet_niet="Bel 06-12345678 of mail a@b.nl even."), ["weet_niet"] * 2),
        (Expected(None, "IB1", 5, "Dat weet ik nog niet."), ["uitkomst"]),
        (Expected("product", "bestaat-niet", 0), ["uitkomst", "minuten_per_week"]),
        (Expected("ib0", None, 30), ["minuten_per_week"]),
        (Expected("ib0", "IB1", 30, "En toch"), ["uitkomst", "minuten_per_week", "weet_niet"]),
        (Expected("ib0"), []),
        (Expected(None, weet_niet="Ik ken deze cliënt nog niet."), []),
    ],
)
def test_everything_that_is_wrong_is_said_at_once(
    expected: Expected, fields: list[str], demo: Normenkader
) -> None:
    found = check_expected(demo, expected, parse_date("2026-07-01"))
    assert [f.pad[0] for f in found] == fields


def test_what_a_draft_keeps_is_read_back(demo: Normenkader, zaak: dict[str, Any]) -> None:
    vooraf = own(demo, zaak)
    assert of_kept(json.loads(json.dumps(as_kept(vooraf)))) == vooraf


def test_a_record_keeps_it_beside_the_decision(
    register: Register, bibliotheek: Library, demo: Normenkader, zaak: dict[str, Any]
) -> None:
    vooraf = own(demo, zaak)
    done = record(register, CONSULENT, bibliotheek, order(bibliotheek, zaak, vooraf), MOMENT)
    dossier = open_decision(register, AUDITOR, done.nummer)
    assert dossier.stuk["vooraf"] == {
        "uitkomst": "product",
        "product": demo.producten[0].product,
        "minuten_per_week": 90,
        "weet_niet": "",
        "tijdstip": EERDER,
    }
    assert read(done.nummer, "besluit", dossier.inhoud).stuk == dossier.stuk
    again = of_record(dossier.stuk, dossier.zaak, demo)
    assert again is not None
    assert again.verwacht == vooraf.verwacht


def test_answers_of_then_stay_with_their_proposal(
    register: Register, bibliotheek: Library, demo: Normenkader, zaak: dict[str, Any]
) -> None:
    before = copy.deepcopy(zaak)
    before["clientfactoren"] = {**zaak["clientfactoren"]}
    name, answers = next(
        (n, a) for n, a in before["leefgebieden"].items() if a.get("niveau") in (2, 3)
    )
    answers["niveau"] = 5 - answers["niveau"]
    vooraf = own(demo, before)
    done = record(register, CONSULENT, bibliotheek, order(bibliotheek, zaak, vooraf), MOMENT)
    dossier = open_decision(register, AUDITOR, done.nummer)
    toen = dossier.stuk["vooraf"]["toen"]
    assert toen["zaak"]["leefgebieden"][name] == answers
    assert toen["normenkader"] == reference(demo)
    assert set(toen["voorstel"]) == {"uitkomst", "product", "minuten_per_week"}
    assert read(done.nummer, "besluit", dossier.inhoud).stuk == dossier.stuk


def test_a_text_that_changed_later_changes_no_answer(
    register: Register, bibliotheek: Library, demo: Normenkader, zaak: dict[str, Any]
) -> None:
    vooraf = own(demo, answers_only(zaak, demo))
    later = copy.deepcopy(zaak) | {"hulpvraag": "Ik wil weer zelf boodschappen doen."}
    later |= {"termijnen": {"melding": "2026-06-01"}}
    next(iter(later["leefgebieden"].values()))["toelichting"] = "Dit ging vorig jaar nog goed."
    done = record(register, CONSULENT, bibliotheek, order(bibliotheek, later, vooraf), MOMENT)
    dossier = open_decision(register, AUDITOR, done.nummer)
    assert "toen" not in dossier.stuk["vooraf"]


def test_what_is_wrong_is_not_recorded(
    register: Register, bibliotheek: Library, demo: Normenkader, zaak: dict[str, Any]
) -> None:
    wrong = own(demo, zaak, verwacht=Expected("product", "weg", 0), tijdstip="2027-01-01T00:00:00Z")
    with pytest.raises(InvalidBesluitError) as failed:
        record(register, CONSULENT, bibliotheek, order(bibliotheek, zaak, wrong), MOMENT)
    assert [f.pad for f in failed.value.fouten] == [
        ("vooraf", "uitkomst"),
        ("vooraf", "minuten_per_week"),
        ("vooraf", "tijdstip"),
    ]


FAULTS: dict[str, dict[str, Any]] = {
    "Het veld vooraf.extra hoort hier niet": {"extra": 1},
    "vooraf.minuten_per_week is niet goed": {"minuten_per_week": "90"},
    "vooraf.tijdstip is niet goed": {"tijdstip": "gisteren"},
    "later dan het besluit": {"tijdstip": "2030-01-01T00:00:00Z"},
    "past niet bij de uitkomst": {"product": None, "minuten_per_week": None},
    "zegt waarom die niet te geven is": {"weet_niet": "En ik weet het niet."},
    "vooraf.toen.zaak ontbreekt": {"toen": {"normenkader": {}}},
}


@pytest.mark.parametrize("told", FAULTS)
def test_the_control_sees_what_cannot_be(
    told: str, register: Register, bibliotheek: Library, demo: Normenkader, zaak: dict[str, Any]
) -> None:
    asked = order(bibliotheek, zaak, own(demo, zaak))
    done = record(register, CONSULENT, bibliotheek, asked, MOMENT)
    content = open_decision(register, AUDITOR, done.nummer).inhoud
    stuk = json.loads(content.stuk)
    stuk["vooraf"] |= FAULTS[told]
    changed = Content(content.zout, piece(stuk), content.zaak, content.antwoord)
    with pytest.raises(ContentError, match=told):
        read(done.nummer, "besluit", changed)


def test_an_older_format_has_none(
    register: Register, bibliotheek: Library, demo: Normenkader, zaak: dict[str, Any]
) -> None:
    asked = order(bibliotheek, zaak, own(demo, zaak))
    done = record(register, CONSULENT, bibliotheek, asked, MOMENT)
    content = open_decision(register, AUDITOR, done.nummer).inhoud
    stuk = json.loads(content.stuk) | {"stukformaat": 2}
    older = Content(content.zout, piece(stuk), content.zaak, content.antwoord)
    with pytest.raises(ContentError, match="Het veld vooraf hoort hier niet"):
        read(done.nummer, "besluit", older)
    del stuk["vooraf"]
    without = Content(content.zout, piece(stuk), content.zaak, content.antwoord)
    assert read(done.nummer, "besluit", without).stuk == stuk


def test_an_export_has_it_in_columns_of_its_own(
    register: Register, bibliotheek: Library, demo: Normenkader, zaak: dict[str, Any]
) -> None:
    asked = order(bibliotheek, zaak, own(demo, zaak))
    done = record(register, CONSULENT, bibliotheek, asked, MOMENT)
    file = BytesIO()
    export(register, AUDITOR, [done.nummer], "csv", file)
    head, row = file.getvalue().decode("utf-8-sig").splitlines()[:2]
    cells = dict(zip(head.replace('"', "").split(";"), row.split(";"), strict=False))
    assert {c for c in KOLOMMEN if c.startswith("vooraf_")} <= set(cells)
    assert f'"{EERDER}"' in row
    assert '"gelijk"' in row
