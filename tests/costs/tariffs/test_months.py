"""The most per month: the weeks of iWmo times what a week costs, rounded once."""

from __future__ import annotations

from fractions import Fraction

from costs.cents import whole
from costs.tariffs.computing import Cost, Stretch, cost
from costs.tariffs.model import ProductTarieven
from costs.tariffs.months import months_of, most_of
from tests.costs.tariffs.example import day, one, product


def of(own: ProductTarieven, van: str, tot: str, minuten: int | None = None) -> Cost:
    return cost(own, [Stretch(day(van), day(tot), minuten)], opslag=False)


def rows(found: Cost, categorie: str = "02") -> list[tuple[int | None, int]]:
    """The weeks and whole cents of each month."""
    return [(m.weken, whole(m.most)) for m in months_of(found, categorie)]


def test_a_month_is_its_weeks_times_the_minutes_by_the_hour() -> None:
    # IV077: October from the 7th 4 weeks, November 5, December 5; 13 weeks in all (TR322).
    found = of(one("uur", 6000), "2025-10-07", "2025-12-30", 180)
    assert rows(found) == [
        (4, 72_000),
        (5, 90_000),
        (5, 90_000),
    ]
    assert most_of(found) == 13 * 18_000


def test_the_amount_is_rounded_after_the_minutes_are_added_up() -> None:
    # 87,30 an hour is 145,5 cents a minute: 146 for information, but 5 weeks of 7 minutes are
    # 35 × 145,5 = 5092,5 cents, so 5093, and not 35 × 146 (IV081, TR346).
    found = of(one("uur", 8730), "2026-01-01", "2026-01-31", 7)
    (month,) = months_of(found, "02")
    assert (month.weken, month.most) == (5, Fraction(10_185, 2))
    assert whole(month.most) == 5_093
    product_tariff = found.pieces[0].tarief.product_tariff
    assert product_tariff is not None
    assert whole(product_tariff) == 146


def test_help_in_the_household_counts_six_weeks() -> None:
    found = of(one("uur", 6000), "2026-02-02", "2026-02-03", 60)
    assert [m.most for m in months_of(found, "01")] == [36_000]
    # Over the whole period only the weeks that it touches.
    assert most_of(found) == 6_000


def test_the_highest_tariff_of_a_month_counts_for_all_of_it() -> None:
    own = product([("2026-01-01", "2026-04-10", 100, "week"), ("2026-04-11", None, 120, "week")])
    found = of(own, "2026-03-02", "2026-05-31")
    # From Monday 2 March on March touches 5 weeks, as April and May do.
    assert rows(found) == [(5, 500), (5, 600), (5, 600)]


def test_a_tariff_per_month_is_its_share_of_the_month() -> None:
    found = of(one("maand", 30_000), "2026-04-21", "2026-05-31")
    assert rows(found) == [(None, 10_000), (None, 30_000)]
    assert most_of(found) is None


def test_four_weeks_and_years_have_no_amount_per_month() -> None:
    assert months_of(of(one("vier_weken", 1), "2026-01-01", "2026-02-01"), "02") == ()
    mixed = product([("2026-01-01", "2026-01-31", 1, "week"), ("2026-02-01", None, 1, "maand")])
    assert months_of(of(mixed, "2026-01-01", "2026-02-28"), "02") == ()
