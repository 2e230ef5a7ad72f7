"""The shapes of real normenkaders are proved; a fault planted in them is found by both methods."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

import pytest

from normenkader import Normenkader
from normenkader.file.tree import Tree
from normenkader.reading import read_normenkader
from proof import Finding, Proof, build_to_prove, prove
from proof.cases import Cases
from proof.proving_pairs import PairProof
from proof.solving.solving import Solving
from proof.verdict import Verdict
from tests.conftest import ROOT
from tests.kaders.small import small_awbz
from tests.proof.small import Data, proved, rule, stage, verdicts
from tests.proof.test_planted import faults

Spoil = Callable[[Data], None]
LAW = {
    "eigenschap": "monotoon",
    "reden": "Zo is het.",
    "bron": {"document": "bijlage6", "plaats": "§4.1"},
}


@pytest.fixture(scope="module")
def awbz() -> Normenkader:
    return read_normenkader(ROOT / "rules" / "awbz-bgi-2014" / "2014.1.yaml")


@pytest.fixture(scope="module")
def ho() -> Normenkader:
    return read_normenkader(Path(__file__).parents[1] / "kaders" / "ho-hbel-2021" / "2021.1.yaml")


def spoiled(normenkader: Normenkader, spoil: Spoil) -> Proof:
    """The proof of a normenkader after its plain data was changed."""
    data: Data = copy.deepcopy(normenkader.content)
    spoil(data)
    return proved(build_to_prove(Tree("anders.yaml", data)))


def monotone(normenkader: Normenkader, spoil: Spoil) -> Verdict:
    """The verdict on monotone alone."""
    data: Data = copy.deepcopy(normenkader.content)
    spoil(data)
    nk = build_to_prove(Tree("anders.yaml", data)).normenkader
    solving = Solving(nk)
    return PairProof(solving, Cases(nk, solving.vragen, refused=False), lambda _: None).monotone()


def of_property(bewijs: Proof, eigenschap: str) -> list[Finding]:
    """The faults against one property."""
    found = next(u for u in bewijs.verdicts if u.eigenschap == eigenschap)
    return [b for b in found.findings if b.soort == "fout"]


def test_awbz_of_2014_is_proved_and_says_itself_where_more_need_gives_less(
    awbz: Normenkader,
) -> None:
    bewijs = prove(awbz)
    assert bewijs.holds
    assert bewijs.by_one_method == 0
    assert verdicts(bewijs) == {
        "volledig": "bewezen",
        "uniek": "bewezen",
        "bereikbaar": "bewezen",
        "monotoon": "bewust",
        "begrensd": "bewezen",
        "robuust": "niet_bewezen",
    }
    found = [b for u in bewijs.verdicts for b in u.findings]
    assert [(b.soort, *b.regels) for b in found] == [
        ("bewust", r) for r in ("MX-1", "MX-2", "MX-4", "MX-5")
    ]
    for finding in found:
        before, after = (c.evaluation.minuten_per_week or 0 for c in finding.clienten)
        assert after < before
    bounds = {g.bandbreedte: (g.minimum, g.maximum) for u in bewijs.verdicts for g in u.grenzen}
    assert bounds["K1"] == (1, 119)
    assert bounds["K8"] == (1200, 1499)


@pytest.mark.parametrize("regel", ["MX-1", "MX-2", "MX-4", "MX-5"])
def test_without_one_of_its_exceptions_the_awbz_is_not_monotone(
    awbz: Normenkader, regel: str
) -> None:
    uitslag = monotone(awbz, lambda data: rule(data, regel).pop("bewust"))
    assert uitslag.oordeel == "niet_waar"
    found = faults(uitslag)
    assert found
    assert all(regel in f.regels for f in found)


@pytest.mark.parametrize("regel", ["MX-3", "MX-8"])
def test_exception_of_a_combination_that_needs_none_is_idle(awbz: Normenkader, regel: str) -> None:
    uitslag = monotone(awbz, lambda data: rule(data, regel).update(bewust=[LAW]))
    assert uitslag.oordeel == "bewust"
    assert [b.regels for b in uitslag.findings if b.soort == "loos"] == [(regel,)]


def test_household_support_is_proved(ho: Normenkader) -> None:
    bewijs = prove(ho)
    assert bewijs.holds
    assert verdicts(bewijs)["monotoon"] == "bewezen"
    assert verdicts(bewijs)["bereikbaar"] == "bewust"
    bounds = [(g.minimum, g.maximum) for u in bewijs.verdicts for g in u.grenzen]
    assert bounds[0] == (99, 446)


def test_gap_between_classes_has_a_client_who_falls_into_it(awbz: Normenkader) -> None:
    bewijs = spoiled(awbz, lambda data: rule(data, "KL-4").update(vanaf=430))
    (fault,) = of_property(bewijs, "volledig")
    assert fault.zin.startswith("Er is geen uitkomst bij 420 tot en met 429 minuten per week.")
    assert 420 <= (fault.clienten[0].evaluation.minuten_per_week or 0) < 430


def test_overlap_of_classes_has_a_client_in_both(awbz: Normenkader) -> None:
    bewijs = spoiled(awbz, lambda data: rule(data, "KL-4").update(vanaf=410))
    (fault,) = of_property(bewijs, "uniek")
    assert fault.regels == ("KL-3", "KL-4")


def test_maximum_that_is_lower_with_heavier_behaviour_is_found(awbz: Normenkader) -> None:
    uitslag = monotone(awbz, lambda data: rule(data, "MA-ONDERWIJS-GEDRAG").update(hoogstens=119))
    found = faults(uitslag)
    assert {f.clienten[1].zaak["clientfactoren"]["score_orientatie"] for f in found} >= {3}
    assert any("MA-ONDERWIJS-GEDRAG" in f.regels for f in found)


def test_combination_with_a_lower_maximum_than_its_parts_is_found(awbz: Normenkader) -> None:
    uitslag = monotone(awbz, lambda data: rule(data, "MX-7").update(hoogste_band="K1"))
    found = faults(uitslag)
    assert found
    assert all("MX-7" in f.regels for f in found)


def test_combination_that_another_goes_before_is_named(awbz: Normenkader) -> None:
    def spoil(data: Data) -> None:
        rules = stage(data, "combinaties")["regels"]
        rules.append(rule(data, "MX-8") | {"regel": "MX-12", "titel": "Nog eens"})

    (fault,) = of_property(spoiled(awbz, spoil), "bereikbaar")
    assert fault.regels == ("MX-12",)
    assert fault.zin == (
        "De regel MX-12 kan nooit gelden: een eerdere regel over dezelfde combinatie gaat altijd "
        "voor."
    )


def test_combination_that_nobody_can_have_is_named(awbz: Normenkader) -> None:
    def spoil(data: Data) -> None:
        rules = stage(data, "combinaties")["regels"]
        never = {"regel": "MX-0", "telt_mee": ["structuur"], "telt_niet_mee": ["structuur"]}
        kept = {k: v for k, v in rule(data, "MX-8").items() if k not in never}
        rules.insert(0, {**kept, **never, "telt_mee": [["structuur"]]})

    found = of_property(spoiled(awbz, spoil), "bereikbaar")
    assert [f.regels for f in found] == [("MX-0",)]
    assert "geen cliënt heeft deze combinatie" in found[0].zin


def test_maximum_that_no_time_comes_above_is_named(awbz: Normenkader) -> None:
    (fault,) = of_property(
        spoiled(awbz, lambda data: rule(data, "MA-OEFENEN").update(hoogstens=3360)), "bereikbaar"
    )
    assert fault.regels == ("MA-OEFENEN",)


def test_class_above_every_maximum_is_named(awbz: Normenkader) -> None:
    def spoil(data: Data) -> None:
        bands = stage(data, "raster")["banden"]
        far = {"regel": "KL-9", "band": "K9", "vanaf": 1500, "tot": 10080}
        bands.append(bands[-1] | far)
        for one in stage(data, "combinaties")["regels"]:
            if "hoogste_band" not in one:
                one["hoogste_band"] = "K2"
        stage(data, "combinaties")["regels"].append(
            rule(data, "MX-8") | {"regel": "MX-99", "telt_mee": [], "telt_niet_mee": []}
        )

    dead = {f.regels for f in of_property(spoiled(awbz, spoil), "bereikbaar")}
    assert ("KL-9",) in dead
    assert ("MX-GEEN",) in dead


def test_deduction_beside_what_is_covered_makes_the_lowest_class_reach_nothing(
    awbz: Normenkader,
) -> None:
    def spoil(data: Data) -> None:
        rules = stage(data, "aftrek")["regels"]
        rules.append(rules[0] | {"regel": "AF-NOG-EENS", "dan": {"tijd": 1}})

    bewijs = spoiled(small_awbz(awbz), spoil)
    lowest = {g.bandbreedte: g.minimum for u in bewijs.verdicts for g in u.grenzen}
    assert lowest["K1"] == 0


def test_time_that_others_cover_and_that_is_heavier_is_found(awbz: Normenkader) -> None:
    def spoil(data: Data) -> None:
        covered = next(v for v in data["vragen"]["leefgebieden"] if v["vraag"] == "gedekt_minuten")
        covered["zwaarte"] = "oplopend"

    found = faults(monotone(awbz, spoil))
    assert len(found) == len(awbz.leefgebied_names)
    for fault in found:
        # The simplest clients: one minute, of which others do nothing, or all.
        assert {"AC-TELT-MEE", "AC-HELEMAAL-GEDEKT"} <= set(fault.regels)
        before, after = (
            {str(lg) for lg in c.zaak["leefgebieden"].values()} for c in fault.clienten
        )
        assert any("'gedekt_minuten': 0" in one for one in before)
        assert any("'gedekt_minuten': 1" in one for one in after)


def test_household_support_with_a_factor_that_takes_time_for_more_rooms_is_found(
    ho: Normenkader,
) -> None:
    uitslag = monotone(ho, lambda data: rule(data, "CF-KAMERS")["dan"].update(tijd=-1))
    (fault,) = faults(uitslag)
    assert "CF-KAMERS" in fault.regels
    rooms = [c.zaak["clientfactoren"]["kamers_in_gebruik"] for c in fault.clienten]
    assert rooms[0] < rooms[1]


def test_household_support_has_an_exception_for_a_factor_that_counts_with_a_number(
    ho: Normenkader,
) -> None:
    def spoil(data: Data) -> None:
        law = {**LAW, "bron": {"document": "hbel", "plaats": "omvang"}}
        rule(data, "CF-KAMERS").update(dan={"tijd": -1, "per": "kamers_in_gebruik"}, bewust=[law])

    uitslag = monotone(ho, spoil)
    assert uitslag.oordeel == "bewust"
    assert [b.regels for b in uitslag.findings] == [("CF-KAMERS",)]


def test_household_support_below_its_only_class_is_found(ho: Normenkader) -> None:
    bewijs = spoiled(ho, lambda data: rule(data, "RA-HO").update(vanaf=110))
    idle = {b.regels for u in bewijs.verdicts for b in u.findings if b.soort == "loos"}
    assert ("RA-ONDER",) in idle
    assert min(g.minimum or 0 for u in bewijs.verdicts for g in u.grenzen if g.minimum) == 99


def test_dead_factor_of_household_support_is_named(ho: Normenkader) -> None:
    def spoil(data: Data) -> None:
        rule(data, "CF-KAMERS")["als"] = {"kamers_in_gebruik": {"minstens": 11}}

    found = of_property(spoiled(ho, spoil), "bereikbaar")
    assert ("CF-KAMERS",) in [f.regels for f in found]
