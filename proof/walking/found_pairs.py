"""The way back from a row that was judged to the answers of both clients."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from engine.partial.layout import Layout
from engine.partial.sums import Option
from proof.walking.chain import Chain
from proof.walking.factor_sums import ChangedFactors, FactorPair
from proof.walking.factoren import FactorRules
from proof.walking.origins import Antwoorden, Origins
from proof.walking.sums import Ints
from zaak.model import AnswerPlace

Keuzen = tuple[Option, ...]


class RowSource(Protocol):
    """What rows were made of: gives the answers before and after of one of them."""

    def clients(self, row: int, pair: FactorPair) -> tuple[Antwoorden, Antwoorden]:
        """The answers of a row, with the factors of both clients."""


@dataclass(frozen=True, eq=False)
class FoundPair:
    """Two clients of whom a row says something; their answers are made where somebody asks."""

    bron: RowSource
    row: int
    pair: FactorPair

    def clients(self) -> tuple[Antwoorden, Antwoorden]:
        """Give the answers before and after."""
        return self.bron.clients(self.row, self.pair)


@dataclass(frozen=True)
class Reached:
    """Sums that groups reach together, and the way back to the groups."""

    groups: list[int]
    chain: Chain[Keuzen]
    layout: Layout
    counts: Ints
    sums: list[Ints]

    def keuzen(self, row: int) -> dict[int, Keuzen]:
        """What each group became in a row."""
        place = self.layout.place(int(self.counts[row]), [int(s[row]) for s in self.sums])
        return dict(zip(self.groups, self.chain.way(place), strict=True))


class PairOrigin(NamedTuple):
    """Of what a pair came: the group, and the answers about the leefgebied before and after."""

    keuzen: Keuzen
    voor: dict[AnswerPlace, Any]
    na: dict[AnswerPlace, Any]


@dataclass(frozen=True, eq=False)
class LeefgebiedRows:
    """Rows of pairs of one group (`bronnen`), each with the same `rows` of what others reach."""

    origins: Origins
    factoren: FactorRules
    others: Reached
    rows: Ints
    group: int
    bronnen: Sequence[PairOrigin]
    counts: tuple[int, int]

    def clients(self, row: int, pair: FactorPair) -> tuple[Antwoorden, Antwoorden]:
        """The answers of a row: the group before and after, all else the same."""
        bron = self.bronnen[row // len(self.rows)]
        groups = self.others.keuzen(self.rows[row % len(self.rows)]) | {self.group: bron.keuzen}
        before, after = self.factoren.answers(*self.counts, "", ChangedFactors(pair, None, None))
        client = self.origins.client
        return client(groups, before, bron.voor), client(groups, after, bron.na)


class FactorChange(NamedTuple):
    """One other answer about the client: whether it is heavier, and both answers as they are."""

    heavier: bool
    voor: Any
    na: Any


@dataclass(frozen=True, eq=False)
class FactorRows:
    """Rows of what all groups reach, where the answer at `plaats` changes as `pairs` says."""

    origins: Origins
    factoren: FactorRules
    reached: Reached
    rows: Ints
    plaats: AnswerPlace
    count: int
    pairs: Mapping[FactorPair, FactorChange]

    def clients(self, row: int, pair: FactorPair) -> tuple[Antwoorden, Antwoorden]:
        """The answers of a row: one client factor before and after, all else the same."""
        groups = self.reached.keuzen(self.rows[row])
        _, one, other = self.pairs[pair]
        count, vraag = self.count, self.plaats[2]
        sides = self.factoren.answers(count, count, vraag, ChangedFactors(pair, one, other))
        heaviest = self.origins.heaviest(self.plaats, one.waarde, other.waarde)
        before, after = (
            self.origins.client(groups, side, {} if answer is None else {self.plaats: answer})
            for side, answer in zip(sides, heaviest[:2], strict=True)
        )
        return before, after
