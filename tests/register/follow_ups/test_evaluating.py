"""An evaluation in the register: recorded once, about the decision that holds, whole ever after."""

from __future__ import annotations

from typing import Any

import pytest

from normenkader import Library
from register.decisions.reading import Filter, open_decision, search
from register.errors import NoBesluitError
from register.integrity.control import check_register
from register.store.opening import Register
from tests.register.conftest import Opslag
from tests.register.deciding import AUDITOR, CHECKED, record_all
from tests.register.evaluations import evaluate
from tests.register.stored_rows import assert_whole


@pytest.fixture
def decided(register: Register, bibliotheek: Library, zaak: dict[str, Any]) -> int:
    (done,) = record_all(register, bibliotheek, [zaak])
    return done.nummer


def test_an_evaluation_is_a_record_of_its_own_and_the_register_stays_whole(
    register: Register, opslag: Opslag, decided: int
) -> None:
    done = evaluate(register, decided)
    assert done.nummer == decided + 1
    assert assert_whole(register.engine) == done.nummer
    report = check_register(opslag.plek, CHECKED)
    assert (report.bevindingen, report.besluiten, report.vervolgstukken) == ((), 1, 1)


def test_the_same_order_gives_one_record(register: Register, decided: int) -> None:
    first = evaluate(register, decided, order="een")
    again = evaluate(register, decided, order="een")
    assert (again.nummer, again.nieuw) == (first.nummer, False)


def test_an_evaluation_is_no_decision(register: Register, decided: int) -> None:
    done = evaluate(register, decided)
    assert search(register, AUDITOR, Filter())[0] == 1
    with pytest.raises(
        NoBesluitError, match=r"een evaluatie van besluit 1 \(record 2\), geen besluit"
    ):
        open_decision(register, AUDITOR, done.nummer)
