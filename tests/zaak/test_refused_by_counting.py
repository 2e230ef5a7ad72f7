"""A reason for no access that counts answers leaves the rest of the case free, as any other."""

from __future__ import annotations

from typing import Any

import pytest

from normenkader import Library
from normenkader.asking import refused
from zaak.checking import InvalidZaakError, check_zaak

LIGHT: dict[str, bool | str] = {
    "grondslag": "psychiatrisch",
    "behandeling_volstaat": False,
    "opname_of_verwaarlozing": True,
    "sociale_redzaamheid": "licht",
    "bewegen_verplaatsen": "geen",
    "probleemgedrag": "licht",
    "psychisch_functioneren": "geen",
    "geheugen_orientatie": "geen",
}


def case(**toegang: Any) -> dict[str, Any]:
    base = {"zaak": "A-1", "normenkader": "awbz-bgi-2014", "peildatum": "2014-06-01"}
    return {**base, "toegang": {**LIGHT, **toegang}}


def test_the_rest_may_be_absent_where_nothing_counted_is_heavy(bibliotheek: Library) -> None:
    zaak, _ = check_zaak(case(), bibliotheek)
    assert zaak.leefgebieden == {}
    with pytest.raises(InvalidZaakError):
        check_zaak(case(probleemgedrag="zwaar"), bibliotheek)


def test_a_count_is_certain_only_when_all_of_it_is_answered(bibliotheek: Library) -> None:
    awbz = bibliotheek.version("awbz-bgi-2014", "2014.1")
    assert refused(awbz, LIGHT)
    open_one = {k: v for k, v in LIGHT.items() if k != "geheugen_orientatie"}
    assert not refused(awbz, open_one)
