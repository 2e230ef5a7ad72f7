"""The form of an evaluation as a document: every point in its order, empty and filled in."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import docx
import pytest

from documents.content.evaluation import BOX, FilledIn, evaluation_paper
from documents.content.paper import Heading, lines
from documents.house_style.model import PLAIN, HouseStyle
from documents.making import FORMS, Form, evaluation_document
from normenkader import Library
from register.decisions.reading import Dossier, open_decision
from register.follow_ups.evaluating import subject_of
from register.store.opening import open_register
from register.store.place import place
from tests.register.deciding import AUDITOR, record_all
from tests.register.evaluations import filled
from zaak.evaluation.reading import shipped_form
from zaak.evaluation.written import empty_evaluation, read_written

DAY = date(2026, 9, 2)
DAGBESTEDING = {
    "dagdelen": 3,
    "zelfde_resultaat": False,
    "waarom": "In een groep leert hij dit niet.\ndatum: 2026-01-01",
}
DOEL = "Zelf de post doen; {{ geen plek }} <b>&"


@pytest.fixture
def dossier(tmp_path: Any, bibliotheek: Library, zaak: dict[str, Any]) -> Dossier:
    areas = {name: dict(own) for name, own in zaak["leefgebieden"].items()}
    areas["financien"]["eigen_doel"] = DOEL
    register = open_register(place(str(tmp_path)))
    record_all(
        register, bibliotheek, [{**zaak, "leefgebieden": areas, "dagbesteding": DAGBESTEDING}]
    )
    found = open_decision(register, AUDITOR, 2)
    register.close()
    return found


def form_of(dossier: Dossier, **outcome: Any) -> FilledIn:
    subject = subject_of(dossier)
    plain = filled(subject.codes, **outcome) if outcome else None
    return FilledIn(shipped_form(), subject, plain, 4 if outcome else None, "f" * 64)


def test_the_points_stand_in_their_order_with_the_goals(dossier: Dossier) -> None:
    paper = evaluation_paper(dossier, form_of(dossier), DAY, PLAIN)
    heads = [b.tekst for b in paper.blokken if isinstance(b, Heading) and b.niveau == 1]
    assert [head[:2] for head in heads[:5]] == ["1.", "2.", "3.", "4.", "5."]
    told = list(lines(paper))
    assert DOEL in told
    assert f"{BOX} de cliënt" in told
    assert told.index("Sociaal netwerk") < told.index("Wijkteam") < told.index("Behandeling")


def test_what_the_decision_says_of_dagbesteding_is_known_beforehand(dossier: Dossier) -> None:
    told = list(lines(evaluation_paper(dossier, form_of(dossier), DAY, PLAIN)))
    assert told[told.index("Dagbesteding") + 1] == "3 dagdelen per week"
    tekst = empty_evaluation(shipped_form(), subject_of(dossier))
    assert "# Dagbesteding: 3 dagdelen per week" in tekst.splitlines()
    # A line of somebody's own words answers nothing.
    assert read_written(tekst, "e.yaml").ingevuld["datum"] is None


def test_what_was_filled_in_is_there_and_nothing_to_tick(dossier: Dossier) -> None:
    own = form_of(dossier, uitkomst="nieuw_moment", moment="2026-09-20")
    paper = evaluation_paper(dossier, own, DAY, HouseStyle(gemeente="Voorbeeld"))
    told = list(lines(paper))
    assert "Fijn dat er iemand is." in told
    assert "20 september 2026" in told
    assert not any(BOX in one or "…" in one for one in told)
    assert "Gemaakt van de evaluatie in record 4" in paper.voet
    assert paper.afzender == ("Voorbeeld",)


@pytest.mark.parametrize("form", FORMS)
def test_it_is_made_as_every_kind_of_file_the_same_each_time(dossier: Dossier, form: Form) -> None:
    for own in (form_of(dossier), form_of(dossier, uitkomst="loopt_door")):
        made = evaluation_document(form, dossier, own, DAY, PLAIN)
        assert made == evaluation_document(form, dossier, own, DAY, PLAIN)
        if form == "docx":
            found = docx.Document(io.BytesIO(made))
            cells = [c.text for t in found.tables for r in t.rows for c in r.cells]
            assert DOEL in cells
