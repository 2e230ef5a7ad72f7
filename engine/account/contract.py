"""The answer of the contract as models: every key with its type, and nothing else.

What is written goes through them: an answer that does not fit is an error, not an answer. Minutes
are whole, or a fraction as text such as "25/2"; prices are cents.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict


class _Model(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


class NormenkaderReference(_Model):
    """The normenkader that judged, with the fingerprint of its content."""

    id: str
    versie: str
    sha256: str
    status: str


class Product(_Model):
    """The proposed product."""

    code: str
    naam: str


class Module(_Model):
    """A module: what comes beside the product."""

    code: str
    naam: str


class Bandwidth(_Model):
    """The bandwidth: minutes per week, the minimum included."""

    code: str
    minimum: int
    maximum: int
    maximum_inclusief: bool


class Price(_Model):
    """The price in cents per a number of weeks."""

    product_cent: int
    opslag_cent: int
    totaal_cent: int
    per_weken: int


class Phase(_Model):
    """A phase: first and last week (from 1) and minutes per week."""

    week_van: int
    week_tot: int
    minuten_per_week: int


class Signal(_Model):
    """What the consulent must look at."""

    code: str
    tekst: str
    bron: str


class TrailStep(_Model):
    """A step of the trail; input and effect differ by rule.

    The study is there only at times of a normenkader that has studies; None where a time has none.
    """

    regel: str
    fase: str
    onderwerp: str
    invoer: dict[str, Any]
    effect: dict[str, Any]
    bron: str
    uitleg: str
    onderbouwing: str | None = ""


class PossibleOutcome(_Model):
    """An outcome that a partial intake can still get, by codes."""

    uitkomst: str
    product: str | None
    bandbreedte: str | None
    doelrichting: str | int | bool | None


class MinutesRange(_Model):
    """The minutes per week that are possible, both included."""

    minimum: int
    maximum: int


class Answer(_Model):
    """The answer in format 1; the last keys are there for a partial intake only."""

    antwoordformaat: int
    zaak: str
    normenkader: NormenkaderReference
    uitkomst: str
    product: Product | None
    modules: list[Module] = []
    bandbreedte: Bandwidth | None
    doelrichting: str | int | bool | None
    minuten_per_week: int | None
    prijs: Price | None
    meetellend: list[str]
    fasering: list[Phase]
    signalen: list[Signal]
    spoor: list[TrailStep]
    mogelijk: list[PossibleOutcome] | None = None
    minuten_bereik: MinutesRange | None = None
    te_groot: str | None = None


def written(answer: dict[str, Any]) -> str:
    """An answer as one line of JSON, its keys in the order of the contract.

    Raises pydantic's ValidationError, a ValueError, where it does not fit.
    """
    return Answer.model_validate(answer).model_dump_json(exclude_unset=True)
