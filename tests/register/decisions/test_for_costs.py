"""What a recorded decision costs: its days, its phases, and its supplement."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from costs.cents import whole
from costs.tariffs.computing import NoCostError
from costs.tariffs.model import Tarieven
from costs.tariffs.of_product import OpenSupplementError
from costs.tariffs.reading import read_all_tariffs
from engine import judge
from normenkader import Library, Normenkader
from normenkader.file.tree import read_yaml
from normenkader.reading import read_text
from register.choice import Besluit, proposed
from register.decisions.for_costs import given_cost, supplement_of
from tests.conftest import RULES
from zaak.checking import check_zaak

Proposal = tuple[Normenkader, Besluit, dict[str, Any]]
EXAMPLE = RULES / "drechtsteden-ib-2016" / "voorbeelden" / "1-aanleren.yaml"


@pytest.fixture(scope="module")
def tariffs(bibliotheek: Library) -> tuple[Tarieven, ...]:
    return read_all_tariffs(RULES, bibliotheek)


@pytest.fixture(scope="module")
def proposal(bibliotheek: Library) -> Proposal:
    """Of 2016: IB2 with its supplement, for 52 weeks from Friday 1 January on."""
    case = read_yaml(read_text(Path(EXAMPLE)), "zaak.yaml").waarde | {"peildatum": "2016-01-01"}
    zaak, rules = check_zaak(case, bibliotheek)
    antwoord = judge(rules, zaak)
    return rules, proposed(rules, zaak, antwoord), antwoord


def test_the_supplement_follows_the_proposal(
    proposal: Proposal, tariffs: tuple[Tarieven, ...]
) -> None:
    rules, besluit, antwoord = proposal
    own = given_cost(rules, besluit, None, antwoord, tariffs)
    assert (own.product.product, own.opslag) == ("IB2", True)
    # 732,16 and 239,50 for four weeks, 13 times.
    assert own.cost.total == 13 * (73_216 + 23_950)
    without = given_cost(rules, besluit, None, antwoord, tariffs, opslag=False)
    assert without.cost.total == 13 * 73_216


def test_of_another_product_somebody_has_to_choose(
    proposal: Proposal, tariffs: tuple[Tarieven, ...]
) -> None:
    rules, besluit, antwoord = proposal
    other = replace(besluit, product="IB3", weken=1)
    assert supplement_of(rules, other, antwoord) is None
    with pytest.raises(OpenSupplementError):
        given_cost(rules, other, None, antwoord, tariffs)
    own = given_cost(rules, other, None, antwoord, tariffs, opslag=True)
    # 1492,99 by four is 373,2475.
    assert whole(own.cost.total) == 37_325


def test_a_proposal_without_behaviour_problems_has_no_supplement(proposal: Proposal) -> None:
    rules, besluit, antwoord = proposal
    price = antwoord["prijs"] | {"opslag_cent": 0}
    assert supplement_of(rules, besluit, antwoord | {"prijs": price}) is False


def test_a_decision_without_a_product_costs_nothing_that_can_be_said(
    proposal: Proposal, tariffs: tuple[Tarieven, ...]
) -> None:
    rules, besluit, antwoord = proposal
    none = replace(besluit, uitkomst="geen_ib", product=None, weken=None)
    with pytest.raises(NoCostError, match="Er is geen product"):
        given_cost(rules, none, None, antwoord, tariffs)


def test_days_after_the_last_tariff_are_named(
    proposal: Proposal, tariffs: tuple[Tarieven, ...]
) -> None:
    rules, besluit, antwoord = proposal
    with pytest.raises(NoCostError) as error:
        given_cost(rules, replace(besluit, weken=53), None, antwoord, tariffs)
    assert error.value.why == (
        "IB2 heeft geen tarief van 1 januari 2017 tot en met 5 januari 2017.",
        "IB2 heeft geen opslag van 1 januari 2017 tot en met 5 januari 2017.",
    )
