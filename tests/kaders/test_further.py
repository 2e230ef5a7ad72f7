"""Two more real normenkaders, written with the guide only: cases that were summed by hand.

Personal care (minutes by how often, off and on for visits) and begeleiding in a group (dagdelen) of
the AWBZ in 2014. What is expected is written out; nothing of it comes from the program.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from cli.main import app
from engine import answer_text, judge
from engine.partial import possible
from normenkader import (
    InvalidInputError,
    Library,
    Normenkader,
    parse_normenkader,
    read_library,
)
from normenkader.founding import unfounded
from proof import prove
from tests.conftest import ROOT
from tests.kaders.small import TOEGANG
from zaak.checking import check_partial, check_zaak

Data = dict[str, Any]
NOT_ASKED: Data = {"nodig": "niet_uitgevraagd"}
ONE = {"nodig": True, "twee": False, "gebruikelijk": False}
TWO = {"nodig": True, "twee": True, "gebruikelijk": False}


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(ROOT / "tests" / "kaders")


def care(library: Library, activities: dict[str, Data], together: int = 0, visits: int = 0) -> Data:
    """A case of personal care."""
    names = library.version("awbz-pv-2014", "2014.1").leefgebied_names
    return {
        "zaak": "PV-1",
        "normenkader": "awbz-pv-2014",
        "peildatum": "2014-06-01",
        "toegang": {"grondslag": True},
        "leefgebieden": {name: activities.get(name, NOT_ASKED) for name in names},
        "clientfactoren": {"samen_activiteiten": together, "samen_bezoeken": visits},
    }


# Each with the activities, how many fall together in how many visits, class and minutes.
CARE: dict[str, tuple[dict[str, Data], int, int, str | None, int | None]] = {
    # 7 × (20 + 2 × 15) = 350; two fall together in one visit: 7 × (-2 × 3.5 + 3.5) = -24.5.
    "washing and dressing in one visit": (
        {"wassen": {**ONE, "wat_wassen": "geheel"}, "aankleden": {**ONE, "keren": 2}},
        2,
        1,
        "K3",
        326,
    ),
    # 7 × 2 × 10 = 140.
    "drops twice a day": ({"druppels": {**ONE, "keren": 2}}, 0, 0, "K2", 140),
    # 7 × 2 × (10 + 10) = 280; a housemate is the first of two carers: half of each goes.
    "a housemate is one of two carers": (
        {"uit_bed": {**TWO, "gebruikelijk": True}, "in_bed": {**TWO, "gebruikelijk": True}},
        0,
        0,
        "K2",
        140,
    ),
    "a housemate does it": ({"kousen_aan": {**ONE, "gebruikelijk": True}}, 0, 0, None, None),
    # 7 × (10 + 7) = 119, nails 5 a week, learning 30 a week.
    "stockings, nails and learning": (
        {
            "kousen_aan": ONE,
            "kousen_uit": ONE,
            "nagels": ONE,
            "aanleren": {"nodig": True, "minuten": 30},
        },
        0,
        0,
        "K2",
        154,
    ),
    # 7 × 2 × 6 × 20 = 1,680: above class 8, which ends before 25 hours.
    "turning six times a day by two": (
        {"wisselligging": {**TWO, "keren": 6}},
        0,
        0,
        None,
        1680,
    ),
}


@pytest.mark.parametrize("name", list(CARE))
def test_personal_care_comes_to_what_was_summed_by_hand(name: str, library: Library) -> None:
    activities, together, visits, band, minutes = CARE[name]
    zaak, norms = check_zaak(care(library, activities, together, visits), library)
    found = json.loads(answer_text(judge(norms, zaak)))
    assert (found["bandbreedte"] or {}).get("code") == band
    assert found["minuten_per_week"] == minutes


def test_an_answer_says_of_every_time_whether_a_study_founds_it(library: Library) -> None:
    activities, together, visits, *_ = CARE["washing and dressing in one visit"]
    zaak, norms = check_zaak(care(library, activities, together, visits), library)
    steps = json.loads(answer_text(judge(norms, zaak)))["spoor"]
    founded = {s["regel"]: s["onderbouwing"] for s in steps if "onderbouwing" in s}
    assert founded["NT-WASSEN"] == "Onderzoek van HHM, oktober 2007 (1 oktober 2007)"
    assert founded["FA-SAMEN"] is None
    assert "LG-TELT-MEE" not in founded


def test_a_study_of_which_too_little_is_known_does_not_found_a_time(library: Library) -> None:
    norms = library.version("awbz-pv-2014", "2014.1")
    why = {u.regel: u for u in unfounded(norms, norms.geldig.van) if u.reden == "onvolledig"}
    assert why["NT-WASSEN"].waarom.endswith(
        "is niet bekend: het aantal waarnemingen, de spreiding en de plaats"
    )


def test_minutes_in_a_sentence_are_those_of_the_rule_where_a_question_has_that_name(
    library: Library, bibliotheek: Library
) -> None:
    zaak, norms = check_zaak(care(library, {"druppels": {**ONE, "keren": 2}}), library)
    said = {s["regel"]: s["uitleg"] for s in judge(norms, zaak)["spoor"]}
    assert said["NT-DRUPPELS"] == "Druppels: 140 minuten per week."
    # `minuten` is what was judged in the AWBZ too: 400 minutes of practising, held to 180.
    awbz = bibliotheek.version("awbz-bgi-2014", "2014.1")
    assert _of(awbz, bibliotheek, "MA-OEFENEN").endswith(
        "hoogstens 180 minuten per week. Er gaan 220 minuten af."
    )


def _of(norms: Normenkader, library: Library, regel: str) -> str:
    """What a step says in a case of 400 minutes of practising."""
    asked = {"nodig": True, "minuten": 400, "opgelost_door": "geen"}
    own = {"gemotiveerd_en_leerbaar": True, "programmatisch": True}
    scores = [v.vraag for v in norms.questions("clientfactoren")]
    content = {
        "zaak": "A-1",
        "normenkader": "awbz-bgi-2014",
        "peildatum": "2014-06-01",
        "toegang": TOEGANG,
        "leefgebieden": {
            name: {**asked, **own} if name == "oefenen" else NOT_ASKED
            for name in norms.leefgebied_names
        },
        "clientfactoren": dict.fromkeys(scores, 0),
    }
    zaak, _ = check_zaak(content, library)
    steps = judge(norms, zaak)["spoor"]
    return str(next(s["uitleg"] for s in steps if s["regel"] == regel))


@pytest.mark.parametrize("open_one", ["samen_activiteiten", "samen_bezoeken"])
def test_a_number_about_the_client_that_bounds_another_leaves_what_completions_give(
    open_one: str, library: Library
) -> None:
    activities, *_ = CARE["washing and dressing in one visit"]
    content = care(library, activities, 3, 2)
    content["clientfactoren"][open_one] = "onbekend"
    zaak, norms = check_partial(content, library)
    found = possible(norms, zaak)
    # 350 less 24.5 for each that falls together and more for each visit, of which there are
    # at most as many: 3 in 0 to 3 visits, or 2 to 40 in 2 visits (never below 0).
    ends = {"samen_bezoeken": (277, 350), "samen_activiteiten": (0, 350)}
    assert (found.minimum, found.maximum) == ends[open_one]
    assert {o.uitkomst for o in found.outcomes} == {"product"}


def group(
    days: int | None = None, profile: str | None = None, other: int = 0, *, transport: bool = False
) -> Data:
    """A case of begeleiding in a group."""
    daily = {"nodig": True, "dagdelen": days} if days else NOT_ASKED
    staying = {"nodig": True, "profiel": profile} if profile else NOT_ASKED
    return {
        "zaak": "G-1",
        "normenkader": "awbz-groep-2014",
        "peildatum": "2014-06-01",
        "toegang": {
            "sociaal": "zwaar",
            "bewegen": "geen",
            "probleemgedrag": "licht",
            "psychisch": "geen",
            "geheugen": "geen",
        },
        "leefgebieden": {"dagbesteding": daily, "verblijf": staying},
        "clientfactoren": {"andere_dagdelen": other, "vervoer": transport},
    }


# Class, minutes and price in euros a year, with transport where it is needed.
GROUP: dict[str, tuple[Data, str | None, int | None, int | None]] = {
    "four dagdelen with transport": (group(4, transport=True), "BGG4", 960, 10_348),
    "nine beside nine others: eighteen": (group(9, other=9), "BGG9", 2160, 20_798),
    "nine beside twelve others: six are left": (group(9, other=12), "BGG6", 1440, 13_865),
    "one beside seventeen": (group(1, other=17), "BGG1", 240, 2_310),
    "a profile with nine": (group(profile="vg_7"), "BGG9", 2160, 20_798),
    "twelve are above the highest class": (group(12), None, 2880, None),
}


@pytest.mark.parametrize("name", list(GROUP))
def test_group_comes_to_what_was_summed_by_hand(name: str, library: Library) -> None:
    content, product, minutes, euros = GROUP[name]
    zaak, norms = check_zaak(content, library)
    found = json.loads(answer_text(judge(norms, zaak)))
    assert (found["product"] or {}).get("code") == product
    assert found["minuten_per_week"] == minutes
    assert (found["prijs"] or {}).get("totaal_cent") == (None if euros is None else euros * 100)


def test_no_terrein_that_is_matig_or_zwaar_gives_no_access_to_a_group(library: Library) -> None:
    content = group(3)
    content["toegang"] = dict.fromkeys(content["toegang"], "licht")
    zaak, norms = check_zaak(content, library)
    assert judge(norms, zaak)["uitkomst"] == "geen_toegang"


def test_what_goes_off_for_a_combination_is_said_without_a_sign(library: Library) -> None:
    zaak, norms = check_zaak(group(9, other=12), library)
    step = next(s for s in judge(norms, zaak)["spoor"] if s["regel"] == "CO-INKORTEN")
    assert step["uitleg"] == "Er gaan 720 minuten af."
    assert step["effect"]["minuten"] == -720


WARNING = "Let op: Deze regels golden tot en met 2014. Ze zijn hier om van te leren."
FOLDER = str(ROOT / "tests" / "kaders")


@pytest.mark.parametrize("command", ["bewijs", "toets"])
def test_what_is_said_of_a_normenkader_begins_with_its_warning(command: str) -> None:
    asked = [command, "awbz-groep-2014@2014.1", "--regels", FOLDER]
    assert CliRunner().invoke(app, asked).stdout.splitlines()[2] == WARNING


def test_a_comparison_says_which_of_the_two_warns_of_what() -> None:
    two = ["awbz-groep-2014@2014.1", "alles@2026.1"]
    said = CliRunner().invoke(app, ["vergelijk", *two, "--regels", FOLDER]).stdout.splitlines()
    assert said[2:4] == [
        f"awbz-groep-2014 2014.1: {WARNING}",
        "alles 2026.1: Let op: Dit normenkader is verzonnen. Gebruik het niet voor een besluit.",
    ]


def test_a_time_without_a_test_is_named_by_its_own_questions() -> None:
    asked = ["toets", "awbz-groep-2014@2014.1", "--regels", FOLDER]
    said = CliRunner().invoke(app, asked).stdout
    assert "  NT-VERBLIJF: profiel ggz_1c (960 minuten) is niet getoetst\n" in said


def test_the_proof_of_dagdelen_holds(library: Library) -> None:
    norms = library.version("awbz-groep-2014", "2014.1")
    found = {v.eigenschap: v.oordeel for v in prove(norms, ()).verdicts}
    assert found == {
        "volledig": "bewezen",
        "uniek": "bewezen",
        "bereikbaar": "bewust",
        "monotoon": "bewezen",
        "begrensd": "bewezen",
        "robuust": "niet_bewezen",
    }


KEYS = {
    # What is put in the place of what, and what is said of it.
    "a key of elsewhere": (
        "prijs: {cent: 231000, per_weken: 52}",
        "prijs: {cent: 231000, per_weken: 52, opslag: 1}",
        "Die hoort op een andere plek, niet hier. Hier kan alleen: cent en per_weken.",
    ),
    "a key that is nearly one of here": (
        "    opslag: {cent: 27800,",
        "    opslg: {cent: 27800,",
        "Bedoel je 'opslag'?",
    ),
    "a text where a table belongs": (
        "signaal: {code: SI-INGEKORT, tekst: De tijd is ingekort.}",
        "signaal: De tijd is ingekort.",
        "moet een tabel met code en tekst zijn",
    ),
}


@pytest.mark.parametrize("name", list(KEYS))
def test_a_message_says_which_keys_can_be_there(name: str) -> None:
    old, new, said = KEYS[name]
    text = (ROOT / "tests/kaders/awbz-groep-2014/2014.1.yaml").read_text("utf-8")
    assert old in text
    with pytest.raises(InvalidInputError) as caught:
        parse_normenkader(text.replace(old, new, 1), "groep.yaml")
    assert [p for p in caught.value.problemen if said in p.melding]
