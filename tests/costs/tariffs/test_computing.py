"""What a period costs, held against sums made by hand and against adding up day by day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costs.cents import whole
from costs.tariffs.computing import NoCostError, Stretch, cost
from costs.tariffs.model import ModuleTarieven, ProductTarieven, TariefEenheid
from tests.costs.tariffs.example import Given, day, one, periods, product

DAYS = st.dates(date(2015, 1, 1), date(2032, 12, 31))
UNITS: list[TariefEenheid] = ["minuut", "uur", "week", "vier_weken", "maand", "jaar"]


def stretch(van: str, tot: str, minuten: int | None = None) -> Stretch:
    return Stretch(day(van), day(tot), minuten)


def total(own: ProductTarieven, *stretches: Stretch, opslag: bool = False) -> int:
    return whole(cost(own, stretches, opslag=opslag).total)


# Of each the sum by hand is beside it.
BY_HAND = [
    # 52 weeks of 150 minutes at 60,00: 130 hours
    (one("uur", 6000), stretch("2026-01-05", "2027-01-03", 150), 780_000),
    # 150 minutes at 145,5 cents would be 218,25: 0,97 × 150 = 145,50
    (one("minuut", 97), stretch("2026-01-05", "2026-01-11", 150), 14_550),
    # 2020 has 53 weeks by the calendar, and 366 days: 52 weeks and 2 days, 52 2/7 × 70,00
    (one("week", 7000), stretch("2020-01-01", "2020-12-31"), 366_000),
    # 13 times four weeks: 364 days from Monday 4 January 2016 on
    (one("vier_weken", 33_766), stretch("2016-01-04", "2017-01-01"), 438_958),
    # the weeks of the year 2020 by ISO are 53: 371 days
    (one("vier_weken", 40_000), stretch("2019-12-30", "2021-01-03"), 530_000),
    # one day of four weeks of 280,00
    (one("vier_weken", 28_000), stretch("2024-02-29", "2024-02-29"), 1_000),
    # a whole February costs its tariff, in a leap year too; 15 of 29 days are 15/29 of it
    (one("maand", 29_000), stretch("2024-02-01", "2024-02-29"), 29_000),
    (one("maand", 29_000), stretch("2024-02-01", "2024-02-15"), 15_000),
    (one("maand", 28_000), stretch("2023-02-01", "2023-02-15"), 15_000),
    # half of January (15,5 of 31 is not whole: 16 of 31), all of February, 1 of 31 of March
    (one("maand", 31_000), stretch("2026-01-16", "2026-03-01"), 16_000 + 31_000 + 1_000),
    # twelve months, and a year of 366 days
    (one("maand", 10_000), stretch("2024-01-01", "2024-12-31"), 120_000),
    (one("jaar", 366_000), stretch("2024-01-01", "2024-12-31"), 366_000),
    (one("jaar", 366_000), stretch("2024-02-29", "2024-02-29"), 1_000),
    # the last day of 2023 is a 365th, the first of 2024 a 366th of its year
    (one("jaar", 365 * 366), stretch("2023-12-31", "2024-01-01"), 366 + 365),
    # 100 minutes at 1,00 for one day of seven: 1428,57…
    (one("minuut", 100), stretch("2026-06-01", "2026-06-01", 100), 1_429),
    # half a cent goes up: 30 minutes of an hour of 0,01, for a week
    (one("uur", 1), stretch("2026-06-01", "2026-06-07", 30), 1),
]


@pytest.mark.parametrize(("own", "period", "cents"), BY_HAND)
def test_a_period_costs_what_it_costs_by_hand(
    own: ProductTarieven, period: Stretch, cents: int
) -> None:
    assert total(own, period) == cents


def test_a_tariff_that_changes_within_a_week_counts_for_its_own_days() -> None:
    # Thursday 1 January 2026: three days of the week at 70,00, four at 77,00.
    own = product([("2025-01-01", "2025-12-31", 7000, "week"), ("2026-01-01", None, 7700, "week")])
    found = cost(own, [stretch("2025-12-29", "2026-01-04")], opslag=False)
    assert [whole(p.cost) for p in found.pieces] == [3_000, 4_400]
    assert [whole(p.per_week) for p in found.pieces] == [7_000, 7_700]
    assert whole(found.total) == whole(found.mean_week) == 7_400
    assert found.calendar_years() == {2025: 3_000, 2026: 4_400}


def test_a_tariff_that_changes_within_a_month_counts_for_its_own_days() -> None:
    own = product(
        [("2026-01-01", "2026-04-10", 30_000, "maand"), ("2026-04-11", None, 60_000, "maand")]
    )
    found = cost(own, [stretch("2026-04-01", "2026-04-30")], opslag=False)
    # 10 of 30 days at 300,00 and 20 of 30 at 600,00.
    assert [whole(p.cost) for p in found.pieces] == [10_000, 40_000]


def test_a_unit_that_changes_counts_too() -> None:
    own = product([("2025-01-01", "2025-12-31", 7000, "week"), ("2026-01-01", None, 6000, "uur")])
    # One day of 70,00 a week, and one day of 210 minutes a week at 60,00.
    assert total(own, stretch("2025-12-31", "2026-01-01", 210)) == 1_000 + 3_000


def test_each_phase_counts_with_its_own_minutes() -> None:
    parts = (stretch("2026-01-05", "2026-01-18", 150), stretch("2026-01-19", "2026-02-01", 75))
    found = cost(one("uur", 6000), parts, opslag=False)
    assert [p.per_week for p in found.pieces] == [15_000, 7_500]
    assert [p.per_year for p in found.pieces] == [780_000, 390_000]
    assert found.total == 45_000
    assert found.mean_week == 11_250


def test_a_year_is_52_weeks_whatever_the_unit() -> None:
    whole_year: list[tuple[TariefEenheid, int]]
    whole_year = [("week", 52), ("vier_weken", 13), ("maand", 12), ("jaar", 1)]
    for unit, times in whole_year:
        (piece,) = cost(
            one(unit, 12_345), [stretch("2026-03-03", "2026-03-09")], opslag=False
        ).pieces
        assert piece.per_year == 12_345 * times


def test_a_week_is_the_mean_of_the_parts_by_their_days_whatever_the_unit() -> None:
    # Of 2024, a leap year: 260 euro a year is 5,00 a week, also where 366 days cost 260 euro.
    year = stretch("2024-01-01", "2024-12-31")
    found = cost(one("jaar", 26_000), [year], opslag=False)
    assert (whole(found.total), whole(found.mean_week)) == (26_000, 500)
    own = product([("2024-01-01", "2024-12-30", 26_000, "jaar"), ("2024-12-31", None, 866, "week")])
    # 365 of 366 days 5,00 and one 8,66.
    assert cost(own, [year], opslag=False).mean_week == 500 + Fraction(366, 366)


def test_the_supplement_comes_on_top_where_it_is_asked_and_changes_by_itself() -> None:
    opslag: list[Given] = [
        ("2015-01-01", "2026-06-03", 700, "week"),
        ("2026-06-04", None, 1400, "week"),
    ]
    own = one("week", 7000, opslag)
    week = stretch("2026-06-01", "2026-06-07")
    assert total(own, week) == 7_000
    # Three days with 7,00 a week more, four with 14,00.
    assert total(own, week, opslag=True) == 7_000 + 300 + 800


def test_a_module_comes_on_top_and_changes_by_itself() -> None:
    module = ModuleTarieven.model_validate(
        {
            "module": "M",
            "tarieven": periods(
                [
                    ("2015-01-01", "2026-06-03", 2800, "vier_weken"),
                    ("2026-06-04", None, 1400, "week"),
                ]
            ),
        }
    )
    found = cost(
        one("uur", 6000), [stretch("2026-06-01", "2026-06-07", 60)], opslag=False, modules=[module]
    )
    # An hour a week; three days of 7,00 a week more, and four of 14,00.
    assert [whole(p.per_week) for p in found.pieces] == [6_700, 7_400]
    assert whole(found.total) == 6_000 + 300 + 800
    with pytest.raises(NoCostError, match="M heeft geen tarief van 1 januari 2014 tot en met"):
        cost(one("week", 1), [stretch("2014-01-01", "2015-01-02")], opslag=False, modules=[module])


def test_the_shipped_prices_of_2016_are_what_four_weeks_cost() -> None:
    own = one("vier_weken", 112_499, [("2015-01-01", None, 36_800, "vier_weken")])
    found = cost(own, [stretch("2016-02-01", "2016-02-28")], opslag=True)
    assert found.total == 149_299
    assert whole(found.mean_week) == 37_325


def test_only_the_sum_is_rounded() -> None:
    # Two days of 10 cents a week are 1,43 each; together 2,86, which is 3 and not 2.
    parts = (stretch("2026-06-01", "2026-06-01"), stretch("2026-06-02", "2026-06-02"))
    assert total(one("week", 10), *parts) == 3


def test_days_without_a_tariff_are_all_named_and_give_no_amount() -> None:
    own = product(
        [("2026-01-01", "2026-03-31", 100, "week"), ("2026-04-15", "2026-06-30", 100, "week")],
        [("2026-01-01", "2026-05-31", 100, "week")],
    )
    with pytest.raises(NoCostError) as error:
        cost(own, [stretch("2025-12-30", "2026-07-02")], opslag=True)
    assert error.value.why == (
        "P heeft geen tarief van 30 december 2025 tot en met 31 december 2025.",
        "P heeft geen tarief van 1 april 2026 tot en met 14 april 2026.",
        "P heeft geen tarief van 1 juli 2026 tot en met 2 juli 2026.",
        "P heeft geen opslag van 30 december 2025 tot en met 31 december 2025.",
        "P heeft geen opslag van 1 juni 2026 tot en met 2 juli 2026.",
    )


def test_a_tariff_by_time_asks_for_minutes() -> None:
    with pytest.raises(NoCostError, match="een tarief per uur, en er zijn geen minuten per week"):
        cost(one("uur", 6000), [stretch("2026-01-01", "2026-01-31")], opslag=False)


def day_by_day(own: ProductTarieven, parts: list[Stretch]) -> Fraction:
    """The same, another way: what each single day costs, added up."""
    found = Fraction(0)
    for part in parts:
        today = part.van
        while today <= part.tot_en_met:
            (tarief,) = (t for t in own.tarieven if t.van <= today <= (t.tot_en_met or today))
            minutes = part.minuten or 0
            year = date(today.year + 1, 1, 1) - date(today.year, 1, 1)
            found += {
                "minuut": Fraction(tarief.cent * minutes, 7),
                "uur": Fraction(tarief.cent * minutes, 7 * 60),
                "week": Fraction(tarief.cent, 7),
                "vier_weken": Fraction(tarief.cent, 28),
                "maand": Fraction(tarief.cent, monthrange(today.year, today.month)[1]),
                "jaar": Fraction(tarief.cent, year.days),
            }[tarief.eenheid]
            today += timedelta(1)
    return found


@given(
    begins=st.sets(DAYS, max_size=4),
    tariffs=st.lists(
        st.tuples(st.integers(0, 99_999_999), st.sampled_from(UNITS)), min_size=5, max_size=5
    ),
    start=DAYS,
    lengths=st.lists(
        st.tuples(st.integers(1, 400), st.integers(1, 10_080)), min_size=1, max_size=4
    ),
)
def test_a_cost_is_the_sum_of_its_days(
    begins: set[date],
    tariffs: list[tuple[int, TariefEenheid]],
    start: date,
    lengths: list[tuple[int, int]],
) -> None:
    firsts = [date(2015, 1, 1), *sorted(begins - {date(2015, 1, 1)})]
    lasts = [str(d - timedelta(1)) for d in firsts[1:]]
    rows = [
        (str(first), last, *tariff)
        for first, last, tariff in zip(firsts, [*lasts, None], tariffs, strict=False)
    ]
    parts, van = [], start
    for days, minutes in lengths:
        parts.append(Stretch(van, van + timedelta(days - 1), minutes))
        van += timedelta(days)
    own = product(rows)
    found = cost(own, parts, opslag=False)
    assert found.total == day_by_day(own, parts)
    assert sum(found.calendar_years().values()) == found.total
    # The pieces are the days of the parts, in order and each once.
    covered = [
        p.van + timedelta(n) for p in found.pieces for n in range((p.tot_en_met - p.van).days + 1)
    ]
    assert covered == [start + timedelta(n) for n in range(sum(n for n, _ in lengths))]
