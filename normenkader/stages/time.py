"""Stages that change the time of a leefgebied, or hold the time of all of them to a maximum.

Times stand in the unit of their source (`eenheid`); the calculation has minutes per week, exact.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from normenkader.base import Code, Model, Naam, Tekst
from normenkader.conditions import Condition
from normenkader.stages.need import ConditionRule, Regel, Section, StageNames
from normenkader.units import Eenheid

Procent = Annotated[int, Field(ge=-1_000, le=1_000)]
Aandeel = Annotated[int, Field(ge=1, le=100)]
Tijd = Annotated[int, Field(ge=1, le=10_080)]
TijdErbij = Annotated[int, Field(ge=-10_080, le=10_080)]
Leefgebieden = Annotated[list[Naam], Field(min_length=1)]


class ConditionalRegel(Regel):
    """A rule that may have a condition on the answers of the section of its stage."""

    als: Condition | None = None


class TijdEffect(Model):
    """More or less time: a percentage, minutes per week, or time in the unit of the stage.

    With `per` the time counts as often as the number that answers this question, at most
    `hoogstens` times.
    """

    procent: Procent | None = None
    minuten: TijdErbij | None = None
    tijd: TijdErbij | None = None
    per: Naam | None = None
    hoogstens: Annotated[int, Field(ge=1, le=10_000)] | None = None

    @model_validator(mode="after")
    def _fits(self) -> TijdEffect:
        given = [n for n in (self.procent, self.minuten, self.tijd) if n is not None]
        if len(given) != 1:
            raise ValueError("heeft precies één van: procent, minuten, tijd")
        if given == [0]:
            raise ValueError("0 heeft geen gevolg: laat de regel weg")
        if self.per is not None and self.procent is not None:
            raise ValueError("per past bij minuten en tijd, niet bij procent")
        if self.hoogstens is not None and self.per is None:
            raise ValueError("hoogstens past alleen bij per")
        return self


class BijstellingRegel(ConditionRule):
    """More or less time for some leefgebieden, on account of client factors."""

    leefgebieden: Leefgebieden
    dan: TijdEffect
    onderbouwing: Naam | None = None


class Bijstelling(Model):
    """Client factors for single leefgebieden; percentages are of the time before this stage."""

    asks: ClassVar[Section] = "clientfactoren"
    needs: ClassVar[StageNames] = ("normtijden",)
    first_decides: ClassVar[bool] = False
    interim: ClassVar[bool] = False

    fase: Literal["bijstelling"]
    titel: Tekst
    onderbouwing: Naam | None = None
    eenheid: Eenheid = "minuten_per_week"
    regels: list[BijstellingRegel] = Field(min_length=1)
    ondergrens: Regel | None = None


class AftrekEffect(Model):
    """What goes off: a number that answers a question, or a fixed time or share.

    `vraag` is time in the unit of the stage, `procent_vraag` and `procent` a share of the time of
    the leefgebied, `tijd` a fixed time. Never more goes off than there is.
    """

    vraag: Naam | None = None
    procent_vraag: Naam | None = None
    procent: Aandeel | None = None
    tijd: Tijd | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> AftrekEffect:
        if len(self.model_fields_set) != 1:
            raise ValueError("heeft precies één van: vraag, procent_vraag, procent, tijd")
        return self


class AftrekRegel(ConditionalRegel):
    """Time that others cover, in each leefgebied that counts (or only in some)."""

    leefgebieden: Leefgebieden | None = None
    dan: AftrekEffect
    onderbouwing: Naam | None = None


class Aftrek(Model):
    """What others cover, set off after the whole need is established; rule after rule."""

    asks: ClassVar[Section] = "leefgebieden"
    needs: ClassVar[StageNames] = ("normtijden",)
    first_decides: ClassVar[bool] = False
    interim: ClassVar[bool] = True

    fase: Literal["aftrek"]
    titel: Tekst
    onderbouwing: Naam | None = None
    eenheid: Eenheid = "minuten_per_week"
    regels: list[AftrekRegel] = Field(min_length=1)


class MaximumRegel(ConditionalRegel):
    """The most time of some leefgebieden, each by itself, where client factors are so."""

    leefgebieden: Leefgebieden
    hoogstens: Tijd
    onderbouwing: Naam | None = None


class Maximum(Model):
    """Holds single leefgebieden to a maximum; of each the first rule that applies decides."""

    asks: ClassVar[Section] = "clientfactoren"
    needs: ClassVar[StageNames] = ("normtijden",)
    first_decides: ClassVar[bool] = True
    interim: ClassVar[bool] = False

    fase: Literal["maximum"]
    titel: Tekst
    onderbouwing: Naam | None = None
    eenheid: Eenheid = "minuten_per_week"
    regels: list[MaximumRegel] = Field(min_length=1)


# A leefgebied that must count, or some of which one must.
Tellend = Naam | Annotated[list[Naam], Field(min_length=1)]


class CombinatieRegel(ConditionalRegel):
    """The most time for a combination of leefgebieden: a number of minutes, a band, or none."""

    telt_mee: list[Tellend] = Field(default_factory=list)
    telt_niet_mee: list[Naam] = Field(default_factory=list)
    hoogstens: Tijd | None = None
    hoogste_band: Code | None = None
    onderbouwing: Naam | None = None

    @model_validator(mode="after")
    def _at_most_one(self) -> CombinatieRegel:
        if self.hoogstens is not None and self.hoogste_band is not None:
            raise ValueError("heeft hoogstens één van: hoogstens, hoogste_band")
        return self


class Combinaties(Model):
    """Holds the time of all to a maximum: of the first rule that fits; `inkorten` says the cut."""

    asks: ClassVar[Section] = "clientfactoren"
    needs: ClassVar[StageNames] = ("normtijden", "raster")
    first_decides: ClassVar[bool] = True
    interim: ClassVar[bool] = False

    fase: Literal["combinaties"]
    titel: Tekst
    onderbouwing: Naam | None = None
    eenheid: Eenheid = "minuten_per_week"
    regels: list[CombinatieRegel] = Field(min_length=1)
    geen: Regel
    inkorten: Regel
