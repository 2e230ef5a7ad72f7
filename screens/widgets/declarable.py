"""What may be declared of a decision: a table by month and a calendar of its weeks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import streamlit as st

from engine.schedule import days_text
from iwmo.calendar import pictures
from iwmo.doubts import contradictions
from iwmo.message.facts import Part
from iwmo.months import Variant, declarable
from normenkader.texts import MONTHS, thousands
from publishing.markup import Markup, Pieces
from register.decisions.for_message import parts_of
from register.decisions.reading import Dossier
from screens.access import gate

HTML = Pieces(__name__)
WAYS: dict[str, Variant] = {"per week hulp": "inspanning", "per zondag": "output"}
CATEGORIE = "02"


def show_declarable(dossier: Dossier) -> None:
    """Draw it for each part of the decision; nothing where it gives no minutes."""
    parts = parts_of(dossier)
    if not parts:
        return
    with st.expander(
        "Minuten per maand: wat hoogstens te declareren is",
        key=f"per-maand-{dossier.nummer}",
        icon=":material/calendar_month:",
    ):
        chosen = gate.radio(
            "Hoe declareert de aanbieder?",
            list(WAYS),
            key=f"per-maand-variant-{dossier.nummer}",
            horizontal=True,
            captions=(
                "elke week die een maand raakt (inspanningsgericht)",
                "elke zondag in de maand (outputgericht)",
            ),
        )
        st.html(declarable_html(parts, WAYS[chosen or "per week hulp"]))


@lru_cache(32)
def declarable_html(parts: tuple[Part, ...], variant: Variant) -> Markup:
    """The table, its reasons and the calendar of each part."""
    rooms = [declarable(p.van, p.tot_en_met, p.minuten, variant=variant) for p in parts]
    found = [
        HTML(
            "part",
            name=f"Deel {number} van {len(parts)}" if len(parts) > 1 else "",
            days=days_text(part.van, part.tot_en_met),
            minutes=thousands(part.minuten),
            months=[
                (
                    f"{MONTHS[m.van.month - 1]} {m.van.year}",
                    f"{m.van.day} t/m {m.tot_en_met.day}",
                    m.weken,
                    thousands(m.maximum),
                )
                for m in room.maanden
            ],
            whole=("Hele periode", "", room.weken, thousands(room.maximum)),
            together=thousands(room.som_maanden),
            double=room.double,
            doubts=list(contradictions(part.van, part.tot_en_met, room, variant, CATEGORIE)),
            pictures=pictures(part.van, part.tot_en_met, variant),
        )
        for number, (part, room) in enumerate(zip(parts, rooms, strict=True), 1)
    ]
    return HTML("all", parts=found, output=variant == "output", broken=_broken(parts))


def _broken(parts: Sequence[Part]) -> bool:
    """Whether a week has days in two parts."""
    return any(part.van.isoweekday() != 1 for part in parts[1:])
