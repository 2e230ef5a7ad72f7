"""What a client reads about a proposal: the normenkader's own words, in plain Dutch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from normenkader.base import Bron, Model, Tekst
from normenkader.stages.need import Minuten

# What fits on one page, together with the sentences of the program.
MOST_IN_NAME = 8
MOST_IN_TEXT = 40


def word_count(tekst: str) -> int:
    """How many words a text has: what stands between white space."""
    return len(tekst.split())


def _at_most(most: int) -> Callable[[str], str]:
    def check(tekst: str) -> str:
        if (found := word_count(tekst)) > most:
            raise ValueError(f"is te lang voor een cliënt: {found} woorden, hoogstens {most}")
        return tekst

    return check


KorteNaam = Annotated[Tekst, AfterValidator(_at_most(MOST_IN_NAME))]
KorteTekst = Annotated[Tekst, AfterValidator(_at_most(MOST_IN_TEXT))]


class ClientZin(Model):
    """A sentence for the client, with its source where it is a rule."""

    tekst: KorteTekst
    bron: Bron | None = None


class ClientRegel(ClientZin):
    """A rule in a sentence for the client: it always has its source."""

    bron: Bron


class Bezoek(Model):
    """The usual length of a visit in minutes, to tell what a time per week may look like.

    A visit in an example is rounded to `veelvoud` minutes. Any time per week can be divided into
    visits from `kortste` to `langste`, as `langste` is at least twice as long.
    """

    kortste: Minuten
    langste: Minuten
    veelvoud: Minuten
    bron: Bron

    @model_validator(mode="after")
    def _can_divide(self) -> Bezoek:
        if self.kortste % self.veelvoud or self.langste % self.veelvoud:
            raise ValueError(f"kortste en langste zijn een veelvoud van {self.veelvoud}")
        if self.langste < 2 * self.kortste:
            raise ValueError(
                f"langste is minstens twee keer kortste: {2 * self.kortste} of meer "
                "(anders is niet elke tijd in bezoeken te verdelen)"
            )
        return self


class ClientTeksten(Model):
    """The texts of the page for the client; each table has a line for all that may come out.

    `uitkomsten`, `leefgebieden`, `producten` and `regels` are by code; `antwoorden` by question
    and then by answer. `tijd` says what an average is.
    """

    melding: KorteTekst | None = None
    uitkomsten: dict[str, KorteTekst]
    leefgebieden: dict[str, KorteNaam]
    producten: dict[str, KorteTekst]
    regels: dict[str, KorteTekst]
    antwoorden: dict[str, dict[str, KorteNaam]]
    tijd: ClientRegel | None = None
    bezoek: Bezoek | None = None
    vervolg: list[ClientZin] = Field(min_length=1)
