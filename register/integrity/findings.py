"""What a check of the register found: findings with the number of the record, and the report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

# A register that is wrong everywhere would fill the memory and the screen.
MOST = 1_000
Vondst = Literal[
    "onleesbaar",
    "schema",
    "versie",
    "keten",
    "inhoud",
    "normenkader",
    "verwijdering",
    "tijd",
    "zoektabel",
    "afgeknipt",
    "herschreven",
]


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong; `nummer` is the record, or None where it is about no record."""

    nummer: int | None
    soort: Vondst
    melding: str

    def __str__(self) -> str:
        """Write the finding on one line."""
        return self.melding if self.nummer is None else f"Record {self.nummer}: {self.melding}"


@dataclass
class Findings:
    """Collects findings; of those about records the first thousand are kept, the rest counted."""

    gevonden: list[Finding] = field(default_factory=list)
    meer: int = 0

    def add(self, number: int | None, soort: Vondst, melding: str) -> None:
        """Add a finding."""
        if number is not None and len(self.gevonden) >= MOST:
            self.meer += 1
        else:
            self.gevonden.append(Finding(number, soort, melding))

    def sorted(self) -> tuple[Finding, ...]:
        """The first record first; what is about no record last."""
        key = self.gevonden
        return tuple(sorted(key, key=lambda b: (b.nummer is None, b.nummer or 0)))


@dataclass(frozen=True)
class Removed:
    """A removal in the chain: its record, when (UTC), by whom, and the records it emptied."""

    nummer: int
    tijdstip: str
    gebruiker: str
    nummers: tuple[int, ...]


@dataclass(frozen=True)
class CheckReport:
    """The report of a check: what there is, and what is wrong (the first record first).

    `hash` is that of the last record, `ankers` how many anchors the register was held against
    (one of 0 records says nothing, and does not count). They reach up to and including record
    `verankerd_tot`: 0 where none fits. `verwijderingen` are those after it; `meer` is the number
    of findings that are not listed, `vervolgstukken` how many records follow a decision.
    """

    records: int
    besluiten: int
    verwijderd: int
    hash: str
    ankers: int
    bevindingen: tuple[Finding, ...]
    meer: int = 0
    verankerd_tot: int = 0
    verwijderingen: tuple[Removed, ...] = ()
    vervolgstukken: int = 0

    @property
    def all_right(self) -> bool:
        """Say whether nothing was found."""
        return not self.bevindingen

    @property
    def first(self) -> int | None:
        """The first record that is wrong, where a finding is about a record."""
        return self.bevindingen[0].nummer if self.bevindingen else None
