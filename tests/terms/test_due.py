"""How a term stands on a day, in words, and which comes first."""

from __future__ import annotations

from datetime import date

import pytest

from terms.due import Due, Stand, due, in_words
from terms.equated import shipped
from terms.term import Dates, Soort

# 1 June 2026 is a Monday: the plan until 8 June, the research until 13 July, both plain days.
MELDING: Dates = {"melding": date(2026, 6, 1)}
ASKED: Dates = {**MELDING, "aanvraag": date(2026, 7, 1)}


def stand(dates: Dates, soort: Soort, today: date) -> Due:
    return next(d for d in due(dates, today, shipped()) if d.term.rule.soort == soort)


CASES: dict[str, tuple[Dates, Soort, date, Stand, str]] = {
    "running": (MELDING, "onderzoek", date(2026, 7, 10), "loopt", "nog 3 dagen"),
    "one day": (MELDING, "onderzoek", date(2026, 7, 12), "loopt", "nog 1 dag"),
    "the last day": (MELDING, "onderzoek", date(2026, 7, 13), "loopt", "vandaag is de laatste dag"),
    "missed": (MELDING, "onderzoek", date(2026, 7, 14), "verlopen", "verlopen, 1 dag geleden"),
    "a report in time": (
        {**MELDING, "verslag": date(2026, 7, 13)},
        "onderzoek",
        date(2026, 9, 1),
        "op_tijd",
        "op tijd",
    ),
    "a report too late": (
        {**MELDING, "verslag": date(2026, 7, 15)},
        "onderzoek",
        date(2026, 9, 1),
        "te_laat",
        "2 dagen te laat",
    ),
    "asked within the six weeks, so after the research": (
        ASKED,
        "onderzoek",
        date(2026, 9, 1),
        "op_tijd",
        "op tijd",
    ),
    "asked after the six weeks": (
        {**MELDING, "aanvraag": date(2026, 7, 14)},
        "onderzoek",
        date(2026, 9, 1),
        "onbekend",
        "niet bekend: de datum van het verslag ontbreekt",
    ),
    "not sent": (ASKED, "besluit", date(2026, 7, 20), "verlopen", "verlopen, 5 dagen geleden"),
    "sent": (
        {**ASKED, "verzonden": date(2026, 7, 15)},
        "besluit",
        date(2026, 9, 1),
        "op_tijd",
        "op tijd",
    ),
    "a plan that nobody has to make": (
        MELDING,
        "persoonlijk_plan",
        date(2026, 6, 9),
        "voorbij",
        "voorbij",
    ),
    "a plan after the research began": (
        {**MELDING, "verslag": date(2026, 6, 3)},
        "persoonlijk_plan",
        date(2026, 6, 4),
        "voorbij",
        "voorbij",
    ),
    "objection": (
        {"verzonden": date(2026, 7, 3)},
        "bezwaar",
        date(2026, 8, 14),
        "loopt",
        "vandaag is de laatste dag",
    ),
    "no objection any more": (
        {"verzonden": date(2026, 7, 3)},
        "bezwaar",
        date(2026, 8, 15),
        "voorbij",
        "voorbij",
    ),
}


@pytest.mark.parametrize(("dates", "soort", "today", "way", "words"), CASES.values(), ids=CASES)
def test_a_term_stands_as_its_dates_say(
    dates: Dates, soort: Soort, today: date, way: Stand, words: str
) -> None:
    found = stand(dates, soort, today)
    assert (found.stand, in_words(found)) == (way, words)
    assert found.open == (way in ("loopt", "verlopen"))


def test_the_most_urgent_comes_first_and_a_client_never_before_the_municipality() -> None:
    today = date(2026, 7, 10)
    found = [
        stand({"verzonden": date(2026, 6, 1)}, "bezwaar", today),
        stand(MELDING, "onderzoek", today),
        stand({"aanvraag": date(2026, 6, 1)}, "besluit", today),
    ]
    order = sorted(found, key=lambda item: item.urgency)
    assert [item.term.rule.soort for item in order] == ["besluit", "onderzoek", "bezwaar"]
    assert [item.soon for item in order] == [False, True, False]
