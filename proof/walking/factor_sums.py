"""What client factors come to, for one client and for two."""

from __future__ import annotations

from typing import Any, NamedTuple

from engine.partial.factors import Setting


class FactorSum(NamedTuple):
    """What the factors come to: what they do to leefgebieden, percent, and time after it.

    The time is at the scale of the total.
    """

    setting: Setting
    procent: int
    minuten: int


class FactorPair(NamedTuple):
    """The factors before and after.

    `vast` has, for every set of followed rules that then do otherwise, the factors after with what
    these rules do as it was before; with the empty set first.
    """

    voor: FactorSum
    na: FactorSum
    vast: tuple[tuple[frozenset[str], FactorSum], ...]


class ChangedFactors(NamedTuple):
    """The factors before and after, and both answers to the question that changes."""

    pair: FactorPair
    antwoord: Any
    other: Any
