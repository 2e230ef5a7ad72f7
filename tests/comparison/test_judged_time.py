"""Differences between normenkaders with judged time, maxima, combinations, counts and units."""

from __future__ import annotations

from typing import Any

import pytest

from comparison.differences import differences
from comparison.model import Difference
from comparison.questions import obstacles
from normenkader import Library, Normenkader
from normenkader.file.problems import DataPath
from normenkader.reading import read_normenkader
from tests.comparison.changing import GONE, changed, rule_path, stage_path
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def awbz(bibliotheek: Library) -> Normenkader:
    return bibliotheek.version("awbz-bgi-2014", "2014.1")


@pytest.fixture(scope="module")
def ho() -> Normenkader:
    """Household support in hours per year."""
    return read_normenkader(ROOT / "tests" / "kaders" / "ho-hbel-2021" / "2021.1.yaml")


def only(normenkader: Normenkader, changes: dict[DataPath, Any]) -> Difference:
    (found,) = differences(normenkader, changed(normenkader, changes))
    return found


ROOMS = "Regel CF-KAMERS (Extra kamers in gebruik)"
IN_USE = "‘Hoeveel extra kamers zijn in gebruik?’"


@pytest.mark.parametrize(
    ("regel", "changes", "zin"),
    [
        (
            "NT-SCHOON-HUIS",
            {("tijd",): 110},
            "Normtijd Schoon en leefbaar huis: van 108 naar 110 uren per jaar",
        ),
        (
            "CF-EIGEN",
            {("dan", "tijd"): -20},
            "Regel CF-EIGEN (Eigen mogelijkheden): van -23 naar -20 uren per jaar",
        ),
        (
            "CF-KAMERS",
            {("dan", "tijd"): 18},
            f"{ROOMS}: van +16 uren per jaar, zo vaak als {IN_USE}, hoogstens 10 keer "
            f"naar +18 uren per jaar, zo vaak als {IN_USE}, hoogstens 10 keer",
        ),
        (
            "CF-KAMERS",
            {("dan", "hoogstens"): GONE},
            f"{ROOMS}: van +16 uren per jaar, zo vaak als {IN_USE}, hoogstens 10 keer "
            f"naar +16 uren per jaar, zo vaak als {IN_USE}",
        ),
    ],
)
def test_times_are_said_in_the_unit_of_their_source(
    ho: Normenkader, regel: str, changes: dict[DataPath, Any], zin: str
) -> None:
    base = rule_path(ho, regel)
    found = only(ho, {(*base, *rest): waarde for rest, waarde in changes.items()})
    assert (found.zin, found.regel, found.aard) == (zin, regel, "inhoud")


@pytest.mark.parametrize(
    ("regel", "changes", "zin"),
    [
        (
            "MA-OEFENEN",
            {("hoogstens",): 200},
            "Regel MA-OEFENEN (Oefenen hoogstens 3 uur), hoogstens: "
            "van 180 naar 200 minuten per week",
        ),
        (
            "AF-GEDEKT",
            {("dan",): {"tijd": 25}},
            "Regel AF-GEDEKT (Een deel doen anderen): van het antwoord op "
            "‘Hoeveel van deze minuten doen anderen al?’ gaat eraf naar -25 minuten per week",
        ),
        (
            "MX-2",
            {("als", "scores_van_3"): {"minstens": 4}},
            "Regel MX-2 (Structuur of vaardigheden en toezicht, met zeer ernstig gedrag), "
            "voorwaarde: van ‘Hoeveel van de vijf scores zijn 3?’ is minstens 3 "
            "naar ‘Hoeveel van de vijf scores zijn 3?’ is minstens 4",
        ),
        (
            "AC-HELEMAAL-GEDEKT",
            {("als",): {"gedekt_minuten": {"minstens": 60}}},
            "Regel AC-HELEMAAL-GEDEKT (Anderen doen alles al), voorwaarde: van "
            "‘Hoeveel van deze minuten doen anderen al?’ is gelijk aan "
            "‘Hoeveel minuten per week zijn hiervoor nodig?’ naar "
            "‘Hoeveel van deze minuten doen anderen al?’ is minstens 60 minuten per week",
        ),
    ],
)
def test_what_a_rule_about_time_does(
    awbz: Normenkader, regel: str, changes: dict[DataPath, Any], zin: str
) -> None:
    base = rule_path(awbz, regel)
    found = only(awbz, {(*base, *rest): waarde for rest, waarde in changes.items()})
    assert (found.zin, found.aard) == (zin, "inhoud")


def test_a_combination_names_what_counts(awbz: Normenkader) -> None:
    base = rule_path(awbz, "MX-5")
    found = only(awbz, {(*base, "telt_mee"): [["toezicht", "vaardigheden"], "oefenen"]})
    assert (found.van, found.naar) == (
        "Structuur bieden en regie voeren of Praktische vaardigheden, Toezicht houden, Oefenen",
        "Toezicht houden of Praktische vaardigheden, Oefenen",
    )
    assert found.aard == "inhoud"
    base = rule_path(awbz, "MX-6")
    lost = only(awbz, {(*base, "telt_niet_mee"): ["oefenen"]})
    assert (lost.van, lost.naar) == ("Toezicht tijdens het onderwijs, Oefenen", "Oefenen")


def test_order_of_combinations_and_maxima_decides(awbz: Normenkader) -> None:
    for fase in ("combinaties", "maximum"):
        pad = (*stage_path(awbz, fase), "regels")
        rules = awbz.content["fasen"][pad[1]]["regels"]
        found = only(awbz, {pad: [*rules[1:], rules[0]]})
        assert (found.soort, found.aard) == ("volgorde", "inhoud")
        assert "De eerste regel die past, beslist." in found.opmerking


def test_a_count_and_its_answers(awbz: Normenkader) -> None:
    found = only(awbz, {("tellingen", 0, "antwoorden"): ["zwaar"]})
    assert found.zin == (
        "Telling ‘Op hoeveel terreinen zijn de beperkingen matig of zwaar?’, antwoorden: "
        "van matig, zwaar naar zwaar"
    )
    assert (found.deel, found.aard) == ("Tellingen", "inhoud")
    vragen = awbz.content["tellingen"][1]["vragen"]
    fewer = only(awbz, {("tellingen", 1, "vragen"): vragen[:3]})
    assert fewer.naar == (
        "‘Wat is de score voor oriëntatie?’, ‘Wat is de score voor psychisch functioneren?’, "
        "‘Wat is de score voor gedrag en veiligheid?’"
    )


def test_what_the_parts_are_called_is_only_read_and_used(awbz: Normenkader) -> None:
    word = only(awbz, {("benaming", "enkelvoud"): "taak"})
    assert (word.deel, word.aard) == ("Hoe de onderdelen heten", "tekst")
    named = only(awbz, {("leefgebieden", 0, "hulp"): "Anders."})
    assert (named.deel, named.onderwerp) == (
        "Activiteiten",
        "Activiteit Structuur bieden en regie voeren",
    )
    asked = only(awbz, {("vragen", "leefgebieden", 1, "maximum"): 3000})
    assert asked.deel == "Vragen over elke activiteit"
    assert (asked.van, asked.naar, asked.eenheid) == (
        "1 tot en met 3360",
        "1 tot en met 3000",
        "minuten per week",
    )


def test_times_in_a_table_are_said_by_their_answers(awbz: Normenkader) -> None:
    base = rule_path(awbz, "TIJD-OEFENEN")
    row = {"regel": "TIJD-OEFENEN", "leefgebied": "oefenen", "eenheid": "uren_per_week"}
    table = {"vragen": ["nodig"], "tijd": {"true": 2}}
    before = changed(awbz, {base: {**row, **table}})
    (one,) = differences(before, changed(before, {(*base, "tijd", "true"): 3}))
    assert (one.van, one.naar, one.eenheid) == ("2", "3", "uren per week")
    assert one.onderwerp == "Normtijd Oefenen"
    found = {d.wat: d for d in differences(awbz, before)}
    assert found["tijd"].naar == "ja: 2"
    assert found["tijd"].eenheid == "uren per week"


def test_cases_of_other_activities_do_not_fit(awbz: Normenkader) -> None:
    inhoud = awbz.content
    fewer = changed(awbz, {("vragen", "leefgebieden", 1, "maximum"): 3000})
    (one,) = obstacles(awbz, fewer)
    assert one.zin == (
        "Elke activiteit, ‘Hoeveel minuten per week zijn hiervoor nodig?’: "
        "kan nu alleen van 1 tot en met 3000 minuten per week zijn"
    )
    assert not one.altijd
    other = changed(awbz, {("benaming",): inhoud["benaming"]})
    assert obstacles(awbz, other) == ()
