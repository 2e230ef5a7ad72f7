"""After a decision: it opens again for who decided, every view tells it, and it can be copied."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from normenkader import Library
from register.decisions.client_page import decided_page, taken
from register.decisions.client_words import ANDERS, NIET_VERTELD
from register.decisions.reading import Dossier, open_own_case
from register.decisions.writing import record
from register.store.opening import Register
from rights import Role, User
from screens.intake.case.decided_case import open_decided, rules_for, stand_of
from screens.intake.case.decision_files import as_json
from screens.intake.case.draft import Draft, Storage
from screens.intake.case.session import Intake
from screens.intake.case.standing import standing
from screens.intake.decide.upload import decision_in, open_file_of_decision
from screens.intake.explain.decided_notes import decided_sentence
from screens.intake.form.decided_panel import details_html, summary_html
from screens.intake.reassess.starting import start_reassessment
from tests.register.deciding import CONSULENT, TRAINER, deviate, follow

OTHER = User("u-ander", frozenset({Role.CONSULENT}))
REDEN = "De veiligheid vraagt hier om meer tijd."


@pytest.fixture
def deviated(register: Register, bibliotheek: Library, zaak: dict[str, Any]) -> Dossier:
    order = deviate(bibliotheek, zaak, minuten_per_week=235)
    nummer = record(register, CONSULENT, bibliotheek, order).nummer
    return open_own_case(register, CONSULENT, zaak["zaak"], nummer)


@pytest.fixture
def intake(bibliotheek: Library) -> Intake:
    return Intake(Draft({}, opslag=Storage()), {}, CONSULENT.pseudoniem)


def titel(intake: Intake) -> str:
    return intake.melding.titel if intake.melding else ""


def test_the_number_in_the_address_opens_the_decision_for_who_decided(
    bibliotheek: Library, deviated: Dossier, intake: Intake
) -> None:
    assert open_decided(intake, CONSULENT, str(deviated.nummer))
    assert intake.recorded
    assert intake.besluit.dossier == deviated
    assert not intake.unsaved
    stand = stand_of(intake, bibliotheek)
    assert stand.antwoord == deviated.antwoord


@pytest.mark.parametrize("who", [OTHER, TRAINER])
def test_for_others_a_number_is_as_one_that_never_was(
    deviated: Dossier, intake: Intake, who: User
) -> None:
    for typed in (str(deviated.nummer), "9999", "1", "0", "-1", "２", "abc", "9" * 400):
        assert not open_decided(intake, who, typed)
        assert not intake.recorded
        assert titel(intake).startswith("Dit besluit is er niet (meer) voor jou.")


def test_the_rules_of_then_judge_a_decided_case(
    bibliotheek: Library, deviated: Dossier, intake: Intake
) -> None:
    """Also where the library no longer has them."""
    assert open_decided(intake, CONSULENT, str(deviated.nummer))
    empty = Library([])
    assert rules_for(intake, empty).versies == (deviated.normenkader,)
    assert stand_of(intake, empty).antwoord == deviated.antwoord
    assert rules_for(Intake(Draft({}), {}), empty) is empty


def test_the_panel_and_the_notes_tell_the_decision_not_the_proposal(deviated: Dossier) -> None:
    assert "<strong>235</strong>" in summary_html(deviated)
    details = details_html(deviated)
    assert "voorstel." not in details
    assert "De consulent heeft besloten, op" in details
    assert "andere minuten" in details
    assert "Vervangen" not in details
    later = details_html(replace(deviated, vervangen_door=9))
    assert "(record 9) kwam hiervoor in de plaats" in later
    sentence = decided_sentence(deviated)
    assert "gemiddeld 235 minuten per week" in sentence
    assert "wijkt af van het voorstel: andere minuten" in sentence


def test_the_client_reads_the_decision_its_dates_and_why_it_differs(
    bibliotheek: Library, deviated: Dossier, zaak: dict[str, Any]
) -> None:
    page = decided_page(deviated, standing(zaak, bibliotheek).zaak)
    text = "\n".join(page.texts())
    assert page.titel == "Uitleg bij ons besluit"
    assert "235 minuten per week" in text
    assert "3 uur en 55 minuten per week" in text
    assert "begint op 1 juli 2026" in text
    assert ANDERS in text
    assert f"Uw consulent schrijft: {REDEN}" in text
    for of_proposal in ("We stellen", "Ons voorstel", "150", "Waarom deze tijd?"):
        assert of_proposal not in text


def test_what_was_not_written_for_the_client_stays_out(
    bibliotheek: Library, deviated: Dossier
) -> None:
    """Before it was said at the field, the text for the client did not hold why."""
    stuk = {**deviated.stuk, "voor_client": deviated.stuk["voor_client"].split("\n\n")[0]}
    old = Dossier(9, deviated.inhoud, deviated.normenkader, "", "")
    vars(old)["stuk"] = stuk
    assert taken(old).anders == [NIET_VERTELD]
    assert REDEN not in "".join(taken(old).voor_client)


def test_a_replaced_decision_opens_and_says_so(
    register: Register, bibliotheek: Library, deviated: Dossier, intake: Intake
) -> None:
    zaak = deviated.zaak
    order = follow(bibliotheek, zaak, vervangt=deviated.nummer)
    later = record(register, OTHER, bibliotheek, order).nummer
    assert open_decided(intake, CONSULENT, str(deviated.nummer))
    assert intake.replaced
    assert intake.besluit.dossier
    assert intake.besluit.dossier.vervangen_door == later
    assert open_decided(intake, CONSULENT, str(later))
    assert not intake.replaced


def test_the_file_of_a_decision_opens_that_decision(
    bibliotheek: Library, deviated: Dossier, intake: Intake
) -> None:
    found = decision_in(as_json(deviated).encode(), "besluit.json")
    assert found
    open_file_of_decision(intake, CONSULENT, bibliotheek, found)
    assert intake.besluit.dossier == deviated
    assert "Je ziet dat besluit, zoals het in het register staat" in titel(intake)


@pytest.mark.parametrize("who", ["consulent", "trainer"])
def test_a_file_that_differs_or_may_not_be_read_opens_as_an_intake(
    bibliotheek: Library, deviated: Dossier, intake: Intake, who: str
) -> None:
    content = json.loads(as_json(deviated))
    gebruiker = TRAINER
    if who == "consulent":
        content["besluit"]["besluit"]["minuten_per_week"] = 900
        gebruiker = CONSULENT
    found = decision_in(json.dumps(content).encode(), "besluit.json")
    assert found
    open_file_of_decision(intake, gebruiker, bibliotheek, found)
    assert not intake.recorded
    assert intake.draft.inhoud == {**deviated.zaak, "normenkader": "demo-ib"}
    assert "geopend als intake; het besluit zelf niet" in titel(intake)


def test_a_wrong_case_in_the_file_is_told_with_its_line(
    bibliotheek: Library, deviated: Dossier, intake: Intake
) -> None:
    content = json.loads(as_json(deviated))
    content["zaak"]["toegang"]["leeftijd"] = 400
    content["nummer"] = 77
    text = json.dumps(content, indent=1)
    line = 1 + text[: text.index('"leeftijd"')].count("\n")
    found = decision_in(text.encode(), "besluit.json")
    assert found
    open_file_of_decision(intake, CONSULENT, bibliotheek, found)
    assert not intake.draft.inhoud
    assert intake.melding
    assert intake.melding.regels[0].startswith(f"regel {line}, zaak.toegang.leeftijd:")


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"[]",
        b"\xff",
        b"{}",
        b'{"besluit": {}}',
        b'{"nummer": 1, "besluit": {"soort": "besluit"}}',
        b'{"nummer": true, "besluit": {"soort": "besluit"}, "zaak": {}}',
        b"[" * 100_000,
    ],
)
def test_another_file_is_no_file_of_a_decision(content: bytes) -> None:
    assert decision_in(content, "besluit.json") is None


def test_a_new_intake_has_the_answers_and_a_reference_of_its_own(
    bibliotheek: Library, deviated: Dossier, intake: Intake
) -> None:
    assert open_decided(intake, CONSULENT, str(deviated.nummer))
    start_reassessment(intake, bibliotheek, CONSULENT)
    copied = intake.draft.inhoud
    assert not intake.recorded
    assert intake.touched
    assert copied["zaak"] != deviated.zaak["zaak"]
    assert copied["peildatum"] != deviated.zaak["peildatum"]
    for part in ("toegang", "leefgebieden", "clientfactoren"):
        assert copied[part] == deviated.zaak[part]
    assert "nieuw onderzoek vanuit besluit" in titel(intake)
