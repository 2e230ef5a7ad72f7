"""Minutes per week as a client knows time: hours, and an example of visits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from engine.answer import Antwoord
from engine.for_client_page import Blok
from normenkader.client import Bezoek, ClientTeksten


@dataclass(frozen=True)
class Bezoeken:
    """An example: so many visits in so many weeks, each of so many minutes.

    `afgerond` says whether the length of a visit was rounded.
    """

    aantal: int
    weken: int
    minuten: int
    afgerond: bool


def duration_text(minuten: int) -> str:
    """Minutes in words, with hours from one hour on: `2 uur en 30 minuten`."""
    hours, rest = divmod(minuten, 60)
    minutes = "1 minuut" if rest == 1 else f"{rest} minuten"
    if not hours:
        return minutes
    return f"{hours} uur en {minutes}" if rest else f"{hours} uur"


def visits(bezoek: Bezoek, minuten: int) -> Bezoeken:
    """Divide `minuten` per week (1 or more) into the fewest visits of a usual length.

    What is too little for one visit a week is saved up for one visit in the fewest weeks. The
    length is rounded to the nearest `veelvoud`, and stays within the usual.
    """
    if minuten >= bezoek.kortste:
        aantal, weken = -(-minuten // bezoek.langste), 1
    else:
        aantal, weken = 1, -(-bezoek.kortste // minuten)
    total, unit = minuten * weken, aantal * bezoek.veelvoud
    length = (2 * total + unit) // (2 * unit) * bezoek.veelvoud
    return Bezoeken(aantal, weken, length, length * aantal != total)


def visits_text(bezoek: Bezoek, minuten: int) -> str:
    """An example of visits in sentences: what they may look like, never a promise."""
    example = visits(bezoek, minuten)
    number = "1 bezoek" if example.aantal == 1 else f"{example.aantal} bezoeken"
    period = "per week" if example.weken == 1 else f"in de {example.weken} weken"
    length = "1 minuut" if example.minuten == 1 else f"{example.minuten} minuten"
    rounded = " (afgerond)" if example.afgerond else ""
    return (
        f"Dat zijn bijvoorbeeld {number} van ongeveer {length}{rounded} {period}. "
        "Afspraken maakt u met uw begeleider."
    )


def time_blocks(client: ClientTeksten, antwoord: Antwoord) -> tuple[Blok, ...]:
    """How much time the proposal gives, what that may look like, and when it changes.

    Minutes are per week, on average; without a product or minutes there is nothing to say.
    """
    minuten = antwoord["minuten_per_week"]
    if antwoord["uitkomst"] != "product" or minuten is None:
        return ()
    phases = antwoord["fasering"]
    first = phases[0]["minuten_per_week"] if phases else minuten
    time = f"{first} minuten per week: {duration_text(first)}"
    if first < 60:
        time = f"{duration_text(first)} per week"
    blocks: list[Blok] = [f"Dat is gemiddeld {time}."]
    if client.tijd is not None:
        blocks.append(client.tijd.tekst)
    if client.bezoek is not None:
        blocks.append(visits_text(client.bezoek, first))
    return (*blocks, *_phases(phases))


def _phases(phases: Sequence[Mapping[str, Any]]) -> Iterator[Blok]:
    """For how long the proposal is, and when its minutes change."""
    if not phases:
        return
    weeks = phases[-1]["week_tot"]
    period = "Het voorstel is voor " + ("1 week." if weeks == 1 else f"{weeks} weken.")
    changes = tuple(
        f"Vanaf week {phase['week_van']}: {duration_text(phase['minuten_per_week'])}."
        for before, phase in pairwise(phases)
        if phase["minuten_per_week"] != before["minuten_per_week"]
    )
    if not changes:
        yield period
        return
    yield f"{period} Later verandert de tijd per week:"
    yield changes
