"""The decision as it is filled in: what it comes to, and what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from normenkader import Library, Normenkader
from register.choice import Besluit, check_choice, client_text
from screens.intake.case.choosing import (
    GEGEVEN,
    INGANG,
    KIES,
    MINUTEN,
    NIETS_ANDERS,
    OORDEEL,
    REDEN,
    TOELICHTING,
    VELDEN,
    VOLGT,
    WEKEN,
    as_choice,
    asked,
    decision,
    for_client,
    known_choice,
    option_of,
    options,
    problems,
)
from tests.register.deciding import OORDEEL as WOORDEN
from tests.register.deciding import proposal

WAAROM = "De veiligheid vraagt om meer tijd."


@pytest.fixture
def voorstel(bibliotheek: Library, zaak: dict[str, Any]) -> Besluit:
    return proposal(bibliotheek, zaak)


def test_nothing_is_chosen_beforehand(demo: Normenkader, voorstel: Besluit) -> None:
    assert problems(demo, voorstel, {})[VOLGT] == [KIES]
    assert set(problems(demo, voorstel, {})) == {VOLGT, OORDEEL}
    assert for_client(demo, voorstel, {}) is None


def test_following_is_the_proposal_from_the_chosen_day(
    demo: Normenkader, voorstel: Besluit
) -> None:
    keuze = {VOLGT: True, OORDEEL: WOORDEN, INGANG: "2026-08-01"}
    # What was filled in for deviating does not count for who follows after all.
    keuze |= {MINUTEN: 999, REDEN: "AFW-ANDERS", TOELICHTING: WAAROM}
    made = as_choice(demo, voorstel, keuze)
    assert made.besluit == replace(voorstel, ingangsdatum=date(2026, 8, 1))
    assert (made.reden, made.toelichting) == (None, "")
    assert problems(demo, voorstel, keuze) == {}
    assert for_client(demo, voorstel, keuze) == client_text(demo, made.besluit)


def test_deviating_takes_what_was_filled_in_and_the_rest_of_the_proposal(
    demo: Normenkader, voorstel: Besluit
) -> None:
    keuze = {
        VOLGT: False,
        MINUTEN: 300,
        REDEN: "AFW-VEILIGHEID",
        TOELICHTING: WAAROM,
        OORDEEL: WOORDEN,
    }
    made = as_choice(demo, voorstel, keuze)
    assert made.besluit == replace(voorstel, minuten_per_week=300)
    assert check_choice(demo, voorstel, made) == []
    assert problems(demo, voorstel, keuze) == {}
    assert "gemiddeld 300 minuten per week" in (for_client(demo, voorstel, keuze) or "")


def test_every_error_at_once_in_the_order_of_the_form(demo: Normenkader, voorstel: Besluit) -> None:
    keuze = {VOLGT: False, MINUTEN: 0, WEKEN: 0, INGANG: "2020-01-01"}
    found = problems(demo, voorstel, keuze)
    assert list(found) == [MINUTEN, INGANG, WEKEN, REDEN, TOELICHTING, OORDEEL]
    assert list(found) == sorted(found, key=VELDEN.index)
    assert all(len(lines) == 1 for lines in found.values())
    assert for_client(demo, voorstel, keuze) is None


@pytest.mark.parametrize("extra", [{}, {REDEN: "AFW-ANDERS", TOELICHTING: WAAROM}])
def test_deviating_without_a_difference_is_said_at_the_choice(
    demo: Normenkader, voorstel: Besluit, extra: dict[str, Any]
) -> None:
    keuze = {VOLGT: False, OORDEEL: WOORDEN, MINUTEN: voorstel.minuten_per_week, **extra}
    assert problems(demo, voorstel, keuze) == {VOLGT: [NIETS_ANDERS]}


def test_another_outcome_has_no_product_and_no_minutes(
    demo: Normenkader, voorstel: Besluit
) -> None:
    besluit = decision(demo, voorstel, {VOLGT: False, GEGEVEN: "uitkomst:ib0", MINUTEN: 300})
    assert besluit == Besluit("ib0", None, None, voorstel.ingangsdatum, None)


def test_a_product_where_the_proposal_gives_none_asks_for_minutes(
    demo: Normenkader, voorstel: Besluit
) -> None:
    none = Besluit("geen_maatwerk", None, None, voorstel.ingangsdatum, None)
    assert decision(demo, none, {VOLGT: True}).weken is None
    keuze = {VOLGT: False, GEGEVEN: option_of(voorstel), REDEN: "AFW-ANDERS"}
    keuze |= {TOELICHTING: WAAROM, OORDEEL: WOORDEN}
    assert set(problems(demo, none, keuze)) == {MINUTEN}
    assert problems(demo, none, {**keuze, MINUTEN: 90}) == {}
    assert decision(demo, none, keuze).weken == demo.besluit.duur_weken


def test_a_decision_without_a_product_is_not_asked_for_weeks(
    demo: Normenkader, voorstel: Besluit
) -> None:
    keuze = {VOLGT: False, GEGEVEN: "uitkomst:ib0", WEKEN: 26}
    besluit = decision(demo, voorstel, keuze)
    assert besluit.weken is None
    assert not {WEKEN, MINUTEN} & set(asked(demo, besluit, keuze))
    assert WEKEN in asked(demo, voorstel, {VOLGT: False})


def test_without_norm_times_there_are_no_minutes(drechtsteden: Normenkader) -> None:
    product = drechtsteden.producten[0].product
    voorstel = Besluit("product", product, None, date(2016, 7, 1), 52)
    assert problems(drechtsteden, voorstel, {VOLGT: True, OORDEEL: WOORDEN}) == {}
    other = {VOLGT: False, GEGEVEN: f"product:{drechtsteden.producten[1].product}"}
    assert decision(drechtsteden, voorstel, other).minuten_per_week is None


def test_every_product_and_every_other_outcome_can_be_chosen(demo: Normenkader) -> None:
    found = options(demo)
    assert len(found) == len(demo.producten) + len(demo.uitkomsten) - 1
    assert "uitkomst:product" not in found


def test_a_stored_form_keeps_what_this_normenkader_knows(demo: Normenkader) -> None:
    good = {VOLGT: False, GEGEVEN: "uitkomst:ib0", MINUTEN: 30, INGANG: "2026-08-01"}
    bad = {REDEN: "AFW-BESTAAT-NIET", WEKEN: "vier", "iets": 1, OORDEEL: WOORDEN}
    assert known_choice(demo, good | bad) == good | {OORDEEL: WOORDEN}
    assert known_choice(demo, {GEGEVEN: "product:WEG", INGANG: "morgen", MINUTEN: True}) == {}
