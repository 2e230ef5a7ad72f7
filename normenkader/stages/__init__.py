"""The stages of a normenkader: a closed set, each with plain tables and conditions.

The order of the calculation is the order of `Stage`; a normenkader uses the stages it needs, in
that order. What differs by stage is said in a `match` over `Stage` that ends in `assert_never`, or
is a fact of the class itself:

- `asks`: the section of questions that the conditions of its rules are about, None without them;
- `needs`: the other stages without which it can't be there;
- `first_decides`: whether of its rules the first that applies decides, so that their order counts;
- `interim`: whether it is part of an interim result, before everything is answered.
"""

from __future__ import annotations

from typing import Annotated, get_args

from pydantic import Field

from normenkader.stages.need import (
    ConditionRule,
    Doelen,
    DoelRegel,
    Koppeling,
    Meetellen,
    MeetelRegel,
    Normtijden,
    NormtijdRegel,
    Regel,
    Resultaatgebieden,
    ResultaatgebiedRegel,
    Toegang,
    ToegangRegel,
    Vervanging,
)
from normenkader.stages.product import (
    Afronding,
    Band,
    Doelrichting,
    DoelrichtingRegel,
    FactorEffect,
    Factoren,
    FactorRegel,
    Fasering,
    FaseringPart,
    FaseringRegel,
    Grens,
    Opslag,
    OpslagRegel,
    OutsideBands,
    Raster,
    Zwaartepunt,
    ZwaartepuntRegel,
)

# A new stage is one more here: the type checker then names every place that still lacks it.
Stage = (
    Toegang
    | Meetellen
    | Doelen
    | Normtijden
    | Resultaatgebieden
    | Doelrichting
    | Factoren
    | Afronding
    | Raster
    | Fasering
    | Zwaartepunt
    | Opslag
)
Fase = Annotated[Stage, Field(discriminator="fase")]

# What can stand in a stage as a rule of its own.
Rule = Regel | NormtijdRegel | Band

# The kinds of stages by their name, in the order of the calculation.
KINDS: dict[str, type[Stage]] = {
    get_args(kind.model_fields["fase"].annotation)[0]: kind for kind in get_args(Stage)
}
STAGES = tuple(KINDS)

__all__ = [
    "KINDS",
    "STAGES",
    "Afronding",
    "Band",
    "ConditionRule",
    "DoelRegel",
    "Doelen",
    "Doelrichting",
    "DoelrichtingRegel",
    "FactorEffect",
    "FactorRegel",
    "Factoren",
    "Fase",
    "Fasering",
    "FaseringPart",
    "FaseringRegel",
    "Grens",
    "Koppeling",
    "MeetelRegel",
    "Meetellen",
    "NormtijdRegel",
    "Normtijden",
    "Opslag",
    "OpslagRegel",
    "OutsideBands",
    "Raster",
    "Regel",
    "ResultaatgebiedRegel",
    "Resultaatgebieden",
    "Rule",
    "Stage",
    "Toegang",
    "ToegangRegel",
    "Vervanging",
    "Zwaartepunt",
    "ZwaartepuntRegel",
]
