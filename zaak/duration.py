"""How long a decision holds, where a case says so: with what is usual filled in."""

from __future__ import annotations

from normenkader import Normenkader
from normenkader.questions import GetalVraag
from normenkader.stages import Fasering
from normenkader.texts import counted


def usual_duration(normenkader: Normenkader) -> dict[str, int]:
    """The answer to the question how long a decision holds, where the normenkader asks that."""
    vraag = duration_question(normenkader)
    weken = normenkader.besluit.duur_weken
    if vraag is None or not vraag.minimum <= weken <= vraag.maximum:
        return {}
    return {vraag.vraag: weken}


def duration_question(normenkader: Normenkader) -> GetalVraag | None:
    """The question how many weeks a decision holds, where the normenkader asks that."""
    fase = normenkader.stage(Fasering)
    found = (v for v in normenkader.questions("zaak") if fase and v.vraag == fase.vraag)
    return next((v for v in found if isinstance(v, GetalVraag)), None)


def when_empty(normenkader: Normenkader, vraag: str) -> str:
    """What counts where the question how long a decision holds is left empty, in words.

    "" for another question.
    """
    found = duration_question(normenkader)
    if found is None or found.vraag != vraag:
        return ""
    return f"leeg betekent {counted(normenkader.besluit.duur_weken, 'week', 'weken')}"
