"""z3 may try only so much; a search that got lost begins anew."""

from __future__ import annotations

import pytest

from bewijs import GeenUitkomst, solver
from bewijs.numbers import Getal
from bewijs.solving import Solving
from normenkader import Normenkader


def test_search_that_gets_lost_begins_anew(
    demo: Normenkader, monkeypatch: pytest.MonkeyPatch
) -> None:
    solving = Solving(demo)
    expected = solving.gaps()
    monkeypatch.setattr(solver, "ATTEMPTS", (1, *solver.ATTEMPTS))
    assert solving.gaps() == expected == {}


def test_values_of_a_choice_that_may_not_be_all_of_them_prove_nothing(
    demo: Normenkader, monkeypatch: pytest.MonkeyPatch
) -> None:
    solving = Solving(demo)
    minutes = solving.counting.b.minuten
    assert minutes is not None
    monkeypatch.setattr(solver, "MOST", 1)
    with pytest.raises(GeenUitkomst, match="z3 kwam er niet uit"):
        solving.solver.find([solving.getallen.at_least(minutes, Getal(100))])


def test_without_an_answer_in_any_attempt_nothing_is_proved(
    demo: Normenkader, monkeypatch: pytest.MonkeyPatch
) -> None:
    solving = Solving(demo)
    monkeypatch.setattr(solver, "ATTEMPTS", (1, 1))
    with pytest.raises(GeenUitkomst, match="z3 kwam er niet uit"):
        solving.solver.find([solving.client.admitted])
