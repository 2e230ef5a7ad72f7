"""What times rest on: named by a rule or its stage, and what is lacking is found."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from normenkader import InvalidInputError, Normenkader, read_normenkader
from normenkader.file.tree import Tree
from normenkader.founding import foundation, judged_in, study_text, times_in_words, unfounded
from normenkader.reading import build
from normenkader.rules import rule_index
from tests.conftest import ROOT
from tests.publishing.dmn.known_keys import changed

DAY = date(2026, 6, 1)


@pytest.fixture(scope="module")
def alles() -> Normenkader:
    return read_normenkader(ROOT / "tests" / "kaders" / "alles" / "2026.1.yaml")


def found(nk: Normenkader, day: date = DAY) -> dict[str, tuple[str, str]]:
    return {one.regel: (one.reden, one.waarom) for one in unfounded(nk, day)}


def test_what_a_rule_says_comes_before_what_its_stage_says(alles: Normenkader) -> None:
    rules = rule_index(alles)
    own = {name: foundation(alles, rules[name]) for name in ("NT-SCHOON-HUIS", "BS-ZELF", "MA-DAG")}
    assert {n: s and s.onderbouwing for n, s in own.items()} == {
        "NT-SCHOON-HUIS": "meting_2024",
        "BS-ZELF": "meting_oud",
        "MA-DAG": None,
    }


def test_every_time_is_listed_with_its_unit_and_exactly(alles: Normenkader) -> None:
    rules = rule_index(alles)
    words = {name: times_in_words(alles, rules[name]) for name in rules}
    assert words["NT-SCHOON-HUIS"] == (
        "108 uur per jaar (124 8/13, ongeveer 124,6 minuten per week)"
    )
    assert words["NT-WAS"].count("minuten per week") == 4
    assert "wasmachine nee, hoeveel was veel: 90 minuten per week" in words["NT-WAS"]
    assert words["NT-DAGSTRUCTUUR"] == words["NT-MAALTIJDEN"] == ""
    assert words["CF-KAMERS"] == (
        "16 uur per jaar (18 6/13, ongeveer 18,5 minuten per week), keer het antwoord op "
        "‘Hoeveel extra kamers zijn in gebruik?’, hoogstens 6 keer"
    )
    assert words["MA-DAG"] == "hoogstens 5 uur per week (300 minuten per week)"
    assert words["CO-ALLES"] == "hoogstens 900 minuten per week"
    assert words["CO-MAALTIJDEN"] == words["TG-WOONPLAATS"] == words["AF-MINUTEN"] == ""
    assert (words["AF-VEEL-WAS"], words["AF-MACHINE"]) == ("10 % eraf", "5 minuten per week eraf")


def test_a_time_that_is_judged_needs_no_study(alles: Normenkader) -> None:
    assert judged_in(alles) == ["Maaltijden", "Structuur in de dag"]
    assert not {"NT-DAGSTRUCTUUR", "NT-MAALTIJDEN"} & found(alles).keys()


def test_each_reason_is_found(alles: Normenkader) -> None:
    why = found(alles)
    assert why["MA-DAG"] == ("zonder", "geen onderbouwing")
    assert why["NT-WAS"] == (
        "andere_activiteiten",
        "niet onderzocht (Tijdmeting hulp thuis 2024, bureau Voorbeeld): opvouwen",
    )
    reasons = [(o.regel, o.reden) for o in unfounded(alles, DAY) if o.regel == "BS-ZELF"]
    assert reasons == [("BS-ZELF", "verouderd"), ("BS-ZELF", "andere_activiteiten")]
    assert "NT-SCHOON-HUIS" not in why
    assert "CF-KAMERS" not in why


def test_a_study_is_too_old_from_the_day_after_its_last(alles: Normenkader) -> None:
    assert "NT-SCHOON-HUIS" not in found(alles, date(2029, 4, 30))
    reden, waarom = found(alles, date(2029, 5, 1))["NT-SCHOON-HUIS"]
    assert reden == "verouderd"
    assert waarom.endswith("is van 1 mei 2024 en telde tot en met 30 april 2029")


def test_activities_that_are_not_done_or_not_said_are_found(alles: Normenkader) -> None:
    content = changed(alles.content, ("leefgebieden", 0, "activiteiten"), ["stofzuigen"])
    why = found(build(Tree("x.yaml", content)))["NT-SCHOON-HUIS"]
    assert why[1].endswith("maar de gemeente doet het niet: dweilen en sanitair schoonmaken")
    first = {k: v for k, v in alles.content["leefgebieden"][0].items() if k != "activiteiten"}
    content = changed(alles.content, ("leefgebieden", 0), first)
    why = found(build(Tree("x.yaml", content)))["NT-SCHOON-HUIS"]
    assert why[1] == "bij Schoon huis staat niet welke activiteiten de gemeente laat doen"


def test_the_demonstration_has_none_at_all(demo: Normenkader) -> None:
    why = found(demo)
    assert {reason for reason, _ in why.values()} == {"zonder"}
    assert sum(name.startswith("NT-") for name in why) == len(demo.leefgebieden)


def test_without_rounding_every_time_must_be_whole(alles: Normenkader) -> None:
    stages = [fase for fase in alles.content["fasen"] if fase["fase"] != "afronding"]
    with pytest.raises(InvalidInputError) as error:
        build(Tree("x.yaml", {**alles.content, "fasen": stages}))
    assert "de fase afronding ontbreekt" in str(error.value)
    assert "(door NT-SCHOON-HUIS)" in str(error.value)


@pytest.mark.parametrize(
    ("pad", "value", "wrong"),
    [
        (("fasen", 2, "onderbouwing"), "meting_2042", "de onderbouwing 'meting_2042' bestaat niet"),
        (("fasen", 3, "regels", 1, "onderbouwing"), "meting_2024", "geen regel noemt deze"),
        (("onderbouwingen", 1, "onderbouwing"), "meting_2024", "staat er al"),
        (("onderbouwingen", 0, "waarnemingen"), 0, "minstens 1"),
    ],
)
def test_a_name_that_leads_nowhere_is_refused(
    pad: tuple[str | int, ...], value: Any, wrong: str, alles: Normenkader
) -> None:
    with pytest.raises(InvalidInputError) as error:
        build(Tree("x.yaml", changed(alles.content, pad, value)))
    assert wrong in str(error.value)


def test_a_study_in_one_line(alles: Normenkader) -> None:
    assert [study_text(s) for s in alles.onderbouwingen] == [
        "Tijdmeting hulp thuis 2024, bureau Voorbeeld (412 waarnemingen, twaalf gemeenten in "
        "Zuid-Holland, 1 mei 2024)",
        "Tijdmeting maaltijden 2016 (1 waarneming, Dordrecht, 29 februari 2016)",
    ]
