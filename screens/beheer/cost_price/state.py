"""What the part about the cost price remembers: the file, and other values that are tried."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from costs.cost_price.computing import with_other
from costs.cost_price.model import Element, Elements
from costs.cost_price.reading import read_cost_price
from normenkader import InvalidInputError, Problem
from normenkader.reading import MOST_BYTES, decoded
from screens.sources.session import owned
from screens.widgets.fields import Refused

SESSION = "kostprijs"


@dataclass(frozen=True)
class CostPriceFile:
    """An upload: its elements, or all that is wrong with it. It is kept for one session only."""

    naam: str
    tekst: str
    elements: Elements | None
    problemen: tuple[Problem, ...] = ()


@dataclass
class CostPriceState:
    """The upload of one session; `others` has the values that differ from it.

    `refused` holds what was typed and not accepted. `ronde` is part of the keys of fields: a new
    one shows them anew.
    """

    file: CostPriceFile | None = None
    others: dict[Element, Fraction] = field(default_factory=dict)
    refused: dict[Element, Refused] = field(default_factory=dict)
    ronde: int = 0

    def take(self, content: bytes, name: str) -> None:
        """Go on with another upload."""
        self.file = read_upload(content, name)
        self.reset()

    def reset(self) -> None:
        """Back to the values of the file."""
        self.others, self.refused = {}, {}
        self.ronde += 1

    def change(self, name: Element, value: Fraction) -> None:
        """Try another value; that of the file itself is no other."""
        self.others.pop(name, None)
        if self.file and self.file.elements and self.file.elements.elements[name].value != value:
            self.others[name] = value

    @property
    def changed(self) -> Elements | None:
        """The elements with the other values; None where there are none of those."""
        if not self.others or self.file is None or self.file.elements is None:
            return None
        return with_other(self.file.elements, self.others)


def read_upload(content: bytes, name: str) -> CostPriceFile:
    """Read an uploaded file; whatever is wrong with it is among its problems."""
    if len(content) > MOST_BYTES:
        melding = (
            f"Het bestand is te groot: {len(content)} bytes. Het mag hoogstens {MOST_BYTES} bytes "
            "zijn."
        )
        return CostPriceFile(name, "", None, (Problem(name, 0, "", melding),))
    try:
        tekst = decoded(content)
    except ValueError as error:
        return CostPriceFile(name, "", None, (Problem(name, 0, "", str(error)),))
    try:
        return CostPriceFile(name, tekst, read_cost_price(tekst, name))
    except InvalidInputError as error:
        return CostPriceFile(name, tekst, None, error.problemen)


def current(owner: str) -> CostPriceState:
    """The state of this session; another user in the same browser begins anew."""
    return owned(SESSION, owner, CostPriceState)
