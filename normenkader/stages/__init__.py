"""The stages of a normenkader: a closed set, each with plain tables and conditions.

The order of the calculation is the order of `STAGES`; a normenkader uses the stages it needs, in
that order.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from normenkader.stages.need import (
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
    Buiten,
    Doelrichting,
    DoelrichtingRegel,
    FactorEffect,
    Factoren,
    FactorRegel,
    Fasering,
    FaseringDeel,
    FaseringRegel,
    Grens,
    Opslag,
    OpslagRegel,
    Raster,
    Zwaartepunt,
    ZwaartepuntRegel,
)

STAGES = (
    "toegang",
    "meetellen",
    "doelen",
    "normtijden",
    "resultaatgebieden",
    "doelrichting",
    "factoren",
    "afronding",
    "raster",
    "fasering",
    "zwaartepunt",
    "opslag",
)

Fase = Annotated[
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
    | Opslag,
    Field(discriminator="fase"),
]

__all__ = [
    "STAGES",
    "Afronding",
    "Band",
    "Buiten",
    "DoelRegel",
    "Doelen",
    "Doelrichting",
    "DoelrichtingRegel",
    "FactorEffect",
    "FactorRegel",
    "Factoren",
    "Fase",
    "Fasering",
    "FaseringDeel",
    "FaseringRegel",
    "Grens",
    "Koppeling",
    "MeetelRegel",
    "Meetellen",
    "NormtijdRegel",
    "Normtijden",
    "Opslag",
    "OpslagRegel",
    "Raster",
    "Regel",
    "ResultaatgebiedRegel",
    "Resultaatgebieden",
    "Toegang",
    "ToegangRegel",
    "Vervanging",
    "Zwaartepunt",
    "ZwaartepuntRegel",
]
