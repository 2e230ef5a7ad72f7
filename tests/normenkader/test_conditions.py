"""One line of a condition against one answer."""

from __future__ import annotations

from typing import Any

import pytest

from normenkader.conditions import Toets, accepted, holds, requirement_holds


@pytest.mark.parametrize(
    ("eis", "antwoord", "geldt"),
    [
        (1, 1, True),
        (1, True, False),
        (True, 1, False),
        ("a", "a", True),
        ([1, 2], 2, True),
        ([1, 2], 3, False),
        (Toets(niet="a"), "b", True),
        (Toets(niet="a"), "a", False),
        (Toets(niet=["a", "b"]), "b", False),
        (Toets(kleiner_dan=18), 17, True),
        (Toets(kleiner_dan=18), 18, False),
        (Toets(hoogstens=18), 18, True),
        (Toets(minstens=6), 6, True),
        (Toets(groter_dan=6), 6, False),
        (Toets(minstens=0), True, False),
        (Toets(minstens=0), "niet_uitgevraagd", False),
    ],
)
def test_line(eis: Any, antwoord: Any, geldt: bool) -> None:
    assert requirement_holds(eis, antwoord) is geldt


def test_question_without_an_answer_makes_the_condition_false() -> None:
    assert not holds({"a": 1, "b": Toets(niet=2)}, {"a": 1})
    assert holds({"a": 1, "b": Toets(niet=2)}, {"a": 1, "b": 3})


def test_accepted_answers_keep_their_order() -> None:
    assert accepted(Toets(niet=2), (3, 2, 1)) == (3, 1)
