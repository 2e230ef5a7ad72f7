"""Stages that find the need: access, which leefgebieden count, and their norm times.

All times are minutes per week.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from normenkader.base import Bewust, Bron, Model, Naam, Oordeel, RegelId, Signaal, Tekst, Uitleg
from normenkader.conditions import Answer, Condition
from normenkader.units import Eenheid

Minuten = Annotated[int, Field(ge=1, le=10_080)]
Deel = Annotated[int, Field(ge=0, le=100)]
PerWeek = Literal["minuten_per_week"]
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


# Times by the answers to one, two or three questions.
Row = dict[str, Minuten]
Cells = Row | dict[str, Row] | dict[str, dict[str, Row]]


class NormtijdRegel(Model):
    """The time of one leefgebied, said in one of four ways.

    - `minuten`: minutes per week by goal and level (the two questions of the stage);
    - `tijd`: a fixed time, or with `vragen` a table by the answers to one, two or three questions;
    - `vraag`: the number that answers this question, judged by the professional;
    - `vraag` and `maal`: the numbers that answer two questions, multiplied.

    All but the first are in the unit of the row, else of the stage.
    """

    regel: RegelId
    leefgebied: Naam
    minuten: dict[str, dict[str, Minuten]] | None = None
    tijd: Minuten | Cells | None = None
    vragen: Annotated[list[Naam], Field(min_length=1, max_length=3)] | None = None
    vraag: Naam | None = None
    maal: Naam | None = None
    eenheid: Eenheid | None = None
    onderbouwing: Naam | None = None
    bron: Bron | None = None
    bewust: Bewusten | None = None

    @model_validator(mode="after")
    def _one_way(self) -> NormtijdRegel:
        given = [k for k in ("minuten", "tijd", "vraag") if getattr(self, k) is not None]
        if len(given) != 1:
            raise ValueError("heeft precies één van: minuten, tijd, vraag")
        if (self.vragen is not None) != isinstance(self.tijd, dict):
            raise ValueError("een tabel (tijd per antwoord) en vragen horen bij elkaar")
        if self.maal is not None and self.vraag is None:
            raise ValueError("maal past alleen bij vraag")
        if self.eenheid is not None and self.minuten is not None:
            raise ValueError("minuten zijn altijd per week: schrijf tijd voor een andere eenheid")
        return self


class Normtijden(Model):
    """The norm times, a row for each leefgebied; title, source and explanation serve every row."""

    asks: ClassVar[None] = None
    needs: ClassVar[StageNames] = ("raster",)
    first_decides: ClassVar[bool] = False
    interim: ClassVar[bool] = True
    fase: Literal["normtijden"]
    titel: Tekst
    eenheid: Eenheid
    vraag_doel: Naam | None = None
    vraag_niveau: Naam | None = None
    onderbouwing: Naam | None = None
    bron: Bron
    uitleg: Uitleg
    tabel: list[NormtijdRegel] = Field(min_length=1)

    def unit(self, row: NormtijdRegel) -> Eenheid:
        """The unit of the times of a row."""
        return "minuten_per_week" if row.minuten is not None else row.eenheid or self.eenheid

    def axes(self, row: NormtijdRegel) -> tuple[Naam, ...]:
        """The questions by whose answers the times of a row stand in a table, in order."""
        if row.minuten is not None:
            return tuple(v for v in (self.vraag_doel, self.vraag_niveau) if v is not None)
        return tuple(row.vragen or ())


def cells(row: NormtijdRegel) -> Iterator[tuple[tuple[str, ...], int]]:
    """Every time in the table of a row with its answers as text; a fixed time has no answers.

    Nothing for a time that is judged.
    """
    table = row.minuten if row.minuten is not None else row.tijd
    if table is not None:
        yield from _cells(table, ())


def _cells(table: object, before: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int]]:
    if isinstance(table, Mapping):
        for answer, inner in table.items():
            yield from _cells(inner, (*before, answer))
    elif isinstance(table, int):
        yield before, table


class ResultaatgebiedRegel(Regel):
    """Leefgebieden that share one result area.

    Where two or more count, the largest norm time (the first named, where equal) counts in full
    and each other for `overige_procent`. Without norm times the share is left out.
    """

    naam: Tekst
    leefgebieden: list[Naam] = Field(min_length=2)
    overige_procent: Deel | None = None
    onderbouwing: Naam | None = None


class Resultaatgebieden(Model):
    """Shared result areas; no leefgebied is in two of them."""

    asks: ClassVar[None] = None
    needs: ClassVar[StageNames] = ()
    first_decides: ClassVar[bool] = False
    interim: ClassVar[bool] = True
    fase: Literal["resultaatgebieden"]
    titel: Tekst
    onderbouwing: Naam | None = None
    regels: list[ResultaatgebiedRegel] = Field(min_length=1)
