"""The last day of a period as another way to fill in its weeks, and the usual duration."""

from __future__ import annotations

from datetime import date

import pytest

from engine.schedule import last_day
from normenkader import Library, Normenkader
from screens.intake.case.beginning import new_case
from screens.intake.case.switching import carry_over
from screens.intake.decide.schedule import read_weeks_until
from zaak.duration import when_empty

FIRST = date(2026, 7, 1)


@pytest.mark.parametrize("weken", [1, 2, 52, 53, 520])
def test_the_last_day_of_whole_weeks_gives_those_weeks(weken: int) -> None:
    day = last_day(FIRST, weken)
    assert read_weeks_until(f"{day.day}-{day.month}-{day.year}", FIRST) == weken


def test_a_last_day_within_a_week_names_the_days_that_fit() -> None:
    for day in ("30-6-2027", "5-7-2027"):
        with pytest.raises(ValueError, match="hele weken") as told:
            read_weeks_until(day, FIRST)
        assert "Kies 29 juni 2027 (52 weken) of 6 juli 2027 (53 weken)." in str(told.value)


@pytest.mark.parametrize("typed", ["", "6-7-2026", "30-6-2026", "1-1-2199", "morgen"])
def test_another_last_day_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_weeks_until(typed, FIRST)


def test_a_new_case_has_the_usual_duration_filled_in(
    bibliotheek: Library, demo: Normenkader
) -> None:
    assert new_case(bibliotheek, FIRST)["indicatieduur_weken"] == demo.besluit.duur_weken
    assert when_empty(demo, "indicatieduur_weken") == "leeg betekent 52 weken"
    assert when_empty(demo, "leeftijd") == ""


def test_a_case_that_moves_to_a_normenkader_that_asks_the_duration_gets_the_usual_one(
    bibliotheek: Library, demo: Normenkader, drechtsteden: Normenkader
) -> None:
    assert when_empty(drechtsteden, "indicatieduur_weken") == ""
    start = new_case(bibliotheek, FIRST)
    there, _ = carry_over(start, demo, drechtsteden, "2016-06-01")
    assert "indicatieduur_weken" not in there
    back, _ = carry_over(there, drechtsteden, demo, "2026-07-01")
    assert back["indicatieduur_weken"] == demo.besluit.duur_weken
    # What was left empty where it was asked stays empty.
    empty = {k: v for k, v in start.items() if k != "indicatieduur_weken"}
    same, _ = carry_over(empty, demo, demo, "2026-08-01")
    assert "indicatieduur_weken" not in same
