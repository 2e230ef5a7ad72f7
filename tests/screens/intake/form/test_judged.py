"""The form of a normenkader with judged minutes: bounds at the field, and words of its own."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from engine import judge
from normenkader import Library, Normenkader
from normenkader.base import parse_date
from normenkader.questions import GetalVraag
from normenkader.stages import Normtijden
from screens.intake.case.beginning import new_case
from screens.intake.case.draft import Draft, FormPlace
from screens.intake.case.session import Intake
from screens.intake.case.standing import standing
from screens.intake.explain.margin_picture import scale, scale_words
from screens.intake.explain.what_if.trying import changes, put_back
from screens.intake.form.bounds import bounds_of
from screens.intake.form.overview import answers_html
from screens.intake.form.panel import details_html, summary_html
from screens.intake.form.possible import possible_html
from screens.intake.form.questions import offered, option
from screens.trainer.demonstration.norms import norm_times_html
from screens.widgets.account import waterfall
from screens.widgets.waterfall_chart import chart
from tests.conftest import contract_lines
from zaak.checking import check_zaak
from zaak.template import empty_case

ACTIVE = {"nodig": True, "minuten": 350, "gedekt_minuten": 30, "opgelost_door": "geen"}


@pytest.fixture
def awbz(bibliotheek: Library) -> Normenkader:
    return bibliotheek.version("awbz-bgi-2014", "2014.1")


@pytest.fixture
def case() -> dict[str, Any]:
    """Three activities count; others cover a part, practising is cut, and so is the sum."""
    found: dict[str, Any] = copy.deepcopy(contract_lines("cases-awbz.jsonl")[0]["zaak"])
    found["leefgebieden"] = {
        "structuur": ACTIVE,
        "vaardigheden": {"nodig": True, "minuten": 300, "opgelost_door": "geen"},
        "toezicht": {"nodig": "niet_uitgevraagd"},
        "toezicht_onderwijs": {"nodig": False},
        "oefenen": {
            "nodig": True,
            "minuten": 290,
            "opgelost_door": "geen",
            "gemotiveerd_en_leerbaar": True,
            "programmatisch": True,
        },
    }
    found["clientfactoren"] = dict.fromkeys(found["clientfactoren"], 0)
    return found


def bound(awbz: Normenkader, vraag: str, tekst: str, given: dict[str, Any]) -> int | str | None:
    """What the field of a number makes of what is typed: the number, or why not."""
    part = awbz.questions("leefgebieden", "structuur")
    asked = next(v for v in part if v.vraag == vraag)
    assert isinstance(asked, GetalVraag)
    try:
        return bounds_of(asked, part, given).read(tekst)
    except ValueError as error:
        return str(error)


@pytest.mark.parametrize(
    ("vraag", "tekst", "given", "read"),
    [
        ("gedekt_minuten", "30", {"minuten": 30}, 30),
        ("gedekt_minuten", "", {"minuten": 30}, None),
        ("gedekt_minuten", "31", {"minuten": 30}, "31 is meer dan 30, je antwoord op ‘Hoeveel"),
        ("gedekt_minuten", "0", {}, "Vul eerst een getal in bij ‘Hoeveel minuten per week"),
        ("gedekt_minuten", "3361", {"minuten": 30}, "Dit getal kan hier niet"),
        ("minuten", "30", {"gedekt_minuten": 30}, 30),
        ("minuten", "29", {"gedekt_minuten": 30}, "29 is minder dan 30, je antwoord op"),
        ("minuten", "", {"gedekt_minuten": 30}, None),
        ("minuten", "0", {}, "Dit getal kan hier niet"),
    ],
)
def test_a_number_that_another_bounds_is_told_so_at_its_field(
    awbz: Normenkader, vraag: str, tekst: str, given: dict[str, Any], read: int | str | None
) -> None:
    found = bound(awbz, vraag, tekst, given)
    if isinstance(read, str):
        assert str(found).startswith(read)
    else:
        assert found == read


@pytest.mark.parametrize(
    ("given", "there"),
    [
        ({}, False),
        ({"nodig": False}, False),
        ({"nodig": True}, True),
        ({"nodig": False, "minuten": 30}, True),
    ],
)
def test_what_others_do_of_the_minutes_is_asked_where_the_minutes_are(
    awbz: Normenkader, given: dict[str, Any], there: bool
) -> None:
    part = awbz.questions("leefgebieden", "structuur")
    asked = {v.vraag for v in part if offered(part, v, given)}
    assert asked == ({"nodig", "gedekt_minuten"} if there else {"nodig"})


def test_a_score_is_not_said_twice(awbz: Normenkader, bibliotheek: Library) -> None:
    score = next(v for v in awbz.questions("clientfactoren"))
    assert [option(score, a) for a in score.answers()] == [f"Score {n}" for n in range(4)]
    demo = bibliotheek.version("demo-ib", "2026.1")
    level = next(v for v in demo.questions("leefgebieden") if v.vraag == "niveau")
    numbers = [a for a in level.answers() if isinstance(a, int)]
    assert numbers
    assert all(option(level, a).startswith(f"**{a}** ") for a in numbers)


def test_minutes_that_were_cleared_are_asked_again_while_others_cover_some(
    bibliotheek: Library, case: dict[str, Any]
) -> None:
    case["leefgebieden"]["structuur"] = {"nodig": False, "gedekt_minuten": 30}
    stand = standing(case, bibliotheek)
    assert [v.vraag for v in stand.open] == ["minuten"]
    assert stand.antwoord is None


def test_an_answer_that_goes_back_takes_along_the_number_that_no_longer_fits(
    awbz: Normenkader, case: dict[str, Any]
) -> None:
    trial = Intake(Draft(copy.deepcopy(case)), case)
    place = FormPlace("leefgebieden", "structuur", "minuten")
    covered = FormPlace("leefgebieden", "structuur", "gedekt_minuten")
    trial.draft.answer(awbz, place, 900, "")
    trial.draft.answer(awbz, covered, 800, "")
    change = next(c for c in changes(awbz, case, trial.draft.inhoud) if c.plaats == place)
    put_back(trial, awbz, change)
    assert (trial.draft.get(place), trial.draft.get(covered)) == (350, 30)


def test_the_panel_and_the_list_say_what_the_parts_are_called(
    bibliotheek: Library, case: dict[str, Any]
) -> None:
    stand = standing(case, bibliotheek)
    assert "3 van de 5 activiteiten" in details_html(stand)
    del case["leefgebieden"]["oefenen"]
    interim = standing(case, bibliotheek)
    said = summary_html(interim)
    assert "2 activiteiten tellen mee, samen <strong>620 minuten</strong>" in " ".join(said.split())
    assert "vóór het maximum per activiteit en het maximum per combinatie." in said
    for name in case["leefgebieden"]:
        case["leefgebieden"][name] = {"nodig": "niet_uitgevraagd"}
    case["leefgebieden"]["oefenen"] = {"nodig": "niet_uitgevraagd"}
    assert "Alle activiteiten zijn overgeslagen" in summary_html(standing(case, bibliotheek))
    assert "leefgebied" not in said + details_html(stand)


def test_an_open_optional_number_keeps_open_what_it_can_bring(
    bibliotheek: Library, case: dict[str, Any]
) -> None:
    for name in ("vaardigheden", "oefenen"):
        case["leefgebieden"][name] = {"nodig": False}
    case["leefgebieden"]["structuur"] = {"nodig": True, "opgelost_door": "geen"}
    stand = standing(case, bibliotheek)
    assert stand.mogelijk is not None
    # Others may cover all of it.
    assert "geen_maatwerk" in {m.uitkomst for m in stand.mogelijk.outcomes}


def test_a_grid_without_directions_is_one_row_under_its_own_name(
    bibliotheek: Library, awbz: Normenkader, case: dict[str, Any]
) -> None:
    del case["leefgebieden"]["oefenen"]
    stand = standing(case, bibliotheek)
    assert stand.mogelijk is not None
    html = possible_html(awbz, stand.mogelijk)
    assert html.count('role="img"') == 1
    assert "Klasse, nog mogelijk: K4, K5" in html
    assert "&lt; " not in html


def test_the_waterfall_goes_down_where_others_cover_and_where_a_maximum_cuts(
    awbz: Normenkader, bibliotheek: Library, case: dict[str, Any]
) -> None:
    zaak, _ = check_zaak(case, bibliotheek)
    bars = waterfall(awbz, judge(awbz, zaak))
    assert [(b.naam, int(b.minuten)) for b in bars] == [
        ("Structuur bieden en regie voeren", 350),
        ("Praktische vaardigheden", 300),
        ("Oefenen", 290),
        ("Structuur bieden en regie voeren (anderen)", -30),
        ("Oefenen (maximum)", -110),
        ("Ingekort tot het maximum", -21),
        ("Totaal", 779),
    ]
    level = 0
    for bar in bars[:-1]:
        assert bar.van == level
        level = int(bar.tot)
    assert level == 779
    # A comma in a thousand would be read as a fraction.
    assert chart(bars).to_dict()["layer"][0]["encoding"]["x"]["axis"]["format"] == "d"


def test_the_margin_names_no_direction_where_there_is_none(
    awbz: Normenkader, bibliotheek: Library, case: dict[str, Any]
) -> None:
    zaak, _ = check_zaak(case, bibliotheek)
    found = scale(awbz, judge(awbz, zaak))
    assert found is not None
    assert scale_words(found).startswith("De bandbreedtes: K1 van 0 tot 120, ")


def test_two_numbers_in_one_row_of_the_overview_say_what_they_are(
    awbz: Normenkader, case: dict[str, Any]
) -> None:
    html = answers_html(awbz, case, "lg-structuur")
    assert "Hoeveel minuten per week zijn hiervoor nodig? 350 minuten per week" in html
    assert "Hoeveel van deze minuten doen anderen al? 30 minuten per week" in html


def test_the_demonstration_shows_where_a_judged_time_comes_from(
    awbz: Normenkader, bibliotheek: Library, case: dict[str, Any]
) -> None:
    zaak, _ = check_zaak(case, bibliotheek)
    steps = [s for s in judge(awbz, zaak)["spoor"] if s["fase"] == "normtijden"]
    times = awbz.stage(Normtijden)
    assert times is not None
    html = norm_times_html(awbz, times, steps)
    assert "Activiteit" in html
    assert "350 minuten per week, beoordeeld" in html
    assert "<mark>350</mark>" in html


def test_a_new_case_is_for_a_normenkader_that_is_in_force(bibliotheek: Library) -> None:
    # Without a setting that names one.
    every = Library(bibliotheek.versies)
    assert every.ids()[0] == "awbz-bgi-2014"
    assert new_case(every, parse_date("2026-07-01"))["normenkader"] == "demo-ib"
    assert new_case(every, parse_date("2014-07-01"))["normenkader"] == "awbz-bgi-2014"
    lapsed = Library([n for n in bibliotheek.versies if n.normenkader != "demo-ib"])
    assert new_case(lapsed, parse_date("2026-07-01"))["normenkader"] == "awbz-bgi-2014"


def test_an_empty_case_says_what_the_normenkader_says_of_itself(awbz: Normenkader) -> None:
    tekst = empty_case(awbz)
    assert "# Let op: Dit is niet de Wmo." in tekst
    assert "0 tot en met 3360, niet meer dan minuten (minuten per week)" in tekst
    assert "#   (verplicht bij nodig: true)" in tekst
