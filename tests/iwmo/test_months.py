"""Minutes per week per calendar month: the worked cases of the contract, and what always holds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iwmo.months import (
    DeclarableTime,
    declarable,
    product_periods,
    week_minutes,
    weeks_touched,
)
from tests.conftest import contract_lines

CASES = contract_lines("weken.jsonl")
DAYS = st.dates(date(1999, 1, 1), date(2060, 12, 31))
LENGTHS = st.integers(0, 1_200)
REPEATABLE = settings(deadline=None, derandomize=True)


def found(ruimte: DeclarableTime) -> dict[str, Any]:
    result: dict[str, Any] = {
        "weken_per_maand": {m.maand: m.weken for m in ruimte.maanden},
        "max_per_maand": {m.maand: m.maximum for m in ruimte.maanden},
        "totaal_weken": ruimte.weken,
        "totaal_max": ruimte.maximum,
        "som_maanden": ruimte.som_maanden,
    }
    return result if ruimte.geregeld else {**result, "ongedefinieerd": True}


def every_day(start: date, length: int) -> list[date]:
    return [start + timedelta(n) for n in range(length + 1)]


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_worked_case_of_the_contract(case: dict[str, Any]) -> None:
    assert case["frequentie"] == "2"
    optional = {"categorie": case["categorie"]} if "categorie" in case else {}
    ruimte = declarable(
        date.fromisoformat(case["ingang"]),
        date.fromisoformat(case["eind"]),
        case["volume"],
        variant=case["variant"],
        **optional,
    )
    assert found(ruimte) == case["verwacht"]


@REPEATABLE
@given(start=DAYS, length=LENGTHS)
def test_weeks_are_those_of_the_days_counted_one_by_one(start: date, length: int) -> None:
    days = every_day(start, length)
    assert weeks_touched(start, days[-1]) == len({d.isocalendar()[:2] for d in days})


@REPEATABLE
@given(start=DAYS, length=LENGTHS)
def test_product_periods_hold_every_day_once(start: date, length: int) -> None:
    days = every_day(start, length)
    periods = list(product_periods(start, days[-1]))
    assert [d for van, tot in periods for d in every_day(van, (tot - van).days)] == days
    assert all((van.year, van.month) == (tot.year, tot.month) for van, tot in periods)


@REPEATABLE
@given(start=DAYS, length=LENGTHS, minutes=st.integers(1, 10_080))
def test_months_have_room_for_the_whole(start: date, length: int, minutes: int) -> None:
    ruimte = declarable(start, start + timedelta(length), minutes)
    assert all(m.maximum == m.weken * minutes for m in ruimte.maanden)
    assert ruimte.maximum == ruimte.weken * minutes
    # A week in two months counts in both; it is in no more than two.
    double = ruimte.som_maanden - ruimte.maximum
    assert 0 <= double <= (len(ruimte.maanden) - 1) * minutes
    assert all(m.weken in (4, 5, 6) for m in ruimte.maanden[1:-1])


@REPEATABLE
@given(start=DAYS, length=LENGTHS, volume=st.integers(0, 99_999_999))
def test_output_gives_every_week_to_one_month(start: date, length: int, volume: int) -> None:
    end = start + timedelta(length)
    ruimte = declarable(start, end, volume, variant="output")
    sundays = [d for d in every_day(start, length) if d.isoweekday() == 7]
    assert ruimte.geregeld == bool(sundays)
    assert ruimte.som_maanden == (ruimte.maximum if sundays else 0)


@REPEATABLE
@given(start=DAYS, length=LENGTHS)
def test_huishouden_is_six_times_a_month_but_no_more_in_total(start: date, length: int) -> None:
    end = start + timedelta(length)
    huishouden = declarable(start, end, 150, categorie="01")
    begeleiding = declarable(start, end, 150)
    assert all(m.maximum == 6 * 150 for m in huishouden.maanden)
    assert huishouden.maximum == begeleiding.maximum


def test_first_and_last_month_of_the_calendar() -> None:
    assert [m.maand for m in declarable(date.min, date.min, 1).maanden] == ["0001-01"]
    assert [m.maand for m in declarable(date.max, date.max, 1).maanden] == ["9999-12"]


def test_end_before_start_is_refused() -> None:
    with pytest.raises(ValueError, match="einddatum 2026-01-01 ligt voor de ingangsdatum"):
        declarable(date(2026, 1, 2), date(2026, 1, 1), 60)


@pytest.mark.parametrize("minutes", [-1, 0, 10_081])
def test_impossible_minutes_are_refused(minutes: int) -> None:
    with pytest.raises(ValueError, match=r"kies een getal van 1 tot en met 10\.080"):
        week_minutes(minutes)


@pytest.mark.parametrize("volume", [-1, 100_000_000])
def test_impossible_volume_is_refused(volume: int) -> None:
    with pytest.raises(ValueError, match="van 0 tot en met 99999999"):
        declarable(date(2026, 1, 1), date(2026, 1, 31), volume, variant="output")
