"""A test message is whole and of nobody, and none of it may be in a real one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from iwmo.message import trial
from iwmo.message.facts import Decided, Facts, GivenProduct
from iwmo.message.making import make, make_trial
from iwmo.message.refusing import refusals
from iwmo.message.rules.client import passes_eleven
from normenkader import InvalidInputError
from tests.iwmo.message.given import (
    DECIDED,
    FACTS,
    TODAY,
    after,
    changed,
    message,
    rule_layer,
    schema,
    tree,
)
from tests.iwmo.message.test_allocations import decided

DEMO = replace(FACTS, rules=replace(FACTS.rules, status="demonstratie"))
WITHOUT_CODE = GivenProduct("Begeleiding", "02", None)


def facts() -> list[Facts]:
    old = decided(9, (0, 9, 150), (10, 30, 100), product=WITHOUT_CODE)
    own = replace(DECIDED, product=WITHOUT_CODE)
    return [DEMO, after(DECIDED, old), after(own, old), replace(DEMO, decisions=(own,))]


@pytest.mark.parametrize("which", range(4))
def test_a_test_message_says_everywhere_that_it_is_one(which: int) -> None:
    text = make_trial(facts()[which], TODAY).content.decode()
    assert text.splitlines()[1] == f"<!-- {trial.WORDS} -->"
    products = text.count("<wmo301:ToegewezenProduct>")
    assert products == text.count("<wmo301:ToewijzingNummer>999000") >= 2
    assert text.count(f"<wmo301:Commentaar>{trial.WORDS}<") == products + 1
    assert "<wmo301:Afzender>9999<" in text
    assert "<wmo301:Ontvanger>00000000<" in text
    assert "<iwmo:Identificatie>TEST00000012<" in text
    assert "<iwmo:Achternaam>Testbericht<" in text
    assert text == make_trial(facts()[which], TODAY).content.decode()


@pytest.mark.parametrize("which", range(4))
def test_the_national_schema_and_rules_find_a_test_message_in_order(which: int) -> None:
    written = make_trial(facts()[which], TODAY).content
    assert schema().findings(written) == rule_layer().findings(written) == ()


@pytest.mark.parametrize(
    ("section", "key", "value"),
    [
        *(("client", "bsn", bsn) for bsn in sorted(trial.TEST_BSN)),
        ("client", "achternaam", "TESTBERICHT"),
        ("bericht", "gemeentecode", "9999"),
        ("bericht", "agb", "00000000"),
        ("bericht", "identificatie", "test1"),
    ],
)
def test_what_marks_a_test_is_refused_in_a_real_message(section: str, key: str, value: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        make(FACTS, tree(changed(section, **{key: value})), TODAY)
    assert [p.pad for p in caught.value.problemen] == [f"{section}.{key}"]


def test_a_code_for_testing_is_refused_in_a_real_message() -> None:
    own = replace(FACTS, decisions=(replace(DECIDED, product=WITHOUT_CODE),))
    with pytest.raises(InvalidInputError, match=r"productcode: .* om mee te testen"):
        make(own, tree(changed("toewijzing", productcode="test")), TODAY)


def test_a_real_message_has_no_mark_of_a_test() -> None:
    assert trial.MARK not in message().decode().upper()


def test_every_number_for_testing_passes_the_check_of_a_bsn() -> None:
    assert all(map(passes_eleven, trial.TEST_BSN))


def refused(facts: Facts, *, day: date = TODAY, testing: bool = False) -> str:
    return "\n".join(refusals(facts, day, trial=testing))


def test_an_established_normenkader_gives_a_message() -> None:
    assert refused(FACTS) == refused(FACTS, testing=True) == ""


@pytest.mark.parametrize("status", ["demonstratie", "concept"])
def test_a_normenkader_that_is_not_established_gives_only_a_test(status: str) -> None:
    facts = replace(FACTS, rules=replace(FACTS.rules, status=status))
    assert f"niet vastgesteld maar een {status}" in refused(facts)
    assert refused(facts, testing=True) == ""


def test_a_normenkader_that_lapsed_gives_only_a_test() -> None:
    last = FACTS.rules.last_day
    assert refused(FACTS, day=last) == ""
    # A decision of its last day may still be sent while it runs.
    running = replace(FACTS, recorded=datetime.combine(last, FACTS.recorded.time()))
    until = replace(DECIDED, parts=(replace(DECIDED.parts[0], tot_en_met=date(2027, 5, 2)),))
    running = replace(running, decisions=(until,))
    assert refused(running, day=date(2027, 5, 2)) == ""
    assert "vervallen" in refused(running, day=date(2027, 5, 3))
    late = replace(running, recorded=running.recorded + timedelta(days=1))
    assert "vervallen: het gold tot en met 31 december 2026" in refused(late)
    assert refused(late, testing=True) == ""


def test_a_decision_that_was_replaced_gives_only_a_test() -> None:
    assert "besluit 15 kwam in de plaats" in refused(replace(FACTS, later=15))
    assert refused(replace(FACTS, later=15), testing=True) == ""


@pytest.mark.parametrize("testing", [True, False])
def test_a_decision_without_a_product_or_minutes_gives_nothing_at_all(testing: bool) -> None:
    none = Decided(12, DECIDED.recorded, DECIDED.van, None, ())
    untimed = replace(none, product=DECIDED.product)
    assert "geen product" in refused(replace(FACTS, decisions=(none,)), testing=testing)
    assert "geen minuten" in refused(replace(FACTS, decisions=(untimed,)), testing=testing)


def test_every_reason_is_said_at_once() -> None:
    facts = replace(FACTS, rules=replace(FACTS.rules, status="concept"), later=15)
    assert len(refusals(facts, date(2030, 1, 1), trial=False)) == 3
