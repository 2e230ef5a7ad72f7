"""What a test beside the rules is: what a case changes, and what must come out of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from normenkader.base import Code, Model, Naam, RegelId, Tekst
from normenkader.conditions import Answer
from normenkader.model import Cent, Uitkomst

Soort = Literal["wel", "niet", "grens"]
SOORTEN: tuple[Soort, ...] = ("wel", "niet", "grens")
Aantal = Annotated[int, Field(ge=0)]
MINUTEN = re.compile(r"[+-]?[0-9]{1,6}([.][0-9]{1,6})?")
VERWIJZING = re.compile(r"([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*)(?: bij ([a-z][a-z0-9_]*))?")


@dataclass(frozen=True, order=True)
class RuleReference:
    """A rule, in one leefgebied or ("") wherever it applies; `LG-ACUUT bij adl` in a file."""

    regel: str
    leefgebied: str = ""

    def __str__(self) -> str:
        """As it is written in a file."""
        return f"{self.regel} bij {self.leefgebied}" if self.leefgebied else self.regel


def parse_reference(tekst: object) -> RuleReference:
    """Read a reference to a rule; raises ValueError with how to write one."""
    found = VERWIJZING.fullmatch(tekst) if isinstance(tekst, str) else None
    if found is None:
        raise ValueError(
            "schrijf de code van een regel, bijvoorbeeld LG-ACUUT of LG-ACUUT bij financien"
        )
    return RuleReference(found[1], found[2] or "")


def _listed(waarde: object) -> object:
    """One reference may stand on its own, without the brackets of a list."""
    return [waarde] if isinstance(waarde, str) else waarde


def parse_minuten(waarde: object) -> Fraction:
    """Read minutes: a whole number, or with a decimal point; raises ValueError with how."""
    if type(waarde) is int:
        return Fraction(waarde)
    if isinstance(waarde, str) and MINUTEN.fullmatch(waarde):
        return Fraction(waarde)
    raise ValueError("schrijf minuten als 20, -10 of 12.5 (met een punt)")


RegelVerwijzing = Annotated[RuleReference, BeforeValidator(parse_reference)]
Minuten = Annotated[Fraction, BeforeValidator(parse_minuten)]
Verwijzingen = Annotated[list[RegelVerwijzing], BeforeValidator(_listed), Field(min_length=1)]


class FaseWeeks(Model):
    """One phase of a decision: first and last week (from 1) and minutes per week."""

    week_van: Aantal
    week_tot: Aantal
    minuten_per_week: Aantal


class Expected(Model):
    """What must come out, by codes; only what is given is compared, null where there is none.

    `prijs_cent` is the price with its supplement; `signalen` are the codes, in order.
    """

    uitkomst: Uitkomst | None = None
    product: Code | None = None
    bandbreedte: Code | None = None
    doelrichting: Answer | None = None
    minuten_per_week: Aantal | None = None
    meetellend: list[Naam] | None = None
    fasering: list[FaseWeeks] | None = None
    signalen: list[RegelId] | None = None
    prijs_cent: Cent | None = None

    @model_validator(mode="after")
    def _something(self) -> Expected:
        if not self.model_fields_set:
            raise ValueError("noem minstens één uitkomst, bijvoorbeeld minuten_per_week")
        return self

    def given(self) -> dict[str, Any]:
        """What is compared, as plain data."""
        found = self.model_dump(include=self.model_fields_set)
        return {key: found[key] for key in type(self).model_fields if key in found}


class ExpectedRules(Model):
    """Which rules must be in the explanation, which must not, and what some give.

    `minuten` are per week and exact, before the rounding; less than zero where a rule takes time.
    """

    wel: Verwijzingen | None = None
    niet: Verwijzingen | None = None
    minuten: dict[RegelVerwijzing, Minuten] | None = None

    @model_validator(mode="after")
    def _something(self) -> ExpectedRules:
        if not (self.wel or self.niet or self.minuten):
            raise ValueError("noem regels bij wel, niet of minuten")
        return self


class RuleTest(Model):
    """One test: the basis with the answers of `gegeven`, and what must come out.

    `over` names the rules that it is about: with `soort: wel` these must apply, with `niet` they
    must not, and with `grens` the test lies on the boundary and `regels` says on which side.
    """

    toets: Tekst
    over: Verwijzingen | None = None
    soort: Soort | None = None
    omdat: Tekst | None = None
    gegeven: dict[str, Any] = Field(default_factory=dict)
    verwacht: Expected
    regels: ExpectedRules | None = None

    @model_validator(mode="after")
    def _says_each_side_once(self) -> RuleTest:
        if (self.over is None) != (self.soort is None):
            raise ValueError("over en soort horen bij elkaar: vul allebei in of geen van beide")
        wel, niet = set(self.must_apply), set(self.must_not_apply)
        if both := sorted(map(str, wel & niet)):
            raise ValueError(f"{', '.join(both)} kan niet tegelijk wel en niet gelden")
        if open_ones := [str(v) for v in self.about if v not in wel | niet]:
            raise ValueError(f"zeg bij regels of {', '.join(open_ones)} hier wel of niet geldt")
        return self

    @property
    def about(self) -> tuple[RuleReference, ...]:
        """The rules that this test is about."""
        return tuple(self.over or ())

    @property
    def must_apply(self) -> tuple[RuleReference, ...]:
        """The rules that must be in the explanation."""
        return self._side("wel")

    @property
    def must_not_apply(self) -> tuple[RuleReference, ...]:
        """The rules that must not be in the explanation."""
        return self._side("niet")

    def _side(self, side: Literal["wel", "niet"]) -> tuple[RuleReference, ...]:
        named = getattr(self.regels, side, None) or ()
        return tuple(dict.fromkeys((*(self.about if self.soort == side else ()), *named)))


class RuleTestException(Model):
    """A rule that can't be tested in one of the three ways, and why."""

    regel: RegelId
    soort: Soort
    omdat: Tekst


class RuleTestFile(Model):
    """A file of tests that start from one whole case."""

    basis: dict[str, Any]
    toetsen: list[RuleTest] = Field(min_length=1)
    uitgezonderd: list[RuleTestException] = Field(default_factory=list)
