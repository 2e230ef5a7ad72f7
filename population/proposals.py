"""What a case comes to with one version and with another: proposals, and counts of them.

Minutes are per week; a proposal without a product has 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.account.answer import ContractAnswer, UnknownFormatError
from engine.judging import DifferenceError, judge
from engine.rule_engine.driver import EngineError
from normenkader.library import FixedVersion
from normenkader.texts import shortened
from zaak.checking import InvalidZaakError, check_zaak

# A case that is refused can have an error for every question.
FEW_ERRORS = 3
MOST_TEXT = 500


@dataclass(frozen=True)
class Voorstel:
    """A proposal: the code of the product, else the outcome; None where minutes are not known."""

    wat: str
    minuten: int | None


@dataclass(frozen=True)
class Changed:
    """A case whose proposal changes; `verschil` is in minutes, None where not known.

    `nummer` is that of its decision in a register, or its place among the cases that were given.
    """

    nummer: int
    zaak: str
    van: Voorstel
    naar: Voorstel

    @property
    def difference(self) -> int | None:
        """The minutes per week that are gained, or lost where below 0."""
        if self.van.minuten is None or self.naar.minuten is None:
            return None
        return self.naar.minuten - self.van.minuten


@dataclass(frozen=True)
class DoesNotFit:
    """A case that can't be judged with a version, and why."""

    nummer: int
    zaak: str
    fout: str


@dataclass
class Count:
    """One cell of a table: how many, how many of those change, the minutes gained and lost."""

    aantal: int = 0
    veranderd: int = 0
    erbij: int = 0
    eraf: int = 0
    onbekend: int = 0

    def add(self, other: Count) -> None:
        """Add another count."""
        self.aantal += other.aantal
        self.veranderd += other.veranderd
        self.erbij += other.erbij
        self.eraf += other.eraf
        self.onbekend += other.onbekend

    def count(self, otherwise: Changed) -> None:
        """Count one case, also where its proposal stays the same."""
        self.aantal += 1
        if otherwise.van == otherwise.naar:
            return
        self.veranderd += 1
        self.onbekend += otherwise.difference is None
        self.erbij += max(0, otherwise.difference or 0)
        self.eraf += max(0, -(otherwise.difference or 0))


# From what, to what: the codes of the product or the outcome.
CountTable = dict[tuple[str, str], Count]


def added(table: CountTable, other: CountTable) -> CountTable:
    """Two tables together, sorted."""
    for key, cell in other.items():
        table.setdefault(key, Count()).add(cell)
    return dict(sorted(table.items()))


def total(table: CountTable) -> Count:
    """All cells together."""
    total = Count()
    for cell in table.values():
        total.add(cell)
    return total


def judge_with(versie: FixedVersion, zaak: Any) -> ContractAnswer:
    """Check and judge a case, as plain data, with this version, whatever the date.

    The case may name another normenkader: its answers are what counts. Raises what checking and
    judging raise.
    """
    own = zaak
    if isinstance(zaak, dict):
        own = {**zaak, "normenkader": versie.normenkader.normenkader}
    checked, normenkader = check_zaak(own, versie)
    return judge(normenkader, checked)


def proposal_of(antwoord: Mapping[str, Any]) -> Voorstel:
    """The proposal in a complete answer."""
    product = antwoord["product"]
    if antwoord["uitkomst"] != "product" or product is None:
        return Voorstel(antwoord["uitkomst"], 0)
    return Voorstel(product["code"], antwoord["minuten_per_week"])


def refusal_text(error: Exception) -> str:
    """Why a case can't be judged, in words."""
    if isinstance(error, InvalidZaakError):
        errors = [f"{f.pad_tekst}: {f.melding}" for f in error.fouten[:FEW_ERRORS]]
        more = len(error.fouten) - len(errors)
        tekst = "; ".join(errors) + (f"; en nog {more}" if more else "")
    elif isinstance(error, DifferenceError):
        tekst = str(error).partition("\n")[0]
    elif isinstance(error, (EngineError, UnknownFormatError)):
        tekst = str(error)
    else:
        tekst = f"Er gaat iets fout ({type(error).__name__}: {error})."
    return shortened(tekst, MOST_TEXT)
