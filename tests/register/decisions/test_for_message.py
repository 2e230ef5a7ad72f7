"""What a message needs of a decision: from the register, with the rights of reading it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from iwmo.message.facts import Facts
from normenkader import Library
from register.decisions.for_message import facts_for_message
from register.decisions.reading import open_decision, open_own_case
from register.decisions.writing import record
from register.errors import UnreadableError
from register.store.opening import Register, open_register
from register.store.place import place
from rights import NoRightError
from tests.register.conftest import Opslag
from tests.register.deciding import AUDITOR, BEHEERDER, CONSULENT, MOMENT, deviate, follow
from tests.register.established import case, established
from tests.register.integrity.tampering import change_content


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return established(tmp_path / "regels")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    opened = open_register(place(str(tmp_path / "register")))
    yield opened
    opened.close()


def facts(register: Register, number: int) -> Facts:
    return facts_for_message(register, AUDITOR, open_decision(register, AUDITOR, number))


def test_the_facts_are_what_was_recorded(register: Register, library: Library) -> None:
    done = record(register, CONSULENT, library, follow(library, case("A")), MOMENT)
    found, dossier = facts(register, done.nummer), open_decision(register, AUDITOR, done.nummer)
    decision = found.decision
    assert decision.besluit == 1
    assert decision.product is not None
    assert decision.product.categorie == "02"
    assert found.rules.established
    # The clocks of the Netherlands are two hours later in July.
    assert found.recorded == datetime(2026, 7, 15, 11, 30)  # noqa: DTZ001
    assert found.later is None
    parts = [(p.van.isoformat(), p.tot_en_met.isoformat(), p.minuten) for p in decision.parts]
    stored = dossier.stuk["fasering"]
    assert parts == [(t["van"], t["tot_en_met"], t["minuten_per_week"]) for t in stored]
    assert len(parts) > 1


def test_earlier_decisions_come_along_and_a_later_one_is_named(
    register: Register, library: Library
) -> None:
    one = record(register, CONSULENT, library, follow(library, case("A")), MOMENT)
    record(register, CONSULENT, library, follow(library, case("B")), MOMENT)
    other = deviate(library, case("A"), one.nummer, minuten_per_week=200)
    two = record(register, CONSULENT, library, other, MOMENT)
    assert [d.besluit for d in facts(register, two.nummer).decisions] == [1, 3]
    first = facts(register, one.nummer)
    assert ([d.besluit for d in first.decisions], first.later) == ([1], 3)


def test_a_decision_without_a_product_has_no_parts(register: Register, library: Library) -> None:
    order = deviate(
        library,
        case("A"),
        uitkomst="nader_onderzoek",
        product=None,
        minuten_per_week=None,
        weken=None,
    )
    done = record(register, CONSULENT, library, order, MOMENT)
    decision = facts(register, done.nummer).decision
    assert (decision.product, decision.parts) == (None, ())


def test_phases_with_the_same_minutes_are_one_part(register: Register, library: Library) -> None:
    """A volume that does not change keeps its number (OP380)."""
    order = deviate(library, case("A"), minuten_per_week=1, ingangsdatum=date(2026, 3, 9))
    done = record(register, CONSULENT, library, order, MOMENT)
    stored = open_decision(register, AUDITOR, done.nummer).stuk["fasering"]
    minutes = [t["minuten_per_week"] for t in stored]
    changes = sum(a != b for a, b in itertools.pairwise(minutes))
    assert len(facts(register, done.nummer).decision.parts) == changes + 1 < len(stored)


def test_who_may_not_read_a_case_gets_no_facts(register: Register, library: Library) -> None:
    done = record(register, CONSULENT, library, follow(library, case("A")), MOMENT)
    dossier = open_own_case(register, CONSULENT, "A", done.nummer)
    assert facts_for_message(register, CONSULENT, dossier) == facts(register, done.nummer)
    with pytest.raises(NoRightError):
        facts_for_message(register, BEHEERDER, dossier)


@pytest.mark.parametrize("which", [0, 1])
def test_what_is_not_what_was_recorded_gives_no_message(
    register: Register, library: Library, which: int
) -> None:
    one = record(register, CONSULENT, library, follow(library, case("A")), MOMENT)
    two = record(register, CONSULENT, library, follow(library, case("A"), one.nummer), MOMENT)
    opslag = Opslag(register.plek, register.plek)
    number = (one, two)[which].nummer
    change_content(opslag, number, "stuk", b'"minuten_per_week":150', b'"minuten_per_week":155')
    with pytest.raises(UnreadableError, match=f"Besluit {which + 1} "):
        facts(register, two.nummer)
