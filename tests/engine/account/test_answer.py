"""The answer in words: what fired, what did not, and effects as plain data."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from engine import course
from engine.account.answer import make_answer, not_fired, plain
from engine.account.words import euro, per_weeks
from engine.evaluation import Fase
from normenkader import Library
from zaak.checking import check_zaak


def test_rules_without_effect_say_so_in_the_order_of_the_file(
    zaak: dict[str, Any], bibliotheek: Library
) -> None:
    case, normenkader = check_zaak(zaak, bibliotheek)
    said = not_fired(normenkader, case, course(normenkader, case))
    texts = {s["regel"]: s["uitleg"] for s in said}
    assert list(texts)[:2] == ["TG-JEUGD", "TG-WOONPLAATS"]
    assert texts["TG-JEUGD"] == "De inwoner is 51 jaar. De Jeugdwet geldt niet."
    assert texts["CF-BEELDZORG"] == "Beeldzorg is niet mogelijk: geen tijd eraf."
    assert "Er tellen 3 leefgebieden mee" in texts["CF-ZES-LEEFGEBIEDEN"]
    assert "CF-ZORGMIJDING-STERK" not in texts


def test_without_access_client_factors_are_not_spoken_of(
    zaak: dict[str, Any], bibliotheek: Library
) -> None:
    zaak["toegang"]["leeftijd"] = 17
    case, normenkader = check_zaak(zaak, bibliotheek)
    said = not_fired(normenkader, case, course(normenkader, case))
    assert {s["fase"] for s in said} == {"toegang"}


def test_prices_are_in_cents_and_include_the_supplement(bibliotheek: Library) -> None:
    normenkader = bibliotheek.version("drechtsteden-ib-2016", "2016.1")
    case = {
        "zaak": "D-1",
        "normenkader": "drechtsteden-ib-2016",
        "peildatum": "2016-05-01",
        "toegang": {
            "doelgroep": True,
            "zonder_begeleiding_mis": True,
            "permanent_toezicht": False,
            "blijvend_niet_zelfstandig": False,
            "extramuraal_duurder": False,
        },
        "leefgebieden": {n: {"niveau": "niet_uitgevraagd"} for n in normenkader.leefgebied_names}
        | {"adl": {"niveau": 2, "opgelost_door": "geen", "soort_werk": "helpen_en_overnemen"}},
        "clientfactoren": {"gedragsproblematiek": "zeer_ernstig"},
    }
    checked, _ = check_zaak(case, bibliotheek)
    answer = make_answer(normenkader, checked, course(normenkader, checked))
    assert answer["product"]["code"] == "IB3"
    assert answer["minuten_per_week"] is None
    assert answer["prijs"] == {
        "product_cent": 112499,
        "opslag_cent": 36800,
        "totaal_cent": 149299,
        "per_weken": 4,
    }


@pytest.mark.parametrize(
    ("waarde", "uit"),
    [
        (Fraction(25, 2), "25/2"),
        (Fraction(-27, 2), "-27/2"),
        (Fraction(4), 4),
        (True, True),
        ([Fraction(1, 2)], ["1/2"]),
        ({"a": Fraction(3)}, {"a": 3}),
        ("x", "x"),
        ((Fase(1, 2, 30),), [{"week_van": 1, "week_tot": 2, "minuten_per_week": 30}]),
    ],
)
def test_effects_become_plain_data(waarde: Any, uit: Any) -> None:
    assert plain(waarde) == uit
    assert type(plain(waarde)) is type(uit)


def test_euros_are_written_the_dutch_way() -> None:
    assert [per_weeks(n) for n in (1, 4)] == ["per week", "per 4 weken"]
    assert [euro(c) for c in (112499, 5, 100000000)] == ["€ 1.124,99", "€ 0,05", "€ 1.000.000,00"]
