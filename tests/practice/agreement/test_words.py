"""What trainers read about a measure: the limits of Krippendorff and what to be careful about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from practice.agreement.alpha import IEDEREEN_EENS, TE_VEEL_GELIJK, Interval, Measure
from practice.agreement.words import reading

METING = Measure("v", "Vraag", "nominaal", 20, 100, 80, 20, 0.85, "", Interval(0.81, 0.9, 2000), "")


@pytest.mark.parametrize(
    ("alpha", "words"),
    [
        (0.6669, "te weinig eens"),
        (0.667, "redelijk eens"),
        (0.7999, "redelijk eens"),
        (0.8, "genoeg eens"),
        (-0.2, "te weinig eens"),
    ],
)
def test_the_limits_are_those_of_krippendorff(alpha: float, words: str) -> None:
    close = Interval(alpha, alpha, 2000)
    found = reading(replace(METING, alpha=alpha, interval=close))
    assert len(found) == 1
    assert words in found[0]


def test_an_interval_over_a_limit_asks_for_care() -> None:
    assert len(reading(METING)) == 1
    wide = reading(replace(METING, interval=Interval(0.79, 0.9, 2000)))
    assert wide[1].startswith("Het interval gaat over een grens heen.")


def test_without_a_number_the_reason_is_the_reading() -> None:
    none = replace(METING, alpha=None, waarom_geen_alpha=IEDEREEN_EENS, interval=None)
    assert reading(none) == (IEDEREEN_EENS,)
    no_interval = replace(METING, interval=None, waarom_geen_interval=TE_VEEL_GELIJK)
    assert reading(no_interval)[1] == TE_VEEL_GELIJK


def test_a_low_alpha_with_nearly_equal_answers_is_explained() -> None:
    low = replace(METING, alpha=0.1, interval=Interval(0.0, 0.3, 2000))
    assert len(reading(low)) == 1
    assert "bijna iedereen koos steeds hetzelfde" in reading(replace(low, paren_eens=90))[1]
