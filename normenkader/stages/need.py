"""Stages that find the need: access, which leefgebieden count, and their norm times.

All times are minutes per week.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from normenkader.base import Bewust, Bron, Model, Naam, Oordeel, RegelId, Signaal, Tekst, Uitleg
from normenkader.conditions import Answer, Condition

Minuten = Annotated[int, Field(ge=1, le=10_080)]
Deel = Annotated[int, Field(ge=0, le=100)]
Eenheid = Literal["minuten_per_week"]
# Where the questions stand that conditions of rules are about.
Section = Literal["toegang", "leefgebieden", "clientfactoren"]
StageNames = tuple[str, ...]
# A list of exceptions that is there is not empty.
Bewusten = Annotated[list[Bewust], Field(min_length=1)]


class Regel(Model):
    """What every rule has: an id that is never reused, a source and its explanation."""

    regel: RegelId
    titel: Tekst
    bron: Bron
    uitleg: Uitleg
    signaal: Signaal | None = None
    oordeel: Oordeel | None = None
    toelichting: Tekst | None = None
    bewust: Bewusten | None = None


class ConditionRule(Regel):
    """A rule with a condition on the answers of one section: that of its stage."""

    als: Condition


class ToegangRegel(ConditionRule):
    """A reason for which there is no access."""

    dan: Literal["geen_toegang"]


class Toegang(Model):
    """Access: every reason that holds is said; with none, `doorgang` says that there is access."""

    asks: ClassVar[Section] = "toegang"
    needs: ClassVar[StageNames] = ()
    first_decides: ClassVar[bool] = False
    interim: ClassVar[bool] = True

    fase: Literal["toegang"]
    titel: Tekst
    regels: list[ToegangRegel]
    doorgang: Regel


class MeetelRegel(ConditionRule):
    """Decides for a leefgebied whether it counts; of these rules the first that applies decides."""

    leefgebieden: list[Naam] | None = Field(default=None, min_length=1)
    dan: Literal["telt_mee", "valt_af"]


class Koppeling(Regel):
    """A leefgebied that counts only together with one of others; judged after all others."""

    leefgebied: Naam
    telt_alleen_met: list[Naam] = Field(min_length=1)


class Meetellen(Model):
    """Which leefgebieden count and which fall away."""

    asks: ClassVar[Section] = "leefgebieden"
    needs: ClassVar[StageNames] = ()
    first_decides: ClassVar[bool] = True
    interim: ClassVar[bool] = True

    fase: Literal["meetellen"]
    titel: Tekst
    regels: list[MeetelRegel] = Field(min_length=1)
    koppelingen: list[Koppeling] = Field(default_factory=list)
    geen: Regel


class Vervanging(Model):
    """One goal that takes the place of another."""

    van: Answer
    naar: Answer


class DoelRegel(ConditionRule):
    """Replaces a goal in every leefgebied that counts, on account of a client factor."""

    dan: Vervanging


class Doelen(Model):
    """Goals that are replaced before the norm times are looked up."""

    asks: ClassVar[Section] = "clientfactoren"
    needs: ClassVar[StageNames] = ("normtijden",)
    first_decides: ClassVar[bool] = False
    interim: ClassVar[bool] = True

    fase: Literal["doelen"]
    titel: Tekst
    vraag: Naam
    regels: list[DoelRegel] = Field(min_length=1)


class NormtijdRegel(Model):
    """The norm times of one leefgebied: minutes per week by goal and level."""

    regel: RegelId
    leefgebied: Naam
    minuten: dict[str, dict[str, Minuten]]
    bron: Bron | None = None
    bewust: Bewusten | None = None


class Normtijden(Model):
    """The table of norm times; title, source and explanation serve every row."""

    asks: ClassVar[None] = None
    needs: ClassVar[StageNames] = ("doelrichting", "afronding", "raster")
    first_decides: ClassVar[bool] = False
    interim: ClassVar[bool] = True

    fase: Literal["normtijden"]
    titel: Tekst
    eenheid: Eenheid
    vraag_doel: Naam
    vraag_niveau: Naam
    bron: Bron
    uitleg: Uitleg
    tabel: list[NormtijdRegel] = Field(min_length=1)


class ResultaatgebiedRegel(Regel):
    """Leefgebieden that share one result area.

    Where two or more count, the largest norm time (the first named, where equal) counts in full
    and each other for `overige_procent`. Without norm times the share is left out.
    """

    naam: Tekst
    leefgebieden: list[Naam] = Field(min_length=2)
    overige_procent: Deel | None = None


class Resultaatgebieden(Model):
    """Shared result areas; no leefgebied is in two of them."""

    asks: ClassVar[None] = None
    needs: ClassVar[StageNames] = ()
    first_decides: ClassVar[bool] = False
    interim: ClassVar[bool] = True

    fase: Literal["resultaatgebieden"]
    titel: Tekst
    regels: list[ResultaatgebiedRegel] = Field(min_length=1)
