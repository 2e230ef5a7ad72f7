"""Dates of birth: which full dates are taken for one, and which are left alone."""

from __future__ import annotations

from datetime import date

import pytest

from zaak.privacy.scan import find_personal_data

PEILDATUM = date(2026, 7, 1)


def _found(tekst: str, peildatum: date | None = PEILDATUM) -> list[str]:
    return [vondst.soort for vondst in find_personal_data(tekst, peildatum)]


@pytest.mark.parametrize(
    "tekst",
    [
        "3-4-1975",
        "03/04/1975",
        "03.04.1975",
        "03 04 1975",
        "3 - 4 - 1975",
        "1975-04-03",
        "1975-04-03T00:00",
        "1975/4/3",
        "3 april 1975",
        "3 apr. '75",
        "3 apr. ’75",
        "3e april 1975",
        "3-APR-1975",
        "3 mrt 1975",
        "3mei1975",
        "3 april 75.",
        "03-04-75",
        "3/4/75",
        "3.4.75",
        "03.04.09",
        "3-4-'75",
        "03041975",
        "19750403",
        "31-02-1975",
        "Hij is van 3\u00a0april\u00a01975.",
        "０３-０４-１９７５",
        "03\u200b-04-1975",
        "geb. 12-03-2024",
        "geb 12 03 24",
        "gebdatum 1-1-2020",
        "Geboortedatum:\n12-03-2024",
        "de zoon, geboren te Gouda op 12 maart 2019",
        "verjaardag zoon: 12/3/19",
        "geboren 3 april 24 in Gouda",
        "geb. 3-4-1975, opname 12-03-2024",
    ],
)
def test_a_date_of_birth_is_found(tekst: str) -> None:
    assert _found(tekst) == ["geboortedatum"]


@pytest.mark.parametrize(
    "tekst",
    [
        "opname sinds 12-03-2024",
        "opname sinds 12 maart 2024",
        "12-03-24",
        "2024-03-12",
        "12032024",
        "gebruik sinds 12-03-2024",
        "gebeurtenis op 12-03-2024",
        "Geboren in Gouda; de opname na een lange tijd was op 12-03-2024",
        "april 1975",
        "verjaardag 3 april",
        "in 1975",
        "3-4-1875",
        "32-04-1975",
        "3-13-1975",
        "art. 2.3.10 Wmo",
        "op 3 mei 12 minuten",
        "op 3 mei 09.30 uur",
        "3 meiden 2004",
        "13-04-19750",
        "niveau 2-3-4",
        "12.30-14.45",
    ],
)
def test_other_dates_are_no_date_of_birth(tekst: str) -> None:
    assert _found(tekst) == []


@pytest.mark.parametrize(
    ("tekst", "peildatum", "expected"),
    [
        ("1-7-2010", PEILDATUM, True),
        ("2-7-2010", PEILDATUM, False),
        ("31-12-2010", None, True),
        ("1-1-2011", None, False),
        ("01-01-26", PEILDATUM, False),
        ("01-01-27", PEILDATUM, True),
        ("01-01-27", date(2027, 1, 1), False),
        ("01-01-27", None, True),
        ("01-01-26", None, False),
        ("29-02-2008", date(2024, 2, 28), False),
        ("29-02-2008", date(2024, 2, 29), True),
    ],
)
def test_sixteen_years_before_the_peildatum_is_old(
    tekst: str, peildatum: date | None, expected: bool
) -> None:
    assert bool(_found(tekst, peildatum)) == expected
