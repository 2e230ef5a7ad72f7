"""What every part of the normenkader's schema shares: strict models and the basic types."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from normenkader.citing import Artikel, Bwb, Cvdr, Ecli, Jci, Lid

Naam = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
RegelId = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$", max_length=60)]
Code = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]*$", max_length=12)]


# Letters and symbols that show nothing: fillers of Hangul, and Braille without dots.
EMPTY = frozenset("\u115f\u1160\u3164\uffa0\u2800")


def is_seen(tekst: str) -> bool:
    """Say whether a text shows anything: a letter, a digit or a sign."""
    first = tekst[:1]
    # Nearly every text begins like this, and a normenkader has a thousand of them.
    if first.isascii() and first.isalnum():
        return True
    return any(unicodedata.category(c)[0] in "LNPS" and c not in EMPTY for c in tekst)


def _not_blank(tekst: str) -> str:
    if not is_seen(tekst):
        raise ValueError("mag niet leeg zijn: vul de tekst in")
    return tekst


Tekst = Annotated[str, AfterValidator(_not_blank)]


def parse_date(waarde: object) -> date:
    """Read jaar-maand-dag and nothing else (no week dates); raises ValueError."""
    if isinstance(waarde, str) and re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", waarde):
        try:
            return date.fromisoformat(waarde)
        except ValueError:
            pass
    raise ValueError("is geen datum: schrijf jaar-maand-dag, bijvoorbeeld 2026-01-01")


Datum = Annotated[date, BeforeValidator(parse_date)]


class Model(BaseModel):
    """A part of the schema: unknown keys, other types and later changes are refused."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Bron(Model):
    """Where a rule or a question comes from: a document of `bronnen` and the place in it.

    It may also say that place so that it holds: an `artikel` (and `lid`) of a law, by the number of
    the law (`bwb`) or that of its document, as the law was on a day (`datum`); or a `cvdr`, an
    `ecli` or a `jci`.
    """

    document: Naam
    plaats: Tekst
    bwb: Bwb | None = None
    artikel: Artikel | None = None
    lid: Lid | None = None
    datum: Datum | None = None
    cvdr: Cvdr | None = None
    ecli: Ecli | None = None
    jci: Jci | None = None

    @model_validator(mode="after")
    def _one_reference(self) -> Bron:
        _one_kind(self)
        if self.lid is not None and self.artikel is None:
            raise ValueError("een lid hoort bij een artikel")
        if self.bwb is not None and self.datum is None:
            raise ValueError("bij bwb hoort een datum: van welke dag is de tekst van de wet?")
        if (self.artikel or self.datum) and (self.cvdr or self.ecli or self.jci):
            raise ValueError("artikel en datum horen bij bwb, niet bij cvdr, ecli of jci")
        return self


class Document(Model):
    """One source document; by its number (`bwb`, `cvdr`, `ecli`, `jci`) it can always be found."""

    document: Naam
    titel: Tekst
    soort: Literal["wet", "uitspraak", "beleid", "verslag", "onderzoek", "normenkader"]
    datum: Datum | None = None
    vindplaats: Tekst | None = None
    bwb: Bwb | None = None
    cvdr: Cvdr | None = None
    ecli: Ecli | None = None
    jci: Jci | None = None

    @model_validator(mode="after")
    def _one_reference(self) -> Document:
        _one_kind(self)
        if self.bwb is not None and self.datum is None:
            raise ValueError("bij bwb hoort een datum: van welke dag is de tekst van de wet?")
        return self


def _one_kind(wat: Bron | Document) -> None:
    if sum(n is not None for n in (wat.bwb, wat.cvdr, wat.ecli, wat.jci)) > 1:
        raise ValueError("heeft hoogstens één van: bwb, cvdr, ecli, jci")


class Uitleg(Model):
    """The sentence for when the rule fires (`wel`) and for when it does not (`niet`)."""

    wel: Tekst
    niet: Tekst


class Signaal(Model):
    """What the consulent must look at when the rule fires; the text may use the rule's fields."""

    code: RegelId
    tekst: Tekst


# Properties that a rule may break on purpose.
Eigenschap = Literal["uniek", "bereikbaar", "monotoon", "robuust"]


class Bewust(Model):
    """A property of the whole normenkader that one rule breaks on purpose, and why."""

    eigenschap: Eigenschap
    reden: Tekst
    bron: Bron


Oordeel = Literal["professional"]
