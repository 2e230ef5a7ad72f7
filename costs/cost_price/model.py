"""What a cost price is computed with: the elements, the scales and the mix of each product."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, get_args

Element = Literal[
    "contracturen",
    "verlofuren",
    "uren_per_dag",
    "scholing",
    "ziekteverzuim",
    "reistijd",
    "niet_declarabel",
    "no_show",
    "werkgeverslasten",
    "overhead",
    "indexatie",
]
ELEMENTS: tuple[Element, ...] = get_args(Element)


@dataclass(frozen=True)
class Meant:
    """What an element is called and counted in, and from where to where it can go.

    `low_included` and `high_included` say whether the bounds themselves can be given.
    """

    words: str
    unit: str
    low: int = 0
    high: int = 100
    low_included: bool = True
    high_included: bool = True


MEANT: dict[Element, Meant] = {
    "contracturen": Meant("contracturen", "uren per jaar", 0, 3000, low_included=False),
    "verlofuren": Meant("verlof en feestdagen", "uren per jaar", 0, 3000),
    "uren_per_dag": Meant("werkdag", "uren per dag", 0, 24, low_included=False),
    "scholing": Meant("scholing", "% van de contracturen", high_included=False),
    "ziekteverzuim": Meant("ziekteverzuim", "% van de contracturen", high_included=False),
    "reistijd": Meant("reistijd", "minuten per dag", 0, 1440, high_included=False),
    "niet_declarabel": Meant(
        "overleg en andere tijd zonder cliënt", "% van de tijd na reizen", high_included=False
    ),
    "no_show": Meant("no-show", "% van de geplande tijd met cliënten", high_included=False),
    "werkgeverslasten": Meant("werkgeverslasten", "% van het loon", high=1000),
    "overhead": Meant("overhead, met vastgoed", "% van de loonkosten", high=1000),
    "indexatie": Meant("indexatie", "% van de kosten", high=1000),
}


@dataclass(frozen=True)
class Sourced:
    """A figure, exactly as it was given, and where it comes from."""

    value: Fraction
    bron: str


@dataclass(frozen=True)
class Target:
    """From where to where the productivity should lie, in per cent of the contract hours."""

    minimum: Fraction
    maximum: Fraction
    bron: str


@dataclass(frozen=True)
class Mix:
    """A product, and which share (per cent, together 100) each scale has in it."""

    product: str
    naam: str
    shares: tuple[tuple[str, Sourced], ...]


@dataclass(frozen=True)
class Elements:
    """All figures of a file; a wage is that of a full year, in euros."""

    kostprijs: str
    jaar: int
    elements: dict[Element, Sourced]
    wages: dict[str, Sourced]
    target: Target
    products: tuple[Mix, ...]
