"""The split always adds up, for random cases of every shipped normenkader and of random ones."""

from __future__ import annotations

import copy
import random
from fractions import Fraction
from typing import Any

import pytest

from engine import judge
from explaining.reassessment.account import Side, account
from explaining.reassessment.carrying import carry
from explaining.reassessment.split import Answered, NoMinutesError, Split, between, parts, split
from explaining.reassessment.words import not_computed, sum_rows
from normenkader import Library, Normenkader
from normenkader.library import FixedVersion
from normenkader.reading import from_content
from tests.explaining.reassessment.versions import later_version, now, then
from tests.random_cases import random_case
from tests.random_norms import random_norm_data
from zaak.checking import check_draft, check_zaak

SHIPPED = [
    ("demo-ib@2026.1", "demo-ib@2026.1"),
    ("demo-ib@2026.1", "demo-ib@2027.1"),
    ("awbz-bgi-2014@2014.1", "awbz-bgi-2014@2014.1"),
    ("awbz-bgi-2014@2014.1", "demo-ib@2026.1"),
    ("demo-ib@2026.1", "awbz-bgi-2014@2014.1"),
]


def side(rng: random.Random, rules: Normenkader, number: int) -> Side:
    """A random case, mostly one that gives a product, and a decision that may deviate."""
    for _ in range(20):
        case = random_case(rng, rules, number)
        zaak, _ = check_zaak(case, FixedVersion(rules))
        antwoord = judge(rules, zaak)
        if antwoord["uitkomst"] == "product":
            break
    return Side(rules, case, antwoord, rng.choice([None, 0, 90, 215]))


def adds_up(found: Split, oud: Side, nieuw: Side) -> None:
    assert sum((r.before for r in found.rows), Fraction()) == found.before
    assert sum((r.after for r in found.rows), Fraction()) == found.after
    for row in found.rows:
        assert row.before or row.middle or row.after
    changes = [row.minuten for row in sum_rows(found) if not row.totaal]
    first, *_, last = (row.minuten for row in sum_rows(found))
    assert first + sum(changes) == last
    assert last - first == found.difference
    assert first == (found.before if oud.besloten is None else oud.besloten)
    assert last == (found.after if nieuw.besloten is None else nieuw.besloten)
    if found.middle is None:
        assert found.fouten
        assert not_computed(found)
        return
    assert found.rules is not None
    assert found.antwoorden is not None
    assert sum((r.middle or Fraction() for r in found.rows), Fraction()) == found.middle
    assert sum((r.rules or Fraction() for r in found.rows), Fraction()) == found.rules
    assert sum((r.antwoorden or Fraction() for r in found.rows), Fraction()) == found.antwoorden
    assert found.rules + found.antwoorden == found.after - found.before
    assert not_computed(found) == []


@pytest.fixture(scope="module")
def library(bibliotheek: Library, demo: Normenkader) -> Library:
    return Library([*bibliotheek.versies, later_version(demo)])


@pytest.mark.parametrize(("first", "second"), SHIPPED)
def test_the_split_adds_up_for_random_cases_of_shipped_rules(
    first: str, second: str, library: Library
) -> None:
    oud, nieuw = (library.version(*name.split("@")) for name in (first, second))
    rng, split_ones = random.Random(f"{first} {second}"), 0
    for number in range(25):
        sides = side(rng, oud, number), side(rng, nieuw, number)
        found = account(*sides).verdeling
        assert found is not None
        adds_up(found, *sides)
        split_ones += found.middle is not None
    # Answers of another normenkader leave questions open; those of another version do not.
    assert (split_ones == 25) == (oud.normenkader == nieuw.normenkader)


def other_times(rng: random.Random, data: dict[str, Any]) -> dict[str, Any]:
    """A next version of random rules, with the same questions and other norm times."""
    data = copy.deepcopy(data) | {"versie": "2026.2"}
    for stage in data["fasen"]:
        for rule in stage.get("tabel", []) if stage["fase"] == "normtijden" else []:
            for by_level in rule["minuten"].values():
                for level, minutes in by_level.items():
                    by_level[level] = minutes + 5 * rng.randrange(4)
    return data


def test_the_split_adds_up_between_random_versions() -> None:
    seen = {"whole": 0, "lacking": 0}
    for seed in range(30):
        rng = random.Random(seed)
        first = random_norm_data(rng)
        second = random_norm_data(rng) | {"versie": "2026.2"}
        for data in (second, other_times(rng, first)):
            rules = from_content(first), from_content(data)
            sides = side(rng, rules[0], seed), side(rng, rules[1], seed)
            if not all(r.timed for r in rules):
                assert account(*sides).zonder_minuten
                continue
            found = account(*sides).verdeling
            assert found is not None
            adds_up(found, *sides)
            seen["whole" if found.middle is not None else "lacking"] += 1
    assert min(seen.values()) > 5


def test_equal_cases_by_equal_rules_have_no_difference(
    demo: Normenkader, zaak: dict[str, Any]
) -> None:
    checked, _ = check_zaak(zaak, FixedVersion(demo))
    own = Side(demo, zaak, judge(demo, checked))
    found = account(own, own).verdeling
    assert found is not None
    assert (found.rules, found.antwoorden, found.difference) == (0, 0, 0)


def test_what_can_not_be_computed_is_said_with_what_is_lacking(demo: Normenkader) -> None:
    newer = later_version(demo, leeftijd=60)
    mee = carry(then(demo), demo, newer, "2027-02-01")
    assert [(a.plaats, a.reden) for a in mee.of("vervallen")] == [
        (("toegang", "", "leeftijd"), "Dit kan niet meer: nu van 0 tot en met 60.")
    ]
    middle = between(mee.content, newer)
    assert middle.antwoord is None
    case = now(demo)
    case["toegang"]["leeftijd"] = 60
    checked, _ = check_zaak(case, FixedVersion(newer))
    old, _ = check_zaak(then(demo), FixedVersion(demo))
    found = split(Answered(demo, judge(demo, old)), middle, Answered(newer, judge(newer, checked)))
    assert (found.before, found.middle, found.after) == (105, None, 75)
    assert (found.rules, found.antwoorden) == (None, None)
    lines = not_computed(found)
    assert any(line.startswith("toegang.leeftijd: ontbreekt") for line in lines)
    assert [row.naam for row in sum_rows(found)][1] == "Andere regels en andere antwoorden"


def test_the_range_that_is_left_is_said_where_each_outcome_gives_a_product(
    demo: Normenkader,
) -> None:
    newer = later_version(demo)
    case = then(demo)
    del case["clientfactoren"]["zorgmijding"]
    found = between(carry(case, demo, newer, "2027-02-01").content, newer)
    # 75 minutes, with 0 % to 10 % on top: 75 to 82.5, rounded up.
    assert found.antwoord is None
    assert found.bereik == (75, 85)


def test_rules_without_minutes_have_no_difference_in_minutes(
    demo: Normenkader, drechtsteden: Normenkader
) -> None:
    rng = random.Random(1)
    sides = side(rng, drechtsteden, 1), side(rng, demo, 2)
    found = account(*sides)
    assert found.verdeling is None
    assert "Drechtsteden" in found.zonder_minuten
    with pytest.raises(NoMinutesError):
        split(
            Answered(drechtsteden, sides[0].antwoord),
            between({}, demo),
            Answered(demo, sides[1].antwoord),
        )


def test_an_outcome_without_a_product_takes_its_minutes_away(demo: Normenkader) -> None:
    # Niveau 3 of maatschappelijke_participatie is 10 minutes: less than the lowest bandwidth.
    case = then(demo)
    for name in ("adl", "financien", "sociaal_netwerk"):
        case["leefgebieden"][name] = {"niveau": "niet_uitgevraagd"}
    light = {"niveau": 3, "opgelost_door": "geen", "doel": "behoud"}
    case["leefgebieden"]["maatschappelijke_participatie"] = light
    checked, _ = check_zaak(case, FixedVersion(demo))
    antwoord = judge(demo, checked)
    assert antwoord["uitkomst"] == "ib0"
    found = parts(Answered(demo, antwoord))
    assert sum(found.values(), Fraction()) == 0
    assert found[("uitkomst", "")] == -sum(
        (v for k, v in found.items() if k[0] != "uitkomst"), Fraction()
    )


def test_what_is_carried_over_is_a_case_of_the_other_rules(library: Library) -> None:
    for first, second in SHIPPED:
        oud, nieuw = (library.version(*name.split("@")) for name in (first, second))
        rng = random.Random(first + second)
        for number in range(15):
            case = random_case(rng, oud, number)
            before = copy.deepcopy(case)
            mee = carry(case, oud, nieuw, str(nieuw.geldig.van))
            assert case == before
            check_draft(mee.content, FixedVersion(nieuw))
            if oud is nieuw:
                assert {a.lot for a in mee.antwoorden} == {"overgenomen"}
                again = carry(mee.content, oud, oud, str(oud.geldig.van))
                assert again.content == mee.content
