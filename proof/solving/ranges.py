"""Between which bounds numbers lie, whatever the answers: wider than need be, never too narrow."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from normenkader.questions import GetalVraag
from proof.questions import Vragen
from proof.solving.nodes import Node
from proof.solving.numbers import LargeNumber, Number

Range = tuple[int, int]


class Ranges:
    """The bounds of numbers, each worked out once."""

    def __init__(self, vragen: Vragen) -> None:
        """Look up the numbers that answers can be."""
        self._vragen = vragen
        self._known: dict[LargeNumber, Range] = {}

    def of(self, large: LargeNumber) -> Range:
        """The bounds of a larger number."""
        if large not in self._known:
            self._known[large] = self._of(large)
        return self._known[large]

    def _of(self, large: LargeNumber) -> Range:
        if large.keuze is not None:
            _, one, other = large.keuze
            both = [self.of_number(one), self.of_number(other)]
            return min(low for low, _ in both), max(high for _, high in both)
        if large.som is not None:
            low, high = self.of_number(large.som)
            return (low // large.divisor, high // large.divisor) if large.divisor else (low, high)
        vraag = self._vragen[large.antwoord[0]]
        assert isinstance(vraag, GetalVraag)  # noqa: S101 - its answer is a number
        return min(vraag.minimum, 0), max(vraag.maximum, 0)

    def of_number(self, getal: Number) -> Range:
        """The bounds of a sum."""
        low, high = getal.ends
        for large, times in getal.large.items():
            ways = [a * b for a in self.of(large) for b in times.ends]
            low, high = low + min(ways), high + max(ways)
        return low, high


class CloserRanges(Ranges):
    """Also looks at what the condition of a choice says of the number that is chosen.

    So a time that is 0 where it would be less lies at 0 or more.
    """

    def _of(self, large: LargeNumber) -> Range:
        if large.keuze is None:
            return super()._of(large)
        condition, one, other = large.keuze
        both = [self._where(condition, one, so=True), self._where(condition, other, so=False)]
        # Where a condition leaves nothing of a number that is never chosen.
        known = [(low, high) for low, high in both if low <= high] or both
        return min(low for low, _ in known), max(high for _, high in known)

    def _where(self, condition: Node, getal: Number, *, so: bool) -> Range:
        """The bounds of a number where a condition holds, or does not."""
        low, high = self.of_number(getal)
        if condition.soort == "niet":
            condition, so = condition.parts[0], not so
        if condition.soort != "minstens":
            return low, high
        compared, least = condition.parts[0].getal, condition.parts[1]
        times = _multiple(compared, getal)
        if times is None:
            return low, high
        # compared = times x getal + more, and that is at least `least`, or it is less.
        more = compared.vast - times * getal.vast
        edge = (least - more) / times
        if so == (times > 0):
            return max(low, ceil(edge) if so else floor(edge) + 1), high
        return low, min(high, floor(edge) if so else ceil(edge) - 1)


def _multiple(one: Number, other: Number) -> Fraction | None:
    """How many times another number a number is, but for a constant; None where it is not."""
    parts, others = _parts(one), _parts(other)
    if not parts or parts.keys() != others.keys():
        return None
    first, *more = {Fraction(own, others[key]) for key, own in parts.items()}
    return None if more else first


def _parts(getal: Number) -> dict[object, int]:
    """What a number is a sum of, each with what it counts for."""
    found: dict[object, int] = {}
    found.update(getal.weights.items())
    for large, times in getal.large.items():
        if times.large:
            return {}
        found[large] = times.vast
        found |= {(large, node): weight for node, weight in times.weights.items()}
    return {key: weight for key, weight in found.items() if weight}
