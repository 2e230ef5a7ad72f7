"""What may be declared of a decision: the table adds up, the calendar shows each day."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from iwmo.calendar import pictures
from iwmo.message.facts import Part
from iwmo.months import Variant
from screens.widgets.declarable import declarable_html

PART = Part(date(2025, 10, 7), date(2025, 12, 30), 180)


def text(html: object) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", str(html)).split())


def test_the_table_has_every_month_and_the_whole() -> None:
    found = text(declarable_html((PART,), "inspanning"))
    assert "oktober 2025 7 t/m 31 4 720" in found
    assert "Hele periode 13 2.340" in found
    assert "De maanden zijn samen 2.520 minuten" in found


def test_each_part_has_its_own_table_and_says_that_a_broken_week_counts_twice() -> None:
    later = Part(date(2025, 12, 31), date(2026, 1, 13), 90)
    found = text(declarable_html((PART, later), "inspanning"))
    assert "Deel 1 van 2: 180 minuten per week" in found
    assert "Deel 2 van 2: 90 minuten per week" in found
    assert "Een week met dagen in twee delen telt in allebei" in found


def test_output_says_in_which_month_a_week_counts() -> None:
    found = text(declarable_html((PART,), "output"))
    assert "week 44 telt in november" in found
    assert "IV076 en IV077 hebben een vaste regel" in found


@pytest.mark.parametrize("variant", ["inspanning", "output"])
def test_every_day_of_the_period_is_marked_once(variant: Variant) -> None:
    days = [
        f"{day.number} {month.title}"
        for month in pictures(PART.van, PART.tot_en_met, variant)
        for row in month.rows
        for day in row.days
        if day.inside
    ]
    assert len(days) == len(set(days)) == (PART.tot_en_met - PART.van + timedelta(1)).days
