"""Figures about deviations: counted right, named from the stored normenkader, never by person."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest

from normenkader import Library
from register.choice import Besluit
from register.decisions.reading import Filter, open_decision, search
from register.decisions.statistics import Bin, Count, ProductChange, statistics
from register.decisions.writing import record
from register.errors import FiguresPerPersonError
from register.store.opening import Register
from rights import NoRightError, Role, User
from tests.conftest import contract_lines
from tests.random_cases import Rng, random_case
from tests.register.deciding import AUDITOR, BEHEERDER, CONSULENT, MOMENT, TRAINER, deviate, follow

EVERYTHING = Filter()


@pytest.fixture(scope="module")
def filled(shared_register: Register, bibliotheek: Library) -> Register:
    """Seven decisions, only to read."""
    return with_seven(shared_register, bibliotheek, contract_lines("cases.jsonl")[1]["zaak"])


def with_seven(register: Register, bibliotheek: Library, zaak: dict[str, Any]) -> Register:
    """Seven decisions about cases with a proposal of 150 minutes of IBO for 52 weeks."""

    def case(number: int) -> dict[str, Any]:
        copy: dict[str, Any] = json.loads(json.dumps(zaak))
        return copy | {"zaak": f"S-{number}"}

    refused = Besluit("geen_maatwerk", None, None, date(2026, 7, 1), None)
    orders = [
        follow(bibliotheek, case(1)),
        follow(bibliotheek, case(2)),
        deviate(bibliotheek, case(3), minuten_per_week=180),
        deviate(bibliotheek, case(4), minuten_per_week=20, reden="AFW-ANDERS"),
        deviate(bibliotheek, case(5), product="IBOI", minuten_per_week=300),
        deviate(bibliotheek, case(6), weken=13),
        deviate(bibliotheek, case(7), **vars(refused)),
    ]
    for i, order in enumerate(orders):
        record(register, CONSULENT, bibliotheek, order, MOMENT + timedelta(days=10 * i))
    return register


def test_totals_shares_and_directions(filled: Register) -> None:
    found = statistics(filled, AUDITOR, EVERYTHING)
    assert (found.totaal.aantal, found.totaal.afgeweken) == (7, 5)
    assert found.totaal.share == Fraction(5, 7)
    assert (found.meer, found.gelijk, found.minder, found.zonder_minuten) == (2, 3, 1, 1)
    assert dict(found.waarin) == {
        "uitkomst": 1,
        "product": 1,
        "minuten": 3,
        "alleen de periode": 1,
    }


def test_every_difference_in_minutes_is_in_one_bin(filled: Register) -> None:
    bins = statistics(filled, AUDITOR, EVERYTHING).verschillen
    assert [b for b in bins if b.aantal] == [
        Bin(None, -120, 1),
        Bin(0, 0, 3),
        Bin(30, 59, 1),
        Bin(120, None, 1),
    ]
    for one, other in pairwise(bins):
        assert one.tot_en_met is not None
        assert other.van == one.tot_en_met + 1


def test_another_product_or_outcome_is_told_by_name(filled: Register, bibliotheek: Any) -> None:
    demo = bibliotheek.version("demo-ib", "2026.1")
    outcome = next(u.naam for u in demo.uitkomsten if u.uitkomst == "geen_maatwerk")
    before, after = demo.product("IBO").naam, demo.product("IBOI").naam
    assert set(statistics(filled, AUDITOR, EVERYTHING).wijzigingen) == {
        ProductChange(before, after, 1),
        ProductChange(before, outcome, 1),
    }


def test_reasons_have_the_names_of_the_stored_normenkader(
    filled: Register, bibliotheek: Library
) -> None:
    rules = bibliotheek.version("demo-ib", "2026.1").besluit
    names = {r.reden: r.naam for r in rules.afwijkredenen}
    found = statistics(filled, AUDITOR, EVERYTHING).redenen
    assert [(t.naam, t.aantal) for t in found] == [
        (names["AFW-VEILIGHEID"], 4),
        (names["AFW-ANDERS"], 1),
    ]


def test_each_rule_counts_the_decisions_in_which_it_fired(filled: Register) -> None:
    found = {t.code: t for t in statistics(filled, AUDITOR, EVERYTHING).regels}
    _, rows = search(filled, AUDITOR, EVERYTHING)
    by_hand: Counter[str] = Counter()
    deviated: Counter[str] = Counter()
    for row in rows:
        fired = {
            stap["regel"] for stap in open_decision(filled, AUDITOR, row.nummer).antwoord["spoor"]
        }
        by_hand.update(fired)
        deviated.update(fired if row.afgeweken else ())
    assert {code: (t.aantal, t.afgeweken) for code, t in found.items()} == {
        code: (n, deviated[code]) for code, n in by_hand.items()
    }
    assert found["TG-DOORGANG"].naam != "TG-DOORGANG"
    assert found["TG-DOORGANG"].normenkader == "demo-ib"


def test_months_are_in_order_and_add_up(filled: Register) -> None:
    found = statistics(filled, AUDITOR, EVERYTHING).maanden
    assert found == (
        Count("2026-07", 2, 0),
        Count("2026-08", 3, 3),
        Count("2026-09", 2, 2),
    )


def test_figures_are_about_what_fits_the_filter(filled: Register) -> None:
    found = statistics(filled, AUDITOR, Filter(van=date(2026, 8, 1), tot_en_met=date(2026, 8, 31)))
    assert (found.totaal.aantal, found.totaal.afgeweken) == (3, 3)
    followed = statistics(filled, AUDITOR, Filter(afgeweken=False))
    assert (followed.totaal.aantal, followed.totaal.afgeweken, followed.redenen) == (2, 0, ())


def test_a_correction_counts_and_is_counted(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    filled = with_seven(register, bibliotheek, zaak)
    _, rows = search(filled, AUDITOR, Filter(zaak="S-1"))
    again = follow(bibliotheek, zaak | {"zaak": "S-1"}, vervangt=rows[0].nummer)
    record(filled, CONSULENT, bibliotheek, again, MOMENT)
    found = statistics(filled, AUDITOR, EVERYTHING)
    assert (found.totaal.aantal, found.correcties) == (8, 1)


def test_an_empty_register_has_figures_of_nothing(register: Register) -> None:
    found = statistics(register, AUDITOR, EVERYTHING)
    assert found.totaal == Count("Alle besluiten", 0, 0)
    assert found.totaal.share == 0
    assert (found.regels, found.maanden, found.correcties) == ((), (), 0)


@pytest.mark.parametrize("filter_", [Filter(gebruiker="u-consulent"), Filter(gebruiker_deel="u")])
def test_there_are_no_figures_about_one_person(filled: Register, filter_: Filter) -> None:
    with pytest.raises(FiguresPerPersonError):
        statistics(filled, AUDITOR, filter_)


def test_the_figures_are_the_same_whoever_decided(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    for who in ("u-een", "u-twee"):
        order = deviate(bibliotheek, zaak | {"zaak": who}, weken=13)
        record(register, User(who, frozenset({Role.CONSULENT})), bibliotheek, order, MOMENT)
    one, other = (statistics(register, AUDITOR, Filter(zaak=who)) for who in ("u-een", "u-twee"))
    assert one == other
    assert one.totaal.aantal == 1


@pytest.mark.parametrize("gebruiker", [CONSULENT, TRAINER, BEHEERDER])
def test_only_who_reads_the_register_sees_figures(register: Register, gebruiker: User) -> None:
    with pytest.raises(NoRightError):
        statistics(register, gebruiker, EVERYTHING)


def test_the_rules_of_two_normenkaders_are_counted_apart(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    other = bibliotheek.version("drechtsteden-ib-2016", "2016.1")

    for case in (zaak, random_case(Rng(3), other, 9)):
        record(register, CONSULENT, bibliotheek, follow(bibliotheek, case), MOMENT)
    rules = statistics(register, AUDITOR, EVERYTHING).regels
    assert {t.normenkader for t in rules} == {"demo-ib", "drechtsteden-ib-2016"}
