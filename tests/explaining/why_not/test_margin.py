"""The margin: minutes to the next bandwidth, counted one by one, and the answers on the edge."""

from __future__ import annotations

import random
from typing import Any

import pytest

from engine import judge
from explaining.why_not.margin import Edge, Margin, Side, margin
from normenkader import Library, Normenkader
from normenkader.stages import Afronding, Raster
from tests.explaining.why_not.other_answers import (
    case_with_access,
    edges,
    with_a_number,
    with_number,
)
from tests.random_cases import random_case
from tests.random_norms import random_norm
from zaak.checking import check_zaak

BANDS = {
    "behoud": [(30, 90, "B1"), (90, 180, "B2"), (180, 300, "B3"), (300, 485, "B4")],
    "ontwikkel": [(30, 120, "O1"), (120, 240, "O2"), (240, 360, "O3"), (360, 605, "O4")],
}
EDGES = [0, 5, 25, 30, 85, 90, 115, 120, 235, 240, 295, 300, 355, 360, 480, 485, 600, 605, 900]


def margin_of(normenkader: Normenkader, case: dict[str, Any]) -> tuple[Margin, dict[str, Any]]:
    zaak, _ = check_zaak(case, Library([normenkader], normenkader.normenkader))
    antwoord = judge(normenkader, zaak)
    return margin(normenkader, zaak, antwoord), antwoord


def by_hand(doel: str, minuten: int) -> tuple[str, str | None]:
    """Outcome and bandwidth of demo-ib in multiples of five."""
    for low, high, code in BANDS[doel]:
        if low <= minuten < high:
            return "product", code
    return ("ib0" if minuten < 30 else "nader_onderzoek"), None


@pytest.mark.parametrize("doel", list(BANDS))
def test_sides_are_those_counted_in_steps_of_five(
    doel: str, demo: Normenkader, zaak: dict[str, Any]
) -> None:
    case = {**zaak, "toegang": {**zaak["toegang"], "leeftijd": 3}}
    checked, _ = check_zaak(case, Library([demo], demo.normenkader))
    refused = judge(demo, checked)
    for minuten in EDGES:
        # Without access there is nothing on the edge to look for: only the sides are asked here.
        marge = margin(
            demo, checked, {**refused, "doelrichting": doel, "minuten_per_week": minuten}
        )
        for kant, sign in ((marge.omlaag, -5), (marge.omhoog, 5)):
            steps = [minuten + sign * k for k in range(1, 200) if minuten + sign * k >= 0]
            other = [m for m in steps if by_hand(doel, m) != by_hand(doel, minuten)]
            if not other:
                assert kant is None
                continue
            assert kant is not None
            assert (kant.minuten, kant.wordt.minuten_per_week) == (
                abs(other[0] - minuten),
                other[0],
            )
            assert (kant.wordt.uitkomst, kant.wordt.band) == by_hand(doel, other[0])
            assert kant.wordt.doelrichting == doel


def test_sides_of_random_normenkaders_with_other_roundings() -> None:
    rng = random.Random(31)
    sides = 0
    for _ in range(60):
        normenkader = random_norm(rng)
        raster, rounding = normenkader.stage(Raster), normenkader.stage(Afronding)
        marge, antwoord = margin_of(normenkader, random_case(rng, normenkader))
        if antwoord["minuten_per_week"] is None or raster is None or rounding is None:
            assert marge.omlaag is marge.omhoog is None
            continue
        bands = [b for b in raster.banden if b.doelrichting == antwoord["doelrichting"]]

        def at(minuten: int, bands: Any = bands) -> str:
            inside = [b.band for b in bands if b.vanaf <= minuten <= b.upper]
            return inside[0] if inside else str(minuten < bands[0].vanaf)

        now, step = antwoord["minuten_per_week"], rounding.veelvoud
        down = next((now - m for m in range(now - step, -1, -step) if at(m) != at(now)), None)
        up = next((m - now for m in range(now, now + 9_999, step) if at(m) != at(now)), None)
        assert [minutes(marge.omlaag), minutes(marge.omhoog)] == [down, up]
        sides += 1
    assert sides > 10


def minutes(kant: Side | None) -> int | None:
    return kant.minuten if kant is not None else None


@pytest.mark.parametrize("naam", ["demo-ib", "drechtsteden-ib-2016"])
def test_answers_on_the_edge_are_those_of_brute_force(naam: str, bibliotheek: Library) -> None:
    rng = random.Random(32)
    normenkader = next(n for n in bibliotheek.versies if n.normenkader == naam)
    found: list[Edge] = []
    for _ in range(16):
        case = case_with_access(rng, normenkader)
        on_edge = margin_of(normenkader, case)[0].op_de_rand
        assert [
            (
                r.wijziging.pad_tekst,
                r.wijziging.van,
                r.wijziging.naar,
                (
                    r.wordt.uitkomst,
                    r.wordt.product,
                    r.wordt.band,
                    r.wordt.minuten_per_week,
                    r.wordt.doelrichting,
                ),
            )
            for r in on_edge
        ] == edges(normenkader, case)
        found += on_edge
    assert len(found) > 16


def test_answers_on_the_edge_of_random_normenkaders_are_those_of_brute_force() -> None:
    rng = random.Random(33)
    found = 0
    for _ in range(40):
        normenkader = random_norm(rng)
        case = random_case(rng, normenkader)
        marge, antwoord = margin_of(normenkader, case)
        if antwoord["uitkomst"] == "geen_toegang":
            assert marge == Margin(None, None, ())
            continue
        expected = edges(normenkader, case)
        assert [(r.wijziging.pad_tekst, r.wijziging.naar) for r in marge.op_de_rand] == [
            (path, new) for path, _, new, _ in expected
        ]
        found += len(expected)
    assert found > 10


def test_neighbours_on_both_sides_are_named_and_an_open_question_has_none(
    demo: Normenkader, zaak: dict[str, Any]
) -> None:
    both = margin_of(with_a_number(demo, [6]), with_number(zaak, 6))[0].op_de_rand
    number = [r.wijziging.naar for r in both if r.wijziging.pad[2] == "verloop"]
    assert number == [5, 7]
    optional = with_a_number(demo, {"hoogstens": 99}, verplicht=False)
    none = margin_of(optional, with_number(zaak, None))[0].op_de_rand
    assert not [r for r in none if r.wijziging.pad[2] == "verloop"]


def test_sentences_say_what_comes_next(demo: Normenkader, zaak: dict[str, Any]) -> None:
    marge, antwoord = margin_of(demo, zaak)
    assert antwoord["minuten_per_week"] == 150
    assert marge.omlaag is not None
    assert marge.omhoog is not None
    assert marge.omlaag.zin == (
        "35 minuten per week minder: bandbreedte O1, Ontwikkelgerichte begeleiding (IBO)."
    )
    assert marge.omhoog.zin == (
        "90 minuten per week meer: bandbreedte O3, Ontwikkelgerichte begeleiding intensief (IBOI)."
    )
    assert marge.op_de_rand[0].zin == (
        "Bij Financiën, ‘Hoe zelfredzaam is de inwoner?’: acute problematiek in plaats van niet "
        "zelfredzaam. Dan wordt het: bandbreedte B1, Behoudgerichte begeleiding (IBB), "
        "75 minuten per week."
    )


def test_nothing_is_on_the_edge_without_access(demo: Normenkader, zaak: dict[str, Any]) -> None:
    access = {**zaak["toegang"], "woont_in_gemeente": False}
    case = {"zaak": "T-1", "peildatum": "2026-07-01", "toegang": access}
    assert margin_of(demo, case)[0] == Margin(None, None, ())
