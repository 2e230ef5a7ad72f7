"""An exception covers what its own rule does, and never the fault of another."""

from __future__ import annotations

import copy

import pytest

from normenkader import Normenkader
from normenkader.file.tree import Tree
from proof import Finding
from proof.reading import build_to_prove
from tests.proof.small import Data, proved, rule, stage
from tests.proof.test_planted import faults, minutes, pairs

EXCEPTION = {
    "eigenschap": "monotoon",
    "reden": "Dat is hier de bedoeling.",
    "bron": {"document": "demo", "plaats": "stap 2"},
}


def moved(data: Data) -> None:
    """The exception of the discount stands on the rule that lets a leefgebied count."""
    rule(data, "LG-TELT-MEE")["bewust"] = rule(data, "CF-ZES-LEEFGEBIEDEN").pop("bewust")


def excused(bevindingen: tuple[Finding, ...], regel: str) -> list[str]:
    return [b.soort for b in bevindingen if b.bewust is not None and b.regels == (regel,)]


def test_discount_does_not_stand_under_the_reason_of_the_rule_that_lets_count(
    demo: Normenkader,
) -> None:
    kader, uitslag = pairs(demo, moved)
    assert uitslag.oordeel == "niet_waar"
    found = faults(uitslag)
    assert found
    for fault in found:
        assert "CF-ZES-LEEFGEBIEDEN" in fault.regels
        before, after = minutes(kader, fault)
        assert (before or 0) > (after or 0)


def test_share_of_the_factors_is_no_reason_for_a_norm_time_that_falls(demo: Normenkader) -> None:
    def spoil(data: Data) -> None:
        moved(data)
        rule(data, "LG-TELT-MEE")["bewust"] = [EXCEPTION]
        stage(data, "factoren")["regels"].remove(rule(data, "CF-ZES-LEEFGEBIEDEN"))
        rule(data, "NT-VERSLAVING")["minuten"]["behoud"]["3"] = 45

    _, uitslag = pairs(demo, spoil)
    (fault,) = faults(uitslag)
    levels = [c.zaak["leefgebieden"]["verslaving"]["niveau"] for c in fault.clienten]
    assert levels == [3, 2]


def test_norm_time_that_falls_on_purpose_is_covered_by_its_own_exception(
    demo: Normenkader,
) -> None:
    def spoil(data: Data) -> None:
        rule(data, "NT-VERSLAVING")["minuten"]["behoud"]["3"] = 45
        rule(data, "NT-VERSLAVING")["bewust"] = [EXCEPTION]

    _, uitslag = pairs(demo, spoil)
    assert uitslag.oordeel == "bewust"
    assert excused(uitslag.findings, "NT-VERSLAVING") == ["bewust"]


def test_coupling_covers_what_it_makes_fall_away_and_not_what_falls_away_itself(
    demo: Normenkader,
) -> None:
    def spoil(data: Data) -> None:
        coupling = {
            "regel": "LG-SAMEN",
            "titel": "Telt niet alleen",
            "leefgebied": "dagbesteding",
            "telt_alleen_met": ["verslaving"],
            "bewust": [EXCEPTION],
            "bron": {"document": "demo", "plaats": "stap 2"},
            "uitleg": {"wel": "Telt niet alleen.", "niet": "Er is geen koppeling."},
        }
        stage(data, "meetellen")["koppelingen"] = [coupling]
        rule(data, "LG-ACUUT")["bewust"] = None

    _, uitslag = pairs(demo, spoil)
    own = [f for f in faults(uitslag) if "LG-ACUUT" in f.regels]
    about = {
        n
        for f in own
        for n, a in f.clienten[1].zaak["leefgebieden"].items()
        if a.get("niveau") == 1
    }
    assert "verslaving" in about


def test_reason_for_one_direction_is_no_reason_for_fewer_minutes(demo: Normenkader) -> None:
    def spoil(data: Data) -> None:
        rule(data, "CF-ZES-LEEFGEBIEDEN")["bewust"] = None
        for band in stage(data, "raster")["banden"]:
            band["bewust"] = [EXCEPTION]

    _, uitslag = pairs(demo, spoil)
    assert uitslag.oordeel == "niet_waar"
    assert all("CF-ZES-LEEFGEBIEDEN" in f.regels for f in faults(uitslag))
    assert {b.soort for b in uitslag.findings if b.regels[0].startswith("RA-")} == {"loos"}


def test_lighter_product_on_purpose_is_covered_by_its_bandwidth(demo: Normenkader) -> None:
    def spoil(data: Data) -> None:
        rule(data, "RA-B2")["product"], rule(data, "RA-B3")["product"] = "IBBI", "IBB"
        rule(data, "RA-B3")["bewust"] = [EXCEPTION]

    _, uitslag = pairs(demo, spoil)
    assert uitslag.oordeel == "bewust"
    assert excused(uitslag.findings, "RA-B3") == ["bewust"]


def test_larger_step_is_covered_only_by_the_rule_without_which_it_is_small(
    demo: Normenkader,
) -> None:
    def spoil(data: Data) -> None:
        data["bewijs"]["hoogstens_per_antwoord"] = 20
        rule(data, "CF-ZORGMIJDING-STERK")["dan"] = {"minuten": 60}
        rule(data, "CF-ZORGMIJDING-STERK")["bewust"] = [{**EXCEPTION, "eigenschap": "robuust"}]
        rule(data, "RA-B1")["bewust"] = [{**EXCEPTION, "eigenschap": "robuust"}]

    _, uitslag = pairs(demo, spoil, "robust")
    assert excused(uitslag.findings, "CF-ZORGMIJDING-STERK") == ["bewust"]
    assert excused(uitslag.findings, "RA-B1") == ["loos"]
    assert all("CF-ZORGMIJDING-STERK" not in f.regels for f in faults(uitslag))


@pytest.mark.nightly
def test_whole_demonstration_with_the_exception_on_another_rule_is_not_in_order(
    demo: Normenkader,
) -> None:
    data: Data = copy.deepcopy(demo.content)
    moved(data)
    bewijs = proved(build_to_prove(Tree("heel.yaml", data)))
    found = faults(bewijs)
    assert found
    assert all("CF-ZES-LEEFGEBIEDEN" in f.regels for f in found)


@pytest.mark.parametrize(("other", "oordeel"), [(-7, "niet_waar"), (20, "bewust")])
def test_exception_on_a_factor_is_not_about_another_with_the_same_condition(
    demo: Normenkader, other: int, oordeel: str
) -> None:
    def spoil(data: Data) -> None:
        factors = stage(data, "factoren")
        factors["regels"].remove(rule(data, "CF-ZES-LEEFGEBIEDEN"))
        factors["grens"].update(minimum=-40)
        first = rule(data, "CF-ZORGMIJDING-STERK")
        second = {**copy.deepcopy(first), "regel": "CF-ZORGMIJDING-OOK", "dan": {"procent": other}}
        first.update(dan={"procent": -30}, bewust=[EXCEPTION])
        factors["regels"].append(second)

    _, uitslag = pairs(demo, spoil)
    assert uitslag.oordeel == oordeel


def test_exception_on_a_factor_is_not_about_a_goal_that_the_same_answer_replaces(
    demo: Normenkader,
) -> None:
    def spoil(data: Data) -> None:
        factors = stage(data, "factoren")
        factors["regels"].remove(rule(data, "CF-ZES-LEEFGEBIEDEN"))
        goal = next(r for r in stage(data, "doelen")["regels"])
        factor = copy.deepcopy(rule(data, "CF-ZORGMIJDING-STERK"))
        factor.update(regel="CF-OOK", als=goal["als"], dan={"procent": -1}, bewust=[EXCEPTION])
        factors["regels"].append(factor)
        goal.pop("bewust", None)

    _, uitslag = pairs(demo, spoil)
    assert uitslag.oordeel == "niet_waar"
