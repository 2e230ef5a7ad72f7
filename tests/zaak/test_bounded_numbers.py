"""A number that is at most another: what is open or wrong in the other is said once, or not."""

from __future__ import annotations

from typing import Any

import pytest

from normenkader import Library
from tests.zaak.test_refused_by_counting import case
from zaak.checking import InvalidZaakError, check_partial, check_zaak

WITH_ACCESS = {"probleemgedrag": "zwaar"}


def one_activity(toegang: dict[str, str], **own: Any) -> dict[str, Any]:
    names = ("vaardigheden", "toezicht", "toezicht_onderwijs", "oefenen")
    scores = ("orientatie", "psychisch_functioneren", "gedrag_veiligheid", "onwelbevinden")
    structuur = {"nodig": True, "opgelost_door": "geen", "gedekt_minuten": 31, **own}
    return {
        **case(**toegang),
        "leefgebieden": {"structuur": structuur, **{n: {"nodig": False} for n in names}},
        "clientfactoren": {f"score_{s}": 0 for s in (*scores, "sociale_redzaamheid")},
    }


@pytest.mark.parametrize("toegang", [WITH_ACCESS, {}], ids=["access", "no access"])
def test_what_others_cover_may_be_known_before_the_whole_is(
    bibliotheek: Library, toegang: dict[str, str]
) -> None:
    zaak, _ = check_partial(one_activity(toegang, minuten="onbekend"), bibliotheek)
    assert zaak.leefgebieden["structuur"]["gedekt_minuten"] == 31


@pytest.mark.parametrize("minuten", ["31", 31.0, 0, None])
def test_a_wrong_number_is_said_once_and_not_at_what_it_bounds(
    bibliotheek: Library, minuten: Any
) -> None:
    with pytest.raises(InvalidZaakError) as caught:
        check_zaak(one_activity(WITH_ACCESS, minuten=minuten), bibliotheek)
    (fault,) = caught.value.fouten
    assert fault.pad_tekst == "leefgebieden.structuur.minuten"


def test_without_the_number_that_bounds_it_a_number_is_refused(bibliotheek: Library) -> None:
    with pytest.raises(InvalidZaakError) as caught:
        check_zaak(one_activity({}), bibliotheek)
    (fault,) = caught.value.fouten
    assert fault.pad_tekst == "leefgebieden.structuur.gedekt_minuten"
