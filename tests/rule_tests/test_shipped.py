"""The tests that ship beside the rules: they pass, cover every rule, and say what the text says."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from normenkader import Library
from normenkader.file.tree import read_yaml
from rule_tests.cases import changed
from rule_tests.coverage import Report, report
from rule_tests.model import SOORTEN
from rule_tests.reading import read_toetsen, toetsen_folder, without_version
from tests import awbz_by_hand, demo_ib_by_hand
from tests.conftest import RULES
from tests.rule_tests import drechtsteden_by_hand

VERSIES = [
    ("awbz-bgi-2014", "2014.1"),
    ("demo-ib", "2026.1"),
    ("drechtsteden-ib-2016", "2016.1"),
]
ByHand = Callable[[dict[str, Any]], dict[str, Any]]


@pytest.fixture(scope="module", params=VERSIES, ids=[naam for naam, _ in VERSIES])
def rapport(request: pytest.FixtureRequest, bibliotheek: Library) -> Report:
    normenkader = bibliotheek.version(*request.param)
    return report(read_toetsen(toetsen_folder(RULES, normenkader), normenkader))


def test_every_shipped_version_has_tests_and_every_test_a_version(bibliotheek: Library) -> None:
    assert [(n.normenkader, n.versie) for n in bibliotheek.versies] == VERSIES
    assert without_version(RULES, bibliotheek) == []


def test_all_pass_and_no_rule_is_left_out(rapport: Report) -> None:
    assert [u.toets.toets for u in rapport.failed] == []
    assert {d.regel: d.tekorten for d in rapport.dekking if d.tekorten} == {}
    assert rapport.uitgezonderd == ()
    assert rapport.all_right


def test_every_rule_has_a_test_of_each_kind(rapport: Report) -> None:
    kinds = {(v.regel, u.toets.soort) for u in rapport.uitslagen for v in u.toets.about}
    wanted = {(d.regel, soort) for d in rapport.dekking for soort in SOORTEN}
    assert wanted - kinds == set()


def test_every_norm_time_is_pinned_to_the_minute(rapport: Report) -> None:
    pinned = {
        (verwijzing.regel, minuten, uitslag.toets.toets)
        for uitslag in rapport.uitslagen
        if uitslag.toets.regels and uitslag.toets.regels.minuten
        for verwijzing, minuten in uitslag.toets.regels.minuten.items()
    }
    for cel in rapport.cellen:
        found = {(cel.regel, Fraction(cel.minuten), naam) for naam in cel.toetsen}
        assert found & pinned, cel


@pytest.mark.parametrize(
    ("naam", "versie", "by_hand", "unknown"),
    [
        ("awbz-bgi-2014", "2014.1", awbz_by_hand.answer, set()),
        ("demo-ib", "2026.1", demo_ib_by_hand.answer, {"signalen"}),
        ("drechtsteden-ib-2016", "2016.1", drechtsteden_by_hand.answer, set()),
    ],
)
def test_evaluator_by_hand_gives_what_they_expect(
    naam: str, versie: str, by_hand: ByHand, unknown: set[str]
) -> None:
    compared = 0
    for file in sorted((RULES / naam / "toetsen" / versie).iterdir()):
        content = read_yaml(file.read_text("utf-8"), file.name).waarde
        for toets in content["toetsen"]:
            given = by_hand(changed(content["basis"], toets.get("gegeven", {})))
            for key in toets["verwacht"].keys() - unknown:
                assert given[key] == toets["verwacht"][key], (file.name, toets["toets"], key)
                compared += 1
    assert compared > 100


def test_only_rounding_and_counting_apply_always(rapport: Report) -> None:
    always = [d.regel for d in rapport.dekking if d.altijd]
    expected = {"demo-ib": ["AF-VIJF"], "drechtsteden-ib-2016": ["ZW-TELLING"]}
    assert always == expected.get(rapport.normenkader.normenkader, [])
