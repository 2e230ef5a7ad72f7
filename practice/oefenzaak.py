"""What a teaching case (oefenzaak) is: a story, its worked answers, and what must come out."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from normenkader.base import Code, Model, RegelId, Tekst
from normenkader.model import Uitkomst

Minuten = Annotated[int, Field(ge=0)]
Moeilijkheid = Annotated[int, Field(ge=1, le=3)]


class Expected(Model):
    """What the normenkader gives for the worked answers, in codes; null where there is none."""

    uitkomst: Uitkomst
    product: Code | None
    bandbreedte: Code | None
    minuten_per_week: Minuten | None


class Oefenzaak(Model):
    """One teaching case.

    `moeilijkheid` is meant: 1 easy, 2 medium, 3 hard. `verhaal` is read aloud; `opmerkingen` and
    `leerpunten` are for the trainer. `uitwerking` is a whole case as plain data, with the id of
    the oefenzaak as its reference; `practice.reading` checks it, and that `verwacht` comes out.
    """

    oefenzaak: RegelId
    titel: Tekst
    moeilijkheid: Moeilijkheid
    verhaal: Tekst
    leerpunten: list[Tekst] = Field(min_length=2, max_length=4)
    opmerkingen: Tekst
    uitwerking: dict[str, Any]
    verwacht: Expected


def paragraphs(tekst: str) -> list[str]:
    """The paragraphs of a text, each on one line: the file breaks its lines, a page does not."""
    lines = "\n".join(line.strip() for line in tekst.splitlines())
    return [" ".join(part.split()) for part in lines.split("\n\n") if part.strip()]
