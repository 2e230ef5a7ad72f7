"""Which rules tests cover, and what counts as a boundary."""

from __future__ import annotations

import copy
import random
from pathlib import Path
from typing import Any

import pytest

from normenkader import Normenkader
from normenkader.reading import from_content
from normenkader.rules import all_rules, rule_index
from rule_tests.coverage import Coverage, Report, coverage, report
from rule_tests.edges import edges
from rule_tests.model import SOORTEN
from rule_tests.reading import read_toetsen
from rule_tests.running import RuleTestResult, run
from tests.random_norms import random_norm_data
from tests.rule_tests.small import SHIPPED, SMALL, reported, with_toetsen


def lacking(rapport: Report, regel: str) -> list[str]:
    """In which of the three ways a rule is not covered."""
    return [t.soort for t in covered(rapport, regel).tekorten]


def covered(rapport: Report, regel: str) -> Coverage:
    return next(d for d in rapport.dekking if d.regel == regel)


@pytest.fixture(scope="module")
def uitslagen(demo: Normenkader) -> list[RuleTestResult]:
    """The shipped tests of `demo-ib`, run once."""
    return run(read_toetsen(SHIPPED, demo))


def test_without_tests_every_rule_lacks_all_three(tmp_path: Path, demo: Normenkader) -> None:
    rapport = report(read_toetsen(tmp_path, demo))
    assert [d.regel for d in rapport.dekking] == list(rule_index(demo))
    assert all({t.soort for t in d.tekorten} == set(SOORTEN) for d in rapport.dekking)
    assert not rapport.all_right
    assert len(rapport.cellen) == 48
    assert not any(c.toetsen for c in rapport.cellen)


def test_rule_that_no_test_is_about_is_named(tmp_path: Path, demo: Normenkader) -> None:
    rapport = reported(tmp_path, demo, SMALL)
    assert lacking(rapport, "TG-WLZ") == ["wel", "niet", "grens"]
    assert "geen toets waarin deze regel geldt" in covered(rapport, "TG-WLZ").tekorten[0].melding
    # 17 and 18 differ in the level of a leefgebied too, so they are no two sides of one boundary.
    assert lacking(rapport, "TG-JEUGD") == ["grens"]
    assert "leeftijd 17 en 18" in covered(rapport, "TG-JEUGD").tekorten[0].melding
    assert covered(rapport, "TG-JEUGD").wel == ("Wie 17 is",)
    assert covered(rapport, "TG-JEUGD").niet == ("Wie 18 is",)


@pytest.mark.parametrize(
    ("regel", "drop"),
    [
        ("TG-JEUGD", "Wie 18 is, valt niet meer onder de Jeugdwet"),
        ("TG-DOORGANG", "Wie 17 is, valt nog onder de Jeugdwet"),
        ("LG-GEEN", "Met één leefgebied op niveau 3 wordt er verder gerekend"),
        ("NT-ADL", "ADL op niveau 4 heeft geen normtijd"),
        ("DR-BEHOUD", "Evenveel minuten geeft behoud"),
        ("CF-BEELDZORG", "Beeldbellen scheelt 10 procent"),
        ("CF-ZES-LEEFGEBIEDEN", "Vijf leefgebieden is nog te weinig om te combineren"),
        ("CF-GRENS", "Van 30 procent eraf blijft 20 over"),
        ("CF-GRENS", "Precies 50 procent mag nog"),
        ("AF-VIJF", "Een kwart minuut te veel wordt 5 minuten meer"),
        ("RA-B1", "85 minuten behoud is nog B1"),
        ("RA-B1", "Bij behoud is 25 minuten nog lichte hulp"),
        ("RA-IB0", "Bij ontwikkelen is 25 minuten nog lichte hulp"),
        ("RA-BOVEN", "605 minuten ontwikkelen is te veel voor een bandbreedte"),
    ],
)
def test_boundary_needs_a_test_on_both_sides(
    demo: Normenkader, uitslagen: list[RuleTestResult], regel: str, drop: str
) -> None:
    kept = [u for u in uitslagen if u.toets.toets != drop]
    assert len(kept) == len(uitslagen) - 1
    assert lacking(coverage(demo, kept), regel) == ["grens"]


def test_case_that_stops_earlier_says_nothing_of_a_later_rule(
    tmp_path: Path, demo: Normenkader
) -> None:
    toetsen = """
  - toets: Geen toegang
    over: [CF-BEELDZORG, AF-VIJF]
    soort: niet
    gegeven: {toegang: {leeftijd: 12}}
    verwacht: {uitkomst: geen_toegang}
"""
    rapport = reported(tmp_path, demo, with_toetsen(toetsen))
    assert lacking(rapport, "CF-BEELDZORG") == ["wel", "niet", "grens"]
    assert "niet zo ver komen" in covered(rapport, "CF-BEELDZORG").tekorten[1].melding
    # Rounding applies in every case that gets to it: here such a case is what counts.
    assert covered(rapport, "AF-VIJF").altijd
    assert lacking(rapport, "AF-VIJF") == ["wel", "grens"]


def test_answer_two_steps_away_is_no_boundary(tmp_path: Path, demo: Normenkader) -> None:
    toetsen = """
  - {{toets: Zonder, over: CF-ZORGMIJDING-STERK, soort: niet, verwacht: {{minuten_per_week: 50}}}}
  - toets: Met
    over: CF-ZORGMIJDING-STERK
    soort: grens
    gegeven: {{clientfactoren: {{zorgmijding: sterk{more}}}}}
    verwacht: {{uitkomst: product}}
    regels: {{wel: CF-ZORGMIJDING-STERK}}
  - toets: Ertussen
    over: CF-ZORGMIJDING-STERK
    soort: niet
    gegeven: {{clientfactoren: {{zorgmijding: {between}}}}}
    verwacht: {{uitkomst: product}}
"""
    for more, between, expected in (
        ("", "geen", ["grens"]),
        (", beeldzorg: mogelijk", "licht", ["grens"]),
        ("", "licht", []),
    ):
        tekst = with_toetsen(toetsen.format(more=more, between=between))
        rapport = reported(tmp_path, demo, tekst)
        assert lacking(rapport, "CF-ZORGMIJDING-STERK") == expected
        assert rapport.failed == []


def test_two_sides_without_a_test_of_the_kind_boundary_are_not_enough(
    tmp_path: Path, demo: Normenkader
) -> None:
    toetsen = """
  - {toets: Zonder, over: CF-BEELDZORG, soort: niet, verwacht: {uitkomst: product}}
  - toets: Met
    over: CF-BEELDZORG
    soort: wel
    gegeven: {clientfactoren: {beeldzorg: mogelijk}}
    verwacht: {uitkomst: product}
"""
    assert lacking(reported(tmp_path, demo, with_toetsen(toetsen)), "CF-BEELDZORG") == ["grens"]


def test_norm_time_counts_only_where_a_test_is_about_its_row(
    tmp_path: Path, demo: Normenkader
) -> None:
    toetsen = """
  - {toets: Basis, verwacht: {minuten_per_week: 50}}
  - toets: Niveau 3
    over: NT-FINANCIEN
    soort: wel
    gegeven: {leefgebieden: {financien: {niveau: 3}}}
    verwacht: {minuten_per_week: 30}
"""
    rapport = reported(tmp_path, demo, with_toetsen(toetsen))
    used = [(c.regel, c.doel, c.niveau, c.toetsen) for c in rapport.cellen if c.toetsen]
    assert used == [("NT-FINANCIEN", "ontwikkel", "3", ("Niveau 3",))]


def test_exception_covers_what_it_names_and_no_more(tmp_path: Path, demo: Normenkader) -> None:
    exception = "uitgezonderd:\n  - {{regel: {regel}, soort: {soort}, omdat: Dat kan hier niet.}}\n"
    rapport = reported(tmp_path, demo, SMALL + exception.format(regel="TG-WLZ", soort="niet"))
    assert lacking(rapport, "TG-WLZ") == ["wel", "grens"]
    needless = reported(tmp_path, demo, SMALL + exception.format(regel="TG-JEUGD", soort="wel"))
    assert lacking(needless, "TG-JEUGD") == ["grens", "wel"]
    assert "haal de uitzondering weg" in covered(needless, "TG-JEUGD").tekorten[1].melding


def test_failing_test_still_shows_whether_its_rule_applies(
    tmp_path: Path, demo: Normenkader
) -> None:
    rapport = reported(tmp_path, demo, SMALL.replace("minuten_per_week: 30", "minuten_per_week: 5"))
    assert len(rapport.failed) == 1
    assert covered(rapport, "TG-DOORGANG").wel == ("Wie 18 is",)


def test_range_of_numbers_has_a_boundary_at_both_ends(demo: Normenkader) -> None:
    content = copy.deepcopy(demo.content)
    factoren = next(f for f in content["fasen"] if f["fase"] == "factoren")
    rule = next(r for r in factoren["regels"] if r["regel"] == "CF-ZES-LEEFGEBIEDEN")
    rule["als"] = {"aantal_meetellend": [4, 5]}
    changed = from_content(content)
    found = edges(changed, rule_index(changed)["CF-ZES-LEEFGEBIEDEN"])
    assert [rand.tekst for rand in found] == [
        "aantal_meetellend 3 en 4",
        "aantal_meetellend 5 en 6",
    ]


def test_limit_that_cannot_be_passed_needs_no_test(demo: Normenkader) -> None:
    content = copy.deepcopy(demo.content)
    factoren = next(f for f in content["fasen"] if f["fase"] == "factoren")
    factoren["grens"]["minimum"] = -100
    changed = from_content(content)
    (found,) = edges(changed, rule_index(changed)["CF-GRENS"])
    assert "+50 %" in found.tekst


def test_every_rule_of_any_normenkader_has_a_boundary(tmp_path: Path) -> None:
    rng = random.Random(21)
    seen: set[Any] = set()
    for _ in range(15):
        normenkader = from_content(random_norm_data(rng))
        for info in all_rules(normenkader):
            assert edges(normenkader, info)
            seen.add(type(info.model))
        rapport = report(read_toetsen(tmp_path, normenkader))
        assert all(d.tekorten for d in rapport.dekking)
    assert len(seen) > 8
