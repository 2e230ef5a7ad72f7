"""What was typed and refused: nothing is recorded with it, and no step throws it away unsaid."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from normenkader import Library, Normenkader, NotInForceError
from normenkader.texts import date_text
from register.choice import Besluit, Choice, check_choice, first_days
from register.decisions.reading import of_case
from register.store.opening import Register
from screens.intake.case.beginning import date_in_force
from screens.intake.case.case_files import read_case
from screens.intake.case.choosing import MINUTEN, OORDEEL, TOELICHTING, VOLGT
from screens.intake.case.draft import Draft, FormPlace, Storage
from screens.intake.case.part_list import refused_parts
from screens.intake.case.session import Intake
from screens.intake.case.switching import DATE_OF_CASE, REFERENCE
from screens.intake.case_menu import date_of_case_field, reference_field
from screens.intake.decide.recording import place, record_decision
from screens.intake.form.notes import note_field
from screens.widgets.fields import Refused
from tests.register.deciding import CONSULENT, proposal
from tests.register.deciding import OORDEEL as WOORDEN

LEEFTIJD = FormPlace("toegang", "", "leeftijd")
NIVEAU = FormPlace("leefgebieden", "financien", "niveau")
NOTITIE = FormPlace("leefgebieden", "financien", "toelichting")
BSN = "111222333"


def refused(tekst: str = "235,5") -> Refused:
    return Refused(tekst, ("Dit kan niet.",))


@pytest.fixture
def intake(zaak: dict[str, Any]) -> Intake:
    keuze = {VOLGT: True, OORDEEL: WOORDEN}
    return Intake(Draft(zaak, keuze=keuze, opslag=Storage()), zaak, CONSULENT.pseudoniem)


@pytest.mark.parametrize("plaats", [LEEFTIJD, REFERENCE, DATE_OF_CASE, NOTITIE, place(OORDEEL)])
def test_nothing_is_recorded_while_any_field_holds_what_is_not_accepted(
    register: Register, bibliotheek: Library, demo: Normenkader, intake: Intake, plaats: FormPlace
) -> None:
    voorstel = proposal(bibliotheek, intake.draft.inhoud)
    intake.geweigerd[plaats] = refused()
    record_decision(intake, CONSULENT, bibliotheek, demo, voorstel)
    assert (intake.recorded, intake.besluit.fout) == (False, 1)
    assert of_case(register, CONSULENT, intake.draft.inhoud["zaak"]) == []
    del intake.geweigerd[plaats]
    record_decision(intake, CONSULENT, bibliotheek, demo, voorstel)
    assert intake.recorded


@pytest.mark.parametrize("naam", [MINUTEN, TOELICHTING])
def test_what_was_refused_while_deviating_is_kept_but_does_not_count_for_who_follows(
    register: Register, bibliotheek: Library, demo: Normenkader, intake: Intake, naam: str
) -> None:
    intake.geweigerd[place(naam)] = refused()
    record_decision(
        intake, CONSULENT, bibliotheek, demo, proposal(bibliotheek, intake.draft.inhoud)
    )
    assert intake.recorded


def test_the_draft_is_not_saved_while_a_field_holds_what_is_refused(intake: Intake) -> None:
    assert not Intake(Draft({}, opslag=Storage()), {}).unsaved
    intake.geweigerd[LEEFTIJD] = refused()
    assert intake.unsaved


def test_the_parts_with_refused_input_are_named_once(intake: Intake) -> None:
    intake.geweigerd = {place(MINUTEN): refused(), place(OORDEEL): refused(), NIVEAU: refused()}
    assert refused_parts(intake) == ["besluit", "lg-financien"]


def test_undo_of_another_step_keeps_what_was_refused(demo: Normenkader, intake: Intake) -> None:
    intake.draft.answer(demo, NIVEAU, 2, "Financiën: niveau 2")
    own = {LEEFTIJD: refused("12.5"), NOTITIE: refused(BSN), place(OORDEEL): refused(BSN)}
    intake.geweigerd = dict(own)
    intake.undo()
    assert intake.geweigerd == own
    assert intake.melding is not None
    assert intake.melding.regels == ()


def test_undo_of_the_step_of_a_field_takes_its_refused_input_and_says_so(
    demo: Normenkader, intake: Intake
) -> None:
    intake.draft.answer(demo, LEEFTIJD, 50, "Toegang: 50 jaar")
    intake.geweigerd = {LEEFTIJD: refused("500"), NOTITIE: refused(BSN)}
    intake.undo()
    assert set(intake.geweigerd) == {NOTITIE}
    assert intake.melding is not None
    assert "niet was aangenomen" in intake.melding.regels[0]


def test_another_case_says_that_refused_input_stays_behind_and_undo_brings_it_back(
    bibliotheek: Library, intake: Intake
) -> None:
    own = {NOTITIE: refused(BSN)}
    intake.geweigerd = dict(own)
    intake.start_again(bibliotheek)
    assert intake.geweigerd == {}
    assert intake.melding is not None
    assert "niet was aangenomen" in intake.melding.regels[0]
    intake.geweigerd[LEEFTIJD] = refused()
    intake.undo()
    assert intake.geweigerd == own
    assert "niet was aangenomen" in intake.melding.regels[0]


def test_another_normenkader_keeps_the_refused_input_that_it_asks_too(
    drechtsteden: Normenkader, intake: Intake
) -> None:
    absent = FormPlace("zaak", "", "indicatieduur_weken")
    intake.geweigerd = {REFERENCE: refused(""), absent: refused(), DATE_OF_CASE: refused("?")}
    assert intake.change(intake.draft.inhoud, "ander", drechtsteden)
    assert set(intake.geweigerd) == {REFERENCE}


@pytest.mark.parametrize("tekst", ["", "   ", "naam van iemand", "x" * 65, "a\x00b", "#1"])
def test_a_reference_can_be_refused_but_never_taken_away(
    bibliotheek: Library, intake: Intake, tekst: str
) -> None:
    before = intake.draft.inhoud["zaak"]
    veld = reference_field(intake, bibliotheek)
    veld.typed(tekst)
    assert intake.draft.inhoud["zaak"] == before
    assert intake.geweigerd[REFERENCE].tekst == tekst
    assert "kenmerk" in veld.lines()[0]
    assert veld.lines()[-1] == f"Dit is niet bewaard. Nu telt: {before}."


def test_a_person_s_number_in_the_reference_is_refused_in_words_about_the_reference(
    bibliotheek: Library, intake: Intake
) -> None:
    veld = reference_field(intake, bibliotheek)
    veld.typed(BSN)
    (reason,) = intake.geweigerd[REFERENCE].redenen
    assert "kenmerk" in reason
    assert "burgerservicenummer" in reason
    assert "toelichting" not in reason
    assert BSN not in reason


def test_spaces_around_a_reference_are_left_out(bibliotheek: Library, intake: Intake) -> None:
    reference_field(intake, bibliotheek).typed("  T-0042 ")
    assert intake.draft.inhoud["zaak"] == "T-0042"


@pytest.mark.parametrize(
    ("tekst", "reason"),
    [("x" * 4_001, "te lang: 4001"), ("a\x07b", "onzichtbaar"), (BSN, "burgerservicenummer")],
)
def test_a_note_is_refused_at_its_field(
    bibliotheek: Library, intake: Intake, tekst: str, reason: str
) -> None:
    veld = note_field(intake, "leefgebieden", "financien", bibliotheek)
    veld.typed(tekst)
    assert reason in intake.geweigerd[NOTITIE].redenen[0]
    assert intake.draft.get(NOTITIE) is None


@pytest.mark.parametrize(
    ("tekst", "reason"),
    [
        ("31-12-2199", "tot en met 31 december 2036"),
        ("31 december 2025", "Op 31 december 2025 geldt geen versie"),
        ("31-2-2026", "Dit is geen datum"),
        ("", "Dit is geen datum"),
    ],
)
def test_a_date_of_the_case_that_cannot_be_is_refused_at_its_field(
    bibliotheek: Library, demo: Normenkader, intake: Intake, tekst: str, reason: str
) -> None:
    before = intake.draft.inhoud["peildatum"]
    veld = date_of_case_field(intake, demo, bibliotheek)
    veld.typed(tekst)
    assert intake.draft.inhoud["peildatum"] == before
    assert reason in intake.geweigerd[DATE_OF_CASE].redenen[0]
    assert veld.shown == tekst


def test_a_date_of_the_case_as_people_type_it(
    bibliotheek: Library, demo: Normenkader, intake: Intake
) -> None:
    date_of_case_field(intake, demo, bibliotheek).typed("14-12-26")
    assert intake.draft.inhoud["peildatum"] == "2026-12-14"
    assert intake.melding is not None
    assert "14 december 2026" in intake.melding.titel


def test_a_file_with_a_date_that_the_field_refuses_is_refused(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    case = "\n".join([f"zaak: {zaak['zaak']}", "peildatum: 2199-12-31", "normenkader: demo-ib"])
    found = read_case(case.encode(), "zaak.yaml", bibliotheek)
    assert found.inhoud is None
    assert [(f.pad_tekst, "te ver weg" in f.melding) for f in found.fouten] == [("peildatum", True)]


def test_the_limits_of_a_date_come_from_the_normenkader(demo: Normenkader) -> None:
    geldig = demo.geldig.model_copy(update={"houdbaar_jaren": 1})
    nearer = Library([demo.model_copy(update={"geldig": geldig})])
    assert geldig.last_day == date(2027, 12, 31)
    nearer.plausible("demo-ib", date(2027, 12, 31))
    with pytest.raises(NotInForceError, match="tot en met 31 december 2027"):
        nearer.plausible("demo-ib", date(2028, 1, 1))
    assert date_in_force(nearer, "demo-ib", date(2040, 1, 1)) == date(2027, 12, 31)
    assert date_in_force(nearer, "demo-ib", date(2025, 1, 1)) == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("begin", "last"),
    [(date(2024, 2, 29), date(2025, 2, 27)), (date(2026, 1, 1), date(2026, 12, 31))],
)
def test_the_last_plausible_day_counts_from_the_first_where_there_is_no_review(
    demo: Normenkader, begin: date, last: date
) -> None:
    update = {"van": begin, "herzien_voor": None, "houdbaar_jaren": 1}
    assert demo.geldig.model_copy(update=update).last_day == last


def test_the_first_day_of_a_decision_has_limits_of_the_normenkader(
    demo: Normenkader, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    voorstel = proposal(bibliotheek, zaak)
    first, last = first_days(demo, voorstel)
    assert first == demo.geldig.van
    assert (last - voorstel.ingangsdatum).days == 52 * 7

    def told(day: date, norm: Normenkader = demo) -> list[str]:
        besluit = Besluit(**{**vars(voorstel), "ingangsdatum": day})
        return [f.melding for f in check_choice(norm, voorstel, Choice(besluit, WOORDEN))]

    assert told(last) == []
    assert told(date(2199, 12, 31)) == [
        f"Deze dag is te laat: begin uiterlijk op {date_text(last)}."
    ]
    assert "1 januari 2026" in told(date(2025, 12, 31))[0]
    rules = demo.besluit.model_copy(update={"ingang_binnen_weken": 4})
    assert told(last, demo.model_copy(update={"besluit": rules}))
