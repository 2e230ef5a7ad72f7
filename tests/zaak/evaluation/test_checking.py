"""An evaluation that is not right is refused with everything that is wrong, at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.register.evaluations import DAY, filled
from zaak.evaluation.answers import asked, empty
from zaak.evaluation.checking import Period, faults
from zaak.evaluation.form import plain_form
from zaak.evaluation.reading import shipped_form

AREAS = ("financien", "adl", "sociaal_netwerk")
PERIOD = Period(date(2026, 7, 1), date(2027, 6, 29))
ON = date(2026, 9, 2)
Plain = dict[str, Any]


def wrong(plain: Any, period: Period | None = PERIOD) -> list[str]:
    return [f.pad_tekst for f in faults(shipped_form(), AREAS, plain, ON, period)]


def at(plain: Plain, path: str) -> Any:
    found: Any = plain
    for key in path.split("."):
        found = found[key]
    return found


def test_a_form_that_is_filled_in_is_right() -> None:
    assert wrong(filled(AREAS)) == []
    assert wrong(filled(AREAS, uitkomst="nieuw_moment", moment="2027-06-29")) == []
    assert wrong(filled(AREAS, uitkomst="nieuwe_intake")) == []


def test_an_empty_form_says_every_question_that_is_open_at_once() -> None:
    found = wrong(empty(shipped_form(), AREAS))
    # Two for the talk, one for satisfaction, two per leefgebied, one per facility, two and one.
    assert len(found) == len(set(found)) == 2 + 1 + 2 * len(AREAS) + 4 + 2 + 1


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        ("datum", "2026-09-03", "datum"),
        ("datum", "2026-06-30", "datum"),
        ("datum", "1-9-2026", "datum"),
        ("aanwezig", [], "aanwezig"),
        ("aanwezig", ["client", "client"], "aanwezig"),
        ("aanwezig", ["Jan"], "aanwezig"),
        ("punten.tevredenheid.antwoord", "blij", "punten.tevredenheid.antwoord"),
        ("punten.tevredenheid.toelichting", "Bel 06-12345678", "toelichting"),
        ("punten.leefgebieden.financien.verandering", "", "verandering"),
        ("punten.leefgebieden.adl.verandering", "Toch iets", "verandering"),
        ("punten.leefgebieden.adl.waarom", "", "waarom"),
        ("punten.leefgebieden.financien.waarom", "Waarom dan?", "waarom"),
        ("punten.voorliggend.sociaal_netwerk.werkt", None, "werkt"),
        ("punten.voorliggend.sociaal_netwerk.werkt", "deels", "toelichting"),
        ("punten.voorliggend.wijkteam.mogelijk", "ja", "toelichting"),
        ("punten.voorliggend.wijkteam.werkt", "ja", "werkt"),
        ("punten.doelen.bijgesteld", "ja", "bijstelling"),
        ("punten.doelen.nieuwe_beschikking", "ja", "uitkomst"),
        ("punten.vervolg.uitkomst", "stopt", "uitkomst"),
        ("punten.vervolg.uitkomst", "nieuwe_intake", "uitkomst"),
        ("punten.vervolg.uitkomst", "nieuw_moment", "moment"),
        ("punten.vervolg.moment", "2027-01-01", "moment"),
    ],
)
def test_one_mistake_is_found_at_its_question(path: str, value: Any, where: str) -> None:
    plain = filled(AREAS)
    table, _, key = path.rpartition(".")
    (at(plain, table) if table else plain)[key] = value
    (found,) = wrong(plain)
    assert found.endswith(where)


@pytest.mark.parametrize("moment", [DAY, "2026-08-31", "2027-06-30", None, "morgen"])
def test_a_new_moment_is_after_the_talk_and_within_the_indication(moment: str | None) -> None:
    assert wrong(filled(AREAS, uitkomst="nieuw_moment", moment=moment)) == ["punten.vervolg.moment"]


def test_what_is_over_does_not_run_on() -> None:
    ended = Period(date(2026, 7, 1), date(2026, 8, 31))
    assert wrong(filled(AREAS), ended) == ["punten.vervolg.uitkomst"]
    assert wrong(filled(AREAS, uitkomst="nieuwe_intake"), ended) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda plain: plain["punten"].pop("voorliggend"),
        lambda plain: plain["punten"]["voorliggend"].pop("sociaal_netwerk"),
        lambda plain: plain["punten"]["leefgebieden"].pop("adl"),
        lambda plain: plain.pop("datum"),
        lambda plain: plain["punten"].update(extra=1),
        lambda plain: plain["punten"]["leefgebieden"].update(wonen={}),
        lambda plain: plain["punten"].update(vervolg=[]),
    ],
)
def test_a_part_too_few_or_too_many_is_found(change: Callable[[Plain], object]) -> None:
    plain = filled(AREAS)
    change(plain)
    assert len(wrong(plain)) == 1


@pytest.mark.parametrize("plain", [None, [], "x", 1, {}])
def test_anything_else_is_refused(plain: Any) -> None:
    assert wrong(plain)


def test_what_is_not_asked_any_more_is_left_out_and_the_rest_stays() -> None:
    plain = filled(AREAS, uitkomst="nieuw_moment", moment="2027-01-01")
    points = plain["punten"]
    points["leefgebieden"]["financien"] |= {"veranderd": "nee", "doel": "ja", "waarom": "oud"}
    points["voorliggend"]["sociaal_netwerk"]["ingezet"] = "nee"
    points["vervolg"]["uitkomst"] = "loopt_door"
    found = asked(shipped_form(), plain)["punten"]
    assert found["leefgebieden"]["financien"]["verandering"] == ""
    assert found["leefgebieden"]["financien"]["waarom"] == ""
    assert found["voorliggend"]["sociaal_netwerk"]["werkt"] is None
    assert found["vervolg"]["moment"] is None
    assert found["leefgebieden"]["adl"] == points["leefgebieden"]["adl"]


def test_the_form_that_ships_has_the_obligatory_points_in_their_order() -> None:
    form = shipped_form()
    kinds = [point.soort for point in form.punten]
    assert kinds == ["keuze", "leefgebieden", "voorliggend", "beschikking", "vervolg"]
    codes = [one["code"] for one in plain_form(form)["punten"][2]["voorzieningen"]]
    assert codes[:3] == ["sociaal_netwerk", "wijkteam", "behandeling"]
