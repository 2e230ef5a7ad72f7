"""No field that can be emptied breaks a page: each in turn, on every part of the intake."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextInput

from normenkader import Library
from register.store.opening import Register
from rights import LOKAAL
from screens.intake.case.case_files import read_case
from screens.intake.case.draft import Draft, Storage
from screens.intake.case.kept import SESSION
from screens.intake.case.part_list import BESLUIT, UITLEG, ZAAK
from screens.intake.case.session import Intake
from tests.conftest import ROOT

EXAMPLE = ROOT / "rules" / "demo-ib" / "voorbeelden" / "1-leren-na-schulden.yaml"
PARTS = [ZAAK, "toegang", "lg-financien", "clientfactoren", UITLEG, BESLUIT]


def the_intake() -> None:
    # AppTest runs the text of this function alone.
    from rights import LOKAAL  # noqa: PLC0415
    from screens.intake import page as intake_page  # noqa: PLC0415

    intake_page.show(LOKAAL)


@pytest.fixture
def app(register: Register, bibliotheek: Library) -> AppTest:
    inhoud = read_case(EXAMPLE.read_bytes(), EXAMPLE.name, bibliotheek).inhoud
    assert inhoud is not None
    keuze = {"volgt": False}
    draft = Draft(inhoud, keuze=keuze, opslag=Storage(inhoud))
    app = AppTest.from_function(the_intake, default_timeout=60)
    app.session_state[SESSION] = Intake(draft, inhoud, LOKAAL.pseudoniem, weergave="wat-als")
    return app


def at(app: AppTest, deel: str) -> AppTest:
    """Draw a part."""
    app.session_state[SESSION].deel = deel
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize("deel", PARTS)
def test_every_field_of_a_part_can_be_emptied(app: AppTest, deel: str) -> None:
    at(app, deel)
    keys = [w.key for w in [*app.text_input, *app.text_area] if not w.disabled and w.key]
    choices = [w.key for w in app.selectbox if w.key]
    assert keys or choices
    for key in keys:
        found = [w for w in [*app.text_input, *app.text_area] if w.key == key]
        if found:
            found[0].set_value("").run()
            assert not app.exception, key
    for key in choices:
        chosen = [w for w in app.selectbox if w.key == key]
        if chosen:
            chosen[0].set_value(None).run()
            assert not app.exception, key


def test_an_emptied_reference_is_told_at_its_field_and_undo_is_still_there(app: AppTest) -> None:
    at(app, ZAAK)
    intake = app.session_state[SESSION]
    before = intake.draft.inhoud["zaak"]
    by_label(app, "Kenmerk").set_value("T-NIEUW").run()
    by_label(app, "Kenmerk").set_value("").run()
    assert intake.draft.inhoud["zaak"] == "T-NIEUW"
    assert "Dit is niet bewaard. Nu telt: T-NIEUW." in [t.value for t in app.text]
    assert "Niet alles bewaard" in [t.value for t in app.text]
    intake.undo()
    app.run()
    assert intake.draft.inhoud["zaak"] == before


@pytest.mark.parametrize("typed", ["12.5", "1e3", "１２", "+5", "126", "12 jaar"])
def test_an_age_that_is_refused_is_not_an_age(app: AppTest, typed: str) -> None:
    at(app, "toegang")
    intake = app.session_state[SESSION]
    before = intake.draft.inhoud["toegang"]["leeftijd"]
    by_label(app, "Hoe oud").set_value(typed).run()
    assert intake.draft.inhoud["toegang"]["leeftijd"] == before
    assert by_label(app, "Hoe oud").value == typed
    assert f"Dit is niet bewaard. Nu telt: {before} jaar." in [t.value for t in app.text]


def test_15000_minutes_and_5000_weeks_are_recorded_nowhere(app: AppTest) -> None:
    at(app, BESLUIT)
    intake = app.session_state[SESSION]
    by_label(app, "Minuten").set_value("15000").run()
    by_label(app, "Aantal weken").set_value("5000").run()
    by_label(app, "Eerste dag").set_value("31-12-2199").run()
    next(b for b in app.button if b.key == "leg-vast").click().run()
    assert not app.exception
    assert (intake.recorded, intake.besluit.fout) == (False, 1)
    assert not {"minuten", "weken", "ingangsdatum"} & set(intake.draft.keuze)
    told = [t.value for t in app.text]
    assert any("van 1 tot en met 10080" in line for line in told)
    assert any("van 1 tot en met 520" in line for line in told)
    assert any("te laat" in line for line in told)


def by_label(app: AppTest, words: str) -> TextInput:
    """The field with these words in its label."""
    return next(w for w in app.text_input if words in w.label)
