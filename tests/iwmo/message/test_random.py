"""Random decisions give messages that are in order; a planted fault in any of them is found."""

from __future__ import annotations

import random

import pytest
from lxml import etree

from iwmo.message.making import make, make_trial
from iwmo.message.rules import broken_rules
from normenkader import Library, read_library
from tests.conftest import RULES
from tests.iwmo.message.given import rule_layer, schema, tree
from tests.iwmo.message.random_messages import random_messages
from tests.iwmo.message.test_rules import FAULTS, NOT_NATIONAL, Fault
from tests.iwmo.message.test_writing import elements
from tests.register.established import established

NAMES = ["demo-ib", "awbz-bgi-2014"]
SEED, COUNT = 13, 60


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """demo-ib as if established, and the AWBZ: no code of a product, modules beside it."""
    own = established(tmp_path_factory.mktemp("vastgesteld") / "regels")
    awbz = read_library(RULES / "awbz-bgi-2014")
    return Library([*own.versies, *awbz.versies])


def planted_in(message: bytes, fault: Fault) -> bytes | None:
    """A message with a fault, where it has what the fault changes; else None."""
    root = etree.fromstring(message)
    try:
        for change in fault.changes:
            change(root)
    except ValueError:
        return None
    return etree.tostring(root, encoding="UTF-8")


def test_random_messages_are_in_order_and_say_what_was_decided(library: Library) -> None:
    changes = set()
    for facts, details, day in random_messages(random.Random(SEED), library, NAMES, COUNT):
        message = make(facts, tree(details), day).content
        assert broken_rules(message, day) == ()
        texts = [text for _, text in elements(message)]
        for part in facts.decision.parts:
            assert {str(part.tot_en_met), str(part.minuten)} <= set(texts)
        assert details["client"]["achternaam"] in texts
        changes |= set(texts) & {"04", "05", "13"}
        assert broken_rules(make_trial(facts, day).content, day) == ()
    assert changes == {"04", "05", "13"}


def test_the_national_schema_and_rules_find_random_messages_in_order(library: Library) -> None:
    for facts, details, day in random_messages(random.Random(SEED), library, NAMES, COUNT):
        for message in (make(facts, tree(details), day), make_trial(facts, day)):
            assert schema().findings(message.content) == ()
            assert rule_layer().findings(message.content) == ()


def test_a_fault_in_any_message_is_found(library: Library) -> None:
    rng, found = random.Random(SEED), set()
    for facts, details, day in random_messages(rng, library, NAMES, COUNT):
        message = make(facts, tree(details), day).content
        for fault in rng.sample(FAULTS, 8):
            wrong = planted_in(message, fault)
            if wrong is not None and fault.code in {f.code for f in broken_rules(wrong, day)}:
                found.add(fault.code)
    assert len(found) > 15


def test_the_national_layer_finds_the_same_in_random_messages(library: Library) -> None:
    rng, compared = random.Random(SEED), 0
    for facts, details, day in random_messages(rng, library, NAMES, COUNT):
        message = make(facts, tree(details), day).content
        for fault in rng.sample(FAULTS, 8):
            wrong = planted_in(message, fault)
            if wrong is None:
                continue
            own, national = (
                {(f.code, frozenset(f.places)) for f in found if f.code not in NOT_NATIONAL}
                for found in (broken_rules(wrong, day), rule_layer().findings(wrong))
            )
            assert own == national
            compared += 1
    assert compared > 2 * COUNT
