"""The schema of tariffs: one file per normenkader, with periods for each of its products."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Annotated, Literal, assert_never

from pydantic import Field, PrivateAttr

from normenkader.base import Bron, Code, Datum, Document, Model, Tekst
from normenkader.model import Cent

NormenkaderId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=60)]
TariefEenheid = Literal["minuut", "uur", "week", "vier_weken", "maand", "jaar"]
WORDS: dict[TariefEenheid, str] = {
    "minuut": "per minuut",
    "uur": "per uur",
    "week": "per week",
    "vier_weken": "per vier weken",
    "maand": "per maand",
    "jaar": "per jaar",
}
# A year has 52 weeks, as in `normenkader.units`: 13 times four weeks, and twelve months.
YEAR_WEEKS = 52
YEAR_MONTHS = 12


class Tarief(Model):
    """An amount in cents per unit, from a day on; without a last day until another one begins."""

    van: Datum
    tot_en_met: Datum | None = None
    cent: Cent
    eenheid: TariefEenheid
    bron: Bron

    @property
    def last(self) -> date:
        """The last day; of an open tariff the last of the calendar."""
        return self.tot_en_met or date.max

    @property
    def by_time(self) -> bool:
        """Say whether it asks how many minutes are given."""
        return self.eenheid in ("minuut", "uur")

    @property
    def product_tariff(self) -> Fraction | None:
        """The ProductTarief of a declaration in minutes, in cents; None where it has no minutes.

        Only for information: an amount never comes from it (iWmo 3.2, IV081, TR346).
        """
        match self.eenheid:
            case "minuut":
                return Fraction(self.cent)
            case "uur":
                return Fraction(self.cent, 60)
            case "week" | "vier_weken" | "maand" | "jaar":
                return None
            case _ as never:
                assert_never(never)

    def per_week(self, minuten: int | None) -> Fraction:
        """Cents per week; raises ValueError where it asks for minutes and there are none."""
        if self.by_time and minuten is None:
            raise ValueError("zonder minuten per week is er geen bedrag")
        match self.eenheid:
            case "minuut":
                return Fraction(self.cent * (minuten or 0))
            case "uur":
                return Fraction(self.cent * (minuten or 0), 60)
            case "week":
                return Fraction(self.cent)
            case "vier_weken":
                return Fraction(self.cent, 4)
            case "maand":
                return Fraction(self.cent * YEAR_MONTHS, YEAR_WEEKS)
            case "jaar":
                return Fraction(self.cent, YEAR_WEEKS)
            case _ as never:
                assert_never(never)


class ProductTarieven(Model):
    """The tariffs of one product, and those of the supplement that may come on top."""

    product: Code
    tarieven: Annotated[list[Tarief], Field(min_length=1)]
    opslag: list[Tarief] = Field(default_factory=list)


class ModuleTarieven(Model):
    """The tariffs of what may come beside a product; it has no minutes of its own."""

    module: Code
    tarieven: Annotated[list[Tarief], Field(min_length=1)]


class Tarieven(Model):
    """All tariffs of one normenkader."""

    normenkader: NormenkaderId
    titel: Tekst
    bronnen: Annotated[list[Document], Field(min_length=1)]
    producten: Annotated[list[ProductTarieven], Field(min_length=1)]
    modules: list[ModuleTarieven] = Field(default_factory=list)
    _sha256: str = PrivateAttr(default="")

    @property
    def sha256(self) -> str:
        """The SHA-256 of the canonical content of the file it was read from."""
        return self._sha256

    def of(self, product: str) -> ProductTarieven | None:
        """The tariffs of a product; None where it has none."""
        return next((p for p in self.producten if p.product == product), None)

    def of_modules(self, codes: Sequence[str]) -> tuple[ModuleTarieven, ...]:
        """The tariffs of those of these modules that have some."""
        return tuple(m for m in self.modules if m.module in codes)

    def bron_tekst(self, bron: Bron) -> str:
        """A source as one line of text."""
        titel = next(d.titel for d in self.bronnen if d.document == bron.document)
        return f"{titel}, {bron.plaats}"
