"""Faults planted in a normenkader are each found, with a client who shows it."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest

from engine.calculation.evaluator import evaluate
from normenkader import Normenkader
from normenkader.file.tree import Tree
from normenkader.library import FixedVersion
from proof import Finding, NoVerdictError, Proof, build_to_prove
from proof.cases import Cases
from proof.proving_pairs import PairProof
from proof.solving.solving import Solving
from proof.verdict import Verdict
from tests.proof.small import Data, proved, rule, small, stage, verdicts
from zaak.checking import check_zaak


def faults(bewijs: Proof | Verdict) -> list[Finding]:
    uitslagen = bewijs.verdicts if isinstance(bewijs, Proof) else (bewijs,)
    return [b for u in uitslagen for b in u.findings if b.soort == "fout"]


def minutes(demo: Normenkader, bevinding: Finding) -> list[int | None]:
    """Minutes per week of each client, read as a case again."""
    found = []
    for client in bevinding.clienten:
        zaak, kader = check_zaak(client.zaak, FixedVersion(demo))
        found.append(evaluate(kader, zaak).minuten_per_week)
    return found


def pairs(
    demo: Normenkader, spoil: Callable[[Data], None], naam: str = "monotone"
) -> tuple[Normenkader, Verdict]:
    """The spoiled normenkader and the verdict on pairs of clients."""
    normenkader = small(demo, spoil).normenkader
    solving = Solving(normenkader)
    cases = Cases(normenkader, solving.vragen, refused=False)
    uitslag: Verdict = getattr(PairProof(solving, cases, lambda _: None), naam)()
    return normenkader, uitslag


def test_gap_between_bandwidths_has_a_client_who_falls_into_it(demo: Normenkader) -> None:
    read = small(demo, lambda data: rule(data, "RA-B2").update(vanaf=100))
    bewijs = proved(read)
    assert ["gat" in p.melding for p in bewijs.problems] == [True]
    (fault,) = faults(bewijs)
    assert fault.zin.startswith("Er is geen uitkomst bij 90 tot en met 99 minuten per week")
    (found,) = minutes(read.normenkader, fault)
    assert found is not None
    assert 90 <= found <= 99


def test_gap_and_overlap_between_multiples_of_the_rounding_are_for_nobody(
    demo: Normenkader,
) -> None:
    def spoil(data: Data) -> None:
        rule(data, "RA-B1").update(tot=86)
        rule(data, "RA-O2").update(vanaf=116)

    read = small(demo, spoil)
    assert read.problems == ()
    assert faults(proved(read)) == []


def test_overlap_of_bandwidths_has_a_client_with_both(demo: Normenkader) -> None:
    bewijs = proved(small(demo, lambda data: rule(data, "RA-B2").update(vanaf=80)))
    (fault,) = faults(bewijs)
    assert fault.regels == ("RA-B1", "RA-B2")
    fired = {s.regel for s in fault.clienten[0].evaluation.steps}
    assert {"RA-B1", "RA-B2"} <= fired


def test_overlap_of_factors_about_the_same_question_is_found(demo: Normenkader) -> None:
    def spoil(data: Data) -> None:
        rule(data, "CF-ZORGMIJDING-LICHT")["als"] = {"zorgmijding": ["licht", "sterk"]}

    bewijs = proved(small(demo, spoil))
    assert verdicts(bewijs)["uniek"] == "niet_waar"
    (fault,) = faults(bewijs)
    assert fault.regels == ("CF-ZORGMIJDING-LICHT", "CF-ZORGMIJDING-STERK")
    assert fault.clienten[0].zaak["clientfactoren"]["zorgmijding"] == "sterk"


def test_rule_that_comes_too_late_is_named_with_a_client_whom_it_is_about(
    demo: Normenkader,
) -> None:
    def spoil(data: Data) -> None:
        stage(data, "meetellen")["regels"].append(
            rule(data, "LG-ACUUT") | {"regel": "LG-LAAT", "signaal": None, "bewust": None}
        )

    (fault,) = faults(proved(small(demo, spoil)))
    assert fault.regels == ("LG-LAAT",)
    levels = [a["niveau"] for a in fault.clienten[0].zaak["leefgebieden"].values()]
    assert 1 in levels


def test_bandwidth_out_of_reach_is_named_with_the_nearest_client(demo: Normenkader) -> None:
    def spoil(data: Data) -> None:
        far = {"regel": "RA-O9", "band": "O9", "vanaf": 900, "tot": 990}
        between = {"regel": "RA-O8", "band": "O8", "vanaf": 260, "tot": 900}
        bands = stage(data, "raster")["banden"]
        bands += [bands[-1] | between, bands[-1] | far]

    bewijs = proved(small(demo, spoil))
    dead = {f.regels[0] for f in faults(bewijs)}
    assert "RA-O9" in dead
    fault = next(f for f in faults(bewijs) if f.regels == ("RA-O9",))
    (client,) = fault.clienten
    assert client.evaluation.doelrichting == "ontwikkel"


def test_missing_norm_time_has_a_client_who_gets_none(demo: Normenkader) -> None:
    def spoil(data: Data) -> None:
        del rule(data, "NT-FINANCIEN")["minuten"]["ontwikkel"]["2"]

    (fault,) = faults(proved(small(demo, spoil)))
    assert fault.zin == "Financiën telt mee, maar er is geen normtijd."
    answers = fault.clienten[0].zaak["leefgebieden"]["financien"]
    assert (answers["niveau"], answers["doel"]) == (2, "ontwikkel")


def test_norm_time_that_falls_as_the_level_worsens_has_a_pair_of_clients(
    demo: Normenkader,
) -> None:
    def spoil(data: Data) -> None:
        rule(data, "NT-VERSLAVING")["minuten"]["behoud"]["3"] = 45

    kader, uitslag = pairs(demo, spoil)
    assert uitslag.oordeel == "niet_waar"
    (fault,) = faults(uitslag)
    before, after = minutes(kader, fault)
    assert (before or 0) > (after or 0)
    levels = [c.zaak["leefgebieden"]["verslaving"]["niveau"] for c in fault.clienten]
    assert levels == [3, 2]


def test_discount_that_depends_on_the_levels_has_a_pair_of_clients(demo: Normenkader) -> None:
    def spoil(data: Data) -> None:
        discount = rule(data, "CF-ZES-LEEFGEBIEDEN") | {
            "regel": "CF-TWEE",
            "als": {"aantal_meetellend": 2},
            "dan": {"procent": -40},
            "bewust": None,
        }
        stage(data, "factoren")["regels"].append(discount)
        stage(data, "factoren")["grens"]["minimum"] = -60

    kader, uitslag = pairs(demo, spoil)
    found = faults(uitslag)
    assert found
    for fault in found:
        before, after = minutes(kader, fault)
        assert (before or 0) > (after or 0)
        assert "CF-TWEE" in fault.regels


def test_lighter_product_for_more_minutes_is_found(demo: Normenkader) -> None:
    def spoil(data: Data) -> None:
        rule(data, "RA-B2")["product"], rule(data, "RA-B3")["product"] = "IBBI", "IBB"

    _, uitslag = pairs(demo, spoil)
    lighter = [f for f in faults(uitslag) if f.clienten[1].evaluation.band == "B3"]
    assert lighter
    assert lighter[0].clienten[0].evaluation.band == "B2"


def test_step_larger_than_stated_is_found(demo: Normenkader) -> None:
    kader, uitslag = pairs(
        demo, lambda data: data["bewijs"].update(hoogstens_per_antwoord=70), "robust"
    )
    found = faults(uitslag)
    assert found
    for fault in found:
        before, after = minutes(kader, fault)
        assert abs((before or 0) - (after or 0)) > 70


def test_exception_covers_only_what_its_own_rule_does(demo: Normenkader) -> None:
    def spoil(data: Data) -> None:
        # The exception of another rule stands: it must not cover this one.
        rule(data, "LG-ACUUT")["bewust"] = None

    _, uitslag = pairs(demo, spoil)
    found = faults(uitslag)
    assert {f.clienten[1].zaak["leefgebieden"]["financien"].get("niveau") for f in found} >= {1}
    assert all("LG-ACUUT" in f.regels for f in found)


def test_reason_that_nobody_can_have_is_named_with_the_nearest_client(demo: Normenkader) -> None:
    def spoil(data: Data) -> None:
        rule(data, "TG-JEUGD")["als"] = {"leeftijd": {"kleiner_dan": 0}}

    (fault,) = faults(proved(small(demo, spoil)))
    assert fault.regels == ("TG-JEUGD",)
    assert fault.clienten[0].evaluation.uitkomst != "geen_toegang"


def test_norm_time_that_is_never_used_has_a_client_of_whom_one_would_expect_it(
    demo: Normenkader,
) -> None:
    def spoil(data: Data) -> None:
        rule(data, "NT-FINANCIEN")["minuten"]["behoud"]["1"] = 50

    (fault,) = faults(proved(small(demo, spoil)))
    assert (
        fault.zin == "De normtijd van NT-FINANCIEN voor doel behoud, niveau 1 wordt nooit gebruikt."
    )
    own = fault.clienten[0].zaak["leefgebieden"]["financien"]
    assert (own["niveau"], own["doel"]) == (1, "behoud")


def test_two_rules_for_one_kind_of_work_are_found_and_the_kind_without_a_rule_too(
    drechtsteden: Normenkader,
) -> None:
    data: Data = copy.deepcopy(drechtsteden.content)
    rule(data, "ZW-AANLEREN")["waarde"] = "toezicht_en_stimuleren"
    bewijs = proved(build_to_prove(Tree("heel.yaml", data)))
    by_property = {u.eigenschap: u.findings for u in bewijs.verdicts}
    (overlap,) = by_property["uniek"]
    assert overlap.regels == ("ZW-AANLEREN", "ZW-TOEZICHT")
    assert "Financiën telt mee, maar het soort werk heeft geen regel." in {
        b.zin for b in by_property["volledig"]
    }


def test_where_nobody_has_access_nothing_else_is_reached(demo: Normenkader) -> None:
    def spoil(data: Data) -> None:
        rule(data, "TG-WLZ")["als"] = {"woont_in_gemeente": True}

    bewijs = proved(small(demo, spoil))
    assert verdicts(bewijs)["volledig"] == "bewezen"
    dead = {regel for fault in faults(bewijs) for regel in fault.regels}
    assert {"LG-TELT-MEE", "NT-FINANCIEN", "RA-B1"} <= dead


def test_what_z3_has_no_answer_about_is_said_at_the_question(demo: Normenkader) -> None:
    normenkader = small(demo).normenkader
    solving = Solving(normenkader)
    proof = PairProof(solving, Cases(normenkader, solving.vragen, refused=False), lambda _: None)

    def lost() -> None:
        raise NoVerdictError("te lang")

    (finding,) = proof._none("monotoon", ("leefgebieden", "financien", "niveau"), lost)
    assert finding.soort == "enkel"
    assert finding.zin.startswith("Financiën: Hoe zelfredzaam is de inwoner? Hier kwam z3 niet uit")


def test_without_any_weight_monotone_is_not_proved(demo: Normenkader) -> None:
    def spoil(data: Data) -> None:
        for vraag in data["vragen"]["leefgebieden"] + data["vragen"]["clientfactoren"]:
            vraag.pop("zwaarte", None)

    _, uitslag = pairs(demo, spoil)
    assert uitslag.oordeel == "niet_bewezen"
    assert uitslag.zin.startswith("Geen enkele vraag heeft een zwaarte")


# In the whole demonstration: what to look for, what to put there, and the rule that is named.
WHOLE: dict[str, tuple[str, Data, str, str]] = {
    "norm time that falls": (
        "NT-HUISVESTING",
        {"minuten": {d: {"3": 40, "2": 35} for d in ("behoud", "ontwikkel")}},
        "monotoon",
        "NT-HUISVESTING",
    ),
    "heavier factor with less": (
        "CF-ZORGMIJDING-STERK",
        {"dan": {"procent": 5}},
        "monotoon",
        "CF-ZORGMIJDING-STERK",
    ),
    "heavier product below": ("RA-O3", {"product": "IBO"}, "monotoon", "RA-O2"),
    "exception that is not declared": (
        "CF-ZES-LEEFGEBIEDEN",
        {"bewust": None},
        "monotoon",
        "CF-ZES-LEEFGEBIEDEN",
    ),
}


@pytest.mark.nightly
@pytest.mark.parametrize("fault", list(WHOLE))
def test_fault_in_the_whole_demonstration_is_named(demo: Normenkader, fault: str) -> None:
    regel, change, eigenschap, named = WHOLE[fault]
    data: Data = copy.deepcopy(demo.content)
    rule(data, regel).update(change)
    if fault == "heavier product below":
        rule(data, "RA-O2")["product"] = "IBOI"
    bewijs = proved(build_to_prove(Tree("heel.yaml", data)))
    found = faults(bewijs)
    assert found
    assert {u.eigenschap for u in bewijs.verdicts if u.oordeel == "niet_waar"} == {eigenschap}
    assert all(named in f.regels for f in found)


@pytest.mark.nightly
def test_bandwidth_that_nobody_reaches_in_the_whole_demonstration_is_named(
    demo: Normenkader,
) -> None:
    data: Data = copy.deepcopy(demo.content)
    bands = stage(data, "raster")["banden"]
    rule(data, "RA-O4")["tot_en_met"] = 690
    bands.append(bands[-1] | {"regel": "RA-O5", "band": "O5", "vanaf": 691, "tot_en_met": 900})
    (fault,) = faults(proved(build_to_prove(Tree("heel.yaml", data))))
    assert fault.regels == ("RA-O5",)
    assert "680 minuten per week" in fault.zin
