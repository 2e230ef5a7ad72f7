"""One's own judgement before the proposal in words: as it was recorded, and what it differs in."""

from __future__ import annotations

from typing import Any

from engine.schedule import minutes_text
from normenkader import Normenkader
from register.choice import decided
from screens.intake.case.choosing import options
from screens.widgets.moments import moment_text

NIET_GEZEGD = "weet ik niet"


def named(normenkader: Normenkader, uitkomst: str | None, product: str | None) -> str:
    """An outcome in words."""
    if uitkomst is None:
        return NIET_GEZEGD
    code = f"uitkomst:{uitkomst}" if product is None else f"product:{product}"
    return options(normenkader).get(code, product or uitkomst)


def minutes_words(minuten: int | None) -> str:
    """Minutes in words; a dash where there are none."""
    return "–" if minuten is None else minutes_text(minuten)


def difference_words(own: int | None, other: int | None) -> str:
    """How much the proposal is above or below one's own judgement."""
    if own is None or other is None:
        return "–"
    if own == other:
        return "gelijk"
    more = "meer" if other > own else "minder"
    return f"het voorstel is {minutes_text(abs(other - own))} {more}"


def recorded_rows(normenkader: Normenkader, stuk: dict[str, Any]) -> list[tuple[str, str]]:
    """What a record holds of it, as facts; nothing where nothing was asked."""
    vooraf = stuk.get("vooraf")
    if vooraf is None:
        return []
    name = named(normenkader, vooraf["uitkomst"], vooraf["product"])
    if vooraf["minuten_per_week"] is not None:
        name = f"{name}, {minutes_text(vooraf['minuten_per_week'])} per week"
    rows = [("Oordeel vooraf", f"{name} (op {moment_text(vooraf['tijdstip'])})")]
    toen = vooraf.get("toen")
    if toen is None:
        voorstel = decided(stuk["voorstel"])
        own = vooraf["minuten_per_week"]
        told = difference_words(own, voorstel.minuten_per_week)
        return [*rows, ("Verschil met het voorstel", told)] if told != "–" else rows
    told = "De antwoorden zijn daarna veranderd."
    if "voorstel" in toen:
        then = toen["voorstel"]
        given = named(normenkader, then["uitkomst"], then["product"])
        told += f" Het voorstel was toen: {given}"
        if then["minuten_per_week"] is not None:
            told += f", {minutes_text(then['minuten_per_week'])} per week"
        told += "."
    return [*rows, ("Sinds het oordeel vooraf", told)]
