"""Declared minutes against both limits, with the codes of iWmo."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from iwmo.declarations.judging import excesses
from iwmo.declarations.model import Declared, Toewijzing
from iwmo.months import Variant, declarable


def allocation(van: str, tot: str, minuten: int, variant: Variant = "inspanning") -> Toewijzing:
    first, last = date.fromisoformat(van), date.fromisoformat(tot)
    return Toewijzing(
        first, last, minuten, variant, declarable(first, last, minuten, variant=variant)
    )


def declared(*minutes: tuple[str, int]) -> list[Declared]:
    return [Declared(n, 1, maand, many) for n, (maand, many) in enumerate(minutes, 2)]


def test_what_fits_is_not_named() -> None:
    own = allocation("2025-10-07", "2025-12-30", 180)
    assert excesses([own], declared(("2025-10", 720), ("2025-11", 720), ("2025-12", 900))) == []


def test_a_month_has_no_more_than_its_weeks() -> None:
    own = allocation("2025-10-07", "2025-12-30", 180)
    (found,) = excesses([own], declared(("2025-10", 721)))
    assert (found.rule, found.code, found.maand, found.too_much) == ("TR321", "9321", "2025-10", 1)


def test_the_week_that_is_counted_twice_is_named() -> None:
    own = allocation("2025-10-07", "2025-12-30", 180)
    months = declared(("2025-10", 720), ("2025-11", 900), ("2025-12", 900))
    (found,) = excesses([own], months)
    assert (found.rule, found.code, found.too_much) == ("TR322", "9322", 180)
    assert found.double == ((date(2025, 10, 27), date(2025, 11, 2)),)


def test_a_month_outside_the_toewijzing_has_nothing() -> None:
    own = allocation("2025-10-07", "2025-12-30", 180)
    (found,) = excesses([own], declared(("2026-01", 60)))
    assert (found.rule, found.code, found.maximum) == ("TR387", "9387", 0)


def test_each_toewijzing_has_its_own_limits() -> None:
    both = [allocation("2026-01-05", "2026-01-18", 60), allocation("2026-01-19", "2026-01-25", 30)]
    rows = [Declared(2, 1, "2026-01", 120), Declared(3, 2, "2026-01", 31)]
    assert [(e.rule, e.part, e.too_much) for e in excesses(both, rows)] == [
        ("TR321", 2, 1),
        ("TR322", 2, 1),
    ]


@settings(deadline=None, derandomize=True)
@given(
    start=st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    length=st.integers(0, 400),
    minuten=st.integers(1, 600),
    variant=st.sampled_from(["inspanning", "output"]),
    data=st.data(),
)
def test_minutes_day_by_day_are_refused_just_when_a_limit_is_passed(
    start: date, length: int, minuten: int, variant: Variant, data: st.DataObject
) -> None:
    end = start + timedelta(length)
    own = Toewijzing(start, end, minuten, variant, declarable(start, end, minuten, variant=variant))
    limits = {m.maand: m.maximum for m in own.room.maanden}
    rows = {m: data.draw(st.integers(0, most + minuten)) for m, most in limits.items()}
    found = excesses([own], declared(*rows.items()))
    above = {m for m, many in rows.items() if many > limits[m]}
    assert {e.maand for e in found if e.rule == "TR321"} == above
    days = {start + timedelta(n) for n in range(length + 1)}
    weeks = {d.isocalendar()[:2] for d in days}
    whole = [e for e in found if e.rule == "TR322"]
    assert bool(whole) == (sum(rows.values()) > len(weeks) * minuten)
