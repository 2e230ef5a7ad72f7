"""Running tests: what came out otherwise is said, and a changed rule fails the tests about it."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from normenkader import Normenkader
from normenkader.reading import from_content
from rule_tests.coverage import Report, report
from rule_tests.reading import read_toetsen
from rule_tests.running import Deviation
from tests.rule_tests.small import SHIPPED, replaced, reported


def shipped(normenkader: Normenkader) -> Report:
    return report(read_toetsen(SHIPPED, normenkader))


def with_change(normenkader: Normenkader, fase: str, *path: Any, to: Any) -> Normenkader:
    """A copy of the rules with one value changed."""
    content = copy.deepcopy(normenkader.content)
    node = next(f for f in content["fasen"] if f["fase"] == fase)
    for key in path[:-1]:
        node = node[key]
    assert node[path[-1]] != to
    node[path[-1]] = to
    return from_content(content)


def row_of(normenkader: Normenkader, regel: str) -> int:
    content = next(f for f in normenkader.content["fasen"] if f["fase"] == "normtijden")
    return [row["regel"] for row in content["tabel"]].index(regel)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("product: IBO", "product: IBOI"), Deviation("product", "IBOI", "IBO")),
        (("_week: 30", "_week: null"), Deviation("minuten_per_week", None, 30)),
        (("[financien]", "[]"), Deviation("meetellend", [], ["financien"])),
        (("N: 30}", "N: 29.5}"), Deviation("minuten van NT-FINANCIEN", "59/2", 30)),
        (("NT-FINANCIEN: 30", "NT-ADL: 30"), Deviation("minuten van NT-ADL", 30, None)),
        (
            ("wel: [TG-DOORGANG]", "wel: [TG-DOORGANG, LG-ACUUT bij adl]"),
            Deviation("LG-ACUUT bij adl", "geldt", "geldt niet"),
        ),
        (
            ("niet: TG-JEUGD,", "niet: [TG-JEUGD, LG-NIET-UITGEVRAAGD bij adl],"),
            Deviation("LG-NIET-UITGEVRAAGD bij adl", "geldt niet", "geldt"),
        ),
    ],
)
def test_wrong_expectation_fails_with_what_came_out(
    tmp_path: Path, demo: Normenkader, change: tuple[str, str], expected: Deviation
) -> None:
    rapport = reported(tmp_path, demo, replaced(change))
    (failed,) = rapport.failed
    assert failed.toets.toets == "Wie 18 is"
    assert failed.afwijkingen == (expected,)
    assert not rapport.all_right


def test_rule_elsewhere_is_not_the_rule_in_a_leefgebied(tmp_path: Path, demo: Normenkader) -> None:
    change = ("wel: [TG-DOORGANG]", "wel: [TG-DOORGANG, LG-TELT-MEE bij financien]")
    other = ("niet: TG-JEUGD,", "niet: [TG-JEUGD, LG-TELT-MEE bij adl],")
    assert reported(tmp_path, demo, replaced(change, other)).failed == []


def test_failure_shows_the_steps_that_differ_from_the_basis(
    tmp_path: Path, demo: Normenkader
) -> None:
    (failed,) = reported(tmp_path, demo, replaced(("_week: 30", "_week: 35"))).failed
    new = [p.nieuw["uitleg"] for p in failed.changed_steps() if p.nieuw and p.oud]
    assert any("De normtijd is 30 minuten per week" in uitleg for uitleg in new)
    assert not any("is niet uitgevraagd" in uitleg for uitleg in new)
    assert [s["regel"] for s in failed.steps_with_minutes()] == ["NT-FINANCIEN", "AF-VIJF"]


@pytest.mark.parametrize(
    ("regel", "doel", "niveau", "minuten"),
    [
        # Used by one test alone, by one that uses it beside its own, and by many.
        ("NT-DAGBESTEDING", "ontwikkel", "1", 61),
        ("NT-ADL", "ontwikkel", "3", 29),
        ("NT-FINANCIEN", "behoud", "2", 36),
    ],
)
def test_changed_norm_time_fails_the_tests_that_use_it_and_no_others(
    demo: Normenkader, regel: str, doel: str, niveau: str, minuten: int
) -> None:
    path = ("tabel", row_of(demo, regel), "minuten", doel, niveau)
    rapport = shipped(with_change(demo, "normtijden", *path, to=minuten))
    failed = {u.toets.toets for u in rapport.failed}
    using = {
        u.toets.toets
        for u in rapport.uitslagen
        for s in u.antwoord["spoor"]
        if s["regel"] == regel
        and (s["invoer"]["doel"], str(s["invoer"]["niveau"])) == (doel, niveau)
    }
    pinned = {
        u.toets.toets
        for u in rapport.uitslagen
        if u.toets.toets in using and u.toets.soort == "wel" and u.about(regel)
    }
    assert pinned
    assert pinned <= failed <= using


def test_changed_norm_time_of_one_test_fails_that_test(demo: Normenkader) -> None:
    path = ("tabel", row_of(demo, "NT-DAGBESTEDING"), "minuten", "ontwikkel", "1")
    rapport = shipped(with_change(demo, "normtijden", *path, to=59))
    (failed,) = rapport.failed
    assert failed.toets.toets == "Dagbesteding, ontwikkelen, niveau 1 met overlast is 60 minuten"
    # One minute less is rounded away: only what the rule itself gives tells it.
    assert failed.afwijkingen == (Deviation("minuten van NT-DAGBESTEDING", 60, 59),)


def test_changed_age_fails_the_test_on_the_boundary_alone(demo: Normenkader) -> None:
    als = ("regels", 0, "als", "leeftijd")
    rapport = shipped(with_change(demo, "toegang", *als, to={"kleiner_dan": 19}))
    assert [u.toets.toets for u in rapport.failed] == [
        "Wie 18 is, valt niet meer onder de Jeugdwet"
    ]
    lacking = {d.regel for d in rapport.dekking if d.tekorten}
    assert "TG-JEUGD" in lacking
