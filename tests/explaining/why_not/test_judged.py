"""Why not, and margins, where numbers are judged: what brute force finds, without trying each."""

from __future__ import annotations

import copy
import random
from typing import Any

import pytest

from engine import judge
from engine.calculation.evaluator import quick, sections
from engine.calculation.source import SourceOps
from explaining.why_not.changes import neighbours
from explaining.why_not.margin import margin
from explaining.why_not.search import why_not
from normenkader import Library, Normenkader
from normenkader.reading import from_content, read_normenkader
from tests.conftest import ROOT
from tests.explaining.why_not.judged import all_singles, small_case, smallest, with_directions
from tests.explaining.why_not.other_answers import case_with_access
from tests.kaders.small import MOST, sharing, small_awbz
from zaak.checking import check_zaak


@pytest.fixture(scope="module")
def awbz(bibliotheek: Library) -> Normenkader:
    return bibliotheek.version("awbz-bgi-2014", "2014.1")


@pytest.fixture(scope="module")
def ho() -> Normenkader:
    return read_normenkader(ROOT / "tests" / "kaders" / "ho-hbel-2021" / "2021.1.yaml")


def agrees(normenkader: Normenkader, case: dict[str, Any]) -> set[int]:
    """What is found is what brute force finds; gives how many answers the changes have."""
    zaak, _ = check_zaak(case, Library([normenkader], normenkader.normenkader))
    expected = [smallest(normenkader, case, answers) for answers in (1, 2)]
    numbers = set()
    for found in why_not(normenkader, zaak).alternatieven:
        steps, same = next((e[found.product] for e in expected if found.product in e), (0, []))
        first = [c.text for c in same[0]] if same else []
        assert [(w.pad_tekst, w.naar) for w in found.wijzigingen] == first, found.product
        assert (found.steps, found.even_klein) == (steps, max(0, len(same) - 1))
        numbers.add(len(found.wijzigingen))
    return numbers


def test_judged_minutes_partly_covered_agree_with_brute_force(awbz: Normenkader) -> None:
    rng = random.Random(6)
    small = small_awbz(awbz)
    numbers: set[int] = set()
    for number in range(4):
        case = small_case(rng, number)
        asked = [n for n, a in case["leefgebieden"].items() if a["nodig"] != "niet_uitgevraagd"]
        for name in asked[3:]:
            case["leefgebieden"][name] = {"nodig": "niet_uitgevraagd"}
        numbers |= agrees(small, case)
    assert numbers == {0, 1, 2}


@pytest.mark.parametrize("procent", [0, 40, 100])
def test_judged_minutes_in_a_shared_area_agree_with_brute_force(
    awbz: Normenkader, procent: int
) -> None:
    rng = random.Random(procent)
    shared = sharing(small_awbz(awbz), ["vaardigheden", "structuur", "oefenen"], procent)
    numbers: set[int] = set()
    for number in range(3):
        case = small_case(rng, number)
        asked = ["structuur", "vaardigheden", *(["oefenen"] if number == 2 else [])]
        for name in case["leefgebieden"]:
            own: dict[str, Any] = {"nodig": "niet_uitgevraagd"}
            if name in asked:
                minutes = rng.randint(1, MOST)
                own = {"nodig": True, "opgelost_door": "geen", "minuten": minutes}
                if rng.random() < 0.5:
                    own["gedekt_minuten"] = rng.randint(0, minutes)
                if name == "oefenen":
                    own |= {"gemotiveerd_en_leerbaar": True, "programmatisch": True}
            case["leefgebieden"][name] = own
        numbers |= agrees(shared, case)
    assert numbers - {0}


def judged_case(rng: random.Random, normenkader: Normenkader, demo: Normenkader) -> dict[str, Any]:
    case = case_with_access(rng, demo, 3)
    for name, answers in case["leefgebieden"].items():
        for vraag in normenkader.questions("leefgebieden", name):
            own = rng.choice(vraag.answers())
            if vraag.vraag not in answers and vraag.required(answers):
                answers[vraag.vraag] = own
    return case


def test_hours_so_often_with_goals_and_shared_areas_agree_with_brute_force(
    demo: Normenkader,
) -> None:
    rng = random.Random(5)
    normenkader = with_directions(demo)
    tried = 0
    numbers: set[int] = set()
    while tried < 4:
        case = judged_case(rng, normenkader, demo)
        asked = {n for n, a in case["leefgebieden"].items() if "uren" in a}
        if len(asked) < 2:
            continue
        tried += 1
        numbers |= agrees(normenkader, case)
    assert {1, 2} <= numbers


def test_rooms_that_count_so_often_agree_with_brute_force(ho: Normenkader) -> None:
    content = copy.deepcopy(ho.content)
    grid = next(f for f in content["fasen"] if f["fase"] == "raster")
    product = content["producten"][0]
    content["producten"].append({**product, "product": "HO2"})
    band = grid["banden"][0]
    grid["banden"] = [
        {**{k: v for k, v in band.items() if k != "tot_en_met"}, "tot": 200},
        {**band, "regel": "RA-HO2", "band": "HO2", "vanaf": 200, "product": "HO2"},
    ]
    two = from_content(content)
    case = {
        "zaak": "H-1",
        "normenkader": "ho-hbel-2021",
        "peildatum": "2021-06-01",
        "toegang": {"leeftijd": 70, "woont_in_gemeente": True},
        "leefgebieden": {"schoon_huis": {"nodig": True, "opgelost_door": "geen"}},
        "clientfactoren": {
            "eigen_mogelijkheden": "geen",
            "beperkingen": "gemiddeld",
            "huishouden": "gemiddeld",
            "kamers_in_gebruik": 1,
            "kamers_niet_in_gebruik": 0,
        },
    }
    assert agrees(two, case) == {1}


def test_whole_awbz_is_not_tried_number_by_number(
    awbz: Normenkader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With all minutes up to 3,360 a search looks at a few thousand cases, not at millions."""
    looked = 0
    compiled = SourceOps.compile

    def counting(self: Any, *lines: Any) -> Any:
        calculate = compiled(self, *lines)

        def one(given: Any) -> Any:
            nonlocal looked
            looked += 1
            return calculate(given)

        return one

    monkeypatch.setattr(SourceOps, "compile", counting)
    other = copy.deepcopy(awbz.content)
    other["titel"] = "Zelfde regels, nog niet geschreven"
    fresh = from_content(other)
    rng = random.Random(8)
    most = 0
    for number in range(12):
        case = small_case(rng, number)
        for answers in case["leefgebieden"].values():
            if "minuten" in answers:
                answers["minuten"] *= 100
        zaak, _ = check_zaak(case, Library([fresh], fresh.normenkader))
        before = looked
        why_not(fresh, zaak)
        most = max(most, looked - before)
        assert len(all_singles(fresh, case)) > 3_000
    assert 0 < most < 20_000


@pytest.mark.parametrize("minutes", [1, 60, 119, 120, 300, 500, 599, 600, 700, 1_500])
def test_margin_is_the_least_time_that_changes_the_outcome_also_of_a_case_that_was_cut(
    awbz: Normenkader, minutes: int
) -> None:
    """Every other number of minutes of the same activity is judged."""
    case = small_case(random.Random(1), 1)
    case["clientfactoren"] = dict.fromkeys(case["clientfactoren"], 0)
    case["leefgebieden"] = {name: {"nodig": False} for name in case["leefgebieden"]}
    own = {"nodig": True, "minuten": minutes, "opgelost_door": "geen"}
    case["leefgebieden"]["structuur"] = own
    zaak, _ = check_zaak(case, Library([awbz], awbz.normenkader))
    short, given = quick(awbz), dict(sections(zaak))
    place = ("leefgebieden", "structuur")

    def outcome(number: int) -> object:
        return short({**given, place: {**given[place], "minuten": number}})[:3]

    others = [n for n in range(1, 3_361) if outcome(n) != outcome(minutes)]
    down = min((minutes - n for n in others if n < minutes), default=None)
    up = min((n - minutes for n in others if n > minutes), default=None)
    found = margin(awbz, zaak, judge(awbz, zaak))
    sides = [None if s is None else s.minuten for s in (found.omlaag, found.omhoog)]
    assert sides == [down, up]


def test_margin_of_a_case_that_was_cut_says_that_it_was(awbz: Normenkader) -> None:
    case = small_case(random.Random(1), 1)
    case["clientfactoren"] = dict.fromkeys(case["clientfactoren"], 0)
    case["leefgebieden"] = {name: {"nodig": False} for name in case["leefgebieden"]}
    own = {"nodig": True, "minuten": 700, "opgelost_door": "geen"}
    case["leefgebieden"]["structuur"] = own
    zaak, _ = check_zaak(case, Library([awbz], awbz.normenkader))
    assert margin(awbz, zaak, judge(awbz, zaak)).zinnen == (
        "Met meer minuten wordt de uitkomst niet hoger: deze combinatie van activiteiten krijgt "
        "hoogstens 599 minuten per week. Met andere activiteiten erbij kan dat anders zijn.",
        "281 minuten per week minder dan de 700 minuten van vóór het inkorten: bandbreedte K3, "
        "Begeleiding individueel klasse 3 (BGI3).",
    )


def test_neighbours_of_a_number_are_the_two_beside_it(awbz: Normenkader) -> None:
    case = small_case(random.Random(1), 1)
    own = {"nodig": True, "minuten": 120, "gedekt_minuten": 0, "opgelost_door": "geen"}
    case["leefgebieden"]["structuur"] = own
    zaak, _ = check_zaak(case, Library([awbz], awbz.normenkader))
    near = [(c.pad[2], c.naar) for c in neighbours(awbz, zaak) if c.pad[1] == "structuur"]
    assert near == [("nodig", False), ("minuten", 119), ("minuten", 121), ("gedekt_minuten", 1)]
