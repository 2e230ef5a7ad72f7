"""The schema of a normenkader: identity, questions, stages and products, as data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field, PrivateAttr, model_validator

from normenkader.base import Bron, Code, Datum, Document, Model, Naam, RegelId, Tekst
from normenkader.client import ClientTeksten
from normenkader.conditions import Answer
from normenkader.file.problems import Problem
from normenkader.naming import Benaming
from normenkader.questions import Leefgebied, Telling, Vraag, Vragen
from normenkader.stages import Fase, Normtijden
from normenkader.stages.need import Minuten
from normenkader.studies import Onderbouwing, years_after

Uitkomst = Literal["product", "ib0", "geen_maatwerk", "geen_toegang", "nader_onderzoek"]
Cent = Annotated[int, Field(ge=0, le=99_999_999)]
F = TypeVar("F")
# For how many weeks a decision can be.
MOST_WEEKS = 520
# A dagdeel is at most four hours (iWmo 3.2, WJ756 code 16).
MOST_MINUTES_PER_DAGDEEL = 240


class Geldig(Model):
    """The period in which a version may be used; without an end it is open.

    An open version still has a last plausible day: `houdbaar_jaren` years after `herzien_voor`, or
    after `van` where that is absent. A date after it is taken for a slip of the pen.
    """

    van: Datum
    tot_en_met: Datum | None = None
    herzien_voor: Datum | None = None
    houdbaar_jaren: Annotated[int, Field(ge=1, le=50)] = 10

    @property
    def last_day(self) -> date:
        """The last plausible peildatum, where no newer version has begun."""
        if self.tot_en_met is not None:
            return self.tot_en_met
        return years_after(self.herzien_voor or self.van, self.houdbaar_jaren)


class Prijs(Model):
    """A price in cents per a number of weeks."""

    cent: Cent
    per_weken: Annotated[int, Field(ge=1, le=52)]


class Product(Model):
    """A product: its code, name, national category and the municipal product code."""

    product: Code
    naam: Tekst
    omschrijving: Tekst
    categorie: Annotated[str, Field(pattern=r"^[0-9]{2}$")]
    gemeentelijke_code: Annotated[str, Field(pattern=r"^[A-Z0-9]{1,5}$")] | None = None
    prijs: Prijs | None = None
    opslag: Prijs | None = None
    bron: Bron


class Module(Model):
    """What may come beside a product: its code, name and the municipal code."""

    module: Code
    naam: Tekst
    omschrijving: Tekst
    gemeentelijke_code: Annotated[str, Field(pattern=r"^[A-Z0-9]{1,5}$")] | None = None
    prijs: Prijs | None = None
    bron: Bron


class UitkomstTekst(Model):
    """An outcome in words; `voor_client` may use {product} and {minuten_per_week}."""

    uitkomst: Uitkomst
    naam: Tekst
    tekst: Tekst
    voor_client: Tekst


class Afwijkreden(Model):
    """A reason to decide otherwise than the proposal."""

    reden: RegelId
    naam: Tekst
    bron: Bron


class LangsteDuur(Model):
    """The longest period of a decision, in weeks: of a product, or of a goal (doelrichting)."""

    product: Code | None = None
    doelrichting: Answer | None = None
    weken: Annotated[int, Field(ge=1, le=MOST_WEEKS)]
    bron: Bron

    @model_validator(mode="after")
    def _about_one(self) -> LangsteDuur:
        if (self.product is None) == (self.doelrichting is None):
            raise ValueError("heeft precies één van: product, doelrichting")
        return self


class Voorwaarde(Model):
    """What must hold before dagdelen of dagbesteding become begeleiding."""

    voorwaarde: Naam
    tekst: Tekst
    bron: Bron


class Dagbesteding(Model):
    """What is asked about dagbesteding that somebody has beside begeleiding.

    `vraag` asks whether it reaches the same result. Its dagdelen may be filled with begeleiding,
    never the other way round: each gives `minuten_per_dagdeel` minutes, and all of `voorwaarden`
    must hold.
    """

    vraag: Tekst
    minuten_per_dagdeel: Annotated[int, Field(ge=1, le=MOST_MINUTES_PER_DAGDEEL)]
    voorwaarden: Annotated[list[Voorwaarde], Field(min_length=1)]
    bron: Bron

    def minutes(self, dagdelen: int) -> int:
        """The minutes per week of begeleiding that come in the place of so many dagdelen."""
        return dagdelen * self.minuten_per_dagdeel


class Besluitregels(Model):
    """What a decision starts from: the duration in weeks, and the reasons to deviate.

    A proposal is never longer than `langste_duur`; a decision may be, with a reason. The first day
    lies at most `ingang_binnen_weken` weeks after the peildatum. The client reads the exact
    minutes, or only the lower bound of their bandwidth.
    """

    duur_weken: Annotated[int, Field(ge=1, le=MOST_WEEKS)]
    minuten_voor_client: Literal["precies", "ondergrens"] = "precies"
    ingang_binnen_weken: Annotated[int, Field(ge=0, le=520)] = 52
    langste_duur: list[LangsteDuur] = Field(default_factory=list)
    dagbesteding: Dagbesteding | None = None
    bron: Bron
    afwijkredenen: list[Afwijkreden] = Field(min_length=1)


class Verantwoording(Model):
    """Something that the normenkader assumes, leaves open or leaves to a professional."""

    onderwerp: Tekst
    tekst: Tekst
    bron: Bron


class Bewijseisen(Model):
    """What a proof of the whole normenkader also asks.

    One other answer changes the time by at most `hoogstens_per_antwoord` minutes per week.
    """

    hoogstens_per_antwoord: Minuten
    bron: Bron


class Normenkader(Model):
    """One version of a normenkader. Nothing outside this file decides an answer."""

    normenkader: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=60)]
    versie: Annotated[str, Field(pattern=r"^[0-9]{4}\.[0-9]{1,3}$")]
    titel: Tekst
    status: Literal["demonstratie", "concept", "vastgesteld"]
    melding: Tekst | None = None
    geldig: Geldig
    bronnen: list[Document] = Field(min_length=1)
    onderbouwingen: list[Onderbouwing] = Field(default_factory=list)
    benaming: Benaming = Benaming()
    leefgebieden: list[Leefgebied] = Field(min_length=1)
    vragen: Vragen
    tellingen: list[Telling] = Field(default_factory=list)
    fasen: list[Fase] = Field(min_length=2)
    producten: list[Product] = Field(min_length=1)
    modules: list[Module] = Field(default_factory=list)
    uitkomsten: list[UitkomstTekst]
    besluit: Besluitregels
    client: ClientTeksten | None = None
    bewijs: Bewijseisen | None = None
    oordeel_professional: list[Verantwoording] = Field(default_factory=list)
    aannames: list[Verantwoording] = Field(default_factory=list)
    open_punten: list[Verantwoording] = Field(default_factory=list)
    _sha256: str = PrivateAttr(default="")
    _inhoud: Any = PrivateAttr(default=None)
    _waarschuwingen: tuple[Problem, ...] = PrivateAttr(default=())

    @property
    def sha256(self) -> str:
        """The SHA-256 of the canonical content of the file it was read from."""
        # Straight from where pydantic keeps it: reading a private attribute is slow.
        private = self.__pydantic_private__
        return str(private["_sha256"]) if private else ""

    @property
    def content(self) -> Any:
        """The plain data of the file it was read from."""
        return self._inhoud

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What somebody may want to know of the file it was read from; it is in order."""
        return self._waarschuwingen

    @cached_property
    def leefgebied_names(self) -> dict[str, str]:
        """The names of the leefgebieden, by id, in the normenkader's order."""
        return {lg.leefgebied: lg.naam for lg in self.leefgebieden}

    def meaning(self, leefgebied: Naam, vraag: Naam, antwoord: Answer) -> str | None:
        """What an answer means in a leefgebied, in one sentence; None where nothing says so."""
        own = self._meanings.get(leefgebied, {}).get(vraag, {})
        return own.get(str(antwoord).lower())

    @cached_property
    def _meanings(self) -> dict[str, dict[str, dict[str, str]]]:
        return {lg.leefgebied: lg.antwoorden for lg in self.leefgebieden}

    @cached_property
    def bron_titels(self) -> dict[str, str]:
        """The titles of the source documents, by id."""
        return {d.document: d.titel for d in self.bronnen}

    def bron_tekst(self, bron: Bron) -> str:
        """A source as one line of text."""
        return f"{self.bron_titels[bron.document]}, {bron.plaats}"

    def stage(self, soort: type[F]) -> F | None:
        """The stage of a kind, or None where this normenkader has none."""
        found = self._stages.get(soort)
        return found if isinstance(found, soort) else None

    @cached_property
    def _stages(self) -> dict[type[Any], Any]:
        return {type(f): f for f in reversed(self.fasen)}

    @cached_property
    def timed(self) -> bool:
        """Whether it gives minutes per week."""
        return self.stage(Normtijden) is not None

    def product(self, code: str) -> Product:
        """The product with a code; raises KeyError."""
        return self._products[code]

    @cached_property
    def _products(self) -> dict[str, Product]:
        return {p.product: p for p in self.producten}

    def counts(self, section: str) -> tuple[Telling, ...]:
        """The countings over the questions of a section."""
        return self._counts.get(section, ())

    @cached_property
    def _counts(self) -> dict[str, tuple[Telling, ...]]:
        sections = dict.fromkeys(t.sectie for t in self.tellingen)
        return {s: tuple(t for t in self.tellingen if t.sectie == s) for s in sections}

    def counted(self, section: str, answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
        """The answers of a section, or of one leefgebied, with what is counted over them."""
        if not (counts := self.counts(section)):
            return answers
        return {**answers, **{t.telling: t.count(answers) for t in counts}}

    def questions(self, section: str, leefgebied: Naam | None = None) -> tuple[Vraag, ...]:
        """The questions of a section; of a leefgebied only those that it asks."""
        found = self.vragen.section(section)
        if leefgebied is None:
            return found
        return tuple(v for v in found if v.leefgebieden is None or leefgebied in v.leefgebieden)
