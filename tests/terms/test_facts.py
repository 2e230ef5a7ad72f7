"""The dates of a case: every fault at once, and what is only strange."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from terms.equated import shipped
from terms.facts import FIRST_DAY, plain_dates, read_dates, remarks
from terms.term import Dates

TODAY = date(2026, 7, 15)


def test_dates_are_read_and_written_back_in_the_order_of_the_procedure() -> None:
    table = {"aanvraag": "2026-07-01", "melding": "2026-06-01"}
    dates, faults = read_dates(table)
    assert faults == []
    assert dates == {"melding": date(2026, 6, 1), "aanvraag": date(2026, 7, 1)}
    assert list(plain_dates(dates).items()) == [
        ("melding", "2026-06-01"),
        ("aanvraag", "2026-07-01"),
    ]


def test_everything_wrong_is_said_at_once() -> None:
    table = {
        "meldng": "2026-01-01",
        "melding": "2026-07-10",
        "persoonlijk_plan": 20260701,
        "verslag": "2026-02-30",
        "aanvraag": "2026-07-01",
        "verzonden": "1987-03-02",
    }
    _, faults = read_dates(table)
    assert [(".".join(path), told.split(":")[0]) for path, told in faults] == [
        ("meldng", "onbekende sleutel"),
        ("persoonlijk_plan", "is geen datum"),
        ("verslag", "is geen datum"),
        ("verzonden", "is te vroeg"),
        ("aanvraag", "is eerder dan de melding (10 juli 2026)"),
    ]
    assert "bedoel je melding?" in faults[0][1]


@pytest.mark.parametrize("table", [[], "2026-01-01", None, 3])
def test_what_is_no_table_says_what_it_should_be(table: Any) -> None:
    _, faults = read_dates(table)
    assert faults == [
        (
            (),
            "moet een tabel zijn met een datum per gebeurtenis: melding, persoonlijk_plan, "
            "verslag, aanvraag, verzonden",
        )
    ]


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("melding", "persoonlijk_plan"),
        ("melding", "verslag"),
        ("melding", "aanvraag"),
        ("melding", "verzonden"),
        ("aanvraag", "verzonden"),
    ],
)
def test_an_impossible_order_is_refused_and_the_same_day_is_not(first: str, later: str) -> None:
    assert read_dates({first: "2026-07-02", later: "2026-07-02"})[1] == []
    ((path, told),) = read_dates({first: "2026-07-02", later: "2026-07-01"})[1]
    assert path == (later,)
    assert "dat kan niet" in told


def test_a_report_may_come_after_the_aanvraag() -> None:
    assert read_dates({"aanvraag": "2026-07-01", "verslag": "2026-07-03"})[1] == []


def test_what_could_be_a_date_of_birth_is_refused() -> None:
    assert read_dates({"melding": FIRST_DAY.isoformat()})[1] == []
    assert read_dates({"melding": "2013-12-31"})[1]
    assert read_dates({"melding": "2200-01-01"})[1]


STRANGE: dict[str, tuple[Dates, str]] = {
    "still to come": ({"aanvraag": date(2026, 7, 16)}, "later dan vandaag"),
    "before the law": ({"melding": date(2014, 12, 31)}, "gold de Wmo 2015 nog niet"),
    "long ago": ({"melding": date(2025, 7, 1)}, "meer dan een jaar geleden"),
    "asked before the report": (
        {"melding": date(2026, 6, 1), "verslag": date(2026, 6, 20), "aanvraag": date(2026, 6, 10)},
        "pas na het onderzoek",
    ),
    "a plan after the report": (
        {"persoonlijk_plan": date(2026, 6, 20), "verslag": date(2026, 6, 10)},
        "van na het verslag",
    ),
}


@pytest.mark.parametrize(("dates", "told"), STRANGE.values(), ids=STRANGE)
def test_what_is_strange_is_remarked_on(dates: Dates, told: str) -> None:
    assert any(told in line for line in remarks(dates, TODAY, shipped()))


def test_nothing_is_remarked_on_usual_dates() -> None:
    dates: Dates = {
        "melding": date(2026, 6, 1),
        "persoonlijk_plan": date(2026, 6, 5),
        "verslag": date(2026, 6, 20),
        "aanvraag": date(2026, 6, 22),
        "verzonden": TODAY,
    }
    assert list(remarks(dates, TODAY, shipped())) == []


def test_who_waits_longer_than_six_weeks_may_ask_without_a_report() -> None:
    dates: Dates = {
        "melding": date(2026, 5, 1),
        "aanvraag": date(2026, 6, 20),
        "verslag": date(2026, 6, 25),
    }
    assert list(remarks(dates, TODAY, shipped())) == []
