"""Downloading and uploading a draft, and the examples that ship."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normenkader import Library, read_library
from register.local_days import today
from screens.intake.case.beginning import new_case
from screens.intake.case.case_files import as_json, as_yaml, file_name, read_case
from screens.intake.case.draft import from_zaak
from screens.intake.case.standing import standing
from screens.sources import rules as rules_source
from tests.conftest import RULES, contract_lines
from zaak.checking import InvalidZaakError, check_draft
from zaak.examples import example_title

LIBRARY = read_library(RULES).with_setting("demo-ib")
EXAMPLES = sorted(RULES.glob("*/voorbeelden/*.yaml"))


def both_ways(inhoud: dict[str, Any]) -> None:
    normenkader = check_draft(inhoud, LIBRARY)[1]
    for write, name in ((as_yaml, "zaak.yaml"), (as_json, "zaak.json")):
        read = read_case(write(normenkader, inhoud).encode(), name, LIBRARY)
        assert read.fouten == ()
        assert read.inhoud == inhoud


def test_every_case_of_the_contract_comes_back() -> None:
    for line in contract_lines("cases.jsonl"):
        both_ways(from_zaak(check_draft(line["zaak"], LIBRARY)[0]))


@given(st.data())
def test_a_partial_draft_comes_back(data: st.DataObject) -> None:
    line = data.draw(st.sampled_from(contract_lines("cases.jsonl")[:20]))["zaak"]
    inhoud = copy.deepcopy(from_zaak(check_draft(line, LIBRARY)[0]))
    for naam in list(inhoud["leefgebieden"]):
        answers = inhoud["leefgebieden"][naam]
        for vraag in list(answers):
            if data.draw(st.booleans()):
                del answers[vraag]
        if not answers:
            del inhoud["leefgebieden"][naam]
    both_ways(inhoud)


@given(st.text(min_size=1, max_size=80))
def test_texts_come_back(tekst: str) -> None:
    inhoud = new_case(LIBRARY, today())
    inhoud["toegang"]["toelichting"] = tekst
    inhoud["leefgebieden"]["adl"] = {"niveau": "niet_uitgevraagd", "toelichting": tekst}
    try:
        check_draft(inhoud, LIBRARY)
    except InvalidZaakError:
        return
    both_ways(inhoud)


def test_a_bad_file_gives_every_error_with_its_line(bibliotheek: Library) -> None:
    text = "zaak: Z-1\npeildatum: 2026-07-01\ntoegang:\n  leeftijd: 200\n  leeftjd: 4\n"
    read = read_case(text.encode(), "zaak.yaml", bibliotheek)
    assert read.inhoud is None
    assert {(f.regel, f.pad_tekst) for f in read.fouten} == {
        (4, "toegang.leeftijd"),
        (5, "toegang.leeftjd"),
    }


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"{", b"- a\n- b\n", b"a: &x [*x]"])
def test_what_is_no_case_is_said(bibliotheek: Library, content: bytes) -> None:
    read = read_case(content, "zaak.yaml", bibliotheek)
    assert read.inhoud is None
    assert read.fouten


def test_the_file_name_is_safe() -> None:
    assert file_name({"zaak": "2026/07-a"}, ".yaml") == "zaak-2026-07-a.yaml"


@pytest.mark.parametrize("bestand", EXAMPLES, ids=lambda p: f"{p.parts[-3]}-{p.stem}")
def test_an_example_has_a_title_and_a_proposal(bestand: Path) -> None:
    read = read_case(bestand.read_bytes(), bestand.name, LIBRARY)
    assert read.fouten == ()
    assert read.inhoud
    assert read.inhoud["normenkader"] == bestand.parts[-3]
    assert "toelichting:" in bestand.read_text("utf-8")
    assert len(example_title(bestand)) > 10
    assert standing(read.inhoud, LIBRARY).antwoord


def test_the_examples_are_spread_over_the_outcomes() -> None:
    outcomes = set()
    for bestand in rules_source.examples("demo-ib"):
        inhoud = read_case(bestand.read_bytes(), bestand.name, LIBRARY).inhoud
        assert inhoud
        answer = standing(inhoud, LIBRARY).antwoord
        assert answer
        outcomes.add((answer["uitkomst"], answer["doelrichting"]))
    assert len(outcomes) == 4
