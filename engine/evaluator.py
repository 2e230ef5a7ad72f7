"""The independent evaluator: the builder's terms on one case, in plain Python."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from engine.build_time import build
from engine.ops import Plaats, PythonOps
from engine.terms import Deelfase, Som
from engine.verloop import Fase, Stap, Verloop
from normenkader import Normenkader
from normenkader.conditions import Antwoord
from zaak.model import Zaak


def evaluate(normenkader: Normenkader, zaak: Zaak, *, voorlopig: bool = False) -> Verloop:
    """Evaluate a checked case without the rule engine."""
    berekening = build(normenkader, PythonOps(flat_answers(zaak)), voorlopig=voorlopig)
    outcome = _chosen(berekening.uitkomst)
    counted = outcome not in ("geen_toegang", "geen_maatwerk") and not voorlopig
    return Verloop(
        tuple(
            Stap(t.regel, t.fase, t.onderwerp, {k: _value(v) for k, v in t.effect.items()})
            for t in berekening.termen
            if t.vuurt
        ),
        uitkomst=outcome,
        product=_chosen(berekening.product),
        band=_chosen(berekening.band),
        doelrichting=_chosen(berekening.doelrichting),
        minuten_per_week=berekening.minuten if counted else None,
        meetellend=tuple(naam for naam, counts in berekening.telt.items() if counts),
        fasering=tuple(_value(_chosen(berekening.fasering) or [])),
        opslag=any(berekening.opslag),
    )


def flat_answers(zaak: Zaak) -> dict[Plaats, Antwoord]:
    """All answers of a case in one table."""
    table: dict[Plaats, Antwoord] = {}
    sections: Mapping[str, Mapping[str, Antwoord]] = {
        "toegang": zaak.toegang,
        "clientfactoren": zaak.clientfactoren,
        "zaak": zaak.vragen,
    }
    for sectie, answers in sections.items():
        table |= {(sectie, "", vraag): antwoord for vraag, antwoord in answers.items()}
    for naam, answers in zaak.leefgebieden.items():
        table |= {("leefgebieden", naam, vraag): a for vraag, a in answers.items()}
    return table


def _chosen(options: list[tuple[bool, Any]]) -> Any:
    return next((value for holds, value in options if holds), None)


def _value(waarde: Any) -> Any:
    """An effect as the trail knows it."""
    if isinstance(waarde, Som):
        return Fraction(waarde.getal, waarde.schaal)
    if isinstance(waarde, list) and waarde and isinstance(waarde[0], Deelfase):
        return tuple(Fase(d.van, d.tot, d.minuten) for d in waarde if d.bestaat)
    if isinstance(waarde, list):
        return [value for holds, value in waarde if holds]
    return waarde
