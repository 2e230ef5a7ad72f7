"""The boundaries of rules about judged time: what goes off, a maximum, a combination, a count."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from normenkader import Library, Normenkader
from normenkader.reading import from_content, read_normenkader
from normenkader.rules import rule_index
from rule_tests.coverage import coverage, report
from rule_tests.edges import edges
from rule_tests.reading import read_toetsen, toetsen_folder
from rule_tests.running import RuleTestResult, run
from tests.conftest import RULES

HO = Path(__file__).parents[1] / "kaders" / "ho-hbel-2021" / "2021.1.yaml"
BASIS = """
basis:
  zaak: T-1
  normenkader: ho-hbel-2021
  peildatum: 2021-06-01
  toegang: {leeftijd: 70, woont_in_gemeente: true}
  leefgebieden: {schoon_huis: {nodig: true, opgelost_door: geen}}
  clientfactoren:
    eigen_mogelijkheden: geen
    beperkingen: gemiddeld
    huishouden: gemiddeld
    kamers_in_gebruik: 0
    kamers_niet_in_gebruik: 0
toetsen:
"""


@pytest.fixture(scope="module")
def awbz(bibliotheek: Library) -> Normenkader:
    return bibliotheek.version("awbz-bgi-2014", "2014.1")


@pytest.fixture(scope="module")
def uitslagen(awbz: Normenkader) -> list[RuleTestResult]:
    """The shipped tests of `awbz-bgi-2014`, run once."""
    return run(read_toetsen(toetsen_folder(RULES, awbz), awbz))


@pytest.mark.parametrize(
    ("regel", "drop", "soorten"),
    [
        ("AF-GEDEKT", "Eén gedekte minuut gaat eraf", ["grens"]),
        ("AF-GEDEKT", "Nul gedekte minuten is geen stap", []),
        ("MA-OEFENEN", "Oefenen van 180 minuten past precies", ["grens"]),
        ("MA-OEFENEN", "Van 181 minuten oefenen gaat er één af", ["grens"]),
        ("MA-ONDERWIJS-GEDRAG", "Met twee scores van 3 geldt het lagere maximum", ["grens"]),
        ("MA-ONDERWIJS-GEDRAG", "Met drie scores van 3 is 419 minuten precies genoeg", ["grens"]),
        ("MX-1", "Alles met zeer ernstig gedrag valt onder MX-1", ["grens"]),
        ("MX-8", "Alleen structuur met oefenen erbij valt niet onder MX-8", ["niet", "grens"]),
        ("MX-INKORTEN", "599 minuten structuur is precies klasse 4", ["grens"]),
        ("MX-INKORTEN", "Van 600 minuten structuur gaat er één af", ["grens"]),
        ("MX-INKORTEN", "Zonder maximum wordt er niet ingekort", []),
        ("TG-TERREINEN", "Alleen lichte beperkingen is te licht", ["grens"]),
        (
            "AC-HELEMAAL-GEDEKT",
            "Doen anderen 99 van de 100 minuten, dan telt de activiteit mee",
            [],
        ),
        ("KL-BOVEN", "1500 minuten is meer dan klasse 8", ["grens"]),
    ],
)
def test_without_a_side_of_its_boundary_a_rule_is_not_covered(
    awbz: Normenkader, uitslagen: list[RuleTestResult], regel: str, drop: str, soorten: list[str]
) -> None:
    kept = [u for u in uitslagen if u.toets.toets != drop]
    assert len(kept) == len(uitslagen) - 1
    dekking = {d.regel: [t.soort for t in d.tekorten] for d in coverage(awbz, kept).dekking}
    assert dekking[regel] == soorten


def test_boundaries_in_words(awbz: Normenkader) -> None:
    rules = rule_index(awbz)
    found = {
        regel: [edge.tekst for edge in edges(awbz, rules[regel])]
        for regel in ("AF-GEDEKT", "MA-ONDERWIJS-GEDRAG", "MX-2", "MX-8", "MX-INKORTEN", "KL-2")
    }
    assert found == {
        "AF-GEDEKT": ["gedekt_minuten 0 en 1"],
        "MA-ONDERWIJS-GEDRAG": [
            "scores_van_3 2 en 3",
            "net niet en net wel meer dan 419 minuten per week",
        ],
        "MX-2": ["scores_van_3 2 en 3"],
        "MX-8": ["twee zaken die één antwoord schelen"],
        "MX-INKORTEN": ["precies het maximum van een combinatie, en 1 meer"],
        "KL-2": ["119 en 120 minuten", "239 en 240 minuten"],
    }


def test_count_turns_by_an_answer_that_is_counted_alone(
    awbz: Normenkader, uitslagen: list[RuleTestResult]
) -> None:
    (edge,) = edges(awbz, rule_index(awbz)["MX-2"])
    by_name = {u.toets.toets: u for u in uitslagen}
    serious = by_name["Structuur en toezicht met zeer ernstig gedrag valt onder MX-2"]
    name = "Structuur en toezicht met zeer ernstig gedrag met twee scores van 3 valt niet onder"
    other = by_name[f"{name} MX-2"]
    assert edge.past(serious, other)
    assert not edge.past(serious, by_name["Alles valt onder MX-4"])


def ho_report(tmp_path: Path, normenkader: Normenkader, toetsen: str) -> Any:
    (tmp_path / "a.yaml").write_text(BASIS + toetsen, encoding="utf-8")
    return report(read_toetsen(tmp_path, normenkader))


def test_fixed_time_in_hours_per_year_is_a_norm_time_to_test(tmp_path: Path) -> None:
    toetsen = """
  - {toets: Basis, over: NT-SCHOON-HUIS, soort: wel, verwacht: {minuten_per_week: 125}}
"""
    (cell,) = ho_report(tmp_path, read_normenkader(HO), toetsen).cellen
    assert (cell.doel, cell.niveau, cell.minuten, cell.toetsen) == ("", "", "1620/13", ("Basis",))


def test_number_that_counts_at_most_so_often_has_its_boundary_there(tmp_path: Path) -> None:
    content = copy.deepcopy(read_normenkader(HO).content)
    factoren = next(f for f in content["fasen"] if f["fase"] == "factoren")
    rule = next(r for r in factoren["regels"] if r["regel"] == "CF-KAMERS")
    rule["dan"]["hoogstens"] = 6
    normenkader = from_content(content)
    both = "kamers_in_gebruik 0 en 1", "kamers_in_gebruik 6 en 7"
    assert tuple(e.tekst for e in edges(normenkader, rule_index(normenkader)["CF-KAMERS"])) == both
    toetsen = """
  - {toets: Geen, over: CF-KAMERS, soort: niet, verwacht: {minuten_per_week: 125}}
  - toets: Eén
    over: CF-KAMERS
    soort: grens
    gegeven: {clientfactoren: {kamers_in_gebruik: 1}}
    verwacht: {minuten_per_week: 144}
    regels: {wel: CF-KAMERS}
  - toets: Zes
    over: CF-KAMERS
    soort: wel
    gegeven: {clientfactoren: {kamers_in_gebruik: 6}}
    verwacht: {minuten_per_week: 236}
"""
    seven = """
  - toets: Zeven telt als zes
    over: CF-KAMERS
    soort: grens
    gegeven: {clientfactoren: {kamers_in_gebruik: 7}}
    verwacht: {minuten_per_week: 236}
    regels: {wel: CF-KAMERS}
"""
    for more, lacking in (("", [both[1]]), (seven, [])):
        rapport = ho_report(tmp_path, normenkader, toetsen + more)
        (own,) = (d for d in rapport.dekking if d.regel == "CF-KAMERS")
        assert [t.melding.split(": ")[1] for t in own.tekorten] == lacking
        assert rapport.failed == []
