"""The results as files: all of it as JSON, flat sheets in XLSX, and never a formula."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import openpyxl
import pytest

from normenkader import Library
from practice.session.agreement import SessionAgreement, session_agreement
from practice.session.export import as_json
from practice.session.results import GroupResults
from practice.session.summary import sentences
from practice.session.xlsx import as_xlsx
from register.practice.model import (
    Item,
    Measurement,
    NormenkaderReference,
    PracticeSession,
    SessionState,
    Setup,
)
from tests.practice.practised import DEEL, FOUR, assignment, group

FORMULA = '=HYPERLINK("http://127.0.0.1:9/","klik")'
Inhoud = tuple[PracticeSession, dict[int, GroupResults], SessionAgreement]


def session(delen: tuple[str, ...] = (DEEL,)) -> PracticeSession:
    items = (
        Item("OZ-01", Measurement.VOOR),
        Item("OZ-06", Measurement.VOOR),
        Item("OZ-01", Measurement.NA),
    )
    return PracticeSession(
        "geheim-id",
        "CDF347",
        NormenkaderReference("demo-ib", "2026.1", "ab" * 32),
        Setup(items, delen),
        SessionState(4, 0, (0, 2)),
        "2026-07-15T09:30:00Z",
        "2026-07-16T09:30:00Z",
    )


@pytest.fixture(scope="module")
def everything(bibliotheek: Library) -> Inhoud:
    opgave = assignment(bibliotheek)
    groepen = {0: group(opgave), 2: group(opgave, FOUR[:2], Measurement.NA)}
    return session(), groepen, session_agreement(opgave.normenkader, groepen.values())


@pytest.fixture(scope="module")
def plain(everything: Inhoud) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(as_json(*everything))
    return found


def test_the_json_has_the_setup_and_only_what_is_revealed(plain: dict[str, Any]) -> None:
    setup = plain["oefening"]
    assert setup["normenkader"] == {"id": "demo-ib", "versie": "2026.1", "sha256": "ab" * 32}
    assert [(z["oefenzaak"], z["meting"]) for z in setup["zaken"]] == [
        ("OZ-01", "voor"),
        ("OZ-06", "voor"),
        ("OZ-01", "na"),
    ]
    assert setup["delen"] == [DEEL]
    assert [r["zaak"] for r in plain["resultaten"]] == [0, 2]
    # The id and the code let somebody in.
    assert "geheim-id" not in json.dumps(plain)
    assert "CDF347" not in json.dumps(plain)


def test_the_json_has_every_answer_by_number(plain: dict[str, Any]) -> None:
    first = plain["resultaten"][0]["deelnemers"][2]
    assert first == {
        "nummer": 3,
        "klaar": True,
        "antwoorden": {
            "toegang": {},
            "leefgebieden": {"financien": {"niveau": 3, "doel": "behoud", "opgelost_door": "geen"}},
            "clientfactoren": {},
        },
        "verwacht": "IBB",
        "klassen": ["IBO"],
        "minuten": [55, 55],
        "fouten": [],
    }


def test_the_json_has_distributions_effects_and_measures_with_their_settings(
    plain: dict[str, Any],
) -> None:
    result = plain["resultaten"][0]
    niveau = result["verdelingen"][0]
    assert niveau["plaats"] == ["leefgebieden", "financien", "niveau"]
    assert [k["aantal"] for k in niveau["antwoorden"]] == [1, 2, 1]
    assert result["meest_gekozen"]["minuten"] == [65, 65]
    assert [g["minuten"] for g in result["wat_verschil_doet"][0]["antwoorden"]] == [
        [85, 85],
        [65, 65],
        [35, 35],
    ]
    measures = plain["overeenstemming"]
    assert measures["voor"]["deelnemers"] == 4
    assert measures["na"]["deelnemers"] == 2
    assert measures["vergelijking"]
    settings = measures["instellingen"]
    assert (settings["minste_onderdelen"], settings["trekkingen"]) == (5, 2000)
    assert (settings["voorzichtig_vanaf"], settings["betrouwbaar_vanaf"]) == ("667/1000", "4/5")


def test_the_sheets_have_a_row_for_each_answer_and_participant(everything: Inhoud) -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(*everything)))
    assert book.sheetnames == [
        "Samenvatting",
        "Oefening",
        "Deelnemers",
        "Antwoorden",
        "Verdelingen",
        "Overeenstemming",
        "Verwarring",
    ]
    people = list(book["Deelnemers"].values)
    assert people[0][3:] == (
        "deelnemer",
        "klaar",
        "verwacht",
        "klassen",
        "minuten_van",
        "minuten_tot",
    )
    assert people[3] == (1, "OZ-01", "voor", 3, "ja", "IBB", "IBO", 55, 55)
    assert len(people) == 1 + 4 + 2
    answers = list(book["Antwoorden"].values)
    assert answers[1] == (
        1,
        "OZ-01",
        "voor",
        1,
        "leefgebieden",
        "financien",
        "niveau",
        2,
    )
    assert len(answers) == 1 + (3 + 3 + 3 + 1) + (3 + 3)
    confused = list(book["Verwarring"].values)[1:]
    assert ("voor", "verwacht", "IBB", "IBO", 2) in confused
    assert ("voor", "verwacht", "IBO", "IBO", 1) in confused


def test_a_text_is_never_a_formula(everything: Inhoud) -> None:
    _, groepen, gemeten = everything
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(session((FORMULA,)), groepen, gemeten)))
    cells = [cell for row in book["Oefening"].rows for cell in row]
    assert FORMULA in [cell.value for cell in cells]
    every = [cell for sheet in book for row in sheet.rows for cell in row]
    assert {cell.data_type for cell in every} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in every)


def test_the_file_opens_with_a_summary_in_words(everything: Inhoud) -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(*everything)))
    assert book.active is not None
    assert book.active.title == "Samenvatting"
    lines = [str(row[0]) for row in book["Samenvatting"].iter_rows(min_row=2, values_only=True)]
    assert lines == list(sentences(*everything[1:]))
    assert lines[0].startswith("Zaak 1, ")
    assert lines[0].endswith("vóór de training: 4 deelnemers gaven antwoord.")
    assert any("minuten per week" in line for line in lines)
    assert "De groep verschilt bij 2 vragen." in "\n".join(lines)
    assert [line for line in lines if "{" in line or "None" in line] == []


def test_a_session_of_which_nothing_is_revealed_says_so(everything: Inhoud) -> None:
    assert list(sentences({}, everything[2])) == ["Er is nog niets onthuld."]


def test_numbers_are_numbers_in_the_spreadsheet(everything: Inhoud) -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(*everything)))
    looks_like_a_number = re.compile(r"[-+]?[0-9]+([.,/][0-9]+)?")
    texts = [
        (sheet.title, cell.coordinate, cell.value)
        for sheet in book
        for row in sheet.iter_rows(min_row=2)
        for cell in row
        if isinstance(cell.value, str) and looks_like_a_number.fullmatch(cell.value)
    ]
    assert texts == []
