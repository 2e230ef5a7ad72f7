"""What is evaluated: a decision, with its leefgebieden and the goals in the client's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from normenkader import Normenkader
from normenkader.questions import NIET_UITGEVRAAGD
from zaak.sections import EIGEN_DOEL, GEWENST_RESULTAAT


@dataclass(frozen=True)
class Area:
    """A leefgebied of a decision, with what the client wants to reach ("" where nothing is)."""

    leefgebied: str
    naam: str
    eigen_doel: str = ""
    gewenst_resultaat: str = ""


@dataclass(frozen=True)
class Subject:
    """A decision as an evaluation is about it.

    `besluit` is its number, `record` and `hash` those of its link. `omvang` is how much
    it is, in words ("" where the decision gives no minutes). `dagbesteding` is what it says of
    that, a name and a text each.
    """

    besluit: int
    record: int
    hash: str
    zaak: str
    product: str
    omvang: str
    van: date
    tot_en_met: date
    leefgebieden: tuple[Area, ...]
    dagbesteding: tuple[tuple[str, str], ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """Its leefgebieden by code, in the order of the normenkader."""
        return tuple(area.leefgebied for area in self.leefgebieden)


def areas_of(
    normenkader: Normenkader, zaak: Mapping[str, Any], antwoord: Mapping[str, Any]
) -> tuple[Area, ...]:
    """The leefgebieden of a decision: those that count, or for which there is a goal.

    Where there are none, those that were asked: a consulent can give help for what did not count.
    Where none was asked, all: an evaluation is always about at least one.
    """
    tables: Mapping[str, Any] = zaak["leefgebieden"]
    counted, names = frozenset(antwoord["meetellend"]), normenkader.leefgebied_names
    found = [
        Area(code, naam, *_goals(tables.get(code, {})))
        for code, naam in names.items()
        if code in counted or any(_goals(tables.get(code, {})))
    ]
    everything = (Area(code, naam) for code, naam in names.items())
    return tuple(found or _asked(normenkader, tables) or everything)


def _asked(normenkader: Normenkader, tables: Mapping[str, Any]) -> list[Area]:
    leading = normenkader.vragen.leading.vraag
    return [
        Area(code, naam)
        for code, naam in normenkader.leefgebied_names.items()
        if tables.get(code, {}).get(leading, NIET_UITGEVRAAGD) != NIET_UITGEVRAAGD
    ]


def _goals(table: Mapping[str, Any]) -> tuple[str, str]:
    return str(table.get(EIGEN_DOEL) or ""), str(table.get(GEWENST_RESULTAAT) or "")
