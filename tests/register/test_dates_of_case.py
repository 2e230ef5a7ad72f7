"""The dates of a case are recorded with it, and what is still to come is not."""

from __future__ import annotations

from typing import Any

import pytest

from normenkader import Library
from register.decisions.reading import open_decision
from register.decisions.writing import record
from register.errors import InvalidBesluitError
from register.integrity.records import read
from register.record import STUKFORMAAT
from register.store.opening import Register
from tests.register.deciding import AUDITOR, CONSULENT, MOMENT, follow

DATES = {"melding": "2026-06-01", "verslag": "2026-06-29", "aanvraag": "2026-07-15"}


def test_dates_are_in_the_stored_case_and_nowhere_else(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    dated = {**zaak, "termijnen": DATES}
    done = record(register, CONSULENT, bibliotheek, follow(bibliotheek, dated), MOMENT)
    found = open_decision(register, AUDITOR, done.nummer)
    assert found.zaak["termijnen"] == DATES
    assert b"termijnen" not in found.inhoud.stuk
    assert b"termijnen" not in (found.inhoud.antwoord or b"")
    assert found.stuk["stukformaat"] == STUKFORMAAT == 3
    assert read(done.nummer, "besluit", found.inhoud).stuk == found.stuk


def test_a_day_that_is_still_to_come_in_the_netherlands_is_not_recorded(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    wrong = {**zaak, "termijnen": {**DATES, "aanvraag": "2026-07-16", "verzonden": "2026-07-17"}}
    with pytest.raises(InvalidBesluitError) as failed:
        record(register, CONSULENT, bibliotheek, follow(bibliotheek, wrong), MOMENT)
    assert [f.pad_tekst for f in failed.value.fouten] == [
        "termijnen.aanvraag",
        "termijnen.verzonden",
    ]
    late = MOMENT.replace(hour=23)
    tomorrow = {**zaak, "termijnen": {**DATES, "aanvraag": "2026-07-16"}}
    # It is the sixteenth already where the decision is taken.
    assert record(register, CONSULENT, bibliotheek, follow(bibliotheek, tomorrow), late).nieuw
