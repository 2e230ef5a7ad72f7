"""The hand-written evaluator against the contract's cases and cases worked out by hand."""

import copy
import json
import random
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from tests.demo_ib_by_hand import LEEFGEBIEDEN, Zaak, answer, problem_paths
from tests.strategies import broken_zaken, random_broken_zaak, random_zaak, zaken

CONTRACT = Path(__file__).parent / "contract"


def _lines(name: str) -> list[Any]:
    lines = (CONTRACT / name).read_text(encoding="utf-8").splitlines()
    return [pytest.param(json.loads(line), id=json.loads(line)["zaak"]["zaak"]) for line in lines]


def _seeded(seed: int) -> random.Random:
    return random.Random(seed)  # repeatable, not secret


def _zaak(leefgebieden: Zaak | None = None, **factoren: str) -> Zaak:
    """A neutral case in which only the given leefgebieden are asked about."""
    clientfactoren = dict.fromkeys(("zorgmijding", "regieverlies", "gedragsproblematiek"), "geen")
    clientfactoren |= {"leerbaarheid": "goed", "communicatie": "geen_belemmering"}
    clientfactoren |= {"verloop": "stabiel", "draagkracht_netwerk": "beperkt"}
    clientfactoren["beeldzorg"] = "niet_mogelijk"
    leefgebieden = leefgebieden or {"financien": _gebied(2)}
    return {
        "zaak": "T-1",
        "peildatum": "2026-07-01",
        "toegang": {
            "leeftijd": 51,
            "woont_in_gemeente": True,
            "wlz_indicatie": False,
            "permanent_toezicht": False,
            "extramuraal_duurder": False,
        },
        "leefgebieden": {g: {"niveau": "niet_uitgevraagd"} for g in LEEFGEBIEDEN} | leefgebieden,
        "clientfactoren": clientfactoren | factoren,
    }


def _gebied(niveau: int, doel: str = "behoud", door: str = "geen", **veiligheid: bool) -> Zaak:
    return {"niveau": niveau, "doel": doel, "opgelost_door": door, **veiligheid}


@pytest.mark.parametrize("line", _lines("cases.jsonl") + _lines("extra.jsonl"))
def test_a_worked_case_gives_the_expected_answer(line: Zaak) -> None:
    given_answer = answer(line["zaak"])
    assert problem_paths(line["zaak"]) == set()
    assert {key: given_answer[key] for key in line["verwacht"]} == line["verwacht"]


def test_the_hand_worked_cases_reach_what_the_contract_cases_lack() -> None:
    lines = [json.loads(text) for text in (CONTRACT / "extra.jsonl").read_text().splitlines()]
    seen = Counter(
        (v["uitkomst"], v["bandbreedte"] or v["doelrichting"])
        for v in (line["verwacht"] for line in lines)
    )
    assert seen["nader_onderzoek", "behoud"]
    assert seen["nader_onderzoek", "ontwikkel"]
    assert all(seen["product", f"{letter}{nummer}"] for letter in "BO" for nummer in (1, 2, 3, 4))
    assert {1, 3, 10, 52, 260} <= {line["zaak"].get("indicatieduur_weken") for line in lines}
    assert all(line["uitleg"] for line in lines)


def test_signals_come_in_the_order_of_the_steps() -> None:
    zaak = _zaak(
        {
            "financien": _gebied(1),
            "dagbesteding": _gebied(1, overlast=True),
            "geestelijke_gezondheid": _gebied(1, gevaar=False),
            "justitie": _gebied(1),
        },
        gedragsproblematiek="ernstig",
        verloop="wisselend",
    )
    assert answer(zaak)["signal_subjects"] == [
        ("afvallen", "financien"),
        ("acuut", "dagbesteding"),
        ("afvallen", "geestelijke_gezondheid"),
        ("afvallen", "justitie"),
        ("factor", "gedragsproblematiek"),
        ("factor", "verloop"),
    ]


def test_above_the_last_band_is_the_last_signal() -> None:
    lines = [json.loads(text) for text in (CONTRACT / "extra.jsonl").read_text().splitlines()]
    for line in lines:
        subjects = answer(line["zaak"])["signal_subjects"]
        boven = line["verwacht"]["uitkomst"] == "nader_onderzoek"
        assert (("boven", "") in subjects) == boven
        assert not boven or subjects[-1] == ("boven", "")


def test_geen_maatwerk_keeps_the_signals_of_the_leefgebieden_only() -> None:
    uit = answer(_zaak({"adl": _gebied(1)}, gedragsproblematiek="ernstig", verloop="wisselend"))
    assert uit["uitkomst"] == "geen_maatwerk"
    assert uit["signal_subjects"] == [("afvallen", "adl")]
    assert uit["exact"] is uit["percentage"] is uit["percentage_voor"] is None


def test_each_leefgebied_falls_away_for_the_first_reason_that_applies() -> None:
    uit = answer(
        _zaak(
            {
                "financien": {"niveau": 4, "opgelost_door": "mantelzorg"},
                "dagbesteding": _gebied(1, door="eigen_kracht", overlast=True),
                "huisvesting": _gebied(1),
                "adl": _gebied(3),
                "justitie": _gebied(2),
            }
        )
    )
    assert uit["meetellend"] == ["adl"]
    assert {g: uit["afgevallen"][g] for g in ("financien", "dagbesteding", "huisvesting")} == {
        "financien": "zelfredzaam",
        "dagbesteding": "opgelost",
        "huisvesting": "acuut",
    }
    assert uit["afgevallen"]["justitie"] == "justitie"
    assert uit["afgevallen"]["verslaving"] == "niet_uitgevraagd"


def test_only_a_changed_goal_that_counts_is_reported() -> None:
    uit = answer(
        _zaak(
            {
                "financien": _gebied(2, "ontwikkel"),
                "huisvesting": _gebied(2, "behoud"),
                "adl": _gebied(2, "ontwikkel", "mantelzorg"),
                "justitie": _gebied(2, "ontwikkel"),
            },
            leerbaarheid="geen",
        )
    )
    assert uit["gewijzigd"] == ["financien"]
    assert uit["exact"] == Fraction(65)


def test_the_percentage_is_known_before_and_after_holding() -> None:
    uit = answer(_zaak(regieverlies="volledig", gedragsproblematiek="ernstig", zorgmijding="sterk"))
    assert (uit["percentage_voor"], uit["percentage"]) == (70, 50)
    assert uit["exact"] == Fraction(105, 2)


def test_every_reason_in_toegang_is_named() -> None:
    zaak = _zaak()
    zaak["toegang"] |= {"leeftijd": 17, "woont_in_gemeente": False, "extramuraal_duurder": True}
    uit = answer(zaak)
    assert uit["reasons"] == ["leeftijd", "woont_in_gemeente", "extramuraal_duurder"]
    assert uit["afgevallen"] == {}


UNSET = object()


@pytest.mark.parametrize(
    ("path", "value", "problems"),
    [
        ("zaak", 7, {"zaak"}),
        ("zaak", UNSET, {"zaak"}),
        ("onzin", 1, {"onzin"}),
        ("normenkader", "demo-ib", set()),
        ("peildatum", "2025-12-31", {"peildatum"}),
        ("peildatum", "2026-01-01", set()),
        ("peildatum", "2031-01-01", set()),
        ("peildatum", "20260701", {"peildatum"}),
        ("peildatum", "2026-02-30", {"peildatum"}),
        ("indicatieduur_weken", 0, {"indicatieduur_weken"}),
        ("indicatieduur_weken", 260, set()),
        ("indicatieduur_weken", 261, {"indicatieduur_weken"}),
        ("indicatieduur_weken", True, {"indicatieduur_weken"}),
        ("toegang", UNSET, {"toegang"}),
        ("toegang", [], {"toegang"}),
        ("toegang.leeftijd", 126, {"toegang.leeftijd"}),
        ("toegang.leeftijd", 51.0, {"toegang.leeftijd"}),
        ("toegang.leeftijd", "51", {"toegang.leeftijd"}),
        ("toegang.wlz_indicatie", 0, {"toegang.wlz_indicatie"}),
        ("toegang.wlz_indicatie", "onbekend", {"toegang.wlz_indicatie"}),
        ("toegang.toelichting", "x" * 4000, set()),
        ("toegang.toelichting", "x" * 4001, {"toegang.toelichting"}),
        ("toegang.toelichting", None, {"toegang.toelichting"}),
        ("leefgebieden", UNSET, {"leefgebieden"}),
        ("leefgebieden.adl", UNSET, {"leefgebieden.adl"}),
        ("leefgebieden.adl", None, {"leefgebieden.adl"}),
        ("leefgebieden.tuin", {}, {"leefgebieden.tuin"}),
        ("leefgebieden.financien", {"niveau": "niet_uitgevraagd"}, {"leefgebieden"}),
        ("leefgebieden.financien", {"niveau": 4}, set()),
        ("leefgebieden.financien.niveau", True, {"leefgebieden.financien.niveau"}),
        ("leefgebieden.financien.niveau", 2.0, {"leefgebieden.financien.niveau"}),
        ("leefgebieden.financien.niveau", "onbekend", {"leefgebieden.financien.niveau"}),
        (
            "leefgebieden.financien",
            {"doel": "x"},
            {"leefgebieden.financien.niveau", "leefgebieden.financien.doel"},
        ),
        ("leefgebieden.financien", {"niveau": 6}, {"leefgebieden.financien.niveau"}),
        # Whether a goal is needed is only known with the answer to what else helps.
        ("leefgebieden.financien", {"niveau": 3}, {"leefgebieden.financien.opgelost_door"}),
        ("leefgebieden.financien.doel", ["behoud"], {"leefgebieden.financien.doel"}),
        ("leefgebieden.financien.overlast", True, {"leefgebieden.financien.overlast"}),
        ("leefgebieden.dagbesteding", _gebied(1), {"leefgebieden.dagbesteding.overlast"}),
        ("leefgebieden.dagbesteding", _gebied(2, overlast=True), set()),
        (
            "leefgebieden.dagbesteding",
            _gebied(1, gevaar=True),
            {"leefgebieden.dagbesteding.overlast", "leefgebieden.dagbesteding.gevaar"},
        ),
        ("leefgebieden.adl.doel", "behoud", {"leefgebieden.adl.doel"}),
        ("leefgebieden.adl.toelichting", "Geen vraag.", set()),
        ("clientfactoren", UNSET, {"clientfactoren"}),
        ("clientfactoren.verloop", UNSET, {"clientfactoren.verloop"}),
        ("clientfactoren.verloop", "geen", {"clientfactoren.verloop"}),
    ],
)
def test_a_wrong_answer_is_reported_at_its_own_path(
    path: str, value: Any, problems: set[str]
) -> None:
    zaak = _zaak()
    _set(zaak, path, value)
    assert problem_paths(zaak) == problems


def _set(zaak: Zaak, path: str, value: Any) -> None:
    *parents, key = path.split(".")
    for parent in parents:
        zaak = zaak[parent]
    if value is UNSET:
        del zaak[key]
    else:
        zaak[key] = copy.deepcopy(value)


def test_a_reason_in_toegang_makes_the_rest_optional_but_not_free() -> None:
    zaak = _zaak()
    zaak["toegang"]["leeftijd"] = 17
    zaak["clientfactoren"] = {"verloop": "soms"}
    zaak["leefgebieden"] = {"adl": {"doel": "behoud"}, "justitie": {"niveau": 9}, "tuin": {}}
    assert problem_paths(zaak) == {
        "clientfactoren.verloop",
        "leefgebieden.justitie.niveau",
        "leefgebieden.tuin",
    }
    del zaak["clientfactoren"], zaak["leefgebieden"]
    assert problem_paths(zaak) == set()
    assert answer(zaak)["uitkomst"] == "geen_toegang"


def test_a_valid_reason_holds_in_a_broken_toegang() -> None:
    zaak = _zaak()
    zaak["toegang"] |= {"wlz_indicatie": True, "leeftijd": "17"}
    del zaak["leefgebieden"], zaak["toegang"]["extramuraal_duurder"]
    assert problem_paths(zaak) == {"toegang.leeftijd", "toegang.extramuraal_duurder"}


@settings(deadline=None)
@given(zaken())
def test_a_generated_case_is_valid_and_adds_up(zaak: Zaak) -> None:
    assert problem_paths(zaak) == set()
    uit = answer(zaak)
    gebieden = set(zaak.get("leefgebieden", {}))
    if uit["uitkomst"] != "geen_toegang":
        assert set(uit["meetellend"]) | set(uit["afgevallen"]) == gebieden
        assert not set(uit["meetellend"]) & set(uit["afgevallen"])
    if uit["exact"] is not None:
        assert 0 <= uit["minuten_per_week"] - uit["exact"] < 5
        assert -20 <= uit["percentage"] <= 50
    if uit["fasering"]:
        assert uit["fasering"][0]["minuten_per_week"] == uit["minuten_per_week"]
        assert uit["fasering"][-1]["week_tot"] == zaak["indicatieduur_weken"]


@settings(deadline=None)
@given(broken_zaken())
def test_a_broken_case_is_judged_without_an_exception(zaak: Zaak) -> None:
    assert all(isinstance(path, str) for path in problem_paths(zaak))


def test_generated_cases_reach_every_outcome_and_band() -> None:
    rng = _seeded(2029)
    answers = [answer(random_zaak(rng)) for _ in range(3000)]
    seen = Counter((uit["uitkomst"], uit["bandbreedte"] or uit["doelrichting"]) for uit in answers)
    assert len(seen) == 8 + 2 + 2 + 2  # the bands, ib0 and nader_onderzoek per goal, two without
    assert sum(n for (uitkomst, _), n in seen.items() if uitkomst == "product") > 2000
    assert {uit["percentage"] for uit in answers} >= {-20, 0, 50, None}
    assert {len(uit["fasering"]) for uit in answers} == {0, 1, 2, 3}


def test_generated_broken_cases_are_nearly_all_broken() -> None:
    rng = _seeded(2026)
    counts = Counter(len(problem_paths(random_broken_zaak(rng))) for _ in range(1000))
    assert counts[0] < 100
    assert all(counts[n] for n in (1, 2, 3, 4, 5))


def test_the_same_seed_gives_the_same_cases() -> None:
    first, second = _seeded(5), _seeded(5)
    assert [random_zaak(first) for _ in range(20)] == [random_zaak(second) for _ in range(20)]
