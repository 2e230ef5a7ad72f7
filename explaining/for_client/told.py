"""How many minutes the client is told: exactly, or the lower bound of the bandwidth.

Which of the two is a setting of the normenkader (`besluit.minuten_voor_client`).
"""

from __future__ import annotations

from dataclasses import dataclass

from normenkader import Normenkader
from normenkader.stages import Raster

WAARSCHUWING = (
    "De cliënt leest alleen de ondergrens van de bandbreedte, niet de minuten zelf. Dat is een "
    "juridisch risico: de cliënt moet weten op hoeveel tijd hij kan rekenen "
    "(ECLI:NL:CRVB:2018:3241, ECLI:NL:CRVB:2022:2099). Geen uitspraak zegt dat een ondergrens "
    "genoeg is. Laat dit eerst toetsen."
)


@dataclass(frozen=True)
class Told:
    """Minutes per week as the client is told them; `ondergrens` says that it is at least these."""

    minuten: int
    ondergrens: bool = False

    @property
    def prefix(self) -> str:
        """What stands before the number."""
        return "minstens " if self.ondergrens else ""


def told_minutes(normenkader: Normenkader, product: str | None, minuten: int) -> Told:
    """What the client is told of these minutes per week of a product.

    Where the minutes are in no bandwidth of the product they are told exactly: a lower bound of
    another would promise too much or too little.
    """
    raster = normenkader.stage(Raster)
    if normenkader.besluit.minuten_voor_client == "precies" or raster is None:
        return Told(minuten)
    own = [b for b in raster.banden if b.product == product and b.vanaf <= minuten <= b.upper]
    return Told(max(b.vanaf for b in own), ondergrens=True) if own else Told(minuten)


def lower_bound_warning(normenkader: Normenkader) -> str:
    """What who decides must know of what the client reads; "" where that is exact."""
    return WAARSCHUWING if normenkader.besluit.minuten_voor_client == "ondergrens" else ""
