"""One difference between two normenkaders, in words of the domain, with its rule and its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from comparison.walk import Soort

# What a difference touches: which edition it is, what comes out, is asked or is proved, where a
# rule comes from, or only what people read (other words, another order).
Aard = Literal["uitgave", "inhoud", "bron", "tekst"]


class Woord(NamedTuple):
    """A value in words; its unit is apart, so that it can be said once for two values."""

    tekst: str
    eenheid: str = ""

    def __str__(self) -> str:
        """The value with its unit."""
        return f"{self.tekst} {self.eenheid}".strip()


@dataclass(frozen=True)
class Difference:
    """One difference; `van` and `naar` are values in words, "" where there is none.

    What is not there has words too where that means something ("niet gezegd").

    `deel` is the heading under which it belongs, `onderwerp` what it is about, `wat` which part
    of that. `eenheid` is the unit of both values. `regel` is the id of the rule and `bron` its
    source in words, "" where there is none; `bron_van` is the source before, where that differs.
    The paths are those in each file, "" where the part is not there.
    """

    deel: str
    soort: Soort
    aard: Aard
    regel: str
    onderwerp: str
    wat: str
    van: str
    naar: str
    eenheid: str
    bron: str
    bron_van: str
    opmerking: str
    pad_van: str
    pad_naar: str

    @property
    def plaats(self) -> str:
        """What differs, without its values."""
        return ", ".join(filter(None, [self.onderwerp, self.wat]))

    @property
    def zin(self) -> str:
        """The difference in one line."""
        van, naar = (self._said(w) for w in (self.van, self.naar))
        unit = f" {self.eenheid}" if self.eenheid else ""
        changes = {
            "nieuw": f"nieuw ({naar}{unit})" if naar else "nieuw",
            "vervallen": f"vervalt ({van}{unit})" if van else "vervalt",
            "anders": f"van {van} naar {naar}{unit}",
            "volgorde": "de volgorde is anders",
        }
        both = self.soort != "volgorde" and van and naar
        words = f"{self.plaats}: {changes['anders' if both else self.soort]}"
        return f"{words}. {self.opmerking}" if self.opmerking else words

    def _said(self, waarde: str) -> str:
        """A value in a sentence: a text between quotes."""
        is_text = self.aard == "tekst" or (self.pad_naar or self.pad_van) in ("titel", "melding")
        return f"‘{waarde}’" if is_text and waarde else waarde
