"""A checked case as plain data again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from normenkader.conditions import Antwoord
from normenkader.questions import ONBEKEND
from zaak.delen import TOELICHTING
from zaak.model import Zaak


def plain_case(zaak: Zaak) -> dict[str, Any]:
    """Plain data that reads as the same case, with its own explanations and open answers."""

    def section(sectie: str, naam: str, answers: Mapping[str, Antwoord]) -> dict[str, Any]:
        still = sorted(v for s, n, v in zaak.open if (s, n) == (sectie, naam))
        own = {**answers, **dict.fromkeys(still, ONBEKEND)}
        tekst = zaak.toelichtingen.get(f"{sectie}.{naam}" if naam else sectie)
        return own if tekst is None else {**own, TOELICHTING: tekst}

    return {
        "zaak": zaak.zaak,
        "normenkader": zaak.normenkader,
        "peildatum": zaak.peildatum.isoformat(),
        **section("zaak", "", zaak.vragen),
        "toegang": section("toegang", "", zaak.toegang),
        "leefgebieden": {
            naam: section("leefgebieden", naam, answers)
            for naam, answers in zaak.leefgebieden.items()
        },
        "clientfactoren": section("clientfactoren", "", zaak.clientfactoren),
    }
