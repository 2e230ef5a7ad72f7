"""The weeks of a toewijzing one by one give the same months as the sums."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iwmo.calendar import weeks_of
from iwmo.doubts import FIRST_WEEK, HOUSEHOLD, LAST_WEEK, NO_SUNDAY, SIX, contradictions
from iwmo.months import Variant, declarable
from tests.conftest import contract_lines

CASES = contract_lines("weken.jsonl")
DAYS = st.dates(date(1999, 1, 1), date(2060, 12, 31))


def counted(ingang: date, end: date, variant: Variant) -> Counter[str]:
    """How many weeks each month has by the weeks one by one."""
    return Counter(m for week in weeks_of(ingang, end, variant) for m in week.maanden)


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_the_weeks_of_a_worked_case_add_up(case: dict[str, Any]) -> None:
    days = date.fromisoformat(case["ingang"]), date.fromisoformat(case["eind"])
    expected = case["verwacht"]["weken_per_maand"]
    assert counted(*days, case["variant"]) == Counter(expected)
    assert len(weeks_of(*days, case["variant"])) == case["verwacht"]["totaal_weken"]


@settings(deadline=None, derandomize=True)
@given(start=DAYS, length=st.integers(0, 800), variant=st.sampled_from(["inspanning", "output"]))
def test_weeks_one_by_one_and_sums_agree(start: date, length: int, variant: Variant) -> None:
    end = start + timedelta(length)
    found = weeks_of(start, end, variant)
    room = declarable(start, end, 1, variant=variant)
    assert counted(start, end, variant) == Counter({m.maand: m.weken for m in room.maanden})
    days = [w.van + timedelta(n) for w in found for n in range((w.tot_en_met - w.van).days + 1)]
    assert days == [start + timedelta(n) for n in range(length + 1)]
    assert all(w.maandag.isoweekday() == 1 for w in found)


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(ValueError, match="ligt voor de ingangsdatum"):
        weeks_of(date(2026, 2, 1), date(2026, 1, 31))


@pytest.mark.parametrize(
    ("ingang", "end", "variant", "categorie", "said"),
    [
        ("2026-11-01", "2026-11-30", "inspanning", "02", [SIX]),
        ("2026-06-01", "2026-06-30", "inspanning", "02", []),
        ("2026-06-01", "2026-06-30", "inspanning", "01", [HOUSEHOLD]),
        ("2026-06-01", "2026-06-28", "output", "02", []),
        ("2026-06-03", "2026-06-21", "output", "02", [FIRST_WEEK]),
        ("2026-06-01", "2026-06-30", "output", "02", [LAST_WEEK]),
        ("2026-09-29", "2026-10-02", "output", "02", [NO_SUNDAY]),
    ],
)
def test_where_sources_contradict_each_other_is_said(
    ingang: str, end: str, variant: Variant, categorie: str, said: list[str]
) -> None:
    days = date.fromisoformat(ingang), date.fromisoformat(end)
    room = declarable(*days, 60, variant=variant, categorie=categorie)
    assert list(contradictions(*days, room, variant, categorie)) == said


def test_the_first_and_last_day_of_the_calendar_have_a_week() -> None:
    assert [w.maanden for w in weeks_of(date.min, date.min)] == [("0001-01",)]
    assert [w.maanden for w in weeks_of(date.max, date.max)] == [("9999-12",)]
