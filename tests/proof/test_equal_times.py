"""Levels with equal norm times are walked through together, and each of them is used."""

from __future__ import annotations

import pytest

from normenkader import Normenkader
from proof.cases import Cases
from proof.proving_single import SingleProof
from proof.solving.solving import Solving
from proof.walking.enumeration import Enumeration
from tests.proof.small import Data, rule, small


@pytest.mark.parametrize("same", [{"3": 30, "2": 30}, {"3": 40, "2": 40}])
def test_levels_with_equal_norm_times_are_each_used(demo: Normenkader, same: Data) -> None:
    def spoil(data: Data) -> None:
        rule(data, "NT-FINANCIEN")["minuten"] = {"behoud": dict(same), "ontwikkel": dict(same)}

    klein = small(demo, spoil)
    solving = Solving(klein.normenkader)
    cases = Cases(klein.normenkader, solving.vragen, refused=False)
    uitslag = SingleProof(solving, cases, Enumeration(klein.normenkader).walk()).reachable()
    assert uitslag.oordeel == "bewezen"
    dingen = {d for d in Enumeration(klein.normenkader).walk().occurs if d.soort == "normtijd"}
    assert {d.cell for d in dingen if d.code == "NT-FINANCIEN"} == {
        (doel, niveau) for doel in ("behoud", "ontwikkel") for niveau in ("2", "3")
    }
