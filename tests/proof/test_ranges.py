"""Bounds of numbers, where a choice says between what the chosen number lies."""

from __future__ import annotations

from itertools import product

import pytest

from normenkader import Library
from proof.questions import all_questions
from proof.solving.nodes import Nodes
from proof.solving.numbers import Numbers
from proof.solving.ranges import CloserRanges, Ranges
from proof.solving.symbols import SymbolOps

MINUTES = ("leefgebieden", "structuur", "minuten")


@pytest.mark.parametrize(
    ("times", "more", "edge", "negated"),
    list(product((3, -3), (-100, 7), (-1, 0, 5), (True, False))),
)
def test_bounds_of_a_choice_are_those_of_what_is_chosen(
    bibliotheek: Library, times: int, more: int, edge: int, negated: bool
) -> None:
    vragen = all_questions(bibliotheek.version("awbz-bgi-2014", "2014.1"))
    o = SymbolOps(vragen, Numbers(Nodes()))
    number = o.add(o.scale(o.answer_number(MINUTES), times), o.const(more))
    below = o.at_least(o.const(edge), number)
    chosen = o.where(o.not_(below) if negated else below, number, o.const(0))
    low, high = CloserRanges(vragen).of_number(chosen)
    values = [times * minutes + more for minutes in range(3_361)]
    real = [v if (v > edge) == negated else 0 for v in values]
    # Never too narrow, and within what the number could be.
    widest = Ranges(vragen).of_number(chosen)
    assert widest[0] <= low <= min(real)
    assert max(real) <= high <= widest[1]


def test_a_time_that_is_never_less_than_0_lies_at_0_or_more(bibliotheek: Library) -> None:
    vragen = all_questions(bibliotheek.version("awbz-bgi-2014", "2014.1"))
    o = SymbolOps(vragen, Numbers(Nodes()))
    number = o.add(o.answer_number(MINUTES), o.const(-100))
    held = o.where(o.at_least(o.const(-1), number), o.const(0), number)
    assert Ranges(vragen).of_number(held)[0] == -100
    assert CloserRanges(vragen).of_number(held) == (0, 3_260)
