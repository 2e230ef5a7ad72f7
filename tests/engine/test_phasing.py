"""Phases: weeks and minutes are rounded up, and no phase outlasts the decision."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.phasing import phases
from normenkader import Normenkader
from normenkader.stages import Fasering, FaseringRegel


@pytest.fixture(scope="session")
def tapering(demo: Normenkader) -> FaseringRegel:
    stage = demo.stage(Fasering)
    assert stage is not None
    return next(r for r in stage.regels if r.doelrichting == "ontwikkel")


@pytest.mark.parametrize(
    ("weeks", "expected"),
    [
        (52, [(1, 26, 150), (27, 39, 115), (40, 52, 75)]),
        (10, [(1, 5, 150), (6, 8, 115), (9, 10, 75)]),
        (3, [(1, 2, 150), (3, 3, 115)]),
        (1, [(1, 1, 150)]),
    ],
)
def test_tapering(
    tapering: FaseringRegel, weeks: int, expected: list[tuple[int, int, int]]
) -> None:
    found = phases(tapering, weeks, 150, 5)
    assert [(f.week_van, f.week_tot, f.minuten_per_week) for f in found] == expected


@given(weeks=st.integers(1, 260), minutes=st.integers(1, 600))
def test_phases_join_up_and_never_give_too_little(
    tapering: FaseringRegel, weeks: int, minutes: int
) -> None:
    found = phases(tapering, weeks, minutes, 5)
    assert found[0].week_van == 1
    assert found[-1].week_tot == weeks
    for one, two in pairwise(found):
        assert two.week_van == one.week_tot + 1
    for phase, share in zip(found, (100, 75, 50), strict=False):
        assert phase.minuten_per_week * 100 >= minutes * share
        assert phase.minuten_per_week % 5 == 0
