"""What groups of leefgebieden reach together is the same, in whatever order they are added."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from normenkader import Library, Normenkader
from proof.walking.enumeration import Enumeration
from proof.walking.judged.chain import AllButOne, EnvelopeChain, Reached, same_ways
from proof.walking.judged.envelope import Envelope, together
from tests.kaders.small import small_awbz


@pytest.fixture(scope="module")
def enumeration(bibliotheek: Library) -> Enumeration:
    return Enumeration(small_awbz(bibliotheek.version("awbz-bgi-2014", "2014.1")))


def points(envelope: Envelope) -> list[tuple[int, ...]]:
    sides = (envelope.totals, envelope.low, envelope.high)
    return list(zip(*(own.tolist() for own in sides), strict=True))


def same(one: Reached, other: Reached) -> bool:
    sides = ({state: points(own) for state, own in r.items()} for r in (one, other))
    return next(sides) == next(sides)


def envelope(*rows: tuple[int, int, int]) -> Envelope:
    return Envelope(*(np.array(own, np.int64) for own in zip(*rows, strict=True)))


@pytest.mark.parametrize("enough", [1, 2, 5])
def test_all_groups_but_one_reach_what_they_reach_one_after_another(
    enumeration: Enumeration, enough: int
) -> None:
    lg = enumeration.leefgebieden
    setting = enumeration.factoren.settings()[0]
    ways = [list(same_ways(lg, i, setting, setting)) for i in range(len(lg.groups))]
    halves = AllButOne(ways, enough)
    # Also backwards: what was on the way to another group is left.
    for group in [*range(len(ways)), *reversed(range(len(ways)))]:
        others = [i for i in range(len(ways)) if i != group]
        chain = EnvelopeChain(others, [ways[i] for i in others], enough)
        assert same(halves.reached(group), chain.reached)
        assert max(state.counts for state in chain.reached) == min(enough, len(others))


def test_what_was_reached_has_a_way_back(enumeration: Enumeration) -> None:
    lg = enumeration.leefgebieden
    setting = enumeration.factoren.settings()[-1]
    ways = [list(same_ways(lg, i, setting, setting)) for i in range(len(lg.groups))]
    chain = EnvelopeChain(range(len(ways)), ways, 1)
    shown = 0
    for state, own in chain.reached.items():
        total, low, turned = points(own)[-1]
        for more, most in ((low, False), (-turned, True)):
            chosen = chain.way(state, total, more, most=most)
            assert set(chosen) == set(range(len(ways)))
            assert any(c.part.state.counts for c in chosen.values()) == (state.counts > 0)
            shown += 1
    assert shown > 20


@pytest.mark.parametrize(
    "envelopes",
    [
        [envelope((0, 1, 2), (3, -4, 5)), envelope((0, 2, 1), (2, 0, 0))],
        [envelope((5, 1, 1), (900, -3, 3)), envelope((5, 0, 2), (70, 1, 1), (901, 0, 0))],
    ],
    ids=["close together", "far apart"],
)
def test_envelopes_together_have_the_least_of_each_total(envelopes: Sequence[Envelope]) -> None:
    expected: dict[int, tuple[int, int]] = {}
    for own in envelopes:
        for total, low, high in points(own):
            before = expected.get(total, (low, high))
            expected[total] = min(low, before[0]), min(high, before[1])
    found = points(together(envelopes))
    assert found == [(total, *expected[total]) for total in sorted(expected)]


def test_from_enough_leefgebieden_on_no_rule_tells_their_number_apart(
    bibliotheek: Library, demo: Normenkader, enumeration: Enumeration
) -> None:
    assert enumeration.factoren.enough(5) == 1
    factoren, names = Enumeration(demo).factoren, len(demo.leefgebied_names)
    enough = factoren.enough(names)
    classes = [factoren.count_class(n) for n in range(1, names + 1)]
    assert len(set(classes[enough - 1 :])) == 1
    assert enough == 1 or classes[enough - 2] != classes[-1]
    assert enough > 1
