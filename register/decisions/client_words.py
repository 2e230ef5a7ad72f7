"""What the client reads about a decision: what is decided, and why where a person deviates.

It is recorded as one text, in paragraphs with an empty line between them. The first says what the
client gets; the others say why that differs from the calculation, in the consulent's own words.
Decisions of before this was told at the field have the first paragraph only, and stay so.
"""

from __future__ import annotations

from engine.schedule import Schedule
from normenkader import Normenkader
from register.choice import Besluit, Choice, client_text, deviations

PARAGRAPH = "\n\n"
ANDERS = "Uw consulent koos iets anders dan de berekening."
NIET_VERTELD = f"{ANDERS} Vraag uw consulent waarom."


def words_for_client(
    normenkader: Normenkader,
    voorstel: Besluit,
    keuze: Choice,
    schedule: Schedule | None = None,
) -> str:
    """The text that is recorded for the client; what is not filled in yet is left out."""
    first = client_text(normenkader, keuze.besluit, schedule)
    own = keuze.toelichting.strip()
    if not own or not deviations(voorstel, keuze.besluit):
        return first
    return PARAGRAPH.join([first, ANDERS, f"Uw consulent schrijft: {own}"])


def told(voor_client: str) -> tuple[str, list[str]]:
    """A recorded text as what is decided, and the paragraphs about why it differs."""
    first, *rest = voor_client.split(PARAGRAPH)
    return first, [part for part in rest if part.strip()]
