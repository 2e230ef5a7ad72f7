"""What z3 said of one client's numbers is known of the other's, and of no other number."""

from __future__ import annotations

import pytest

from normenkader import Normenkader
from proof.solving.client import Client, counting_client
from proof.solving.nodes import Nodes
from proof.solving.numbers import Number, Numbers
from proof.solving.parts import Parts
from proof.solving.shapes import Shapes
from proof.solving.solver import Solver
from proof.solving.solving import Solving
from tests.proof.small import small

PLACE = ("leefgebieden", "financien", "niveau")


def parts_of(solving: Solving, client: Client) -> list[Number]:
    """The parts of all sums of what a client comes to."""
    assert client.b.minuten is not None
    parts = solving.solver.parts
    sums = [g.som for g, t in parts.gather([client.b.minuten]).needed.values() if t is None]
    return [part for som in sums if som is not None for part in parts.apart(som)]


def test_bounds_that_are_known_of_the_other_client_are_those_that_z3_gives(
    demo: Normenkader, monkeypatch: pytest.MonkeyPatch
) -> None:
    solving = Solving(small(demo).normenkader)
    other = counting_client(
        Client(solving.nk, solving.vragen, solving.getallen, frozenset({PLACE}))
    )
    for part in parts_of(solving, solving.counting):
        solving.solver._bounds(part)
    asked = Solver(solving.vragen)
    expected = {part.key: asked._bounds(part) for part in parts_of(solving, other)}
    monkeypatch.setattr("proof.solving.solver.ask", lambda _: pytest.fail("z3 was asked again"))
    found = {part.key: solving.solver._bounds(part) for part in parts_of(solving, other)}
    assert found == expected
    assert len(found) > 3


def test_numbers_have_one_shape_where_only_the_client_differs() -> None:
    numbers = Numbers(Nodes())
    shapes = Shapes(Parts())

    def number(place: str, answer: object, *, other: bool, weight: int = 1) -> Number:
        node = numbers.nodes.make("antwoord", (("clientfactoren", "", place), other), answer)
        return Number(0, {numbers.nodes.not_(node): weight})

    own = shapes.of(number("a", 1, other=False))
    assert shapes.of(number("a", 1, other=True)) == own
    different = [
        number("b", 1, other=False),
        number("a", 2, other=False),
        number("a", True, other=False),
        number("a", 1, other=False, weight=2),
        numbers.add([number("a", 1, other=False), Number(1)]),
    ]
    assert len({own, *map(shapes.of, different)}) == 1 + len(different)


def test_number_about_both_clients_is_like_no_other() -> None:
    numbers = Numbers(Nodes())
    shapes = Shapes(Parts())
    one, other = (
        numbers.nodes.make("antwoord", (("clientfactoren", "", "a"), who), 1)
        for who in (False, True)
    )
    first, second = Number(0, {one: 1, other: 2}), Number(0, {one: 2, other: 1})
    assert shapes.of(first) != shapes.of(second)
