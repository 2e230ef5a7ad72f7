"""The schema of a technical conversion: one file, from one version to another."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, PrivateAttr

from normenkader.base import Bron, Code, Datum, Document, Model, RegelId, Tekst
from normenkader.model import Verantwoording

# A code of the old indication, such as H152.
OudeCode = Annotated[str, Field(pattern=r"^[A-Z][0-9]{3}$")]


class Side(Model):
    """A version of a normenkader: where the conversion starts, or where it leads to."""

    normenkader: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=60)]
    versie: Annotated[str, Field(pattern=r"^[0-9]{4}\.[0-9]{1,3}$")]

    @property
    def name(self) -> str:
        """`awbz-bgi-2014@2014.1`."""
        return f"{self.normenkader}@{self.versie}"


class Omzetregel(Model):
    """What every rule of a conversion has: an id, a source and the sentence that explains it."""

    regel: RegelId
    titel: Tekst
    bron: Bron
    uitleg: Tekst


class ProductRegel(Omzetregel):
    """Old products that become one new product."""

    van: list[Code] = Field(min_length=1)
    naar: Code


class CodeRegel(Omzetregel):
    """Codes of the old indication with which the supplement comes."""

    codes: list[OudeCode] = Field(min_length=1)


class Omzetting(Model):
    """A technical conversion; what it does not name is not converted."""

    omzetting: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=60)]
    titel: Tekst
    melding: Tekst
    ingang: Datum
    van: Side
    naar: Side
    bronnen: list[Document] = Field(min_length=1)
    producten: list[ProductRegel] = Field(min_length=1)
    opslag: list[CodeRegel] = Field(default_factory=list)
    past_niet: list[Verantwoording] = Field(default_factory=list)
    _sha256: str = PrivateAttr(default="")

    @property
    def sha256(self) -> str:
        """The SHA-256 of the canonical content of the file it was read from."""
        return self._sha256

    def bron_tekst(self, bron: Bron) -> str:
        """A source as one line of text."""
        titel = next(d.titel for d in self.bronnen if d.document == bron.document)
        return f"{titel}, {bron.plaats}"
