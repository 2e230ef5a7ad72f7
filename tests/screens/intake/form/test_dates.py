"""The fields for the dates of the procedure: what is accepted, refused and taken away."""

from __future__ import annotations

from datetime import timedelta

import pytest

from normenkader import Library
from register.local_days import today
from screens.intake.case.draft import Draft
from screens.intake.case.part_list import ZAAK, refused_parts
from screens.intake.case.session import Intake
from screens.intake.form.dates import LABELS, accepted, date_of_procedure
from terms.facts import dates_of
from terms.term import FACTS


@pytest.fixture
def intake(bibliotheek: Library) -> Intake:
    content = {"zaak": "T-1", "normenkader": "demo-ib", "peildatum": "2026-07-01"}
    return Intake(Draft(content), content)


def test_every_date_but_that_of_sending_has_a_field() -> None:
    assert tuple(LABELS) == FACTS[:-1]


def test_a_day_is_kept_and_taken_away_again(intake: Intake) -> None:
    date_of_procedure(intake, "melding").typed("1 juni 2026")
    assert intake.draft.inhoud["termijnen"] == {"melding": "2026-06-01"}
    assert intake.draft.last_step == "dag van de melding"
    field = date_of_procedure(intake, "melding")
    assert field.telt == "01-06-2026"
    field.typed("")
    assert "termijnen" not in intake.draft.inhoud
    intake.draft.undo()
    assert dates_of(intake.draft.inhoud)


def test_what_is_refused_stays_in_sight_with_every_reason(intake: Intake) -> None:
    date_of_procedure(intake, "melding").typed("01-06-2026")
    date_of_procedure(intake, "aanvraag").typed("31-05-2026")
    (refused,) = intake.geweigerd.values()
    assert refused.tekst == "31-05-2026"
    assert refused.redenen == (
        "Deze dag is eerder dan de melding (1 juni 2026): dat kan niet. Kijk beide data na.",
    )
    assert intake.draft.inhoud["termijnen"] == {"melding": "2026-06-01"}
    # The field stands in the first part.
    assert refused_parts(intake) == [ZAAK]


def test_another_date_that_no_longer_fits_is_named(intake: Intake) -> None:
    date_of_procedure(intake, "aanvraag").typed("01-06-2026")
    with pytest.raises(ValueError, match="Dag van de aanvraag is eerder dan de melding"):
        accepted(intake.draft, "melding", "02-06-2026")


@pytest.mark.parametrize("typed", ["12-03-1961", "ooit", "31-02-2026"])
def test_what_is_no_day_of_a_procedure_is_refused(intake: Intake, typed: str) -> None:
    date_of_procedure(intake, "melding").typed(typed)
    assert intake.geweigerd
    assert "termijnen" not in intake.draft.inhoud


def test_a_day_that_is_still_to_come_is_refused(intake: Intake) -> None:
    tomorrow = today() + timedelta(days=1)
    with pytest.raises(ValueError, match="later dan vandaag"):
        accepted(intake.draft, "verslag", tomorrow.isoformat())
    assert accepted(intake.draft, "verslag", today().isoformat()) == today()
