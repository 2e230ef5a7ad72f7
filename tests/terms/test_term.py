"""Terms against days that were looked up, and what holds for every day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from terms.calendar import Calendar, holidays
from terms.equated import shipped
from terms.term import RULES, term, terms_of

# What was equated by decree left out: the days of the law itself.
LAW = Calendar()
KNOWN = {
    "a plain Friday": ("2026-07-03", "2026-08-14"),
    "a Saturday": ("2026-07-04", "2026-08-17"),
    "a Sunday": ("2026-07-05", "2026-08-17"),
    "Christmas on Friday and Saturday, then a Sunday": ("2026-11-13", "2026-12-28"),
    "Easter Monday": ("2026-02-23", "2026-04-07"),
    "Good Friday, then the whole of Easter": ("2026-02-20", "2026-04-07"),
    "the birthday of the king": ("2026-03-16", "2026-04-28"),
    "Ascension Day": ("2026-04-02", "2026-05-15"),
    "Liberation Day": ("2026-03-24", "2026-05-06"),
    "Whit Monday": ("2026-04-13", "2026-05-26"),
    "New Year's Day on a Friday": ("2026-11-20", "2027-01-04"),
    "over the end of February in a leap year": ("2028-01-20", "2028-03-02"),
}


@pytest.mark.parametrize(("sent", "last"), KNOWN.values(), ids=KNOWN)
def test_six_weeks_and_then_the_next_day_that_is_no_holiday(sent: str, last: str) -> None:
    assert term("bezwaar", date.fromisoformat(sent), LAW).last == date.fromisoformat(last)


def test_a_day_put_on_a_par_by_decree_puts_the_end_off_too() -> None:
    sent = date(2026, 4, 2)
    assert term("bezwaar", sent, LAW).last == date(2026, 5, 15)
    found = term("bezwaar", sent, shipped())
    assert found.last == date(2026, 5, 18)
    assert found.why == (
        "14 mei 2026 is Hemelvaartsdag.",
        "15 mei 2026 is gelijkgesteld met een feestdag (Besluit gelijkstelling van dagen in 2026, "
        "2027 en 2028).",
        "16 mei 2026 is een zaterdag.",
        "17 mei 2026 is een zondag.",
    )


def test_the_day_itself_does_not_count() -> None:
    found = term("besluit", date(2026, 7, 1), shipped())
    assert (found.first, found.last) == (date(2026, 7, 2), date(2026, 7, 15))
    assert not found.shifted
    assert found.why == ()


def test_within_a_term_lie_two_days_that_are_none_off() -> None:
    off = {date(2026, 7, day): "een besluit" for day in (2, 3, 6, 7)}
    found = term("persoonlijk_plan", date(2026, 7, 1), Calendar(off))
    # 8 July is the only working day of the seven; the ninth makes two.
    assert (found.usual, found.last) == (date(2026, 7, 8), date(2026, 7, 9))
    assert "twee werkdagen" in found.why[0]


def test_of_a_year_without_decrees_the_end_is_not_certain() -> None:
    calendar = shipped()
    assert term("onderzoek", date(2028, 11, 1), calendar).certain
    assert not term("onderzoek", date(2028, 12, 1), calendar).certain
    assert min(calendar.years) == 2014
    assert calendar.years == set(range(2014, 2029))


def test_only_dates_that_are_there_start_a_term() -> None:
    found = terms_of({"aanvraag": date(2026, 7, 1), "melding": date(2026, 6, 1)}, LAW)
    assert [t.rule.soort for t in found] == ["persoonlijk_plan", "onderzoek", "besluit"]
    starts = [rule.start for rule in RULES.values()]
    assert starts == ["melding", "melding", "aanvraag", "verzonden"]


def test_the_birthday_of_the_king_is_never_on_a_sunday() -> None:
    assert holidays(2025)[date(2025, 4, 26)] == "Koningsdag"
    assert date(2025, 4, 27) not in holidays(2025)


def test_of_years_outside_the_calendar_nothing_is_guessed() -> None:
    for year in (2013, 4099):
        with pytest.raises(ValueError, match="niet bekend"):
            holidays(year)


def test_no_term_ends_early_or_on_a_day_off_in_forty_years() -> None:
    day, end = date(2015, 1, 1), date(2055, 1, 1)
    calendar = shipped()
    while day < end:
        last = term("bezwaar", day, calendar).last
        assert last - day >= timedelta(weeks=6)
        assert not calendar.off(last)
        between = (day + timedelta(weeks=6) + timedelta(days=n) for n in range(12))
        assert all(calendar.off(d) for d in between if d < last)
        day += timedelta(days=1)
