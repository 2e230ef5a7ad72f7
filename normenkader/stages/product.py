"""Stages that find the product: direction, client factors, grid, phases, or kind of work.

All times are minutes per week, all amounts are cents.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from normenkader.base import Bron, Code, Model, Naam, RegelId, Tekst, Uitleg
from normenkader.conditions import Answer
from normenkader.stages.need import (
    Bewusten,
    ConditionRule,
    Minuten,
    PerWeek,
    Regel,
    Section,
    StageNames,
)
from normenkader.stages.time import TijdEffect
from normenkader.units import Eenheid

# A band may begin at no time at all.
VanafMinuten = Annotated[int, Field(ge=0, le=10_080)]


class DoelrichtingRegel(Regel):
    """The rule that fires when this goal has the most minutes."""

    doel: Answer


class Doelrichting(Model):
    """The goal with the most minutes; where equal, the first of `voorrang_bij_gelijk`."""

    asks: ClassVar[None] = None
    needs: ClassVar[StageNames] = ("normtijden",)
    first_decides: ClassVar[bool] = False
    interim: ClassVar[bool] = False
    fase: Literal["doelrichting"]
    titel: Tekst
    regels: list[DoelrichtingRegel] = Field(min_length=1)
    voorrang_bij_gelijk: list[Answer] = Field(min_length=1)


class FactorRegel(ConditionRule):
    """More or less time than the ijkcliënt, on account of client factors.

    Besides the questions of the client, `aantal_meetellend` (how many leefgebieden count) may be
    compared.
    """

    dan: TijdEffect
    onderbouwing: Naam | None = None


class Grens(Regel):
    """Holds the sum of all percentages between a minimum and a maximum."""

    minimum: Annotated[int, Field(ge=-100, le=0)]
    maximum: Annotated[int, Field(ge=0, le=1_000)]


class Factoren(Model):
    """Client factors: percentages are added up, held by `grens`, then time is added.

    Where rules take time off, `ondergrens` says that it never comes below 0.
    """

    asks: ClassVar[Section] = "clientfactoren"
    needs: ClassVar[StageNames] = ("normtijden",)
    first_decides: ClassVar[bool] = False
    interim: ClassVar[bool] = False
    fase: Literal["factoren"]
    titel: Tekst
    onderbouwing: Naam | None = None
    eenheid: Eenheid = "minuten_per_week"
    regels: list[FactorRegel] = Field(min_length=1)
    grens: Grens | None = None
    ondergrens: Regel | None = None


class Afronding(Regel):
    """Rounds the total up to a multiple, once, at the end."""

    asks: ClassVar[None] = None
    needs: ClassVar[StageNames] = ("normtijden",)
    first_decides: ClassVar[bool] = False
    interim: ClassVar[bool] = False
    fase: Literal["afronding"]
    richting: Literal["naar_boven"]
    veelvoud: Minuten
    eenheid: PerWeek


class Band(Model):
    """One bandwidth: from (included) to (`tot`: not included, `tot_en_met`: included)."""

    regel: RegelId
    band: Code
    doelrichting: Answer | None = None
    vanaf: VanafMinuten
    tot: Minuten | None = None
    tot_en_met: Minuten | None = None
    product: Code
    bron: Bron | None = None
    bewust: Bewusten | None = None

    @model_validator(mode="after")
    def _one_end(self) -> Band:
        if (self.tot is None) == (self.tot_en_met is None):
            raise ValueError("heeft precies één van: tot, tot_en_met")
        if self.upper < self.vanaf:
            raise ValueError("de bovengrens ligt onder vanaf")
        return self

    @property
    def upper(self) -> int:
        """The highest minutes that are in the band."""
        return self.tot - 1 if self.tot is not None else self.tot_en_met or 0

    @property
    def inclusive(self) -> bool:
        """Whether the upper bound as it is written is in the band itself."""
        return self.tot is None

    @property
    def maximum(self) -> int:
        """The upper bound as it is written."""
        return self.tot if self.tot is not None else self.tot_en_met or 0


class OutsideBands(Regel):
    """What comes out below the lowest or above the highest bandwidth; a product has no band."""

    uitkomst: Literal["ib0", "nader_onderzoek", "product"]
    product: Code | None = None

    @model_validator(mode="after")
    def _product_fits(self) -> OutsideBands:
        if (self.uitkomst == "product") != (self.product is not None):
            raise ValueError("uitkomst: product en een product horen bij elkaar")
        return self


class Raster(Model):
    """The grid: doelrichting × bandwidths; title, source and explanation serve every band."""

    asks: ClassVar[None] = None
    needs: ClassVar[StageNames] = ("normtijden",)
    first_decides: ClassVar[bool] = False
    interim: ClassVar[bool] = False
    fase: Literal["raster"]
    titel: Tekst
    eenheid: PerWeek
    bron: Bron
    uitleg: Uitleg
    banden: list[Band] = Field(min_length=1)
    onder: OutsideBands | None = None
    boven: OutsideBands

    @property
    def outside(self) -> tuple[OutsideBands, ...]:
        """What comes out below the lowest band, where that can be, and above the highest."""
        return (self.boven,) if self.onder is None else (self.onder, self.boven)


class FaseringPart(Model):
    """A phase: a share of the weeks (rounded up; the last takes the rest) and of the minutes."""

    weken_procent: Annotated[int, Field(ge=1, le=100)] | Literal["rest"]
    minuten_procent: Annotated[int, Field(ge=1, le=100)]


class FaseringRegel(Regel):
    """The phases for one doelrichting; without directions there is one rule."""

    doelrichting: Answer | None = None
    delen: list[FaseringPart] = Field(min_length=1)


class Fasering(Model):
    """Phases of a decision, when the case says how many weeks it holds."""

    asks: ClassVar[None] = None
    needs: ClassVar[StageNames] = ("raster",)
    first_decides: ClassVar[bool] = False
    interim: ClassVar[bool] = False
    fase: Literal["fasering"]
    titel: Tekst
    vraag: Naam
    veelvoud: Minuten
    eenheid: PerWeek
    regels: list[FaseringRegel] = Field(min_length=1)


class ZwaartepuntRegel(Regel):
    """The product for the kind of work that most leefgebieden need."""

    waarde: Answer
    product: Code


class Zwaartepunt(Model):
    """The primary kind of work over the leefgebieden that count; equal counts leave it open."""

    asks: ClassVar[None] = None
    needs: ClassVar[StageNames] = ()
    first_decides: ClassVar[bool] = False
    interim: ClassVar[bool] = False
    fase: Literal["zwaartepunt"]
    titel: Tekst
    vraag: Naam
    telling: Regel
    regels: list[ZwaartepuntRegel] = Field(min_length=2)
    gelijk: Regel


class OpslagRegel(ConditionRule):
    """A supplement to the price of the product, or a module that comes with it."""

    module: Code | None = None


class Opslag(Model):
    """Supplements and modules beside the product.

    The amount of a supplement is that of the product (`opslag`); there is one. Of modules there may
    be more.
    """

    asks: ClassVar[Section] = "clientfactoren"
    needs: ClassVar[StageNames] = ()
    first_decides: ClassVar[bool] = False
    interim: ClassVar[bool] = False
    fase: Literal["opslag"]
    titel: Tekst
    regels: list[OpslagRegel] = Field(min_length=1)
