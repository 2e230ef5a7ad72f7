"""What a proof says: per property whether it holds, how that was found, and what shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from normenkader import Normenkader
from normenkader.base import Bewust
from normenkader.file.problems import Problem
from proof.cases import ExampleClient

Naam = Literal["volledig", "uniek", "bereikbaar", "monotoon", "begrensd", "robuust"]
Oordeel = Literal["bewezen", "niet_waar", "bewust", "niet_bewezen"]
# A fault, an exception that is declared, one that is declared for nothing, or what only one of both
# methods could prove.
Soort = Literal["fout", "bewust", "loos", "enkel"]


class Alone(NamedTuple):
    """What z3 gave up on: the kind of thing it was asked about, and what was walked through."""

    soort: str
    wat: str


class Together(NamedTuple):
    """Many things of one kind that z3 gave up on: how many, and the first ones."""

    soort: str
    total: int
    first: tuple[str, ...]

    @property
    def zin(self) -> str:
        """That it is so, and of how many."""
        return (
            f"{self.total} vragen over {self.soort}: hier kwam z3 niet uit. Dit is alleen door te "
            "doorlopen nagegaan."
        )

    @property
    def rest(self) -> int:
        """How many are not named."""
        return self.total - len(self.first)


@dataclass(frozen=True)
class Finding:
    """One thing that was found: a sentence, the rules it is about, and the clients who show it.

    `bewust` is the exception that covers it, `alone` what only one of both methods could prove.
    """

    soort: Soort
    zin: str
    regels: tuple[str, ...] = ()
    clienten: tuple[ExampleClient, ...] = ()
    bewust: Bewust | None = None
    alone: Alone | None = None


@dataclass(frozen=True)
class Bounds:
    """The least and most minutes per week of an outcome; None where it has no minutes."""

    uitkomst: str
    product: str | None
    bandbreedte: str | None
    doelrichting: str | None
    minimum: int | None
    maximum: int | None
    clienten: tuple[ExampleClient, ...]


@dataclass(frozen=True)
class Verdict:
    """The verdict on one property; `states` is how many states were walked through.

    `hoe` says what z3 found about what holds, and where it gave up how often.
    """

    eigenschap: Naam
    oordeel: Oordeel
    zin: str
    hoe: str
    states: int = 0
    findings: tuple[Finding, ...] = ()
    grenzen: tuple[Bounds, ...] = ()

    @property
    def by_one_method(self) -> int:
        """How often one method alone had an answer, also where that is a fault."""
        return sum(b.alone is not None for b in self.findings)


@dataclass(frozen=True)
class Proof:
    """The whole proof of one normenkader.

    `zaken` is how many different complete cases there are. `problems` are those for which the
    normenkader is refused; `unjudged` are the questions of which answers have no weight.
    """

    normenkader: Normenkader
    zaken: int
    verdicts: tuple[Verdict, ...]
    problems: tuple[Problem, ...] = ()
    unjudged: tuple[str, ...] = field(default=())

    @property
    def by_one_method(self) -> int:
        """How often one method alone had an answer."""
        found = [b.soort for u in self.verdicts for b in u.findings]
        return found.count("enkel")

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong: all is proved, or declared."""
        wrong = {"niet_waar"}
        return not self.problems and not wrong & {u.oordeel for u in self.verdicts}
