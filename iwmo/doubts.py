"""Where the sources about weeks and months contradict each other, and which one is followed.

Bron: domain/iwmo.md section 8.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from iwmo.months import HUISHOUDEN, HUISHOUDEN_WEKEN, DeclarableTime, Variant

SIX = (
    "Een maand met 6 weken: een landelijke uitleg noemt alleen 4 of 5 weken per maand. "
    "Invulinstructie IV077 noemt ook 6. IV077 is hier gevolgd."
)
LAST_WEEK = (
    "De laatste week is niet heel: een oudere uitleg (2021) kent alleen de regel van de zondag, en "
    "volgens IV078 spreken gemeente en aanbieder het samen af. IV076 en IV077 hebben een vaste "
    "regel: de week telt in de maand van de laatste zondag. Die is hier gevolgd."
)
FIRST_WEEK = (
    "De eerste week is niet heel: volgens IV078 spreken gemeente en aanbieder dat samen af. IV077 "
    "telt elke zondag. IV077 is hier gevolgd."
)
NO_SUNDAY = (
    "In deze periode valt geen zondag. Voor outputgericht declareren is daar geen regel voor: "
    "spreek met elkaar af in welke maand het mag."
)
HOUSEHOLD = (
    "Hulp bij het huishouden (categorie 01): TR321 zegt dat het volume moet passen, de toelichting "
    f"en IV077 staan elke maand {HUISHOUDEN_WEKEN} weken toe, ook in een korte periode. IV077 is "
    "hier gevolgd. Over de hele periode blijft TR322 gelden."
)


def contradictions(
    ingang: date, end: date, room: DeclarableTime, variant: Variant, categorie: str
) -> Iterator[str]:
    """What the sources say differently about this toewijzing, in plain Dutch sentences."""
    if variant == "inspanning":
        if categorie == HUISHOUDEN:
            yield HOUSEHOLD
        if any(m.weken == HUISHOUDEN_WEKEN for m in room.maanden):
            yield SIX
        return
    if not room.geregeld:
        yield NO_SUNDAY
        return
    if ingang.isoweekday() != 1:
        yield FIRST_WEEK
    if end.isoweekday() != 7:
        yield LAST_WEEK
