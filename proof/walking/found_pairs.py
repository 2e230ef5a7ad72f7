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
    rij: int
    stel: FactorPair

    def clients(self) -> tuple[Antwoorden, Antwoorden]:
        """Give the answers before and after."""
        return self.bron.clients(self.rij, self.stel)


@dataclass(frozen=True)
class Reached:
    """Sums that groups reach together, and the way back to the groups."""

    groepen: list[int]
    chain: Chain[Keuzen]
    layout: Layout
    aantal: Ints
    sommen: list[Ints]

    def keuzen(self, row: int) -> dict[int, Keuzen]:
        """What each group became in a row."""
        place = self.layout.place(int(self.aantal[row]), [int(s[row]) for s in self.sommen])
        return dict(zip(self.groepen, self.chain.way(place), strict=True))


class PairOrigin(NamedTuple):
    """Of what a pair came: the group, and the answers about the leefgebied before and after."""

    keuzen: Keuzen
    voor: dict[AnswerPlace, Any]
    na: dict[AnswerPlace, Any]


@dataclass(frozen=True, eq=False)
class LeefgebiedRows:
    """Rows of pairs of one group (`bronnen`), each with the same `rijen` of what others reach."""

    origins: Origins
    factoren: FactorRules
    others: Reached
    rijen: Ints
    group: int
    bronnen: Sequence[PairOrigin]
    aantal: tuple[int, int]

    def clients(self, row: int, pair: FactorPair) -> tuple[Antwoorden, Antwoorden]:
        """The answers of a row: the group before and after, all else the same."""
        bron = self.bronnen[row // len(self.rijen)]
        groups = self.others.keuzen(self.rijen[row % len(self.rijen)]) | {self.group: bron.keuzen}
        before, after = self.factoren.answers(*self.aantal, "", ChangedFactors(pair, None, None))
        client = self.origins.client
        return client(groups, before, bron.voor), client(groups, after, bron.na)


class FactorChange(NamedTuple):
    """One other answer about the client: whether it is heavier, and both answers as they are."""

    zwaarder: bool
    voor: Any
    na: Any


@dataclass(frozen=True, eq=False)
class FactorRows:
    """Rows of what all groups reach, where the answer at `plaats` changes as `stellen` says."""

    origins: Origins
    factoren: FactorRules
    reached: Reached
    rijen: Ints
    plaats: AnswerPlace
    aantal: int
    stellen: Mapping[FactorPair, FactorChange]

    def clients(self, row: int, pair: FactorPair) -> tuple[Antwoorden, Antwoorden]:
        """The answers of a row: one client factor before and after, all else the same."""
        groups = self.reached.keuzen(self.rijen[row])
        _, one, other = self.stellen[pair]
        count, vraag = self.aantal, self.plaats[2]
        sides = self.factoren.answers(count, count, vraag, ChangedFactors(pair, one, other))
        heaviest = self.origins.heaviest(self.plaats, one.waarde, other.waarde)
        before, after = (
            self.origins.client(groups, side, {} if answer is None else {self.plaats: answer})
            for side, answer in zip(sides, heaviest[:2], strict=True)
        )
        return before, after
