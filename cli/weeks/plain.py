"""What may be declared, as plain data."""

from __future__ import annotations

from typing import Any

from cli.weeks.asked import Asked
from iwmo.declarations.model import Toewijzing
from iwmo.doubts import contradictions


def plain(asked: Asked) -> dict[str, Any]:
    """The one period, or the decision with each of its parts."""
    parts = [_part(own, asked) for own in asked.parts]
    if asked.besluit is None:
        return parts[0]
    return {"besluit": asked.besluit, "delen": parts}


def _part(own: Toewijzing, asked: Asked) -> dict[str, Any]:
    room = own.room
    unregulated = {} if room.geregeld else {"ongedefinieerd": True}
    return {
        "ingang": own.van.isoformat(),
        "einde": own.tot_en_met.isoformat(),
        "minuten_per_week": own.minuten,
        "variant": asked.variant,
        "categorie": asked.categorie,
        "weken_per_maand": {m.maand: m.weken for m in room.maanden},
        "max_per_maand": {m.maand: m.maximum for m in room.maanden},
        "totaal_weken": room.weken,
        "totaal_max": room.maximum,
        "som_maanden": room.som_maanden,
        **unregulated,
        "let_op": list(
            contradictions(own.van, own.tot_en_met, room, asked.variant, asked.categorie)
        ),
    }
