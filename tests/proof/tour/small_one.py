"""The normenkader of the tour, and both methods over it as `proof.prove` makes them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from engine.partial.factors import Setting
from normenkader import Normenkader
from proof import Proof, prove
from proof.reading import ToProve, read_to_prove
from proof.solving.solving import Solving
from proof.walking.comparing import Exempt
from proof.walking.enumeration import Enumeration
from proof.walking.pairs import Pairs

FILE = Path(__file__).with_name("klein.yaml")
NIVEAU = ("leefgebieden", "financien", "niveau")
LEERBAARHEID = ("clientfactoren", "", "leerbaarheid")
BEPERKT = frozenset({"CF-BEPERKT"})
MOST = 90
GOALS = ("behoud", "ontwikkel")
# No rule about the client replaces a goal here, or changes a leefgebied.
SETTING = Setting(GOALS)


@dataclass(frozen=True)
class Tour:
    """Everything that the page shows values of."""

    nk: Normenkader

    @cached_property
    def enumeration(self) -> Enumeration:
        return Enumeration(self.nk, BEPERKT)

    @cached_property
    def pairs(self) -> Pairs:
        return Pairs(self.enumeration, Exempt(BEPERKT, hoogstens=MOST))

    @cached_property
    def solving(self) -> Solving:
        return Solving(self.nk)

    @cached_property
    def proof(self) -> Proof:
        return prove(self.nk)


def tour() -> Tour:
    """Read the file of the tour; it has no problems."""
    read: ToProve = read_to_prove(FILE)
    if read.problems:
        raise ValueError(str(read.problems))
    return Tour(read.normenkader)
