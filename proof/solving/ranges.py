"""Between which bounds numbers lie, whatever the answers: wider than need be, never too narrow."""

from __future__ import annotations

from normenkader.questions import GetalVraag
from proof.questions import Vragen
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
