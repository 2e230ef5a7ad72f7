"""How changes are distributed over bins."""

from __future__ import annotations

from comparison.histogram import Bin, histogram, rounding_step
from normenkader import Normenkader
from tests.comparison.changing import changed, rule_path


def test_each_step_is_a_bin_and_none_is_left_out() -> None:
    assert histogram({-10: 2, 0: 5, 5: 1, 15: 3}, 5) == (
        Bin(-10, -10, 2),
        Bin(-5, -5, 0),
        Bin(0, 0, 5),
        Bin(5, 5, 1),
        Bin(10, 10, 0),
        Bin(15, 15, 3),
    )


def test_no_change_is_a_bin_of_its_own_whatever_the_width() -> None:
    found = histogram({-1: 1, 0: 7, 1: 2, 100: 3, 95: 1}, 5, most=7)
    assert found == (
        Bin(-20, -5, 1),
        Bin(0, 0, 7),
        Bin(5, 20, 2),
        Bin(25, 40, 0),
        Bin(45, 60, 0),
        Bin(65, 80, 0),
        Bin(85, 100, 4),
    )


def test_bins_count_everything_once_and_are_not_too_many() -> None:
    changes = {change: change % 7 + 1 for change in range(-600, 601, 5)}
    found = histogram(changes, 5)
    assert sum(bak.aantal for bak in found) == sum(changes.values())
    assert len(found) == 21
    assert (found[0].van, found[-1].tot_en_met) == (-600, 600)


def test_nothing_counted_has_no_bins() -> None:
    assert histogram({}, 5) == ()


def test_the_step_is_one_that_both_roundings_are_a_multiple_of(
    demo: Normenkader, drechtsteden: Normenkader
) -> None:
    other = changed(demo, {(*rule_path(demo, "AF-VIJF"), "veelvoud"): 10})
    assert rounding_step(demo, demo) == 5
    assert rounding_step(other, demo) == 5
    assert rounding_step(drechtsteden, drechtsteden) == 1
